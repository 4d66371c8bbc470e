//! Engines: rule sets composed, checked and compiled once; then cases, as many as come.

use crate::abi::{self, Out, synlig_str};
use crate::buffer::{self, synlig_buffer};
use crate::case::{self, synlig_case};
use crate::date;
use crate::decision::synlig_decision;
use crate::error::synlig_error;
use crate::guard::{guard, guard_or};
use crate::handle::{self, handles};
use crate::rules::{self, synlig_rules};
use crate::status::synlig_status;
use std::ffi::c_char;
use synlig::Engine;

/// Rule sets made ready to decide cases. It never changes, and any number of threads may use it at once; free it with
/// `synlig_engine_free`.
pub struct synlig_engine {
    _private: [u8; 0],
}

handles! { synlig_engine = b"SEng": Engine; }

/// Makes an engine of a list of rule sets, which stays yours. The error names every fault of every rule set.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn synlig_engine_new(
    rules: *const synlig_rules,
    engine: *mut *mut synlig_engine,
    error: *mut *mut synlig_error,
) -> synlig_status {
    guard(error, || {
        let (rules, out) = (handle::shared(rules, "rules")?, Out::at(engine, "engine")?);
        out.write(handle::give(rules::engine(rules)?));
        Ok(())
    })
}

/// Frees an engine. NULL is nothing. Cases, outcomes and decisions made with it stay; texts borrowed from it do not.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn synlig_engine_free(engine: *mut synlig_engine) {
    guard_or((), || handle::free(engine));
}

/// SHA-256 over the rule sets in effect, as every decision carries it: `sha256:` and 64 hexadecimal digits.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn synlig_engine_digest(engine: *const synlig_engine, digest: *mut synlig_str) -> synlig_status {
    guard(std::ptr::null_mut(), || {
        let (engine, out) = (handle::shared(engine, "engine")?, Out::at(digest, "digest")?);
        out.write(synlig_str::of(engine.digest()));
        Ok(())
    })
}

/// Decides a case from JSON text to JSON text. The error names everything that is wrong with the case.
///
/// The JSON is canonical: the same case gives the same bytes on every surface and every machine.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn synlig_engine_decide_json(
    engine: *const synlig_engine,
    case_json: *const c_char,
    case_json_length: usize,
    decision_json: *mut *mut synlig_buffer,
    error: *mut *mut synlig_error,
) -> synlig_status {
    guard(error, || {
        let (engine, out) = (handle::shared(engine, "engine")?, Out::at(decision_json, "decision_json")?);
        let text = case::text(abi::bytes(case_json, case_json_length, "case_json")?)?;
        out.write(buffer::give(engine.decide_json(text)?));
        Ok(())
    })
}

/// Decides a case as known on its own day. The error names everything that is wrong with the case.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn synlig_engine_decide(
    engine: *const synlig_engine,
    case: *const synlig_case,
    decision: *mut *mut synlig_decision,
    error: *mut *mut synlig_error,
) -> synlig_status {
    guard(error, || {
        let (engine, case) = (handle::shared(engine, "engine")?, handle::shared(case, "case")?);
        let out = Out::at(decision, "decision")?;
        out.write(handle::give(engine.decide(case)?));
        Ok(())
    })
}

/// Decides a case as it was known on an earlier day `YYYYMMDD`: what is dated later is left out.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn synlig_engine_look_back(
    engine: *const synlig_engine,
    case: *const synlig_case,
    day: i32,
    decision: *mut *mut synlig_decision,
    error: *mut *mut synlig_error,
) -> synlig_status {
    guard(error, || {
        let (engine, case) = (handle::shared(engine, "engine")?, handle::shared(case, "case")?);
        let out = Out::at(decision, "decision")?;
        out.write(handle::give(engine.look_back(case, date::read(day, "day")?)?));
        Ok(())
    })
}

/// The questions alone as a JSON array, the most important first: for forms that ask one at a time.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn synlig_engine_questions_json(
    engine: *const synlig_engine,
    case: *const synlig_case,
    questions_json: *mut *mut synlig_buffer,
    error: *mut *mut synlig_error,
) -> synlig_status {
    guard(error, || {
        let (engine, case) = (handle::shared(engine, "engine")?, handle::shared(case, "case")?);
        let out = Out::at(questions_json, "questions_json")?;
        let questions = engine.questions(case)?;
        out.write(buffer::give(serde_json::to_string(&questions).unwrap_or_default()));
        Ok(())
    })
}
