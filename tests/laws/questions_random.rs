//! The laws of questions over random rule sets: what is asked is enough, and what is not asked does not matter.

use super::questions::{is_answered, undetermined, without_null};
use proptest::prelude::*;
use serde_json::{Value, json};
use synlig::Engine;
use synlig_tests::generate::{Dice, Forms, Words, case, rule_set};

/// Every fact is asked wherever it matters and no answer grows old, so that every question can be settled; and nothing speaks
/// of what is settled now, so that no answer matters but by its value.
const FORMS: Forms = Forms { epistemic: false, asked_when: false, ageing: false, ..Forms::ALL };

fn made(seed: u64) -> (Engine, Words) {
    let (rules, words) = rule_set(seed, FORMS);
    (Engine::from_json([rules.to_string().as_str()]).unwrap(), words)
}

/// A case of a seed in which nobody has said that no answer is known, with a birth and a service that asks.
fn answerable(seed: u64, words: &Words) -> Value {
    let mut case = case(seed, words);
    if case["child"]["born"].is_null() {
        case["child"] = json!({ "born": "2016-02-29" });
    }
    case["service"] = json!(words.services[0]);
    if case.get("facts").is_none() {
        case["facts"] = json!({});
    }
    without_null(&mut case);
    case
}

fn decide(engine: &Engine, case: &Value) -> Value {
    serde_json::from_str(&engine.decide_json(&case.to_string()).unwrap()).unwrap()
}

/// Answers what is asked, in an order and with values of a seed, until nothing is.
fn settle(engine: &Engine, words: &Words, case: &mut Value, seed: u64) -> Value {
    let domains = words.domains();
    let mut dice = Dice::new(seed);
    for _ in 0..=domains.len() {
        let decision = decide(engine, case);
        let questions = decision["questions"].as_array().unwrap();
        if questions.is_empty() {
            return decision;
        }
        let fact = dice.pick(questions)["fact"].as_str().unwrap();
        let (_, values) = domains.iter().find(|(id, _)| id == fact).expect("age is given, all other facts have values");
        case["facts"][fact] = dice.pick(values).clone();
    }
    panic!("more questions than facts: {case}");
}

/// What is decided, without what speaks of it: reasons and sources, own views, the day until which it holds.
fn outcomes(decision: &Value) -> Value {
    let mut actions = decision["actions"].clone();
    actions.as_array_mut().unwrap().iter_mut().for_each(|action| drop(action.as_object_mut().unwrap().remove("basis")));
    let visibility = ["cell", "possible", "symptoms", "known"].map(|key| decision["visibility"][key].clone());
    let same = ["tier", "urgent", "ladders", "checklists"].map(|key| decision[key].clone());
    json!([actions, visibility, same])
}

proptest! {
    #![proptest_config(ProptestConfig { max_shrink_iters: 0, ..ProptestConfig::with_cases(512) })]

    #[test]
    fn answering_what_is_asked_settles_all_and_then_no_answer_changes_anything(
        rules in any::<u64>(),
        seed in any::<u64>(),
        walk in any::<u64>(),
    ) {
        let (engine, words) = made(rules);
        let mut case = answerable(seed, &words);
        let decision = settle(&engine, &words, &mut case, walk);
        prop_assert!(undetermined(&decision).is_empty(), "{:?}\n{case}", undetermined(&decision));

        for (fact, values) in words.domains().iter().filter(|(fact, _)| !is_answered(&case, fact)) {
            for value in values {
                let mut with = case.clone();
                with["facts"][fact] = value.clone();
                prop_assert_eq!(outcomes(&decision), outcomes(&decide(&engine, &with)), "{} = {}\n{}", fact, value, case);
            }
        }
    }
}
