//! Mutants for the terminal: those that no scenario notices, and the numbers.

use crate::mutation::{Judged, Mutation, Tally, Verdict};
use anstyle::{AnsiColor, Style};
use serde_json::Value;
use std::fmt::Write as _;

const BAD: Style = AnsiColor::Red.on_default().bold();
const LACKING: Style = AnsiColor::Yellow.on_default();
const GOOD: Style = AnsiColor::Green.on_default();
const QUIET: Style = Style::new().dimmed();

/// What became of mutants, as text. Colour codes are always there.
pub fn mutation(mutation: &Mutation) -> String {
    let mut text = String::new();
    mutation.mutants.iter().for_each(|judged| one(judged, &mut text));
    mutation.rules.iter().for_each(|tally| line(tally, &mut text));
    text
}

fn one(judged: &Judged, text: &mut String) {
    let Judged { file, mutant, verdict } = judged;
    let (style, name) = match verdict {
        Verdict::Survived { .. } => (BAD, "not noticed"),
        Verdict::Undecided => (LACKING, "not noticed, and not known to matter"),
        _ => return,
    };
    writeln!(text, "{style}{name}{style:#} {file}:{}:{} {}", mutant.line, mutant.column, mutant.pointer).ok();
    let to = mutant.to.as_ref().map_or_else(|| "left out".to_owned(), |to| format!("`{to}`"));
    writeln!(text, "  {}: `{}` -> {to}", mutant.kind, mutant.from).ok();
    if let Verdict::Survived { witness } = verdict {
        if !witness.near.is_empty() {
            writeln!(text, "  {QUIET}found at or near: {}{QUIET:#}", witness.near).ok();
        }
        let case = Value::from_iter(
            [("case", &witness.case), ("expect", &Value::Object(witness.expect.clone()))]
                .map(|(key, value)| (key, value.clone())),
        );
        writeln!(text, "  a case of {} that would notice it:\n    {case}", witness.rules.join(", ")).ok();
    }
    text.push('\n');
}

fn line(tally: &Tally, text: &mut String) {
    let Tally { equivalent, id, killed, refused, survived, undecided } = tally;
    let style = if survived + undecided == 0 { GOOD } else { LACKING };
    let share = format!("{}.{} %", tally.per_mille() / 10, tally.per_mille() % 10);
    write!(text, "{style}{share:>7}{style:#} {id}: {killed} noticed, {survived} not noticed").ok();
    for (number, what) in [(undecided, "not known to matter"), (equivalent, "change nothing"), (refused, "refused")] {
        if *number > 0 {
            write!(text, ", {number} {what}").ok();
        }
    }
    text.push('\n');
}
