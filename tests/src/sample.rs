//! One rich case and the shipped default, for benchmarks.

use synlig::Engine;

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
