//! Every rule is shown by scenarios in all the ways in which it can come out.
//!
//! A way counts where a case passes, its `expect` names the outcome, and the engine says that the rule's own condition came
//! out so: `yes`, `no` or `unknown`. What can never be unknown, such as what rests on events alone, is not asked for that.

use super::Lint;
use super::sheet::{Item, Sheet};
use crate::library::{Library, LibraryError};
use crate::problem::Problem;
use crate::scenario::{Difference, Expectation, Run, Runner, Scenario, find};
use serde_json::{Map, Value};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use synlig::{Case, Engine, Truth};

/// The rules that passing cases have shown, by their places among those asked for, each with how it came out.
type Shown = BTreeSet<(usize, Truth)>;

/// A rule whose ways are asked for.
struct Asked<'s> {
    /// The name that the engine gives its condition, and which of several it is.
    rule: String,
    index: Option<usize>,
    /// The keys of `expect`, and the id under them, that name its outcome.
    named: (&'static [&'static str], &'s str),
    pointer: String,
    /// The rule as messages call it.
    what: String,
    /// The ways of a rule without a condition of its own, which cases show by what they expect.
    without: Option<&'static [Truth]>,
}

/// Runs scenarios; those beside one folder of rule sets share their engines.
pub(super) struct Coverage<'l> {
    library: &'l Library,
    runners: BTreeMap<Option<PathBuf>, Runner>,
}

impl<'l> Coverage<'l> {
    pub(super) fn new(library: &'l Library) -> Self {
        Self { library, runners: BTreeMap::new() }
    }

    /// The rules of a rule set that its own scenarios do not show in every way. One that comes from no file has no scenarios
    /// to look at.
    pub(super) fn lint(&mut self, sheet: &Sheet, engine: &Engine) -> Result<Vec<Problem>, LibraryError> {
        let Some(file) = sheet.file() else { return Ok(Vec::new()) };
        let asked = asked(sheet);
        if asked.is_empty() {
            return Ok(Vec::new());
        }
        let folder = file.with_file_name("scenarios");
        let files = if folder.is_dir() { find(&folder).unwrap_or_default() } else { Vec::new() };
        if files.is_empty() {
            let problem = sheet.warn(Lint::Untested, "", "there are no scenarios beside the rule set");
            return Ok(vec![problem.hint("write some into the folder `scenarios` beside it")]);
        }
        let shown = self.shown(file, &files, &asked)?;
        let rules = asked.iter().enumerate();
        Ok(rules.filter_map(|(number, rule)| untested(sheet, engine, number, rule, &shown)).collect())
    }

    fn shown(&mut self, file: &Path, files: &[PathBuf], asked: &[Asked<'_>]) -> Result<Shown, LibraryError> {
        let above = std::path::absolute(file).ok().and_then(|file| Some(file.parent()?.parent()?.to_owned()));
        if !self.runners.contains_key(&above) {
            let mut library = self.library.clone();
            match above.as_deref().map(|folder| library.add_folder(folder)) {
                // The rule set may lie anywhere, and alone.
                None | Some(Ok(_) | Err(LibraryError::Empty(_))) => {}
                Some(Err(error)) => return Err(error),
            }
            self.runners.insert(above.clone(), Runner::new(library));
        }
        let mut shown = Shown::new();
        let Some(runner) = self.runners.get_mut(&above) else { return Ok(shown) };
        for scenario in files.iter().filter_map(|file| Scenario::read(file).ok()) {
            // A file that cannot be run shows nothing; `synlig test` says why.
            runner
                .run_seen(
                    &scenario,
                    |_| true,
                    |engine, run, differences| shows(engine, run, differences, asked, &mut shown),
                )
                .ok();
        }
        Ok(shown)
    }
}

/// The rules of a rule set: what it writes itself, which of an overlay is what it adds and replaces.
fn asked(sheet: &Sheet) -> Vec<Asked<'_>> {
    let mut all = Vec::new();
    let mut ask = |item: &Item<'_>, place: String, named, what: String, without| {
        let (rule, index) = (format!("{}#{place}", sheet.id()), item.index);
        all.push(Asked { rule, index, named, pointer: item.pointer.clone(), what, without });
    };
    for item in sheet.items("tiers") {
        let what = format!("the criterion of the tier `{}`", item.id);
        ask(&item, format!("tiers.{}", item.id), (&["tier", "tier_possible"], ""), what, None);
    }
    for ladder in sheet.items("ladders") {
        for level in ladder.parts("levels") {
            for key in ["enter", "leave"].into_iter().filter(|key| level.get(key).is_some()) {
                let place = format!("ladders.{}.{}.{key}", ladder.id, level.id);
                let what = format!("`{key}` of the level `{}` of `{}`", level.id, ladder.id);
                let level = Item { pointer: level.at(key), ..level.clone() };
                ask(&level, place, (&["ladders"], ladder.id), what, None);
            }
        }
    }
    for item in sheet.items("actions") {
        let without = item.get("when").is_none().then_some(&[Truth::Yes, Truth::No][..]);
        let what = format!("the action `{}`", item.id);
        ask(&item, format!("actions.{}", item.id), (&["actions"], item.id), what, without);
    }
    for item in sheet.items("checklists") {
        let without = item.get("when").is_none().then_some(&[Truth::Yes][..]);
        let what = format!("the checklist `{}`", item.id);
        ask(&item, format!("checklists.{}", item.id), (&["missing", "checklists"], item.id), what, without);
    }
    all
}

