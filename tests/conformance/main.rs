//! Conformance: the cases of `tests/cases` replayed through every surface, the table of codes covered, hostile input
//! survived. One target, so that it links once; `cargo test --test conformance hostile` runs a part of it.

mod codes;
mod compositions;
mod digest;
mod folder;
mod hostile;
mod hostile_rules;
mod mutations;
mod overlays;
mod regressions;
mod replay;
mod skips;
mod surface;
