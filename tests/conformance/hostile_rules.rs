//! Rule sets that nobody writes: deep, long, wide, or made so that a naive evaluation never ends.

use crate::hostile::{MANY, codes, flag, on_a_small_stack, rules};
use std::fmt::Write as _;
use synlig::{Engine, Limits, RuleSet};

fn definition(when: &str) -> Vec<&'static str> {
    let text = rules(&format!(r#""definitions":{{"a":{{"when":"{when}"}}}}"#));
    on_a_small_stack(move || Engine::from_json([text.as_str()]).err().map(|error| codes(&error)).unwrap_or_default())
}

/// A decision's JSON for a case.
fn decide(text: String, case: String) -> serde_json::Value {
    on_a_small_stack(move || {
        let engine = Engine::from_json([text.as_str()]).unwrap();
        serde_json::from_str(&engine.decide_json(&case).unwrap()).unwrap()
    })
}

#[test]
fn deep_expressions() {
    // Longer than an expression may be, so that is what is said; within the length, depth is.
    assert_eq!(definition(&format!("{}yes", "not ".repeat(10_000))), ["expr.too_long"]);
    assert_eq!(definition(&format!("{}yes{}", "(".repeat(10_000), ")".repeat(10_000))), ["expr.too_long"]);
    assert_eq!(definition(&format!("{}yes", "not ".repeat(999))), ["expr.too_deep"]);
    assert_eq!(definition(&"(".repeat(4_000)), ["expr.too_deep"]);
    assert_eq!(definition(&format!("{}yes{}", "1 of (".repeat(600), ")".repeat(390))), ["expr.too_deep"]);
    assert_eq!(definition(&format!("{}yes{}", "possible(".repeat(400), ")".repeat(390))), ["expr.too_deep"]);
    assert_eq!(definition(&format!("{}yes", "not ".repeat(64))), [""; 0]);
    assert_eq!(definition(&format!("{}yes{}", "(".repeat(64), ")".repeat(64))), [""; 0]);
    // Wide, not deep: as many operands as there is room for.
    assert_eq!(definition(&format!("yes{}", " or yes".repeat(571))), [""; 0]);
    assert_eq!(definition(&format!("999 of ({}yes)", "no,".repeat(1_000))), [""; 0]);
    assert_eq!(definition(&"a".repeat(4_000)), ["expr.unknown_definition"]);
    assert_eq!(definition(&"9".repeat(4_000)), ["expr.out_of_range"]);
    assert_eq!(definition("99999999999 of (yes)"), ["expr.out_of_range"]);
}

/// `d0` is what is given, and each of the others is the one before it.
fn chain(length: usize, first: &str, last: &str) -> String {
    let mut definitions = format!(r#""d0":{{"when":"{first}"}}"#);
    for number in 1..length {
        write!(definitions, r#","d{number}":{{"when":"not d{}"}}"#, number - 1).unwrap();
    }
    rules(&format!(
        r#""facts":{{{}}},"definitions":{{{definitions}}},"tiers":{{"selective":{{"when":"{last}"}}}}"#,
        flag("a.flag")
    ))
}

#[test]
fn a_chain_of_two_hundred_thousand_definitions() {
    let limits = Limits { bytes: 100_000_000, ..Limits::default() };
    on_a_small_stack(move || {
        let rule_set = RuleSet::from_json_within(&chain(200_001, "a.flag", "d200000"), &limits).unwrap();
        let engine = Engine::new([rule_set]).unwrap();
        let decide =
            |facts: &str| engine.decide_json(&format!(r#"{{"as_of":"2024-03-01","facts":{{{facts}}}}}"#)).unwrap();
        assert!(decide(r#""a.flag":true"#).contains(r#""tier":{"possible":"selective","value":"selective"}"#));
        assert!(decide("").contains(r#""questions":[{"could_change":["tier"],"fact":"a.flag"}]"#));
    });
}

#[test]
fn many_unknown_names_are_told_soon() {
    let unknown = (0..MANY).map(|n| format!(r#""d{n}":{{"when":"zz{n}"}}"#)).collect::<Vec<_>>().join(",");
    let circle = chain(MANY, &format!("d{}", MANY - 1), "d1");
    for (text, code) in
        [(rules(&format!(r#""definitions":{{{unknown}}}"#)), "expr.unknown_definition"), (circle, "rules.cycle")]
    {
        on_a_small_stack(move || {
            let error = Engine::from_json([text.as_str()]).unwrap_err();
            assert_eq!(codes(&error), [code; MANY]);
        });
    }
}

#[test]
fn two_thousand_facts_in_one_list() {
    // An expression holds some three hundred of them; definitions carry the rest.
    let mut facts = Vec::new();
    let mut definitions = Vec::new();
    let mut case = Vec::new();
    for group in 0..20 {
        let ids: Vec<_> = (0..100).map(|number| format!("f.n{group:02}{number:02}")).collect();
        facts.extend(ids.iter().map(|id| flag(id)));
        case.extend(ids.iter().map(|id| format!(r#""{id}":true"#)));
        definitions.push(format!(r#""g{group:02}":{{"when":"2 of ({})"}}"#, ids.join(", ")));
    }
    let groups: Vec<_> = (0..20).map(|group| format!("g{group:02}")).collect();
    let text = rules(&format!(
        r#""facts":{{{}}},"definitions":{{{}}},"tiers":{{"selective":{{"when":"2 of ({})"}},"indicated":{{"when":"{}"}}}}"#,
        facts.join(","),
        definitions.join(","),
        groups.join(", "),
        groups.join(" or "),
    ));
    let decision = decide(text, format!(r#"{{"as_of":"2024-03-01","facts":{{{}}}}}"#, case.join(",")));
    assert_eq!(decision["tier"]["value"], "indicated");
    assert_eq!(decision["reasons"][0]["facts"], serde_json::json!(["f.n0000", "f.n0001"]));
}

#[test]
fn as_many_facts_as_one_expression_holds() {
    // Ids as short as they come, so that one expression holds nearly eight hundred of them.
    let letter = |number: usize| char::from(b'a' + u8::try_from(number % 26).unwrap());
    let ids: Vec<_> = (0..790).map(|n| format!("{}.{}{}", letter(n), letter(n / 26), letter(n / 676))).collect();
    for count in [1, 2, 400, 789, 790] {
        let when = format!("{count} of ({})", ids.join(","));
        let text = rules(&format!(
            r#""facts":{{{}}},"actions":{{"a.act":{{"strength":"may","label":{{"en":"l"}},"when":"{when}"}}}}"#,
            ids.iter().map(|id| flag(id)).collect::<Vec<_>>().join(",")
        ));
        let facts: Vec<_> = ids.iter().map(|id| format!(r#""{id}":true"#)).collect();
        let decision = decide(text, format!(r#"{{"as_of":"2024-03-01","facts":{{{}}}}}"#, facts.join(",")));
        assert_eq!(decision["actions"].as_array().unwrap().len(), 1);
        assert_eq!(decision["reasons"][0]["facts"].as_array().unwrap().len(), count);
    }
}

#[test]
fn three_thousand_rules() {
    let each = |one: fn(usize) -> String| (0..3_000).map(one).collect::<Vec<_>>().join(",");
    let text = rules(&format!(
        r#""services":{{"clinic":{{"en":"c"}}}},"facts":{{{}}},"events":{{{}}},"actions":{{{}}},"checklists":{{{}}},"tiers":{{"selective":{{"when":"f.n0 and f.n2999"}}}}"#,
        each(|n| flag(&format!("f.n{n}"))),
        each(|n| format!(r#""e.n{n}":{{"label":{{"en":"l"}}}}"#)),
        each(|n| format!(
            r#""a.n{n}":{{"strength":"must","by":["clinic"],"label":{{"en":"l"}},"when":"f.n{n} and not f.n{}","due":{{"within":"{} days","after":["e.n{n}"]}}}}"#,
            (n + 1) % 3_000,
            n % 300 + 1
        )),
        each(|n| format!(r#""c.n{n}":{{"items":[{{"id":"one","done":"f.n{n} or happened(e.n{n})"}}]}}"#)),
    ));
    assert!(text.len() < 4_000_000, "{}", text.len());
    let empty = decide(text.clone(), r#"{"as_of":"2024-03-01"}"#.to_owned());
    assert_eq!(empty["questions"].as_array().unwrap().len(), 3_000);
    assert_eq!(empty["actions"].as_array().unwrap().len(), 3_000);
    let all = |one: fn(usize) -> String| (0..3_000).map(one).collect::<Vec<_>>().join(",");
    let facts = all(|n| format!(r#""f.n{n}":{}"#, n % 2 == 0));
    let events = all(|n| format!(r#"{{"event":"e.n{n}","on":"2024-02-{:02}"}}"#, n % 29 + 1));
    let full = decide(text, format!(r#"{{"as_of":"2024-03-01","facts":{{{facts}}},"events":[{events}]}}"#));
    assert_eq!(full["actions"].as_array().unwrap().len(), 1_500);
    assert_eq!(full["questions"].as_array().unwrap().len(), 0);
}
