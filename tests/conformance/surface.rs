//! The surfaces that cases are replayed through. One that is new implements [`Surface`] and stands in [`all`].

use crate::folder::Folder;
use serde_json::Value;
use synlig::{Case, Engine, Error, RuleSet};

/// Something that takes rule sets and a case as bytes and gives a decision as bytes, or errors.
pub trait Surface {
    /// The name, as in `cases/skips.json`.
    fn name(&self) -> &'static str;

    /// The decision's bytes as JSON, without a line end; or the errors, each with what `error.json` compares.
    fn decide(&self, folder: &Folder) -> Result<String, Vec<Value>>;
}

/// All surfaces.
pub fn all() -> Vec<Box<dyn Surface>> {
    vec![Box::new(RustJson), Box::new(RustTyped)]
}

/// The Rust API with JSON texts in and out.
struct RustJson;

impl Surface for RustJson {
    fn name(&self) -> &'static str {
        "rust-json"
    }

    fn decide(&self, folder: &Folder) -> Result<String, Vec<Value>> {
        decide_json(folder).map_err(|error| listed(&error))
    }
}

fn decide_json(folder: &Folder) -> Result<String, Error> {
    let mut texts = Vec::new();
    for bytes in &folder.rules {
        match std::str::from_utf8(bytes) {
            Ok(text) => texts.push(text),
            Err(_) => return Err(RuleSet::from_slice(bytes).unwrap_err()),
        }
    }
    let engine = Engine::from_json(texts)?;
    let bytes = folder.case.as_deref().expect("the rules are accepted, so there is a case");
    match std::str::from_utf8(bytes) {
        Ok(text) => engine.decide_json(text),
        Err(_) => Err(Case::from_slice(bytes).unwrap_err()),
    }
}

/// The Rust API with typed values: each rule set and the case read on their own.
///
/// What is wrong with a rule set by itself is told before it is composed, and with a case before it meets rules; so where one
/// is refused, what is told of it must be among what is told of the JSON texts.
struct RustTyped;

impl Surface for RustTyped {
    fn name(&self) -> &'static str {
        "rust-typed"
    }

    fn decide(&self, folder: &Folder) -> Result<String, Vec<Value>> {
        let mut rule_sets = Vec::new();
        for bytes in &folder.rules {
            match RuleSet::from_slice(bytes) {
                Ok(rule_set) => rule_sets.push(rule_set),
                // Where no other rule set is there or needed, the lists are the same; else one is a part of the other.
                Err(error) if folder.rules.len() == 1 && !needs_others(bytes) => return Err(listed(&error)),
                Err(error) => return superset(folder, &error),
            }
        }
        let engine = Engine::new(rule_sets).map_err(|error| listed(&error))?;
        match Case::from_slice(folder.case.as_deref().unwrap_or(b"{}")) {
            Ok(case) => engine.decide(&case).map(|decision| decision.to_json()).map_err(|error| listed(&error)),
            Err(error) => superset(folder, &error),
        }
    }
}

fn needs_others(rules: &[u8]) -> bool {
    let needs = |value: &Value| value.get("extends").is_some() || value.get("uses").is_some();
    serde_json::from_slice(rules).is_ok_and(|value| needs(&value))
}

/// The errors of the JSON texts, after a check that those of one text by itself are among them.
fn superset(folder: &Folder, of: &Error) -> Result<String, Vec<Value>> {
    let all = decide_json(folder).map_err(|error| listed(&error));
    let errors = all.as_ref().expect_err("a text is refused by itself, and not with the others");
    for own in listed(of) {
        assert!(errors.contains(&own), "{}: told of one text by itself, and not with the others: {own}", folder.name);
    }
    all
}

/// What `error.json` holds of each diagnostic: messages may be improved at any time, so they are left out, and of hints
/// only those that name what was meant.
fn listed(error: &Error) -> Vec<Value> {
    let list = error.diagnostics().iter().map(|diagnostic| {
        let mut value = serde_json::to_value(diagnostic).unwrap();
        let fields = value.as_object_mut().unwrap();
        fields.remove("message");
        let meant = |hint: &Value| hint.as_str().is_some_and(|hint| hint.starts_with("did you mean"));
        if !fields.get("hint").is_some_and(meant) {
            fields.remove("hint");
        }
        if fields.get("rules").and_then(Value::as_str) == Some("") {
            fields.remove("rules");
        }
        value
    });
    list.collect()
}

/// Checks that a case read on its own and then decided comes to the same as its text decided at once; where it is refused,
/// what is told of it alone must be among what is told at once.
pub(super) fn agree(alone: &Result<String, Error>, at_once: &Result<String, Error>) {
    match (alone, at_once) {
        (Err(alone), Err(at_once)) => {
            let told = |found| at_once.diagnostics().contains(found);
            assert!(alone.diagnostics().iter().all(told), "{alone} is told of the case alone, and not here: {at_once}");
        }
        (alone, at_once) => assert_eq!(alone, at_once),
    }
}
