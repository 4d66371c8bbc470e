//! The outcomes of a case by number: what a host reads that decides at every keystroke.

use crate::abi::{Out, synlig_str};
use crate::date;
use crate::engine::synlig_engine;
use crate::error::synlig_error;
use crate::guard::{Failure, guard, guard_or};
use crate::handle::{self, handles};
use crate::status::{Own, synlig_status};
use crate::words::{
    self, synlig_action_status, synlig_cell, synlig_change, synlig_known_by, synlig_strength, synlig_tier,
    synlig_truth, synlig_words,
};
use synlig::{ActionNumber, ChecklistNumber, LadderNumber, Outcomes, Place};

/// Room for the outcomes of one case, to be filled again and again; free it with `synlig_outcomes_free`.
pub struct synlig_outcomes {
    _private: [u8; 0],
}

handles! { synlig_outcomes = b"SOut": Outcomes; }

/// The place on a ladder that has not been entered.
pub const SYNLIG_PLACE_NULL: i32 = -2;

/// The place on a ladder that was entered and is closed.
pub const SYNLIG_PLACE_CLOSED: i32 = -1;

/// Makes room for outcomes of this engine.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn synlig_outcomes_new(
    engine: *const synlig_engine,
    outcomes: *mut *mut synlig_outcomes,
    error: *mut *mut synlig_error,
) -> synlig_status {
    guard(error, || {
        let (engine, out) = (handle::shared(engine, "engine")?, Out::at(outcomes, "outcomes")?);
        out.write(handle::give(engine.outcomes()));
        Ok(())
    })
}

/// Frees outcomes and wipes their memory. NULL is nothing.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn synlig_outcomes_free(outcomes: *mut synlig_outcomes) {
    guard_or((), || handle::free(outcomes));
}

fn read<T>(
    outcomes: *const synlig_outcomes,
    out: *mut T,
    name: &'static str,
    field: impl FnOnce(&Outcomes) -> Result<T, Failure>,
) -> synlig_status {
    guard(std::ptr::null_mut(), || {
        let (outcomes, out) = (handle::shared(outcomes, "outcomes")?, Out::at(out, name)?);
        out.write(field(outcomes)?);
        Ok(())
    })
}

/// The cell of the matrix, and the sum of the cells that are possible.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn synlig_outcomes_cell(
    outcomes: *const synlig_outcomes,
    cell: *mut synlig_cell,
    possible: *mut u32,
) -> synlig_status {
    guard(std::ptr::null_mut(), || {
        let outcomes = handle::shared(outcomes, "outcomes")?;
        let (cell, possible) = (Out::at(cell, "cell")?, Out::at(possible, "possible")?);
        cell.write(outcomes.cell().into());
        possible.write(words::cells(outcomes.possible()));
        Ok(())
    })
}

/// Whether the child shows symptoms.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn synlig_outcomes_symptoms(
    outcomes: *const synlig_outcomes,
    symptoms: *mut synlig_truth,
) -> synlig_status {
    read(outcomes, symptoms, "symptoms", |outcomes| Ok(outcomes.symptoms().into()))
}

/// What is known of the parent's problem.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn synlig_outcomes_known_by(
    outcomes: *const synlig_outcomes,
    known_by: *mut synlig_known_by,
) -> synlig_status {
    read(outcomes, known_by, "known_by", |outcomes| Ok(outcomes.known_by().into()))
}

/// The sum of the cells that are possible by the answers of one service alone; 0 where it has none in the case.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn synlig_outcomes_view(
    outcomes: *const synlig_outcomes,
    service: u32,
    possible: *mut u32,
) -> synlig_status {
    read(outcomes, possible, "possible", |outcomes| {
        let view = outcomes.views().find(|(number, _)| number.get() == service);
        Ok(view.map_or(0, |(_, cells)| words::cells(cells)))
    })
}

/// Whether a service's own view differs from that of all together: 1 or 0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn synlig_outcomes_shares(
    outcomes: *const synlig_outcomes,
    service: u32,
    shares: *mut i32,
) -> synlig_status {
    read(outcomes, shares, "shares", |outcomes| Ok(i32::from(outcomes.sharing().any(|number| number.get() == service))))
}

