//! The C library of Synlig. Its contract stands in `README.md` beside this crate, and at the top of the header.
//!
//! One type or verb of C a file. What is unsafe stands in few files, which a test lists: `handle.rs` (the only casts between
//! pointers and handles), `abi.rs` (what else crosses), `wipe.rs` (memory). Everything that is exported goes through
//! `guard.rs`.

#![expect(non_camel_case_types, reason = "the types have the names that C knows them by")]
#![expect(clippy::missing_safety_doc, reason = "what callers promise stands once, in the contract of the header")]

pub mod abi;
pub mod actions;
pub mod buffer;
pub mod case;
mod date;
pub mod decision;
pub mod engine;
pub mod error;
pub mod explain;
mod guard;
mod handle;
#[cfg(test)]
mod header;
pub mod lists;
pub mod members;
pub mod notes;
pub mod numbers;
pub mod outcomes;
pub mod rules;
pub mod status;
pub mod texts;
pub mod typed;
#[cfg(test)]
mod unsafe_files;
pub mod version;
mod wipe;
pub mod words;
