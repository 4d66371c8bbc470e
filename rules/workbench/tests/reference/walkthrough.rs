//! The walk-through of `rules/OVERLAY.md`, followed step by step in a folder of its own: its files are written as shown,
//! its commands run, and what they print is held against what it shows.

use crate::common::{Ran, folder, rules, run, synlig, write};
use crate::page::{Fence, Page};
use crate::panic_with;
use std::collections::BTreeMap;
use std::path::Path;

/// What to do at a fenced block.
#[derive(Debug)]
enum Step<'a> {
    /// A file to be written.
    Write(&'a str),
    /// Keys to be put at the end of a file.
    Put(&'a str),
    /// A line of a file to be changed.
    Change(&'a str),
    /// Commands to be run.
    Run,
}

impl<'a> Step<'a> {
    fn of(fence: &'a Fence) -> Self {
        let before = fence.before.as_str();
        let named = |words: &str| before.rsplit_once(words)?.1.split_once('`').map(|(file, _)| file);
        let found = match fence.language.as_str() {
            "json" if before.ends_with("before the last brace:") => named("ut these keys into `").map(Self::Put),
            "json" => named("rite the file `").map(Self::Write),
            "diff" => named("In `").map(Self::Change),
            "console" => Some(Self::Run),
            _ => None,
        };
        found.unwrap_or_else(|| panic_with(&format!("line {}: nobody knows what to do with this block", fence.line)))
    }

    fn kind(&self) -> &'static str {
        match self {
            Self::Write(_) => "written",
            Self::Put(_) => "put",
            Self::Change(_) => "changed",
            Self::Run => "run",
        }
    }
}

fn read(folder: &Path, file: &str) -> String {
    std::fs::read_to_string(folder.join(file)).unwrap_or_else(|error| panic_with(&format!("{file}: {error}")))
}

/// Puts the lines between the outer braces of some keys before the last brace of a document.
fn put(document: &str, keys: &str) -> String {
    let document =
        document.trim_end().strip_suffix("\n}").unwrap_or_else(|| panic_with("the document ends with a brace"));
    let keys = keys.trim_end().strip_prefix("{\n").and_then(|keys| keys.strip_suffix("\n}"));
    format!("{document},\n{}\n}}\n", keys.unwrap_or_else(|| panic_with("the keys stand between braces")))
}

/// Changes the lines that begin with `-` to those that begin with `+`.
fn change(document: &str, lines: &str) -> String {
    let with = |sign: char| {
        lines.lines().filter_map(|line| Some(line.strip_prefix(sign)?.to_owned() + "\n")).collect::<String>()
    };
    let (old, new) = (with('-'), with('+'));
    assert_eq!(document.matches(&old).count(), 1, "the line to change stands there once: {old}");
    document.replace(&old, &new)
}

/// The commands of a block, each with the lines shown behind it.
fn commands(text: &str) -> Vec<(&str, Vec<&str>)> {
    let mut commands: Vec<(&str, Vec<&str>)> = Vec::new();
    for line in text.lines() {
        match (line.strip_prefix("$ "), commands.last_mut()) {
            (Some(command), _) => commands.push((command, Vec::new())),
            (None, Some((_, shown))) => shown.push(line),
            (None, None) => panic_with("a block of commands begins with a command"),
        }
    }
    commands
}

/// Whether lines are as shown: `…` stands for any lines where it is alone, and for any signs in a line.
fn as_shown(printed: &[&str], shown: &[&str]) -> bool {
    match shown {
        [] => printed.iter().all(|line| line.is_empty()),
        ["…", rest @ ..] => (1..=printed.len()).any(|skipped| as_shown(&printed[skipped..], rest)),
        [line, rest @ ..] => {
            printed.split_first().is_some_and(|(first, others)| line_as_shown(first, line) && as_shown(others, rest))
        }
    }
}

fn line_as_shown(printed: &str, shown: &str) -> bool {
    match shown.split_once('…') {
        Some((before, after)) => {
            let enough = printed.len() >= before.len() + after.len();
            enough && printed.starts_with(before) && printed.ends_with(after)
        }
        None => printed == shown,
    }
}

/// Runs one command of the page: the built `synlig`, or `mkdir -p`.
fn run_in(folder: &Path, command: &str) -> Ran {
    let words: Vec<&str> = command.split(' ').collect();
    match words.as_slice() {
        ["mkdir", "-p", path] => {
            std::fs::create_dir_all(folder.join(path)).unwrap();
            Ran { code: 0, out: String::new(), err: String::new() }
        }
        ["synlig", arguments @ ..] => run(synlig(arguments).current_dir(folder)),
        _ => panic_with(&format!("nobody knows how to run `{command}`")),
    }
}

fn page() -> Page {
    Page::read(&std::fs::read_to_string(rules().join("OVERLAY.md")).unwrap())
}

#[test]
fn the_walk_through_can_be_followed_step_by_step() {
    let (page, folder) = (page(), folder("walk-through"));
    let mut steps: BTreeMap<&str, usize> = BTreeMap::new();
    let (mut ran, mut ended) = (Vec::new(), Vec::new());
    for fence in &page.fences {
        let step = Step::of(fence);
        *steps.entry(step.kind()).or_default() += 1;
        match step {
            Step::Write(file) => {
                assert!(
                    folder.join(file).parent().unwrap().is_dir(),
                    "line {}: the folder is not there yet",
                    fence.line
                );
                write(&folder, file, &fence.text);
            }
            Step::Put(file) => {
                write(&folder, file, put(&read(&folder, file), &fence.text));
            }
            Step::Change(file) => {
                write(&folder, file, change(&read(&folder, file), &fence.text));
            }
            Step::Run => {
                let mut commands = commands(&fence.text).into_iter().peekable();
                while let Some((command, shown)) = commands.next() {
                    let result = run_in(&folder, command);
                    let printed: Vec<&str> = result.out.lines().collect();
                    assert!(as_shown(&printed, &shown), "line {}: `{command}` prints\n{}", fence.line, result.out);
                    // The exit code is 0 where the page does not ask for it.
                    let code = commands.next_if(|(next, _)| *next == "echo $?").map_or(vec!["0"], |(_, code)| code);
                    assert_eq!(
                        (vec![result.code.to_string().as_str()], result.err.as_str()),
                        (code, ""),
                        "`{command}`"
                    );
                    ran.push(command);
                    ended.push(result.code);
                }
            }
        }
    }
    let least = [("written", 3), ("put", 2), ("changed", 1), ("run", 7)];
    assert!(least.iter().all(|(kind, least)| steps.get(kind) >= Some(least)), "{steps:?}");
    for command in ["synlig check no-bti-example", "synlig check --strict no-bti-example", "synlig test no-bti-example"]
    {
        assert!(ran.contains(&command), "{ran:?}");
    }
    assert!(ran.iter().any(|command| command.starts_with("synlig decide case.json --rules ")), "{ran:?}");
    assert!(ended.contains(&0) && ended.contains(&1));
    // In the end nothing is left to say of the overlay.
    let strict = run(synlig(&["check", "--strict", "--format", "json", "no-bti-example"]).current_dir(&folder));
    assert_eq!((strict.code, strict.out.trim()), (0, "[]"));
}

#[test]
fn what_is_left_out_is_only_what_is_marked() {
    let printed = ["one", "two 2", "three"];
    for (shown, fits) in [
        (&["one", "two 2", "three"][..], true),
        (&["…", "three"], true),
        (&["one", "…"], true),
        (&["one", "two …", "three"], true),
        (&["one", "three"], false),
        (&["one", "two 2"], false),
        (&["…", "four"], false),
        (&["one", "two 2", "three", "…"], false),
        (&["one", "tw…3", "three"], false),
    ] {
        assert_eq!(as_shown(&printed, shown), fits, "{shown:?}");
    }
    assert_eq!(put("{\n  \"a\": 1\n}\n", "{\n  \"b\": 2\n}\n"), "{\n  \"a\": 1,\n  \"b\": 2\n}\n");
    assert_eq!(change("{\n  \"a\": 1\n}\n", "-  \"a\": 1\n+  \"a\": 2\n"), "{\n  \"a\": 2\n}\n");
}

#[test]
fn the_pages_for_authors_lead_to_it() {
    for file in ["README.md", "workbench/README.md"] {
        assert!(read(&rules(), file).contains("OVERLAY.md)"), "{file}");
    }
}
