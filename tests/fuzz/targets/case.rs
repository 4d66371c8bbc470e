//! Any bytes as a case against the shipped default: a decision or an error, never a panic, and twice the same.
#![no_main]

use libfuzzer_sys::fuzz_target;
use std::sync::OnceLock;
use synlig::{Case, Engine};

fn engine() -> &'static Engine {
    static ENGINE: OnceLock<Engine> = OnceLock::new();
    ENGINE.get_or_init(|| {
        let texts = synlig_rules::DEFAULT.iter().filter_map(|id| synlig_rules::get(id)).map(|shipped| shipped.json);
        Engine::from_json(texts).expect("the shipped rule sets are right")
    })
}

fuzz_target!(|bytes: &[u8]| {
    let Ok(case) = Case::from_slice(bytes) else { return };
    let once = engine().decide(&case).map(|decision| decision.to_json());
    assert_eq!(once, engine().decide(&case).map(|decision| decision.to_json()));
});
