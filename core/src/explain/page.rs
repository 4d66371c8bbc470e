//! The explanation as hosts get it: sections of lines, and as one page of plain text.

use crate::text::Language;
use serde::Serialize;
use std::fmt;

/// A decision in sentences. Prints as a page of plain text; hosts that draw their own take the sections.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Explanation {
    /// The language.
    pub language: Language,
    /// The sections, in reading order. One without lines is left out.
    pub sections: Vec<Section>,
}

/// A section with its heading.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Section {
    /// What it is about: `urgent`, `visibility`, `tier`, `ladders`, `actions`, `checklists`, `questions`, `reasons`,
    /// `warnings`, `about`.
    pub id: &'static str,
    /// The heading.
    pub heading: String,
    /// The lines.
    pub lines: Vec<Line>,
}

/// A sentence, and what belongs under it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Line {
    /// The id of what it speaks of (an action's, a fact's), if of one thing.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// The sentence.
    pub text: String,
    /// Further sentences about the same.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub under: Vec<String>,
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
