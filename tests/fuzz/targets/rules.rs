//! Any bytes as a rule set: an engine or an error that says where, never a panic.
#![no_main]

use libfuzzer_sys::fuzz_target;
use synlig::{Case, Engine, Language, RuleSet};

fuzz_target!(|bytes: &[u8]| {
    let Ok(rules) = RuleSet::from_slice(bytes) else { return };
    let Ok(engine) = Engine::new([rules]) else { return };
    let Ok(case) = Case::from_json(r#"{"as_of":"2024-03-01"}"#) else { return };
    if let Ok(decision) = engine.decide(&case) {
        let _ = engine.explain(&decision, Language::Nb).to_string();
    }
});
