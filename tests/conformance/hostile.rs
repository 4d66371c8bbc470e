//! Texts that nobody means well: each gives the right code or a right answer, soon, without a panic, on a small stack.

use super::surface::agree;
use std::fmt::Write as _;
use std::sync::mpsc::{self, RecvTimeoutError};
use std::time::Duration;
use synlig::{Case, Engine, Error, Limits, RuleSet};

/// Enough to read what the limits let through, and little enough that recursion over the input would show. What is slow here
/// is slow with debug assertions on a busy machine; a release build takes a fraction.
const STACK: usize = 1 << 20;
const SOON: Duration = Duration::from_secs(30);

/// Faults enough that what takes time by their square is not soon any more.
pub const MANY: usize = 20_000;

/// Runs on a stack of 1 MiB, and does not wait for what takes too long.
pub fn on_a_small_stack<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> T {
    let (give, take) = mpsc::channel();
    let work = move || give.send(work());
    let thread = std::thread::Builder::new().stack_size(STACK).spawn(work).unwrap();
    match take.recv_timeout(SOON) {
        Ok(result) => result,
        Err(RecvTimeoutError::Timeout) => panic!("it takes more than {SOON:?}"),
        Err(RecvTimeoutError::Disconnected) => {
            std::panic::resume_unwind(thread.join().err().unwrap_or_else(|| Box::new("it ended without a result")))
        }
    }
}

pub const HEADER: &str =
    r#""synlig":1,"id":"example","version":"1.0.0","language":"en","country":"NO","title":{"en":"t"}"#;

/// A rule set of some sections.
pub fn rules(sections: &str) -> String {
    let comma = if sections.is_empty() { "" } else { "," };
    format!("{{{HEADER}{comma}{sections}}}")
}

/// A flag fact as a member.
pub fn flag(id: &str) -> String {
    format!(r#""{id}":{{"type":"flag","concern":"raises","label":{{"en":"l"}},"question":{{"en":"q"}}}}"#)
}

pub fn codes(error: &Error) -> Vec<&'static str> {
    error.diagnostics().iter().map(|diagnostic| diagnostic.code.as_str()).collect()
}

/// What reading a rule set and making an engine of it finds; nothing where it is accepted. Both ways must agree on that.
fn of_rules(text: String) -> Vec<&'static str> {
    on_a_small_stack(move || {
        let typed = RuleSet::from_json(&text).and_then(|rule_set| Engine::new([rule_set]));
        let json = Engine::from_json([text.as_str()]);
        assert_eq!(typed.is_ok(), json.is_ok());
        json.err().map(|error| codes(&error)).unwrap_or_default()
    })
}

