//! `synlig schema --typescript`

#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests stop at the first surprise")]

mod common;

use common::{folder, run, small, synlig, write};
use serde_json::json;

/// A rule set with all kinds of facts, an event with and one without outcomes, dated versions, a ladder and a checklist.
fn rules() -> String {
    let label = json!({ "en": "Something" });
    let mut rules: serde_json::Value = serde_json::from_str(&small("mine")).unwrap();
    rules["facts"]["child.age"] = json!({ "type": "age", "concern": "neutral", "label": label, "question": label });
    rules["facts"]["days.away"] =
        json!({ "type": "count", "concern": "neutral", "from": 0, "to": 9, "label": label, "question": label });
    rules["facts"]["child.worry"] = json!({
        "type": "scale", "concern": "raises", "label": label, "question": label,
        "values": [{ "id": "none", "label": label }, { "id": "some", "label": label }]
    });
    rules["events"] = json!({
        "visit.made": { "label": label },
        "visit.judged": { "label": label, "outcomes": [{ "id": "well", "label": label }, { "id": "ill", "label": label }] },
        "level.set": {
            "label": label,
            "outcomes": [{ "id": "low", "label": label }, { "id": "high", "label": label }, { "id": "closed", "label": label }]
        }
    });
    rules["services"] = json!({ "school": label, "clinic": label });
    rules["ladders"] = json!({ "steps.level": {
        "event": "level.set", "label": label,
        "levels": [{ "id": "low", "enter": "child.alone", "label": label }, { "id": "high", "enter": "child.worry = some", "label": label }]
    } });
    rules["actions"] = json!({ "child.see": [
        { "strength": "should", "when": "child.alone", "label": label, "valid": { "to": "2023-12-31" } },
        { "strength": "should", "when": "child.worry = some", "label": label, "valid": { "from": "2024-01-01" } }
    ] });
    rules["checklists"] = json!({ "plan.content": { "label": label, "items": [
        { "id": "who", "done": "child.alone", "label": label },
        [
            { "id": "when", "done": "child.alone", "label": label, "valid": { "to": "2023-12-31" } },
            { "id": "when", "done": "happened(visit.made)", "label": label, "valid": { "from": "2024-01-01" } }
        ]
    ] } });
    rules.to_string()
}

const EXPECTED: &str = r#"/** What a case may hold: facts and values, events and outcomes (`never`: it has none), services. */
export interface Rules {
    facts: {
        "child.alone": boolean;
        "child.worry": "none" | "some";
        "days.away": number;
    };
    events: {
        "level.set": "low" | "high" | "closed";
        "visit.judged": "well" | "ill";
        "visit.made": never;
    };
    services: "clinic" | "school";
}

/** The actions of a decision. */
export type ActionId = "child.see";

/** Ladders and their levels, the lowest first. */
export interface LadderLevels {
    "steps.level": "low" | "high";
}

/** Checklists and their items. */
export interface ChecklistItems {
    "plan.content": "who" | "when";
}
"#;

#[test]
fn every_id_has_its_type() {
    let folder = folder("typescript");
    let file = write(&folder, "mine/ruleset.json", rules());
    let ran = run(&mut synlig(&["schema", "--typescript", "--rules", &file]));
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    let (head, types) = ran.out.split_once("\n\n").unwrap();
    assert_eq!(types, EXPECTED);
    assert!(head.contains("// Rule sets: mine\n// Digest: sha256:"), "{head}");
    let written = run(&mut synlig(&["schema", "--typescript", "--rules", &file, "--write", folder.to_str().unwrap()]));
    assert_eq!(written.code, 0, "{}", written.err);
    assert_eq!(std::fs::read_to_string(folder.join("rules.ts")).unwrap(), ran.out);
}

#[test]
fn an_overlay_has_the_ids_of_its_base_and_of_what_it_uses() {
    let ran = run(&mut synlig(&["schema", "--typescript", "--rules", "no-bti-risor"]));
    for id in [
        "\"case.room_unclear\": boolean;",
        "\"coordinating_unit.asked\": never;",
        "\"parent.substance_misuse\": \"none\" |",
    ] {
        assert!(ran.out.contains(id), "{id} is missing");
    }
    assert!(ran.out.contains("\"risor.nav_meeting\"") && !ran.out.contains("\"child.age\""));
}

#[test]
fn what_does_not_go_together_is_told() {
    for arguments in
        [&["case", "--typescript"][..], &["case", "--rules", "no-bti"], &["--write", ".", "--rules-dir", "."]]
    {
        let ran = run(&mut synlig(&[&["schema"], arguments].concat()));
        assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{arguments:?}");
        assert!(ran.err.contains("cannot be used with") || ran.err.contains("cli.usage"), "{}", ran.err);
    }
}
