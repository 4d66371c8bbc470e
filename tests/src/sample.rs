//! One rich case and the shipped default, for benchmarks.

use crate::cases::tell;
use crate::generate::Dice;
use synlig::{Column, Data, Date, Engine, FactNumber, TypedCase};

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

/// Columns of answers drawn at random, one for each fact with few values, a tenth of them missing.
pub fn columns(engine: &Engine, rows: usize) -> (Vec<Column>, Vec<Vec<u8>>) {
    let numbers = engine.numbers();
    let mut dice = Dice::new(1);
    let mut told = (Vec::new(), Vec::new());
    for fact in (0..numbers.facts()).map(FactNumber::new) {
        let values = (0..16).take_while(|value| numbers.value_id(fact, *value).is_some()).count();
        if values > 0 {
            let mut code =
                || if dice.below(10) == 0 { Data::NONE } else { u8::try_from(dice.below(values)).unwrap_or(0) };
            told.0.push(Column::Fact(fact));
            told.1.push((0..rows).map(|_| code()).collect());
        }
    }
    told
}
