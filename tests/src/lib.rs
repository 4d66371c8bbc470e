//! What crosses crates: samples for benchmarks, and the oracle that the engine is compared with.

pub mod cases;
pub mod compare;
pub mod generate;
pub mod oracle;
pub mod reduce;
pub mod sample;

/// The README's examples, run as tests.
#[cfg(doctest)]
#[doc = include_str!("../../README.md")]
pub struct Readme;
