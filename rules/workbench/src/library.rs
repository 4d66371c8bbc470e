//! Finding rule sets by id, file or folder, together with those they need.

use crate::problem::Problem;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use synlig::RuleSet;

/// The name of the file that holds a rule set.
const FILE: &str = "ruleset.json";

/// Rule sets that can be named: the shipped ones, and those of folders and files given by the user.
#[derive(Clone, Debug, Default)]
pub struct Library {
    texts: BTreeMap<String, Found>,
}

/// Why rule sets could not be brought together.
#[derive(Debug, thiserror::Error)]
pub enum LibraryError {
    /// No rule set of this id is shipped or was given, and no file has this name.
    #[error("no rule set `{name}` is known, and there is no such file or folder")]
    Unknown {
        /// What was asked for.
        name: String,
        /// What may have been meant, or what there is.
        hint: String,
    },
    /// A folder without rule sets.
    #[error("`{}` holds no rule set: neither `{FILE}` nor folders with one", .0.display())]
    Empty(PathBuf),
    /// Two files have rule sets of one id.
    #[error("`{}` and `{}` are both the rule set `{}`", .first.display(), .second.display(), .id)]
    Twice {
        /// The id.
        id: String,
        /// The file read first.
        first: PathBuf,
        /// The file read later.
        second: PathBuf,
    },
    /// A file could not be read.
    #[error("{}: {}", .0.display(), .1)]
    File(PathBuf, std::io::Error),
    /// A file is not UTF-8.
    #[error("{}: {}", .0.code, .0.message)]
    NotText(Box<Problem>),
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

impl Found {
    /// The file, or the id of a shipped rule set.
    pub fn name(&self) -> String {
        self.file.as_ref().map_or_else(|| self.id.clone(), |file| file.display().to_string())
    }
}

impl Library {
    /// The shipped rule sets.
    pub fn shipped() -> Self {
        let found = |shipped: &synlig_rules::Shipped| {
            let found = Found { id: shipped.id.to_owned(), text: shipped.json.to_owned(), file: None };
            (found.id.clone(), found)
        };
        Self { texts: synlig_rules::ALL.iter().map(found).collect() }
    }

    /// Adds the rule sets of a folder: `ruleset.json` in it, and in folders directly below it. They take the place of
    /// shipped ones. Says their ids.
    ///
    /// # Errors
    /// A file that is there cannot be read, or the folder has no rule set.
    pub fn add_folder(&mut self, folder: &Path) -> Result<Vec<String>, LibraryError> {
        let below = std::fs::read_dir(folder).map_err(|error| LibraryError::File(folder.to_owned(), error))?;
        let mut files: Vec<PathBuf> = below.filter_map(Result::ok).map(|entry| entry.path().join(FILE)).collect();
        files.push(folder.join(FILE));
        files.retain(|file| file.is_file());
        files.sort();
        if files.is_empty() {
            return Err(LibraryError::Empty(folder.to_owned()));
        }
        files.iter().map(|file| self.add_file(file)).collect()
    }

    /// Adds one rule-set file, and says its id.
    ///
    /// # Errors
    /// The file cannot be read, or another file has a rule set of its id.
    pub fn add_file(&mut self, file: &Path) -> Result<String, LibraryError> {
        let bytes = std::fs::read(file).map_err(|error| LibraryError::File(file.to_owned(), error))?;
        let text = String::from_utf8(bytes).map_err(|error| not_text(file, error.as_bytes()))?;
        // A text that cannot be read is kept under the file's name, so that its faults are told with their places.
        let id = id_of(&text).unwrap_or_else(|| file.display().to_string());
        let found = Found { id: id.clone(), text, file: Some(file.to_owned()) };
        match self.texts.insert(id.clone(), found) {
            Some(Found { file: Some(first), .. }) if !same_file(&first, file) => {
                Err(LibraryError::Twice { id, first, second: file.to_owned() })
            }
            _ => Ok(id),
        }
    }

    /// The ids known, sorted.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        self.texts.keys().map(String::as_str)
    }

    /// The texts known, by id.
    pub fn texts(&self) -> impl Iterator<Item = &Found> {
        self.texts.values()
    }

