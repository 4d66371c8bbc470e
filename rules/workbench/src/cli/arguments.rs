//! Arguments that several commands share: which rules, which case, which language, which format.

use super::failure::Failure;
use super::output;
use std::ffi::OsString;
use std::io::{IsTerminal, Read};
use std::path::{Path, PathBuf};
use synlig::{Case, Date, Decision, Engine, Language};
use synlig_workbench::check::compose;
use synlig_workbench::library::{Found, Library};
use synlig_workbench::problem::Problem;

/// Text for people, or JSON for programs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum Format {
    Text,
    Json,
}

/// Which rule sets decide.
#[derive(Debug, clap::Args)]
pub(crate) struct RulesArguments {
    /// The rule sets: shipped ids, files, or folders. What they use or extend comes along.
    #[arg(long, value_name = "ID_OR_FILE_OR_FOLDER", value_delimiter = ',')]
    rules: Vec<String>,

    /// A folder with rule sets of your own, which are known by their ids and go before shipped ones.
    #[arg(long, value_name = "DIR", value_hint = clap::ValueHint::DirPath)]
    rules_dir: Vec<PathBuf>,
}

impl RulesArguments {
    /// The texts of these rule sets and of what they need; of the default ones where none are named.
    pub(crate) fn found(&self) -> Result<Vec<Found>, Failure> {
        let mut library = library(&self.rules_dir)?;
        let defaults = || synlig_rules::DEFAULT.iter().map(|id| (*id).to_owned()).collect();
        let names = if self.rules.is_empty() { defaults() } else { self.rules.clone() };
        Ok(library.with_needs(&names)?)
    }

    /// Whether any were named.
    pub(crate) fn are_named(&self) -> bool {
        !self.rules.is_empty() || !self.rules_dir.is_empty()
    }

    /// The engine of these rule sets.
    pub(crate) fn engine(&self) -> Result<Engine, Failure> {
        compose(&self.found()?).map_err(Failure::rules)
    }
}

/// The shipped rule sets and those of folders.
pub(crate) fn library(folders: &[PathBuf]) -> Result<Library, Failure> {
    let mut library = Library::shipped();
    for folder in folders {
        library.add_folder(folder)?;
    }
    Ok(library)
}

/// Which case is decided.
#[derive(Debug, clap::Args)]
pub(crate) struct CaseArguments {
    /// The file with the case; `-` or nothing reads what is piped in. With nothing piped in, an example is decided.
    #[arg(value_name = "CASE", value_hint = clap::ValueHint::FilePath)]
    case: Option<PathBuf>,

    /// Take the example case.
    #[arg(long, conflicts_with = "case")]
    example: bool,

    /// Look back: decide as of this day, and leave out what is dated later.
    #[arg(long, value_name = "DATE", value_parser = date)]
    as_of: Option<Date>,
}

/// A case with where it came from, for the places of its errors.
pub(crate) struct Given {
    case: Case,
    as_of: Option<Date>,
    name: String,
    text: String,
}

impl CaseArguments {
    /// Reads the case. Where nobody named one, the example is taken and a note says so.
    pub(crate) fn read(&self) -> Result<Given, Failure> {
        let (name, bytes) = match self.case.as_deref() {
            Some(path) if path != Path::new("-") => {
                let bytes = std::fs::read(path).map_err(|error| Failure::file(path, &error))?;
                (path.display().to_string(), bytes)
            }
            Some(_) => ("<standard input>".to_owned(), standard_input()?),
            None if self.example => ("<example>".to_owned(), synlig_workbench::EXAMPLE.into()),
            None if nothing_comes_in() => {
                output::note("no case was named, so an example is decided; `synlig decide FILE` decides your own");
                ("<example>".to_owned(), synlig_workbench::EXAMPLE.into())
            }
            None => ("<standard input>".to_owned(), standard_input()?),
        };
        let text = String::from_utf8_lossy(&bytes).into_owned();
        let case = Case::from_slice(&bytes).map_err(|error| {
            let mut failure = Failure::case(&error, &name, &text);
            if text.trim().is_empty() {
                let hint = "`synlig decide --example` shows a case that can be decided";
                failure.problems =
                    vec![Problem::new("case.invalid_json", "the case is empty").in_file(&name, "").hint(hint)];
            }
            failure
        })?;
        Ok(Given { case, as_of: self.as_of, name, text })
    }
}

