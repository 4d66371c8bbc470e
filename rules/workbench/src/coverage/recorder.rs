//! Recording what cases show.

use super::inventory::{ENDS, Inventory, Items, TURNS, way_of};
use super::{Coverage, RuleSetCoverage, Share};
use crate::library::LibraryError;
use crate::lint::sheet::Sheets;
use crate::scenario::{Expectation, Scenario, Seen, beside, library, own_rules};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use synlig::{Case, Cell, Change, Date, Decision, Engine, Status, Trace};

/// Records what passing cases show of the rule sets whose scenarios they are.
pub struct Recorder {
    groups: BTreeMap<Option<PathBuf>, Group>,
    items: Items,
}

/// The rule sets of one folder.
struct Group {
    sheets: Sheets,
    /// The rule sets that are looked at, by number.
    wanted: BTreeSet<usize>,
    /// By digest.
    inventories: BTreeMap<String, Inventory>,
}

impl Recorder {
    /// For scenario files: the rule sets in whose folders they stand are looked at, and of other files those that they name.
    /// Rule sets are found as [`test`](crate::scenario::test) finds them.
    ///
    /// # Errors
    /// A rule set beside a scenario cannot be read.
    pub fn new(own: &[PathBuf], files: &[PathBuf]) -> Result<Self, LibraryError> {
        let mut groups: BTreeMap<Option<PathBuf>, Group> = BTreeMap::new();
        for file in files {
            let folder = beside(file);
            if !groups.contains_key(&folder) {
                let sheets = Sheets::read(&library(own, folder.as_deref())?);
                let group = Group { sheets, wanted: BTreeSet::new(), inventories: BTreeMap::new() };
                groups.insert(folder.clone(), group);
            }
            let Some(group) = groups.get_mut(&folder) else { continue };
            let ids = match folder.and_then(|_| own_rules(file)) {
                Some(id) => vec![id],
                None => Scenario::read(file).map(|scenario| scenario.rules).unwrap_or_default(),
            };
            group.wanted.extend(ids.iter().filter_map(|id| group.sheets.number(id)));
        }
        Ok(Self { groups, items: Items::default() })
    }

    /// Records what a case shows, where it came out as expected.
    pub fn see(&mut self, seen: Seen<'_>) {
        let Seen { file, scenario, engine, run, differences } = seen;
        let Some(group) = self.groups.get_mut(&beside(file)) else { return };
        let digest = engine.digest();
        if !group.inventories.contains_key(digest) {
            let inventory = Inventory::new(engine, &group.sheets, &group.wanted, &mut self.items);
            group.inventories.insert(digest.to_owned(), inventory);
        }
        let (Some(inventory), Expectation::Decision(_), true) =
            (group.inventories.get(digest), &run.expectation, differences.is_empty())
        else {
            return;
        };
        let name = if run.name.is_empty() { &scenario.scenario } else { &run.name };
        let name = format!("{}: {name}", file.display());
        let mut showing = Showing { inventory, items: &mut self.items, case: &run.case, name: &name };
        if let Some((decision, traces)) = worked_out(engine, &run.case) {
            showing.conditions(engine, &traces, decision.as_of);
            showing.outcomes(&decision);
            showing.answers(decision.as_of);
        }
    }

    /// What all cases showed together.
    pub fn coverage(self) -> Coverage {
        let mut items: BTreeMap<String, Vec<_>> = BTreeMap::new();
        for (name, item) in self.items.all {
            items.entry(name).or_default().push(item);
        }
        let mut rules = Vec::new();
        for group in self.groups.values() {
            for sheet in group.wanted.iter().filter_map(|number| group.sheets.get(*number)) {
                let Some(mut items) = items.remove(&sheet.name()) else { continue };
                items.retain(|item| !item.ways.is_empty());
                items.sort_by(|a, b| {
                    (a.line, a.column, a.kind, a.expression_column).cmp(&(
                        b.line,
                        b.column,
                        b.kind,
                        b.expression_column,
                    ))
                });
                let (id, share) = (sheet.id().to_owned(), Share::of(&items));
                let (file, text) = (sheet.file().map(Path::to_owned), sheet.source().to_owned());
                rules.push(RuleSetCoverage { file, id, items, share, text });
            }
        }
        rules.sort_by(|a, b| (&a.id, &a.file).cmp(&(&b.id, &b.file)));
        let share = rules.iter().fold(Share::default(), |all, one| all.and(one.share));
        Coverage { rules, share }
    }
}

