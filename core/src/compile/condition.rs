//! Conditions by name, for tools that ask how each came out: which rules do these cases touch, and which never?

use super::compiler::{Compiler, days};
use super::gates::Op;
use super::lower::Lowered;
use super::program::{Days, Program};
use crate::date::Date;
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
    pub(crate) at: At,
    pub(crate) op: Op,
    pub(crate) days: Days,
    atoms: Vec<Atom>,
    can_be_unknown: bool,
}

/// A comparison, name or constant that a condition joins with others: what stands between `and`, `or`, `not` and `n of`.
#[derive(Clone, Debug)]
pub struct Atom {
    pub(super) column: u32,
    pub(crate) op: Op,
    /// The leaf that turns with the day.
    pub(crate) turns: Option<Op>,
    pub(super) can_be_unknown: bool,
}

impl Atom {
    /// Where it begins in the text of the condition, in code points from 1.
    pub fn column(&self) -> u32 {
        self.column
    }

    /// Whether some case may give it this value, as far as its form tells; as [`Condition::can_be`].
    pub fn can_be(&self, truth: Truth) -> bool {
        can_be(self.op, self.can_be_unknown, truth)
    }

    /// Whether it turns on a day: an age that is reached, a time that has passed.
    pub fn turns(&self) -> bool {
        self.turns.is_some()
    }
}

fn can_be(op: Op, can_be_unknown: bool, truth: Truth) -> bool {
    match truth {
        Truth::Unknown => can_be_unknown,
        Truth::Yes => !matches!(op, Op::NO | Op::UNKNOWN),
        Truth::No => !matches!(op, Op::YES | Op::UNKNOWN),
    }
}

impl Condition {
    /// The id of the rule set in which it is written, `#`, and its place there: `visibility.symptoms`, `visibility.problem`,
    /// `visibility.suspected`, `definitions.NAME`, `tiers.TIER`, `ladders.ID.LEVEL.enter`, `ladders.ID.LEVEL.leave`,
    /// `consents.NAME.given`, `consents.NAME.refused`, `actions.ID`, `actions.ID.basis.SOURCE`, `checklists.ID`,
    /// `checklists.ID.ITEM`, `facts.ID.asked_when`.
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
        can_be(self.op, self.can_be_unknown, truth)
    }

    /// What it joins, in the order of its text.
    pub fn atoms(&self) -> &[Atom] {
        &self.atoms
    }

    /// The first day on which it holds; nothing where it has always held.
    pub fn from(&self) -> Option<Date> {
        Some(self.days.from).filter(|from| *from != Date::FIRST)
    }

    /// The last day on which it holds; nothing where it does not end.
    pub fn to(&self) -> Option<Date> {
        Some(self.days.to).filter(|to| *to != Date::LAST)
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
    pub(super) fn note(&mut self, place: &str, lowered: Lowered, valid: Option<&Validity>) -> Op {
        self.note_within(place, lowered, days(valid))
    }

    /// The same for an item, which holds only while its checklist does too.
    pub(super) fn note_within(&mut self, place: &str, lowered: Lowered, days: Days) -> Op {
        let Lowered { op, atoms, at, .. } = lowered;
        let rule = format!("{}#{place}", self.composed.written_in(at));
        let can_be_unknown = !self.gates.is_settled(op);
        self.conditions.push(Condition { rule, index: None, at, op, days, atoms, can_be_unknown });
        op
    }

    /// Hands all conditions to the program, by name, with numbers where one name stands for several.
    pub(super) fn conditions(&mut self, program: &mut Program) {
        let mut conditions = std::mem::take(&mut self.conditions);
        // Those of one name keep the order in which they are written.
        crate::sorted::sort_by(&mut conditions, |a, b| a.rule.cmp(&b.rule));
        for several in conditions.chunk_by_mut(|a, b| a.rule == b.rule).filter(|several| several.len() > 1) {
            several.iter_mut().enumerate().for_each(|(index, condition)| condition.index = Some(index));
        }
        program.conditions = conditions;
    }
}