impl Given {
    /// The service that asks, as the case names it.
    pub(crate) fn service(&self) -> Option<String> {
        let case: serde_json::Value = serde_json::from_str(&self.text).ok()?;
        Some(case.get("service")?.as_str()?.to_owned())
    }

    /// Decides the case.
    pub(crate) fn decide(&self, engine: &Engine) -> Result<Decision, Failure> {
        let decided = match self.as_of {
            Some(day) => engine.look_back(&self.case, day),
            None => engine.decide(&self.case),
        };
        decided.map_err(|error| Failure::case(&error, &self.name, &self.text))
    }
}

/// Whether standard input is a terminal, or a device such as `/dev/null`: then nobody pipes a case in.
fn nothing_comes_in() -> bool {
    #[cfg(unix)]
    {
        use std::os::{fd::AsFd, unix::fs::FileTypeExt};
        let owned = std::io::stdin().as_fd().try_clone_to_owned();
        let kind = owned.and_then(|owned| std::fs::File::from(owned).metadata()).map(|data| data.file_type());
        if let Ok(kind) = kind {
            return kind.is_char_device();
        }
    }
    std::io::stdin().is_terminal()
}

fn standard_input() -> Result<Vec<u8>, Failure> {
    let mut bytes = Vec::new();
    // More than any limit on cases is not read: the engine refuses it all the same.
    let most = u64::try_from(synlig::Limits::default().bytes).unwrap_or(u64::MAX).saturating_add(1);
    std::io::stdin().take(most).read_to_end(&mut bytes).map_err(|error| Failure::stream("standard input", &error))?;
    Ok(bytes)
}

fn date(text: &str) -> Result<Date, String> {
    Date::parse(text).ok_or_else(|| "not a date between 1900-01-01 and 2199-12-31, such as 2024-03-01".to_owned())
}

/// The language of texts.
#[derive(Debug, clap::Args)]
pub(crate) struct LanguageArguments {
    /// The language of texts; without it that of LC_ALL, LC_MESSAGES or LANG, or English.
    #[arg(long, value_name = "LANGUAGE", value_parser = ["nb", "nn", "sv", "en"])]
    lang: Option<String>,
}

impl LanguageArguments {
    pub(crate) fn language(&self) -> Language {
        let named = self.lang.as_deref().and_then(Language::from_code);
        named.unwrap_or_else(|| from_environment(|name| std::env::var(name).ok()))
    }
}

/// The first variable that is set decides, as POSIX has it.
fn from_environment(variable: impl Fn(&str) -> Option<String>) -> Language {
    let names = ["LC_ALL", "LC_MESSAGES", "LANG"];
    let locale = names.iter().find_map(|name| variable(name).filter(|value| !value.is_empty())).unwrap_or_default();
    match locale.split(['_', '.', '@', '-']).next().unwrap_or_default() {
        // The old name of Bokmål, which some systems still give.
        "no" => Language::Nb,
        code => Language::from_code(code).unwrap_or(Language::En),
    }
}

/// Whether the arguments ask for JSON, read without clap.
pub(crate) fn json_wanted(arguments: impl Iterator<Item = OsString>) -> bool {
    let mut before = OsString::new();
    arguments.into_iter().any(|argument| {
        let wanted = argument == "--format=json" || (before == "--format" && argument == "json");
        before = argument;
        wanted
    })
}

#[cfg(test)]
mod tests {
    use super::{from_environment, json_wanted};
    use synlig::Language;

    #[test]
    fn the_language_comes_from_the_first_variable_that_is_set() {
        let of = |set: &[(&str, &str)]| {
            from_environment(|name| set.iter().find(|(key, _)| *key == name).map(|(_, value)| (*value).to_owned()))
        };
        assert_eq!(of(&[]), Language::En);
        assert_eq!(of(&[("LANG", "nn_NO.UTF-8")]), Language::Nn);
        assert_eq!(of(&[("LANG", "no_NO")]), Language::Nb);
        assert_eq!(of(&[("LC_ALL", ""), ("LC_MESSAGES", "sv_SE"), ("LANG", "nb_NO")]), Language::Sv);
        assert_eq!(of(&[("LC_ALL", "C"), ("LANG", "nb_NO")]), Language::En);
        assert_eq!(of(&[("LANG", "de_DE.UTF-8")]), Language::En);
    }

    #[test]
    fn json_is_wanted_in_both_spellings() {
        let of = |line: &str| json_wanted(line.split(' ').map(Into::into));
        assert!(of("synlig decide --format json"));
        assert!(of("synlig decide --format=json x"));
        assert!(!of("synlig decide --format text json"));
    }
}
