//! `synlig test --coverage`: what scenarios show of rules, and what they do not.

#![expect(clippy::unwrap_used, reason = "tests stop at the first surprise")]

mod common;

use common::{folder, run, synlig, write};
use serde_json::{Value, json};
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

const RULES: &str = include_str!("covered/ruleset.json");

/// The rule set with scenarios of these cases: name, change of the case, expectation.
fn with(test: &str, cases: &Value) -> PathBuf {
    let folder = folder(test);
    write(&folder, "steps/ruleset.json", RULES);
    let scenario = json!({ "scenario": "all", "rules": ["steps"], "case": { "as_of": "2024-03-15" }, "cases": cases });
    write(&folder, "steps/scenarios/all.json", scenario.to_string());
    folder
}

fn case(name: &str, as_of: &str, facts: &Value, on: Option<&str>, status: &Value) -> Value {
    let events: Vec<Value> = on.iter().map(|on| json!({ "event": "concern.raised", "on": on })).collect();
    let change = json!({ "as_of": as_of, "facts": facts, "events": events });
    json!({ "name": name, "change": change, "expect": { "actions": { "concern.talk": status } } })
}

/// The kind of an item, its part of a condition, and how often each way came about.
type Shown = (String, String, Vec<(String, u64)>);

/// What is shown of the items at a place: kind, part, and how often each way came about.
fn shown(folder: &Path, pointer: &str) -> Vec<Shown> {
    let ran = run(&mut synlig(&["test", folder.to_str().unwrap(), "--coverage", "--format", "json"]));
    let report = ran.json();
    let items = report.pointer("/coverage/rules/0/items").unwrap().as_array().unwrap().clone();
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let ways = |item: &Value| {
        let ways = item["ways"].as_array().unwrap();
        ways.iter().map(|way| (text(&way["way"]), way["cases"].as_u64().unwrap())).collect()
    };
    let at = items.iter().filter(|item| item["pointer"] == pointer);
    at.map(|item| (text(&item["kind"]), text(&item["text"]), ways(item))).collect()
}

fn ways(all: &[(&str, u64)]) -> Vec<(String, u64)> {
    all.iter().map(|(way, cases)| ((*way).to_owned(), *cases)).collect()
}

/// `child.alone and since(concern.raised) >= 14 days`
const WHEN: &str = "/actions/concern.talk/when";

#[test]
fn a_part_decides_where_the_condition_hangs_on_it_alone() {
    let absent = json!("absent");
    let folder = with(
        "covered-parts",
        &json!([
            case(
                "both",
                "2024-03-15",
                &json!({ "child.alone": true }),
                Some("2024-03-01"),
                &json!({ "status": "open" })
            ),
            case("neither", "2024-03-15", &json!({ "child.alone": false }), None, &absent),
            case("too soon", "2024-03-14", &json!({ "child.alone": true }), Some("2024-03-01"), &absent),
        ]),
    );
    let expected = [
        ("condition", "", ways(&[("yes", 1), ("no", 2), ("unknown", 0)])),
        // Where both are no, neither decides.
        ("decides", "child.alone", ways(&[("yes", 1), ("no", 0), ("unknown", 0)])),
        ("decides", "since(concern.raised) >= 14 days", ways(&[("yes", 1), ("no", 1)])),
        ("day", "since(concern.raised) >= 14 days", ways(&[("day before", 1), ("first day", 1)])),
    ];
    let found = shown(&folder, WHEN);
    let found: Vec<_> = found.iter().map(|(kind, text, ways)| (kind.as_str(), text.as_str(), ways.clone())).collect();
    assert_eq!(found, expected);
}

#[test]
fn outcomes_due_days_and_questions_are_looked_at_too() {
    let overdue = case(
        "late",
        "2024-03-23",
        &json!({ "child.alone": true }),
        Some("2024-03-01"),
        &json!({ "status": "overdue", "due": { "on": "2024-03-22" } }),
    );
    let asked = case("asked", "2024-03-22", &json!({}), Some("2024-03-01"), &json!({ "status": "undetermined" }));
    let folder = with("covered-outcomes", &json!([overdue, asked]));
    let one = |pointer| shown(&folder, pointer).into_iter().map(|(kind, _, ways)| (kind, ways)).collect::<Vec<_>>();
    let outcome = ways(&[("open", 0), ("overdue", 1), ("done", 0)]);
    assert_eq!(one("/actions/concern.talk"), [("outcome".to_owned(), outcome)]);
    let due = ways(&[("last day", 0), ("day after", 1)]);
    assert_eq!(one("/actions/concern.talk/due"), [("day".to_owned(), due)]);
    assert_eq!(one("/facts/child.alone"), [("question".to_owned(), ways(&[("asked", 1)]))]);
}

#[test]
fn a_case_that_fails_shows_nothing() {
    let wrong = case("wrong", "2024-03-15", &json!({ "child.alone": true }), Some("2024-03-01"), &json!("absent"));
    let folder = with("covered-failing", &json!([wrong]));
    assert_eq!(shown(&folder, WHEN).first().unwrap().2, ways(&[("yes", 0), ("no", 0), ("unknown", 0)]));
}

