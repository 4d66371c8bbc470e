//! Property tests: whatever comes in, nothing panics, and both ways in agree.
//!
//! Pieces of rule sets and cases are cut out, doubled and swapped, so that what is tried gets past the first checks.

use super::surface::agree;
use crate::folder;
use proptest::prelude::*;
use std::sync::LazyLock;
use synlig::{Case, Engine, RuleSet};

/// The shipped rule sets that stand alone, and those of the cases: enough different shapes to cut from.
static RULES: LazyLock<Vec<String>> = LazyLock::new(|| {
    let shipped = synlig_rules::ALL.iter().map(|shipped| shipped.json.to_owned());
    let cases = folder::all().into_iter().flat_map(|folder| folder.rules);
    // A made text of megabytes is what the hostile tests are for.
    shipped.chain(cases.filter_map(|bytes| String::from_utf8(bytes).ok())).filter(|text| text.len() < 500_000).collect()
});

static CASES: LazyLock<Vec<String>> = LazyLock::new(|| {
    let cases = folder::all().into_iter().filter_map(|folder| folder.case);
    let texts = cases.filter_map(|bytes| String::from_utf8(bytes).ok());
    texts.filter(|text| text.len() < 100_000).chain([SHIPPED_CASE.to_owned()]).collect()
});

/// A case that the default rule sets can decide.
const SHIPPED_CASE: &str = r#"{"as_of":"2024-03-01","service":"kindergarten","child":{"born":"2019-09-02"},
"facts":{"parent.substance_misuse":"suspected"},
"observations":[{"fact":"parent.mental_illness","value":"established","by":"school","on":"2024-02-20"}],
"events":[{"event":"concern.raised","on":"2024-02-12","by":"kindergarten"}]}"#;

static ENGINE: LazyLock<Engine> = LazyLock::new(|| {
    let texts = synlig_rules::DEFAULT.iter().filter_map(|id| synlig_rules::get(id)).map(|shipped| shipped.json);
    Engine::from_json(texts).unwrap()
});

/// What is done to a text.
#[derive(Clone, Debug)]
enum Change {
    Cut(usize, usize),
    Double(usize, usize),
    Swap(usize, usize, usize),
    Put(usize, String),
}

impl Change {
    /// Places are taken modulo the length, and moved to the next border between characters.
    fn apply(&self, text: &str) -> String {
        let place = |at: usize| {
            let at = at % (text.len() + 1);
            (at..=text.len()).find(|at| text.is_char_boundary(*at)).unwrap_or(text.len())
        };
        let piece = |at: usize, length: usize| (place(at), place(at).max(place(place(at) + length % 400)));
        match self {
            Self::Cut(at, length) => {
                let (from, to) = piece(*at, *length);
                format!("{}{}", &text[..from], &text[to..])
            }
            Self::Double(at, length) => {
                let (from, to) = piece(*at, *length);
                format!("{}{}", &text[..to], &text[from..])
            }
            Self::Swap(at, length, other) => {
                let (from, to) = piece(*at, *length);
                let cut = format!("{}{}", &text[..from], &text[to..]);
                let at = (other % (cut.len() + 1)..=cut.len()).find(|at| cut.is_char_boundary(*at)).unwrap_or(0);
                format!("{}{}{}", &cut[..at], &text[from..to], &cut[at..])
            }
            Self::Put(at, words) => {
                let at = place(*at);
                format!("{}{words}{}", &text[..at], &text[at..])
            }
        }
    }
}

fn changes() -> impl Strategy<Value = Vec<Change>> {
    let words = prop_oneof![
        Just("null".to_owned()),
        Just("\"\"".to_owned()),
        Just("{}".to_owned()),
        Just("[]".to_owned()),
        Just(" not ".to_owned()),
        Just("\"2024-02-29\"".to_owned()),
        Just("-1".to_owned()),
        Just("99999999999".to_owned()),
        Just("(".to_owned()),
        Just("$".to_owned()),
        Just("😀".to_owned()),
        Just(",".to_owned()),
        Just("\\u0000".to_owned()),
        "[a-z.= ]{0,12}",
        any::<char>().prop_map(String::from),
    ];
    let change = prop_oneof![
        (any::<usize>(), any::<usize>()).prop_map(|(at, length)| Change::Cut(at, length)),
        (any::<usize>(), any::<usize>()).prop_map(|(at, length)| Change::Double(at, length)),
        (any::<usize>(), any::<usize>(), any::<usize>()).prop_map(|(at, length, to)| Change::Swap(at, length, to)),
        (any::<usize>(), words).prop_map(|(at, words)| Change::Put(at, words)),
    ];
    prop::collection::vec(change, 1..4)
}

fn changed(text: &str, changes: &[Change]) -> String {
    changes.iter().fold(text.to_owned(), |text, change| change.apply(&text))
}

