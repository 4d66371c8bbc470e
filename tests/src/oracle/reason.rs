//! Why: for every outcome that is not merely the default the rule, its sources, and a smallest set of answered facts and
//! events that by itself makes the rule's condition yes. Found by trying every subset, the smallest first.

use super::action::Applies;
use super::case::Case;
use super::evaluate::Moment;
use super::ladder::{Rung, level_id};
use super::merge::winner;
use super::rules::{in_force, strings};
use super::tier::TIERS;
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// A reason before it is known what carries it: texts that must all be yes.
struct Claim<'r> {
    place: usize,
    outcome: String,
    rule: String,
    basis: Vec<String>,
    conditions: Vec<&'r str>,
}

fn condition<'v>(item: &'v Value, key: &str) -> &'v str {
    item[key].as_str().expect("a condition")
}

fn sources(item: &Value) -> Vec<String> {
    strings(&item["basis"]).into_iter().map(str::to_owned).collect()
}

impl<'r> Moment<'r> {
    pub(super) fn reasons(&self) -> Vec<Value> {
        let mut claims = self.claims();
        // By outcome: cell, tier, ladder, action, checklist; then by id, then by rule.
        claims.sort_by(|a, b| (a.place, &a.outcome, &a.rule).cmp(&(b.place, &b.outcome, &b.rule)));
        claims
            .into_iter()
            .map(|claim| {
                let smallest = self.smallest(&claim.conditions);
                // Where no answers that count carry it, what a reason names is left open; it names only what is given.
                let open = smallest.is_none();
                let carriers = smallest.unwrap_or_else(|| self.given().into_iter().collect());
                let (facts, events): (Vec<_>, Vec<_>) =
                    carriers.into_iter().partition(|id| self.rules.declared("facts", id).is_some());
                let named = |ids: Vec<String>| if open { json!({ "at_most": ids }) } else { json!(ids) };
                let (facts, events) = (named(facts), named(events));
                json!({
                    "outcome": claim.outcome,
                    "rule": claim.rule,
                    "basis": claim.basis,
                    "facts": facts,
                    "events": events,
                })
            })
            .collect()
    }