fn worked_out(engine: &Engine, case: &Value) -> Option<(Decision, Vec<Option<Trace>>)> {
    let case = Case::from_json(&case.to_string()).ok()?;
    Some((engine.decide(&case).ok()?, engine.traces(&case).ok()?))
}

/// One case, and what it shows.
struct Showing<'s> {
    inventory: &'s Inventory,
    items: &'s mut Items,
    case: &'s Value,
    name: &'s str,
}

impl Showing<'_> {
    fn hit(&mut self, item: usize, way: &str) {
        self.items.hit(item, way, self.name);
    }

    /// The day before something begins, and the day on which it does.
    fn turns(&mut self, item: usize, first: Date, today: Date) {
        let [before, on] = TURNS;
        if today == first {
            self.hit(item, on);
        } else if today.next() == first {
            self.hit(item, before);
        }
    }

    /// The last day of something, and the day after.
    fn ends(&mut self, item: usize, last: Date, today: Date) {
        let [on, after] = ENDS;
        if today == last {
            self.hit(item, on);
        } else if today == last.next() {
            self.hit(item, after);
        }
    }

    fn conditions(&mut self, engine: &Engine, traces: &[Option<Trace>], today: Date) {
        for ((noted, trace), condition) in self.inventory.conditions.iter().zip(traces).zip(engine.conditions()) {
            let Some(noted) = noted else { continue };
            noted.from.zip(condition.from()).into_iter().for_each(|(item, from)| self.turns(item, from, today));
            noted.to.zip(condition.to()).into_iter().for_each(|(item, to)| self.ends(item, to, today));
            let Some(trace) = trace else { continue };
            self.hit(noted.item, way_of(trace.truth));
            let truths: Vec<_> = trace.atoms.iter().map(|atom| atom.truth).collect();
            for ((at, item), decides) in noted.atoms.iter().zip(noted.logic.deciding(&truths)) {
                if let (Some(item), true, Some(truth)) = (item, decides, truths.get(*at)) {
                    self.hit(*item, way_of(*truth));
                }
            }
            for (at, item) in &noted.turns {
                let day = trace.atoms.get(*at).and_then(|atom| atom.turns_on);
                day.into_iter().for_each(|day| self.turns(*item, day, today));
            }
        }
    }

    fn outcomes(&mut self, decision: &Decision) {
        for action in &decision.actions {
            let Some((item, due)) = self.inventory.actions.get(&action.id).copied() else { continue };
            self.hit(item, status(action.status));
            let day = action.due.as_ref().and_then(|due| due.on);
            if let (Some(due), Some(day), Status::Open | Status::Overdue) = (due, day, action.status) {
                self.ends(due, day, decision.as_of);
            }
        }
        for (id, ladder) in &decision.ladders {
            let item = self.inventory.ladders.get(id).copied();
            item.into_iter().for_each(|item| self.hit(item, change(ladder.change)));
        }
        for question in &decision.questions {
            let item = self.inventory.questions.get(&question.fact).copied();
            item.into_iter().for_each(|item| self.hit(item, "asked"));
        }
        if let (Some(item), Some(visibility)) = (self.inventory.cells, &decision.visibility) {
            self.hit(item, visibility.cell.map_or("undetermined", cell));
        }
    }

    /// Answers that grow old: the last day on which each counts, and the day after.
    fn answers(&mut self, today: Date) {
        let Some(country) = self.inventory.country else { return };
        for (fact, (item, period)) in &self.inventory.aging {
            let observations = self.case.get("observations").and_then(Value::as_array).into_iter().flatten();
            let of = observations.filter(|answer| answer.get("fact").and_then(Value::as_str) == Some(fact));
            let days = of.filter_map(|answer| Date::parse(answer.get("on")?.as_str()?));
            let ends: Vec<Date> = days.map(|day| period.after(day, country)).collect();
            ends.into_iter().for_each(|last| self.ends(*item, last, today));
        }
    }
}

fn status(status: Status) -> &'static str {
    match status {
        Status::Undetermined => "undetermined",
        Status::Done => "done",
        Status::HeldBack => "held_back",
        Status::Refused => "refused",
        Status::Blocked => "blocked",
        Status::Overdue => "overdue",
        Status::Open => "open",
    }
}

fn change(change: Change) -> &'static str {
    match change {
        Change::None => "none",
        Change::Start => "start",
        Change::Raise => "raise",
        Change::Keep => "keep",
        Change::Lower => "lower",
        Change::Close => "close",
    }
}

fn cell(cell: Cell) -> &'static str {
    match cell {
        Cell::A => "A",
        Cell::B => "B",
        Cell::C => "C",
        Cell::D => "D",
    }
}
