//! Cases that are told by number, and used again and again.

use crate::abi::Out;
use crate::date;
use crate::decision::synlig_decision;
use crate::engine::synlig_engine;
use crate::error::synlig_error;
use crate::guard::{Failure, guard, guard_or};
use crate::handle::{self, Exclusive, handles};
use crate::outcomes::synlig_outcomes;
use crate::status::synlig_status;
use synlig::{EventNumber, FactNumber, ServiceNumber, TypedCase};

/// Stands for no service and for no outcome of an event.
pub const SYNLIG_NONE: u32 = 0xffff_ffff;

/// Stands for the value of an answer: somebody was asked, and no answer is known.
pub const SYNLIG_UNKNOWN: i32 = -0x8000_0000;

/// A case whose facts, events and services are named by the numbers of one engine. Told, decided and told anew it allocates
/// nothing once it has grown to its size; free it with `synlig_typed_case_free`.
///
/// Values are whole numbers: of a flag 0 (no) and 1 (yes), of a scale or choice the place of the value from 0, of a count the
/// count itself; `SYNLIG_UNKNOWN` says that somebody was asked and no answer is known. What is refused changes nothing.
pub struct synlig_typed_case {
    _private: [u8; 0],
}

handles! { synlig_typed_case = b"STyp": TypedCase; }

/// Changes a case.
fn change(
    case: *mut synlig_typed_case,
    error: *mut *mut synlig_error,
    change: impl FnOnce(&mut TypedCase) -> Result<(), Failure>,
) -> synlig_status {
    guard(error, || change(&mut *handle::exclusive(case, "case")?))
}

fn value(value: i32) -> Option<i32> {
    (value != SYNLIG_UNKNOWN).then_some(value)
}

fn number(number: u32) -> Option<u32> {
    (number != SYNLIG_NONE).then_some(number)
}

/// Makes an empty case of a day `YYYYMMDD`, to be told by the numbers of this engine.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn synlig_typed_case_new(
    engine: *const synlig_engine,
    as_of: i32,
    case: *mut *mut synlig_typed_case,
    error: *mut *mut synlig_error,
) -> synlig_status {
    guard(error, || {
        let (engine, out) = (handle::shared(engine, "engine")?, Out::at(case, "case")?);
        out.write(handle::give(engine.typed_case(date::read(as_of, "as_of")?)));
        Ok(())
    })
}

/// Frees a case and wipes its memory. NULL is nothing.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn synlig_typed_case_free(case: *mut synlig_typed_case) {
    guard_or((), || handle::free(case));
}

/// Forgets everything but the day, so that the case can serve for another child. The memory is wiped where it is freed.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn synlig_typed_case_clear(
    case: *mut synlig_typed_case,
    error: *mut *mut synlig_error,
) -> synlig_status {
    change(case, error, |case| {
        case.clear();
        Ok(())
    })
}

/// Sets the day of the decision. Answers by nobody in particular are of that day.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn synlig_typed_case_set_as_of(
    case: *mut synlig_typed_case,
    day: i32,
    error: *mut *mut synlig_error,
) -> synlig_status {
    change(case, error, |case| {
        case.set_as_of(date::read(day, "day")?);
        Ok(())
    })
}

/// Sets the service that asks, or `SYNLIG_NONE`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn synlig_typed_case_set_service(
    case: *mut synlig_typed_case,
    service: u32,
    error: *mut *mut synlig_error,
) -> synlig_status {
    change(case, error, |case| Ok(case.set_service(number(service).map(ServiceNumber::new))?))
}

/// Sets the day on which the child was born, or 0; a day on which it is expected is forgotten.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn synlig_typed_case_set_born(
    case: *mut synlig_typed_case,
    day: i32,
    error: *mut *mut synlig_error,
) -> synlig_status {
    change(case, error, |case| {
        case.set_born(date::read_option(day, "day")?);
        Ok(())
    })
}

