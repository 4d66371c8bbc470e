//! `synlig check --strict`: what it says of the shipped rule sets, and how it is printed and documented.

mod common;

use common::{folder, rules, run, synlig, write};
use serde_json::json;
use synlig_workbench::library::Library;
use synlig_workbench::lint::{Lint, lint};

const CLEAN: &str = include_str!("strict/clean.json");
const SCENARIO: &str = include_str!("strict/scenario.json");

#[test]
fn the_documentation_has_every_lint() {
    let readme = std::fs::read_to_string(rules().join("README.md")).unwrap();
    for lint in Lint::ALL {
        let line = format!("| `{}` | {} |", lint.code(), lint.meaning());
        assert!(readme.contains(&line), "rules/README.md lacks: {line}");
    }
    assert_eq!(readme.matches("| `lint.").count(), Lint::ALL.len());
}

#[test]
fn nothing_is_said_of_the_shipped_rule_sets() {
    let rules = rules();
    let mut library = Library::shipped();
    let mut ids = library.add_folder(&rules).unwrap();
    ids.sort();
    assert_eq!(ids.len(), synlig_rules::ALL.len());
    let found = lint(&mut library, &ids).unwrap();
    let told: Vec<String> = found
        .iter()
        .map(|problem| format!("{}{}: {}: {}", problem.rules, problem.pointer, problem.code, problem.message))
        .collect();
    assert!(told.is_empty(), "{}", told.join("\n"));
}

#[test]
fn warnings_are_printed_like_faults_and_only_when_they_are_asked_for() {
    let folder = folder("lint-command");
    write(&folder, "no-clean/scenarios/all.json", SCENARIO);
    let file = write(&folder, "no-clean/ruleset.json", CLEAN.replace("worried and not known", "worried and known"));
    let ran = run(&mut synlig(&["check", &file]));
    assert_eq!(ran.code, 0, "{}", ran.out);
    let ran = run(&mut synlig(&["check", "--strict", &file]));
    assert_eq!(ran.code, 1);
    let line = CLEAN.lines().position(|line| line.contains("worried and not known")).unwrap() + 1;
    let picture = format!(
        "warning: lint.known_unnegated: `known` is no where nobody has asked, so that nothing happens and nothing is asked\n   --> {file}:{line}:50\n"
    );
    assert!(ran.out.contains(&picture), "{}", ran.out);
    assert!(ran.out.contains("= at: /actions/picture.share/when"), "{}", ran.out);
    assert!(ran.out.contains("^^^^^\n"), "{}", ran.out);
    // The scenario no longer comes out as it says, so that it shows nothing of its first case.
    assert!(ran.out.contains("lint.untested"), "{}", ran.out);
    let ran = run(&mut synlig(&["check", "--strict", "--format", "json", &file]));
    assert_eq!(ran.code, 1);
    let found = ran.json();
    let known = found.as_array().unwrap().iter().find(|problem| problem["code"] == "lint.known_unnegated").unwrap();
    assert_eq!(
        (&known["rules"], &known["line"], &known["expression_column"]),
        (&json!("no-clean"), &json!(line), &json!(13))
    );
    write(&folder, "no-clean/ruleset.json", CLEAN);
    let ran = run(&mut synlig(&["check", "--strict", &file]));
    assert_eq!((ran.code, ran.out.lines().count()), (0, 1), "{}", ran.out);
    assert!(ran.out.starts_with("fine: no-clean 1.0.0 (sha256:"), "{}", ran.out);
}

#[test]
fn faults_come_before_warnings() {
    let folder = folder("lint-faults");
    let file = write(&folder, "no-clean/ruleset.json", CLEAN.replace("worried and not known", "worried and knwn"));
    let ran = run(&mut synlig(&["check", "--strict", &file]));
    assert_eq!(ran.code, 1);
    assert!(ran.out.contains("error: expr.unknown_definition"), "{}", ran.out);
    assert!(!ran.out.contains("warning: "), "{}", ran.out);
}
