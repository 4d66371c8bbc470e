//! Nothing changes before `holds_until`, and something does on it.

use super::{decide, on_day, without, words};
use proptest::prelude::*;
use serde_json::Value;
use synlig::Date;
use synlig_tests::cases::cases;

/// What another day may not change unless the decision is another: reasons aside.
fn compared(decision: Value) -> Value {
    without(decision, &["as_of", "holds_until", "reasons"])
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn the_decision_holds_until_the_day_it_names(case in cases(words()), skips in prop::collection::vec(1..40i32, 12)) {
        let now = decide(&case);
        let start = Date::parse(case["as_of"].as_str().unwrap()).unwrap();
        let until = now["holds_until"].as_str().map(|day| Date::parse(day).unwrap());
        let last = until.unwrap_or(start.plus_months(240));
        // The day before the change, and days in between.
        let mut days = vec![last.plus_days(-1)];
        let mut day = start;
        for skip in skips {
            day = day.plus_days(skip);
            days.push(day);
        }
        for day in days.into_iter().filter(|day| *day > start && *day < last) {
            let then = decide(&on_day(&case, &day.to_string()));
            prop_assert_eq!(compared(then), compared(now.clone()), "on {}", day);
        }
        if let Some(until) = until {
            let then = decide(&on_day(&case, &until.to_string()));
            prop_assert_ne!(compared(then), compared(now), "on {}", until);
        }
    }
}