/// Sets the day on which the child is expected, before birth, or 0; a day of birth is forgotten.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn synlig_typed_case_set_due(
    case: *mut synlig_typed_case,
    day: i32,
    error: *mut *mut synlig_error,
) -> synlig_status {
    change(case, error, |case| {
        case.set_due(date::read_option(day, "day")?);
        Ok(())
    })
}

/// Sets the answer of nobody in particular to a fact, on the day of the case.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn synlig_typed_case_answer(
    case: *mut synlig_typed_case,
    fact: u32,
    answer: i32,
    error: *mut *mut synlig_error,
) -> synlig_status {
    change(case, error, |case| Ok(case.answer(FactNumber::new(fact), value(answer))?))
}

/// Takes back the answer of nobody in particular to a fact; other answers stay.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn synlig_typed_case_withdraw(
    case: *mut synlig_typed_case,
    fact: u32,
    error: *mut *mut synlig_error,
) -> synlig_status {
    change(case, error, |case| {
        case.withdraw(FactNumber::new(fact));
        Ok(())
    })
}

/// Adds an answer of a day, by a service or, with `SYNLIG_NONE`, by nobody in particular.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn synlig_typed_case_observe(
    case: *mut synlig_typed_case,
    fact: u32,
    answer: i32,
    by: u32,
    day: i32,
    error: *mut *mut synlig_error,
) -> synlig_status {
    change(case, error, |case| {
        let by = number(by).map(ServiceNumber::new);
        Ok(case.observe(FactNumber::new(fact), value(answer), by, date::read(day, "day")?)?)
    })
}

/// Adds an event of a day. Its outcome is the number of one of those declared; `SYNLIG_NONE` where none is declared.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn synlig_typed_case_happened(
    case: *mut synlig_typed_case,
    event: u32,
    outcome: u32,
    day: i32,
    error: *mut *mut synlig_error,
) -> synlig_status {
    change(case, error, |case| Ok(case.happened(EventNumber::new(event), number(outcome), date::read(day, "day")?)?))
}

/// Decides a case that is told by number, with reasons, questions and texts. The case must be of this engine.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn synlig_engine_decide_typed(
    engine: *const synlig_engine,
    case: *mut synlig_typed_case,
    decision: *mut *mut synlig_decision,
    error: *mut *mut synlig_error,
) -> synlig_status {
    guard(error, || {
        let engine = handle::shared(engine, "engine")?;
        let (mut case, out) = (handle::exclusive(case, "case")?, Out::at(decision, "decision")?);
        out.write(handle::give(engine.decide_typed(&mut case)?));
        Ok(())
    })
}

/// Works out the outcomes of a case, without reasons, questions and texts, and without allocating once both have grown to
/// their size. Where it fails, the outcomes stay as they were. The case must be of this engine.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn synlig_engine_work_out(
    engine: *const synlig_engine,
    case: *mut synlig_typed_case,
    outcomes: *mut synlig_outcomes,
    error: *mut *mut synlig_error,
) -> synlig_status {
    guard(error, || {
        let engine = handle::shared(engine, "engine")?;
        let mut case = handle::exclusive(case, "case")?;
        let mut outcomes: Exclusive<'_, _> = handle::exclusive(outcomes, "outcomes")?;
        Ok(engine.work_out(&mut case, &mut outcomes)?)
    })
}

/// Panics while it changes a case, to show that nothing else is harmed.
#[cfg(feature = "test-panic")]
#[expect(clippy::panic, reason = "that is what it is for")]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn synlig_test_panic(
    engine: *const synlig_engine,
    case: *mut synlig_typed_case,
    error: *mut *mut synlig_error,
) -> synlig_status {
    guard(error, || {
        let _engine = handle::shared(engine, "engine")?;
        let _case = handle::exclusive(case, "case")?;
        std::panic::panic_any("as asked")
    })
}
