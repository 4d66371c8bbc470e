//! From composed documents to a program. All names are looked up and all types checked here, and every fault is reported.

mod actions;
pub(crate) mod circuit;
mod compiler;
pub(crate) mod condition;
pub(crate) mod fewer;
pub(crate) mod gates;
pub(crate) mod graph;
mod ladders;
mod lower;
mod lower_facts;
mod lower_outcomes;
mod names;
mod order;
pub(crate) mod program;
pub(crate) mod single;
mod stages;
mod vocabulary;

use crate::error::Diagnostic;
use crate::ruleset::{Composed, items};
use compiler::Compiler;
use gates::Gates;
use program::Program;

/// Compiles a composition; with any fault there is no program.
pub(crate) fn compile(composed: &Composed) -> (Option<Program>, Vec<Diagnostic>) {
    let names = vocabulary::names(composed);
    let definitions_by_name = crate::sorted::map(items(&composed.documents, |d| d.definitions.as_ref()));
    let mut compiler = Compiler { composed, gates: Gates::new(), names, definitions_by_name, conditions: Vec::new() };
    let program = compiler.program();
    let found = &compiler.names.found;
    let program = found.is_empty().then_some(program);
    (program, found.iter().map(|found| composed.diagnostic(found)).collect())
}
