//! Random rule sets that are valid by construction, and random cases for them.
//!
//! Each comes out of one seed, so that a failing pair is named by two numbers; what fails is made small afterwards by
//! [`crate::reduce`], on the documents themselves.

mod actions;
mod answers;
mod dice;
mod expressions;
mod outcomes;
mod rule_set;
mod words;

pub use answers::case;
pub use dice::Dice;
pub use expressions::{Stage, condition};
pub use rule_set::{Forms, rule_set};
pub use words::Words;
