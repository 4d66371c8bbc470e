//! Conditions by name, for tools that ask how each came out: which rules do these cases touch, and which never?

use super::compiler::{Compiler, days};
use super::gates::Op;
use super::program::{Days, Program};
use crate::json::At;
use crate::logic::Truth;
use crate::ruleset::document::Validity;
use std::fmt;

/// A condition of an engine's rules, by the name that reasons give it.
///
/// Made by [`Engine::conditions`](crate::Engine::conditions).
#[derive(Clone, Debug)]
pub struct Condition {
    rule: String,
    index: Option<usize>,
    pub(crate) op: Op,
    pub(crate) days: Days,
    can_be_unknown: bool,
}

impl Condition {
    /// The id of the rule set in which it is written, `#`, and its place there: `visibility.symptoms`, `visibility.problem`,
    /// `visibility.suspected`, `definitions.NAME`, `tiers.TIER`, `ladders.ID.LEVEL.enter`, `ladders.ID.LEVEL.leave`,
    /// `consents.NAME.given`, `consents.NAME.refused`, `actions.ID`, `checklists.ID`, `checklists.ID.ITEM`.
    pub fn rule(&self) -> &str {
        &self.rule
    }

    /// Which one it is, from 0 in the order written, where several stand under one name: criteria of a tier, and versions
    /// that hold on other days.
    pub fn index(&self) -> Option<usize> {
        self.index
    }

    /// Whether some case may give it this value, as far as its form tells.
    ///
    /// What rests on events, or on what is settled now, is never unknown; a condition that is written as `yes` is never
    /// no. Only the form is looked at: of `x and not x`, for a fact `x`, it is not seen that it is never yes.
    pub fn can_be(&self, truth: Truth) -> bool {
        match truth {
            Truth::Unknown => self.can_be_unknown,
            Truth::Yes => !matches!(self.op, Op::NO | Op::UNKNOWN),
            Truth::No => !matches!(self.op, Op::YES | Op::UNKNOWN),
        }
    }
}

impl fmt::Display for Condition {
    /// Its rule, with `/` and the index where there is one.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.rule)?;
        self.index.iter().try_for_each(|index| write!(f, "/{index}"))
    }
}

impl Compiler<'_> {
    /// Keeps a condition under its name. What its dates say is kept apart, so that a rule that does not hold on a day is not
    /// taken for one that came out as no.
    pub(super) fn note(&mut self, at: At, place: &str, op: Op, valid: Option<&Validity>) {
        self.note_within(at, place, op, days(valid));
    }

    /// The same for an item, which holds only while its checklist does too.
    pub(super) fn note_within(&mut self, at: At, place: &str, op: Op, days: Days) {
        let rule = format!("{}#{place}", self.composed.written_in(at));
        let can_be_unknown = !self.gates.is_settled(op);
        self.conditions.push(Condition { rule, index: None, op, days, can_be_unknown });
    }

    /// Hands all conditions to the program, by name, with numbers where one name stands for several.
    pub(super) fn conditions(&mut self, program: &mut Program) {
        let mut conditions = std::mem::take(&mut self.conditions);
        // Those of one name keep the order in which they are written.
        conditions.sort_by(|a, b| a.rule.cmp(&b.rule));
        for several in conditions.chunk_by_mut(|a, b| a.rule == b.rule).filter(|several| several.len() > 1) {
            several.iter_mut().enumerate().for_each(|(index, condition)| condition.index = Some(index));
        }
        program.conditions = conditions;
    }
}
