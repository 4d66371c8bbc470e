//! Running many scenario files, and telling how they came out.

use super::compare::Difference;
use super::file::{Run, Scenario};
use super::run::{Outcome, Runner};
use crate::library::{Library, LibraryError};
use quick_junit::{NonSuccessKind, Report, TestCase, TestCaseStatus, TestSuite};
use serde::Serialize;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use synlig::Engine;

/// How the cases of one scenario file came out.
#[derive(Clone, Debug, Serialize)]
pub struct FileReport {
    /// The cases, in the order of the file.
    pub cases: Vec<Outcome>,
    /// Why nothing of it could be run, if so.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub error: Option<String>,
    /// The file.
    pub file: PathBuf,
    /// What it shows, as it says itself.
    pub scenario: String,
}

/// How many cases passed and failed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Count {
    /// Those that differ from what is expected, and files that could not be run.
    pub failed: usize,
    /// Those that are as expected.
    pub passed: usize,
}

impl Count {
    /// Counts the cases of reports.
    pub fn of(reports: &[FileReport]) -> Self {
        let cases = || reports.iter().flat_map(|report| &report.cases);
        let passed = cases().filter(|case| case.differences.is_empty()).count();
        let unread = reports.iter().filter(|report| report.error.is_some()).count();
        Self { failed: cases().count() - passed + unread, passed }
    }
}

/// Runs scenario files in their order. Rule sets are looked for in the folders given; with none given, in those beside the
/// rule set whose `scenarios` a file stands in; and then among the shipped ones.
///
/// With a filter only cases run whose name, or whose file's path or title, has that text.
///
/// # Errors
/// A rule set beside a scenario cannot be read.
pub fn test(own: &[PathBuf], files: &[PathBuf], filter: Option<&str>) -> Result<Vec<FileReport>, LibraryError> {
    test_seen(own, files, filter, |_| {})
}

/// A case that was run.
#[derive(Clone, Copy, Debug)]
pub struct Seen<'a> {
    /// The file that it stands in.
    pub file: &'a Path,
    /// The scenario of that file.
    pub scenario: &'a Scenario,
    /// The engine that decided it.
    pub engine: &'a Engine,
    /// The case.
    pub run: &'a Run,
    /// What was not as expected.
    pub differences: &'a [Difference],
}

/// Runs scenario files as [`test()`], and shows each case whose parameters the rules take.
///
/// # Errors
/// As [`test()`].
pub fn test_seen(
    own: &[PathBuf],
    files: &[PathBuf],
    filter: Option<&str>,
    mut see: impl FnMut(Seen<'_>),
) -> Result<Vec<FileReport>, LibraryError> {
    let mut runners: BTreeMap<Option<PathBuf>, Runner> = BTreeMap::new();
    let mut reports = Vec::new();
    for file in files {
        let beside = beside(file);
        if !runners.contains_key(&beside) {
            runners.insert(beside.clone(), Runner::new(library(own, beside.as_deref())?));
        }
        let Some(runner) = runners.get_mut(&beside) else { continue };
        let report = run(runner, file, filter, &mut see);
        if report.error.is_some() || !report.cases.is_empty() {
            reports.push(report);
        }
    }
    Ok(reports)
}

/// The folder of rule sets that a scenario file belongs to: above its own rule set.
pub(crate) fn beside(file: &Path) -> Option<PathBuf> {
    let file = std::path::absolute(file).ok()?;
    let scenarios = file.ancestors().find(|folder| folder.file_name().is_some_and(|name| name == "scenarios"))?;
    let rule_set = scenarios.parent()?;
    rule_set.join("ruleset.json").is_file().then(|| rule_set.parent().unwrap_or(rule_set).to_owned())
}

/// The id of the rule set in whose folder a scenario file stands.
pub(crate) fn own_rules(file: &Path) -> Option<String> {
    let file = std::path::absolute(file).ok()?;
    let scenarios = file.ancestors().find(|folder| folder.file_name().is_some_and(|name| name == "scenarios"))?;
    let text = std::fs::read_to_string(scenarios.with_file_name("ruleset.json")).ok()?;
    let document: serde_json::Value = serde_json::from_str(&text).ok()?;
    Some(document.get("id")?.as_str()?.to_owned())
}

/// The rule sets that scenarios of one folder of rule sets find.
pub(crate) fn library(own: &[PathBuf], beside: Option<&Path>) -> Result<Library, LibraryError> {
    let mut library = Library::shipped();
    if own.is_empty() {
        beside.map(|folder| library.add_folder(folder)).transpose()?;
    }
    for folder in own {
        library.add_folder(folder)?;
    }
    Ok(library)
}

fn run(runner: &mut Runner, file: &Path, filter: Option<&str>, see: &mut impl FnMut(Seen<'_>)) -> FileReport {
    let report = |scenario: &str, cases, error| FileReport {
        cases,
        error,
        file: file.to_owned(),
        scenario: scenario.to_owned(),
    };
    let scenario = match Scenario::read(file) {
        Ok(scenario) => scenario,
        Err(error) => return report("", Vec::new(), Some(error.to_string())),
    };
    let whole = |text: &str| file.to_string_lossy().contains(text) || scenario.scenario.contains(text);
    let wanted = |name: &str| filter.is_none_or(|text| whole(text) || name.contains(text));
    let see = |engine: &Engine, run: &Run, differences: &[Difference]| {
        see(Seen { file, scenario: &scenario, engine, run, differences });
    };
    match runner.run_seen(&scenario, wanted, see) {
        Ok(cases) => report(&scenario.scenario, cases, None),
        Err(error) => report(&scenario.scenario, Vec::new(), Some(error.to_string())),
    }
}

/// Reports as JUnit XML: a suite for each file, a test case for each case.
pub fn junit(reports: &[FileReport]) -> String {
    let mut whole = Report::new("synlig");
    for report in reports {
        let mut suite = TestSuite::new(report.file.display().to_string());
        suite.add_test_cases(report.cases.iter().map(|case| {
            let name = if case.name.is_empty() { &report.scenario } else { &case.name };
            test_case(report, name, &case.differences.iter().map(ToString::to_string).collect::<Vec<_>>())
        }));
        suite.add_test_cases(
            report.error.iter().map(|error| test_case(report, "the file", std::slice::from_ref(error))),
        );
        whole.add_test_suite(suite);
    }
    whole.to_string().unwrap_or_default()
}

fn test_case(report: &FileReport, name: &str, failures: &[String]) -> TestCase {
    let status = match failures.first() {
        None => TestCaseStatus::success(),
        Some(first) => {
            let kind = if report.error.is_some() { NonSuccessKind::Error } else { NonSuccessKind::Failure };
            let mut status = TestCaseStatus::non_success(kind);
            status.set_message(first.lines().next().unwrap_or_default()).set_description(failures.join("\n"));
            status
        }
    };
    let mut case = TestCase::new(name, status);
    case.set_classname(report.file.with_extension("").display().to_string().replace(['/', '\\'], "."));
    case
}
