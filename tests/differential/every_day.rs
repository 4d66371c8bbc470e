//! That the oracle's likely days miss none: here it tries every day of twenty years, for a few.

use super::random::compare;
use proptest::prelude::*;
use synlig_tests::oracle::Days;

proptest! {
    // Each takes as long as hundreds of others.
    #![proptest_config(ProptestConfig {
        cases: ProptestConfig::default().cases.div_ceil(64), max_shrink_iters: 0, ..ProptestConfig::default()
    })]

    #[test]
    fn the_engine_decides_as_the_oracle_that_tries_every_day(rules in any::<u64>(), case in any::<u64>()) {
        compare(rules, case, Days::Every)?;
    }
}
