//! What belongs to one fact, event or ladder: values, outcomes and levels, each by its number.

use crate::abi::{self, Out, synlig_str};
use crate::engine::synlig_engine;
use crate::guard::guard;
use crate::handle;
use crate::status::{Own, synlig_status};
use std::ffi::c_char;
use synlig::{EventNumber, FactNumber, LadderNumber};

/// The number that stands for a value of a scale or choice, or for `yes` and `no` of a flag; a count stands for itself.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn synlig_engine_value(
    engine: *const synlig_engine,
    fact: u32,
    id: *const c_char,
    id_length: usize,
    value: *mut i32,
) -> synlig_status {
    guard(std::ptr::null_mut(), || {
        let (engine, out) = (handle::shared(engine, "engine")?, Out::at(value, "value")?);
        let id = abi::text(id, id_length, "id")?;
        out.write(engine.numbers().value(FactNumber::new(fact), id).ok_or(Own::NotFound.of("id"))?);
        Ok(())
    })
}

/// The id of a value of a scale or choice, or `yes` and `no` of a flag; it belongs to the engine, or stays for ever.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn synlig_engine_value_id(
    engine: *const synlig_engine,
    fact: u32,
    value: i32,
    id: *mut synlig_str,
) -> synlig_status {
    guard(std::ptr::null_mut(), || {
        let (engine, out) = (handle::shared(engine, "engine")?, Out::at(id, "id")?);
        let found = engine.numbers().value_id(FactNumber::new(fact), value);
        out.write(synlig_str::of(found.ok_or(Own::NotFound.of("value"))?));
        Ok(())
    })
}

/// The number that stands for an outcome of an event.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn synlig_engine_outcome(
    engine: *const synlig_engine,
    event: u32,
    id: *const c_char,
    id_length: usize,
    outcome: *mut u32,
) -> synlig_status {
    guard(std::ptr::null_mut(), || {
        let (engine, out) = (handle::shared(engine, "engine")?, Out::at(outcome, "outcome")?);
        let id = abi::text(id, id_length, "id")?;
        let place = engine.numbers().outcomes(EventNumber::new(event)).position(|known| known == id);
        let number = place.and_then(|place| u32::try_from(place).ok());
        out.write(number.ok_or(Own::NotFound.of("id"))?);
        Ok(())
    })
}

/// The id of an outcome of an event by its number; it belongs to the engine. `SYNLIG_ABI_NOT_FOUND` after the last.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn synlig_engine_outcome_id(
    engine: *const synlig_engine,
    event: u32,
    outcome: u32,
    id: *mut synlig_str,
) -> synlig_status {
    guard(std::ptr::null_mut(), || {
        let (engine, out) = (handle::shared(engine, "engine")?, Out::at(id, "id")?);
        let place = usize::try_from(outcome).unwrap_or(usize::MAX);
        let found = engine.numbers().outcomes(EventNumber::new(event)).nth(place);
        out.write(synlig_str::of(found.ok_or(Own::NotFound.of("outcome"))?));
        Ok(())
    })
}

/// The number that stands for a level of a ladder, the lowest being 0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn synlig_engine_level(
    engine: *const synlig_engine,
    ladder: u32,
    id: *const c_char,
    id_length: usize,
    level: *mut u32,
) -> synlig_status {
    guard(std::ptr::null_mut(), || {
        let (engine, out) = (handle::shared(engine, "engine")?, Out::at(level, "level")?);
        let id = abi::text(id, id_length, "id")?;
        let place = engine.numbers().levels(LadderNumber::new(ladder)).position(|known| known == id);
        let number = place.and_then(|place| u32::try_from(place).ok());
        out.write(number.ok_or(Own::NotFound.of("id"))?);
        Ok(())
    })
}

/// The id of a level of a ladder by its number; it belongs to the engine. `SYNLIG_ABI_NOT_FOUND` after the last.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn synlig_engine_level_id(
    engine: *const synlig_engine,
    ladder: u32,
    level: u32,
    id: *mut synlig_str,
) -> synlig_status {
    guard(std::ptr::null_mut(), || {
        let (engine, out) = (handle::shared(engine, "engine")?, Out::at(id, "id")?);
        let place = usize::try_from(level).unwrap_or(usize::MAX);
        let found = engine.numbers().levels(LadderNumber::new(ladder)).nth(place);
        out.write(synlig_str::of(found.ok_or(Own::NotFound.of("level"))?));
        Ok(())
    })
}