fn vocabulary() -> String {
    let count =
        r#""a.count":{"type":"count","from":-2,"to":9,"concern":"raises","label":{"en":"l"},"question":{"en":"q"}}"#;
    rules(&format!(r#""facts":{{{},{count}}},"events":{{"a.event":{{"label":{{"en":"l"}}}}}}"#, flag("a.flag")))
}

/// What deciding a case finds; nothing where there is a decision.
fn of_case(text: String) -> Vec<&'static str> {
    on_a_small_stack(move || {
        let engine = Engine::from_json([vocabulary().as_str()]).unwrap();
        let typed = Case::from_json(&text).and_then(|case| engine.decide(&case)).map(|decision| decision.to_json());
        let json = engine.decide_json(&text);
        agree(&typed, &json);
        json.err().map(|error| codes(&error)).unwrap_or_default()
    })
}

fn of_fact(value: &str) -> Vec<&'static str> {
    of_case(format!(r#"{{"as_of":"2024-03-01","facts":{{"a.count":{value}}}}}"#))
}

#[test]
fn nesting_is_limited_before_the_stack_is() {
    for (open, close) in [("[", "]"), (r#"{"a":"#, "}")] {
        let nested = format!("{}1{}", open.repeat(100_000), close.repeat(100_000));
        assert_eq!(of_rules(nested.clone()), ["rules.too_deep"]);
        assert_eq!(of_rules(open.repeat(100_000)), ["rules.too_deep"]);
        assert_eq!(of_rules(rules(&format!(r#""facts":{nested}"#))), ["rules.too_deep"]);
        assert_eq!(of_rules(rules(&format!(r#""unknown":{nested}"#))), ["rules.too_deep"]);
        assert_eq!(of_case(nested.clone()), ["case.too_deep"]);
        for field in ["facts", "observations", "events", "child", "unknown", "as_of"] {
            assert_eq!(of_case(format!(r#"{{"{field}":{nested}}}"#)), ["case.too_deep"], "{field}");
        }
        assert_eq!(of_case(format!(r#"{{"events":[{{"event":{nested}}}]}}"#)), ["case.too_deep"]);
    }
}

#[test]
fn thirty_two_levels_are_read_and_no_more() {
    // The document itself is the first level.
    let nested = |levels: usize| format!("{}{}", "[".repeat(levels), "]".repeat(levels));
    assert_eq!(of_rules(rules(&format!(r#""unknown":{}"#, nested(31)))), ["rules.unknown_key"]);
    assert_eq!(of_rules(rules(&format!(r#""unknown":{}"#, nested(32)))), ["rules.too_deep"]);
    let case = |levels: usize| format!(r#"{{"as_of":"2024-03-01","unknown":{}}}"#, nested(levels));
    assert_eq!(of_case(case(31)), ["case.unknown_field"]);
    assert_eq!(of_case(case(32)), ["case.too_deep"]);
    let fact = |levels: usize| format!(r#"{{"as_of":"2024-03-01","facts":{{"a.flag":{}}}}}"#, nested(levels));
    assert_eq!(of_case(fact(30)), ["case.wrong_type"]);
    assert_eq!(of_case(fact(31)), ["case.too_deep"]);
}

#[test]
fn size_is_limited_in_bytes() {
    let padded = |text: String, bytes: usize| format!("{text}{}", " ".repeat(bytes - text.len()));
    assert_eq!(of_rules(padded(rules(""), 4_000_000)), [""; 0]);
    assert_eq!(of_rules(padded(rules(""), 4_000_001)), ["rules.too_large"]);
    let case = || r#"{"as_of":"2024-03-01"}"#.to_owned();
    assert_eq!(of_case(padded(case(), 4_000_000)), [""; 0]);
    assert_eq!(of_case(padded(case(), 4_000_001)), ["case.too_large"]);
    let limits = Limits { bytes: 10, ..Limits::default() };
    assert_eq!(codes(&Case::from_json_within(&case(), &limits).unwrap_err()), ["case.too_large"]);
    assert_eq!(codes(&RuleSet::from_json_within(&rules(""), &limits).unwrap_err()), ["rules.too_large"]);
}

#[test]
fn numbers_that_no_integer_is() {
    assert_eq!(of_fact("9"), [""; 0]);
    for number in ["10", "-3", "2147483648", "9223372036854775807", "9223372036854775808", "18446744073709551615"] {
        assert_eq!(of_fact(number), ["case.out_of_range"], "{number}");
    }
    for number in ["1.0", "-0.0", "1e0", "99999999999999999999", "-9223372036854775809", "1e308"] {
        assert_eq!(of_fact(number), ["case.wrong_type"], "{number}");
    }
    // Minus zero is zero to some readers and a fraction to others; it is no other error, and no crash.
    assert!([&[][..], &["case.wrong_type"]].contains(&&of_fact("-0")[..]));
    for number in ["1e999", "01", "+1", ".5", "1.", "0x1", "NaN", "Infinity", "-"] {
        assert_eq!(of_fact(number), ["case.invalid_json"], "{number}");
    }
    let of_default = |number: &str| {
        of_rules(rules(&format!(r#""parameters":{{"a":{{"type":"count","default":{number},"from":0,"to":5}}}}"#)))
    };
    for number in ["1.0", "99999999999999999999", "1e3"] {
        assert_eq!(of_default(number), ["rules.type"], "{number}");
    }
    assert_eq!(of_default("9223372036854775807"), ["rules.range"]);
    assert_eq!(of_default("1e999"), ["rules.invalid_json"]);
    for version in ["2", "0", "-1", "9223372036854775807"] {
        assert_eq!(
            of_rules(rules("").replacen("\"synlig\":1", &format!("\"synlig\":{version}"), 1)),
            ["rules.language_version"]
        );
    }
}

#[test]
fn bytes_that_are_no_text() {
    for bytes in
        [&b"\xff"[..], b"{\"a\":\"\xc3\"}", b"{\"a\":\"\xed\xa0\x80\"}", b"\xc0\xaf", b"\xf4\x90\x80\x80", b"{}\xfe"]
    {
        assert_eq!(codes(&RuleSet::from_slice(bytes).unwrap_err()), ["rules.invalid_utf8"]);
        assert_eq!(codes(&Case::from_slice(bytes).unwrap_err()), ["case.invalid_utf8"]);
    }
    for text in [
        "",
        " ",
        "\u{feff}{}",
        "{}{}",
        "{},",
        "\0",
        "{\0}",
        "nul",
        "\"a",
        "{\"a\"}",
        "{'a':1}",
        "// {}",
        "{\"a\":\"\\ud800\"}",
        "{\"a\":\"\\udc00\\ud800\"}",
        "{\"a\":\"\\u12\"}",
        "{\"a\":\"\n\"}",
        "\u{2028}{}",
    ] {
        assert_eq!(of_rules(text.to_owned()), ["rules.invalid_json"], "{text:?}");
        assert_eq!(of_case(text.to_owned()), ["case.invalid_json"], "{text:?}");
    }
}

#[test]
fn nul_and_other_strange_characters_inside_strings() {
    for strange in ["\\u0000", "\\ud83d\\ude00", "\u{202e}", "\\u007f", "\u{fffd}"] {
        let case = format!(
            r#"{{"as_of":"2024-03-01","service":"{strange}","facts":{{"a.flag{strange}":true}},"{strange}":1}}"#
        );
        assert_eq!(of_case(case), ["case.unknown_service", "case.unknown_fact", "case.unknown_field"], "{strange}");
        let case = format!(r#"{{"as_of":"2024-03-01","service":"{strange}","facts":{{"a.flag{strange}":true}}}}"#);
        assert_eq!(of_case(case), ["case.unknown_service", "case.unknown_fact"], "{strange}");
        assert_eq!(
            of_rules(rules(&format!(r#""facts":{{{}}}"#, flag(&format!("a.b{strange}"))))),
            ["rules.invalid_id"]
        );
        assert_eq!(of_rules(rules(&format!(r#""definitions":{{"a":{{"when":"yes{strange}"}}}}"#))), ["expr.character"]);
    }
}

#[test]
fn one_string_of_megabytes() {
    let long = "x".repeat(3_900_000);
    assert_eq!(of_case(format!(r#"{{"as_of":"{long}"}}"#)), ["case.invalid_date"]);
    assert_eq!(of_case(format!(r#"{{"as_of":"2024-03-01","service":"{long}"}}"#)), ["case.unknown_service"]);
    assert_eq!(of_case(format!(r#"{{"as_of":"2024-03-01","{long}":1}}"#)), ["case.unknown_field"]);
    assert_eq!(of_case(format!(r#"{{"as_of":"2024-03-01","facts":{{"{long}":1}}}}"#)), ["case.unknown_fact"]);
    assert_eq!(of_case(format!(r#"{{"as_of":"2024-03-01","facts":{{"a.count":"{long}"}}}}"#)), ["case.wrong_type"]);
    assert_eq!(of_rules(rules(&format!(r#""{long}":1"#))), ["rules.unknown_key"]);
    assert_eq!(of_rules(rules(&format!(r#""definitions":{{"a":{{"when":"{long}"}}}}"#))), ["expr.too_long"]);
    assert_eq!(of_rules(rules(&format!(r#""definitions":{{"{long}":{{"when":"yes"}}}}"#))), ["rules.invalid_id"]);
    assert_eq!(of_rules(rules(&format!(r#""summary":{{"en":"{long}"}}"#))), [""; 0]);
    let number = "9".repeat(3_900_000);
    assert_eq!(of_fact(&number), ["case.invalid_json"]);
}

#[test]
fn duplicate_keys_at_each_level() {
    let twice = |pair: &str| format!("{pair},{pair}");
    for case in [
        format!("{{{}}}", twice(r#""as_of":"2024-03-01""#)),
        format!(r#"{{"as_of":"2024-03-01",{}}}"#, twice(r#""facts":{}"#)),
        format!(r#"{{"as_of":"2024-03-01","facts":{{{}}}}}"#, twice(r#""a.flag":true"#)),
        format!(r#"{{"as_of":"2024-03-01","child":{{{}}}}}"#, twice(r#""due":"2024-03-01""#)),
        format!(r#"{{"as_of":"2024-03-01","events":[{{"event":"a.event",{}}}]}}"#, twice(r#""on":"2024-03-01""#)),
        r#"{"as_of":"2024-03-01","facts":{"a.flag":true,"\u0061.flag":true}}"#.to_owned(),
    ] {
        assert_eq!(of_case(case.clone()), ["case.duplicate_key"], "{case}");
    }
    for sections in [
        twice(r#""summary":{"en":"s"}"#),
        format!(r#""summary":{{{}}}"#, twice(r#""en":"s""#)),
        format!(r#""definitions":{{"a":{{{}}}}}"#, twice(r#""when":"yes""#)),
        format!(r#""valid":{{{}}}"#, twice(r#""from":"2024-01-01""#)),
    ] {
        assert_eq!(of_rules(rules(&sections)), ["rules.duplicate_key"], "{sections}");
    }
}

#[test]
fn many_faults_are_told_soon() {
    let mut members = String::new();
    for number in 0..MANY {
        write!(members, r#","x{number}":1"#).unwrap();
    }
    assert_eq!(of_case(format!(r#"{{"as_of":"2024-03-01"{members}}}"#)).len(), MANY);
    assert_eq!(of_rules(rules(&members[1..])).len(), MANY);
}

#[test]
fn ten_thousand_observations_and_events_are_enough() {
    let observation = r#"{"fact":"a.flag","value":true,"on":"2024-03-01"}"#;
    let event = r#"{"event":"a.event","on":"2024-03-01"}"#;
    let case = |observations: usize, events: usize| {
        let list = |one: &str, times: usize| vec![one; times].join(",");
        let (observations, events) = (list(observation, observations), list(event, events));
        format!(r#"{{"as_of":"2024-03-01","observations":[{observations}],"events":[{events}]}}"#)
    };
    assert_eq!(of_case(case(10_000, 10_000)), [""; 0]);
    assert_eq!(of_case(case(10_001, 10_000)), ["case.too_many_observations"]);
    assert_eq!(of_case(case(10_000, 10_001)), ["case.too_many_events"]);
    assert_eq!(of_case(case(20_000, 20_000)), ["case.too_many_observations", "case.too_many_events"]);
}
