//! Explanations: a decision in sentences for people.
//!
//! What is said of rules comes from the rule sets; the engine's own few sentences stand in `texts.json`.

mod action;
mod gap;
mod ladder;
mod note;
mod page;
mod phrases;
mod place;
mod reason;
#[cfg(test)]
mod tests;
mod writer;

pub use page::{Explanation, Line, Section};

use crate::decide::decision::Decision;
use crate::text::Language;
use crate::texts::Texts;
use phrases::Phrases;
use writer::Writer;

/// Puts a decision into sentences.
pub(crate) fn explain(texts: Texts<'_>, decision: &Decision, language: Language) -> Explanation {
    Writer { texts: texts.on(decision.as_of), phrases: Phrases::new(language), language, decision }.explanation()
}
