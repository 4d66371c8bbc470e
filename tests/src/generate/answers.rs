//! Random cases for a random rule set.

use super::dice::Dice;
use super::words::Words;
use serde_json::{Map, Value, json};
use synlig::Date;

/// Days around which the dates of random rules lie, and leap days.
const DAYS: [&str; 8] =
    ["2024-02-29", "2024-03-01", "2024-05-17", "2024-06-30", "2024-07-01", "2025-01-01", "2025-04-22", "2025-12-29"];

/// So many days ago: ties, and the ends of the lengths that random rules use.
const AGO: [i32; 16] = [0, 0, 0, 1, 1, 2, 6, 7, 8, 14, 15, 29, 31, 92, 365, 366];

/// The values that a fact can have.
pub(super) fn domain(fact: &Value) -> Vec<Value> {
    match fact["type"].as_str() {
        Some("flag") => vec![json!(false), json!(true)],
        Some("count") => {
            let end = |key: &str| fact[key].as_i64().expect("a range");
            (end("from")..=end("to")).map(|count| json!(count)).collect()
        }
        Some("age") => Vec::new(),
        _ => fact["values"].as_array().into_iter().flatten().map(|value| value["id"].clone()).collect(),
    }
}

impl Words {
    /// The values of all facts but age.
    pub fn domains(&self) -> Vec<(String, Vec<Value>)> {
        let facts = self.facts.iter().filter(|(_, fact)| fact["type"] != "age");
        facts.map(|(id, fact)| (id.clone(), domain(fact))).collect()
    }
}

/// The case of a seed.
pub fn case(seed: u64, words: &Words) -> Value {
    let mut dice = Dice::new(seed);
    let dice = &mut dice;
    let as_of = Date::parse(dice.pick::<&str>(&DAYS)).expect("a date").plus_days(dice.between(-2, 3) as i32);
    let ago = |dice: &mut Dice| as_of.plus_days(-dice.pick(&AGO)).to_string();
    let mut case = json!({ "as_of": as_of.to_string() });
    if dice.chance(60) {
        case["service"] = json!(dice.pick(&words.services));
    }
    match dice.below(8) {
        0 | 1 => {}
        2 => case["child"] = json!({ "due": as_of.plus_days(dice.between(-40, 200) as i32).to_string() }),
        3 => case["child"] = json!({ "born": dice.pick(&["2020-02-29", "2008-02-29", "2024-01-31"]) }),
        4 => case["child"] = json!({ "born": as_of.plus_months(-12 * dice.between(0, 17) as i32).to_string() }),
        _ => case["child"] = json!({ "born": as_of.plus_days(-(dice.below(6500) as i32)).to_string() }),
    }
    let domains = words.domains();
    let answer = |dice: &mut Dice, values: &[Value]| {
        if dice.chance(15) { Value::Null } else { dice.pick(values).clone() }
    };
    let mut facts = Map::new();
    for (id, values) in &domains {
        if dice.chance(30) {
            facts.insert(id.clone(), answer(dice, values));
        }
    }
    if !facts.is_empty() || dice.chance(50) {
        case["facts"] = facts.into();
    }
    let mut observations = Vec::new();
    for _ in 0..if domains.is_empty() { 0 } else { dice.below(7) } {
        let (id, values) = dice.pick(&domains);
        let mut observation = json!({ "fact": id, "value": answer(dice, values), "on": ago(dice) });
        if dice.chance(80) {
            observation["by"] = json!(dice.pick(&words.services));
        }
        observations.push(observation);
    }
    case["observations"] = observations.into();
    let mut events = Vec::new();
    for _ in 0..dice.below(6) {
        let (id, outcomes) = dice.pick(&words.events);
        let mut event = json!({ "event": id, "on": ago(dice) });
        if !outcomes.is_empty() {
            event["outcome"] = json!(dice.pick(outcomes));
        }
        if dice.chance(30) {
            event["by"] = json!(dice.pick(&words.services));
        }
        events.push(event);
    }
    case["events"] = events.into();
    case
}
