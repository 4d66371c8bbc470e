//! A whole random rule set.

use super::actions::{actions, consents};
use super::dice::Dice;
use super::expressions::{Stage, condition};
use super::outcomes::{checklists, definitions, ladders, tiers, visibility};
use super::words::{Words, declare, text};
use serde_json::{Map, Value, json};

/// Which forms a random rule set may use.
#[derive(Clone, Copy, Debug)]
pub struct Forms {
    /// Forms that speak of what is settled now: `answered`, `known`, `cell`, `current`, `consent`, `refused`, `sharing`.
    pub epistemic: bool,
    /// `asked_when` of facts.
    pub asked_when: bool,
    /// Versions and `valid` dates.
    pub dated: bool,
    /// Ladders, which read what is unknown as not leaving.
    pub ladders: bool,
    /// Consents, which hold actions up while they are unknown.
    pub consents: bool,
    /// Answers that grow old.
    pub ageing: bool,
}

impl Forms {
    /// All of them.
    pub const ALL: Self =
        Self { epistemic: true, asked_when: true, dated: true, ladders: true, consents: true, ageing: true };
}

/// The rule set of a seed, and its words.
pub fn rule_set(seed: u64, forms: Forms) -> (Value, Words) {
    let mut dice = Dice::new(seed);
    let dice = &mut dice;
    let mut words = Words::default();
    let mut document = Map::new();
    let header = json!({
        "synlig": 1, "id": "random", "version": "1.0.0", "title": text("t"), "language": "en",
        "country": dice.pick(&["NO", "SE"]),
    });
    document.extend(header.as_object().expect("an object").clone());
    if forms.dated && dice.chance(15) {
        document.insert("valid".into(), json!({ "from": "2024-01-15", "to": "2025-06-30" }));
    }
    declare(dice, &mut words, &mut document);
    if !forms.ageing {
        let facts = document["facts"].as_object_mut().expect("facts");
        facts.values_mut().for_each(|fact| drop(fact.as_object_mut().map(|fact| fact.remove("valid_for"))));
    }
    let mut sections = Map::new();
    definitions(dice, &mut words, forms, Stage::Visibility, &mut sections);
    if dice.chance(80) {
        document.insert("visibility".into(), visibility(dice, &words, forms));
        words.has_visibility = true;
    }
    definitions(dice, &mut words, forms, Stage::Tiers, &mut sections);
    if dice.chance(80) {
        document.insert("tiers".into(), tiers(dice, &words, forms));
    }
    definitions(dice, &mut words, forms, Stage::Ladders, &mut sections);
    if forms.ladders && dice.chance(70) {
        let declared = ladders(dice, &mut words, forms, &mut document);
        document.insert("ladders".into(), declared);
    }
    let mut declared = if forms.consents { consents(dice, &mut words, forms) } else { json!({}) };
    definitions(dice, &mut words, forms, Stage::Actions, &mut sections);
    document.insert("actions".into(), actions(dice, &words, forms, &mut declared));
    if declared != json!({}) {
        document.insert("consents".into(), declared);
    }
    definitions(dice, &mut words, forms, Stage::Checklists, &mut sections);
    document.insert("checklists".into(), checklists(dice, &words, forms));
    if !sections.is_empty() {
        document.insert("definitions".into(), sections.into());
    }
    if forms.asked_when {
        for fact in document["facts"].as_object_mut().expect("facts").values_mut() {
            if dice.chance(20) {
                fact["asked_when"] = json!(condition(dice, &words, Stage::Checklists, forms.epistemic));
            }
        }
    }
    (document.into(), words)
}

/// An item, or in its place versions of it whose dates do not overlap; the maker makes each version anew.
pub(super) fn versions(dice: &mut Dice, dated: bool, mut make: impl FnMut(&mut Dice) -> Value) -> Value {
    if !dated {
        return make(dice);
    }
    let with = |mut item: Value, valid: Value| {
        item["valid"] = valid;
        item
    };
    match dice.below(12) {
        0 => with(make(dice), json!({ "from": "2024-03-01" })),
        1 => with(make(dice), json!({ "to": "2024-12-31" })),
        2 => with(make(dice), json!({ "from": "2024-02-29", "to": "2024-07-01" })),
        3 => {
            let mut old = with(make(dice), json!({ "to": "2024-06-30" }));
            let new = with(make(dice), json!({ "from": "2024-07-01" }));
            if old.get("id").is_some() {
                old["id"] = new["id"].clone();
            }
            json!([old, new])
        }
        4 => {
            let old = with(make(dice), json!({ "from": "2024-01-01", "to": "2024-05-31" }));
            json!([old, with(make(dice), json!({ "from": "2024-08-01" }))])
        }
        _ => make(dice),
    }
}

/// Some sources, or none.
pub(super) fn with_basis(dice: &mut Dice, words: &Words, mut item: Value) -> Value {
    if dice.chance(50) {
        item["basis"] = json!(dice.some(&words.sources, 0));
    }
    item
}
