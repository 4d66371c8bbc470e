//! `synlig decide`: cases and rules from everywhere, formats, and what is refused.

#![expect(clippy::unwrap_used, reason = "tests stop at the first surprise")]

mod common;

use common::{folder, run, small, synlig, write};
use serde_json::json;
use synlig::{Case, Date, Engine};

const CASE: &str = r#"{ "as_of": "2024-03-01", "facts": { "parent.substance_misuse": "suspected" } }"#;

fn engine() -> Engine {
    Engine::from_json(synlig_rules::DEFAULT.iter().map(|id| synlig_rules::get(id).unwrap().json)).unwrap()
}

#[test]
fn json_is_the_decision_s_own_and_a_newline_however_the_case_comes() {
    let expected = format!("{}\n", engine().decide_json(CASE).unwrap());
    let file = write(&folder("decide-json"), "case.json", CASE);
    for command in [
        &mut synlig(&["decide", "--format", "json", &file]),
        synlig(&["decide", "--format", "json", "-"]).write_stdin(CASE),
        synlig(&["decide", "--format", "json"]).write_stdin(CASE),
    ] {
        let ran = run(command);
        assert_eq!((ran.code, ran.out.as_str(), ran.err.as_str()), (0, expected.as_str(), ""));
    }
}

#[test]
fn the_example_is_decided_and_shows_much() {
    let ran = run(&mut synlig(&["decide", "--example", "--format", "json"]));
    let decision = ran.json();
    assert_eq!(decision["visibility"]["cell"], "A");
    for status in ["open", "overdue", "held_back", "blocked", "done", "undetermined"] {
        let actions = decision["actions"].as_array().unwrap();
        assert!(actions.iter().any(|action| action["status"] == status), "no action of the example is {status}");
    }
    assert!(decision["warnings"].as_array().is_some_and(|warnings| !warnings.is_empty()));
    assert_eq!(run(&mut synlig(&["decide", "--example", "x.json"])).code, 2);
    // Nothing named and nothing piped in: the example too, and a note says so.
    let null = std::process::Command::new(env!("CARGO_BIN_EXE_synlig"))
        .args(["decide", "--format", "json"])
        .stdin(std::process::Stdio::null())
        .output()
        .unwrap();
    assert_eq!(String::from_utf8_lossy(&null.stdout), ran.out);
    assert!(String::from_utf8_lossy(&null.stderr).contains("an example is decided"));
}

#[test]
fn looking_back_leaves_out_what_is_later() {
    let engine = engine();
    let case = Case::from_json(synlig_workbench::EXAMPLE).unwrap();
    let expected = engine.look_back(&case, Date::parse("2024-02-12").unwrap()).unwrap().to_json();
    let ran = run(&mut synlig(&["decide", "--example", "--format", "json", "--as-of", "2024-02-12"]));
    assert_eq!((ran.code, ran.out), (0, format!("{expected}\n")));
    let ran = run(&mut synlig(&["decide", "--example", "--as-of", "12 February"]));
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("not a date"), "{}", ran.err);
}

