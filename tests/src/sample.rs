//! One rich case and the shipped default, for benchmarks.

use crate::cases::tell;
use synlig::{Date, Engine, TypedCase};

/// A case in which most kinds of outcome occur: two services, each seeing half, a suspicion of violence, a late review.
pub const CASE: &str = include_str!("sample.json");

/// The texts of the rule sets that go together by default.
pub fn rules() -> impl Iterator<Item = &'static str> {
    synlig_rules::DEFAULT.iter().filter_map(|id| synlig_rules::get(id)).map(|shipped| shipped.json)
}

/// An engine of them.
///
/// # Panics
/// Where the shipped rule sets have faults, which their own tests would have shown.
pub fn engine() -> Engine {
    Engine::from_json(rules()).expect("the shipped rule sets are right")
}

/// The case told by the numbers of an engine.
///
/// # Panics
/// Where the engine is not of the shipped default, which declares what the case names.
pub fn typed(engine: &Engine) -> TypedCase {
    let mut typed = engine.typed_case(Date::FIRST);
    tell(engine, &serde_json::from_str(CASE).expect("the sample is JSON"), &mut typed);
    typed
}
