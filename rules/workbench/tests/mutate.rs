//! `synlig mutate`: which small faults of rules no scenario notices.

#![expect(clippy::unwrap_used, reason = "tests stop at the first surprise")]

mod common;

use common::{Ran, folder, run, synlig, write};
use serde_json::{Value, json};
use std::path::Path;

const RULES: &str = include_str!("covered/ruleset.json");

fn rules(change: impl FnOnce(&mut Value)) -> String {
    let mut rules: Value = serde_json::from_str(RULES).unwrap();
    change(&mut rules);
    rules.to_string()
}

fn case(name: &str, as_of: &str, alone: &Value, on: &[(&str, &str)], expect: &Value) -> Value {
    let events: Vec<Value> = on.iter().map(|(event, on)| json!({ "event": event, "on": on })).collect();
    let change = json!({ "as_of": as_of, "facts": { "child.alone": alone }, "events": events });
    json!({ "name": name, "change": change, "expect": { "actions": { "concern.talk": expect } } })
}

/// The school says that the child is alone, and somebody that it is not.
fn at_school(as_of: &str, on: &[(&str, &str)], expect: &Value) -> Value {
    let mut case = case("they disagree", as_of, &json!(false), on, expect);
    let answer = json!({ "fact": "child.alone", "value": true, "by": "school", "on": as_of });
    case.get_mut("change").unwrap().as_object_mut().unwrap().insert("observations".to_owned(), json!([answer]));
    case
}

/// Cases that show both sides of everything that the rule set says.
fn all_cases() -> Vec<Value> {
    let (yes, absent) = (json!(true), json!("absent"));
    let open = json!({ "status": "open", "strength": "must", "by": ["school"], "due": { "on": "2024-03-22" } });
    let raised = &[("concern.raised", "2024-03-01")][..];
    let later = &[("concern.raised", "2024-03-02")][..];
    let talked = &[("concern.raised", "2024-03-01"), ("concern.talked", "2024-03-20")][..];
    vec![
        case("the day", "2024-03-15", &yes, raised, &open),
        case("the day before", "2024-03-14", &yes, raised, &absent),
        case("not alone", "2024-03-15", &json!(false), raised, &absent),
        case("nobody knows", "2024-03-15", &Value::Null, raised, &json!({ "status": "undetermined" })),
        case("late", "2024-03-24", &yes, later, &json!({ "status": "overdue", "due": { "on": "2024-03-23" } })),
        at_school("2024-03-15", raised, &open),
        case("done", "2024-03-24", &yes, talked, &json!({ "status": "done" })),
    ]
}

/// Mutates a rule set with these cases.
fn mutate(folder: &Path, rules: &str, cases: &[Value], arguments: &[&str]) -> Ran {
    write(folder, "steps/ruleset.json", rules);
    let scenario = json!({ "scenario": "all", "rules": ["steps"], "case": { "as_of": "2024-03-15" }, "cases": cases });
    write(folder, "steps/scenarios/all.json", scenario.to_string());
    let path = folder.to_str().unwrap();
    run(&mut synlig(&[&["mutate", path, "--format", "json"], arguments].concat()))
}

/// The mutants of a verdict: kind, what stands there, what would.
fn with<'r>(report: &'r Value, verdict: &str) -> Vec<&'r Value> {
    let mutants = report["mutants"].as_array().unwrap();
    mutants.iter().filter(|mutant| mutant["verdict"] == verdict).collect()
}

fn told(mutant: &Value) -> (&str, &str, &str) {
    let text = |key: &str| mutant[key].as_str().unwrap_or_default();
    (text("kind"), text("from"), text("to"))
}

#[test]
fn scenarios_on_both_sides_of_everything_notice_every_fault() {
    let ran = mutate(&folder("mutate-all"), RULES, &all_cases(), &[]);
    let report = ran.json();
    let left: Vec<_> = ["survived", "undecided"].iter().flat_map(|verdict| with(&report, verdict)).collect();
    assert_eq!((ran.code, left), (0, vec![]), "{report:#}");
    let killed: Vec<_> = with(&report, "killed").into_iter().map(told).collect();
    let since = "since(concern.raised) >= 14 days";
    let whole = "child.alone and since(concern.raised) >= 14 days";
    for fault in [
        ("value", since, "since(concern.raised) >= 13 days"),
        ("value", since, "since(concern.raised) >= 15 days"),
        ("polarity", "child.alone", "not child.alone"),
        ("dropped term", whole, "child.alone"),
        ("and/or", whole, "child.alone or since(concern.raised) >= 14 days"),
        ("constant", whole, "no"),
        ("deadline", "\"21 days\"", "\"22 days\""),
        ("strength", "\"must\"", "\"should\""),
        ("removed", "[\"concern.talked\"]", ""),
    ] {
        assert!(killed.contains(&fault), "{fault:?} is not among {killed:#?}");
    }
    // What it did with each is told, with its place.
    let first =
        with(&report, "killed").into_iter().find(|mutant| told(mutant) == ("deadline", "\"21 days\"", "\"22 days\""));
    let first = first.unwrap();
    assert_eq!((&first["line"], &first["pointer"]), (&json!(20), &json!("/actions/concern.talk/due/within")));
    assert!(first["by"].as_str().unwrap().ends_with("all.json: the day"), "{first}");
}

