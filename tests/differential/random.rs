//! Random rule sets and random cases for them.

use proptest::prelude::*;
use serde_json::Value;
use synlig::Engine;
use synlig_tests::compare::{differences, without_digest};
use synlig_tests::generate::{Forms, case, rule_set};
use synlig_tests::oracle::{Days, Rules, decide};
use synlig_tests::reduce::reduce;

/// The engine of rule sets, if they are right.
pub(super) fn engine(rules: &[Value]) -> Option<Engine> {
    let texts: Vec<String> = rules.iter().map(Value::to_string).collect();
    Engine::from_json(texts.iter().map(String::as_str)).ok()
}

/// The differences between the oracle's decision and the engine's; nothing where the engine refuses rules or case.
fn found(documents: &[Value], days: Days) -> Option<Vec<String>> {
    let [case, rules @ ..] = documents else { return None };
    let got: Value = serde_json::from_str(&engine(rules)?.decide_json(&case.to_string()).ok()?).ok()?;
    let expected = decide(&Rules::new(rules.to_vec()), case, days);
    Some(differences(&expected, &without_digest(got)))
}

/// Compares both on a case, which comes first, and rule sets.
pub(super) fn compare_documents(documents: Vec<Value>, days: Days) -> Result<(), TestCaseError> {
    match found(&documents, days) {
        None => return Err(TestCaseError::fail(format!("the generator made something faulty: {documents:?}"))),
        Some(lines) if lines.is_empty() => return Ok(()),
        Some(_) => {}
    }
    let differs = |documents: &[Value]| found(documents, days).is_some_and(|lines| !lines.is_empty());
    let small = reduce(documents, differs);
    let lines = found(&small, days).unwrap_or_default().join("\n");
    let texts: Vec<String> = small.iter().map(Value::to_string).collect();
    Err(TestCaseError::fail(format!("case and rules:\n{}\n{lines}", texts.join("\n"))))
}

/// Compares both on what two seeds give.
pub(super) fn compare(rules_seed: u64, case_seed: u64, days: Days) -> Result<(), TestCaseError> {
    let (rules, words) = rule_set(rules_seed, Forms::ALL);
    if let Err(error) = Engine::from_json([rules.to_string().as_str()]) {
        return Err(TestCaseError::fail(format!("the generator made a faulty rule set: {error}\n{rules}")));
    }
    compare_documents(vec![case(case_seed, &words), rules], days)
}

proptest! {
    // What fails is made small on the documents, not on the seeds.
    #![proptest_config(ProptestConfig { max_shrink_iters: 0, ..ProptestConfig::default() })]

    #[test]
    fn the_engine_decides_as_the_oracle(rules in any::<u64>(), case in any::<u64>()) {
        compare(rules, case, Days::Likely)?;
    }
}
