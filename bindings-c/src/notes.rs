//! What a decision asks next, why it is as it is, and what its reader should know.

use crate::abi::synlig_str;
use crate::decision::{id_at, read, read_item, synlig_decision};
use crate::status::synlig_status;
use synlig::{Decision, Question, Reason, Warning};

fn question_at(decision: &Decision, question: usize) -> Option<&Question> {
    decision.questions.get(question)
}

fn reason_at(decision: &Decision, reason: usize) -> Option<&Reason> {
    decision.reasons.get(reason)
}

fn warning_at(decision: &Decision, warning: usize) -> Option<&Warning> {
    decision.warnings.get(warning)
}

/// How many questions there are, the most important first.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn synlig_decision_question_count(
    decision: *const synlig_decision,
    count: *mut usize,
) -> synlig_status {
    read(decision, count, "count", |decision| decision.questions.len())
}

/// The id of the fact that a question asks for.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn synlig_decision_question_fact(
    decision: *const synlig_decision,
    question: usize,
    fact: *mut synlig_str,
) -> synlig_status {
    read_item(decision, fact, "fact", |decision| Some(synlig_str::of(&question_at(decision, question)?.fact)))
}

/// How many outcomes an answer could change.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn synlig_decision_question_could_change_count(
    decision: *const synlig_decision,
    question: usize,
    count: *mut usize,
) -> synlig_status {
    read_item(decision, count, "count", |decision| Some(question_at(decision, question)?.could_change.len()))
}

/// Such an outcome, the most important first: `urgent`, `tier`, `cell`, `ladder:ID`, `action:ID` or `checklist:ID`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn synlig_decision_question_could_change(
    decision: *const synlig_decision,
    question: usize,
    index: usize,
    outcome: *mut synlig_str,
) -> synlig_status {
    read_item(decision, outcome, "outcome", |decision| id_at(&question_at(decision, question)?.could_change, index))
}

/// How many reasons there are.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn synlig_decision_reason_count(
    decision: *const synlig_decision,
    count: *mut usize,
) -> synlig_status {
    read(decision, count, "count", |decision| decision.reasons.len())
}

/// The outcome that a reason is of: `cell`, `tier`, `ladder:ID`, `action:ID` or `checklist:ID`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn synlig_decision_reason_outcome(
    decision: *const synlig_decision,
    reason: usize,
    outcome: *mut synlig_str,
) -> synlig_status {
    read_item(decision, outcome, "outcome", |decision| Some(synlig_str::of(&reason_at(decision, reason)?.outcome)))
}

/// The rule of a reason, as `<rule set>#<place>`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn synlig_decision_reason_rule(
    decision: *const synlig_decision,
    reason: usize,
    rule: *mut synlig_str,
) -> synlig_status {
    read_item(decision, rule, "rule", |decision| Some(synlig_str::of(&reason_at(decision, reason)?.rule)))
}

/// How many facts carry an outcome by themselves.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn synlig_decision_reason_fact_count(
    decision: *const synlig_decision,
    reason: usize,
    count: *mut usize,
) -> synlig_status {
    read_item(decision, count, "count", |decision| Some(reason_at(decision, reason)?.facts.len()))
}

/// The id of such a fact.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn synlig_decision_reason_fact(
    decision: *const synlig_decision,
    reason: usize,
    index: usize,
    id: *mut synlig_str,
) -> synlig_status {
    read_item(decision, id, "id", |decision| id_at(&reason_at(decision, reason)?.facts, index))
}

/// How many events carry an outcome by themselves.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn synlig_decision_reason_event_count(
    decision: *const synlig_decision,
    reason: usize,
    count: *mut usize,
) -> synlig_status {
    read_item(decision, count, "count", |decision| Some(reason_at(decision, reason)?.events.len()))
}

/// The id of such an event.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn synlig_decision_reason_event(
    decision: *const synlig_decision,
    reason: usize,
    index: usize,
    id: *mut synlig_str,
) -> synlig_status {
    read_item(decision, id, "id", |decision| id_at(&reason_at(decision, reason)?.events, index))
}

/// How many sources a rule has.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn synlig_decision_reason_basis_count(
    decision: *const synlig_decision,
    reason: usize,
    count: *mut usize,
) -> synlig_status {
    read_item(decision, count, "count", |decision| Some(reason_at(decision, reason)?.basis.len()))
}

/// The id of such a source.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn synlig_decision_reason_basis(
    decision: *const synlig_decision,
    reason: usize,
    index: usize,
    id: *mut synlig_str,
) -> synlig_status {
    read_item(decision, id, "id", |decision| id_at(&reason_at(decision, reason)?.basis, index))
}

/// How many warnings there are.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn synlig_decision_warning_count(
    decision: *const synlig_decision,
    count: *mut usize,
) -> synlig_status {
    read(decision, count, "count", |decision| decision.warnings.len())
}

/// What a warning is: one of the codes from 6001.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn synlig_decision_warning_code(
    decision: *const synlig_decision,
    warning: usize,
    code: *mut synlig_status,
) -> synlig_status {
    read_item(decision, code, "code", |decision| Some(warning_at(decision, warning)?.code.number()))
}

/// The id of the fact that a warning is about; otherwise no text.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn synlig_decision_warning_fact(
    decision: *const synlig_decision,
    warning: usize,
    fact: *mut synlig_str,
) -> synlig_status {
    read_item(decision, fact, "fact", |decision| {
        Some(synlig_str::of_option(warning_at(decision, warning)?.fact.as_ref()))
    })
}

/// The id of the rule set that a warning is about; otherwise no text.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn synlig_decision_warning_rules(
    decision: *const synlig_decision,
    warning: usize,
    rules: *mut synlig_str,
) -> synlig_status {
    read_item(decision, rules, "rules", |decision| {
        Some(synlig_str::of_option(warning_at(decision, warning)?.rules.as_ref()))
    })
}

/// How many services a warning names.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn synlig_decision_warning_service_count(
    decision: *const synlig_decision,
    warning: usize,
    count: *mut usize,
) -> synlig_status {
    read_item(decision, count, "count", |decision| {
        Some(warning_at(decision, warning)?.services.as_ref().map_or(0, Vec::len))
    })
}

/// The id of such a service.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn synlig_decision_warning_service(
    decision: *const synlig_decision,
    warning: usize,
    index: usize,
    service: *mut synlig_str,
) -> synlig_status {
    read_item(decision, service, "service", |decision| id_at(warning_at(decision, warning)?.services.as_ref()?, index))
}