#[test]
fn a_fault_that_no_scenario_notices_comes_with_a_case_that_does() {
    let folder = folder("mutate-survivor");
    // Only well after the day, and well before it.
    let cases: Vec<Value> = all_cases().into_iter().filter(|case| case["name"] != "the day before").collect();
    let ran = mutate(&folder, RULES, &cases, &["--filter", "concern.talk/when"]);
    let report = ran.json();
    assert_eq!(ran.code, 1);
    let survivors = with(&report, "survived");
    let fault = ("value", "since(concern.raised) >= 14 days", "since(concern.raised) >= 13 days");
    let survivor = survivors.iter().find(|mutant| told(mutant) == fault).unwrap();
    assert_eq!(survivor["expression_column"], json!(17));
    // As a scenario, it passes with the rules, and fails with the fault.
    let witness = &survivor["witness"];
    let scenario =
        json!({ "scenario": "w", "rules": witness["rules"], "case": witness["case"], "expect": witness["expect"] });
    let file = write(&folder, "steps/scenarios/all.json", scenario.to_string());
    assert_eq!(run(&mut synlig(&["test", &file])).code, 0, "{scenario:#}");
    write(&folder, "steps/ruleset.json", RULES.replace("14 days", "13 days"));
    assert_eq!(run(&mut synlig(&["test", &file])).code, 1, "{scenario:#}");
}

#[test]
fn what_is_compiled_to_the_same_changes_nothing() {
    let rules = rules(|rules| {
        rules["actions"]["concern.talk"]["when"] =
            json!("child.alone and (since(concern.raised) >= 14 days or child.alone and no)");
    });
    let report = mutate(&folder("mutate-equivalent"), &rules, &all_cases(), &[]).json();
    let equivalent: Vec<_> = with(&report, "equivalent").into_iter().map(told).collect();
    assert!(equivalent.contains(&("dropped term", "child.alone and no", "no")), "{equivalent:#?}");
    assert_eq!(report["rules"][0]["equivalent"], json!(equivalent.len()));
    // A fault that the engine refuses is none that scenarios could notice.
    assert!(with(&report, "refused").iter().all(|mutant| mutant["kind"] != "strength"));
}

#[test]
fn the_result_is_the_same_with_any_number_of_threads() {
    let folder = folder("mutate-threads");
    let cases = all_cases().into_iter().take(3).collect::<Vec<_>>();
    let one = mutate(&folder, RULES, &cases, &["--threads", "1"]);
    let four = mutate(&folder, RULES, &cases, &["--threads", "4"]);
    assert!(one.code == 1 && one.out == four.out, "{} {}", one.out, four.out);
}

#[test]
fn a_state_is_taken_up_where_nothing_has_changed() {
    let folder = folder("mutate-state");
    let state = folder.join("state.json");
    let arguments = ["--state", state.to_str().unwrap()];
    let first = mutate(&folder, RULES, &all_cases(), &arguments);
    assert_eq!(first.code, 0);
    // What the file says is believed, and the rest is found out.
    let mut kept: Value = serde_json::from_str(&std::fs::read_to_string(&state).unwrap()).unwrap();
    let verdicts = kept["verdicts"].as_object_mut().unwrap();
    let key = verdicts.keys().find(|key| key.contains("strength")).unwrap().clone();
    verdicts.insert(key, json!({ "verdict": "undecided" }));
    verdicts.retain(|key, _| !key.contains("deadline"));
    std::fs::write(&state, kept.to_string()).unwrap();
    let second = mutate(&folder, RULES, &all_cases(), &arguments).json();
    let undecided: Vec<_> = with(&second, "undecided").into_iter().map(told).collect();
    assert_eq!(undecided, [("strength", "\"must\"", "\"should\"")]);
    assert_eq!(second["rules"][0]["killed"], json!(first.json()["rules"][0]["killed"].as_u64().unwrap() - 1));
    // With another scenario nothing of it holds.
    let fewer: Vec<Value> = all_cases().into_iter().take(6).collect();
    let third = mutate(&folder, RULES, &fewer, &arguments).json();
    assert!(with(&third, "undecided").is_empty() && !with(&third, "survived").is_empty(), "{third:#}");
}

#[test]
fn scenarios_that_fail_come_first() {
    let wrong = case("wrong", "2024-03-15", &json!(true), &[], &json!({ "status": "open" }));
    let ran = mutate(&folder("mutate-failing"), RULES, &[wrong], &[]);
    assert_eq!(ran.code, 2);
    let found = ran.err_json();
    assert_eq!(found.pointer("/0/code"), Some(&json!("cli.scenario_fails")), "{found}");
}

#[test]
fn the_terminal_tells_what_is_not_noticed_and_the_numbers() {
    let folder = folder("mutate-text");
    let cases: Vec<Value> = all_cases().into_iter().filter(|case| case["name"] != "late").collect();
    mutate(&folder, RULES, &cases, &[]);
    let path = folder.to_str().unwrap();
    let ran = run(&mut synlig(&["mutate", path, "--filter", "due"]));
    assert_eq!(ran.code, 0, "{}", ran.out);
    let ran = run(&mut synlig(&["mutate", path, "--filter", "strength"]));
    assert_eq!(ran.out, "100.0 % steps: 1 noticed, 0 not noticed\n");
    let cases: Vec<Value> = cases.into_iter().filter(|case| case["name"] != "done").collect();
    mutate(&folder, RULES, &cases, &[]);
    let ran = run(&mut synlig(&["mutate", path, "--filter", "done"]));
    let head = format!(
        "not noticed {}:21:7 /actions/concern.talk/done\n  removed: `[\"concern.talked\"]` -> left out\n",
        folder.join("steps/ruleset.json").display()
    );
    assert!(ran.code == 1 && ran.out.starts_with(&head), "{}", ran.out);
    assert!(ran.out.contains("  a case of steps that would notice it:\n    {\"case\":{"), "{}", ran.out);
    assert!(ran.out.ends_with("  0.0 % steps: 0 noticed, 1 not noticed\n"), "{}", ran.out);
}
