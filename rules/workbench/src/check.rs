//! Checking rule sets: all faults of each, with the file that they stand in.

use crate::library::{Found, Library, LibraryError};
use crate::problem::Problem;
use synlig::{Diagnostic, Engine, RuleSet};

/// How one rule set came out, checked together with what it needs.
#[derive(Clone, Debug)]
pub struct Checked {
    /// Its id.
    pub id: String,
    /// Its version as written.
    pub version: String,
    /// The file, or the id of a shipped rule set.
    pub name: String,
    /// The digest over it and what it needs; nothing where there are faults.
    pub digest: Option<String>,
    /// Its faults, and those of what it needs.
    pub problems: Vec<Problem>,
}

/// Checks each of the rule sets named, alone with what it needs.
///
/// # Errors
/// A name that is no rule set, or a file that cannot be read.
pub fn check(library: &mut Library, names: &[String]) -> Result<Vec<Checked>, LibraryError> {
    let ids = library.resolve(names)?;
    ids.into_iter().map(|id| check_one(library, id)).collect()
}

fn check_one(library: &mut Library, id: String) -> Result<Checked, LibraryError> {
    let found = library.with_needs(std::slice::from_ref(&id))?;
    let this = found.last();
    let version = this.and_then(|this| version(&this.text)).unwrap_or_default();
    let name = this.map_or_else(|| id.clone(), Found::name);
    let (digest, problems) = match compose(&found) {
        Ok(engine) => (Some(engine.digest().to_owned()), Vec::new()),
        Err(problems) => (None, problems),
    };
    Ok(Checked { id, version, name, digest, problems })
}

fn version(text: &str) -> Option<String> {
    let document: serde_json::Value = serde_json::from_str(text).ok()?;
    Some(document.get("version")?.as_str()?.to_owned())
}

/// Makes an engine of rule sets.
///
/// # Errors
/// All their faults, each with its file.
pub fn compose(found: &[Found]) -> Result<Engine, Vec<Problem>> {
    Engine::from_json(found.iter().map(|found| found.text.as_str()))
        .map_err(|error| error.diagnostics().iter().map(|diagnostic| locate(diagnostic, found)).collect())
}

fn locate(diagnostic: &Diagnostic, found: &[Found]) -> Problem {
    let problem = Problem::of(diagnostic);
    let named = found.iter().find(|found| found.id == diagnostic.rules && !diagnostic.rules.is_empty());
    // A text that is not JSON has no id to go by, but it says the same again when it is read alone.
    let alone = |found: &&Found| {
        diagnostic.rules.is_empty()
            && RuleSet::from_json(&found.text).is_err_and(|error| error.diagnostics().contains(diagnostic))
    };
    match named.or_else(|| found.iter().find(alone)) {
        Some(found) => problem.in_file(&found.name(), &found.text),
        None => problem,
    }
}
