//! `synlig new`

#![expect(clippy::unwrap_used, reason = "tests stop at the first surprise")]

mod common;

use common::{folder, run, small, synlig, write};
use serde_json::json;
use std::path::Path;

/// What an author runs on a rule set, all without a complaint.
fn is_clean(folder: &Path, id: &str) {
    let path = folder.join(id);
    let path = path.to_str().unwrap();
    for arguments in [&["check", "--strict", path][..], &["test", path], &["fmt", "--check", path, "--scenarios", path]]
    {
        let ran = run(&mut synlig(arguments));
        assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{arguments:?}\n{}", ran.out);
    }
}

#[test]
fn what_is_begun_is_clean_alone_and_over_every_shipped_rule_set() {
    let folder = folder("new");
    let into = folder.to_str().unwrap();
    for id in ["no-example", "se-two-words"] {
        let ran = run(&mut synlig(&["new", id, "--into", into]));
        assert_eq!(ran.code, 0, "{}", ran.err);
        assert_eq!(ran.out, format!("{into}/{id}/ruleset.json\n{into}/{id}/scenarios/first.json\n"));
        is_clean(&folder, id);
    }
    for shipped in synlig_rules::ALL {
        let id = format!("{}-example", shipped.id);
        let ran = run(&mut synlig(&["new", &id, "--extends", shipped.id, "--into", into, "--format", "json"]));
        assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{id}");
        assert_eq!(ran.json()[0], json!(format!("{into}/{id}/ruleset.json")));
        is_clean(&folder, &id);
    }
}

#[test]
fn nothing_is_written_over_and_bad_names_are_told() {
    let folder = folder("new-refused");
    let into = folder.to_str().unwrap();
    let kept = write(&folder, "no-mine/ruleset.json", small("no-mine"));
    let code = |arguments: &[&str]| {
        let ran = run(&mut synlig(&[&["new", "--format", "json", "--into", into], arguments].concat()));
        (ran.code, ran.err_json()[0]["code"].as_str().unwrap().to_owned())
    };
    assert_eq!(code(&["no-mine"]), (2, "cli.file".to_owned()));
    assert_eq!(std::fs::read_to_string(&kept).unwrap(), small("no-mine"));
    for id in ["../no-mine", "mine", "no-", "no-Mine", "no-mine-2", "dk-mine", "no/mine", "no-mine\"", ""] {
        assert_eq!(code(&[id]), (2, "cli.usage".to_owned()), "{id}");
    }
    assert_eq!(code(&["no-bti"]), (2, "cli.rules_twice".to_owned()));
    assert_eq!(code(&["no-x", "--extends", "no-btj"]), (2, "cli.unknown_rules".to_owned()));
    assert_eq!(code(&["se-x", "--extends", "no-bti"]), (4, "compose.country".to_owned()));
    assert_eq!(std::fs::read_dir(&folder).unwrap().count(), 1);
}

#[test]
fn a_rule_set_of_one_s_own_may_be_extended() {
    let folder = folder("new-own");
    let into = folder.to_str().unwrap();
    assert_eq!(run(&mut synlig(&["new", "no-first", "--into", into])).code, 0);
    let ran =
        run(&mut synlig(&["new", "no-first-second", "--rules-dir", into, "--extends", "no-first", "--into", into]));
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    is_clean(&folder, "no-first-second");
}
