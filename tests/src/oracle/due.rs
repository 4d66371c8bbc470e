//! Until when an action is to be done, and whether it is.

use super::evaluate::Moment;
use super::rules::strings;
use serde_json::{Value, json};
use synlig::Date;

/// The law's own words, in the order in which they press.
pub(super) const WORDS: [&str; 4] = ["immediately", "at once", "without undue delay", "as soon as possible"];

/// Whether an action is due immediately.
pub(super) fn is_immediate(action: &Value) -> bool {
    action["due"]["within"] == WORDS[0]
}

impl Moment<'_> {
    /// The latest date of any event after which the action is due.
    fn start(&self, action: &Value) -> Option<Date> {
        let after = strings(&action["due"]["after"]);
        after.into_iter().filter_map(|event| self.case.latest(event)).map(|(on, _, _)| on).max()
    }

    /// Whether an event that ends the action is on or after the start. What is itself a start ends nothing.
    pub(super) fn is_done(&self, action: &Value) -> bool {
        let starts = strings(&action["due"]["after"]);
        let ends = strings(&action["done"]).into_iter().filter(|event| !starts.contains(event));
        let start = self.start(action);
        ends.flat_map(|event| self.case.occurrences(event)).any(|(on, _, _)| start.is_none_or(|start| on >= start))
    }

    /// The day on which the action is due, where there is one.
    pub(super) fn due_on(&self, action: &Value) -> Option<Date> {
        let start = self.start(action)?;
        let add = |day: Date, text: &str| self.rules.duration(text).after(day, self.rules.country());
        match &action["due"]["within"] {
            Value::String(words) if words == WORDS[0] => Some(start),
            Value::String(words) if WORDS.contains(&words.as_str()) => None,
            Value::String(duration) => Some(add(start, duration)),
            durations @ Value::Array(_) => Some(strings(durations).into_iter().fold(start, add)),
            _ => None,
        }
    }

    /// `due` as the decision gives it.
    pub(super) fn due(&self, action: &Value) -> Option<Value> {
        let spelled = |text: &str| self.rules.duration(text).to_string();
        let within = match &action["due"]["within"] {
            Value::String(words) if WORDS.contains(&words.as_str()) => {
                let mut due = json!({ "words": words });
                if let Some(on) = self.due_on(action) {
                    due["on"] = json!(on.to_string());
                }
                return Some(due);
            }
            Value::String(duration) => spelled(duration),
            durations @ Value::Array(_) => strings(durations).into_iter().map(spelled).collect::<Vec<_>>().join(" + "),
            _ => return None,
        };
        Some(self.due_on(action).map_or(json!({ "within": within }), |on| json!({ "on": on.to_string() })))
    }
}
