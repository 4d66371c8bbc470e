//! Reading JSON so that nothing is lost: duplicate keys are errors, and every value knows where it stands.

mod canonical;
mod tree;

pub(crate) use canonical::canonical;
pub(crate) use tree::{At, Fault, Member, Node, Source, Value, json_fault, position};
