//! Ids and numbers: a host looks up once, and decides by number from then on.

use crate::abi::{self, Out, synlig_str};
use crate::engine::synlig_engine;
use crate::guard::guard;
use crate::handle;
use crate::status::{Own, synlig_status};
use std::ffi::c_char;
use synlig::{ActionNumber, ChecklistNumber, EventNumber, FactNumber, LadderNumber, Numbers, ServiceNumber};

/// Looks an id up.
fn find<T>(
    engine: *const synlig_engine,
    (id, id_length): (*const c_char, usize),
    out: *mut T,
    name: &'static str,
    look: impl FnOnce(Numbers<'_>, &str) -> Option<T>,
) -> synlig_status {
    guard(std::ptr::null_mut(), || {
        let (engine, out) = (handle::shared(engine, "engine")?, Out::at(out, name)?);
        let id = abi::text(id, id_length, "id")?;
        out.write(look(engine.numbers(), id).ok_or(Own::NotFound.of("id"))?);
        Ok(())
    })
}

/// Names a number.
fn name(
    engine: *const synlig_engine,
    id: *mut synlig_str,
    look: impl for<'e> FnOnce(Numbers<'e>) -> Option<&'e str>,
) -> synlig_status {
    guard(std::ptr::null_mut(), || {
        let (engine, out) = (handle::shared(engine, "engine")?, Out::at(id, "id")?);
        out.write(synlig_str::of(look(engine.numbers()).ok_or(Own::NotFound.of("number"))?));
        Ok(())
    })
}

/// Counts.
fn count(engine: *const synlig_engine, count: *mut u32, of: impl FnOnce(Numbers<'_>) -> u32) -> synlig_status {
    guard(std::ptr::null_mut(), || {
        let (engine, out) = (handle::shared(engine, "engine")?, Out::at(count, "count")?);
        out.write(of(engine.numbers()));
        Ok(())
    })
}

/// The number of a fact by its id. `SYNLIG_ABI_NOT_FOUND` where there is none.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn synlig_engine_fact(
    engine: *const synlig_engine,
    id: *const c_char,
    id_length: usize,
    fact: *mut u32,
) -> synlig_status {
    find(engine, (id, id_length), fact, "fact", |numbers, id| numbers.fact(id).map(FactNumber::get))
}

/// The id of a fact by its number; it belongs to the engine.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn synlig_engine_fact_id(
    engine: *const synlig_engine,
    fact: u32,
    id: *mut synlig_str,
) -> synlig_status {
    name(engine, id, |numbers| numbers.fact_id(FactNumber::new(fact)))
}

/// How many facts there are; their numbers run from 0 in the order of ids.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn synlig_engine_fact_count(engine: *const synlig_engine, count: *mut u32) -> synlig_status {
    self::count(engine, count, |numbers| numbers.facts())
}

/// The number of an event by its id. `SYNLIG_ABI_NOT_FOUND` where there is none.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn synlig_engine_event(
    engine: *const synlig_engine,
    id: *const c_char,
    id_length: usize,
    event: *mut u32,
) -> synlig_status {
    find(engine, (id, id_length), event, "event", |numbers, id| numbers.event(id).map(EventNumber::get))
}

/// The id of an event by its number; it belongs to the engine.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn synlig_engine_event_id(
    engine: *const synlig_engine,
    event: u32,
    id: *mut synlig_str,
) -> synlig_status {
    name(engine, id, |numbers| numbers.event_id(EventNumber::new(event)))
}

/// How many events there are; their numbers run from 0 in the order of ids.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn synlig_engine_event_count(engine: *const synlig_engine, count: *mut u32) -> synlig_status {
    self::count(engine, count, |numbers| numbers.events())
}

/// The number of a service by its id. `SYNLIG_ABI_NOT_FOUND` where there is none.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn synlig_engine_service(
    engine: *const synlig_engine,
    id: *const c_char,
    id_length: usize,
    service: *mut u32,
) -> synlig_status {
    find(engine, (id, id_length), service, "service", |numbers, id| numbers.service(id).map(ServiceNumber::get))
}

/// The id of a service by its number; it belongs to the engine.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn synlig_engine_service_id(
    engine: *const synlig_engine,
    service: u32,
    id: *mut synlig_str,
) -> synlig_status {
    name(engine, id, |numbers| numbers.service_id(ServiceNumber::new(service)))
}

/// How many services there are; their numbers run from 0 in the order of ids.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn synlig_engine_service_count(engine: *const synlig_engine, count: *mut u32) -> synlig_status {
    self::count(engine, count, |numbers| numbers.services())
}

/// The number of an action by its id. `SYNLIG_ABI_NOT_FOUND` where there is none.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn synlig_engine_action(
    engine: *const synlig_engine,
    id: *const c_char,
    id_length: usize,
    action: *mut u32,
) -> synlig_status {
    find(engine, (id, id_length), action, "action", |numbers, id| numbers.action(id).map(ActionNumber::get))
}

/// The id of an action by its number; it belongs to the engine.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn synlig_engine_action_id(
    engine: *const synlig_engine,
    action: u32,
    id: *mut synlig_str,
) -> synlig_status {
    name(engine, id, |numbers| numbers.action_id(ActionNumber::new(action)))
}

/// How many actions there are; their numbers run from 0 in the order of ids.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn synlig_engine_action_count(engine: *const synlig_engine, count: *mut u32) -> synlig_status {
    self::count(engine, count, |numbers| numbers.actions())
}

/// The number of a ladder by its id. `SYNLIG_ABI_NOT_FOUND` where there is none.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn synlig_engine_ladder(
    engine: *const synlig_engine,
    id: *const c_char,
    id_length: usize,
    ladder: *mut u32,
) -> synlig_status {
    find(engine, (id, id_length), ladder, "ladder", |numbers, id| numbers.ladder(id).map(LadderNumber::get))
}

/// The id of a ladder by its number; it belongs to the engine.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn synlig_engine_ladder_id(
    engine: *const synlig_engine,
    ladder: u32,
    id: *mut synlig_str,
) -> synlig_status {
    name(engine, id, |numbers| numbers.ladder_id(LadderNumber::new(ladder)))
}

/// How many ladders there are; their numbers run from 0 in the order of ids.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn synlig_engine_ladder_count(engine: *const synlig_engine, count: *mut u32) -> synlig_status {
    self::count(engine, count, |numbers| numbers.ladders())
}

/// The number of a checklist by its id. `SYNLIG_ABI_NOT_FOUND` where there is none.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn synlig_engine_checklist(
    engine: *const synlig_engine,
    id: *const c_char,
    id_length: usize,
    checklist: *mut u32,
) -> synlig_status {
    find(engine, (id, id_length), checklist, "checklist", |numbers, id| numbers.checklist(id).map(ChecklistNumber::get))
}

/// The id of a checklist by its number; it belongs to the engine.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn synlig_engine_checklist_id(
    engine: *const synlig_engine,
    checklist: u32,
    id: *mut synlig_str,
) -> synlig_status {
    name(engine, id, |numbers| numbers.checklist_id(ChecklistNumber::new(checklist)))
}

/// How many checklists there are; their numbers run from 0 in the order of ids.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn synlig_engine_checklist_count(engine: *const synlig_engine, count: *mut u32) -> synlig_status {
    self::count(engine, count, |numbers| numbers.checklists())
}
