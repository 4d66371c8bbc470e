//! One error for everything that can go wrong: a list of diagnostics, each with a stable code, a place and a hint.

mod code;
mod suggest;

pub use code::Code;
pub(crate) use suggest::{MOST_HINTS, nearest};

use serde::Serialize;

/// What is wrong, where, and what would help.
///
/// Messages are lower case without a final stop, and carry the user's own words in backticks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Diagnostic {
    /// The stable code.
    pub code: Code,
    /// The column inside the expression's own text, counted in code points from 1; 0 outside expressions.
    #[serde(skip_serializing_if = "is_zero")]
    pub expression_column: u32,
    /// The column in the document, counted in code points from 1; 0 where no text is at hand.
    pub column: u32,
    /// What would help, if anything is known to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hint: Option<String>,
    /// The line in the document, from 1; 0 where no text is at hand.
    pub line: u32,
    /// What is wrong.
    pub message: String,
    /// The place as a JSON pointer (RFC 6901) into the document.
    pub pointer: String,
    /// The id of the rule set whose document it is; empty in cases and where the id could not be read.
    pub rules: String,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde wants a reference")]
fn is_zero(number: &u32) -> bool {
    *number == 0
}

impl Diagnostic {
    pub(crate) fn new(code: Code, pointer: impl Into<String>, message: impl Into<String>) -> Self {
        Self {
            code,
            expression_column: 0,
            column: 0,
            hint: None,
            line: 0,
            message: message.into(),
            pointer: pointer.into(),
            rules: String::new(),
        }
    }

    pub(crate) fn hint(mut self, hint: Option<String>) -> Self {
        self.hint = hint;
        self
    }
}

impl std::fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}: {}", self.code, self.message)?;
        if let Some(hint) = &self.hint {
            write!(f, " ({hint})")?;
        }
        if !self.rules.is_empty() {
            write!(f, " in {}", self.rules)?;
        }
        if !self.pointer.is_empty() {
            write!(f, " at {}", self.pointer)?;
        }
        if self.line > 0 {
            write!(f, ", line {} column {}", self.line, self.column)?;
        }
        if self.expression_column > 0 {
            write!(f, ", column {} of the expression", self.expression_column)?;
        }
        Ok(())
    }
}

/// An error: at least one diagnostic, and all that were found.
///
/// ```
/// let error = synlig::RuleSet::from_json("{").unwrap_err();
/// assert_eq!(error.code().as_str(), "rules.invalid_json");
/// assert_eq!((error.line(), error.column()), (1, 1));
/// ```
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}", Listed(.0))]
pub struct Error(Vec<Diagnostic>);

struct Listed<'a>(&'a [Diagnostic]);

impl std::fmt::Display for Listed<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        for (index, diagnostic) in self.0.iter().enumerate() {
            if index > 0 {
                f.write_str("\n")?;
            }
            diagnostic.fmt(f)?;
        }
        Ok(())
    }
}

impl Error {
    /// An error of these diagnostics, in a fixed order; `Ok` where there are none.
    pub(crate) fn unless_empty(mut diagnostics: Vec<Diagnostic>) -> Result<(), Self> {
        if diagnostics.is_empty() {
            return Ok(());
        }
        crate::sorted::sort_by(&mut diagnostics, |a, b| {
            (&a.rules, a.line, a.column, &a.pointer, a.expression_column, a.code).cmp(&(
                &b.rules,
                b.line,
                b.column,
                &b.pointer,
                b.expression_column,
                b.code,
            ))
        });
        diagnostics.dedup();
        Err(Self(diagnostics))
    }

    /// Everything that was found, in the order of the documents. Never empty.
    pub fn diagnostics(&self) -> &[Diagnostic] {
        &self.0
    }

    /// The code of the first diagnostic.
    pub fn code(&self) -> Code {
        self.0.first().map_or(Code::RulesInvalidJson, |first| first.code)
    }

    /// The message of the first diagnostic.
    pub fn message(&self) -> &str {
        self.0.first().map_or("", |first| &first.message)
    }

    /// The JSON pointer of the first diagnostic.
    pub fn pointer(&self) -> &str {
        self.0.first().map_or("", |first| &first.pointer)
    }

    /// The line of the first diagnostic, from 1; 0 where no text is at hand.
    pub fn line(&self) -> u32 {
        self.0.first().map_or(0, |first| first.line)
    }

    /// The column of the first diagnostic in code points, from 1; 0 where no text is at hand.
    pub fn column(&self) -> u32 {
        self.0.first().map_or(0, |first| first.column)
    }
}

impl From<Diagnostic> for Error {
    fn from(diagnostic: Diagnostic) -> Self {
        Self(vec![diagnostic])
    }
}
