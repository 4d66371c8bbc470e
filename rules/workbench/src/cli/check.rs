//! `synlig check`

use super::arguments::{Format, library};
use super::failure::{Exit, Failure};
use super::output;
use std::path::PathBuf;
use synlig_workbench::check::{Checked, check};
use synlig_workbench::library::Library;
use synlig_workbench::lint::lint;
use synlig_workbench::problem::Problem;

/// Finds all faults of rule sets, each with its line, a caret and a hint
///
/// Each rule set is checked alone with what it uses and extends. Ends with 1 where there are faults or, with --strict,
/// warnings.
#[derive(Debug, clap::Args)]
#[command(after_help = "Example: synlig check rules/no-bti --strict\n         synlig check --format json")]
pub(crate) struct Arguments {
    /// Rule sets: shipped ids, files, or folders; without any, those of --rules-dir, or all that are shipped.
    #[arg(value_name = "RULES")]
    rules: Vec<String>,

    /// A folder with rule sets of your own.
    #[arg(long, value_name = "DIR", value_hint = clap::ValueHint::DirPath)]
    rules_dir: Vec<PathBuf>,

    /// Warn too of what the engine accepts and an author would not want: rules without a source, names that nothing uses,
    /// texts that are missing or copied, rules that no scenario shows.
    ///
    /// What one rule set declares may be used by any other that is known here: named, needed or shipped. Scenarios are
    /// looked for in the folder `scenarios` beside the rule set's file; a shipped rule set that is named by its id has no
    /// file, and is not asked for scenarios. Of an overlay, only what it adds or replaces is looked at.
    #[arg(long)]
    strict: bool,

    /// Text with source lines, or a list of diagnostics.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

impl Arguments {
    pub(crate) fn run(&self) -> Result<Exit, Failure> {
        let mut library = library(&self.rules_dir)?;
        let names = if !self.rules.is_empty() {
            self.rules.clone()
        } else if !self.rules_dir.is_empty() {
            self.rules_dir.iter().map(|folder| folder.display().to_string()).collect()
        } else {
            library.ids().map(str::to_owned).collect()
        };
        let checked = match check(&mut library, &names) {
            Ok(checked) => checked,
            // A file that is not UTF-8 is a fault like another here.
            Err(error) => match Failure::from(error) {
                Failure { exit: Exit::Rules, problems } => {
                    let name = problems.first().and_then(|problem| problem.file.clone()).unwrap_or_default();
                    vec![Checked { id: name.clone(), version: String::new(), name, digest: None, problems }]
                }
                failure => return Err(failure),
            },
        };
        let mut problems = problems(&checked);
        if self.strict {
            problems.extend(warnings(&mut library, &checked)?);
        }
        match self.format {
            Format::Json => output::print(&format!("{:#}\n", serde_json::json!(problems)))?,
            Format::Text => output::print(&text(&checked, &problems, output::width()))?,
        }
        Ok(if problems.is_empty() { Exit::Fine } else { Exit::Negative })
    }
}

/// What lints say of the rule sets without faults.
fn warnings(library: &mut Library, checked: &[Checked]) -> Result<Vec<Problem>, Failure> {
    let fine = checked.iter().filter(|checked| checked.digest.is_some());
    Ok(lint(library, &fine.map(|checked| checked.id.clone()).collect::<Vec<_>>())?)
}

/// All faults, each once, though several rule sets may need the one that has it.
fn problems(checked: &[Checked]) -> Vec<Problem> {
    let mut all: Vec<Problem> = Vec::new();
    for problem in checked.iter().flat_map(|checked| &checked.problems) {
        if !all.contains(problem) {
            all.push(problem.clone());
        }
    }
    all
}

fn text(checked: &[Checked], all: &[Problem], width: usize) -> String {
    let mut text: String =
        all.iter().map(|problem| format!("{}\n\n", problem.render(true, width).trim_end())).collect();
    for Checked { id, version, digest, name, problems, .. } in checked {
        match digest {
            Some(digest) => {
                let warnings = all.iter().filter(|problem| problem.is_warning() && problem.rules == *id).count();
                let warnings =
                    if warnings == 0 { String::new() } else { format!(", {}", counted(warnings, "warning")) };
                text.push_str(&format!("fine: {id} {version} ({digest}){warnings}\n"));
            }
            None => text.push_str(&format!("{}: {name}\n", counted(problems.len(), "fault"))),
        }
    }
    text
}

fn counted(number: usize, what: &str) -> String {
    if number == 1 { format!("1 {what}") } else { format!("{number} {what}s") }
}