/// Cases that show everything but that the action is done.
fn nearly_all() -> Value {
    let yes = json!({ "child.alone": true });
    let absent = json!("absent");
    json!([
        case("open", "2024-03-15", &yes, Some("2024-03-01"), &json!({ "status": "open" })),
        case("in time", "2024-03-22", &yes, Some("2024-03-01"), &json!({ "status": "open" })),
        case("late", "2024-03-23", &yes, Some("2024-03-01"), &json!({ "status": "overdue" })),
        case("not alone", "2024-03-15", &json!({ "child.alone": false }), Some("2024-03-01"), &absent),
        case("not asked", "2024-03-15", &json!({}), Some("2024-03-01"), &json!({ "status": "undetermined" })),
        case("too soon", "2024-03-14", &yes, Some("2024-03-01"), &absent),
    ])
}

#[test]
fn the_terminal_names_what_is_missing_and_a_share_can_be_asked_for() {
    let folder = with("covered-text", &nearly_all());
    let path = folder.to_str().unwrap();
    let ran = run(&mut synlig(&["test", path, "--fail-under", "90"]));
    let rules = folder.join("steps/ruleset.json");
    let expected = format!(
        "steps is not shown in all its ways:\n  {}:17:5 steps#actions.concern.talk\n    no case in which it is: done\n\n\
         \u{20}94.1 % steps: conditions 3/3, deciding parts 5/5, boundary days 4/4, outcomes 2/3, questions 1/1\n\
         coverage 93.7 %: 15 of 16 ways\n6 passed, 0 failed\n",
        rules.display()
    )
    .replace("94.1", "93.7");
    assert_eq!((ran.code, ran.out.as_str()), (0, expected.as_str()));
    let ran = run(&mut synlig(&["test", path, "--fail-under", "94"]));
    assert_eq!((ran.code, ran.err.as_str()), (1, "the coverage is 93.7 %, and less than 94 %\n"));
}

#[test]
fn lcov_has_a_branch_for_each_way() {
    let folder = with("covered-lcov", &nearly_all());
    let file = folder.join("coverage.info");
    let ran = run(&mut synlig(&["test", folder.to_str().unwrap(), "--lcov", file.to_str().unwrap()]));
    assert_eq!(ran.code, 0, "{ran:?}");
    let text = std::fs::read_to_string(file).unwrap();
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!(lines.first(), Some(&"TN:"));
    assert!(lines.get(1).is_some_and(|line| line.starts_with("SF:") && line.ends_with("steps/ruleset.json")), "{text}");
    assert_eq!(lines.iter().filter(|line| line.starts_with("BRDA:17,")).count(), 3);
    assert!(lines.contains(&"BRDA:17,0,2,0") && lines.contains(&"BRF:16") && lines.contains(&"BRH:15"), "{text}");
    assert!(lines.contains(&"LF:4") && lines.contains(&"LH:4") && lines.last() == Some(&"end_of_record"), "{text}");
}

#[test]
fn the_page_shows_the_text_of_the_rules_and_needs_nothing_else() {
    let folder = with("covered-page", &nearly_all());
    let file = folder.join("coverage.html");
    let ran = run(&mut synlig(&["test", folder.to_str().unwrap(), "--html", file.to_str().unwrap()]));
    assert_eq!(ran.code, 0, "{ran:?}");
    let page = std::fs::read_to_string(file).unwrap();
    // Quotes, angle brackets and all: what a browser shows is the very text.
    let code = page.split("</span><code>").skip(1).filter_map(|rest| rest.split("</code>").next()).map(plain);
    assert_eq!(code.collect::<Vec<_>>(), RULES.lines().collect::<Vec<_>>());
    assert!(page.contains(r#"<span class="all">child.alone</span>"#), "{page}");
    assert!(page.contains("✗ <strong>done never</strong>") && page.contains(">◐</span>"), "{page}");
    for outside in ["http:", "https:", "<script", "@import", "url(", "src="] {
        assert!(!page.contains(outside), "the page has `{outside}`");
    }
}

/// What a browser makes of a piece of HTML.
fn plain(html: &str) -> String {
    let pieces = html.split('<').enumerate();
    let text: String = pieces
        .map(|(at, piece)| if at == 0 { piece } else { piece.split_once('>').map_or("", |(_, text)| text) })
        .collect();
    text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&")
}

#[test]
fn it_runs_again_when_a_file_changes() {
    let folder = with("covered-watch", &nearly_all());
    let mut child = Command::new(env!("CARGO_BIN_EXE_synlig"))
        .args(["test", folder.to_str().unwrap(), "--watch"])
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let (sender, lines) = channel();
    let out = BufReader::new(child.stdout.take().unwrap());
    std::thread::spawn(move || {
        out.lines().map_while(Result::ok).for_each(|line| sender.send(line).unwrap_or_default());
    });
    let first = next(&lines);
    write(&folder, "steps/ruleset.json", RULES.replace("14 days", "15 days"));
    let mut second = next(&lines);
    while second.as_deref().is_some_and(|line| !line.ends_with("failed")) {
        second = next(&lines);
    }
    child.kill().unwrap();
    child.wait().unwrap();
    assert_eq!((first.as_deref(), second.as_deref()), (Some("6 passed, 0 failed"), Some("4 passed, 2 failed")));
}

fn next(lines: &Receiver<String>) -> Option<String> {
    lines.recv_timeout(Duration::from_secs(20)).ok()
}
