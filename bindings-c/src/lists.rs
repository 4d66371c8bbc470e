//! The ladders and checklists of a decision, by their ids.

use crate::abi::synlig_str;
use crate::decision::{id_at, read, read_item, synlig_decision};
use crate::status::synlig_status;
use crate::words::{synlig_change, synlig_truth};
use synlig::{Checklist, Decision, Ladder};

fn ladder_at(decision: &Decision, ladder: usize) -> Option<&Ladder> {
    decision.ladders.values().nth(ladder)
}

fn checklist_at(decision: &Decision, checklist: usize) -> Option<&Checklist> {
    decision.checklists.get(checklist)
}

/// How many ladders there are.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn synlig_decision_ladder_count(
    decision: *const synlig_decision,
    count: *mut usize,
) -> synlig_status {
    read(decision, count, "count", |decision| decision.ladders.len())
}

/// The id of a ladder.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn synlig_decision_ladder_id(
    decision: *const synlig_decision,
    ladder: usize,
    id: *mut synlig_str,
) -> synlig_status {
    read_item(decision, id, "id", |decision| Some(synlig_str::of(decision.ladders.keys().nth(ladder)?)))
}

/// The level in force on a ladder, `closed`, or no text before the first.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn synlig_decision_ladder_current(
    decision: *const synlig_decision,
    ladder: usize,
    level: *mut synlig_str,
) -> synlig_status {
    read_item(decision, level, "level", |decision| {
        Some(synlig_str::of_option(ladder_at(decision, ladder)?.current.as_ref()))
    })
}

/// The level recommended on a ladder, `closed`, or no text.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn synlig_decision_ladder_recommended(
    decision: *const synlig_decision,
    ladder: usize,
    level: *mut synlig_str,
) -> synlig_status {
    read_item(decision, level, "level", |decision| {
        Some(synlig_str::of_option(ladder_at(decision, ladder)?.recommended.as_ref()))
    })
}

/// The highest level that is possible on a ladder, `closed`, or no text.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn synlig_decision_ladder_possible(
    decision: *const synlig_decision,
    ladder: usize,
    level: *mut synlig_str,
) -> synlig_status {
    read_item(decision, level, "level", |decision| {
        Some(synlig_str::of_option(ladder_at(decision, ladder)?.possible.as_ref()))
    })
}

/// What a ladder recommends against the level in force.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn synlig_decision_ladder_change(
    decision: *const synlig_decision,
    ladder: usize,
    change: *mut synlig_change,
) -> synlig_status {
    read_item(decision, change, "change", |decision| Some(ladder_at(decision, ladder)?.change.into()))
}

/// How many checklists apply or may apply.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn synlig_decision_checklist_count(
    decision: *const synlig_decision,
    count: *mut usize,
) -> synlig_status {
    read(decision, count, "count", |decision| decision.checklists.len())
}

/// The id of a checklist.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn synlig_decision_checklist_id(
    decision: *const synlig_decision,
    checklist: usize,
    id: *mut synlig_str,
) -> synlig_status {
    read_item(decision, id, "id", |decision| Some(synlig_str::of(&checklist_at(decision, checklist)?.id)))
}

/// Whether a checklist applies: yes, or unknown.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn synlig_decision_checklist_applies(
    decision: *const synlig_decision,
    checklist: usize,
    applies: *mut synlig_truth,
) -> synlig_status {
    read_item(decision, applies, "applies", |decision| {
        let open = checklist_at(decision, checklist)?.status.is_some();
        Some(if open { synlig_truth::Unknown } else { synlig_truth::Yes })
    })
}

/// How many items of a checklist are not certainly there.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn synlig_decision_checklist_missing_count(
    decision: *const synlig_decision,
    checklist: usize,
    count: *mut usize,
) -> synlig_status {
    read_item(decision, count, "count", |decision| {
        Some(checklist_at(decision, checklist)?.missing.as_ref().map_or(0, Vec::len))
    })
}

/// The id of such an item.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn synlig_decision_checklist_missing(
    decision: *const synlig_decision,
    checklist: usize,
    index: usize,
    item: *mut synlig_str,
) -> synlig_status {
    read_item(decision, item, "item", |decision| id_at(checklist_at(decision, checklist)?.missing.as_ref()?, index))
}

/// How many of the missing items nobody has answered.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn synlig_decision_checklist_unknown_count(
    decision: *const synlig_decision,
    checklist: usize,
    count: *mut usize,
) -> synlig_status {
    read_item(decision, count, "count", |decision| {
        Some(checklist_at(decision, checklist)?.unknown.as_ref().map_or(0, Vec::len))
    })
}

/// The id of such an item.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn synlig_decision_checklist_unknown(
    decision: *const synlig_decision,
    checklist: usize,
    index: usize,
    item: *mut synlig_str,
) -> synlig_status {
    read_item(decision, item, "item", |decision| id_at(checklist_at(decision, checklist)?.unknown.as_ref()?, index))
}
