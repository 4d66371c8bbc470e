//! `synlig test`

use super::failure::{Exit, Failure};
use super::output;
use serde_json::json;
use std::path::{Path, PathBuf};
use synlig_workbench::problem::Problem;
use synlig_workbench::scenario::{Count, FileReport, find, junit, test};
use synlig_workbench::terminal::failures;

/// Runs scenarios: unit tests of rule sets
///
/// A scenario finds rule sets beside its own, and then among the shipped ones. Ends with 1 where a case fails.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Example: synlig test rules/no-bti\n         synlig test --filter consent --format junit > report.xml"
)]
pub(crate) struct Arguments {
    /// Scenario files, or folders with scenarios in them or below; without any, those of --rules-dir, or of `rules`.
    #[arg(value_name = "PATH", value_hint = clap::ValueHint::AnyPath)]
    paths: Vec<PathBuf>,

    /// A folder with rule sets; then those beside a scenario's own are not looked for.
    #[arg(long, value_name = "DIR", value_hint = clap::ValueHint::DirPath)]
    rules_dir: Vec<PathBuf>,

    /// Run only cases whose name, or whose file's path or title, has this text.
    #[arg(long, value_name = "TEXT")]
    filter: Option<String>,

    /// Failures as text, everything as JSON, or everything as JUnit XML.
    #[arg(long, value_enum, default_value_t = ReportFormat::Text)]
    format: ReportFormat,
}

#[derive(Clone, Copy, Debug, clap::ValueEnum)]
enum ReportFormat {
    Text,
    Json,
    Junit,
}

impl Arguments {
    pub(crate) fn run(&self) -> Result<Exit, Failure> {
        let reports = test(&self.rules_dir, &self.files()?, self.filter.as_deref())?;
        let count = Count::of(&reports);
        if let (true, Some(filter)) = (reports.is_empty(), &self.filter) {
            return Err(Failure::new(Problem::new("cli.no_scenarios", format!("no case has `{filter}` in its name"))));
        }
        output::print(&match self.format {
            ReportFormat::Text => failures(&reports),
            ReportFormat::Json => json_report(&reports, count),
            ReportFormat::Junit => junit(&reports),
        })?;
        Ok(if count.failed == 0 { Exit::Fine } else { Exit::Negative })
    }

    fn files(&self) -> Result<Vec<PathBuf>, Failure> {
        let usual = [PathBuf::from("rules")];
        let paths: &[PathBuf] = match (self.paths.as_slice(), self.rules_dir.as_slice()) {
            ([], []) if Path::new("rules").is_dir() => &usual,
            ([], []) => {
                let problem = Problem::new("cli.no_scenarios", "there is no folder `rules` here");
                return Err(Failure::new(problem.hint("name scenario files or folders: `synlig test PATH`")));
            }
            ([], folders) => folders,
            (paths, _) => paths,
        };
        let mut files: Vec<PathBuf> = Vec::new();
        for path in paths {
            let found = find(path).map_err(|error| Failure::file(path, &error))?;
            files.extend(found.into_iter().filter(|file| !files.contains(file)).collect::<Vec<_>>());
        }
        Ok(files)
    }
}

fn json_report(reports: &[FileReport], count: Count) -> String {
    format!("{:#}\n", json!({ "failed": count.failed, "files": reports, "passed": count.passed }))
}
