//! `synlig test`

use super::failure::{Exit, Failure};
use super::output;
use super::scenarios::ScenarioArguments;
use super::watch::watch;
use serde_json::json;
use std::path::PathBuf;
use synlig_workbench::coverage::{Coverage, Recorder, lcov, page};
use synlig_workbench::problem::Problem;
use synlig_workbench::scenario::{Count, FileReport, junit, test, test_seen};
use synlig_workbench::terminal::{coverage, failures};

/// Runs scenarios: unit tests of rule sets
///
/// A scenario finds rule sets beside its own, and then among the shipped ones. Ends with 1 where a case fails.
///
/// With coverage it also tells what passing cases show of the rule sets beside them: which conditions came out as yes, no and
/// unknown, which parts decided them so, which days were looked at from both sides, which outcomes were reached.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Example: synlig test rules/no-bti\n         synlig test --filter consent --format junit > report.xml\n         \
                  synlig test rules/no-bti --html coverage.html --fail-under 95"
)]
pub(crate) struct Arguments {
    #[command(flatten)]
    scenarios: ScenarioArguments,

    /// Run only cases whose name, or whose file's path or title, has this text.
    #[arg(long, value_name = "TEXT")]
    filter: Option<String>,

    /// Failures as text, everything as JSON, or everything as JUnit XML.
    #[arg(long, value_enum, default_value_t = ReportFormat::Text)]
    format: ReportFormat,

    /// Tell what the cases show of the rules, and what they do not.
    #[arg(long)]
    coverage: bool,

    /// Write the coverage as one page of HTML, with the text of the rule sets coloured.
    #[arg(long, value_name = "FILE", value_hint = clap::ValueHint::FilePath)]
    html: Option<PathBuf>,

    /// Write the coverage in the format of lcov.
    #[arg(long, value_name = "FILE", value_hint = clap::ValueHint::FilePath)]
    lcov: Option<PathBuf>,

    /// End with 1 where the coverage of all rule sets together is below this.
    #[arg(long, value_name = "PERCENT", value_parser = clap::value_parser!(u8).range(0..=100))]
    fail_under: Option<u8>,

    /// Run again whenever a rule set or a scenario changes, until stopped.
    #[arg(long)]
    watch: bool,
}

#[derive(Clone, Copy, Debug, clap::ValueEnum)]
enum ReportFormat {
    Text,
    Json,
    Junit,
}

impl Arguments {
    pub(crate) fn run(&self) -> Result<Exit, Failure> {
        if self.watch {
            return watch(
                &self.scenarios.paths()?,
                &self.scenarios.rules_dir,
                matches!(self.format, ReportFormat::Json),
                || self.once(),
            );
        }
        self.once()
    }

    fn once(&self) -> Result<Exit, Failure> {
        let (files, filter) = (self.scenarios.files()?, self.filter.as_deref());
        let wanted = self.coverage || self.html.is_some() || self.lcov.is_some() || self.fail_under.is_some();
        let (reports, covered) = if wanted {
            let mut recorder = Recorder::new(&self.scenarios.rules_dir, &files)?;
            let reports = test_seen(&self.scenarios.rules_dir, &files, filter, |seen| recorder.see(seen))?;
            (reports, Some(recorder.coverage()))
        } else {
            (test(&self.scenarios.rules_dir, &files, filter)?, None)
        };
        let count = Count::of(&reports);
        if let (true, Some(filter)) = (reports.is_empty(), &self.filter) {
            return Err(Failure::new(Problem::new("cli.no_scenarios", format!("no case has `{filter}` in its name"))));
        }
        covered.iter().try_for_each(|covered| self.write(covered))?;
        output::print(&match self.format {
            ReportFormat::Text => covered.iter().map(coverage).collect::<String>() + &failures(&reports),
            ReportFormat::Json => json_report(&reports, count, covered.as_ref()),
            ReportFormat::Junit => junit(&reports),
        })?;
        let fine = count.failed == 0 && covered.is_none_or(|covered| self.is_enough(&covered));
        Ok(if fine { Exit::Fine } else { Exit::Negative })
    }

    fn write(&self, coverage: &Coverage) -> Result<(), Failure> {
        let write = |file: &PathBuf, text| std::fs::write(file, text).map_err(|error| Failure::file(file, &error));
        self.html.iter().try_for_each(|file| write(file, page(coverage)))?;
        self.lcov.iter().try_for_each(|file| write(file, lcov(coverage)))
    }

    fn is_enough(&self, coverage: &Coverage) -> bool {
        let Some(percent) = self.fail_under.filter(|percent| !coverage.share.reaches(*percent)) else { return true };
        output::note(&format!("the coverage is {}, and less than {percent} %", coverage.share.percent()));
        false
    }
}

fn json_report(reports: &[FileReport], count: Count, coverage: Option<&Coverage>) -> String {
    let mut report = json!({ "failed": count.failed, "files": reports, "passed": count.passed });
    if let (Some(coverage), Some(report)) = (coverage, report.as_object_mut()) {
        report.insert("coverage".to_owned(), json!(coverage));
    }
    format!("{report:#}\n")
}
