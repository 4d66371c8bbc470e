//! Texts by subject, kind, language and day.

use super::{Kind, Subject};
use crate::decide::Cell;
use crate::decide::decision::Tier;
use crate::{Date, Engine, Language, RuleSet};

const RULES: &str = r#"{
  "synlig": 1, "id": "texts", "version": "1.0.0", "language": "nb", "country": "NO",
  "title": { "nb": "Prøve", "en": "A trial" }, "summary": { "nb": "Om prøven", "en": "About the trial" },
  "sources": {
    "law": { "title": "Prøveloven", "locator": "§ 1", "address": "https://example.org/" },
    "guide": { "title": { "nb": "Veileder", "en": "Guide" } }
  },
  "parameters": { "wait": { "type": "duration", "default": "7 days", "from": "1 day", "to": "14 days",
    "label": { "nb": "Ventetid", "en": "Waiting time" } } },
  "services": { "school": { "nb": "skole", "sv": "skola", "en": "school" } },
  "facts": { "parent.drinks": {
    "type": "scale", "concern": "raises",
    "values": [{ "id": "no", "label": { "nb": "nei", "en": "no" } }, { "id": "yes", "label": { "nb": "ja", "en": "yes" } }],
    "label": { "nb": "Rus", "en": "Drinking" }, "question": { "nb": "Drikker noen?", "en": "Does anyone drink?" },
    "help": { "nb": "Spør åpent.", "en": "Ask openly." } } },
  "events": { "x.set": { "label": { "nb": "Satt", "en": "Set" },
    "outcomes": [{ "id": "1", "label": { "nb": "én", "en": "one" } }, { "id": "closed", "label": { "nb": "slutt", "en": "end" } }] } },
  "definitions": { "worrying": { "when": "parent.drinks = yes", "label": { "nb": "Bekymring", "en": "Worry" } } },
  "consents": { "share": { "given": "yes", "refused": "no", "label": { "nb": "Å dele", "en": "To share" } } },
  "visibility": { "symptoms": "no", "problem": "worrying", "label": { "nb": "Matrisen", "en": "The matrix" }, "cells": {
    "A": { "nb": "a", "en": "A in words" }, "B": { "nb": "b", "en": "B in words" },
    "C": { "nb": "c", "en": "C in words" }, "D": { "nb": "d", "en": "D in words" } } },
  "tiers": {
    "selective": { "when": "worrying", "label": { "nb": "Noen er bekymret", "en": "Somebody is worried" } },
    "indicated": [
      { "when": "no", "valid": { "to": "2023-12-31" }, "label": { "nb": "Før", "en": "Before" } },
      { "when": "no", "valid": { "from": "2024-01-01" }, "label": { "nb": "Etter", "en": "After" } }] },
  "ladders": { "x.level": { "event": "x.set", "label": { "nb": "Nivåene", "en": "The levels" },
    "levels": [{ "id": "1", "enter": "worrying", "label": { "nb": "Første", "en": "First" } }] } },
  "actions": { "x.do": [
    { "strength": "should", "when": "worrying", "due": { "within": "7 days", "after": ["x.set"] }, "valid": { "to": "2023-12-31" },
      "label": { "nb": "Gjør det gamle", "en": "Do the old" } },
    { "strength": "should", "when": "worrying", "valid": { "from": "2024-01-01" },
      "label": { "nb": "Gjør det nye", "en": "Do the new" }, "text": { "nb": "Slik.", "en": "Like this." } }] },
  "checklists": { "x.list": { "label": { "nb": "Lista", "en": "The list" },
    "items": [{ "id": "goal", "done": "worrying", "label": { "nb": "Mål", "en": "Goal" } }] } }
}"#;

fn engine() -> Engine {
    Engine::new([RuleSet::from_json(RULES).unwrap()]).unwrap()
}

