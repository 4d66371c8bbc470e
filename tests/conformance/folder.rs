//! A conformance case: one folder of plain files under `tests/cases`.
//!
//! | file | what it is |
//! |---|---|
//! | `rules.json`, or several in `rules/` | the rule sets, in the order of their file names |
//! | `case.json` | the case; may be missing where the rules are refused |
//! | `decision.json` | expected: the canonical bytes and a line end |
//! | `error.json` | expected instead: the list of everything that is wrong |
//!
//! A text too long to keep is made: `case.made.json` holds a list of `[text, times]`, to be repeated and joined.

use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};

/// A case as it lies on the disk.
pub struct Folder {
    pub name: String,
    pub path: PathBuf,
    /// The bytes of each rule set; bytes, since some are not UTF-8.
    pub rules: Vec<Vec<u8>>,
    /// The bytes of the case.
    pub case: Option<Vec<u8>>,
    /// What is expected; nothing before the first blessing.
    pub expected: Option<Expected>,
}

/// What a case expects.
pub enum Expected {
    Decision(String),
    Errors(Vec<Value>),
}

/// The folder that holds the cases.
pub fn cases() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("cases")
}

/// All cases by name.
pub fn all() -> Vec<Folder> {
    let mut paths: Vec<_> = fs::read_dir(cases()).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.is_dir());
    paths.sort();
    assert!(paths.len() > 50, "the cases are not where they should be");
    paths.into_iter().map(Folder::read).collect()
}

impl Folder {
    fn read(path: PathBuf) -> Self {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let mut rules: Vec<_> = bytes(&path, "rules").into_iter().collect();
        if let Ok(entries) = fs::read_dir(path.join("rules")) {
            let mut files: Vec<_> = entries.map(|entry| entry.unwrap().path()).collect();
            files.sort();
            rules.extend(files.iter().map(|file| fs::read(file).unwrap()));
        }
        assert!(!rules.is_empty(), "{name} has no rules");
        let case = bytes(&path, "case");
        let decision = fs::read_to_string(path.join("decision.json")).ok();
        let errors = fs::read(path.join("error.json")).ok();
        let expected = match (decision, errors) {
            (None, None) => None,
            (Some(text), None) => Some(Expected::Decision(text)),
            (None, Some(list)) => Some(Expected::Errors(serde_json::from_slice(&list).unwrap())),
            (Some(_), Some(_)) => panic!("{name} expects both a decision and errors"),
        };
        Self { name, path, rules, case, expected }
    }

    /// The codes that this case is expected to give, in errors or in a decision's warnings.
    pub fn codes(&self) -> Vec<String> {
        let code = |value: &Value| value["code"].as_str().unwrap().to_owned();
        match &self.expected {
            None => Vec::new(),
            Some(Expected::Errors(list)) => list.iter().map(code).collect(),
            Some(Expected::Decision(text)) => {
                let decision: Value = serde_json::from_str(text).unwrap();
                decision["warnings"].as_array().unwrap().iter().map(code).collect()
            }
        }
    }
}

/// The bytes of `stem.json`, or those that `stem.made.json` tells to make.
fn bytes(folder: &Path, stem: &str) -> Option<Vec<u8>> {
    if let Ok(bytes) = fs::read(folder.join(format!("{stem}.json"))) {
        return Some(bytes);
    }
    let parts: Vec<(String, usize)> =
        serde_json::from_slice(&fs::read(folder.join(format!("{stem}.made.json"))).ok()?).unwrap();
    Some(parts.iter().map(|(text, times)| text.repeat(*times)).collect::<String>().into_bytes())
}
