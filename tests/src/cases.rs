//! Random cases over the shipped rule sets, as JSON values, for property tests.

use proptest::prelude::*;
use serde_json::{Map, Value, json};
use synlig::{Date, Engine, TypedCase};

/// The facts and events that random cases are made of, with their possible answers and outcomes.
#[derive(Clone, Debug)]
pub struct Words {
    /// Fact ids with all their values (of counts a few).
    pub facts: Vec<(String, Vec<Value>)>,
    /// Event ids with their outcomes; none where they have none.
    pub events: Vec<(String, Vec<String>)>,
    /// Service ids.
    pub services: Vec<String>,
}

impl Words {
    /// Collects the words of rule sets.
    pub fn of<'a>(texts: impl IntoIterator<Item = &'a str>) -> Self {
        let mut words = Self { facts: Vec::new(), events: Vec::new(), services: Vec::new() };
        for text in texts {
            let document: Value = serde_json::from_str(text).expect("a shipped rule set is JSON");
            let section = |key: &str| document.get(key).and_then(Value::as_object).cloned().unwrap_or_default();
            for (id, fact) in section("facts") {
                let ids = |list: &Value| -> Vec<Value> {
                    list.as_array().into_iter().flatten().map(|value| value["id"].clone()).collect()
                };
                let values = match fact["type"].as_str() {
                    Some("flag") => vec![json!(false), json!(true)],
                    Some("count") => {
                        let (from, to) = (fact["from"].as_i64().unwrap_or(0), fact["to"].as_i64().unwrap_or(0));
                        (from..=to).step_by(3).map(|count| json!(count)).collect()
                    }
                    Some("age") => continue,
                    _ => ids(&fact["values"]),
                };
                words.facts.push((id, values));
            }
            for (id, event) in section("events") {
                let outcomes = event["outcomes"].as_array().into_iter().flatten();
                let outcomes = outcomes.filter_map(|outcome| outcome["id"].as_str().map(str::to_owned)).collect();
                words.events.push((id, outcomes));
            }
            words.services.extend(section("services").into_iter().map(|(id, _)| id));
        }
        words
    }

    /// The values that a fact can have.
    pub fn values(&self, fact: &str) -> Option<&[Value]> {
        self.facts.iter().find(|(id, _)| id == fact).map(|(_, values)| values.as_slice())
    }
}

fn day(number: i32) -> String {
    Date::from_number(number).to_string()
}

/// Random cases of some days around the changes of law in 2026: answers by several services, some of them old or null,
/// events on the same and on other days, born, due or neither.
pub fn cases(words: &Words) -> impl Strategy<Value = Value> + use<> {
    let first = Date::parse("2025-11-20").expect("a date").number();
    let facts = words.facts.clone();
    let events = words.events.clone();
    let services = words.services.clone();
    let pick = any::<prop::sample::Index>;
    let observation = (pick(), pick(), 0..12u8, pick(), 0..500i32);
    let event = (pick(), pick(), 0..60i32);
    let parts = (
        0..260i32,
        prop::option::of(pick()),
        0..4u8,
        0..7000i32,
        prop::collection::vec((pick(), pick(), 0..8u8), 0..6),
        prop::collection::vec(observation, 0..9),
        prop::collection::vec(event, 0..6),
    );
    parts.prop_map(move |(as_of, service, birth, age, given, observed, happened)| {
        let today = first + as_of;
        let answer = |values: &[Value], which: &prop::sample::Index, kind: u8| {
            if kind == 0 { Value::Null } else { values[which.index(values.len())].clone() }
        };
        let mut case = json!({ "as_of": day(today) });
        if let Some(service) = service {
            case["service"] = json!(services[service.index(services.len())]);
        }
        match birth {
            0 => {}
            1 => case["child"] = json!({ "due": day(today - 30 + age % 200) }),
            _ => case["child"] = json!({ "born": day(today - age) }),
        }
        let mut in_facts = Map::new();
        for (fact, value, kind) in given {
            let (id, values) = &facts[fact.index(facts.len())];
            in_facts.insert(id.clone(), answer(values, &value, kind));
        }
        case["facts"] = Value::Object(in_facts);
        let observations = observed.into_iter().map(|(fact, value, kind, by, ago)| {
            let (id, values) = &facts[fact.index(facts.len())];
            let mut observation = json!({ "fact": id, "value": answer(values, &value, kind), "on": day(today - ago) });
            if kind != 1 {
                observation["by"] = json!(services[by.index(services.len())]);
            }
            observation
        });
        case["observations"] = observations.collect();
        let events = happened.into_iter().map(|(event, outcome, ago)| {
            let (id, outcomes) = &events[event.index(events.len())];
            let mut event = json!({ "event": id, "on": day(today - ago) });
            if !outcomes.is_empty() {
                event["outcome"] = json!(outcomes[outcome.index(outcomes.len())]);
            }
            event
        });
        case["events"] = events.collect();
        case
    })
}

fn day_of(value: &Value) -> Date {
    value.as_str().and_then(Date::parse).expect("a right case")
}

/// Tells a case, given as JSON, by the numbers of an engine, in place of what was told before.
pub fn tell(engine: &Engine, case: &Value, typed: &mut TypedCase) {
    let numbers = engine.numbers();
    let value = |fact, value: &Value| match value {
        Value::Null => None,
        Value::Bool(flag) => Some(i32::from(*flag)),
        Value::Number(count) => Some(i32::try_from(count.as_i64().expect("a right case")).expect("a right case")),
        id => Some(numbers.value(fact, id.as_str().expect("a right case")).expect("a right case")),
    };
    let service = |id: &Value| id.as_str().map(|id| numbers.service(id).expect("a right case"));
    typed.clear();
    typed.set_as_of(day_of(&case["as_of"]));
    typed.set_service(service(&case["service"])).expect("a right case");
    if case["child"]["born"].is_string() {
        typed.set_born(Some(day_of(&case["child"]["born"])));
    }
    if case["child"]["due"].is_string() {
        typed.set_due(Some(day_of(&case["child"]["due"])));
    }
    for (id, answer) in case["facts"].as_object().into_iter().flatten() {
        let fact = numbers.fact(id).expect("a right case");
        typed.answer(fact, value(fact, answer)).expect("a right case");
    }
    for observation in case["observations"].as_array().into_iter().flatten() {
        let fact = numbers.fact(observation["fact"].as_str().expect("a right case")).expect("a right case");
        let answer = value(fact, &observation["value"]);
        typed.observe(fact, answer, service(&observation["by"]), day_of(&observation["on"])).expect("a right case");
    }
    for event in case["events"].as_array().into_iter().flatten() {
        let number = numbers.event(event["event"].as_str().expect("a right case")).expect("a right case");
        let outcome = event["outcome"].as_str().map(|id| numbers.outcome(number, id).expect("a right case"));
        typed.happened(number, outcome, day_of(&event["on"])).expect("a right case");
    }
}
