//! That random rule sets and cases reach every kind of outcome, so that agreement about them says something.

use serde_json::Value;
use std::collections::BTreeMap;
use synlig::Engine;
use synlig_tests::generate::{Forms, case, rule_set};

fn list<'v>(value: &'v Value, key: &str) -> &'v [Value] {
    value[key].as_array().map_or(&[], Vec::as_slice)
}

/// What a decision shows of.
fn shown(decision: &Value) -> Vec<String> {
    let mut shown = Vec::new();
    let mut note = |what: &str, value: &Value| shown.push(format!("{what} {}", value.as_str().unwrap_or("null")));
    for action in list(decision, "actions") {
        note("status", &action["status"]);
        if action["due"].get("within").is_some() {
            note("due", &Value::from("within"));
        }
        if action["due"].get("words").is_some() {
            note("due", &action["due"]["words"]);
        }
        if action["due"].get("on").is_some() {
            note("due", &Value::from("on"));
        }
    }
    for ladder in decision["ladders"].as_object().into_iter().flatten() {
        note("change", &ladder.1["change"]);
        if ladder.1["possible"] != ladder.1["recommended"] {
            note("change", &Value::from("more is possible"));
        }
    }
    for checklist in list(decision, "checklists") {
        note("checklist", &checklist["status"]);
        let has = |key: &str| !list(checklist, key).is_empty();
        if has("unknown") {
            note("checklist", &Value::from("unknown item"));
        }
    }
    for reason in list(decision, "reasons") {
        let rule = reason["rule"].as_str().unwrap_or_default();
        let kind = match rule.split_once('#').map(|(_, place)| place) {
            Some(place) if place.ends_with(".ask") => "ask",
            Some(place) if place.ends_with(".if_refused") => "if_refused",
            Some(place) if place.ends_with(".leave") => "leave",
            Some(place) => place.split('.').next().unwrap_or_default(),
            None => "none",
        };
        note("reason", &Value::from(kind));
        let size = list(reason, "facts").len() + list(reason, "events").len();
        note("reason of", &Value::from(size.min(3).to_string()));
    }
    list(decision, "warnings").iter().for_each(|warning| note("warning", &warning["code"]));
    for question in list(decision, "questions") {
        list(question, "could_change").iter().for_each(|outcome| {
            note("question", &Value::from(outcome.as_str().unwrap_or_default().split(':').next().unwrap_or_default()));
        });
    }
    let visibility = &decision["visibility"];
    if visibility.is_object() {
        note("cell", &visibility["cell"]);
        note("known_by", &visibility["known_by"]);
        note("sharing", &Value::from(if list(visibility, "sharing").is_empty() { "none" } else { "some" }));
    }
    note("tier", &decision["tier"]["value"]);
    note("urgent", &Value::from(decision["urgent"].to_string()));
    note("holds", &Value::from(if decision["holds_until"].is_null() { "for ever" } else { "until" }));
    shown
}

#[test]
fn every_kind_of_outcome_is_reached() {
    let mut counts: BTreeMap<String, u32> = BTreeMap::new();
    for seed in 0..600 {
        let (rules, words) = rule_set(seed, Forms::ALL);
        let engine = Engine::from_json([rules.to_string().as_str()]).unwrap_or_else(|error| panic!("{error}\n{rules}"));
        for answers in 0..4 {
            let text = engine.decide_json(&case(seed * 4 + answers, &words).to_string()).unwrap();
            let decision: Value = serde_json::from_str(&text).unwrap();
            shown(&decision).into_iter().for_each(|what| *counts.entry(what).or_default() += 1);
        }
    }
    let wanted = "status open, status overdue, status done, status undetermined, status blocked, status refused, \
        status held_back, due on, due within, due immediately, due at once, due without undue delay, \
        due as soon as possible, change none, change start, change raise, change keep, change lower, change close, \
        change more is possible, checklist null, checklist undetermined, checklist unknown item, reason visibility, \
        reason tiers, reason ladders, reason leave, reason actions, reason ask, reason if_refused, reason checklists, \
        reason of 0, reason of 1, reason of 2, reason of 3, warning case.services_disagree, warning case.answer_stale, \
        warning case.due_passed, warning rules.outside_validity, question urgent, question tier, question cell, \
        question ladder, question action, question checklist, cell A, cell B, cell C, cell D, cell null, \
        known_by established, known_by suspected, known_by ruled_out, known_by open, sharing none, sharing some, \
        tier universal, tier selective, tier indicated, urgent true, urgent false, holds for ever, holds until";
    let rare: Vec<&str> = wanted.split(", ").filter(|what| counts.get(*what).copied().unwrap_or(0) < 10).collect();
    assert!(rare.is_empty(), "seldom or never reached: {rare:?}\n{counts:#?}");
}