    fn claims(&self) -> Vec<Claim<'r>> {
        let rules = self.rules;
        let mut claims = Vec::new();
        if let Some((home, visibility)) = rules.visibility() {
            for (key, truth) in [("symptoms", self.symptoms()), ("problem", self.problem())] {
                if truth == Some(true) {
                    let rule = format!("{home}#visibility.{key}");
                    let conditions = vec![condition(visibility, key)];
                    claims.push(Claim {
                        place: 0,
                        outcome: "cell".into(),
                        rule,
                        basis: sources(visibility),
                        conditions,
                    });
                }
            }
        }
        let tier = TIERS[self.tier().0];
        for (home, criterion) in self.criteria(tier) {
            let conditions = vec![condition(criterion, "when")];
            if self.truth(conditions[0]) == Some(true) {
                let rule = format!("{home}#tiers.{tier}");
                claims.push(Claim { place: 1, outcome: "tier".into(), rule, basis: sources(criterion), conditions });
            }
        }
        for ladder in rules.ids("ladders") {
            claims.extend(self.ladder_claims(&ladder));
        }
        for id in rules.ids("actions") {
            claims.extend(self.action_claim(&id));
        }
        for id in rules.ids("checklists") {
            let Some(checklist) = self.checklist(&id) else { continue };
            if let (Some(when), Some(true)) = (checklist["when"].as_str(), self.checklist_applies(&id)) {
                let rule = format!("{}#checklists.{id}", rules.home("checklists", &id));
                let outcome = format!("checklist:{id}");
                claims.push(Claim { place: 4, outcome, rule, basis: sources(checklist), conditions: vec![when] });
            }
        }
        claims
    }

    fn ladder_claims(&self, ladder: &str) -> Vec<Claim<'r>> {
        let (current, recommended) = (self.current(ladder), self.recommended(ladder));
        let gates: Vec<(usize, &str)> = match (self.change(ladder), current, recommended) {
            ("start" | "raise", _, Rung::Level(to)) => vec![(to, "enter")],
            ("lower", Rung::Level(from), Rung::Level(to)) => vec![(from, "leave"), (to, "enter")],
            ("close", Rung::Level(from), _) => vec![(from, "leave")],
            _ => Vec::new(),
        };
        let certain = gates.into_iter().filter(|(level, key)| self.gate(ladder, *level, key) == Some(true));
        let home = self.rules.home("ladders", ladder);
        certain
            .map(|(level, key)| {
                let written = &self.levels(ladder)[level];
                let version = in_force(written, self.case.as_of).expect("one whose gate is yes");
                Claim {
                    place: 2,
                    outcome: format!("ladder:{ladder}"),
                    rule: format!("{home}#ladders.{ladder}.{}.{key}", level_id(written)),
                    basis: sources(version),
                    conditions: vec![condition(version, key)],
                }
            })
            .collect()
    }

    fn action_claim(&self, id: &str) -> Option<Claim<'r>> {
        let rules = self.rules;
        let (rule, basis) = match self.applies(id) {
            Applies::No | Applies::Undetermined => return None,
            Applies::Own => (format!("{}#actions.{id}", rules.home("actions", id)), self.basis(self.action(id)?)),
            Applies::Ask(consent, _) => {
                let written = rules.item("consents", &consent, self.case.as_of)?;
                (format!("{}#consents.{consent}.ask", rules.home("consents", &consent)), sources(written))
            }
            Applies::IfRefused(other) => {
                let rule = format!("{}#actions.{other}.if_refused", rules.home("actions", &other));
                (rule, self.basis(self.action(&other)?))
            }
        };
        let conditions = self.why(id);
        Some(Claim { place: 3, outcome: format!("action:{id}"), rule, basis, conditions })
    }

    /// What must be yes for an action to apply: its own `when`, or that of the one that brings it, and its refusal.
    fn why(&self, id: &str) -> Vec<&'r str> {
        let rules = self.rules;
        match self.applies(id) {
            Applies::Own => vec![condition(self.action(id).expect("an action"), "when")],
            Applies::Ask(_, other) => self.why(&other),
            Applies::IfRefused(other) => {
                let consent = self.action(&other).and_then(|action| self.needs(action)).expect("one that is refused");
                let mut conditions = self.why(&other);
                conditions.push(condition(rules.item("consents", consent, self.case.as_of).expect("it"), "refused"));
                conditions
            }
            Applies::No | Applies::Undetermined => panic!("`{id}` does not apply"),
        }
    }

    /// The answered facts and the events in the log, by id.
    fn given(&self) -> BTreeSet<String> {
        let facts = self.rules.ids("facts").into_iter().filter(|fact| self.answered(fact));
        facts.chain(self.case.events.iter().map(|event| event.event.clone())).collect()
    }

    /// The case with only these facts, each at the value that counts, and all occurrences of these events.
    pub fn only(&self, ids: &[&str]) -> Case {
        let mut case = self.case.clone();
        let kept = |id: &str| ids.contains(&id);
        let is_age = |id: &str| self.rules.must("facts", id)["type"] == "age";
        let facts = ids.iter().filter(|id| self.rules.declared("facts", id).is_some() && !is_age(id));
        case.observations =
            facts.map(|fact| winner(self.rules, &self.case, fact).expect("an answered fact").clone()).collect();
        case.events.retain(|event| kept(&event.event));
        let age = self.rules.ids("facts").into_iter().find(|id| is_age(id));
        if age.is_none_or(|age| !kept(&age)) {
            (case.born, case.due) = (None, None);
        }
        case
    }

    fn carry(&self, ids: &[&str], conditions: &[&str]) -> bool {
        let smaller = Moment::new(self.rules, self.only(ids));
        conditions.iter().all(|text| smaller.truth(text) == Some(true))
    }

    /// A smallest set that carries the conditions, of several the first by sorted ids. There is none where answers have an
    /// effect that none of those which count has, as where a service has a view by asking in vain.
    fn smallest(&self, conditions: &[&str]) -> Option<Vec<String>> {
        let given = self.given();
        let given: Vec<&str> = given.iter().map(String::as_str).collect();
        for size in 0..=given.len() {
            let mut chosen = Vec::new();
            if let Some(found) = self.search(&given, size, &mut chosen, conditions) {
                return Some(found.into_iter().map(str::to_owned).collect());
            }
        }
        None
    }

    /// Tries the sets of so many more ids in the order of sorted ids.
    fn search<'g>(
        &self,
        left: &[&'g str],
        more: usize,
        chosen: &mut Vec<&'g str>,
        conditions: &[&str],
    ) -> Option<Vec<&'g str>> {
        if more == 0 {
            return self.carry(chosen, conditions).then(|| chosen.clone());
        }
        for (place, id) in left.iter().enumerate() {
            chosen.push(id);
            if let Some(found) = self.search(&left[place + 1..], more - 1, chosen, conditions) {
                return Some(found);
            }
            chosen.pop();
        }
        None
    }
}
