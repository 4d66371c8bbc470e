//! `synlig test`

mod common;

use common::{folder, rules, run, small, synlig, write};
use serde_json::json;
use std::path::Path;

#[test]
fn every_scenario_of_the_rule_sets_passes() {
    let root = rules();
    let mut ran = 0;
    for shipped in synlig_rules::ALL {
        let path = root.join(shipped.id);
        let result = run(&mut synlig(&["test", "--format", "json", path.to_str().unwrap_or_default()]));
        assert_eq!(result.code, 0, "{}", run(&mut synlig(&["test", path.to_str().unwrap_or_default()])).out);
        ran += result.json()["passed"].as_u64().unwrap_or_default();
    }
    assert!(ran >= 800, "only {ran} cases ran");
}

/// A rule set with scenarios: two cases that pass, two that fail.
fn with_failures(test: &str) -> String {
    let folder = folder(test);
    write(&folder, "small/ruleset.json", small("small"));
    let scenario = json!({
        "scenario": "a child alone", "rules": ["small"], "case": { "as_of": "2024-03-01" },
        "expect": { "tier": "universal", "tier_possible": "selective" },
        "cases": [
            { "name": "alone", "change": { "facts": { "child.alone": true } }, "expect": { "tier": "selective" } },
            { "name": "not alone", "change": { "facts": { "child.alone": false } },
              "expect": { "tier": "indicated", "warnings": ["case.answer_stale"] } },
            { "name": "misspelt", "change": { "facts": { "child.lone": false } }, "expect": { "tier": "universal" } }
        ]
    });
    write(&folder, "small/scenarios/alone.json", scenario.to_string());
    folder.to_str().unwrap_or_default().to_owned()
}

#[test]
fn failures_are_shown_as_a_diff() {
    let folder = with_failures("test-failures");
    let ran = run(&mut synlig(&["test", &folder]));
    let file = Path::new(&folder).join("small/scenarios/alone.json");
    let expected = format!(
        r#"FAILED {file}: not alone
  tier
    - "indicated"
    + "universal"
  warnings
    - [
    -   "case.answer_stale"
    - ]
    + []

FAILED {file}: misspelt
  error
    - "a decision"
"#,
        file = file.display()
    );
    assert_eq!(ran.code, 1);
    assert!(ran.out.starts_with(&expected), "{}", ran.out);
    assert!(ran.out.contains("did you mean `child.alone`?"), "{}", ran.out);
    assert!(ran.out.ends_with("\n- expected, + got\n2 passed, 2 failed\n"), "{}", ran.out);
}

#[test]
fn a_filter_takes_cases_by_name_or_whole_files() {
    let folder = with_failures("test-filter");
    let closing = |filter: &str| {
        let ran = run(&mut synlig(&["test", &folder, "--filter", filter]));
        (ran.code, ran.out.lines().last().unwrap_or_default().to_owned())
    };
    assert_eq!(closing("misspelt"), (1, "0 passed, 1 failed".to_owned()));
    assert_eq!(closing("not alone"), (1, "0 passed, 1 failed".to_owned()));
    assert_eq!(closing("a child alone"), (1, "2 passed, 2 failed".to_owned()));
    assert_eq!(closing("scenarios/alone.json"), (1, "2 passed, 2 failed".to_owned()));
    let ran = run(&mut synlig(&["test", &folder, "--filter", "nothing like it"]));
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("error: cli.no_scenarios: "), "{}", ran.err);
}

