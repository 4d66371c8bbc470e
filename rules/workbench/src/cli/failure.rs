//! Exit codes, and what is told where a command could not do its work.

use std::path::Path;
use std::process::ExitCode;
use synlig::Error;
use synlig_workbench::library::LibraryError;
use synlig_workbench::problem::Problem;

/// How the process ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Exit {
    /// Fine.
    Fine = 0,
    /// Tests failed, or faults were found.
    Negative = 1,
    /// The command was wrong, or a file could not be read.
    Usage = 2,
    /// The case is refused.
    Case = 3,
    /// The rule sets have faults.
    Rules = 4,
}

impl Exit {
    /// As clap would end: 0 after help, 2 after a wrong command.
    pub(crate) fn from_clap(error: &clap::Error) -> Self {
        if error.exit_code() == 0 { Self::Fine } else { Self::Usage }
    }
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(match exit {
            Exit::Fine => 0,
            Exit::Negative => 1,
            Exit::Usage => 2,
            Exit::Case => 3,
            Exit::Rules => 4,
        })
    }
}

/// Why a command could not do its work.
#[derive(Debug)]
pub(crate) struct Failure {
    pub(crate) exit: Exit,
    pub(crate) problems: Vec<Problem>,
}

impl Failure {
    /// A wrong command, or something outside that did not work.
    pub(crate) fn new(problem: Problem) -> Self {
        Self { exit: Exit::Usage, problems: vec![problem] }
    }

    /// A file or folder that could not be read or written.
    pub(crate) fn file(path: &Path, error: &std::io::Error) -> Self {
        Self::new(Problem::new("cli.file", format!("`{}`: {}", path.display(), plain(error))))
    }

    /// A stream that could not be read or written.
    pub(crate) fn stream(name: &str, error: &std::io::Error) -> Self {
        Self::new(Problem::new("cli.file", format!("{name}: {}", plain(error))))
    }

    /// Rule sets with faults.
    pub(crate) fn rules(problems: Vec<Problem>) -> Self {
        Self { exit: Exit::Rules, problems }
    }

    /// A case that is refused.
    pub(crate) fn case(error: &Error, name: &str, text: &str) -> Self {
        let problems = error.diagnostics().iter().map(|found| Problem::of(found).in_file(name, text)).collect();
        Self { exit: Exit::Case, problems }
    }

    /// Arguments that clap does not take.
    pub(crate) fn usage(error: &clap::Error) -> Self {
        let text = error.to_string();
        let mut parts = text.trim().splitn(2, "\n\n");
        let message = parts.next().unwrap_or_default().trim_start_matches("error: ").to_owned();
        let problem = Problem::new("cli.usage", message);
        Self::new(match parts.next() {
            Some(rest) => problem.hint(rest.trim()),
            None => problem,
        })
    }
}

impl From<LibraryError> for Failure {
    fn from(error: LibraryError) -> Self {
        let message = error.to_string();
        match error {
            LibraryError::Unknown { hint, .. } => Self::new(Problem::new("cli.unknown_rules", message).hint(hint)),
            LibraryError::Empty(_) => Self::new(Problem::new("cli.no_rules", message)),
            LibraryError::Twice { .. } => Self::new(Problem::new("cli.rules_twice", message)),
            LibraryError::File(file, error) => Self::file(&file, &error),
            LibraryError::NotText(problem) => Self::rules(vec![*problem]),
        }
    }
}

/// What the system says, in the style of our messages and without its number.
fn plain(error: &std::io::Error) -> String {
    let text = error.to_string();
    let text = text.split(" (os error").next().unwrap_or_default();
    let mut characters = text.chars();
    characters.next().map(|first| first.to_lowercase().chain(characters).collect()).unwrap_or_default()
}
