//! Answering the questions settles the case; where none is listed, no answer changes anything.

use super::words;
use proptest::prelude::*;
use serde_json::{Value, json};
use std::sync::OnceLock;
use synlig::Engine;
use synlig_tests::cases::cases;
use synlig_tests::sample;

/// The shipped default with every fact asked whatever else is answered: what is never asked can stay open for good.
fn engine() -> &'static Engine {
    static ENGINE: OnceLock<Engine> = OnceLock::new();
    ENGINE.get_or_init(|| {
        let asking = |text: &str| {
            let mut document: Value = serde_json::from_str(text).unwrap();
            let facts = document.get_mut("facts").and_then(Value::as_object_mut).into_iter().flatten();
            facts.for_each(|(_, fact)| drop(fact.as_object_mut().unwrap().remove("asked_when")));
            document.to_string()
        };
        let texts: Vec<String> = sample::rules().map(asking).collect();
        Engine::from_json(texts.iter().map(String::as_str)).unwrap()
    })
}

fn decide(case: &Value) -> Value {
    serde_json::from_str(&engine().decide_json(&case.to_string()).unwrap()).unwrap()
}

/// A case in which nobody has said that no answer is known, and the child is born: so that every question can be settled.
fn answerable(mut case: Value) -> Value {
    let born = json!({ "born": case["child"]["born"].as_str().unwrap_or("2017-01-01") });
    case["child"] = born;
    case["service"] = json!("health_station");
    without_null(&mut case);
    case
}

/// The answers of a case without those of which nobody has said what they are: so that every question can be settled.
pub(super) fn without_null(case: &mut Value) {
    let known = |value: &Value| !value.is_null();
    if let Some(facts) = case["facts"].as_object_mut() {
        facts.retain(|_, value| known(value));
    }
    if let Some(list) = case["observations"].as_array_mut() {
        list.retain(|observation| known(&observation["value"]));
    }
}

/// Whether anybody has answered a fact in a case.
pub(super) fn is_answered(case: &Value, fact: &str) -> bool {
    let observed = case["observations"].as_array().into_iter().flatten().any(|observation| observation["fact"] == fact);
    observed || case["facts"].get(fact).is_some()
}

/// The outcomes of a decision that are still undetermined.
pub(super) fn undetermined(decision: &Value) -> Vec<String> {
    let mut open = Vec::new();
    let listed = |key: &str| decision[key].as_array().cloned().unwrap_or_default();
    for item in listed("actions").iter().chain(&listed("checklists")) {
        if item["status"] == "undetermined" || item["unknown"].as_array().is_some_and(|unknown| !unknown.is_empty()) {
            open.push(item["id"].to_string());
        }
    }
    if decision["tier"]["value"] != decision["tier"]["possible"] {
        open.push("tier".to_owned());
    }
    if decision["visibility"]["symptoms"] == "unknown" {
        open.push("cell".to_owned());
    }
    for (id, ladder) in decision["ladders"].as_object().unwrap() {
        if ladder["recommended"] != ladder["possible"] {
            open.push(id.clone());
        }
    }
    open
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn answering_one_question_after_the_other_ends_with_nothing_undetermined(
        case in cases(words()),
        choices in prop::collection::vec((any::<prop::sample::Index>(), any::<prop::sample::Index>()), 120),
    ) {
        let mut case = answerable(case);
        let mut decision = decide(&case);
        for (which, value) in choices {
            let questions = decision["questions"].as_array().unwrap().clone();
            if questions.is_empty() {
                break;
            }
            let fact = questions[which.index(questions.len())]["fact"].as_str().unwrap().to_owned();
            let values = words().values(&fact).unwrap();
            case["facts"][&fact] = values[value.index(values.len())].clone();
            decision = decide(&case);
        }
        prop_assert_eq!(decision["questions"].as_array().map(Vec::len), Some(0));
        prop_assert!(undetermined(&decision).is_empty(), "{:?}", undetermined(&decision));
    }

    #[test]
    fn an_answer_changes_only_what_its_question_names(
        case in cases(words()),
        which in any::<prop::sample::Index>(),
        value in any::<prop::sample::Index>(),
    ) {
        let before = decide(&case);
        let asked = |fact: &str| before["questions"].as_array().unwrap().iter().any(|q| q["fact"] == fact);
        // A fact that nobody has answered and nobody is asked for: its answer leaves every tier and cell as it is.
        let silent: Vec<_> =
            words().facts.iter().filter(|(id, _)| !asked(id) && !is_answered(&case, id)).collect();
        prop_assume!(!silent.is_empty());
        let (fact, values) = silent[which.index(silent.len())];
        let mut after = case.clone();
        after["facts"][fact] = values[value.index(values.len())].clone();
        let after = decide(&after);
        prop_assert_eq!(&before["tier"]["value"], &after["tier"]["value"], "{}", fact);
        prop_assert_eq!(&before["visibility"]["symptoms"], &after["visibility"]["symptoms"], "{}", fact);
    }
}
