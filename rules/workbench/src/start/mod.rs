//! A rule set to begin with: one rule in every part that it needs, with a scenario that shows it, alone or laid over another.

use crate::check::compose;
use crate::format::lay_out;
use crate::library::{Found, Library, LibraryError};
use crate::problem::Problem;
use serde_json::Value;
use std::path::{Path, PathBuf};

const HEAD: &str = include_str!("head.json");
const ITEMS: &str = include_str!("items.json");
const SCENARIO: &str = include_str!("scenario.json");

/// The countries that there are rules for, by how ids begin, with their first languages.
const COUNTRIES: [(&str, &str, &str); 2] = [("no-", "NO", "nb"), ("se-", "SE", "sv")];

/// The texts of a rule set to begin with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Start {
    /// The rule set.
    pub rules: String,
    /// Its scenario.
    pub scenario: String,
}

/// Why there is nothing to begin with.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// The id is not one of a rule set.
    #[error("`{0}` is no id for a new rule set")]
    Id(String),
    /// There is a rule set of this id.
    #[error("there is a rule set `{0}` already")]
    Known(String),
    /// The rule set to lay it over is not there.
    #[error(transparent)]
    Library(#[from] LibraryError),
    /// Together with what it is laid over it has faults.
    #[error("it has faults together with its base")]
    Rules(Vec<Problem>),
    /// A file or folder is there, or cannot be written.
    #[error("`{}`: {}", .0.display(), .1)]
    File(PathBuf, std::io::Error),
}

/// The texts for an id, as an overlay of `base` if there is one. They are checked, and in the layout of [`lay_out`].
///
/// ```
/// use synlig_workbench::{library::Library, start::start};
/// let mine = start(&mut Library::shipped(), "no-bti-example", Some("no-bti"))?;
/// assert!(mine.rules.contains("\"no-bti\": \"^1.0.0\""));
/// # Ok::<(), synlig_workbench::start::StartError>(())
/// ```
///
/// # Errors
/// The id begins with no country, is not spelled as ids are, or is taken; the base is not there, or is of another country.
pub fn start(library: &mut Library, id: &str, base: Option<&str>) -> Result<Start, StartError> {
    let fault = || StartError::Id(id.to_owned());
    let plain = id.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-');
    let &(_, country, language) =
        COUNTRIES.iter().find(|(start, ..)| plain && id.starts_with(start)).ok_or_else(fault)?;
    let (_, word) = id
        .rsplit_once('-')
        .filter(|(_, word)| word.starts_with(|first: char| first.is_ascii_lowercase()))
        .ok_or_else(fault)?;
    if library.ids().any(|known| known == id) {
        return Err(StartError::Known(id.to_owned()));
    }
    let mut found = match base {
        Some(base) => library.with_needs(&[base.to_owned()])?,
        None => Vec::new(),
    };
    let filled = |text: &str| {
        let words = [("@id@", id), ("@word@", word), ("@country@", country), ("@language@", language)];
        words.iter().fold(text.to_owned(), |text, (mark, word)| text.replace(mark, word))
    };
    let rules = joined(&filled(HEAD), found.last().map(extended), &filled(ITEMS));
    let laid_out = |text: &str| lay_out(text).unwrap_or_default();
    let start = Start { rules: laid_out(&rules), scenario: laid_out(&filled(SCENARIO)) };
    found.push(Found { id: id.to_owned(), text: start.rules.clone(), file: None });
    compose(&found).map_err(StartError::Rules)?;
    Ok(start)
}

/// The base with the versions that keep what this one promises.
fn extended(base: &Found) -> String {
    let document: Value = serde_json::from_str(&base.text).unwrap_or_default();
    let version = document.get("version").and_then(Value::as_str).unwrap_or_default();
    format!("{{{}: {}}}", Value::from(base.id.as_str()), Value::from(format!("^{version}")))
}

/// Members after members: as texts, since maps would sort them.
fn joined(head: &str, extends: Option<String>, items: &str) -> String {
    let head = head.trim().strip_suffix('}').unwrap_or_default();
    match extends {
        Some(extends) => format!("{head}, \"extends\": {extends}, \"add\": {items}}}"),
        None => format!("{head}, {}", items.trim().strip_prefix('{').unwrap_or_default()),
    }
}

impl Start {
    /// Writes `ruleset.json` and `scenarios/first.json` into a new folder, and says their names.
    ///
    /// # Errors
    /// The folder is there already, or cannot be written.
    pub fn write(&self, folder: &Path) -> Result<[PathBuf; 2], StartError> {
        if let Some(above) = folder.parent() {
            std::fs::create_dir_all(above).map_err(fault(above))?;
        }
        // This fails where there is one: nothing of anybody's is written over.
        std::fs::create_dir(folder).map_err(fault(folder))?;
        let scenarios = folder.join("scenarios");
        std::fs::create_dir(&scenarios).map_err(fault(&scenarios))?;
        let files = [folder.join("ruleset.json"), scenarios.join("first.json")];
        for (file, text) in files.iter().zip([&self.rules, &self.scenario]) {
            std::fs::write(file, text).map_err(fault(file))?;
        }
        Ok(files)
    }
}

fn fault(file: &Path) -> impl FnOnce(std::io::Error) -> StartError + use<> {
    let file = file.to_owned();
    |error| StartError::File(file, error)
}