#[test]
fn json_and_junit_tell_everything() {
    let folder = with_failures("test-formats");
    let ran = run(&mut synlig(&["test", &folder, "--format", "json"]));
    let report = ran.json();
    assert_eq!((ran.code, &report["passed"], &report["failed"]), (1, &json!(2), &json!(2)));
    let difference = &report["files"][0]["cases"][2]["differences"][0];
    assert_eq!(*difference, json!({ "at": "tier", "expected": "indicated", "got": "universal" }));
    let ran = run(&mut synlig(&["test", &folder, "--format", "junit"]));
    assert_eq!(ran.code, 1);
    assert!(
        ran.out.contains(r#"<testsuites name="synlig" tests="4" skipped="0" failures="2" errors="0">"#),
        "{}",
        ran.out
    );
    assert!(ran.out.contains(r#"<testcase name="not alone""#), "{}", ran.out);
    assert!(ran.out.contains("tier: expected &quot;indicated&quot;, got &quot;universal&quot;"), "{}", ran.out);
}

#[test]
fn files_that_cannot_be_run_fail_and_the_others_run() {
    let folder = folder("test-unread");
    write(&folder, "small/ruleset.json", small("small"));
    let good = json!({ "scenario": "s", "rules": ["small"], "case": { "as_of": "2024-03-01" }, "expect": { "urgent": false } });
    write(&folder, "small/scenarios/a.json", "{ \"scenario\": 3 }");
    write(&folder, "small/scenarios/b.json", good.to_string());
    write(&folder, "small/scenarios/c.json", good.to_string().replace("\"small\"", "\"smalll\""));
    write(&folder, "small/scenarios/d.json", good.to_string().replace("\"urgent\"", "\"urgnet\""));
    write(&folder, "small/scenarios/e.json", b"{\xff}");
    let ran = run(&mut synlig(&["test", folder.to_str().unwrap_or_default()]));
    assert_eq!(ran.code, 1);
    assert!(ran.out.contains("a.json\n    not a scenario: invalid type"), "{}", ran.out);
    assert!(ran.out.contains("c.json\n    no rule set `smalll` is known"), "{}", ran.out);
    assert!(ran.out.contains("urgnet"), "{}", ran.out);
    assert!(ran.out.ends_with("1 passed, 4 failed\n"), "{}", ran.out);
    let ran = run(&mut synlig(&["test", folder.to_str().unwrap_or_default(), "--format", "junit"]));
    assert!(ran.out.contains("errors=\"3\""), "{}", ran.out);
}

#[test]
fn an_author_s_own_files_go_before_shipped_ones() {
    // A rule set of a shipped id, with a fact that the shipped one does not have.
    let folder = folder("test-own");
    write(&folder, "no-modellkommune/ruleset.json", small("no-modellkommune"));
    let scenario = json!({
        "scenario": "s", "rules": ["no-modellkommune"],
        "case": { "as_of": "2024-03-01", "facts": { "child.alone": true } }, "expect": { "tier": "selective" }
    });
    write(&folder, "no-modellkommune/scenarios/a.json", scenario.to_string());
    let inside = folder.join("no-modellkommune");
    let ran = run(synlig(&["test", "scenarios"]).current_dir(&inside));
    assert_eq!((ran.code, ran.out.as_str()), (0, "1 passed, 0 failed\n"));
    let ran = run(synlig(&["test", "a.json"]).current_dir(inside.join("scenarios")));
    assert_eq!((ran.code, ran.out.as_str()), (0, "1 passed, 0 failed\n"));
    let ran = run(synlig(&["test", "--rules-dir", "."]).current_dir(&folder));
    assert_eq!((ran.code, ran.out.as_str()), (0, "1 passed, 0 failed\n"));
}

#[test]
fn the_usual_place_and_nothing_there() {
    let folder = folder("test-place");
    let ran = run(synlig(&["test"]).current_dir(&folder));
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("there is no folder `rules` here"), "{}", ran.err);
    let ran = run(&mut synlig(&["test", folder.to_str().unwrap_or_default()]));
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("no scenario files there"), "{}", ran.err);
    write(&folder, "rules/small/ruleset.json", small("small"));
    let scenario =
        r#"{"scenario": "s", "rules": ["small"], "case": {"as_of": "2024-03-01"}, "expect": {"urgent": false}}"#;
    write(&folder, "rules/small/scenarios/s.json", scenario);
    let ran = run(synlig(&["test"]).current_dir(&folder));
    assert_eq!((ran.code, ran.out.as_str()), (0, "1 passed, 0 failed\n"));
    let ran = run(&mut synlig(&["test", "/no/such/place"]));
    assert_eq!(ran.code, 2);
}
