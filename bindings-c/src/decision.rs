//! Decisions: where a child stands, what is to be done by whom and until when, what to ask next, and why.

use crate::abi::{Out, synlig_str};
use crate::buffer::{self, synlig_buffer};
use crate::date;
use crate::guard::{guard, guard_or};
use crate::handle::{self, handles};
use crate::status::{Own, synlig_status};
use crate::words::{self, synlig_cell, synlig_known_by, synlig_tier, synlig_truth};
use synlig::{Decision, Visibility};

/// A decision. It never changes; free it with `synlig_decision_free`. Texts that are asked of it belong to it.
pub struct synlig_decision {
    _private: [u8; 0],
}

handles! { synlig_decision = b"SDec": Decision; }

/// Frees a decision and wipes its memory. NULL is nothing.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn synlig_decision_free(decision: *mut synlig_decision) {
    guard_or((), || handle::free(decision));
}

/// The decision as canonical JSON: sorted keys, no spaces.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn synlig_decision_json(
    decision: *const synlig_decision,
    json: *mut *mut synlig_buffer,
) -> synlig_status {
    guard(std::ptr::null_mut(), || {
        let (decision, out) = (handle::shared(decision, "decision")?, Out::at(json, "json")?);
        out.write(buffer::give(decision.to_json()));
        Ok(())
    })
}

/// Reads one field.
pub(crate) fn read<T>(
    decision: *const synlig_decision,
    out: *mut T,
    name: &'static str,
    field: impl FnOnce(&Decision) -> T,
) -> synlig_status {
    guard(std::ptr::null_mut(), || {
        let (decision, out) = (handle::shared(decision, "decision")?, Out::at(out, name)?);
        out.write(field(decision));
        Ok(())
    })
}

/// Reads one field of something in a list.
pub(crate) fn read_item<T>(
    decision: *const synlig_decision,
    out: *mut T,
    name: &'static str,
    field: impl FnOnce(&Decision) -> Option<T>,
) -> synlig_status {
    guard(std::ptr::null_mut(), || {
        let (decision, out) = (handle::shared(decision, "decision")?, Out::at(out, name)?);
        out.write(field(decision).ok_or(Own::NotFound.of("index"))?);
        Ok(())
    })
}

/// One of a list of ids.
pub(crate) fn id_at(ids: &[String], index: usize) -> Option<synlig_str> {
    ids.get(index).map(|id| synlig_str::of(id))
}

fn seen<T>(decision: &Decision, none: T, field: impl FnOnce(&Visibility) -> T) -> T {
    decision.visibility.as_ref().map_or(none, field)
}

/// The day of the decision, `YYYYMMDD`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn synlig_decision_as_of(decision: *const synlig_decision, day: *mut i32) -> synlig_status {
    read(decision, day, "day", |decision| date::number(decision.as_of))
}

/// The first later day `YYYYMMDD` on which the same case would get another decision, or 0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn synlig_decision_holds_until(decision: *const synlig_decision, day: *mut i32) -> synlig_status {
    read(decision, day, "day", |decision| date::number_or_0(decision.holds_until))
}

/// SHA-256 over the rule sets in effect: what an audit keeps beside the case.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn synlig_decision_digest(
    decision: *const synlig_decision,
    digest: *mut synlig_str,
) -> synlig_status {
    read(decision, digest, "digest", |decision| synlig_str::of(&decision.synlig.digest))
}

/// Whether an immediate duty is open: 1 or 0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn synlig_decision_urgent(decision: *const synlig_decision, urgent: *mut i32) -> synlig_status {
    read(decision, urgent, "urgent", |decision| i32::from(decision.urgent))
}

/// The tier that is certain.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn synlig_decision_tier(
    decision: *const synlig_decision,
    tier: *mut synlig_tier,
) -> synlig_status {
    read(decision, tier, "tier", |decision| decision.tier.value.into())
}

/// The highest tier that is possible.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn synlig_decision_tier_possible(
    decision: *const synlig_decision,
    tier: *mut synlig_tier,
) -> synlig_status {
    read(decision, tier, "tier", |decision| decision.tier.possible.into())
}

/// The cell of the visibility matrix.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn synlig_decision_cell(
    decision: *const synlig_decision,
    cell: *mut synlig_cell,
) -> synlig_status {
    read(decision, cell, "cell", |decision| decision.visibility.as_ref().and_then(|seen| seen.cell).into())
}

/// The sum of the cells that are possible; 0 where the rules have no matrix.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn synlig_decision_cells_possible(
    decision: *const synlig_decision,
    cells: *mut u32,
) -> synlig_status {
    read(decision, cells, "cells", |decision| seen(decision, 0, |seen| words::cells(&seen.possible)))
}

/// Whether the child shows symptoms.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn synlig_decision_symptoms(
    decision: *const synlig_decision,
    symptoms: *mut synlig_truth,
) -> synlig_status {
    read(decision, symptoms, "symptoms", |decision| decision.visibility.as_ref().map(|seen| seen.symptoms).into())
}

/// Whether a parent's problem is known, by the rules' own measure of that: 1 or 0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn synlig_decision_known(decision: *const synlig_decision, known: *mut i32) -> synlig_status {
    read(decision, known, "known", |decision| i32::from(seen(decision, false, |seen| seen.known)))
}

/// What is known of the parent's problem.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn synlig_decision_known_by(
    decision: *const synlig_decision,
    known_by: *mut synlig_known_by,
) -> synlig_status {
    read(decision, known_by, "known_by", |decision| decision.visibility.as_ref().map(|seen| seen.known_by).into())
}

/// How many services have an answer in the case, and so a view of their own.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn synlig_decision_view_count(
    decision: *const synlig_decision,
    count: *mut usize,
) -> synlig_status {
    read(decision, count, "count", |decision| seen(decision, 0, |seen| seen.views.len()))
}

/// The id of the service of a view.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn synlig_decision_view_service(
    decision: *const synlig_decision,
    view: usize,
    service: *mut synlig_str,
) -> synlig_status {
    read_item(decision, service, "service", |decision| {
        Some(synlig_str::of(decision.visibility.as_ref()?.views.keys().nth(view)?))
    })
}

/// The sum of the cells that are possible in a view.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn synlig_decision_view_cells_possible(
    decision: *const synlig_decision,
    view: usize,
    cells: *mut u32,
) -> synlig_status {
    read_item(decision, cells, "cells", |decision| {
        Some(words::cells(&decision.visibility.as_ref()?.views.values().nth(view)?.possible))
    })
}

/// How many services see something else by themselves than all together.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn synlig_decision_sharing_count(
    decision: *const synlig_decision,
    count: *mut usize,
) -> synlig_status {
    read(decision, count, "count", |decision| seen(decision, 0, |seen| seen.sharing.len()))
}

/// The id of such a service.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn synlig_decision_sharing(
    decision: *const synlig_decision,
    index: usize,
    service: *mut synlig_str,
) -> synlig_status {
    read_item(decision, service, "service", |decision| id_at(&decision.visibility.as_ref()?.sharing, index))
}
