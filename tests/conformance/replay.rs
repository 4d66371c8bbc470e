//! Replays every case through every surface, byte for byte.
//!
//! `SYNLIG_BLESS=1 cargo test --test conformance replay` writes what is expected anew; read the difference before keeping it.

use crate::folder::{self, Expected, Folder};
use crate::{skips, surface};
use serde_json::Value;
use std::fs;

#[test]
fn every_case_on_every_surface() {
    let (folders, surfaces, skips) = (folder::all(), surface::all(), skips::all());
    let names: Vec<_> = surfaces.iter().map(|surface| surface.name()).collect();
    let mut faults: Vec<String> =
        skips::dangling(&skips, &names, &folders).iter().map(|skip| format!("stale: {skip:?}")).collect();
    let blessing = std::env::var_os("SYNLIG_BLESS").is_some();
    for folder in &folders {
        for (index, surface) in surfaces.iter().enumerate() {
            let got = surface.decide(folder);
            // The first surface is the one whose word is written down.
            if blessing && index == 0 {
                bless(folder, &got);
                continue;
            }
            let skipped = skips.iter().any(|skip| skip.surface == surface.name() && skip.case == folder.name);
            match (fault(folder, &got), skipped) {
                (Some(fault), false) => faults.push(format!("{} through {}: {fault}", folder.name, surface.name())),
                (None, true) => faults.push(format!("stale: {} passes {}", folder.name, surface.name())),
                _ => {}
            }
        }
    }
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
    assert!(!blessing, "blessed; now run without SYNLIG_BLESS, and read what changed");
}

/// What differs from what is expected.
fn fault(folder: &Folder, got: &Result<String, Vec<Value>>) -> Option<String> {
    match (&folder.expected, got) {
        (None, _) => Some("nothing is expected yet".to_owned()),
        (Some(Expected::Decision(text)), Ok(decision)) => {
            if *text == format!("{decision}\n") {
                return probe(folder, decision);
            }
            Some(format!("expected {text}got {decision}"))
        }
        (Some(Expected::Errors(list)), Err(errors)) if list == errors => None,
        (Some(Expected::Errors(_)), Ok(decision)) => Some(format!("expected errors, got {decision}")),
        (_, Err(errors)) => Some(format!("got {}", pretty(errors))),
    }
}

/// Items of a checklist `probe` carry what their condition comes to in their name, so that no blessing can hide a mistake:
/// `yes_…`, `no_…` or `unknown_…`.
fn probe(folder: &Folder, decision: &str) -> Option<String> {
    let decision: Value = serde_json::from_str(decision).unwrap();
    let rules: Vec<Value> = folder.rules.iter().map(|rules| serde_json::from_slice(rules).unwrap()).collect();
    let items: Vec<&str> = rules
        .iter()
        .filter_map(|rules| rules["checklists"]["probe"]["items"].as_array())
        .flatten()
        .map(|item| item["id"].as_str().unwrap())
        .collect();
    let probe = decision["checklists"].as_array().unwrap().iter().find(|list| list["id"] == "probe");
    let Some(probe) = probe else { return (!items.is_empty()).then(|| "the probe is missing".to_owned()) };
    let holds = |key: &str, item: &str| probe[key].as_array().unwrap().iter().any(|id| id == item);
    let wrong: Vec<_> = items
        .into_iter()
        .filter(|item| {
            let value = match (holds("missing", item), holds("unknown", item)) {
                (false, false) => "yes",
                (true, false) => "no",
                (true, true) => "unknown",
                (false, true) => "neither",
            };
            item.split_once('_').is_none_or(|(wanted, _)| wanted != value)
        })
        .collect();
    (!wrong.is_empty()).then(|| format!("not as their names say: {}", wrong.join(", ")))
}

fn bless(folder: &Folder, got: &Result<String, Vec<Value>>) {
    let (name, other, text) = match got {
        Ok(decision) => ("decision.json", "error.json", format!("{decision}\n")),
        Err(errors) => ("error.json", "decision.json", pretty(errors)),
    };
    fs::write(folder.path.join(name), text).unwrap();
    // What was expected before may be of the other kind.
    let _ = fs::remove_file(folder.path.join(other));
}

/// One error a line.
fn pretty(errors: &[Value]) -> String {
    let lines: Vec<_> = errors.iter().map(|error| format!("  {error}")).collect();
    format!("[\n{}\n]\n", lines.join(",\n"))
}
