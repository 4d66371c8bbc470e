//! What is declared is used: facts, events, definitions, consents, parameters and sources.
//!
//! A rule set may declare for others: its words count as used where any rule set at hand uses them. A source, a definition,
//! a consent or a parameter that another rule set declares itself is not used there for this one.

use super::Lint;
use super::sheet::{Item, Sheet, Sheets};
use super::written::{Mention, Role, Written, mentions, written};
use crate::problem::Problem;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// The kinds of names that can be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Kind {
    /// Facts, events and definitions, whose ids are apart.
    Word,
    Consent,
    Parameter,
    Source,
}

/// A name and the number of the rule set that uses it.
type Uses<'s> = BTreeSet<(Kind, &'s str, usize)>;

/// Everything that is declared and not used, with the number of its rule set.
pub(super) fn lint(sheets: &Sheets) -> Vec<(usize, Problem)> {
    let conditions: Vec<(usize, Written<'_>)> =
        sheets.iter().flat_map(|(number, sheet)| written(sheet).into_iter().map(move |one| (number, one))).collect();
    let mut uses = Uses::new();
    for (number, sheet) in sheets.iter() {
        by_items(number, sheet, &mut uses);
        sources(number, sheet.root(), &mut uses);
    }
    by_conditions(&conditions, &mut uses);
    let mut warnings = Vec::new();
    for (number, sheet) in sheets.iter() {
        for (section, kind, lint, what) in [
            ("sources", Kind::Source, Lint::UnusedSource, "no `basis` names the source"),
            ("facts", Kind::Word, Lint::UnusedFact, "no rule looks at the fact"),
            ("events", Kind::Word, Lint::UnusedEvent, "no rule, deadline or ladder looks at the event"),
            ("definitions", Kind::Word, Lint::UnusedDefinition, "no rule uses the definition"),
            ("consents", Kind::Consent, Lint::UnusedConsent, "no action needs the consent"),
            ("parameters", Kind::Parameter, Lint::UnusedParameter, "no rule uses the parameter"),
        ] {
            let mut told = BTreeSet::new();
            for item in sheet.items(section) {
                let shared = matches!(section, "facts" | "events") || item.pointer.starts_with("/replace/");
                let own = |user: usize| user == number || shared || !declares(sheets, user, section, item.id);
                let used = uses.range((kind, item.id, 0)..=(kind, item.id, usize::MAX)).any(|(.., user)| own(*user));
                if !used && told.insert(item.id) {
                    let pointer = item.pointer.trim_end_matches(|c: char| item.index.is_some() && c.is_ascii_digit());
                    let pointer = pointer.trim_end_matches('/');
                    let message = format!("{what} `{}`", item.id);
                    warnings.push((number, sheet.warn(lint, pointer, message).hint(hint(section))));
                }
            }
        }
    }
    warnings
}

fn hint(section: &str) -> &'static str {
    match section {
        "sources" => "name it where a rule rests on it, or take it away",
        "facts" => "a question that changes nothing should not be asked",
        "events" => "an event that changes nothing need not be logged",
        _ => "use it, or take it away",
    }
}

fn declares(sheets: &Sheets, number: usize, section: &str, id: &str) -> bool {
    sheets.get(number).is_some_and(|sheet| sheet.items(section).iter().any(|item| item.id == id))
}

/// What items name outside conditions.
fn by_items<'s>(number: usize, sheet: &'s Sheet, uses: &mut Uses<'s>) {
    let mut take = |kind, name: &'s str| {
        uses.insert((kind, name, number));
    };
    for fact in sheet.items("facts") {
        let valid_for = fact.get("valid_for");
        let period = valid_for.and_then(|aging| aging.get("reassuring").or(Some(aging)));
        parameter(period).into_iter().for_each(|name| take(Kind::Parameter, name));
    }
    for ladder in sheet.items("ladders") {
        ladder.text("event").into_iter().for_each(|event| take(Kind::Word, event));
    }
    for action in sheet.items("actions") {
        let due = action.get("due").map(|value| Item { pointer: action.at("due"), value, ..action.clone() });
        let after = due.iter().flat_map(|due| due.ids("after"));
        after.chain(action.ids("done")).for_each(|event| take(Kind::Word, event));
        action.text("consent").into_iter().for_each(|consent| take(Kind::Consent, consent));
        let within = due.as_ref().and_then(|due| due.get("within"));
        let periods = within.and_then(Value::as_array).into_iter().flatten().chain(within);
        periods.filter_map(|period| parameter(Some(period))).for_each(|name| take(Kind::Parameter, name));
    }
}

fn parameter(period: Option<&Value>) -> Option<&str> {
    period?.as_str()?.strip_prefix('$')
}

/// The sources under every `basis` of a document.
fn sources<'s>(number: usize, value: &'s Value, uses: &mut Uses<'s>) {
    match value {
        Value::Object(members) => {
            for (key, value) in members {
                if key == "basis" {
                    for entry in value.as_array().into_iter().flatten() {
                        let source = entry.as_str().or_else(|| entry.get("source")?.as_str());
                        uses.extend(source.map(|source| (Kind::Source, source, number)));
                    }
                } else {
                    sources(number, value, uses);
                }
            }
        }
        Value::Array(items) => items.iter().for_each(|item| sources(number, item, uses)),
        _ => {}
    }
}

/// What conditions name: those of rules, and of the definitions that rules reach.
fn by_conditions<'s>(conditions: &'s [(usize, Written<'s>)], uses: &mut Uses<'s>) {
    let mut definitions: BTreeMap<&str, Vec<&(usize, Written<'s>)>> = BTreeMap::new();
    let mut next: Vec<&(usize, Written<'s>)> = Vec::new();
    for condition in conditions {
        match condition.1.role {
            Role::Definition(name) => definitions.entry(name).or_default().push(condition),
            Role::Begins | Role::Ends | Role::Tells => next.push(condition),
        }
    }
    while let Some((number, condition)) = next.pop() {
        mentions(&condition.expr, &mut |mention| {
            let (kind, name) = match mention {
                Mention::Word(name) => (Kind::Word, name),
                Mention::Consent(name) => (Kind::Consent, name),
                Mention::Parameter(name) => (Kind::Parameter, name),
            };
            uses.insert((kind, name, *number));
            if kind == Kind::Word {
                // Each definition is followed once.
                next.extend(definitions.remove(name).into_iter().flatten());
            }
        });
    }
}
