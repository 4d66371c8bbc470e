//! Synlig makes visible what is easily not seen: children of parents with mental illness or substance misuse.
//!
//! A case goes in, a decision comes out: the child's place in the visibility matrix, the tier of prevention, the level of
//! cooperation, what is to be done by whom and until when, what to ask next, and a reason with its source for every
//! outcome. The rules are data; see the crate `synlig-rules` for those of Norwegian and Swedish models.
//!
//! The crate is pure: no I/O, no clock, no global state, no unsafe code, and no panic on any input. The same case gives
//! the same bytes everywhere. It supports people who decide; it never decides for them.

mod batch;
mod case;
mod compile;
mod date;
mod decide;
mod engine;
mod error;
mod explain;
pub mod expr;
mod json;
mod limits;
mod logic;
mod numbers;
mod ruleset;
#[cfg(feature = "schema")]
pub mod schema;
mod sorted;
mod text;
mod texts;
mod vocabulary;

pub use batch::{Batch, BatchOutcomes, Column, Data};
pub use case::{Answer, Case, CaseBuilder, TypedCase};
pub use compile::condition::{Atom, Condition};
pub use date::{Country, Date, Duration, Unit};
pub use decide::decision::{
    Action, Change, Checklist, Decision, Due, KnownBy, Ladder, Provenance, Question, Reason, RulesUsed, RulesVersion,
    ServiceView, Tier, TierOutcome, Visibility, Warning,
};
pub use decide::{ActionOutcome, AtomTrace, Cell, LadderOutcome, Outcomes, Place, Status, Trace};
pub use engine::Engine;
pub use error::{Code, Diagnostic, Error};
pub use explain::{Explanation, Line, Section};
pub use limits::Limits;
pub use logic::Truth;
pub use numbers::Numbers;
pub use ruleset::values::{Concern, Strength, Words};
pub use ruleset::{RuleSet, Written};
pub use text::{Language, Text};
pub use texts::{Kind as TextKind, Subject, Texts};
pub use vocabulary::{ActionNumber, ChecklistNumber, EventNumber, FactNumber, LadderNumber, ServiceNumber};
