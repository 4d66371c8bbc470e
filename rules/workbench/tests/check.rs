//! `synlig check`

mod common;

use common::{folder, run, small, synlig, write};
use serde_json::json;

#[test]
fn what_is_shipped_is_fine() {
    let ran = run(&mut synlig(&["check"]));
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    for shipped in synlig_rules::ALL {
        let line = ran.out.lines().find(|line| line.starts_with(&format!("fine: {} ", shipped.id)));
        assert!(line.is_some_and(|line| line.contains("(sha256:")), "{}", ran.out);
    }
    let ran = run(&mut synlig(&["check", "no-meldeplikt", "--format", "json"]));
    assert_eq!((ran.code, ran.json()), (0, json!([])));
}

#[test]
fn a_fault_inside_an_expression_is_shown_where_it_stands() {
    let folder = folder("check-expression");
    let faulty = small("faulty").replace(r#""when": "child.alone""#, r#""when": "not child.alnoe""#);
    let file = write(&folder, "faulty/ruleset.json", faulty);
    let ran = run(&mut synlig(&["check", &file]));
    let expected = format!(
        r#"error: expr.unknown_fact: no fact `child.alnoe` is declared
  --> {file}:10:42
   |
10 |   "tiers": {{ "selective": {{ "when": "not child.alnoe" }} }}
   |                                          ^^^^^^^^^^^
   |
   = at: /tiers/selective/when
   = help: did you mean `child.alone`?

1 fault: {file}
"#
    );
    assert_eq!(ran.code, 1);
    // The message is the engine's own affair; the picture is ours.
    let picture = |text: &str| text.lines().skip(1).map(str::to_owned).collect::<Vec<_>>();
    assert_eq!(picture(&ran.out), picture(&expected), "{}", ran.out);
    assert!(ran.out.starts_with("error: expr.unknown_fact: "), "{}", ran.out);
}

#[test]
fn all_faults_are_listed_as_json_with_their_places() {
    let folder = folder("check-json");
    let faulty = small("faulty").replace("\"1.0.0\"", "\"one\"").replace("\"when\"", "\"wen\"");
    let file = write(&folder, "ruleset.json", faulty);
    let ran = run(&mut synlig(&["check", "--format", "json", &file]));
    assert_eq!(ran.code, 1);
    let faults = ran.json();
    let codes: Vec<&str> = faults.as_array().into_iter().flatten().filter_map(|fault| fault["code"].as_str()).collect();
    assert_eq!(codes, ["rules.version", "rules.missing_key", "rules.unknown_key"]);
    assert_eq!(faults[0]["file"], json!(file));
    assert_eq!(
        (&faults[0]["line"], &faults[0]["column"], &faults[0]["pointer"]),
        (&json!(2), &json!(43), &json!("/version"))
    );
    assert_eq!(faults[2]["hint"], json!("did you mean `when`?"));
}

#[test]
fn texts_that_are_not_json_or_not_utf8_are_faults_with_a_place() {
    let folder = folder("check-text");
    let not_json = write(&folder, "a.json", "{\n  \"synlig\": 1,,\n}");
    let ran = run(&mut synlig(&["check", &not_json]));
    assert_eq!(ran.code, 1);
    assert!(ran.out.contains("error: rules.invalid_json: "), "{}", ran.out);
    assert!(ran.out.contains("a.json:2:15"), "{}", ran.out);
    let not_text = write(&folder, "b.json", b"{\n\xff}");
    let ran = run(&mut synlig(&["check", "--format", "json", &not_text]));
    assert_eq!(ran.code, 1);
    assert_eq!((&ran.json()[0]["code"], &ran.json()[0]["line"]), (&json!("rules.invalid_utf8"), &json!(2)));
}

#[test]
fn what_is_needed_is_found_beside_the_file_and_its_faults_are_told_once() {
    let folder = folder("check-needs");
    let user = |id: &str| {
        small(id)
            .replace("\"facts\": {", "\"uses\": { \"base\": \"^1\" },\n  \"facts\": {")
            .replace("child.alone", &format!("{id}.alone"))
    };
    let base = write(&folder, "base/ruleset.json", small("base"));
    let (one, two) = (user("one"), user("two"));
    let one = write(&folder, "one/ruleset.json", one);
    let two = write(&folder, "two/ruleset.json", two);
    let ran = run(&mut synlig(&["check", &one, &two]));
    assert_eq!(ran.code, 0, "{}", ran.out);
    write(&folder, "base/ruleset.json", small("base").replace("\"flag\"", "\"flagg\""));
    let ran = run(&mut synlig(&["check", &one, &two]));
    assert_eq!(ran.code, 1);
    assert_eq!(ran.out.matches("error: rules.value").count(), 1, "{}", ran.out);
    assert!(ran.out.contains(base.trim_start_matches(folder.to_str().unwrap_or_default())), "{}", ran.out);
    write(&folder, "base/ruleset.json", small("base").replace("\"version\": \"1", "\"version\": \"2"));
    let ran = run(&mut synlig(&["check", &one]));
    assert!(ran.out.contains("error: compose.version: "), "{}", ran.out);
    let ran = run(&mut synlig(&["check", folder.to_str().unwrap_or_default()]));
    assert_eq!(ran.code, 1);
    assert!(ran.out.contains("fine: base 2.0.0"), "{}", ran.out);
}

#[test]
fn two_files_of_one_id_and_names_that_are_nothing() {
    let folder = folder("check-twice");
    write(&folder, "a/ruleset.json", small("same"));
    write(&folder, "b/ruleset.json", small("same"));
    let path = folder.to_str().unwrap_or_default();
    let ran = run(&mut synlig(&["check", path]));
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("error: cli.rules_twice: "), "{}", ran.err);
    let ran = run(&mut synlig(&["check", "no-modelkommune"]));
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("error: cli.unknown_rules: "), "{}", ran.err);
    assert!(ran.err.contains("did you mean no-modellkommune?"), "{}", ran.err);
    let ran = run(&mut synlig(&["check", "nothing-like-it", "--format=json"]));
    assert_eq!((ran.code, &ran.err_json()[0]["code"]), (2, &json!("cli.unknown_rules")));
}
