//! Explanations: a decision in sentences for people.
//!
//! What is said of rules comes from the rule sets; the engine's own few sentences stand in `texts.json`.

mod page;
mod phrases;
#[cfg(test)]
mod tests;
mod write;

pub use page::{Explanation, Line, Section};

use crate::decide::decision::Decision;
use crate::text::Language;
use crate::texts::Texts;
use phrases::Phrases;

/// Puts a decision into sentences.
pub(crate) fn explain(texts: Texts<'_>, decision: &Decision, language: Language) -> Explanation {
    write::Writer { texts: texts.on(decision.as_of), phrases: Phrases::new(language), language, decision }.explanation()
}
