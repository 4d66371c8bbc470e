//! Failed scenarios as diffs of what was expected and what was decided.

use crate::scenario::{Count, FileReport, Outcome};
use anstyle::{AnsiColor, Style};
use serde_json::Value;
use similar::{ChangeTag, TextDiff};

const BAD: Style = AnsiColor::Red.on_default().bold();
const MINUS: Style = AnsiColor::Red.on_default();
const PLUS: Style = AnsiColor::Green.on_default();
const QUIET: Style = Style::new().dimmed();

/// The failures of test reports, then one line `N passed, N failed`. Colour codes are always there.
pub fn failures(reports: &[FileReport]) -> String {
    let mut text = String::new();
    for report in reports {
        let file = report.file.display();
        if let Some(error) = &report.error {
            text.push_str(&format!("{BAD}FAILED{BAD:#} {file}\n{}\n\n", indented(error)));
        }
        for case in report.cases.iter().filter(|case| !case.differences.is_empty()) {
            let name = if case.name.is_empty() { &report.scenario } else { &case.name };
            text.push_str(&format!("{BAD}FAILED{BAD:#} {file}: {name}\n{}\n", differences(case)));
        }
    }
    let Count { passed, failed } = Count::of(reports);
    if failed > 0 {
        text.push_str(&format!("{MINUS}- expected{MINUS:#}, {PLUS}+ got{PLUS:#}\n"));
    }
    let style = if failed > 0 { BAD } else { PLUS };
    text.push_str(&format!("{style}{passed} passed, {failed} failed{style:#}\n"));
    text
}

fn indented(text: &str) -> String {
    text.lines().map(|line| format!("    {line}")).collect::<Vec<_>>().join("\n")
}

fn differences(case: &Outcome) -> String {
    let mut text = String::new();
    for difference in &case.differences {
        text.push_str(&format!("  {}\n", difference.at));
        let (expected, got) = (printed(&difference.expected), printed(&difference.got));
        for change in TextDiff::from_lines(&expected, &got).iter_all_changes() {
            let (mark, style) = match change.tag() {
                ChangeTag::Delete => ('-', MINUS),
                ChangeTag::Insert => ('+', PLUS),
                ChangeTag::Equal => (' ', QUIET),
            };
            text.push_str(&format!("    {style}{mark} {}{style:#}\n", change.value().trim_end_matches('\n')));
        }
    }
    text
}

/// A value as lines: texts of many lines as they are, lists and objects an item a line.
fn printed(value: &Value) -> String {
    match value {
        Value::String(text) if text.contains('\n') => format!("{text}\n"),
        value => format!("{value:#}\n"),
    }
}
