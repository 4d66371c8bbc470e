//! One layout for rule sets and scenarios. The order of keys and how numbers are written stay; that the meaning stays is proven
//! each time.

mod layout;
mod tree;

use crate::check::compose;
use crate::library::{Library, LibraryError};
use crate::problem::Problem;
use crate::scenario::{Scenario, ScenarioError};
use serde_json::Value;
use std::path::{Path, PathBuf};

/// A file, as it is and as it should be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LaidOut {
    /// The file.
    pub file: PathBuf,
    /// Its text.
    pub before: String,
    /// Its text in the layout.
    pub after: String,
    /// Of a rule set, its digest with what it needs: the same before and after.
    pub digest: Option<String>,
}

impl LaidOut {
    /// Whether the file is not in the layout yet.
    pub fn changes(&self) -> bool {
        self.before != self.after
    }
}

/// Why a file was not laid out.
#[derive(Debug, thiserror::Error)]
pub enum FormatError {
    /// Rule sets could not be brought together.
    #[error(transparent)]
    Library(#[from] LibraryError),
    /// The rule sets have faults, so that it could not be proven that their meaning stays.
    #[error("rule sets with faults are not laid out")]
    Rules(Vec<Problem>),
    /// A shipped rule set that was named by its id.
    #[error("`{0}` is a shipped rule set without a file")]
    NoFile(String),
    /// A file is not a scenario.
    #[error("`{}`: {}", .0.display(), .1)]
    Scenario(PathBuf, ScenarioError),
    /// The text in the layout would mean something else. This must not happen.
    #[error("`{}` would mean something else in the layout", .0.display())]
    Meaning(PathBuf),
}

/// Lays out JSON text. The first two levels, and lists of records, are always taken apart; everything below is on one line where
/// it fits within 160 characters; lists of words that do not fit fill their lines.
///
/// ```
/// let text = synlig_workbench::format::lay_out(r#"{"facts":{"child.alone":{"type":"flag"}}}"#)?;
/// assert_eq!(text, "{\n  \"facts\": {\n    \"child.alone\": {\"type\": \"flag\"}\n  }\n}\n");
/// # Ok::<(), serde_json::Error>(())
/// ```
///
/// # Errors
/// The text is not JSON.
pub fn lay_out(text: &str) -> Result<String, serde_json::Error> {
    Ok(layout::lay_out(&tree::Node::read(text)?))
}

/// Lays out rule sets, named as in [`Library::resolve`]. Nothing is written.
///
/// # Errors
/// A name that is none, or is no file; rule sets with faults; a layout that would change what is decided.
pub fn rule_sets(library: &mut Library, names: &[String]) -> Result<Vec<LaidOut>, FormatError> {
    let ids = library.resolve(names)?;
    ids.into_iter().map(|id| rule_set(library, &id)).collect()
}

fn rule_set(library: &mut Library, id: &str) -> Result<LaidOut, FormatError> {
    let mut found = library.with_needs(&[id.to_owned()])?;
    let digest = compose(&found).map_err(FormatError::Rules)?.digest().to_owned();
    let this = found.last_mut().ok_or_else(|| FormatError::NoFile(id.to_owned()))?;
    let file = this.file.clone().ok_or_else(|| FormatError::NoFile(id.to_owned()))?;
    let before = this.text.clone();
    let after = proven(&before).ok_or_else(|| FormatError::Meaning(file.clone()))?;
    this.text.clone_from(&after);
    if compose(&found).map_err(FormatError::Rules)?.digest() != digest {
        return Err(FormatError::Meaning(file));
    }
    Ok(LaidOut { file, before, after, digest: Some(digest) })
}

/// Lays out a scenario file. Nothing is written.
///
/// # Errors
/// The file cannot be read or is not a scenario, or would mean something else.
pub fn scenario(file: &Path) -> Result<LaidOut, FormatError> {
    let fault = |error| FormatError::Scenario(file.to_owned(), error);
    let before = std::fs::read_to_string(file).map_err(|error| fault(ScenarioError::File(error)))?;
    Scenario::from_json(&before).map_err(fault)?;
    let after = proven(&before).ok_or_else(|| FormatError::Meaning(file.to_owned()))?;
    Ok(LaidOut { file: file.to_owned(), before, after, digest: None })
}

/// The text in the layout, if it is the same JSON, and laid out again stays as it is.
fn proven(before: &str) -> Option<String> {
    let after = lay_out(before).ok()?;
    let same = |text: &str| serde_json::from_str::<Value>(text).ok();
    (same(before)? == same(&after)? && lay_out(&after).ok()? == after).then_some(after)
}
