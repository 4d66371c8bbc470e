//! What there is to be shown of the rule sets of one engine, and where each is written.

use super::logic::Logic;
use super::{Item, Kind, Way};
use crate::lint::sheet::{Item as Written, Sheet, Sheets};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use synlig::expr::parse;
use synlig::{Country, Duration, Engine, Truth};

/// All items of coverage, of all rule sets, each once: by the name of the file, the place, the column and the kind.
#[derive(Debug, Default)]
pub(super) struct Items {
    /// Each with the number of its sheet's name.
    pub(super) all: Vec<(String, Item)>,
    numbers: BTreeMap<(String, String, u32, Kind, &'static str), usize>,
}

/// Where the items of one engine are: what it shows is written there.
#[derive(Debug)]
pub(super) struct Inventory {
    /// For each condition of the engine.
    pub(super) conditions: Vec<Option<Noted>>,
    /// The statuses of actions, and their due days, by id.
    pub(super) actions: BTreeMap<String, (usize, Option<usize>)>,
    pub(super) ladders: BTreeMap<String, usize>,
    pub(super) questions: BTreeMap<String, usize>,
    /// Facts whose answers grow old: the item and how long they count.
    pub(super) aging: BTreeMap<String, (usize, Duration)>,
    pub(super) cells: Option<usize>,
    pub(super) country: Option<Country>,
}

/// A condition that is looked at.
#[derive(Debug)]
pub(super) struct Noted {
    pub(super) item: usize,
    pub(super) logic: Logic,
    /// For each distinct atom, its place among all, and its item where the condition joins several.
    pub(super) atoms: Vec<(usize, Option<usize>)>,
    /// For atoms that turn on a day, by place.
    pub(super) turns: Vec<(usize, usize)>,
    pub(super) from: Option<usize>,
    pub(super) to: Option<usize>,
}

/// A place that items are about.
struct Place<'p> {
    sheet: &'p Sheet,
    pointer: &'p str,
    rule: &'p str,
}

pub(super) const TURNS: [&str; 2] = ["day before", "first day"];
pub(super) const ENDS: [&str; 2] = ["last day", "day after"];
pub(super) const CHANGES: [&str; 6] = ["none", "start", "raise", "keep", "lower", "close"];

pub(super) fn way_of(truth: Truth) -> &'static str {
    match truth {
        Truth::Yes => "yes",
        Truth::No => "no",
        Truth::Unknown => "unknown",
    }
}

impl Items {
    /// The number of an item, which is added where it is new. Ways that only another engine knows of are added to it.
    fn note(
        &mut self,
        place: &Place<'_>,
        kind: Kind,
        about: &'static str,
        part: Option<(u32, String)>,
        ways: &[&'static str],
    ) -> usize {
        let column = part.as_ref().map_or(0, |(column, _)| *column);
        let key = (place.sheet.name(), place.pointer.to_owned(), column, kind, about);
        let next = self.all.len();
        let number = *self.numbers.entry(key).or_insert(next);
        if number == next {
            let (line, column) = place.sheet.position(place.pointer);
            let (expression_column, text) = part.unzip();
            let (pointer, rule) = (place.pointer.to_owned(), place.rule.to_owned());
            let item = Item { column, expression_column, kind, line, pointer, rule, text, ways: Vec::new() };
            self.all.push((place.sheet.name(), item));
        }
        if let Some((_, item)) = self.all.get_mut(number) {
            for way in ways {
                if !item.ways.iter().any(|known| known.way == *way) {
                    item.ways.push(Way { cases: 0, first: None, way });
                }
            }
        }
        number
    }

    /// A case shows a way.
    pub(super) fn hit(&mut self, number: usize, way: &str, case: &str) {
        let ways = self.all.get_mut(number).into_iter().flat_map(|(_, item)| &mut item.ways);
        for way in ways.filter(|known| known.way == way) {
            way.cases += 1;
            way.first.get_or_insert_with(|| case.to_owned());
        }
    }
}

impl Inventory {
    /// Of an engine, the items that stand in wanted sheets.
    pub(super) fn new(engine: &Engine, sheets: &Sheets, wanted: &BTreeSet<usize>, items: &mut Items) -> Self {
        let in_effect: BTreeMap<&str, Value> = engine
            .in_effect()
            .into_iter()
            .filter_map(|(id, text)| Some((id, serde_json::from_str(&text).ok()?)))
            .collect();
        let country = in_effect.values().find_map(|document| Country::from_code(document.get("country")?.as_str()?));
        let mut inventory = Self {
            conditions: Vec::new(),
            actions: BTreeMap::new(),
            ladders: BTreeMap::new(),
            questions: BTreeMap::new(),
            aging: BTreeMap::new(),
            cells: None,
            country,
        };
        inventory.conditions(engine, sheets, wanted, items);
        let held: BTreeSet<&str> = in_effect.values().flat_map(held_back).collect();
        for (id, document) in &in_effect {
            let mut chain = Vec::new();
            let mut next = sheets.number(id);
            while let Some(number) = next.filter(|number| !chain.contains(number)) {
                chain.push(number);
                next = sheets.get(number).and_then(Sheet::extends).and_then(|base| sheets.number(base));
            }
            let mut own = Own { sheets, wanted, document, chain, items };
            own.outcomes(&mut inventory, &held);
        }
        inventory
    }

