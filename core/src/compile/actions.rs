//! Actions compiled, in an order in which each comes after those it depends on.

use super::compiler::{Compiler, days};
use super::names::Stage;
use super::order::order;
use super::program::{Action, ActionVersion, Program, Within};
use super::vocabulary::period;
use crate::error::Code;
use crate::json::At;
use crate::ruleset::document::{Action as Item, Ids, Strength, Within as WithinItem};

impl Compiler<'_> {
    pub(super) fn actions(&mut self, program: &mut Program) {
        let ids: Vec<String> = self.names.actions.iter().cloned().collect();
        for id in &ids {
            let composed = self.composed;
            let mut all = crate::ruleset::items(&composed.documents, |d| d.actions.as_ref());
            let item = all.find(|(name, _)| name == id);
            let mut action = Action { id: id.clone(), ..Action::default() };
            for version in item.iter().flat_map(|(_, versions)| &versions.0) {
                let compiled = self.action(id, version, program);
                action.versions.push(compiled);
            }
            program.actions.push(action);
        }
        relate(program);
        self.action_order(program);
    }

    fn action(&mut self, id: &str, item: &Item, program: &Program) -> ActionVersion {
        let when = item.when.as_ref().map(|when| {
            let when = self.condition(when, Stage::Actions);
            self.note(&format!("actions.{id}"), when, item.valid.as_ref())
        });
        let within = item.due.as_ref().and_then(|due| due.within.as_ref()).map(|within| match within {
            WithinItem::Words(words) => Within::Words(*words),
            WithinItem::Periods(periods) => Within::Periods(
                periods.iter().filter_map(|located| period(&located.value, located.at, &mut self.names)).collect(),
            ),
        });
        let after = self.events(item.due.as_ref().and_then(|due| due.after.as_ref()));
        // What starts the count anew cannot also end it.
        let done = self.events(item.done.as_ref()).into_iter().filter(|event| !after.contains(event)).collect();
        let consent = item.consent.as_ref().and_then(|consent| {
            let number = program.consents.iter().position(|known| known.name == consent.value);
            if !self.names.consents.contains_key(&consent.value) {
                let known: Vec<String> = self.names.consents.keys().take(self.names.compared()).cloned().collect();
                let known = known.iter().map(String::as_str);
                self.names.unknown(Code::RulesUnknownConsent, consent.at, "consent", &consent.value, known);
            }
            number
        });
        let if_refused = item.if_refused.as_ref().and_then(|id| self.action_number(&id.value, id.at));
        let holds_back = self.action_numbers(item.holds_back.as_ref());
        // It speaks in laws only, but what it names must be there.
        self.action_numbers(item.replaces.as_ref());
        let (of, valid) = (format!("actions.{id}"), days(item.valid.as_ref()));
        let basis: Vec<_> = item.basis.iter().flatten().map(|basis| self.basis(&of, valid, basis)).collect();
        let mut origin = self.origin(item.at, None);
        origin.basis = basis;
        ActionVersion {
            days: valid,
            strength: item.strength,
            when,
            within,
            after,
            done,
            by: item.by.iter().flat_map(|ids| &ids.0).map(|id| id.value.clone()).collect(),
            consent,
            if_refused,
            holds_back,
            origin,
        }
    }

    fn events(&mut self, ids: Option<&Ids>) -> Vec<usize> {
        ids.iter().flat_map(|ids| &ids.0).filter_map(|id| self.names.event(&id.value, id.at)).collect()
    }

    fn action_numbers(&mut self, ids: Option<&Ids>) -> Vec<usize> {
        ids.iter().flat_map(|ids| &ids.0).filter_map(|id| self.action_number(&id.value, id.at)).collect()
    }

    /// An action comes after those that hold it back, and after those whose waiting or refusal brings it.
    fn action_order(&mut self, program: &mut Program) {
        let mut edges: Vec<Vec<usize>> = vec![Vec::new(); program.actions.len()];
        let mut depends =
            |on: usize, action: usize| edges.iter_mut().skip(action).take(1).for_each(|list| list.push(on));
        for (number, action) in program.actions.iter().enumerate() {
            for version in &action.versions {
                version.holds_back.iter().chain(&version.if_refused).for_each(|held| depends(number, *held));
                let consent = version.consent.and_then(|consent| program.consents.get(consent));
                let asks = consent.iter().flat_map(|consent| &consent.versions).filter_map(|version| version.ask);
                asks.for_each(|ask| depends(number, ask));
            }
        }
        let (found, circular) = order(&edges);
        program.action_order = found;
        let items: Vec<(String, At, Option<At>)> = self
            .action_items()
            .into_iter()
            .flat_map(|(id, versions)| versions.0.iter().map(move |item| (id.to_owned(), item)))
            .map(|(id, item)| (id, item.at, item.holds_back.as_ref().and_then(|ids| ids.0.first()).map(|id| id.at)))
            .collect();
        for number in circular {
            let Some(action) = program.actions.get(number) else { continue };
            if let Some((_, at, _)) = items.iter().find(|(id, ..)| *id == action.id) {
                self.names.fault(Code::RulesCycle, *at, format!("`{}` depends on itself through others", action.id));
            }
        }
        self.immediate_held_back(program);
    }

    /// An immediate duty may not wait for anything.
    fn immediate_held_back(&mut self, program: &Program) {
        let immediate = |number: usize| {
            program
                .actions
                .get(number)
                .is_some_and(|action| action.versions.iter().any(|v| v.is_immediate() && v.strength == Strength::Must))
        };
        let held: Vec<(String, At)> = self
            .action_items()
            .into_values()
            .flat_map(|versions| &versions.0)
            .flat_map(|item| item.holds_back.iter().flat_map(|ids| &ids.0))
            .map(|id| (id.value.clone(), id.at))
            .collect();
        for (id, at) in held {
            if program.actions.iter().position(|action| action.id == id).is_some_and(immediate) {
                let message = format!("`{id}` is an immediate duty and cannot be held back");
                self.names.fault(Code::RulesImmediateHeldBack, at, message);
            }
        }
    }
}

/// Notes for each action and consent which others have to do with it, so that deciding need not look through all.
fn relate(program: &mut Program) {
    let none = || vec![Vec::new(); program.actions.len()];
    let (mut held_by, mut asks_for, mut stands_in_for) = (none(), none(), none());
    let mut needed_by = vec![Vec::new(); program.consents.len()];
    for (number, action) in program.actions.iter().enumerate() {
        for version in &action.versions {
            version.holds_back.iter().for_each(|held| note(&mut held_by, *held, number));
            version.if_refused.iter().for_each(|instead| note(&mut stands_in_for, *instead, number));
            version.consent.iter().for_each(|consent| note(&mut needed_by, *consent, number));
        }
    }
    for (number, consent) in program.consents.iter().enumerate() {
        let asks = consent.versions.iter().filter_map(|version| version.ask);
        asks.for_each(|ask| note(&mut asks_for, ask, number));
    }
    let related = held_by.into_iter().zip(asks_for).zip(stands_in_for);
    for (action, ((held_by, asks_for), stands_in_for)) in program.actions.iter_mut().zip(related) {
        (action.held_by, action.asks_for, action.stands_in_for) = (held_by, asks_for, stands_in_for);
    }
    for (consent, needed_by) in program.consents.iter_mut().zip(needed_by) {
        consent.needed_by = needed_by;
    }
}

/// Notes a number in the list at a place, once; numbers come in order.
fn note(lists: &mut [Vec<usize>], at: usize, number: usize) {
    if let Some(list) = lists.get_mut(at).filter(|list| list.last() != Some(&number)) {
        list.push(number);
    }
}
