//! `synlig fmt` and the library under it.

mod common;

use common::{folder, rules, run, small, synlig, write};
use serde_json::json;
use synlig_workbench::format::lay_out;

#[test]
fn what_is_shipped_is_laid_out() {
    let ran = run(synlig(&["fmt", "--check", "--format", "json"]).current_dir(rules().parent().unwrap()));
    assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{}", ran.out);
    assert_eq!(ran.json().as_array().unwrap().len(), synlig_rules::ALL.len());
}

#[test]
fn short_records_are_one_line_and_long_lists_fill_theirs() {
    let words: Vec<String> = (1..=30).map(|number| format!("word_{number}")).collect();
    let long =
        json!({ "z": { "list": words, "record": { "b": 1, "a": ["x"] }, "records": [{ "id": 1 }], "empty": {} } });
    // The order of keys is not serde_json's, but that of the text.
    let text = long.to_string().replacen("{\"z\"", "{\"y\": [\"one\"], \"z\"", 1);
    let expected = r#"{
  "y": [
    "one"
  ],
  "z": {
    "empty": {},
    "list": [
      "word_1", "word_2", "word_3", "word_4", "word_5", "word_6", "word_7", "word_8", "word_9", "word_10", "word_11", "word_12", "word_13", "word_14",
      "word_15", "word_16", "word_17", "word_18", "word_19", "word_20", "word_21", "word_22", "word_23", "word_24", "word_25", "word_26", "word_27", "word_28",
      "word_29", "word_30"
    ],
    "record": {"a": ["x"], "b": 1},
    "records": [
      {"id": 1}
    ]
  }
}
"#;
    assert_eq!(lay_out(&text).unwrap(), expected);
    assert!(expected.lines().all(|line| line.chars().count() <= 160));
}

#[test]
fn a_line_of_160_characters_with_its_comma_fits_and_one_more_does_not() {
    // Four spaces, `"b": {"t": "`, the text, `"}` and a comma.
    let text = |length: usize| format!(r#"{{"a": {{"b": {{"t": "{}"}}, "c": 1}}}}"#, "å".repeat(length));
    let lines = |length: usize| lay_out(&text(length)).unwrap().lines().count();
    assert_eq!(lay_out(&text(141)).unwrap().lines().nth(2).unwrap().chars().count(), 160);
    assert_eq!((lines(141), lines(142)), (6, 8));
}

#[test]
fn what_is_written_is_kept_and_strings_have_one_spelling() {
    let text = "[1.0, -2e5, 123456789012345678901234567890, true, null,\"\\u00e5\\/\\n\\\"{[,\",{ \"b\" : {},\"a\":[ ],\"b\":1 } ]";
    let expected = "[\n  1.0,\n  -2e5,\n  123456789012345678901234567890,\n  true,\n  null,\n  \"å/\\n\\\"{[,\",\n  {\n    \"b\": {},\n    \"a\": [],\n    \"b\": 1\n  }\n]\n";
    assert_eq!(lay_out(text).unwrap(), expected);
    assert_eq!(lay_out(expected).unwrap(), expected);
    assert!(lay_out("{\"a\": 1,}").is_err());
    assert!(lay_out(&"[".repeat(100_000)).is_err());
}

#[test]
fn check_shows_and_writes_nothing_and_without_it_the_digest_stays() {
    let folder = folder("format-write");
    let file = write(&folder, "mine/ruleset.json", small("mine"));
    let ran = run(&mut synlig(&["fmt", "--check", &file]));
    assert_eq!(ran.code, 1);
    assert!(
        ran.out.contains("-  \"synlig\": 1, \"id\": \"mine\"") && ran.out.contains("+  \"id\": \"mine\",\n"),
        "{}",
        ran.out
    );
    assert_eq!(std::fs::read_to_string(&file).unwrap(), small("mine"));
    let digest = |file: &str| run(&mut synlig(&["check", file])).out;
    let before = digest(&file);
    let ran = run(&mut synlig(&["fmt", &file, "--format", "json"]));
    assert_eq!((ran.code, &ran.json()[0]["changed"]), (0, &json!(true)), "{ran:?}");
    assert!(before.contains(ran.json()[0]["digest"].as_str().unwrap()), "{before}");
    assert_eq!(digest(&file), before);
    let ran = run(&mut synlig(&["fmt", "--check", folder.to_str().unwrap()]));
    assert_eq!((ran.code, ran.out.as_str()), (0, "0 of 1 files changed\n"));
    assert_eq!(std::fs::read_dir(folder.join("mine")).unwrap().count(), 1);
}

#[test]
fn faults_leave_everything_as_it_is() {
    let folder = folder("format-faults");
    let fine = write(&folder, "a/ruleset.json", small("fine"));
    let twice = small("faulty").replace("\"version\"", "\"country\": \"NO\", \"version\"");
    let faulty = write(&folder, "b/ruleset.json", twice);
    let ran = run(&mut synlig(&["fmt", &fine, &faulty]));
    assert_eq!(ran.code, 4);
    assert!(ran.err.contains("rules.duplicate_key"), "{}", ran.err);
    assert_eq!(std::fs::read_to_string(&fine).unwrap(), small("fine"));
    let ran = run(&mut synlig(&["fmt", "no-bti", "--format", "json"]));
    assert_eq!((ran.code, &ran.err_json()[0]["code"]), (2, &json!("cli.no_file")));
}

#[test]
fn scenarios_are_laid_out_where_they_are_named() {
    let folder = folder("format-scenarios");
    let text = r#"{"scenario": "Nothing is known", "rules": ["no-meldeplikt"], "case": {"as_of": "2024-03-01"}, "expect": {"urgent": false}}"#;
    let file = write(&folder, "scenarios/one.json", text);
    let ran = run(&mut synlig(&["fmt", "--scenarios", folder.to_str().unwrap()]));
    assert_eq!((ran.code, ran.out), (0, format!("{file}\n1 of 1 files changed\n")));
    assert!(std::fs::read_to_string(&file).unwrap().contains("  \"case\": {\n    \"as_of\": \"2024-03-01\"\n  },\n"));
    let file = write(&folder, "scenarios/two.json", "{\"scenario\": 1}");
    let ran = run(&mut synlig(&["fmt", "--scenarios", &file, "--format", "json"]));
    assert_eq!((ran.code, &ran.err_json()[0]["code"]), (2, &json!("cli.scenario")));
}

#[cfg(unix)]
#[test]
fn a_link_stays_a_link_and_rights_stay() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let folder = folder("format-link");
    let file = write(&folder, "real/mine.json", small("mine"));
    std::fs::set_permissions(&file, std::fs::Permissions::from_mode(0o640)).unwrap();
    let link = folder.join("ruleset.json");
    symlink(&file, &link).unwrap();
    assert_eq!(run(&mut synlig(&["fmt", link.to_str().unwrap()])).code, 0);
    assert!(link.is_symlink());
    assert_ne!(std::fs::read_to_string(&file).unwrap(), small("mine"));
    assert_eq!(std::fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o640);
}
