//! Deciding: from a bound case to outcomes, questions, reasons and dates. One evaluator serves them all.

mod build;
mod cell;
mod condition;
pub(crate) mod decision;
mod evaluate;
mod horizon;
mod moment;
mod outcomes;
mod outcomes_json;
mod question;
mod reason;
mod search;
mod standing;
mod support;
mod terms;
mod word;

pub use cell::Cell;
pub use condition::{AtomTrace, Trace};
pub use outcomes::{ActionOutcome, LadderOutcome, Outcomes, Place};
pub use standing::Status;

pub(crate) use condition::{traces, truths};
pub(crate) use evaluate::Axes;

use crate::case::Bound;
use crate::compile::program::Program;
use decision::{Decision, Question};
use standing::Standing;

/// Decides a bound case.
pub(crate) fn decide(program: &Program, bound: &Bound) -> Decision {
    build::decide(program, bound)
}

/// The questions alone.
pub(crate) fn questions(program: &Program, bound: &Bound) -> Vec<Question> {
    question::questions(program, bound, &Standing::new(program, bound, bound.as_of))
}