/// A JSON text of any shape, small.
fn json() -> impl Strategy<Value = serde_json::Value> {
    let word = prop::sample::select(vec![
        "synlig",
        "id",
        "version",
        "title",
        "facts",
        "actions",
        "when",
        "due",
        "within",
        "after",
        "type",
        "flag",
        "as_of",
        "2024-03-01",
        "events",
        "observations",
        "fact",
        "value",
        "on",
        "a.b",
        "yes",
        "en",
        "extends",
        "set",
        "add",
        "valid",
        "from",
        "tiers",
        "laws",
    ]);
    let text = prop_oneof![word.prop_map(str::to_owned), any::<String>()];
    let leaf = prop_oneof![
        Just(serde_json::Value::Null),
        any::<bool>().prop_map(Into::into),
        any::<i64>().prop_map(Into::into),
        any::<f64>().prop_map(Into::into),
        text.clone().prop_map(Into::into),
    ];
    leaf.prop_recursive(6, 60, 8, move |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..8).prop_map(Into::into),
            prop::collection::vec((text.clone(), inner), 0..8)
                .prop_map(|pairs| serde_json::Value::Object(pairs.into_iter().collect())),
        ]
    })
}

/// Reads and decides in every way; what comes out of one way comes out of the other.
fn survive(rules: &[u8], case: &[u8]) {
    let read = RuleSet::from_slice(rules);
    if let Ok(text) = std::str::from_utf8(rules) {
        let json = Engine::from_json([text]);
        let typed = read.and_then(|rule_set| Engine::new([rule_set]));
        assert_eq!(typed.is_ok(), json.is_ok());
        match (typed, json) {
            (Ok(typed), Ok(json)) => {
                assert_eq!(typed.digest(), json.digest());
                survive_case(&json, case);
            }
            // A place is a place in the text.
            (_, Err(error)) => assert!(error.diagnostics().iter().all(|found| found.line > 0 && found.column > 0)),
            _ => {}
        }
    }
    survive_case(&ENGINE, case);
}

fn survive_case(engine: &Engine, case: &[u8]) {
    let typed = Case::from_slice(case).and_then(|case| engine.decide(&case)).map(|decision| decision.to_json());
    if let Ok(text) = std::str::from_utf8(case) {
        agree(&typed, &engine.decide_json(text));
    }
    if let Ok(decision) = typed {
        let back: serde_json::Value = serde_json::from_str(&decision).unwrap();
        // Canonical: sorted keys, no spaces; so reading and writing it gives it again.
        assert_eq!(back.to_string(), decision);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn random_bytes(rules in prop::collection::vec(any::<u8>(), 0..400), case in prop::collection::vec(any::<u8>(), 0..400)) {
        survive(&rules, &case);
    }

    #[test]
    fn random_json(rules in json(), case in json()) {
        survive(rules.to_string().as_bytes(), case.to_string().as_bytes());
    }

    #[test]
    fn changed_rule_sets(which in any::<prop::sample::Index>(), changes in changes()) {
        survive(changed(&RULES[which.index(RULES.len())], &changes).as_bytes(), SHIPPED_CASE.as_bytes());
    }

    #[test]
    fn changed_cases(which in any::<prop::sample::Index>(), changes in changes()) {
        survive(b"{}", changed(&CASES[which.index(CASES.len())], &changes).as_bytes());
    }

    #[test]
    fn changed_cases_of_their_own_rules(which in any::<prop::sample::Index>(), changes in changes()) {
        let folders = &*SINGLE;
        let (rules, case) = &folders[which.index(folders.len())];
        survive(rules.as_bytes(), changed(case, &changes).as_bytes());
    }

    #[test]
    fn random_expressions(when in "[a-z0-9_.,()$<>=! åø]{0,60}|(not |\\(|yes|no| and | or |a\\.b|2 of \\(|\\)|, | >= |3 days|since\\(|tier| in ){0,24}") {
        let when = serde_json::to_string(&when).unwrap();
        let rules = crate::hostile::rules(&format!(r#""definitions":{{"a":{{"when":{when}}}}},"tiers":{{"selective":{{"when":"a"}}}}"#));
        survive(rules.as_bytes(), br#"{"as_of":"2024-03-01"}"#);
    }
}

/// Cases with one rule set, as texts.
static SINGLE: LazyLock<Vec<(String, String)>> = LazyLock::new(|| {
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).ok().filter(|text| text.len() < 100_000);
    let one = |folder: folder::Folder| match <[Vec<u8>; 1]>::try_from(folder.rules) {
        Ok([rules]) => Some((text(rules)?, text(folder.case?)?)),
        Err(_) => None,
    };
    folder::all().into_iter().filter_map(one).collect()
});
