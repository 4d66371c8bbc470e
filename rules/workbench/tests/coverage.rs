//! The lint that asks whether scenarios show every rule in all the ways in which it can come out.

#![expect(clippy::unwrap_used, reason = "tests stop at the first surprise")]

mod common;

use common::{folder, run, synlig, write};
use serde_json::{Value, json};
use std::path::Path;
use synlig_workbench::library::Library;
use synlig_workbench::lint::{Lint, lint};

const CLEAN: &str = include_str!("strict/clean.json");
const SCENARIO: &str = include_str!("strict/scenario.json");

/// What is said of scenarios, place and message, for a rule set with one scenario file.
fn untested(folder: &Path, document: &Value, scenario: &Value) -> Vec<(String, String)> {
    let id = document["id"].as_str().unwrap();
    let file = write(folder, &format!("{id}/ruleset.json"), document.to_string());
    write(folder, &format!("{id}/scenarios/all.json"), scenario.to_string());
    let mut library = Library::default();
    let id = library.add_file(Path::new(&file)).unwrap();
    let found = lint(&mut library, &[id]).unwrap().into_iter();
    found
        .filter(|problem| problem.code == Lint::Untested.code())
        .map(|problem| (problem.pointer, problem.message))
        .collect()
}

fn read(text: &str) -> Value {
    serde_json::from_str(text).unwrap()
}

/// What is said after a change of the scenario.
fn after(test: &str, change: impl FnOnce(&mut Value)) -> Vec<(String, String)> {
    let mut scenario = read(SCENARIO);
    change(&mut scenario);
    untested(&folder(test), &read(CLEAN), &scenario)
}

fn said(pointer: &str, message: &str) -> Vec<(String, String)> {
    vec![(pointer.to_owned(), message.to_owned())]
}

/// What is said where an expectation is taken away, so that its outcome is not named there.
fn without(test: &str, pointer: &str) -> Vec<(String, String)> {
    after(test, |scenario| {
        let (above, key) = pointer.rsplit_once('/').unwrap();
        scenario.pointer_mut(above).unwrap().as_object_mut().unwrap().remove(key).unwrap();
    })
}

#[test]
fn each_way_is_asked_for_where_its_case_is_missing() {
    assert_eq!(after("coverage-all", |_| {}), []);
    let review = "no scenario shows the action `concern.review`";
    for (test, pointer, way) in [
        ("coverage-unknown", "/cases/0/expect/actions/concern.review", "where that is undetermined"),
        ("coverage-no", "/cases/1/expect/actions/concern.review", "where it does not apply"),
        ("coverage-yes", "/expect/actions/concern.review", "where it applies"),
    ] {
        assert_eq!(without(test, pointer), said("/actions/concern.review", &format!("{review} {way}")));
    }
    let message = "no scenario shows the criterion of the tier `selective` where it applies";
    assert_eq!(without("coverage-tier", "/expect/tier"), said("/tiers/selective", message));
    let message = "no scenario shows the checklist `plan.content` where it applies";
    assert_eq!(without("coverage-checklist", "/cases/1/expect/missing"), said("/checklists/plan.content", message));
    let level = |key: &str, way: &str| {
        let message = format!("no scenario shows `{key}` of the level `1` of `steps.level` {way}");
        said(&format!("/ladders/steps.level/levels/0/{key}"), &message)
    };
    let both = [level("enter", "where it does not apply"), level("leave", "where it applies")].concat();
    assert_eq!(without("coverage-ladder", "/cases/1/expect/ladders"), both);
}

#[test]
fn an_action_without_a_condition_is_shown_by_what_is_expected() {
    let asked = "no scenario shows the action `picture.ask` where it applies";
    assert_eq!(without("coverage-brought", "/expect/actions/picture.ask"), said("/actions/picture.ask", asked));
    let apart = "no scenario shows the action `picture.apart` where it does not apply";
    assert_eq!(without("coverage-instead", "/expect/actions/picture.apart"), said("/actions/picture.apart", apart));
}