#[test]
fn every_kind_of_subject_has_its_texts() {
    let engine = engine();
    for (name, kind, expected) in [
        ("rule_set:texts", "label", "A trial"),
        ("rule_set:texts", "text", "About the trial"),
        ("fact:parent.drinks", "label", "Drinking"),
        ("fact:parent.drinks", "question", "Does anyone drink?"),
        ("fact:parent.drinks", "text", "Ask openly."),
        ("value:parent.drinks:yes", "label", "yes"),
        ("event:x.set", "label", "Set"),
        ("outcome:x.set:closed", "label", "end"),
        ("service:school", "label", "school"),
        ("definition:worrying", "label", "Worry"),
        ("consent:share", "label", "To share"),
        ("parameter:wait", "label", "Waiting time"),
        ("visibility", "label", "The matrix"),
        ("cell:A", "label", "A in words"),
        ("criterion:texts:selective", "label", "Somebody is worried"),
        ("ladder:x.level", "label", "The levels"),
        ("level:x.level:1", "label", "First"),
        ("action:x.do", "label", "Do the old"),
        ("checklist:x.list", "label", "The list"),
        ("item:x.list:goal", "label", "Goal"),
        ("source:law", "label", "Prøveloven"),
        ("source:law", "locator", "§ 1"),
        ("source:law", "address", "https://example.org/"),
        ("source:guide", "label", "Guide"),
    ] {
        let (subject, kind) = (Subject::parse(name).unwrap(), Kind::parse(kind).unwrap());
        assert_eq!(engine.texts().get(subject, kind, Language::En), Some(expected), "{name}");
    }
}

#[test]
fn what_is_not_there_is_nothing() {
    let engine = engine();
    for name in ["fact:no.such", "value:parent.drinks:no_such", "item:x.list:no_such", "source:none", "rule_set:none"] {
        assert_eq!(engine.texts().get(Subject::parse(name).unwrap(), Kind::Label, Language::En), None, "{name}");
    }
    assert_eq!(engine.texts().get(Subject::Fact("parent.drinks"), Kind::Address, Language::En), None);
    assert_eq!(engine.texts().label(Subject::Fact("no.such"), Language::En), "no.such");
    for name in
        ["", "fact", "fact:", "cell:E", "level:x.level", "level::1", "criterion:texts:universal", "x:y", "visibility:A"]
    {
        assert_eq!(Subject::parse(name), None, "{name}");
    }
    assert_eq!(Kind::parse("Label"), None);
}

#[test]
fn a_language_that_is_not_written_falls_back_to_the_rule_set_s_own() {
    let engine = engine();
    let service = |language| engine.texts().get(Subject::Service("school"), Kind::Label, language);
    assert_eq!(service(Language::Sv), Some("skola"));
    assert_eq!(service(Language::Nn), Some("skole"));
    assert_eq!(engine.texts().get(Subject::Cell(Cell::B), Kind::Label, Language::Sv), Some("b"));
}

#[test]
fn the_version_of_the_day_speaks() {
    let engine = engine();
    let on = |year| engine.texts().on(Date::new(year, 6, 1).unwrap());
    let action = Subject::Action("x.do");
    assert_eq!(on(2023).get(action, Kind::Label, Language::En), Some("Do the old"));
    assert_eq!(on(2023).get(action, Kind::Text, Language::En), None);
    assert_eq!(on(2024).get(action, Kind::Text, Language::En), Some("Like this."));
    assert_eq!(on(2023).starts("x.do").collect::<Vec<_>>(), ["x.set"]);
    assert_eq!(on(2024).starts("x.do").count(), 0);
    let criterion = Subject::Criterion("texts", Tier::Indicated);
    assert_eq!(on(2023).get(criterion, Kind::Label, Language::En), Some("Before"));
    assert_eq!(on(2024).get(criterion, Kind::Label, Language::En), Some("After"));
    assert_eq!(engine.texts().get(criterion, Kind::Label, Language::En), None, "without a day there are two");
}
