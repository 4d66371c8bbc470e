//! The commands that the README shows for beginning, layout, coverage, faults and schemas, as they stand there.

#![expect(clippy::unwrap_used, reason = "tests stop at the first surprise")]

mod common;

use common::{folder, rules, run, synlig};

/// Those that would run too long, or without end.
const LEFT_OUT: [&str; 2] = ["synlig mutate rules", "synlig test rules/no-bti --coverage --watch"];

/// The commands of a section.
fn commands(heading: &str) -> Vec<String> {
    let readme = include_str!("../README.md");
    let section = readme.split(heading).nth(1).unwrap().split("\n#").next().unwrap();
    let lines = section.lines().filter_map(|line| line.strip_prefix("$ "));
    lines.map(|line| line.split(" # ").next().unwrap().trim().to_owned()).collect()
}

#[test]
fn its_commands_do_what_they_say() {
    let folder = folder("readme-commands");
    // Written files must not land among the sources.
    std::os::unix::fs::symlink(rules(), folder.join("rules")).unwrap();
    let mut ran = 0;
    for heading in [
        "### Beginning\n",
        "### Layout\n",
        "### Coverage\n",
        "### Faults that no scenario notices\n",
        "### Schemas and types\n",
    ] {
        for line in commands(heading).into_iter().filter(|line| !LEFT_OUT.contains(&line.as_str())) {
            let (command, file) = line.split_once(" > ").unwrap_or((&line, ""));
            let words: Vec<&str> = command.split(' ').skip(1).collect();
            let result = run(synlig(&words).current_dir(&folder));
            assert_eq!(result.code, 0, "{line}: {result:?}");
            assert!(!result.out.is_empty() && (file.is_empty() || result.out.starts_with(['{', '['])), "{line}");
            ran += 1;
        }
    }
    assert_eq!(ran, 15);
    for file in ["coverage.html", "coverage.info", "mutants.json", "rules.ts", "ruleset.schema.json"] {
        assert!(folder.join(file).is_file(), "{file} was not written");
    }
}
