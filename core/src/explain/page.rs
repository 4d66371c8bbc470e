//! The explanation as hosts get it: sections of lines, and as one page of plain text.

use crate::text::Language;
use serde::Serialize;
use std::fmt;

/// A decision in sentences. Prints as a page of plain text; hosts that draw their own take the sections.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Explanation {
    /// The language.
    pub language: Language,
    /// The sections, in reading order. One without lines is left out.
    pub sections: Vec<Section>,
}

/// A section with its heading.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Section {
    /// The heading.
    pub heading: String,
    /// What it is about: `urgent` or `not_urgent`, `visibility`, `tier`, `ladders`, `actions`, `undetermined`, `done`,
    /// `checklists`, `questions`, `reasons`, `warnings`, `about`.
    pub id: &'static str,
    /// The lines.
    pub lines: Vec<Line>,
}

/// A sentence, and what belongs under it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Line {
    /// The id of what it speaks of, if of one thing. What kind of id it is goes with the section: a service's
    /// (`visibility`), a ladder's, an action's (`actions`, `undetermined`, `done`), a checklist's, a fact's (`questions`),
    /// a rule's (`reasons`), a fact's or a rule set's (`warnings`).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// The sentence.
    pub text: String,
    /// Further sentences about the same.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub under: Vec<String>,
}

impl Explanation {
    /// The explanation as canonical JSON: sorted keys, no spaces.
    pub fn to_json(&self) -> String {
        // Every key is a string and no value can fail, so there is always a text.
        serde_json::to_string(self).unwrap_or_default()
    }
}

impl fmt::Display for Explanation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (place, section) in self.sections.iter().enumerate() {
            if place > 0 {
                writeln!(f)?;
            }
            writeln!(f, "{}", section.heading)?;
            for line in &section.lines {
                writeln!(f, "- {}", line.text)?;
                for under in &line.under {
                    writeln!(f, "  {under}")?;
                }
            }
        }
        Ok(())
    }
}

impl Line {
    pub(super) fn new(id: Option<&String>, text: String) -> Self {
        Self { id: id.cloned(), text, under: Vec::new() }
    }

    pub(super) fn with(self, under: impl IntoIterator<Item = String>) -> Self {
        Self { under: under.into_iter().collect(), ..self }
    }
}
