//! Random rule sets taken apart into two that are composed again.

use super::random::{compare_documents, engine};
use proptest::prelude::*;
use serde_json::{Map, Value, json};
use synlig_tests::generate::{Dice, Forms, Stage, case, condition, rule_set};
use synlig_tests::oracle::Days;

/// Takes some items out of one document and puts them into another that needs the first.
fn taken_apart(mut first: Value, dice: &mut Dice) -> [Value; 2] {
    let mut second = json!({ "id": "another", "version": "2.1.0", "uses": { "random": "^1" } });
    for key in ["synlig", "title", "language", "country"] {
        second[key] = first[key].clone();
    }
    for section in
        ["definitions", "consents", "actions", "checklists", "ladders", "tiers", "facts", "events", "parameters"]
    {
        let Some(items) = first.get_mut(section).and_then(Value::as_object_mut) else { continue };
        let mut moved = Map::new();
        for id in items.keys().cloned().collect::<Vec<_>>() {
            if dice.chance(40) {
                moved.extend(items.remove(&id).map(|item| (id, item)));
            }
        }
        if !moved.is_empty() {
            second[section] = moved.into();
        }
    }
    // Some words are declared in both, alike.
    for section in ["facts", "events", "services", "sources"] {
        for (id, word) in first[section].as_object().cloned().unwrap_or_default() {
            if dice.chance(30) {
                second[section][id] = word;
            }
        }
    }
    if dice.chance(30)
        && let Some(visibility) = first.as_object_mut().and_then(|first| first.remove("visibility"))
    {
        second["visibility"] = visibility;
    }
    if dice.chance(30) {
        second["valid"] = json!({ "to": "2024-06-30" });
    }
    [first, second]
}

proptest! {
    #![proptest_config(ProptestConfig { max_shrink_iters: 0, ..ProptestConfig::default() })]

    #[test]
    fn the_engine_decides_as_the_oracle(rules in any::<u64>(), answers in any::<u64>(), apart in any::<u64>()) {
        let (written, words) = rule_set(rules, Forms::ALL);
        let mut dice = Dice::new(apart);
        let [first, mut second] = taken_apart(written, &mut dice);
        for tier in ["selective", "indicated"] {
            // Criteria of several rule sets add up.
            if dice.chance(50) && second["tiers"].get(tier).is_none() {
                second["tiers"][tier] = json!({ "when": condition(&mut dice, &words, Stage::Tiers, true), "basis": ["s2"] });
            }
        }
        let mut documents = vec![case(answers, &words), first, second];
        if dice.chance(50) {
            documents.swap(1, 2);
        }
        prop_assert!(engine(&documents[1..]).is_some(), "faulty: {} {}", documents[1], documents[2]);
        compare_documents(documents, Days::Likely)?;
    }
}
