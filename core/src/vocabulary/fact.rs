//! A fact as the engine holds it: every value is a whole number within a domain.

use crate::date::Duration;
use crate::ruleset::values::Concern;

/// A fact of the vocabulary.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Fact {
    pub(crate) kind: FactKind,
    pub(crate) concern: Concern,
    /// Of questions with equal stakes the lower is asked first.
    pub(crate) ask: Option<i64>,
    pub(crate) aging: Option<Aging>,
}

/// What a value of the fact is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum FactKind {
    /// 0 is no, 1 is yes.
    Flag,
    /// The place of the value in the list, from 0.
    Scale(Vec<String>),
    /// The place of the value in the list, from 0.
    Choice(Vec<String>),
    /// The count itself.
    Count { from: i32, to: i32 },
    /// Computed from the child's birth; it has no value of its own.
    Age,
}

/// How long an answer counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Aging {
    pub(crate) period: Duration,
    pub(crate) reassuring_only: bool,
}

impl Fact {
    /// The least and the greatest value.
    pub(crate) fn domain(&self) -> (i32, i32) {
        let last = |values: &[String]| i32::try_from(values.len()).unwrap_or(i32::MAX).saturating_sub(1);
        match &self.kind {
            FactKind::Flag => (0, 1),
            FactKind::Scale(values) | FactKind::Choice(values) => (0, last(values)),
            FactKind::Count { from, to } => (*from, *to),
            FactKind::Age => (0, 0),
        }
    }

    /// The value that an id stands for, for flags (`yes`, `no`), scales and choices.
    pub(crate) fn value(&self, id: &str) -> Option<i32> {
        match &self.kind {
            FactKind::Flag => match id {
                "yes" => Some(1),
                "no" => Some(0),
                _ => None,
            },
            FactKind::Scale(values) | FactKind::Choice(values) => {
                values.iter().position(|value| value == id).and_then(|at| i32::try_from(at).ok())
            }
            FactKind::Count { .. } | FactKind::Age => None,
        }
    }

    /// The ids that [`Fact::value`] knows.
    pub(crate) fn value_ids(&self) -> Vec<&str> {
        match &self.kind {
            FactKind::Flag => vec!["yes", "no"],
            FactKind::Scale(values) | FactKind::Choice(values) => values.iter().map(String::as_str).collect(),
            FactKind::Count { .. } | FactKind::Age => Vec::new(),
        }
    }

    /// The value that reassures most, where the fact has one.
    pub(crate) fn reassuring(&self) -> Option<i32> {
        let (least, greatest) = self.domain();
        match self.concern {
            Concern::Raises => Some(least),
            Concern::Lowers => Some(greatest),
            Concern::Neutral => None,
        }
    }
}