#[test]
fn rules_are_ids_files_and_folders_and_bring_what_they_need() {
    let folder = folder("decide-rules");
    let file = write(&folder, "small/ruleset.json", small("small"));
    let used = |arguments: &[&str]| {
        let ran = run(synlig(&["decide", "--format", "json"]).args(arguments).write_stdin(r#"{"as_of":"2024-03-01"}"#));
        assert_eq!(ran.code, 0, "{}", ran.err);
        let rules = ran.json()["synlig"]["rules"].clone();
        rules.as_array().unwrap().iter().map(|rules| rules["id"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    let path = folder.to_str().unwrap();
    assert_eq!(used(&[]), synlig_rules::DEFAULT);
    assert_eq!(used(&["--rules", "no-meldeplikt"]), ["no-modellkommune", "no-meldeplikt"]);
    assert_eq!(used(&["--rules", &file]), ["small"]);
    assert_eq!(used(&["--rules", path]), ["small"]);
    assert_eq!(used(&["--rules", "small", "--rules-dir", path]), ["small"]);
    assert_eq!(used(&["--rules", &format!("no-modellkommune,{file}")]), ["no-modellkommune", "small"]);
    assert_eq!(used(&["--rules", "no-modellkommune", "--rules", &file]), ["no-modellkommune", "small"]);
}

#[test]
fn a_refused_case_ends_with_3_and_says_where_and_what_would_help() {
    let refused = |case: &[u8]| run(synlig(&["decide"]).write_stdin(case));
    let ran = refused(br#"{ "as_of": "2024-03-01", "facts": { "parent.substance_missuse": "suspected" } }"#);
    assert_eq!((ran.code, ran.out.as_str()), (3, ""));
    assert!(ran.err.starts_with("error: case.unknown_fact: "), "{}", ran.err);
    assert!(ran.err.contains("did you mean `parent.substance_misuse`?"), "{}", ran.err);
    assert!(ran.err.contains("<standard input>:1:"), "{}", ran.err);
    for (case, code, place) in [
        (&b"{\n \"as_of\": }"[..], "case.invalid_json", ":2:"),
        (b"", "case.invalid_json", "the case is empty"),
        (b" \n", "case.invalid_json", "the case is empty"),
        (b"{\n\xff}", "case.invalid_utf8", ":2:1"),
        (br#"{"as_of": "2024-03-01", "name": "Kari"}"#, "case.unknown_field", ":1:"),
        (br#"{"facts": {}}"#, "case.missing_as_of", ":1:1"),
    ] {
        let ran = refused(case);
        assert_eq!((ran.code, ran.out.as_str()), (3, ""), "{}", ran.err);
        assert!(ran.err.starts_with(&format!("error: {code}: ")), "{}", ran.err);
        assert!(ran.err.contains(place), "{}", ran.err);
    }
    let ran =
        run(synlig(&["decide", "--format", "json"]).write_stdin(r#"{"facts":{"x.y":1,"z.w":2},"as_of":"2024-03-01"}"#));
    assert_eq!((ran.code, ran.out.as_str()), (3, ""));
    assert_eq!(ran.err_json().as_array().unwrap().len(), 2);
    assert_eq!(
        (&ran.err_json()[0]["code"], &ran.err_json()[0]["pointer"]),
        (&json!("case.unknown_fact"), &json!("/facts/x.y"))
    );
}

#[test]
fn a_missing_file_and_unknown_rules_end_with_2() {
    let ran = run(&mut synlig(&["decide", "/no/such/case.json"]));
    assert_eq!((ran.code, ran.err.trim()), (2, "error: cli.file: `/no/such/case.json`: no such file or directory"));
    let ran = run(&mut synlig(&["decide", "/no/such/case.json", "--format", "json"]));
    assert_eq!((ran.code, &ran.err_json()[0]["code"]), (2, &json!("cli.file")));
    let ran = run(synlig(&["decide", "--rules", "no-meldeplik"]).write_stdin(CASE));
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("did you mean no-meldeplikt?"), "{}", ran.err);
    let ran = run(&mut synlig(&["decide", "--format", "json", "--wrong"]));
    assert_eq!((ran.code, &ran.err_json()[0]["code"]), (2, &json!("cli.usage")));
    assert_eq!(run(&mut synlig(&["decide", "--lang", "de", "--example"])).code, 2);
}

#[test]
fn faulty_rules_end_with_4() {
    let folder = folder("decide-faulty");
    let file = write(&folder, "ruleset.json", small("small").replace("\"child.alone\" }", "\"child.alnoe\" }"));
    let ran = run(synlig(&["decide", "--rules", &file]).write_stdin(CASE));
    assert_eq!((ran.code, ran.out.as_str()), (4, ""));
    assert!(ran.err.contains("error: expr.unknown_fact: ") && ran.err.contains("ruleset.json:10:"), "{}", ran.err);
    let missing = small("small").replace("\"facts\": {", "\"uses\": { \"nothing\": \"^1\" },\n  \"facts\": {");
    let file = write(&folder, "missing.json", missing);
    let ran = run(synlig(&["decide", "--rules", &file, "--format", "json"]).write_stdin(CASE));
    assert_eq!((ran.code, &ran.err_json()[0]["code"]), (4, &json!("compose.missing_rules")));
    let file = write(&folder, "not-text.json", b"\xff");
    let ran = run(synlig(&["decide", "--rules", &file]).write_stdin(CASE));
    assert_eq!(ran.code, 4);
    assert!(ran.err.contains("error: rules.invalid_utf8: "), "{}", ran.err);
}
