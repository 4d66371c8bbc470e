//! The actions of a decision: what is to be done by whom and until when, the most pressing first.

use crate::abi::synlig_str;
use crate::date;
use crate::decision::{id_at, read, read_item, synlig_decision};
use crate::status::synlig_status;
use crate::words::{synlig_action_status, synlig_strength, synlig_words};
use synlig::{Action, Decision};

fn at(decision: &Decision, action: usize) -> Option<&Action> {
    decision.actions.get(action)
}

/// How many actions apply or may apply.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn synlig_decision_action_count(
    decision: *const synlig_decision,
    count: *mut usize,
) -> synlig_status {
    read(decision, count, "count", |decision| decision.actions.len())
}

/// The id of an action.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn synlig_decision_action_id(
    decision: *const synlig_decision,
    action: usize,
    id: *mut synlig_str,
) -> synlig_status {
    read_item(decision, id, "id", |decision| Some(synlig_str::of(&at(decision, action)?.id)))
}

/// How an action stands.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn synlig_decision_action_status(
    decision: *const synlig_decision,
    action: usize,
    status: *mut synlig_action_status,
) -> synlig_status {
    read_item(decision, status, "status", |decision| Some(at(decision, action)?.status.into()))
}

/// How strongly an action is asked for.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn synlig_decision_action_strength(
    decision: *const synlig_decision,
    action: usize,
    strength: *mut synlig_strength,
) -> synlig_status {
    read_item(decision, strength, "strength", |decision| Some(at(decision, action)?.strength.into()))
}

/// The day `YYYYMMDD` on which an action is due, or 0 where there is none or the count has not started.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn synlig_decision_action_due(
    decision: *const synlig_decision,
    action: usize,
    day: *mut i32,
) -> synlig_status {
    read_item(decision, day, "day", |decision| {
        Some(date::number_or_0(at(decision, action)?.due.as_ref().and_then(|due| due.on)))
    })
}

/// How long an action may take where the count has not started, such as `14 days`; otherwise no text.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn synlig_decision_action_within(
    decision: *const synlig_decision,
    action: usize,
    within: *mut synlig_str,
) -> synlig_status {
    read_item(decision, within, "within", |decision| {
        Some(synlig_str::of_option(at(decision, action)?.due.as_ref().and_then(|due| due.within.as_ref())))
    })
}

/// The law's own words for the time of an action, where it has such.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn synlig_decision_action_words(
    decision: *const synlig_decision,
    action: usize,
    words: *mut synlig_words,
) -> synlig_status {
    read_item(decision, words, "words", |decision| {
        Some(at(decision, action)?.due.as_ref().and_then(|due| due.words).into())
    })
}

/// The consent that an action waits for; otherwise no text.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn synlig_decision_action_waits_for(
    decision: *const synlig_decision,
    action: usize,
    consent: *mut synlig_str,
) -> synlig_status {
    read_item(decision, consent, "consent", |decision| {
        Some(synlig_str::of_option(at(decision, action)?.waits_for.as_ref()))
    })
}

/// The consent that is refused for an action; otherwise no text.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn synlig_decision_action_refused(
    decision: *const synlig_decision,
    action: usize,
    consent: *mut synlig_str,
) -> synlig_status {
    read_item(decision, consent, "consent", |decision| {
        Some(synlig_str::of_option(at(decision, action)?.refused.as_ref()))
    })
}

/// How many actions must be done before an action.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn synlig_decision_action_held_by_count(
    decision: *const synlig_decision,
    action: usize,
    count: *mut usize,
) -> synlig_status {
    read_item(decision, count, "count", |decision| Some(at(decision, action)?.held_by.len()))
}

/// The id of such an action.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn synlig_decision_action_held_by(
    decision: *const synlig_decision,
    action: usize,
    index: usize,
    id: *mut synlig_str,
) -> synlig_status {
    read_item(decision, id, "id", |decision| id_at(&at(decision, action)?.held_by, index))
}

/// How many services do an action.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn synlig_decision_action_by_count(
    decision: *const synlig_decision,
    action: usize,
    count: *mut usize,
) -> synlig_status {
    read_item(decision, count, "count", |decision| Some(at(decision, action)?.by.len()))
}

/// The id of such a service.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn synlig_decision_action_by(
    decision: *const synlig_decision,
    action: usize,
    index: usize,
    id: *mut synlig_str,
) -> synlig_status {
    read_item(decision, id, "id", |decision| id_at(&at(decision, action)?.by, index))
}

/// How many sources an action rests on in this case.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn synlig_decision_action_basis_count(
    decision: *const synlig_decision,
    action: usize,
    count: *mut usize,
) -> synlig_status {
    read_item(decision, count, "count", |decision| Some(at(decision, action)?.basis.len()))
}

/// The id of such a source.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn synlig_decision_action_basis(
    decision: *const synlig_decision,
    action: usize,
    index: usize,
    id: *mut synlig_str,
) -> synlig_status {
    read_item(decision, id, "id", |decision| id_at(&at(decision, action)?.basis, index))
}
