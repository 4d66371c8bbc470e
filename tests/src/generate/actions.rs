//! Random consents and actions without cycles: each action depends only on those before it.

use super::dice::Dice;
use super::expressions::{Stage, condition};
use super::rule_set::{Forms, versions, with_basis};
use super::words::{LENGTHS, Words, text};
use serde_json::{Map, Value, json};

/// Their places are their order of dependence; their ids are in another order, so that ties show.
const IDS: [&str; 7] = ["a.m", "a.c", "a.x", "a.b", "a.t", "a.a", "a.k"];

/// No, one or two consents, about everything but consents.
pub(super) fn consents(dice: &mut Dice, words: &mut Words, forms: Forms) -> Value {
    let mut section = Map::new();
    for name in ["log", "share"].into_iter().take(dice.below(3)) {
        let consent = versions(dice, forms.dated, |dice| {
            let consent = json!({
                "given": condition(dice, words, Stage::Actions, forms.epistemic),
                "refused": condition(dice, words, Stage::Actions, forms.epistemic),
            });
            with_basis(dice, words, consent)
        });
        section.insert(name.to_owned(), consent);
    }
    words.consents.extend(section.keys().cloned());
    section.into()
}

/// Adds `ask` to each version of a consent.
fn set_ask(consent: &mut Value, action: &str) {
    match consent {
        Value::Array(versions) => versions.iter_mut().for_each(|version| version["ask"] = json!(action)),
        single => single["ask"] = json!(action),
    }
}

fn due(dice: &mut Dice, words: &Words, immediate: bool) -> Value {
    let length = |dice: &mut Dice| match words.durations.first() {
        Some(name) if dice.chance(20) => format!("${name}"),
        _ => (*dice.pick(&LENGTHS)).to_owned(),
    };
    let mut due = json!({});
    if immediate {
        due["within"] = json!("immediately");
    } else {
        match dice.below(6) {
            0 => due["within"] = json!(dice.pick(&["at once", "without undue delay", "as soon as possible"])),
            1 => due["within"] = json!([length(dice), length(dice)]),
            2..=4 => due["within"] = json!(length(dice)),
            _ => {}
        }
    }
    let events: Vec<&String> = words.events.iter().map(|(id, _)| id).collect();
    if dice.chance(80) || due.get("within").is_none() {
        let count = 1 + dice.below(2);
        let mut after: Vec<&String> = (0..count).map(|_| *dice.pick(&events)).collect();
        after.sort();
        after.dedup();
        due["after"] = json!(after);
    }
    due
}

fn basis(dice: &mut Dice, words: &Words, forms: Forms) -> Value {
    let entries = (0..dice.below(4)).map(|_| {
        let source = dice.pick(&words.sources).clone();
        if dice.chance(50) {
            return json!(source);
        }
        let mut entry = json!({ "source": source });
        if dice.chance(70) {
            entry["when"] = json!(condition(dice, words, Stage::Actions, forms.epistemic));
        }
        if forms.dated && dice.chance(40) {
            entry["valid"] = json!({ "from": "2024-06-01" });
        }
        entry
    });
    let mut entries: Vec<Value> = entries.collect();
    // A source may stand twice only where it holds for some.
    let mut plain = Vec::new();
    entries.retain(|entry| match entry.as_str() {
        Some(source) if plain.contains(&source.to_owned()) => false,
        Some(source) => {
            plain.push(source.to_owned());
            true
        }
        None => true,
    });
    entries.into()
}

/// One to seven actions. The last ones are those that consents ask for and that take the place of a refused one.
pub(super) fn actions(dice: &mut Dice, words: &Words, forms: Forms, consents: &mut Value) -> Value {
    let count = 1 + dice.below(IDS.len());
    // What is held back, or needs a consent, is never an immediate duty.
    let mut immediate_must: Vec<bool> = (0..count).map(|_| dice.chance(20)).collect();
    let mut holds: Vec<Vec<&str>> = vec![Vec::new(); count];
    for later in 1..count {
        let free = !immediate_must[later] && dice.chance(35);
        if free {
            let holder = dice.below(later);
            holds[holder].push(IDS[later]);
        }
    }
    let mut asks: Vec<(&String, usize)> = Vec::new();
    for name in &words.consents {
        if count > 1 && dice.chance(75) {
            asks.push((name, 1 + dice.below(count - 1)));
        }
    }
    // What only others bring needs no `when` of its own.
    let mut brought = vec![false; count];
    asks.iter().for_each(|(_, place)| brought[*place] = true);
    let mut instead: Vec<Option<usize>> = (0..count)
        .map(|place| (place + 1 < count && dice.chance(50)).then(|| place + 1 + dice.below(count - place - 1)))
        .collect();
    let mut needs: Vec<Option<&String>> = vec![None; count];
    for place in 0..count {
        let usable: Vec<&String> = words
            .consents
            .iter()
            .filter(|name| asks.iter().all(|(asked, ask)| asked != name || place < *ask))
            .collect();
        if !immediate_must[place] && !usable.is_empty() && dice.chance(55) {
            needs[place] = Some(*dice.pick(&usable));
        } else {
            instead[place] = None;
        }
    }
    instead.iter().flatten().for_each(|place| brought[*place] = true);
    let mut section = Map::new();
    for place in 0..count {
        let id = IDS[place];
        let action = versions(dice, forms.dated, |dice| {
            let mut action = json!({ "label": text(id) });
            let immediate = std::mem::take(&mut immediate_must[place]);
            let strength = if immediate { "must" } else { *dice.pick(&["must", "should", "may"]) };
            action["strength"] = json!(strength);
            if !brought[place] || dice.chance(40) {
                action["when"] = json!(condition(dice, words, Stage::Actions, forms.epistemic));
            }
            let also_immediate = strength != "must" && dice.chance(15);
            if immediate || also_immediate || dice.chance(70) {
                action["due"] = due(dice, words, immediate || also_immediate);
            }
            if dice.chance(70) {
                let events: Vec<String> = words.events.iter().map(|(id, _)| id.clone()).collect();
                let mut done: Vec<&String> = (0..1 + dice.below(2)).map(|_| dice.pick(&events)).collect();
                done.sort();
                done.dedup();
                action["done"] = json!(done);
            }
            if strength == "must" || dice.chance(40) {
                action["by"] = json!(dice.some(&words.services, 1));
            }
            if dice.chance(60) {
                action["basis"] = basis(dice, words, forms);
            }
            if let Some(consent) = needs[place] {
                action["consent"] = json!(consent);
                if let Some(other) = instead[place] {
                    action["if_refused"] = json!(IDS[other]);
                }
            }
            if !holds[place].is_empty() {
                action["holds_back"] = json!(holds[place]);
            }
            action
        });
        section.insert(id.to_owned(), action);
    }
    asks.into_iter().for_each(|(name, place)| set_ask(&mut consents[name.as_str()], IDS[place]));
    section.into()
}
