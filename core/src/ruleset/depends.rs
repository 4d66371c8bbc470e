//! What depends on what, by name: so that an overlay cannot change national law through the back door.

use super::document::{Action, Basis, Document, Within};
use super::overlay::Change;
use super::read::{Condition, Found, Located, Named, shortened};
use super::values::Period;
use crate::error::Code;
use crate::expr::{Expr, Kind, Literal, Operand, Value};
use crate::sorted::set;
use std::collections::{BTreeMap, BTreeSet};

/// An item: its section and its name.
type Item = (&'static str, String);

/// Faults for every change of an overlay that touches what a fixed action rests on, or that holds one back.
pub(crate) fn guard_fixed(before: &[&Document], overlay: &Document, changes: &[Change]) -> Vec<Found> {
    let actions = before.iter().flat_map(|document| document.actions.iter().flat_map(Named::items));
    let fixed = actions.filter(|(_, versions)| versions.0.iter().any(|action| action.fixed == Some(true)));
    let fixed = set(fixed.map(|(id, _)| id));
    let edges = edges(before);
    let mut reached: BTreeSet<Item> = set(fixed.iter().map(|id| ("actions", (*id).to_owned())));
    let mut open: Vec<Item> = reached.iter().cloned().collect();
    while let Some(item) = open.pop() {
        for next in edges.get(&item).into_iter().flatten() {
            if reached.insert(next.clone()) {
                open.push(next.clone());
            }
        }
    }
    let mut found = Vec::new();
    for change in changes.iter().filter(|change| !change.added) {
        if reached.iter().any(|(section, name)| *section == change.section && *name == change.name) {
            let message =
                format!("`{}` is fixed by national law, or something fixed rests on it", shortened(&change.name));
            found.push(Found::new(Code::OverlayFixed, change.at, message));
        }
    }
    for change in changes.iter().filter(|change| change.section == "actions") {
        let versions = [&overlay.add, &overlay.replace].into_iter().flatten().filter_map(|all| all.actions.as_ref());
        let actions = versions.flat_map(Named::items).filter(|(id, _)| *id == change.name).flat_map(|(_, all)| &all.0);
        for held in actions.flat_map(|action| action.holds_back.iter().flat_map(|ids| &ids.0)) {
            if fixed.contains(held.value.as_str()) {
                let message = format!("`{}` is fixed by national law and cannot be held back", shortened(&held.value));
                found.push(Found::new(Code::OverlayFixed, held.at, message));
            }
        }
    }
    found
}

fn edges(documents: &[&Document]) -> BTreeMap<Item, Vec<Item>> {
    let mut edges = Edges(BTreeMap::new());
    for document in documents {
        for (id, versions) in document.definitions.iter().flat_map(Named::items) {
            versions.0.iter().for_each(|item| edges.condition(("definitions", id), &item.when));
        }
        for (id, versions) in document.consents.iter().flat_map(Named::items) {
            for item in &versions.0 {
                edges.condition(("consents", id), &item.given);
                edges.condition(("consents", id), &item.refused);
                if let Some(ask) = &item.ask {
                    edges.add(("actions", &ask.value), ("consents", id));
                }
            }
        }
        if let Some(visibility) = &document.visibility {
            let suspected = visibility.suspected.as_ref();
            for condition in [Some(&visibility.symptoms), Some(&visibility.problem), suspected].into_iter().flatten() {
                edges.condition(("visibility", ""), condition);
            }
        }
        if let Some(tiers) = &document.tiers {
            for (tier, criteria) in [("indicated", &tiers.indicated), ("selective", &tiers.selective)] {
                criteria.iter().flat_map(|all| &all.0).for_each(|item| edges.condition(("tiers", tier), &item.when));
            }
        }
        for (id, ladder) in document.ladders.iter().flat_map(Named::items) {
            edges.add(("ladders", id), ("events", &ladder.event.value));
            for level in ladder.levels.iter().flat_map(|all| &all.0) {
                edges.condition(("ladders", id), &level.enter);
                level.leave.iter().for_each(|leave| edges.condition(("ladders", id), leave));
            }
        }
        for (id, fact) in document.facts.iter().flat_map(Named::items) {
            if let Some(Period::Parameter(name)) = fact.valid_for.as_ref().map(|aging| &aging.period) {
                edges.add(("facts", id), ("parameters", name));
            }
            fact.asked_when.iter().for_each(|when| edges.condition(("facts", id), when));
            let asked_by = fact.asked_by.iter().flat_map(|ids| &ids.0);
            asked_by.for_each(|service| edges.add(("facts", id), ("services", &service.value)));
        }
        for (id, versions) in document.actions.iter().flat_map(Named::items) {
            versions.0.iter().for_each(|action| edges.action(id, action));
        }
    }
    edges.0
}

struct Edges(BTreeMap<Item, Vec<Item>>);

impl Edges {
    fn add(&mut self, from: (&'static str, &str), to: (&'static str, &str)) {
        self.0.entry((from.0, from.1.to_owned())).or_default().push((to.0, to.1.to_owned()));
    }

    fn action(&mut self, id: &str, action: &Action) {
        let this = ("actions", id);
        action.when.iter().for_each(|when| self.condition(this, when));
        for basis in action.basis.iter().flatten() {
            if let Basis::Sometimes(basis) = basis
                && let Some(when) = &basis.when
            {
                self.condition(this, when);
            }
        }
        if let Some(due) = &action.due {
            due.after.iter().flat_map(|ids| &ids.0).for_each(|event| self.add(this, ("events", &event.value)));
            if let Some(Within::Periods(periods)) = &due.within {
                for Located { value, .. } in periods {
                    if let Period::Parameter(name) = value {
                        self.add(this, ("parameters", name));
                    }
                }
            }
        }
        action.done.iter().flat_map(|ids| &ids.0).for_each(|event| self.add(this, ("events", &event.value)));
        action.by.iter().flat_map(|ids| &ids.0).for_each(|service| self.add(this, ("services", &service.value)));
        action.consent.iter().for_each(|consent| self.add(this, ("consents", &consent.value)));
        for held in action.holds_back.iter().flat_map(|ids| &ids.0) {
            self.add(("actions", &held.value), this);
        }
        if let Some(instead) = &action.if_refused {
            self.add(("actions", &instead.value), this);
        }
    }

    fn condition(&mut self, from: (&'static str, &str), condition: &Condition) {
        names(&condition.value, &mut |section, name| self.add(from, (section, name)));
    }
}

/// Calls `take` with every name that an expression uses and every section it may stand in.
fn names(expr: &Expr, take: &mut impl FnMut(&'static str, &str)) {
    fn operand(operand: &Operand, take: &mut impl FnMut(&'static str, &str)) {
        match operand {
            Operand::Name(word) => name(&word.text, take),
            Operand::Since(event) => take("events", &event.text),
            Operand::Current(ladder) => take("ladders", &ladder.text),
        }
    }
    fn name(word: &str, take: &mut impl FnMut(&'static str, &str)) {
        match word {
            "symptoms" | "known" | "problem" | "cell" | "sharing" => take("visibility", ""),
            "tier" => ["indicated", "selective"].into_iter().for_each(|tier| take("tiers", tier)),
            _ => ["facts", "events", "ladders", "definitions"].into_iter().for_each(|section| take(section, word)),
        }
    }
    fn literal(left: &Operand, literal: &Literal, take: &mut impl FnMut(&'static str, &str)) {
        match (&literal.value, left) {
            (Value::Parameter(name), _) => take("parameters", name),
            (Value::Word(id), Operand::Name(word)) if word.text == "service" => take("services", id),
            _ => {}
        }
    }
    match &expr.kind {
        Kind::Constant(_) => {}
        Kind::Name(word) => name(word, take),
        Kind::Not(inner) | Kind::Possible(inner) => names(inner, take),
        Kind::And(parts) | Kind::Or(parts) | Kind::AtLeast(_, parts) => parts.iter().for_each(|part| names(part, take)),
        Kind::Compare(left, _, right) => {
            operand(left, take);
            literal(left, right, take);
        }
        Kind::In(left, values) => {
            operand(left, take);
            values.iter().for_each(|value| literal(left, value, take));
        }
        Kind::Call(_, word) => {
            ["facts", "events", "consents", "actions"].into_iter().for_each(|section| take(section, &word.text));
        }
        Kind::After(first, second) => {
            take("events", &first.text);
            take("events", &second.text);
        }
    }
}
