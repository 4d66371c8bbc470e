//! The rule author's tools, as a library: what the command `synlig` does, other programs can do.
//!
//! The library finds rule sets, checks them, runs scenarios and writes decisions for people; it prints nothing.

pub mod check;
pub mod coverage;
pub mod format;
pub mod library;
pub mod lint;
pub mod mutation;
pub mod problem;
pub mod scenario;
pub mod schema;
pub mod start;
pub mod terminal;
pub mod typescript;

/// A case to try the rules on, complete enough to show everything that a decision can hold.
pub const EXAMPLE: &str = include_str!("../examples/case.json");
