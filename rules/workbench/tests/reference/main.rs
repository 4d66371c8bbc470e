//! The language reference: every example of `rules/README.md` is run, and every construct of the language has one.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests stop at the first surprise")]

#[path = "../common/mod.rs"]
mod common;
mod conditions;
mod forms;
mod grammar;
mod keys;
mod limits;
mod page;
mod rules;
mod vocabulary;
mod walkthrough;

use common::{folder, write};
use page::Page;
use rules::{Example, Rules, lay};
use serde_json::Value;
use std::collections::BTreeMap;
use synlig::{Case, Engine};
use synlig_workbench::library::Library;
use synlig_workbench::scenario::{Runner, Scenario};

#[expect(clippy::panic, reason = "tests stop at the first surprise")]
fn panic_with(message: &str) -> ! {
    panic!("{message}")
}

fn page() -> Page {
    Page::read(&std::fs::read_to_string(common::rules().join("README.md")).unwrap())
}

#[test]
fn every_block_is_an_example_that_can_be_run() {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for fence in &page().fences {
        let kind = match Example::of(fence) {
            Example::Document(_) => "documents",
            Example::Fragment(_) => "fragments",
            Example::Refused(..) => "refused",
            Example::Scenario(_) => "scenarios",
            Example::Case(_) => "cases",
            Example::Grammar(_) => "grammars",
        };
        *counts.entry(kind).or_default() += 1;
    }
    // Fewer than there were means that examples are lost, or taken for something else.
    for (kind, least) in
        [("documents", 4), ("fragments", 13), ("refused", 6), ("scenarios", 3), ("cases", 1), ("grammars", 1)]
    {
        let count = counts.get(kind).copied().unwrap_or_default();
        assert!(count >= least, "{kind}: {count} of {least} at least; all: {counts:?}");
    }
}

#[test]
fn the_rule_sets_of_the_page_have_no_faults() {
    let rules = Rules::of(&page());
    for document in rules.all.values() {
        assert_eq!(rules.faults(document), Vec::<String>::new(), "{}", document["id"]);
    }
}

#[test]
fn what_is_said_to_be_refused_is_refused_with_that_code() {
    let page = page();
    let rules = Rules::of(&page);
    for fence in &page.fences {
        let Example::Refused(members, code) = Example::of(fence) else { continue };
        let at = format!("line {}", fence.line);
        let mut document = rules.first.clone();
        if members.contains_key("synlig") {
            document = Value::Object(members);
        } else {
            lay(&mut document, members, true, &at);
        }
        assert_eq!(rules.codes(&document), [code], "{at}: {:?}", rules.faults(&document));
    }
}

#[test]
fn scenarios_pass() {
    let page = page();
    let folder = folder("reference-scenarios");
    let mut library = Library::default();
    for (id, document) in &Rules::of(&page).all {
        write(&folder, &format!("{id}/ruleset.json"), document.to_string());
    }
    library.add_folder(&folder).unwrap();
    let mut runner = Runner::new(library);
    let mut ran = 0;
    for fence in &page.fences {
        let Example::Scenario(scenario) = Example::of(fence) else { continue };
        let scenario = Scenario::from_json(&scenario.to_string()).unwrap();
        let outcomes =
            runner.run(&scenario).unwrap_or_else(|error| panic_with(&format!("line {}: {error}", fence.line)));
        for outcome in outcomes {
            assert!(outcome.differences.is_empty(), "line {}: {outcome:#?}", fence.line);
            ran += 1;
        }
    }
    assert!(ran >= 8, "only {ran} cases ran");
}

#[test]
fn the_case_comes_out_as_the_page_says() {
    let page = page();
    let engine = Rules::of(&page).engine();
    for fence in &page.fences {
        let Example::Case(case) = Example::of(fence) else { continue };
        let decision = engine.decide(&Case::from_json(&case.to_string()).unwrap()).unwrap();
        let decision: Value = serde_json::from_str(&decision.to_json()).unwrap();
        // "`parent.drinking` is `established`, with the warning that the school and the clinic disagree."
        let warnings = serde_json::json!([
            { "code": "case.services_disagree", "fact": "parent.drinking", "services": ["clinic", "school"] },
        ]);
        assert_eq!(decision["warnings"], warnings);
        assert_eq!(
            (&decision["visibility"]["known_by"], &decision["visibility"]["cell"]),
            (&"established".into(), &"A".into())
        );
        // "`child.safe_adult` is unknown."
        let asked =
            |fact: &str| decision["questions"].as_array().unwrap().iter().any(|question| question["fact"] == fact);
        assert!(!asked("child.safe_adult") && asked("danger.now"));
    }
}

#[test]
fn the_first_rule_set_stands_by_itself() {
    let page = page();
    let Example::Document(first) = Example::of(&page.fences[0]) else { panic_with("the page begins with a rule set") };
    Engine::from_json([first.to_string().as_str()]).unwrap();
}
