//! The schemas: kept up to date, and holding for all that is shipped.

#![expect(clippy::unwrap_used, reason = "tests stop at the first surprise")]

mod common;

use common::{folder, rules, run, synlig};
use serde_json::{Value, json};
use std::path::PathBuf;
use synlig::{Case, Engine, RuleSet};
use synlig_workbench::library::Library;
use synlig_workbench::scenario::{Scenario, find};
use synlig_workbench::schema::Document;

fn validator(document: Document) -> jsonschema::Validator {
    jsonschema::options().should_validate_formats(true).build(&document.schema()).unwrap()
}

fn faults(document: Document, instance: &Value) -> Vec<String> {
    let validator = validator(document);
    validator.iter_errors(instance).map(|error| format!("{}: {error}", error.instance_path())).collect()
}

fn scenario_files() -> Vec<PathBuf> {
    let files = find(&rules()).unwrap();
    assert!(files.len() >= 40, "only {} scenario files found", files.len());
    files
}

fn read(file: &PathBuf) -> Value {
    serde_json::from_str(&std::fs::read_to_string(file).unwrap()).unwrap()
}

#[test]
fn the_files_are_what_the_types_say() {
    for document in Document::ALL {
        let file = rules().join("schema").join(document.file());
        let kept = std::fs::read_to_string(&file).unwrap_or_default();
        assert!(kept == document.text(), "{} is out of date: run `synlig schema --write rules/schema`", file.display());
    }
}

#[test]
fn each_schema_is_a_schema_with_a_title_and_a_description() {
    for document in Document::ALL {
        let schema = document.schema();
        jsonschema::meta::validate(&schema).unwrap();
        assert_eq!(schema["$schema"], "https://json-schema.org/draft/2020-12/schema");
        assert!(schema["title"].is_string() && schema["description"].is_string());
    }
}

#[test]
fn every_shipped_rule_set_validates() {
    for shipped in synlig_rules::ALL {
        let faults = faults(Document::RuleSet, &serde_json::from_str(shipped.json).unwrap());
        assert_eq!(faults, Vec::<String>::new(), "{}", shipped.id);
    }
}

#[test]
fn every_scenario_validates_and_so_do_its_cases_and_the_decisions_made_from_them() {
    let [scenarios, cases, decisions] = [Document::Scenario, Document::Case, Document::Decision].map(validator);
    let mut library = Library::shipped();
    let mut decided = 0;
    for file in scenario_files() {
        let (value, name) = (read(&file), file.display());
        assert!(scenarios.is_valid(&value), "{name}: {:?}", faults(Document::Scenario, &value));
        let scenario = Scenario::read(&file).unwrap();
        let Ok(found) = library.with_needs(&scenario.rules) else { continue };
        let engine = Engine::from_json(found.iter().map(|found| found.text.as_str())).unwrap();
        for run in scenario.runs().unwrap() {
            // What is refused need not be valid; what is decided must be.
            let Ok(decision) = engine.decide_json(&run.case.to_string()) else { continue };
            assert!(cases.is_valid(&run.case), "{name} {}: {:?}", run.name, faults(Document::Case, &run.case));
            let decision: Value = serde_json::from_str(&decision).unwrap();
            assert!(decisions.is_valid(&decision), "{name} {}: {:?}", run.name, faults(Document::Decision, &decision));
            decided += 1;
        }
    }
    assert!(decided >= 500, "only {decided} cases were decided");
}

/// A document changed at a JSON pointer.
fn with(document: &Value, pointer: &str, value: Value) -> Value {
    let mut changed = document.clone();
    let (above, key) = pointer.rsplit_once('/').unwrap();
    changed.pointer_mut(above).unwrap().as_object_mut().unwrap().insert(key.to_owned(), value);
    changed
}

