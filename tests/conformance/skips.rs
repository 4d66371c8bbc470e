//! Cases that a surface cannot replay, each with a reason: `cases/skips.json`. A skip that is no longer needed fails.

use crate::folder::{Folder, cases};
use std::fs;

/// A case that one surface leaves out.
#[derive(Debug)]
pub struct Skip {
    pub surface: String,
    pub case: String,
    pub reason: String,
}

/// All skips.
pub fn all() -> Vec<Skip> {
    let list: Vec<serde_json::Value> = serde_json::from_slice(&fs::read(cases().join("skips.json")).unwrap()).unwrap();
    let text = |value: &serde_json::Value, key: &str| value[key].as_str().unwrap().to_owned();
    list.iter()
        .map(|skip| Skip { surface: text(skip, "surface"), case: text(skip, "case"), reason: text(skip, "reason") })
        .collect()
}

/// Skips of surfaces or cases that are not there, or without a reason.
pub fn dangling<'a>(skips: &'a [Skip], surfaces: &[&str], folders: &[Folder]) -> Vec<&'a Skip> {
    let there = |skip: &Skip| {
        surfaces.contains(&skip.surface.as_str())
            && folders.iter().any(|folder| folder.name == skip.case)
            && !skip.reason.trim().is_empty()
    };
    skips.iter().filter(|skip| !there(skip)).collect()
}