    /// The ids that names stand for: an id stands for itself, a file for its rule set, a folder for all in it.
    ///
    /// # Errors
    /// A name that is none of these, or a file that cannot be read.
    pub fn resolve(&mut self, names: &[String]) -> Result<Vec<String>, LibraryError> {
        let mut ids: Vec<String> = Vec::new();
        for name in names {
            let path = Path::new(name);
            let named = if self.texts.contains_key(name) {
                vec![name.clone()]
            } else if path.is_dir() {
                self.add_folder(path)?
            } else if path.exists() {
                vec![self.add_file(path)?]
            } else {
                return Err(LibraryError::Unknown { name: name.clone(), hint: self.nearest(name) });
            };
            ids.extend(named.into_iter().filter(|id| !ids.contains(id)).collect::<Vec<_>>());
        }
        Ok(ids)
    }

    /// The texts of the rule sets named, each after all that it needs: from the library, or from beside its own file.
    ///
    /// # Errors
    /// As [`Library::resolve`].
    pub fn with_needs(&mut self, names: &[String]) -> Result<Vec<Found>, LibraryError> {
        let mut found: Vec<Found> = Vec::new();
        for id in self.resolve(names)? {
            self.collect(&id, &mut found, &mut Vec::new())?;
        }
        Ok(found)
    }

    fn collect(&mut self, id: &str, found: &mut Vec<Found>, above: &mut Vec<String>) -> Result<(), LibraryError> {
        // Rule sets that need each other in a circle end here, and are told where they are composed.
        if above.iter().any(|other| other == id) || found.iter().any(|there| there.id == id) {
            return Ok(());
        }
        let Some(this) = self.texts.get(id).cloned() else { return Ok(()) };
        above.push(id.to_owned());
        for need in needs_of(&this.text) {
            self.look_beside(&this, &need)?;
            self.collect(&need, found, above)?;
        }
        above.pop();
        found.push(this);
        Ok(())
    }

    /// An author's own files go before what is shipped: a need is looked for in the folder beside the one that has it.
    fn look_beside(&mut self, this: &Found, need: &str) -> Result<(), LibraryError> {
        let own = self.texts.get(need).is_some_and(|there| there.file.is_some());
        let above = this.file.as_deref().and_then(Path::parent).map(|folder| folder.join(".."));
        // An id is a plain word; anything else that stands in a faulty document must not lead about the file system.
        let plain = need.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
        if let (false, true, Some(above)) = (own, plain, above) {
            let file = above.join(need).join(FILE);
            if file.is_file() {
                self.add_file(&file)?;
            }
        }
        Ok(())
    }

    fn nearest(&self, name: &str) -> String {
        let ids: Vec<&str> = self.ids().collect();
        let near = ids.iter().filter(|id| id.contains(name) || name.contains(*id)).copied().collect::<Vec<_>>();
        let close = |id: &&str| similar::TextDiff::from_chars(name, *id).ratio() > 0.75;
        let near = if near.is_empty() { ids.iter().copied().filter(|id| close(id)).collect() } else { near };
        match near.as_slice() {
            [] => format!("known are {}", ids.join(", ")),
            near => format!("did you mean {}?", near.join(" or ")),
        }
    }
}

fn not_text(file: &Path, bytes: &[u8]) -> LibraryError {
    let name = file.display().to_string();
    let problem = match RuleSet::from_slice(bytes) {
        Err(error) => error.diagnostics().first().map(|found| Problem::of(found).in_file(&name, "")),
        Ok(_) => None,
    };
    LibraryError::NotText(Box::new(problem.unwrap_or_else(|| Problem::new("rules.invalid_utf8", "not UTF-8"))))
}

fn same_file(first: &Path, second: &Path) -> bool {
    match (first.canonicalize(), second.canonicalize()) {
        (Ok(first), Ok(second)) => first == second,
        _ => first == second,
    }
}

fn id_of(text: &str) -> Option<String> {
    let value: serde_json::Value = serde_json::from_str(text).ok()?;
    Some(value.get("id")?.as_str()?.to_owned())
}

/// What a rule set uses and extends. Even of a faulty one it can be told, so that the rest of its faults is found.
fn needs_of(text: &str) -> Vec<String> {
    let Ok(value) = serde_json::from_str::<serde_json::Value>(text) else { return Vec::new() };
    let members = ["extends", "uses"].into_iter().filter_map(|key| value.get(key)?.as_object());
    members.flat_map(|members| members.keys().cloned()).collect()
}