#[test]
fn a_case_that_fails_shows_nothing() {
    let found = after("coverage-failing", |scenario| {
        scenario["cases"][2]["expect"]["actions"]["picture.share"] = json!({ "status": "open" });
    });
    assert_eq!(found, said("/actions/picture.apart", "no scenario shows the action `picture.apart` where it applies"));
}

#[test]
fn what_rests_on_events_alone_is_not_asked_for_as_undetermined() {
    let mut document = read(CLEAN);
    document["checklists"]["plan.content"]["when"] = json!("plan.goal and happened(steps.set)");
    let mut scenario = read(SCENARIO);
    scenario["cases"][1]["expect"]["missing"] = json!({ "plan.content": "undetermined" });
    // The clean rule set is not asked for it: its condition looks at events alone.
    let message = "no scenario shows the checklist `plan.content` where it applies";
    assert_eq!(untested(&folder("coverage-events"), &document, &scenario), said("/checklists/plan.content", message));
    scenario["cases"][1]["change"]["facts"]["plan.goal"] = json!(true);
    scenario["cases"][1]["expect"]["missing"] = json!({ "plan.content": [] });
    let message = "no scenario shows the checklist `plan.content` where that is undetermined";
    assert_eq!(untested(&folder("coverage-events"), &document, &scenario), said("/checklists/plan.content", message));
}

#[test]
fn each_version_is_a_rule_of_its_own() {
    let mut document = read(CLEAN);
    let old = document["actions"]["concern.review"].clone();
    let versions = json!([old, old]);
    document["actions"]["concern.review"] = versions;
    document["actions"]["concern.review"][0]["valid"] = json!({ "to": "2023-12-31" });
    document["actions"]["concern.review"][1]["valid"] = json!({ "from": "2024-01-01" });
    let found = untested(&folder("coverage-versions"), &document, &read(SCENARIO));
    let message = "no scenario shows the action `concern.review` where it applies, nor where it does not apply, nor where that \
                   is undetermined";
    assert_eq!(found, said("/actions/concern.review/0", message));
}

#[test]
fn an_overlay_is_asked_for_what_it_adds_and_replaces() {
    let folder = folder("coverage-overlay");
    write(&folder, "no-clean/ruleset.json", CLEAN);
    let text = |word: &str| json!({ "nb": word, "nn": word, "sv": word, "en": word });
    let overlay = json!({
        "synlig": 1, "id": "no-town", "version": "1.0.0", "language": "nb", "country": "NO", "extends": { "no-clean": "^1" },
        "title": text("Town"),
        "set": { "review_after": "7 days" },
        "add": { "actions": { "town.tell": { "strength": "may", "when": "worried", "basis": ["law"], "label": text("tell") } } },
    });
    let scenario = json!({
        "scenario": "told", "rules": ["no-town"], "case": { "as_of": "2024-03-01", "facts": { "child.withdrawn": true } },
        "expect": { "actions": { "town.tell": { "status": "open" } } },
        "cases": [{ "name": "not", "change": { "facts": { "child.withdrawn": false } }, "expect": { "actions": { "town.tell": "absent" } } }],
    });
    let message = "no scenario shows the action `town.tell` where that is undetermined";
    assert_eq!(untested(&folder, &overlay, &scenario), said("/add/actions/town.tell", message));
}

#[test]
fn a_rule_set_in_a_file_has_scenarios_and_a_shipped_one_is_not_asked() {
    let folder = folder("coverage-none");
    let file = write(&folder, "no-clean/ruleset.json", CLEAN);
    let ran = run(&mut synlig(&["check", "--strict", "--format", "json", &file]));
    let found = ran.json();
    assert_eq!((ran.code, found.as_array().map(Vec::len)), (1, Some(1)));
    assert_eq!((&found[0]["code"], &found[0]["line"]), (&json!("lint.untested"), &json!(1)));
    let ran = run(&mut synlig(&["check", "--strict", "--format", "json", "no-kommune-readiness"]));
    assert_eq!((ran.code, ran.json()), (0, json!([])));
}
