//! Three-valued evaluation agrees with brute force over all completions: what is decided stays so however the unanswered
//! facts are answered, and what is unknown is so because answers differ, where every fact stands once.

use proptest::prelude::*;
use serde_json::{Map, Value, json};
use synlig::{Case, Engine};

/// The facts, each with its values: two flags, a scale, a choice and a count.
fn facts() -> Vec<(&'static str, Vec<Value>)> {
    vec![
        ("f.one", vec![json!(false), json!(true)]),
        ("f.two", vec![json!(false), json!(true)]),
        ("f.scale", vec![json!("low"), json!("mid"), json!("high")]),
        ("f.choice", vec![json!("red"), json!("blue"), json!("grey")]),
        ("f.count", vec![json!(0), json!(1), json!(2), json!(3)]),
    ]
}

fn engine(condition: &str) -> Engine {
    let text = |en: &str| json!({ "en": en });
    let values = |ids: [&str; 3]| ids.map(|id| json!({ "id": id, "label": text(id) }));
    let fact = |kind: &str| json!({ "type": kind, "concern": "neutral", "label": text("l"), "question": text("q") });
    let mut declared = json!({ "f.one": fact("flag"), "f.two": fact("flag"), "f.scale": fact("scale"),
        "f.choice": fact("choice"), "f.count": fact("count") });
    declared["f.scale"]["values"] = json!(values(["low", "mid", "high"]));
    declared["f.choice"]["values"] = json!(values(["red", "blue", "grey"]));
    (declared["f.count"]["from"], declared["f.count"]["to"]) = (json!(0), json!(3));
    let rules = json!({ "synlig": 1, "id": "example", "version": "1.0.0", "language": "en", "country": "NO",
        "title": text("t"), "facts": declared, "definitions": { "it": { "when": condition } },
        "tiers": { "selective": { "when": "it" } } });
    Engine::from_json([rules.to_string().as_str()]).unwrap_or_else(|error| panic!("{condition}: {error}"))
}

/// Whether the condition is yes, and whether it is not no.
fn evaluate(engine: &Engine, facts: &Map<String, Value>) -> (bool, bool) {
    let case = json!({ "as_of": "2024-03-01", "facts": facts });
    let decision = engine.decide(&Case::from_json(&case.to_string()).unwrap()).unwrap();
    (decision.tier.value > synlig::Tier::Universal, decision.tier.possible > synlig::Tier::Universal)
}

/// All ways of giving values to the facts that have none.
fn completions(answered: &Map<String, Value>) -> Vec<Map<String, Value>> {
    let mut all = vec![answered.clone()];
    for (fact, values) in facts() {
        if !answered.contains_key(fact) {
            all = all
                .into_iter()
                .flat_map(|case| {
                    values.iter().map(move |value| {
                        let mut more = case.clone();
                        more.insert(fact.to_owned(), value.clone());
                        more
                    })
                })
                .collect();
        }
    }
    all
}

fn answers() -> impl Strategy<Value = Map<String, Value>> {
    prop::collection::vec(prop::option::of(any::<prop::sample::Index>()), 5).prop_map(|choices| {
        let chosen = facts().into_iter().zip(choices).filter_map(|((fact, values), choice)| {
            Some((fact.to_owned(), values[choice?.index(values.len())].clone()))
        });
        chosen.collect()
    })
}

/// Comparisons, by the fact they look at.
fn comparison(fact: usize) -> BoxedStrategy<String> {
    let written: &'static [&'static str] = match fact {
        0 => &["f.one", "f.one = no", "f.one != yes", "f.one in (yes, no)"],
        1 => &["f.two", "not f.two", "f.two = yes"],
        2 => &[
            "f.scale >= mid",
            "f.scale < high",
            "f.scale = mid",
            "f.scale != low",
            "f.scale in (low, high)",
            "f.scale >= low",
        ],
        3 => &["f.choice = red", "f.choice in (red, blue)", "f.choice in (red, blue, grey)", "f.choice != grey"],
        _ => &["f.count > 1", "f.count <= 3", "f.count = 2", "f.count in (0, 3)", "f.count < 0"],
    };
    prop::sample::select(written).prop_map(str::to_owned).boxed()
}

fn combined(parts: BoxedStrategy<String>) -> BoxedStrategy<String> {
    parts
        .prop_recursive(4, 24, 3, |inner| {
            prop_oneof![
                inner.clone().prop_map(|a| format!("not ({a})")),
                (inner.clone(), inner.clone()).prop_map(|(a, b)| format!("({a}) and ({b})")),
                (inner.clone(), inner.clone()).prop_map(|(a, b)| format!("({a}) or ({b})")),
                (1..=3u8, prop::collection::vec(inner, 3))
                    .prop_map(|(count, parts)| format!("{count} of ({})", parts.join(", "))),
            ]
        })
        .boxed()
}

proptest! {
    #[test]
    fn what_is_decided_stays_however_the_rest_is_answered(
        condition in combined((0..5usize).prop_flat_map(comparison).boxed()),
        answered in answers(),
    ) {
        let engine = engine(&condition);
        let (yes, not_no) = evaluate(&engine, &answered);
        for completion in completions(&answered) {
            let (completed, possibly) = evaluate(&engine, &completion);
            prop_assert_eq!(completed, possibly, "{} is settled where all is answered", &condition);
            prop_assert!(!yes || completed, "{}", &condition);
            prop_assert!(not_no || !completed, "{}", &condition);
        }
    }

    #[test]
    fn what_is_unknown_is_so_for_a_reason_where_each_fact_stands_once(
        parts in (0..5usize).prop_map(comparison).prop_flat_map(|_| (comparison(0), comparison(1), comparison(2), comparison(3), comparison(4))),
        shape in 0..6u8,
        answered in answers(),
    ) {
        let (a, b, c, d, e) = parts;
        let condition = match shape {
            0 => format!("{a} and {b} or {c} and {d} or {e}"),
            1 => format!("2 of ({a}, {b}, {c}, {d}, {e})"),
            2 => format!("not ({a} or {b}) and ({c} or not ({d} and {e}))"),
            3 => format!("4 of ({a}, {b}, {c}, {d}, {e})"),
            4 => format!("2 of ({a}, {b} or {c}, {d} and {e})"),
            _ => format!("({a} or {b} or {c}) and not (2 of ({d}, {e}))"),
        };
        let engine = engine(&condition);
        let (yes, not_no) = evaluate(&engine, &answered);
        let outcomes: Vec<bool> = completions(&answered).iter().map(|case| evaluate(&engine, case).0).collect();
        prop_assert_eq!(yes, outcomes.iter().all(|holds| *holds), "{}", &condition);
        prop_assert_eq!(not_no, outcomes.iter().any(|holds| *holds), "{}", &condition);
    }
}
