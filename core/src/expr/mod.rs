//! Expressions: from a line of text to a syntax tree and back. What the names mean is checked elsewhere.
//!
//! ```text
//! condition  = all { "or" all }
//! all        = negation { "and" negation }
//! negation   = "not" negation | comparison
//! comparison = operand operator value | operand "in" "(" item { "," item } ")" | primary
//! operand    = name | "since" "(" name ")" | "current" "(" name ")"
//! primary    = "yes" | "no" | name | "(" condition ")" | number "of" "(" condition { "," condition } ")"
//!            | function "(" name ")" | "after" "(" name "," name ")" | "possible" "(" condition ")"
//! value      = word | number | number unit | "$" name
//! item       = word | number
//! ```

mod cursor;
mod parse;
mod print;
#[cfg(test)]
mod properties;
pub mod syntax;
#[cfg(test)]
mod tests;
mod token;

pub use cursor::DEEPEST;
pub use parse::{LONGEST, parse};
pub use syntax::{Expr, Function, Kind, Literal, Operand, Operator, Value, Word};

use crate::error::Code;

/// The words that no definition, consent or parameter may be named.
pub const RESERVED: &[&str] = &[
    "not", "and", "or", "of", "in", "yes", "no", "sharing", "service", "cell", "tier", "symptoms", "known", "problem",
    "happened", "since", "after", "answered", "consent", "refused", "current", "action", "urgent", "possible",
];

/// Why an expression cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The stable code.
    pub code: Code,
    /// Where in the expression's text, in code points from 1.
    pub column: u32,
    /// What is wrong.
    pub message: String,
    /// What would help, if anything is known to.
    pub hint: Option<String>,
}

impl Fault {
    fn new(code: Code, column: u32, message: impl Into<String>) -> Self {
        Self { code, column, message: message.into(), hint: None }
    }

    fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }
}
