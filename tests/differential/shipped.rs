//! Random cases over the shipped rule sets together.

use proptest::prelude::*;
use serde_json::Value;
use std::sync::OnceLock;
use synlig::Engine;
use synlig_tests::cases::{Words, cases};
use synlig_tests::compare::{differences, without_digest};
use synlig_tests::oracle::{Days, Rules, decide};
use synlig_tests::sample;

struct Shipped {
    engine: Engine,
    rules: Rules,
    words: Words,
}

fn shipped() -> &'static Shipped {
    static SHIPPED: OnceLock<Shipped> = OnceLock::new();
    SHIPPED.get_or_init(|| Shipped {
        engine: sample::engine(),
        rules: Rules::new(sample::rules().map(|text| serde_json::from_str(text).unwrap()).collect()),
        words: Words::of(sample::rules()),
    })
}

proptest! {
    #![proptest_config(ProptestConfig { max_shrink_iters: 200, ..ProptestConfig::with_cases(32) })]

    #[test]
    fn the_engine_decides_as_the_oracle(case in cases(&shipped().words)) {
        let Shipped { engine, rules, .. } = shipped();
        let got: Value = serde_json::from_str(&engine.decide_json(&case.to_string()).unwrap()).unwrap();
        let found = differences(&decide(rules, &case, Days::Likely), &without_digest(got));
        prop_assert!(found.is_empty(), "{}\n{}", case, found.join("\n"));
    }
}
