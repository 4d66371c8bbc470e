//! Reasons: for every outcome that is not merely the default, the rule, its sources, and what carries it.

use super::build::{basis, change};
use super::decision::{Change, Reason};
use super::evaluate::Moment;
use super::standing::{Brought, Rung, Standing, consent_on};
use super::support::Support;
use crate::case::Bound;
use crate::compile::gates::Op;
use crate::compile::program::{Level, Origin, Program};

/// The order of outcomes among reasons.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Kind {
    Cell,
    Tier,
    Ladder,
    Action,
    Checklist,
}

/// All reasons, in order.
pub(crate) fn reasons(program: &Program, bound: &Bound, standing: &Standing) -> Vec<Reason> {
    let moment = Moment { program, bound, day: standing.day };
    let support = Support::new(&moment, standing);
    let mut giving = Giving { program, standing, support, reasons: Vec::new() };
    giving.cell();
    giving.tier();
    giving.ladders();
    giving.actions();
    giving.checklists();
    crate::sorted::sort_by(&mut giving.reasons, |(a_kind, a_id, a), (b_kind, b_id, b)| {
        (a_kind, a_id, &a.rule).cmp(&(b_kind, b_id, &b.rule))
    });
    giving.reasons.into_iter().map(|(.., reason)| reason).collect()
}

struct Giving<'a> {
    program: &'a Program,
    standing: &'a Standing,
    support: Support<'a>,
    reasons: Vec<(Kind, String, Reason)>,
}

impl Giving<'_> {
    fn give(&mut self, kind: Kind, id: &str, place: &str, origin: &Origin, conditions: &[Op]) {
        let rule = format!("{}#{place}", origin.rules);
        let basis = basis(self.program, origin, self.standing);
        self.give_rule(kind, id, rule, basis, conditions);
    }

    fn give_rule(&mut self, kind: Kind, id: &str, rule: String, basis: Vec<String>, conditions: &[Op]) {
        let outcome = match kind {
            Kind::Cell => "cell".to_owned(),
            Kind::Tier => "tier".to_owned(),
            Kind::Ladder => format!("ladder:{id}"),
            Kind::Action => format!("action:{id}"),
            Kind::Checklist => format!("checklist:{id}"),
        };
        let carried = self.support.of(conditions);
        let reason = Reason { basis, events: carried.events, facts: carried.facts, outcome, rule };
        self.reasons.push((kind, id.to_owned(), reason));
    }

    fn cell(&mut self) {
        let Some(visibility) = &self.program.visibility else { return };
        for (place, op) in [("symptoms", visibility.symptoms), ("problem", visibility.problem)] {
            if self.standing.truth(self.program, op).is_yes() {
                self.give(Kind::Cell, "", &format!("visibility.{place}"), &visibility.origin, &[op]);
            }
        }
    }

    fn tier(&mut self) {
        let [_, indicated] = self.program.tiers;
        let (tier, criteria) = if self.standing.truth(self.program, indicated).is_yes() {
            ("indicated", &self.program.indicated)
        } else {
            ("selective", &self.program.selective)
        };
        for criterion in criteria {
            if self.standing.truth(self.program, criterion.when).is_yes() {
                self.give(Kind::Tier, "", &format!("tiers.{tier}"), &criterion.origin, &[criterion.when]);
            }
        }
    }

    fn ladders(&mut self) {
        for (ladder, standing) in self.program.ladders.iter().zip(&self.standing.ladders) {
            let level = |rung: Rung| match rung {
                Rung::Level(level) => ladder.levels.get(level),
                Rung::Null | Rung::Closed => None,
            };
            let (left, entered) = (level(standing.current), level(standing.recommended));
            match change(standing) {
                Change::Start | Change::Raise => {
                    entered.iter().for_each(|level| self.level(&ladder.id, level, level.enter, "enter"));
                }
                Change::Lower | Change::Close => {
                    left.iter().for_each(|level| self.level(&ladder.id, level, level.leave, "leave"));
                    let entered = entered.filter(|level| self.standing.truth(self.program, level.enter).is_yes());
                    entered.iter().for_each(|level| self.level(&ladder.id, level, level.enter, "enter"));
                }
                Change::None | Change::Keep => {}
            }
        }
    }

    fn level(&mut self, ladder: &str, level: &Level, condition: Op, what: &str) {
        let day = self.standing.day;
        let version = level.versions.iter().find(|(days, _)| days.contains(day)).or_else(|| level.versions.first());
        if let Some((_, origin)) = version {
            let place = format!("ladders.{ladder}.{}.{what}", level.id);
            self.give(Kind::Ladder, ladder, &place, origin, &[condition]);
        }
    }

    fn actions(&mut self) {
        for (number, action) in self.program.actions.iter().enumerate() {
            let Some((version, standing)) = self.standing.action(self.program, number) else { continue };
            let conditions = self.brings(number);
            match standing.brought {
                None => {}
                Some(Brought::When) => {
                    let place = format!("actions.{}", action.id);
                    self.give(Kind::Action, &action.id, &place, &version.origin, &conditions);
                }
                Some(Brought::Ask(consent, _)) => {
                    let name = self.program.consents.get(consent).map_or("", |consent| &consent.name);
                    if let Some(version) = consent_on(self.program, Some(consent), self.standing.day) {
                        let place = format!("consents.{name}.ask");
                        self.give(Kind::Action, &action.id, &place, &version.origin, &conditions);
                    }
                }
                Some(Brought::IfRefused(refused)) => {
                    let Some((version, _)) = self.standing.action(self.program, refused) else { continue };
                    let id = self.program.actions.get(refused).map_or("", |action| &action.id);
                    let place = format!("actions.{id}.if_refused");
                    self.give(Kind::Action, &action.id, &place, &version.origin, &conditions);
                }
            }
        }
    }

    /// The conditions that make an action apply: its own, or those of the action that brings it, and the refusals between.
    fn brings(&self, number: usize) -> Vec<Op> {
        let mut conditions = Vec::new();
        let mut at = number;
        // Actions are ordered, so this ends; the bound is for the eye.
        for _ in 0..=self.program.actions.len() {
            let Some((version, standing)) = self.standing.action(self.program, at) else { break };
            match standing.brought {
                Some(Brought::When) => {
                    conditions.extend(version.when);
                    break;
                }
                Some(Brought::Ask(_, waiting)) => at = waiting,
                Some(Brought::IfRefused(refused)) => {
                    let consent = self.standing.action(self.program, refused).and_then(|(version, _)| version.consent);
                    let consent = consent_on(self.program, consent, self.standing.day);
                    conditions.extend(consent.map(|consent| consent.refused));
                    at = refused;
                }
                None => break,
            }
        }
        conditions
    }

    fn checklists(&mut self) {
        for list in &self.program.checklists {
            let Some(version) = list.on(self.standing.day) else { continue };
            if let Some(when) = version.when
                && self.standing.truth(self.program, when).is_yes()
            {
                self.give(Kind::Checklist, &list.id, &format!("checklists.{}", list.id), &version.origin, &[when]);
            }
        }
    }
}
