//! The order of actions: the most pressing first.

use super::due::WORDS;
use serde_json::Value;

/// What an action's outcome is sorted by.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Press {
    part: u8,
    /// A date; then words; then a duration that has not started; then none.
    kind: u8,
    date: String,
    words: usize,
    strength: usize,
    id: String,
}

fn place(list: &[&str], value: &Value) -> usize {
    list.iter().position(|one| value == one).unwrap_or(list.len())
}

/// How an action presses. `immediate` says whether it is to be done immediately.
pub(super) fn press(outcome: &Value, immediate: bool) -> Press {
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let id = text(&outcome["id"]);
    let part = match outcome["status"].as_str().expect("a status") {
        "overdue" => 0,
        "undetermined" => 2,
        "done" => 3,
        "held_back" => 4,
        _ if immediate => 0,
        _ => 1,
    };
    if part >= 2 {
        return Press { part, kind: 0, date: String::new(), words: 0, strength: 0, id };
    }
    let due = &outcome["due"];
    let kind = if due.get("on").is_some() {
        0
    } else if due.get("words").is_some() {
        1
    } else if due.get("within").is_some() {
        2
    } else {
        3
    };
    Press {
        part,
        kind,
        date: text(&due["on"]),
        words: if kind == 1 { place(&WORDS, &due["words"]) } else { 0 },
        strength: place(&["must", "should", "may"], &outcome["strength"]),
        id,
    }
}
