//! Comparisons with events, services, cells, tiers and levels.

use super::gates::{Leaf, Op, Topic};
use super::lower::Lower;
use super::names::Stage;
use crate::error::Code;
use crate::expr::{Literal, Operator, Value, Word};

const TIERS: [&str; 3] = ["universal", "selective", "indicated"];

impl Lower<'_> {
    /// The place of each value among ids, for outcomes, levels, tiers, cells and services.
    fn places(&mut self, of: &str, values: &[Literal], known: &[&str]) -> Option<Vec<usize>> {
        let mut places = Vec::new();
        let mut fine = true;
        for literal in values {
            let id = match &literal.value {
                Value::Word(id) => id.clone(),
                Value::Number(number) => number.to_string(),
                Value::Duration(_) | Value::Parameter(_) => {
                    self.fault(Code::ExprType, literal.column, format!("`{of}` compares with one of its values"));
                    fine = false;
                    continue;
                }
            };
            match known.iter().position(|known| *known == id) {
                Some(place) => places.push(place),
                None => {
                    self.unknown_value(&id, literal.column, of, known);
                    fine = false;
                }
            }
        }
        fine.then_some(places)
    }

    pub(super) fn outcome(&mut self, word: &Word, values: &[Literal], wanted: bool) -> Op {
        let Some(event) = self.names.vocabulary.event_ids.number(&word.text) else { return Op::UNKNOWN };
        let outcomes = self.names.vocabulary.events.get(event).map(|e| e.outcomes.clone()).unwrap_or_default();
        if outcomes.is_empty() {
            let message = format!("`{}` has no outcomes to compare: write `happened({})`", word.text, word.text);
            return self.fault(Code::ExprNotComparable, word.column, message);
        }
        let known: Vec<&str> = outcomes.iter().map(String::as_str).collect();
        let Some(places) = self.places(&word.text, values, &known) else { return Op::UNKNOWN };
        let among: Vec<_> = (0..known.len()).filter(|place| places.contains(place) == wanted).collect();
        if among.is_empty() { Op::NO } else { self.gates.leaf(Leaf::Outcome { event, among }) }
    }

    pub(super) fn service(&mut self, values: &[Literal]) -> Op {
        let services = self.names.services.iter().cloned().collect::<Vec<_>>();
        let known: Vec<&str> = services.iter().map(String::as_str).collect();
        let Some(places) = self.places("service", values, &known) else { return Op::UNKNOWN };
        let ids = places.into_iter().filter_map(|place| known.get(place));
        let mut among: Vec<_> = ids.filter_map(|id| self.names.vocabulary.services.number(id)).collect();
        crate::sorted::sort(&mut among);
        among.dedup();
        self.gates.leaf(Leaf::Service { among })
    }

    pub(super) fn cell(&mut self, column: u32, operator: Operator, values: &[Literal]) -> Op {
        if !matches!(operator, Operator::Equal | Operator::NotEqual) {
            return self.fault(Code::ExprType, column, "cells have no order: use `=`, `!=` or `in`");
        }
        let places = self.places("cell", values, &["A", "B", "C", "D"]);
        if !self.visible(column, "cell", Stage::Visibility) {
            return Op::UNKNOWN;
        }
        let (Some(places), Some(ops)) = (places, self.names.visibility) else { return Op::UNKNOWN };
        let holds = |place: usize| if places.contains(&place) { Op::YES } else { Op::NO };
        let mut choose = |yes: usize, no: usize| {
            let known = self.gates.and(ops.known, holds(yes));
            let open = self.gates.and(ops.known.not(), holds(no));
            self.gates.or(known, open)
        };
        let (with, without) = (choose(0, 1), choose(2, 3));
        let possibly = self.gates.possible(ops.symptoms);
        let certainly = self.gates.certain(ops.symptoms);
        let first = self.gates.or(possibly.not(), with);
        let second = self.gates.or(certainly, without);
        let all = self.gates.and(first, second);
        let first = self.gates.and(possibly, with);
        let second = self.gates.and(certainly.not(), without);
        let any = self.gates.or(first, second);
        let op = self.gates.pair(all, any, Topic::Cell);
        if operator == Operator::Equal { op } else { op.not() }
    }

    pub(super) fn tier(&mut self, column: u32, comparisons: &[(Operator, &Literal)]) -> Op {
        let stage = self.stage(Stage::Tier, column, "tier");
        let Some(allowed) = self.allowed("tier", comparisons, &TIERS, 0) else { return Op::UNKNOWN };
        if !stage {
            return Op::UNKNOWN;
        }
        let tiers = self.names.tiers;
        let lower: Vec<_> = tiers.iter().map(|op| self.gates.certain(*op)).collect();
        let higher: Vec<_> = tiers.iter().map(|op| self.gates.possible(*op)).collect();
        self.gates.within(&lower, &higher, &allowed, Topic::Tier)
    }

    /// For which places comparisons hold (any of them), with `below` places before the first that have no id.
    fn allowed(
        &mut self,
        of: &str,
        comparisons: &[(Operator, &Literal)],
        known: &[&str],
        below: usize,
    ) -> Option<Vec<bool>> {
        let mut allowed = vec![false; known.len() + below];
        for (operator, literal) in comparisons {
            let place = *self.places(of, std::slice::from_ref(literal), known)?.first()? + below;
            for (at, holds) in allowed.iter_mut().enumerate() {
                *holds |= match operator {
                    Operator::Equal => at == place,
                    Operator::NotEqual => at != place,
                    Operator::Less => at < place,
                    Operator::LessOrEqual => at <= place,
                    Operator::Greater => at > place,
                    Operator::GreaterOrEqual => at >= place,
                };
            }
        }
        Some(allowed)
    }

    pub(super) fn level(&mut self, word: &Word, comparisons: &[(Operator, &Literal)], current: bool) -> Op {
        let id = &word.text;
        let ladder = match self.names.ladders.get(id) {
            Some(ladder) => ladder.clone(),
            None => {
                let known: Vec<String> = self.names.ladders.keys().take(self.names.compared()).cloned().collect();
                return self.unknown(Code::ExprUnknownLadder, word, "ladder", known.iter());
            }
        };
        let stage = self.stage(Stage::Ladders, word.column, id);
        let Some(ladder) = ladder else { return Op::UNKNOWN };
        let known: Vec<&str> = ladder.levels.iter().map(String::as_str).collect();
        let Some(allowed) = self.allowed(id, comparisons, &known, 1) else { return Op::UNKNOWN };
        if !stage {
            return Op::UNKNOWN;
        }
        let number = self.names.ladders.keys().position(|key| key == id).unwrap_or(0);
        if current {
            let event = ladder.event;
            let leaf = |outcomes: &Vec<usize>| Leaf::CurrentAtLeast { event, outcomes: outcomes.clone() };
            let reached: Vec<_> = ladder.at_least.iter().map(|outcomes| self.gates.leaf(leaf(outcomes))).collect();
            return self.gates.within(&reached, &reached, &allowed, Topic::Ladder(number));
        }
        // Not compiled yet only within a circle, which is reported where it is found.
        if ladder.recommended.is_empty() {
            return Op::UNKNOWN;
        }
        self.gates.within(&ladder.recommended, &ladder.possible, &allowed, Topic::Ladder(number))
    }
}
