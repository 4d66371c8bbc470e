//! The commands that the README shows, as they stand there and in that order.

#![expect(clippy::unwrap_used, reason = "tests stop at the first surprise")]

mod common;

use common::{folder, rules, run, small, synlig, write};
use std::path::Path;

/// Those that would run too long, or without end.
const LEFT_OUT: [&str; 2] = ["synlig mutate rules", "synlig test rules/no-bti --coverage --watch"];

/// What the commands write.
const WRITTEN: [&str; 8] = [
    "report.xml",
    "layout.json",
    "coverage.html",
    "coverage.info",
    "mutants.json",
    "report.json",
    "rules.ts",
    "ruleset.schema.json",
];

/// All console commands, without what is said of them.
fn commands() -> Vec<String> {
    let lines = include_str!("../README.md").lines().filter_map(|line| line.strip_prefix("$ "));
    lines.map(|line| line.split(" # ").next().unwrap().trim().to_owned()).collect()
}

/// Commands may write, and must not write among the sources.
fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap().map(Result::unwrap) {
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target);
        } else {
            std::fs::copy(entry.path(), target).unwrap();
        }
    }
}

#[test]
fn its_commands_do_what_they_say() {
    let folder = folder("readme-commands");
    for shipped in synlig_rules::ALL {
        copy(&rules().join(shipped.id), &folder.join("rules").join(shipped.id));
    }
    // What a reader has: a case, and rule sets of their own.
    let case = r#"{"as_of": "2024-03-11", "service": "school", "facts": {"parent.violence": "suspected"}}"#;
    write(&folder, "case.json", case);
    write(&folder, "my-rules/no-small/ruleset.json", small("no-small"));
    let commands = commands();
    for left_out in LEFT_OUT {
        assert!(commands.iter().any(|line| line == left_out), "{left_out} is shown no longer");
    }
    for line in commands.iter().filter(|line| !LEFT_OUT.contains(&line.as_str())) {
        let (command, file) = line.split_once(" > ").unwrap_or((line, ""));
        let words: Vec<&str> = command.split(' ').skip(1).map(|word| word.trim_matches('"')).collect();
        let result = run(synlig(&words).current_dir(&folder));
        assert_eq!(result.code, 0, "{line}: {result:?}");
        assert!(!result.out.is_empty(), "{line}");
        if !file.is_empty() {
            let begins: &[char] = if file.ends_with(".xml") { &['<'] } else { &['{', '['] };
            assert!(result.out.starts_with(begins), "{line}: {}", result.out);
            std::fs::write(folder.join(file), result.out).unwrap();
        }
    }
    for file in WRITTEN {
        assert!(folder.join(file).is_file(), "{file} was not written");
    }
}