    fn conditions(&mut self, engine: &Engine, sheets: &Sheets, wanted: &BTreeSet<usize>, items: &mut Items) {
        for condition in engine.conditions() {
            let written = engine.written(condition);
            let sheet = sheets.number(&written.rules).filter(|number| wanted.contains(number));
            let noted = sheet.and_then(|number| sheets.get(number)).and_then(|sheet| {
                let text = sheet.root().pointer(&written.pointer)?.as_str()?;
                let place = Place { sheet, pointer: &written.pointer, rule: condition.rule() };
                Some(noted(items, &place, condition, parse(text).ok()?))
            });
            self.conditions.push(noted);
        }
    }
}

fn noted(items: &mut Items, place: &Place<'_>, condition: &synlig::Condition, expr: synlig::expr::Expr) -> Noted {
    let names = super::logic::atoms(&expr).into_iter().map(ToString::to_string).collect::<Vec<_>>();
    let part = |at: usize| Some((condition.atoms().get(at)?.column(), names.get(at)?.clone()));
    let logic = Logic::new(expr, |at, truth| condition.atoms().get(at).is_some_and(|atom| atom.can_be(truth)));
    let ways = [Truth::Yes, Truth::No, Truth::Unknown].into_iter().filter(|truth| condition.can_be(*truth));
    let item = items.note(place, Kind::Condition, "", None, &ways.map(way_of).collect::<Vec<_>>());
    let firsts = logic.firsts();
    let several = firsts.len() > 1;
    let atoms = firsts.iter().zip(logic.decidable()).map(|(at, ways)| {
        let ways: Vec<_> = ways.into_iter().map(way_of).collect();
        (*at, several.then(|| items.note(place, Kind::Decides, "", part(*at), &ways)))
    });
    let atoms = atoms.collect();
    let turning = firsts.iter().filter(|at| condition.atoms().get(**at).is_some_and(synlig::Atom::turns));
    let turns = turning.map(|at| (*at, items.note(place, Kind::Day, "", part(*at), &TURNS))).collect();
    let from = condition.from().map(|_| items.note(place, Kind::Day, "from", None, &TURNS));
    let to = condition.to().map(|_| items.note(place, Kind::Day, "to", None, &ENDS));
    Noted { item, logic, atoms, turns, from, to }
}

/// The actions that a document's actions hold back.
fn held_back(document: &Value) -> Vec<&str> {
    let actions = document.get("actions").and_then(Value::as_object).into_iter().flatten();
    let versions = actions.flat_map(|(_, action)| versions(action));
    let ids = versions.filter_map(|version| version.get("holds_back")?.as_array()).flatten();
    ids.filter_map(Value::as_str).collect()
}

fn versions(item: &Value) -> impl Iterator<Item = &Value> {
    let list = item.as_array().map(Vec::as_slice).unwrap_or(std::slice::from_ref(item));
    list.iter()
}

/// A document in effect, and the sheets that it came from, an overlay before its base.
struct Own<'o> {
    sheets: &'o Sheets,
    wanted: &'o BTreeSet<usize>,
    document: &'o Value,
    chain: Vec<usize>,
    items: &'o mut Items,
}

impl<'o> Own<'o> {
    /// The items of a section that are in effect and written in a wanted sheet: all versions of each.
    fn written(&self, section: &str) -> Vec<(&'o Sheet, Vec<Written<'o>>)> {
        let ids = self.document.get(section).and_then(Value::as_object).into_iter().flatten().map(|(id, _)| id);
        ids.filter_map(|id| {
            let of = |number: &usize| {
                let sheet = self.sheets.get(*number)?;
                let versions: Vec<_> = sheet.items(section).into_iter().filter(|item| item.id == id).collect();
                (!versions.is_empty()).then_some((*number, sheet, versions))
            };
            let (number, sheet, versions) = self.chain.iter().find_map(of)?;
            self.wanted.contains(&number).then_some((sheet, versions))
        })
        .collect()
    }

