//! Where two JSON values differ, one line a difference, so that a person can read it.

use serde_json::Value;

/// The differences between what was expected and what was got; empty where there are none.
pub fn differences(expected: &Value, got: &Value) -> Vec<String> {
    let mut lines = Vec::new();
    walk("", Some(expected), Some(got), &mut lines);
    lines
}

fn walk(at: &str, expected: Option<&Value>, got: Option<&Value>, lines: &mut Vec<String>) {
    match (expected, got) {
        // A list of which only is known what it may hold.
        (Some(Value::Object(left)), Some(Value::Array(right))) if left.contains_key("at_most") => {
            let allowed = left["at_most"].as_array().expect("a list");
            if !right.iter().all(|one| allowed.contains(one)) {
                lines.push(format!("{at}: expected at most {}, got {}", left["at_most"], Value::from(right.clone())));
            }
        }
        (Some(Value::Object(left)), Some(Value::Object(right))) => {
            let keys: std::collections::BTreeSet<&String> = left.keys().chain(right.keys()).collect();
            for key in keys {
                walk(&format!("{at}/{key}"), left.get(key), right.get(key), lines);
            }
        }
        (Some(Value::Array(left)), Some(Value::Array(right))) => {
            for index in 0..left.len().max(right.len()) {
                walk(&format!("{at}/{index}"), left.get(index), right.get(index), lines);
            }
        }
        (left, right) if left == right => {}
        (left, right) => {
            let text = |value: Option<&Value>| value.map_or_else(|| "nothing".to_owned(), Value::to_string);
            lines.push(format!("{at}: expected {}, got {}", text(left), text(right)));
        }
    }
}

/// The decision without its digest, which only the engine makes.
pub fn without_digest(mut decision: Value) -> Value {
    if let Some(provenance) = decision["synlig"].as_object_mut() {
        provenance.remove("digest");
    }
    decision
}