#[test]
fn broken_rule_sets_validate_neither_here_nor_in_the_engine() {
    let good: Value = serde_json::from_str(&common::small("small")).unwrap();
    assert_eq!(faults(Document::RuleSet, &good), Vec::<String>::new());
    for (pointer, value) in [
        ("/languages", json!("en")),
        ("/version", json!("one")),
        ("/language", json!("de")),
        ("/summary", Value::Null),
        ("/title", json!({ "nb": "Uten engelsk" })),
        ("/facts/child.alone/type", json!("boolean")),
        ("/facts/child.alone/valid_for", json!("2 fortnights")),
        ("/tiers/selective", json!({ "basis": [] })),
        ("/tiers/selective", json!([])),
        ("/actions", json!({ "see.child": { "label": { "en": "See the child" } } })),
    ] {
        let broken = with(&good, pointer, value);
        assert!(!faults(Document::RuleSet, &broken).is_empty(), "the schema lets {pointer} pass");
        assert!(RuleSet::from_json(&broken.to_string()).is_err(), "the engine lets {pointer} pass");
    }
}

#[test]
fn broken_cases_validate_neither_here_nor_in_the_engine() {
    let good: Value = serde_json::from_str(synlig_workbench::EXAMPLE).unwrap();
    assert_eq!(faults(Document::Case, &good), Vec::<String>::new());
    for (pointer, value) in [
        ("/name", json!("Kari")),
        ("/as_of", json!("1 March")),
        ("/as_of", Value::Null),
        ("/service", Value::Null),
        ("/child", json!({ "born": "2020-01-01", "due": "2020-01-01" })),
        ("/child", json!({ "born": "2020-01-01", "name": "Kari" })),
        ("/events", json!([{ "event": "concern.raised" }])),
        ("/observations", json!([{ "fact": "worry.staff", "on": "2024-01-01" }])),
    ] {
        let broken = with(&good, pointer, value);
        assert!(!faults(Document::Case, &broken).is_empty(), "the schema lets {pointer} pass");
        assert!(Case::from_json(&broken.to_string()).is_err(), "the engine lets {pointer} pass");
    }
}

#[test]
fn broken_scenarios_and_decisions_do_not_validate() {
    let case = json!({ "as_of": "2024-03-01" });
    let good = json!({ "scenario": "x", "rules": ["a"], "case": case, "expect": { "cell": null } });
    assert_eq!(faults(Document::Scenario, &good), Vec::<String>::new());
    for (pointer, value) in [
        ("/expects", json!({})),
        ("/expect", json!({ "cel": "A" })),
        ("/expect", json!({ "cell": "E" })),
        ("/expect", json!({ "views": { "school": "E" } })),
        ("/expect", json!({ "questions": { "second": "x" } })),
        ("/cases", json!([{ "name": "x" }])),
        ("/set", json!({ "recheck_after": true })),
    ] {
        assert!(!faults(Document::Scenario, &with(&good, pointer, value)).is_empty(), "the schema lets {pointer} pass");
    }
    let engine = Engine::from_json([common::small("small").as_str()]).unwrap();
    let decision = engine.decide_json(r#"{"as_of":"2024-03-01"}"#).unwrap();
    let decision: Value = serde_json::from_str(&decision).unwrap();
    assert_eq!(faults(Document::Decision, &decision), Vec::<String>::new());
    for (pointer, value) in [("/tier", json!("universal")), ("/urgent", Value::Null), ("/as_of", json!("2024-02-30"))] {
        assert!(!faults(Document::Decision, &with(&decision, pointer, value)).is_empty(), "{pointer} passes");
    }
}

#[test]
fn the_command_prints_one_and_writes_all() {
    let ran = run(&mut synlig(&["schema", "case"]));
    assert_eq!((ran.code, ran.out.as_str()), (0, Document::Case.text().as_str()));
    let folder = folder("schema-write");
    let ran = run(&mut synlig(&["schema", "--write", folder.to_str().unwrap()]));
    assert_eq!(ran.code, 0);
    for document in Document::ALL {
        assert_eq!(std::fs::read_to_string(folder.join(document.file())).unwrap(), document.text());
    }
    assert_eq!(run(&mut synlig(&["schema"])).code, 2);
    assert_eq!(run(&mut synlig(&["schema", "plan"])).code, 2);
    let ran = run(&mut synlig(&["schema", "--write", folder.join("not/there").to_str().unwrap()]));
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("is not a folder"), "{}", ran.err);
}
