//! The facts and events that a reason names carry it by themselves, and no fewer do.

use super::{decide, words};
use proptest::prelude::*;
use serde_json::{Value, json};
use synlig_tests::cases::cases;

/// Whether each fact has one answer only, so that the one that counts needs no finding.
fn simple(case: &Value, facts: &[&str]) -> bool {
    let answers = |fact: &str| {
        let listed = case["observations"].as_array().unwrap().iter().filter(|o| o["fact"] == fact).count();
        listed + usize::from(case["facts"].get(fact).is_some())
    };
    facts.iter().all(|fact| answers(fact) <= 1)
}

/// The case with only these facts and events in it. Age stands in `child`.
fn only(case: &Value, facts: &[&str], events: &[&str]) -> Value {
    let mut small = case.clone();
    if let Some(list) = small.get_mut("facts").and_then(Value::as_object_mut) {
        list.retain(|fact, _| facts.contains(&fact.as_str()));
    }
    if let Some(list) = small.get_mut("observations").and_then(Value::as_array_mut) {
        list.retain(|observation| facts.contains(&observation["fact"].as_str().unwrap()));
    }
    if let Some(list) = small.get_mut("events").and_then(Value::as_array_mut) {
        list.retain(|event| events.contains(&event["event"].as_str().unwrap()));
    }
    if !facts.contains(&"child.age") {
        small.as_object_mut().unwrap().remove("child");
    }
    small
}

fn ids<'v>(reason: &'v Value, key: &str) -> Vec<&'v str> {
    reason[key].as_array().unwrap().iter().map(|id| id.as_str().unwrap()).collect()
}

/// Rules brought by a consent or a refusal have reasons about other rules; the rest name their own. Sharing is shown below:
/// a service has a view even by an answer that does not count, and then no answers that do may carry it.
fn own(rule: &str) -> bool {
    !rule.contains("#consents.") && !rule.ends_with(".if_refused") && !rule.ends_with("#actions.see.share_picture")
}

/// Whether a rule is in force in a case: it gives a reason again. A tier criterion gives one only at the tier's value.
fn gives(decision: &Value, rule: &str) -> bool {
    decision["reasons"].as_array().unwrap().iter().any(|reason| reason["rule"] == rule)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn a_reason_carries_by_itself_and_nothing_in_it_is_idle(case in cases(words())) {
        let decision = decide(&case);
        for reason in decision["reasons"].as_array().unwrap() {
            let rule = reason["rule"].as_str().unwrap();
            let (facts, events) = (ids(reason, "facts"), ids(reason, "events"));
            if !own(rule) || !simple(&case, &facts) {
                continue;
            }
            let carried = decide(&only(&case, &facts, &events));
            prop_assert!(gives(&carried, rule), "{} by {:?} and {:?}", rule, facts, events);
            // Without any one of them it is not carried.
            for idle in 0..facts.len() + events.len() {
                let (mut fewer_facts, mut fewer_events) = (facts.clone(), events.clone());
                if idle < facts.len() {
                    fewer_facts.remove(idle);
                } else {
                    fewer_events.remove(idle - facts.len());
                }
                let less = decide(&only(&case, &fewer_facts, &fewer_events));
                prop_assert!(!gives(&less, rule), "{} by {:?} and {:?} alone", rule, fewer_facts, fewer_events);
            }
        }
    }
}

#[test]
fn of_equal_reasons_the_first_by_id_is_given() {
    let decision = decide(&json!({ "as_of": "2026-02-01", "facts": { "worry.staff": true, "worry.child": true } }));
    let reason = decision["reasons"].as_array().unwrap().iter().find(|reason| reason["outcome"] == "tier").unwrap();
    assert_eq!(reason["facts"], json!(["worry.child"]));
}

#[test]
fn sharing_is_carried_by_what_two_services_see() {
    let case = json!({ "as_of": "2026-02-01", "observations": [
        { "fact": "child.maladjustment", "value": true, "by": "school", "on": "2026-01-01" },
        { "fact": "child.vague_signs", "value": true, "by": "school", "on": "2026-01-01" },
        { "fact": "parent.violence", "value": "established", "by": "police", "on": "2026-01-01" },
        { "fact": "worry.staff", "value": true, "by": "police", "on": "2026-01-01" },
    ] });
    let decision = decide(&case);
    let rule = "no-modellkommune#actions.see.share_picture";
    let reason = decision["reasons"].as_array().unwrap().iter().find(|reason| reason["rule"] == rule).unwrap();
    // The school sees the signs; that the police have a view at all, by any answer, is enough for the two to differ.
    assert_eq!(reason["facts"], json!(["child.maladjustment", "parent.violence"]));
    assert!(gives(&decide(&only(&case, &["child.maladjustment", "parent.violence"], &[])), rule));
}
