//! Conditions of the page: where they stand, and what the engine says of them there.

use crate::panic_with;
use crate::rules::{Rules, lay};
use serde_json::{Value, json};

/// The places where a condition can stand, in the order of the table "What may be used where".
pub(crate) const PLACES: [&str; 8] =
    ["visibility", "tiers", "ladders", "consents", "actions", "checklists", "asked_when", "laws"];

/// The codes that the engine gives for a condition at a place of the page's rule set.
pub(crate) fn codes_at(rules: &Rules, place: &str, condition: &str) -> Vec<String> {
    rules.codes(&with(rules, place, condition))
}

/// The page's rule set with a condition at a place.
pub(crate) fn with(rules: &Rules, place: &str, condition: &str) -> Value {
    let mut document = rules.first.clone();
    let members = match place {
        "visibility" => json!({ "visibility": { "symptoms": condition } }),
        "tiers" => json!({ "tiers": { "selective": { "when": condition } } }),
        // A ladder of its own, so that no circle comes about.
        "ladders" => json!({
            "ladders": { "tried.level": { "event": "tried.set", "levels": [{ "id": "1", "enter": condition }] } },
            "events": { "tried.set": { "outcomes": [
                { "id": "1", "label": { "en": "one" } }, { "id": "closed", "label": { "en": "closed" } },
            ] } },
        }),
        "consents" => json!({ "consents": { "tried": { "given": condition, "refused": "no" } } }),
        "actions" => json!({ "actions": { "tried.act": { "strength": "may", "when": condition } } }),
        "checklists" => json!({ "checklists": { "tried": { "items": [{ "id": "one", "done": condition }] } } }),
        "asked_when" => json!({ "facts": { "tried.fact": {
            "type": "flag", "concern": "neutral", "asked_when": condition,
            "label": { "en": "tried" }, "question": { "en": "Tried?" },
        } } }),
        "laws" => json!({ "laws": [{ "never": condition }] }),
        other => panic_with(&format!("nobody knows the place `{other}`")),
    };
    let Value::Object(members) = members else { return document };
    lay(&mut document, members, true, place);
    document
}

/// All conditions of a rule set.
pub(crate) fn conditions_of(value: &Value, found: &mut Vec<String>) {
    const KEYS: [&str; 13] = [
        "when",
        "enter",
        "leave",
        "given",
        "refused",
        "symptoms",
        "problem",
        "suspected",
        "done",
        "always",
        "implies",
        "never",
        "asked_when",
    ];
    match value {
        Value::Object(members) => {
            for (key, value) in members {
                match value {
                    Value::String(text) if KEYS.contains(&key.as_str()) => found.push(text.clone()),
                    value => conditions_of(value, found),
                }
            }
        }
        Value::Array(items) => items.iter().for_each(|item| conditions_of(item, found)),
        _ => {}
    }
}

/// The words, numbers and signs of a condition.
pub(crate) fn tokens(condition: &str) -> Vec<String> {
    let mut tokens: Vec<String> = Vec::new();
    let word = |sign: char| sign.is_ascii_alphanumeric() || sign == '_' || sign == '.';
    let mut before = ' ';
    for sign in condition.chars().filter(|sign| !sign.is_whitespace() || *sign == ' ') {
        let together = (word(before) && word(sign)) || ("!<>".contains(before) && sign == '=');
        match tokens.last_mut() {
            Some(last) if together => last.push(sign),
            _ if sign == ' ' => {}
            _ => tokens.push(sign.to_string()),
        }
        before = sign;
    }
    tokens
}
