//! Finding rule sets by id or file, together with those they need.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use synlig::{Error, RuleSet};

/// Rule sets that can be named: the shipped ones, and those in folders given by the user.
#[derive(Debug, Default)]
pub struct Library {
    texts: BTreeMap<String, (String, Option<PathBuf>)>,
}

/// Why rule sets could not be brought together.
#[derive(Debug, thiserror::Error)]
pub enum LibraryError {
    /// No rule set of this id is shipped or was given, and no file has this name.
    #[error("no rule set `{0}` is known, and there is no such file")]
    Unknown(String),
    /// A file could not be read.
    #[error("{}: {}", .0.display(), .1)]
    File(PathBuf, std::io::Error),
    /// A rule set has faults.
    #[error("{1}")]
    Rules(String, Error),
}

/// A text of a rule set and the file it was read from, if any.
#[derive(Clone, Debug)]
pub struct Found {
    /// The id.
    pub id: String,
    /// The JSON text.
    pub text: String,
    /// The file.
    pub file: Option<PathBuf>,
}

impl Library {
    /// The shipped rule sets.
    pub fn shipped() -> Self {
        let texts = synlig_rules::ALL.iter().map(|shipped| (shipped.id.to_owned(), (shipped.json.to_owned(), None)));
        Self { texts: texts.collect() }
    }

    /// Adds rule sets of a folder: `ruleset.json` in it, or in folders directly below it.
    ///
    /// # Errors
    /// A file that is there cannot be read.
    pub fn add_folder(&mut self, folder: &Path) -> Result<(), LibraryError> {
        let below = std::fs::read_dir(folder).map_err(|error| LibraryError::File(folder.to_owned(), error))?;
        let mut files: Vec<PathBuf> = below.filter_map(Result::ok).map(|entry| entry.path().join("ruleset.json")).collect();
        files.push(folder.join("ruleset.json"));
        files.sort();
        for file in files.into_iter().filter(|file| file.is_file()) {
            self.add_file(&file)?;
        }
        Ok(())
    }

    /// Adds one rule-set file, and says its id.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn add_file(&mut self, file: &Path) -> Result<String, LibraryError> {
        let text = std::fs::read_to_string(file).map_err(|error| LibraryError::File(file.to_owned(), error))?;
        // A text that cannot be read is kept under the file's name, so that its faults are told with their places.
        let id = id_of(&text).unwrap_or_else(|| file.display().to_string());
        self.texts.insert(id.clone(), (text, Some(file.to_owned())));
        Ok(id)
    }

    /// The ids known.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        self.texts.keys().map(String::as_str)
    }

    /// The texts of the rule sets named (ids or files), each after all that it needs and the library has.
    ///
    /// # Errors
    /// A name that is neither an id nor a file.
    pub fn with_needs(&mut self, names: &[String]) -> Result<Vec<Found>, LibraryError> {
        let mut found: Vec<Found> = Vec::new();
        for name in names {
            let id = if self.texts.contains_key(name) {
                name.clone()
            } else {
                let path = Path::new(name);
                let file = if path.is_dir() { path.join("ruleset.json") } else { path.to_owned() };
                if !file.is_file() {
                    return Err(LibraryError::Unknown(name.clone()));
                }
                self.add_file(&file)?
            };
            self.collect(&id, &mut found, 0);
        }
        Ok(found)
    }

    fn collect(&self, id: &str, found: &mut Vec<Found>, depth: usize) {
        // Rule sets that need each other in a circle end here, and are told where they are composed.
        if depth > 64 || found.iter().any(|there| there.id == id) {
            return;
        }
        let Some((text, file)) = self.texts.get(id) else { return };
        for need in needs_of(text) {
            self.collect(&need, found, depth + 1);
        }
        if !found.iter().any(|there| there.id == id) {
            found.push(Found { id: id.to_owned(), text: text.clone(), file: file.clone() });
        }
    }
}

fn id_of(text: &str) -> Option<String> {
    let value: serde_json::Value = serde_json::from_str(text).ok()?;
    Some(value.get("id")?.as_str()?.to_owned())
}

fn needs_of(text: &str) -> Vec<String> {
    match RuleSet::from_json(text) {
        Ok(rules) => rules.needs().into_iter().map(str::to_owned).collect(),
        // Even of a faulty rule set the needs can be told, so that the rest of its faults is found.
        Err(_) => serde_json::from_str::<serde_json::Value>(text).map_or_else(
            |_| Vec::new(),
            |value| {
                let members = ["extends", "uses"].into_iter().filter_map(|key| value.get(key)?.as_object());
                members.flat_map(|members| members.keys().cloned()).collect()
            },
        ),
    }
}
