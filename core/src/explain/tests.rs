//! The data file is complete, and explanations read as they should.

use super::phrases::all;
use crate::{Case, Engine, Language, RuleSet};
use std::collections::BTreeSet;

fn placeholders(sentence: &str) -> BTreeSet<&str> {
    sentence.split('{').skip(1).filter_map(|rest| rest.split_once('}')).map(|(name, _)| name).collect()
}

#[test]
fn every_sentence_stands_in_four_languages_with_the_same_values() {
    let all = all();
    assert!(all.len() > 80, "the data file is read");
    for (key, texts) in &all {
        assert_eq!(texts.keys().map(String::as_str).collect::<Vec<_>>(), ["en", "nb", "nn", "sv"], "{key}");
        let expected = placeholders(&texts["en"]);
        for (language, text) in texts {
            assert_eq!(placeholders(text), expected, "{key} in {language}");
            assert!(!text.trim().is_empty(), "{key} in {language}");
        }
    }
}

#[test]
fn english_is_never_left_where_another_language_belongs() {
    for (key, texts) in all() {
        let words = |text: &str| text.split_whitespace().filter(|word| !word.starts_with('{')).count();
        if words(&texts["en"]) > 1 {
            for language in ["nb", "nn", "sv"] {
                assert_ne!(texts["en"], texts[language], "{key} in {language}");
            }
        }
    }
}

#[test]
fn every_sentence_is_used() {
    let code = concat!(include_str!("write.rs"), include_str!("phrases.rs"));
    for key in all().keys() {
        let stem = key.split('.').next().unwrap_or_default();
        let by_family = ["month", "unit", "heading", "due", "warning", "outcome", "reason"].contains(&stem);
        assert!(by_family || code.contains(&format!("\"{key}\"")), "`{key}` is not used");
    }
}

fn engine() -> Engine {
    let read = |id: &str| {
        let path = format!("{}/../rules/{id}/ruleset.json", env!("CARGO_MANIFEST_DIR"));
        RuleSet::from_json(&std::fs::read_to_string(path).unwrap()).unwrap()
    };
    Engine::new([read("no-modellkommune"), read("no-meldeplikt")]).unwrap()
}

#[test]
fn an_explanation_says_what_is_due_and_why_in_each_language() {
    let engine = engine();
    let case = r#"{ "as_of": "2026-03-12", "service": "school", "child": { "born": "2016-05-01" },
        "facts": { "child.maladjustment": true, "danger.immediate": "acute" },
        "events": [{ "event": "concern.raised", "on": "2026-03-01" }, { "event": "report.received", "on": "2026-03-02" }] }"#;
    let decision = engine.decide(&Case::from_json(case).unwrap()).unwrap();
    for (language, urgent, overdue) in [
        (Language::Nb, "Dette haster", "Fristen var 9. mars 2026"),
        (Language::Nn, "Dette hastar", "Fristen var 9. mars 2026"),
        (Language::Sv, "Det är bråttom", "Tidsfristen var 9 mars 2026"),
        (Language::En, "This is urgent", "It was due on 9 March 2026"),
    ] {
        let page = engine.explain(&decision, language).to_string();
        assert!(page.contains(urgent), "{page}");
        assert!(page.contains(overdue), "{page}");
        assert!(!page.contains('{') && !page.contains("  \n"), "{page}");
    }
}
