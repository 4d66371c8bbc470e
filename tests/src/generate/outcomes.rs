//! Random definitions, visibilities, tiers, ladders and checklists.

use super::dice::Dice;
use super::expressions::{Stage, condition};
use super::rule_set::{Forms, versions, with_basis};
use super::words::{Words, text, values};
use serde_json::{Map, Value, json};

/// Adds a few definitions that may use what is settled at a stage, and one another.
pub(super) fn definitions(
    dice: &mut Dice,
    words: &mut Words,
    forms: Forms,
    stage: Stage,
    section: &mut Map<String, Value>,
) {
    for _ in 0..dice.below(3) {
        let name = format!("d{}", words.definitions.len());
        let definition =
            versions(dice, forms.dated, |dice| json!({ "when": condition(dice, words, stage, forms.epistemic) }));
        section.insert(name.clone(), definition);
        words.definitions.push((name, stage));
    }
}

pub(super) fn visibility(dice: &mut Dice, words: &Words, forms: Forms) -> Value {
    let write = |dice: &mut Dice| json!(condition(dice, words, Stage::Visibility, forms.epistemic));
    let mut visibility = json!({
        "symptoms": write(dice),
        "problem": write(dice),
        "cells": { "A": text("A"), "B": text("B"), "C": text("C"), "D": text("D") },
    });
    if dice.chance(60) {
        visibility["suspected"] = write(dice);
    }
    with_basis(dice, words, visibility)
}

pub(super) fn tiers(dice: &mut Dice, words: &Words, forms: Forms) -> Value {
    let mut tiers = Map::new();
    for tier in dice.some(&["selective", "indicated"], 1) {
        let criterion = versions(dice, forms.dated, |dice| {
            let when = condition(dice, words, Stage::Tiers, forms.epistemic);
            with_basis(dice, words, json!({ "when": when }))
        });
        tiers.insert(tier.to_owned(), criterion);
    }
    tiers.into()
}

/// One or two ladders, the second of which may use the first, and their events.
pub(super) fn ladders(dice: &mut Dice, words: &mut Words, forms: Forms, document: &mut Map<String, Value>) -> Value {
    let mut section = Map::new();
    let count = 1 + dice.below(2);
    for (id, event) in [("l.one", "l.one_set"), ("l.two", "l.two_set")].into_iter().take(count) {
        let all = if dice.chance(70) { ["0", "1", "2"] } else { ["low", "mid", "high"] };
        let levels: Vec<String> = all[..1 + dice.below(3)].iter().map(|level| (*level).to_owned()).collect();
        let outcomes: Vec<String> = levels.iter().cloned().chain(["closed".to_owned()]).collect();
        document["events"][event] = json!({ "label": text(event), "outcomes": values(&outcomes) });
        words.events.push((event.to_owned(), outcomes));
        words.ladders_to_be.push((id.to_owned(), levels));
    }
    for (id, levels) in words.ladders_to_be.clone() {
        let written: Vec<Value> = levels
            .iter()
            .map(|level| {
                versions(dice, forms.dated, |dice| {
                    let mut written =
                        json!({ "id": level, "enter": condition(dice, words, Stage::Ladders, forms.epistemic) });
                    if dice.chance(60) {
                        written["leave"] = json!(condition(dice, words, Stage::Ladders, forms.epistemic));
                    }
                    with_basis(dice, words, written)
                })
            })
            .collect();
        section.insert(id.clone(), json!({ "event": format!("{id}_set"), "levels": written }));
        words.ladders.push((id, levels));
    }
    section.into()
}

pub(super) fn checklists(dice: &mut Dice, words: &Words, forms: Forms) -> Value {
    let mut section = Map::new();
    for id in ["c.plan", "c.log"].into_iter().take(dice.below(3)) {
        let checklist = versions(dice, forms.dated, |dice| {
            let items: Vec<Value> = ["goal", "date", "who"]
                .into_iter()
                .take(dice.below(4))
                .map(|item| {
                    versions(dice, forms.dated, |dice| {
                        json!({ "id": item, "done": condition(dice, words, Stage::Checklists, forms.epistemic) })
                    })
                })
                .collect();
            let mut checklist = json!({ "items": items });
            if dice.chance(50) {
                checklist["when"] = json!(condition(dice, words, Stage::Checklists, forms.epistemic));
            }
            with_basis(dice, words, checklist)
        });
        section.insert(id.to_owned(), checklist);
    }
    section.into()
}