/// The tier that is certain, and the highest that is possible.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn synlig_outcomes_tier(
    outcomes: *const synlig_outcomes,
    tier: *mut synlig_tier,
    possible: *mut synlig_tier,
) -> synlig_status {
    guard(std::ptr::null_mut(), || {
        let outcomes = handle::shared(outcomes, "outcomes")?;
        let (tier, possible) = (Out::at(tier, "tier")?, Out::at(possible, "possible")?);
        let outcome = outcomes.tier();
        tier.write(outcome.value.into());
        possible.write(outcome.possible.into());
        Ok(())
    })
}

/// Whether an immediate duty is open: 1 or 0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn synlig_outcomes_urgent(outcomes: *const synlig_outcomes, urgent: *mut i32) -> synlig_status {
    read(outcomes, urgent, "urgent", |outcomes| Ok(i32::from(outcomes.urgent())))
}

fn place(place: Place) -> i32 {
    match place {
        Place::Null => SYNLIG_PLACE_NULL,
        Place::Closed => SYNLIG_PLACE_CLOSED,
        Place::Level(level) => i32::try_from(level).unwrap_or(i32::MAX),
    }
}

/// A ladder: the level in force, the level recommended, the highest that is possible, each counted from 0 or one of
/// `SYNLIG_PLACE_…`; and what the recommendation amounts to.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn synlig_outcomes_ladder(
    outcomes: *const synlig_outcomes,
    ladder: u32,
    current: *mut i32,
    recommended: *mut i32,
    possible: *mut i32,
    change: *mut synlig_change,
) -> synlig_status {
    guard(std::ptr::null_mut(), || {
        let outcomes = handle::shared(outcomes, "outcomes")?;
        let (current, recommended) = (Out::at(current, "current")?, Out::at(recommended, "recommended")?);
        let (possible, change) = (Out::at(possible, "possible")?, Out::at(change, "change")?);
        let outcome = outcomes.ladder(LadderNumber::new(ladder)).ok_or(Own::NotFound.of("ladder"))?;
        current.write(place(outcome.current));
        recommended.write(place(outcome.recommended));
        possible.write(place(outcome.possible));
        change.write(outcome.change.into());
        Ok(())
    })
}

/// An action: how it stands, how strongly it is asked for, the day `YYYYMMDD` on which it is due or 0, and the words in which
/// the law gives its time. `SYNLIG_ACTION_STATUS_NONE` where it does not apply.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn synlig_outcomes_action(
    outcomes: *const synlig_outcomes,
    action: u32,
    status: *mut synlig_action_status,
    strength: *mut synlig_strength,
    due: *mut i32,
    words: *mut synlig_words,
) -> synlig_status {
    guard(std::ptr::null_mut(), || {
        let outcomes = handle::shared(outcomes, "outcomes")?;
        let (status, strength) = (Out::at(status, "status")?, Out::at(strength, "strength")?);
        let (due, words) = (Out::at(due, "due")?, Out::at(words, "words")?);
        let outcome = outcomes.action(ActionNumber::new(action));
        status.write(outcome.map(|outcome| outcome.status).into());
        strength.write(outcome.map(|outcome| outcome.strength).into());
        due.write(date::number_or_0(outcome.and_then(|outcome| outcome.due)));
        words.write(outcome.and_then(|outcome| outcome.words).into());
        Ok(())
    })
}

/// Whether a checklist applies.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn synlig_outcomes_checklist(
    outcomes: *const synlig_outcomes,
    checklist: u32,
    applies: *mut synlig_truth,
) -> synlig_status {
    read(outcomes, applies, "applies", |outcomes| Ok(outcomes.checklist(ChecklistNumber::new(checklist)).into()))
}

/// The first, second, … item of a checklist that is not certainly there, counted from 0: its id, which belongs to the
/// outcomes, and 1 where nobody has answered, else 0. `SYNLIG_ABI_NOT_FOUND` after the last, and where the checklist does not
/// certainly apply.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn synlig_outcomes_missing(
    outcomes: *const synlig_outcomes,
    checklist: u32,
    index: usize,
    item: *mut synlig_str,
    unknown: *mut i32,
) -> synlig_status {
    guard(std::ptr::null_mut(), || {
        let outcomes = handle::shared(outcomes, "outcomes")?;
        let (item, unknown) = (Out::at(item, "item")?, Out::at(unknown, "unknown")?);
        let mut missing = outcomes.missing(ChecklistNumber::new(checklist));
        let (id, is_unknown) = missing.nth(index).ok_or(Own::NotFound.of("index"))?;
        item.write(synlig_str::of(id));
        unknown.write(i32::from(is_unknown));
        Ok(())
    })
}