    fn outcomes(&mut self, inventory: &mut Inventory, held: &BTreeSet<&str>) {
        for (sheet, versions) in self.written("actions") {
            let Some(first) = versions.first() else { continue };
            let rule = format!("{}#actions.{}", sheet.id(), first.id);
            let place = Place { sheet, pointer: &whole(first), rule: &rule };
            let ways = statuses(&versions, held.contains(first.id));
            let statuses = self.items.note(&place, Kind::Outcome, "", None, &ways);
            let dated = versions.iter().find(|version| is_dated(version));
            let due = dated.map(|version| {
                let place = Place { pointer: &version.at("due"), ..place };
                self.items.note(&place, Kind::Day, "due", None, &ENDS)
            });
            inventory.actions.insert(first.id.to_owned(), (statuses, due));
        }
        for (sheet, versions) in self.written("ladders") {
            let Some(ladder) = versions.first() else { continue };
            let rule = format!("{}#ladders.{}", sheet.id(), ladder.id);
            let place = Place { sheet, pointer: &ladder.pointer, rule: &rule };
            let levels = ladder.parts("levels");
            let (several, leaves) = (levels.len() > 1, levels.iter().any(|level| level.get("leave").is_some()));
            let ways = CHANGES.into_iter().filter(|change| match *change {
                "raise" => several,
                "lower" => several && leaves,
                "close" => leaves,
                _ => true,
            });
            let number = self.items.note(&place, Kind::Outcome, "", None, &ways.collect::<Vec<_>>());
            inventory.ladders.insert(ladder.id.to_owned(), number);
        }
        for (sheet, versions) in self.written("facts") {
            let Some(fact) = versions.first() else { continue };
            let rule = format!("{}#facts.{}", sheet.id(), fact.id);
            let place = Place { sheet, pointer: &fact.pointer, rule: &rule };
            if fact.text("type") != Some("age") {
                let number = self.items.note(&place, Kind::Question, "", None, &["asked"]);
                inventory.questions.insert(fact.id.to_owned(), number);
            }
            let valid_for = fact.get("valid_for");
            let text = valid_for.and_then(|valid| valid.get("reassuring").unwrap_or(valid).as_str());
            if let Some(period) = text.and_then(Duration::parse) {
                let place = Place { pointer: &fact.at("valid_for"), ..place };
                let number = self.items.note(&place, Kind::Day, "aging", None, &ENDS);
                inventory.aging.insert(fact.id.to_owned(), (number, period));
            }
        }
        let (sheets, wanted) = (self.sheets, self.wanted);
        let mut chain = self.chain.iter().filter_map(|number| Some((number, sheets.get(*number)?)));
        if let Some((number, sheet)) = chain.find(|(_, sheet)| sheet.visibility().is_some())
            && wanted.contains(number)
        {
            let rule = format!("{}#visibility", sheet.id());
            let place = Place { sheet, pointer: "/visibility", rule: &rule };
            let ways = ["A", "B", "C", "D", "undetermined"];
            inventory.cells = Some(self.items.note(&place, Kind::Outcome, "", None, &ways));
        }
    }
}

/// The place of an item of which this is a version.
fn whole(version: &Written<'_>) -> String {
    let above = version.index.and_then(|_| version.pointer.rsplit_once('/'));
    above.map_or_else(|| version.pointer.clone(), |(above, _)| above.to_owned())
}

/// Whether the count of an action's days can start and end.
fn is_dated(version: &Written<'_>) -> bool {
    let due = version.get("due");
    let starts = due.and_then(|due| due.get("after")?.as_array()).is_some_and(|after| !after.is_empty());
    let within = due.and_then(|due| due.get("within"));
    let words = ["at once", "without undue delay", "as soon as possible"];
    starts && within.is_some_and(|within| within.as_str().is_none_or(|text| !words.contains(&text)))
}

/// The statuses that an action can have, as far as its form tells.
fn statuses(versions: &[Written<'_>], held: bool) -> Vec<&'static str> {
    let has = |key: &str| versions.iter().any(|version| version.get(key).is_some());
    let consent = has("consent");
    let all = [
        ("open", true),
        ("overdue", versions.iter().any(is_dated)),
        ("blocked", consent),
        ("refused", consent),
        ("held_back", held),
        ("done", has("done")),
    ];
    all.into_iter().filter_map(|(status, can_be)| can_be.then_some(status)).collect()
}
