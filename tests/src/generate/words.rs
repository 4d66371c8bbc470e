//! The vocabulary of a random rule set: what its conditions and cases are made of.

use super::dice::Dice;
use serde_json::{Map, Value, json};

/// The lengths of time that random rules use. Few and short, so that dates of cases fall on their ends.
pub(super) const LENGTHS: [&str; 12] = [
    "0 days",
    "1 day",
    "7 days",
    "14 days",
    "1 week",
    "3 weeks",
    "1 month",
    "3 months",
    "1 year",
    "1 working day",
    "3 working days",
    "5 working days",
];

/// The ages that random rules use.
pub(super) const AGES: [&str; 6] = ["0 years", "1 month", "18 months", "1 year", "6 years", "16 years"];

/// What a rule set declares, as far as others of its parts need to know.
#[derive(Clone, Debug, Default)]
pub struct Words {
    /// Facts by id, with their declarations.
    pub facts: Vec<(String, Value)>,
    /// Events by id, with the ids of their outcomes.
    pub events: Vec<(String, Vec<String>)>,
    /// Services.
    pub services: Vec<String>,
    /// Parameters by name: durations, ages, counts.
    pub durations: Vec<String>,
    pub(super) ages: Vec<String>,
    pub(super) counts: Vec<String>,
    /// Definitions by name, with the stage at which they may be used.
    pub(super) definitions: Vec<(String, super::Stage)>,
    pub(super) consents: Vec<String>,
    pub(super) has_visibility: bool,
    /// Ladders by id, with the ids of their levels.
    pub(super) ladders: Vec<(String, Vec<String>)>,
    /// Ladders that are declared, of which a condition of any ladder may ask which level is in force.
    pub(super) ladders_to_be: Vec<(String, Vec<String>)>,
    pub(super) sources: Vec<String>,
}

/// A text in English.
pub(super) fn text(en: &str) -> Value {
    json!({ "en": en })
}

pub(super) fn values(ids: &[impl AsRef<str>]) -> Value {
    ids.iter().map(|id| json!({ "id": id.as_ref(), "label": text(id.as_ref()) })).collect()
}

fn valid_for(dice: &mut Dice, words: &Words, concern: &str) -> Option<Value> {
    let length = if words.durations.is_empty() || dice.chance(70) {
        (*dice.pick(&LENGTHS)).to_owned()
    } else {
        format!("${}", dice.pick(&words.durations))
    };
    match dice.below(5) {
        0 | 1 => None,
        2 => Some(json!(length)),
        _ if concern == "neutral" => Some(json!(length)),
        _ => Some(json!({ "reassuring": length })),
    }
}

/// Fills the vocabulary in, and gives its sections.
pub(super) fn declare(dice: &mut Dice, words: &mut Words, document: &mut Map<String, Value>) {
    words.services = dice.some(&["school", "clinic", "police", "home"], 1).into_iter().map(str::to_owned).collect();
    words.sources = vec!["s1".into(), "s2".into(), "s3".into()];
    declare_parameters(dice, words, document);
    let mut events = Map::new();
    for place in 0..2 + dice.below(4) {
        let id = format!("e.{}", ["raised", "decided", "started", "sent", "met"][place]);
        let outcomes: Vec<String> = match dice.below(5) {
            0 => vec!["yes".into(), "no".into()],
            1 => vec!["act".into(), "wait".into(), "report".into()],
            _ => Vec::new(),
        };
        let mut event = json!({ "label": text(&id) });
        if !outcomes.is_empty() {
            event["outcomes"] = values(&outcomes);
        }
        events.insert(id.clone(), event);
        words.events.push((id, outcomes));
    }
    let mut facts = Map::new();
    for place in 0..2 + dice.below(7) {
        let (id, fact) = fact(dice, words, place);
        if !facts.contains_key(&id) {
            facts.insert(id.clone(), fact.clone());
            words.facts.push((id, fact));
        }
    }
    let services: Map<String, Value> = words.services.iter().map(|id| (id.clone(), text(id))).collect();
    let sources: Map<String, Value> = words.sources.iter().map(|id| (id.clone(), json!({ "title": id }))).collect();
    document.insert("services".into(), services.into());
    document.insert("sources".into(), sources.into());
    document.insert("events".into(), events.into());
    document.insert("facts".into(), facts.into());
}

fn declare_parameters(dice: &mut Dice, words: &mut Words, document: &mut Map<String, Value>) {
    let mut parameters = Map::new();
    if dice.chance(50) {
        let default = *dice.pick(&["1 day", "7 days", "2 weeks"]);
        let range =
            json!({ "type": "duration", "default": default, "from": "0 days", "to": "60 days", "label": text("wait") });
        parameters.insert("wait".into(), range);
        words.durations.push("wait".into());
    }
    if dice.chance(30) {
        let default = *dice.pick(&AGES);
        let range = json!({ "type": "duration", "default": default, "from": "0 months", "to": "18 years", "label": text("age") });
        parameters.insert("grown".into(), range);
        words.ages.push("grown".into());
        words.durations.push("grown".into());
    }
    if dice.chance(40) {
        let range = json!({ "type": "count", "default": dice.between(1, 3), "from": 0, "to": 3, "label": text("cut") });
        parameters.insert("cut".into(), range);
        words.counts.push("cut".into());
    }
    if !parameters.is_empty() {
        document.insert("parameters".into(), parameters.into());
    }
}

fn fact(dice: &mut Dice, words: &Words, place: usize) -> (String, Value) {
    let concern = *dice.pick(&["raises", "raises", "lowers", "neutral"]);
    let declared = |id: &str, kind: &str, concern: &str| json!({ "type": kind, "concern": concern, "label": text(id), "question": text(id) });
    let id = format!("f.{}", ["a", "b", "c", "d", "e", "f", "g", "h"][place]);
    let mut fact = match dice.below(10) {
        0..=3 => declared(&id, "flag", concern),
        4 | 5 => {
            let mut fact = declared(&id, "scale", concern);
            let ids: &[&str] =
                dice.pick::<&[&str]>(&[&["none", "some", "much"][..], &["no", "yes"], &["low", "mid", "high", "top"]]);
            fact["values"] = values(ids);
            fact
        }
        6 => {
            let mut fact = declared(&id, "choice", "neutral");
            fact["values"] = values(&["red", "blue", "grey"]);
            fact
        }
        7 | 8 => {
            let mut fact = declared(&id, "count", concern);
            (fact["from"], fact["to"]) = (json!(dice.between(-1, 0)), json!(dice.between(3, 5)));
            fact
        }
        _ => return ("child.age".into(), declared("age", "age", "neutral")),
    };
    let concern = fact["concern"].as_str().expect("a concern").to_owned();
    if let Some(valid_for) = valid_for(dice, words, &concern) {
        fact["valid_for"] = valid_for;
    }
    if dice.chance(40) {
        fact["ask"] = json!(dice.between(-1, 2));
    }
    if dice.chance(20) {
        fact["asked_by"] = json!(dice.some(&words.services, 1));
    }
    (id, fact)
}
