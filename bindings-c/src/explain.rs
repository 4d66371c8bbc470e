//! Decisions put into sentences.

use crate::abi::Out;
use crate::buffer::{self, synlig_buffer};
use crate::decision::synlig_decision;
use crate::engine::synlig_engine;
use crate::error::synlig_error;
use crate::guard::{Failure, guard};
use crate::handle;
use crate::status::{Own, synlig_status};
use crate::words;
use synlig::Explanation;

fn explained(
    engine: *const synlig_engine,
    decision: *const synlig_decision,
    language: i32,
) -> Result<Explanation, Failure> {
    let (engine, decision) = (handle::shared(engine, "engine")?, handle::shared(decision, "decision")?);
    if engine.digest() != decision.synlig.digest {
        return Err(Own::WrongEngine.of("decision"));
    }
    Ok(engine.explain(decision, words::language(language)?))
}

/// The decision in sentences, as a page of plain text. The engine is the one that decided, or one of the same rule sets.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn synlig_engine_explain(
    engine: *const synlig_engine,
    decision: *const synlig_decision,
    language: i32,
    text: *mut *mut synlig_buffer,
    error: *mut *mut synlig_error,
) -> synlig_status {
    guard(error, || {
        let out = Out::at(text, "text")?;
        out.write(buffer::give(explained(engine, decision, language)?.to_string()));
        Ok(())
    })
}

/// The same as JSON, for hosts that draw it themselves: sections with a heading and lines, each with the id that it speaks of.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn synlig_engine_explain_json(
    engine: *const synlig_engine,
    decision: *const synlig_decision,
    language: i32,
    json: *mut *mut synlig_buffer,
    error: *mut *mut synlig_error,
) -> synlig_status {
    guard(error, || {
        let out = Out::at(json, "json")?;
        out.write(buffer::give(explained(engine, decision, language)?.to_json()));
        Ok(())
    })
}
