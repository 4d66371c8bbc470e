//! The oracle: the language of rule sets, interpreted slowly and plainly from its specification alone.
//!
//! It shares nothing with the engine but the parser of expressions and the calendar, so that where both agree, neither
//! has misread the specification by itself. It compiles nothing, remembers nothing, and tries every subset of a case to
//! find its reasons and every later day that could matter to find how long a decision holds.

mod action;
mod case;
mod checklist;
mod decision;
mod due;
mod evaluate;
mod horizon;
mod ladder;
mod merge;
mod order;
mod question;
mod reason;
mod rules;
mod tier;
mod truth;
mod visibility;
mod warning;

pub use case::Case;
pub use decision::decide;
pub use evaluate::Moment;
pub use horizon::Days;
pub use rules::Rules;
pub use truth::Truth;
