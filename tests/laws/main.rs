//! The laws of the engine, as properties of random cases over the shipped rule sets.

mod batch;
mod determinism;
mod horizon;
mod kleene;
mod questions;
mod questions_random;
mod reasons;
mod typed;

use serde_json::Value;
use std::sync::OnceLock;
use synlig::{Case, Engine};
use synlig_tests::cases::Words;
use synlig_tests::sample;

/// The engine of the shipped default, made once for all tests.
fn engine() -> &'static Engine {
    static ENGINE: OnceLock<Engine> = OnceLock::new();
    ENGINE.get_or_init(sample::engine)
}

fn words() -> &'static Words {
    static WORDS: OnceLock<Words> = OnceLock::new();
    WORDS.get_or_init(|| Words::of(sample::rules()))
}

/// The decision of a case, both as JSON.
fn decide(case: &Value) -> Value {
    let case = Case::from_json(&case.to_string()).unwrap();
    serde_json::from_str(&engine().decide(&case).unwrap().to_json()).unwrap()
}

/// A decision without the parts named.
fn without(mut decision: Value, keys: &[&str]) -> Value {
    let members = decision.as_object_mut().unwrap();
    keys.iter().for_each(|key| drop(members.remove(*key)));
    decision
}

/// The case as it is asked about on a later day: what stood in `facts` keeps its day.
fn on_day(case: &Value, day: &str) -> Value {
    let mut later = case.clone();
    let as_of = case["as_of"].clone();
    let facts = later.get_mut("facts").and_then(Value::as_object_mut).map(std::mem::take).unwrap_or_default();
    let kept = facts.into_iter().map(|(fact, value)| serde_json::json!({ "fact": fact, "value": value, "on": as_of }));
    // Of two answers by nobody on one day the later in the list counts, and those of `facts` come first.
    let mut observations: Vec<Value> = kept.collect();
    observations.extend(case["observations"].as_array().into_iter().flatten().cloned());
    later["observations"] = Value::Array(observations);
    later["as_of"] = serde_json::json!(day);
    later
}
