//! Deciding is a pure function of the case: the same bytes twice, in another thread, in another order, by other means.

use super::{engine, words};
use proptest::prelude::*;
use serde_json::{Map, Value};
use synlig::{Answer, Case, Date};
use synlig_tests::cases::cases;

/// The same JSON value with the keys of every object in the opposite order.
fn turned(value: &Value) -> String {
    match value {
        Value::Object(members) => {
            let members: Vec<_> = members
                .iter()
                .rev()
                .map(|(key, value)| format!("{}:{}", Value::from(key.as_str()), turned(value)))
                .collect();
            format!("{{ {} }}", members.join(" , "))
        }
        Value::Array(items) => format!("[{}]", items.iter().map(turned).collect::<Vec<_>>().join(",\n")),
        other => other.to_string(),
    }
}

fn answer(value: &Value) -> Answer<'static> {
    match value {
        Value::Null => Answer::Unknown,
        Value::Bool(flag) => Answer::Flag(*flag),
        Value::Number(number) => Answer::Count(number.as_i64().unwrap()),
        other => Answer::Value(other.as_str().unwrap().to_owned().into()),
    }
}

/// The case built by typed calls.
fn built(case: &Value) -> Case {
    let date = |value: &Value| Date::parse(value.as_str().unwrap()).unwrap();
    let mut builder = Case::builder(date(&case["as_of"]));
    if let Some(service) = case["service"].as_str() {
        builder = builder.service(service);
    }
    if case["child"]["born"].is_string() {
        builder = builder.born(date(&case["child"]["born"]));
    }
    if case["child"]["due"].is_string() {
        builder = builder.due(date(&case["child"]["due"]));
    }
    for (fact, value) in case["facts"].as_object().unwrap_or(&Map::new()) {
        builder = builder.fact(fact, answer(value));
    }
    for observation in case["observations"].as_array().unwrap() {
        let (fact, by) = (observation["fact"].as_str().unwrap(), observation["by"].as_str());
        builder = builder.observation(fact, answer(&observation["value"]), by, date(&observation["on"]));
    }
    for event in case["events"].as_array().unwrap() {
        builder = builder.event(event["event"].as_str().unwrap(), event["outcome"].as_str(), date(&event["on"]));
    }
    builder.build()
}

proptest! {
    #[test]
    fn the_same_bytes_twice_in_threads_turned_and_typed(case in cases(words())) {
        let text = case.to_string();
        let once = engine().decide_json(&text).unwrap();
        prop_assert_eq!(&engine().decide_json(&text).unwrap(), &once);
        let in_threads: Vec<String> = std::thread::scope(|scope| {
            let threads: Vec<_> = (0..2).map(|_| scope.spawn(|| engine().decide_json(&text).unwrap())).collect();
            threads.into_iter().map(|thread| thread.join().unwrap()).collect()
        });
        prop_assert!(in_threads.iter().all(|other| *other == once));
        prop_assert_eq!(&engine().decide_json(&turned(&case)).unwrap(), &once);
        prop_assert_eq!(&engine().decide(&built(&case)).unwrap().to_json(), &once);
    }

    #[test]
    fn questions_alone_are_those_of_the_decision(case in cases(words())) {
        let case = Case::from_json(&case.to_string()).unwrap();
        prop_assert_eq!(engine().questions(&case).unwrap(), engine().decide(&case).unwrap().questions);
    }
}