/// The place of a rule's condition among those of an engine, which are sorted.
fn place(engine: &Engine, rule: &Asked<'_>) -> Option<usize> {
    let name = (rule.rule.as_str(), rule.index);
    engine.conditions().binary_search_by(|condition| (condition.rule(), condition.index()).cmp(&name)).ok()
}

/// Keeps what a passing case shows of the rules asked for.
fn shows(engine: &Engine, run: &Run, differences: &[Difference], asked: &[Asked<'_>], shown: &mut Shown) {
    let (Expectation::Decision(expect), true) = (&run.expectation, differences.is_empty()) else { return };
    let truths = Case::from_json(&run.case.to_string()).and_then(|case| engine.truths(&case));
    let Ok(truths) = truths else { return };
    for (number, rule) in asked.iter().enumerate() {
        let Some(expected) = named(expect, rule) else { continue };
        let truth = match rule.without {
            Some(_) => Some(Truth::of(expected.as_str() != Some("absent"))),
            None => place(engine, rule).and_then(|place| truths.get(place).copied().flatten()),
        };
        shown.extend(truth.map(|truth| (number, truth)));
    }
}

/// What an expectation says of a rule's outcome, if it names it.
fn named<'e>(expect: &'e Map<String, Value>, rule: &Asked<'_>) -> Option<&'e Value> {
    let (keys, id) = rule.named;
    keys.iter().find_map(|key| if id.is_empty() { expect.get(*key) } else { expect.get(*key)?.get(id) })
}

fn untested(sheet: &Sheet, engine: &Engine, number: usize, rule: &Asked<'_>, shown: &Shown) -> Option<Problem> {
    let condition = place(engine, rule).and_then(|place| engine.conditions().get(place));
    let can_be = |truth: Truth| match (rule.without, condition) {
        (Some(ways), _) => ways.contains(&truth),
        (None, Some(condition)) => condition.can_be(truth),
        (None, None) => false,
    };
    let ways = [
        (Truth::Yes, "where it applies"),
        (Truth::No, "where it does not apply"),
        (Truth::Unknown, "where that is undetermined"),
    ];
    let missing = ways.into_iter().filter(|(truth, _)| can_be(*truth) && !shown.contains(&(number, *truth)));
    let missing: Vec<&str> = missing.map(|(_, way)| way).collect();
    if missing.is_empty() {
        return None;
    }
    let message = format!("no scenario shows {} {}", rule.what, missing.join(", nor "));
    let (keys, id) = rule.named;
    let key = keys.first().copied().unwrap_or_default();
    let hint = if id.is_empty() { format!("`{key}`") } else { format!("`{id}` under `{key}`") };
    Some(sheet.warn(Lint::Untested, &rule.pointer, message).hint(format!("write a case whose `expect` names {hint}")))
}
