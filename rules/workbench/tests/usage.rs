//! Help, versions, completions, and closed pipes.

mod common;

use common::{run, synlig};

#[test]
fn help_names_every_command_and_exit_code() {
    let ran = run(&mut synlig(&["--help"]));
    assert_eq!(ran.code, 0);
    for word in ["decide", "explain", "questions", "check", "test", "schema", "completions", "Exit codes", "  4  "] {
        assert!(ran.out.contains(word), "no {word} in {}", ran.out);
    }
    assert_eq!(run(&mut synlig(&["--version"])).out, format!("synlig {}\n", env!("CARGO_PKG_VERSION")));
    let ran = run(&mut synlig(&[]));
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("Usage: synlig"), "{}", ran.err);
    assert_eq!(run(&mut synlig(&["dcide"])).code, 2);
}

#[test]
fn completions_for_each_shell() {
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let ran = run(&mut synlig(&["completions", shell]));
        assert!(ran.code == 0 && ran.out.contains("rules-dir"), "{shell}");
    }
    assert_eq!(run(&mut synlig(&["completions", "dash"])).code, 2);
}

#[test]
fn the_readme_tells_every_command_and_exit_code() {
    let readme = include_str!("../README.md");
    let help = run(&mut synlig(&["--help"])).out;
    let commands = help.lines().skip_while(|line| *line != "Commands:").skip(1).take_while(|line| !line.is_empty());
    let names: Vec<_> = commands
        .filter_map(|line| line.strip_prefix("  ")?.split(' ').next())
        .filter(|name| !name.is_empty())
        .collect();
    assert!(names.len() >= 8, "{help}");
    for name in names.iter().filter(|name| **name != "help") {
        assert!(readme.contains(&format!("`synlig {name}")), "the README does not tell of `{name}`");
    }
    for line in help.lines().skip_while(|line| *line != "Exit codes:").skip(1) {
        let (code, meaning) = line.trim().split_once("  ").unwrap_or_default();
        assert!(readme.contains(&format!("| {code} | {meaning} |")), "the README does not tell of exit code {line}");
    }
}

#[test]
fn bad_input_gives_what_the_project_s_readme_shows() {
    let readme = include_str!("../../../README.md");
    let shown = readme.split("```console\n$ echo '").nth(1).and_then(|rest| rest.split("```").next()).unwrap();
    let (case, rest) = shown.split_once("' | cargo run -q -- ").unwrap();
    let (arguments, expected) = rest.split_once('\n').unwrap();
    let arguments: Vec<&str> = arguments.split(' ').collect();
    let ran = run(synlig(&arguments).write_stdin(format!("{case}\n")));
    assert_eq!((ran.code, ran.err.trim_end()), (3, expected.trim_end()));
    let ran = run(&mut synlig(&["decide", "no-such-file.json"]));
    assert_eq!(ran.code, 2, "{}", ran.err);
}

#[test]
fn whoever_closes_the_pipe_early_has_read_enough() {
    let mut child = std::process::Command::new(env!("CARGO_BIN_EXE_synlig"))
        .args(["schema", "ruleset"])
        .stdout(std::process::Stdio::piped())
        .stderr(std::process::Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!((output.status.code(), String::from_utf8_lossy(&output.stderr).as_ref()), (Some(0), ""));
}
