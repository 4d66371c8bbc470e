//! Which of several answers to a fact counts.

use super::case::{Case, Observation};
use super::rules::{Rules, list};
use serde_json::Value;
use std::collections::BTreeMap;
use synlig::Date;

/// The newest answer of each service (`None` is nobody in particular), of two on one day the later in the list.
pub(super) fn newest<'c>(case: &'c Case, fact: &str) -> BTreeMap<Option<&'c str>, (usize, &'c Observation)> {
    let mut newest: BTreeMap<Option<&str>, (usize, &Observation)> = BTreeMap::new();
    for (place, observation) in case.observations.iter().enumerate().filter(|(_, one)| one.fact == fact) {
        let kept = newest.entry(observation.by.as_deref()).or_insert((place, observation));
        if observation.on >= kept.1.on {
            *kept = (place, observation);
        }
    }
    newest
}

/// Whether an answer is too old to count on a day. Of `{"reassuring": …}` only the least worrying value grows old.
pub(super) fn is_stale(rules: &Rules, observation: &Observation, day: Date) -> bool {
    let fact = rules.must("facts", &observation.fact);
    let duration = match &fact["valid_for"] {
        Value::String(plain) => plain,
        Value::Object(reassuring) => {
            let domain = domain(fact);
            let least = if fact["concern"] == "raises" { domain.first() } else { domain.last() };
            if observation.value.is_null() || Some(&rank(fact, &observation.value)) != least {
                return false;
            }
            reassuring["reassuring"].as_str().expect("a duration")
        }
        _ => return false,
    };
    day > rules.duration(duration).after(observation.on, rules.country())
}

/// The answers that count, one a service, `null` among them, with their places.
pub(super) fn counting<'c>(rules: &Rules, case: &'c Case, fact: &str) -> Vec<(usize, &'c Observation)> {
    newest(case, fact).into_values().filter(|(_, one)| !is_stale(rules, one, case.as_of)).collect()
}

/// The answer that wins: across services the most worrying value; of a neutral fact the newest, then the later in the list.
pub(super) fn winner<'c>(rules: &Rules, case: &'c Case, fact: &str) -> Option<&'c Observation> {
    let declared = rules.must("facts", fact);
    let answers = counting(rules, case, fact).into_iter().filter(|(_, one)| !one.value.is_null());
    let worry = |one: &Observation| match declared["concern"].as_str() {
        Some("raises") => rank(declared, &one.value),
        Some("lowers") => -rank(declared, &one.value),
        _ => 0,
    };
    answers.max_by_key(|(place, one)| (worry(one), one.on, *place)).map(|(_, one)| one)
}

/// All values that a fact can have, as numbers in their order.
pub(super) fn domain(fact: &Value) -> Vec<i64> {
    match fact["type"].as_str() {
        Some("flag") => vec![0, 1],
        Some("count") => {
            let end = |key: &str| fact[key].as_i64().expect("a range");
            (end("from")..=end("to")).collect()
        }
        _ => (0..).zip(list(&fact["values"])).map(|(rank, _)| rank).collect(),
    }
}

/// The number of a value.
pub(super) fn rank(fact: &Value, value: &Value) -> i64 {
    match value {
        Value::Bool(yes) => i64::from(*yes),
        Value::Number(count) => count.as_i64().expect("a whole number"),
        Value::String(id) => place(list(&fact["values"]), id),
        other => panic!("{other} is no answer"),
    }
}

/// The place of an id in a list of `{"id", …}`.
pub(super) fn place(values: &[Value], id: &str) -> i64 {
    let found = (0..).zip(values).find(|(_, value)| value["id"] == id);
    found.map(|(place, _)| place).unwrap_or_else(|| panic!("no value `{id}`"))
}
