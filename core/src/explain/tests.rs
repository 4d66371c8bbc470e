//! The data file is complete, and explanations read as they should.

use super::phrases::{Phrases, Sentence, all};
use crate::{Case, Date, Engine, Explanation, Language, RuleSet};
use std::collections::BTreeSet;

/// The sources whose sentences stand in the data file.
const CODE: [&str; 9] = [
    include_str!("action.rs"),
    include_str!("gap.rs"),
    include_str!("ladder.rs"),
    include_str!("note.rs"),
    include_str!("page.rs"),
    include_str!("phrases.rs"),
    include_str!("place.rs"),
    include_str!("reason.rs"),
    include_str!("writer.rs"),
];

/// Sentences that are alike in Bokmål and Nynorsk, looked at one by one.
const ALIKE_IN_NORWEGIAN: [&str; 37] = [
    "about.rule_set",
    "action",
    "action.held_back",
    "action.held_by",
    "and",
    "basis",
    "carried.answer",
    "cell",
    "checklist.complete",
    "date",
    "due.at_once",
    "due.on",
    "heading.about",
    "heading.checklists",
    "heading.done",
    "heading.questions",
    "heading.warnings",
    "level",
    "level.labelled",
    "month.1",
    "month.10",
    "month.11",
    "month.12",
    "month.2",
    "month.3",
    "month.4",
    "month.5",
    "month.6",
    "month.7",
    "month.8",
    "month.9",
    "or",
    "outcome.more.many",
    "outcome.more.one",
    "question.changes",
    "quote",
    "tier",
];

fn placeholders(sentence: &str) -> BTreeSet<&str> {
    sentence.split('{').skip(1).filter_map(|rest| rest.split_once('}')).map(|(name, _)| name).collect()
}

/// Whether there is anything in a sentence that could be translated.
fn has_words(sentence: &str) -> bool {
    let outside = sentence.split('{').map(|part| part.split_once('}').map_or(part, |(_, after)| after));
    outside.flat_map(str::chars).any(char::is_alphabetic)
}

/// Every string of the code that has the form of a key.
fn literals() -> BTreeSet<&'static str> {
    let strings = CODE.iter().flat_map(|code| code.lines()).flat_map(|line| line.split('"').skip(1).step_by(2));
    strings.filter(|text| text.bytes().all(|b| b.is_ascii_lowercase() || b == b'.' || b == b'_')).collect()
}

#[test]
fn every_sentence_stands_in_four_languages_with_the_same_values() {
    assert!(all().len() > 100, "the data file is read");
    for (key, sentence) in all() {
        let expected = placeholders(sentence.of(Language::En));
        for language in Language::ALL {
            let text = sentence.of(language);
            assert_eq!(placeholders(text), expected, "{key} in {}", language.code());
            assert!(!text.trim().is_empty() && text.trim() == text, "{key} in {}", language.code());
        }
    }
}

#[test]
fn every_sentence_is_used_and_every_key_in_the_code_is_there() {
    let (all, literals) = (all(), literals());
    for key in all.keys() {
        assert!(literals.contains(key) || key.starts_with("month."), "`{key}` is not used");
    }
    let families: BTreeSet<_> = all.keys().filter_map(|key| key.split_once('.')).map(|(family, _)| family).collect();
    let keys = literals.iter().filter(|text| text.split_once('.').is_some_and(|(family, _)| families.contains(family)));
    for key in keys {
        assert!(all.contains_key(key), "`{key}` is not in the file");
    }
    for month in 1..=12 {
        assert!(all.contains_key(format!("month.{month}").as_str()));
    }
}

#[test]
fn no_sentence_is_left_in_another_language() {
    let mut alike = Vec::new();
    for (key, sentence) in all() {
        let same = |one, other| sentence.of(one) == sentence.of(other);
        if same(Language::Nb, Language::Nn) {
            alike.push(key);
        }
        let foreign = [Language::Nb, Language::Nn, Language::Sv];
        let left = foreign.iter().find(|one| same(**one, Language::En));
        let names = key.starts_with("month.") || key == "about.rule_set";
        assert!(left.is_none() || names || !has_words(sentence.of(Language::En)), "{key}");
    }
    let units = |key: &&str| !key.starts_with("unit.") && !key.starts_with("strength.") && *key != "reason.criterion";
    assert_eq!(alike.into_iter().filter(units).collect::<Vec<_>>(), ALIKE_IN_NORWEGIAN);
}

#[test]
fn dates_and_periods_are_said_in_each_language() {
    let day = Date::new(2024, 3, 1).unwrap();
    for (language, date, days, periods) in [
        (Language::Nb, "1. mars 2024", "14 dager", "7 dager og 3 måneder"),
        (Language::Nn, "1. mars 2024", "14 dagar", "7 dagar og 3 månader"),
        (Language::Sv, "1 mars 2024", "14 dagar", "7 dagar och 3 månader"),
        (Language::En, "1 March 2024", "14 days", "7 days and 3 months"),
    ] {
        let phrases = Phrases::new(language);
        assert_eq!(phrases.date(day), date);
        assert_eq!(phrases.period("14 days"), days);
        assert_eq!(phrases.period("7 days + 3 months"), periods);
    }
    let phrases = Phrases::new(Language::En);
    let said =
        ["1 day", "0 days", "1 working day", "3 working days", "1 week", "6 weeks", "1 month", "1 year", "2 years"];
    for period in said {
        assert_eq!(phrases.period(period), period);
    }
}

#[test]
fn a_value_stays_as_it_is_and_no_sentence_ends_twice() {
    let phrases = Phrases::new(Language::En);
    let said = |label| phrases.say("action", &[("strength", "Duty"), ("label", label)]);
    assert_eq!(said("use {strength} {x}"), "Duty: use {strength} {x}.");
    assert_eq!(said("is it so?"), "Duty: is it so?");
    let sentences: Vec<Sentence> = all().into_values().collect();
    assert!(sentences.iter().all(|sentence| !sentence.of(Language::En).ends_with("..")));
}

/// One rule set with something of everything.
const RULES: &str = r#"{
  "synlig": 1, "id": "small", "version": "1.2.0", "language": "en", "country": "NO",
  "title": { "en": "A small one" }, "valid": { "to": "2024-01-31" },
  "sources": { "guide": { "title": "The guide", "locator": "page 3" }, "law": { "title": "The Act § 1", "locator": "§ 1" } },
  "services": { "school": { "en": "school" }, "clinic": { "en": "clinic" } },
  "facts": {
    "child.sad": { "type": "flag", "concern": "raises", "label": { "en": "The child is sad" },
      "question": { "en": "Is the child sad?" }, "help": { "en": "Think of the last weeks." }, "valid_for": "30 days" },
    "parent.ill": { "type": "flag", "concern": "raises", "label": { "en": "A parent is ill" }, "question": { "en": "Is a parent ill?" } },
    "child.danger": { "type": "flag", "concern": "raises", "label": { "en": "Danger" }, "question": { "en": "Is there danger?" } },
    "consent.talk": { "type": "choice", "concern": "neutral", "label": { "en": "Consent" }, "question": { "en": "Do they agree?" },
      "values": [{ "id": "yes", "label": { "en": "yes" } }, { "id": "no", "label": { "en": "no" } }] }
  },
  "events": {
    "x.raised": { "label": { "en": "Concern raised" } }, "x.told": { "label": { "en": "Leader told" } },
    "x.level_set": { "label": { "en": "Level set" }, "outcomes": [
      { "id": "0", "label": { "en": "0" } }, { "id": "1", "label": { "en": "1" } }, { "id": "closed", "label": { "en": "closed" } }] }
  },
  "consents": { "talk": { "given": "consent.talk = yes", "refused": "consent.talk = no", "ask": "x.ask",
    "label": { "en": "They agree to a talk" }, "basis": ["guide"] } },
  "visibility": { "symptoms": "child.sad", "problem": "parent.ill", "basis": ["guide"], "cells": {
    "A": { "en": "Seen." }, "B": { "en": "Half seen." }, "C": { "en": "Coping." }, "D": { "en": "Unseen." } } },
  "tiers": { "selective": { "when": "parent.ill", "label": { "en": "Group at risk" }, "basis": ["guide"] }, "indicated": { "when": "child.sad" } },
  "ladders": { "x.level": { "event": "x.level_set", "label": { "en": "The levels" }, "levels": [
    { "id": "0", "enter": "happened(x.raised)", "label": { "en": "Wonder" }, "leave": "not child.sad and not happened(x.raised)" },
    { "id": "1", "enter": "child.sad", "label": { "en": "Act" }, "leave": "child.sad = no" }] } },
  "actions": {
    "x.alarm": { "strength": "must", "when": "child.danger", "due": { "within": "immediately", "after": ["x.raised"] }, "by": ["school"],
      "basis": ["law"], "label": { "en": "Call for help" }, "holds_back": ["x.wait"] },
    "x.tell": { "strength": "must", "when": "yes", "due": { "within": "3 working days", "after": ["x.raised"] }, "done": ["x.told"],
      "by": ["school", "clinic"], "basis": ["law", "guide"], "label": { "en": "Tell the leader" }, "text": { "en": "Briefly." } },
    "x.later": { "strength": "should", "when": "yes", "due": { "within": ["7 days", "3 months"], "after": ["x.told", "x.level_set"] },
      "label": { "en": "Look again" } },
    "x.someday": { "strength": "may", "when": "yes", "due": { "within": "1 week" }, "label": { "en": "Is there more?" } },
    "x.soon": { "strength": "should", "when": "yes", "due": { "within": "as soon as possible" }, "label": { "en": "Write it down" } },
    "x.wait": { "strength": "should", "when": "yes", "label": { "en": "Talk at ease" } },
    "x.talk": { "strength": "should", "when": "parent.ill", "consent": "talk", "if_refused": "x.instead", "label": { "en": "Talk with them" } },
    "x.ask": { "strength": "should", "label": { "en": "Ask for consent" } },
    "x.instead": { "strength": "should", "label": { "en": "Seek advice" } }
  },
  "checklists": { "x.list": { "when": "parent.ill", "label": { "en": "The plan" }, "items": [
    { "id": "goal", "done": "happened(x.told)", "label": { "en": "A goal" } }, { "id": "sad", "done": "child.sad", "label": { "en": "The mood" } }] } }
}"#;

fn explained(engine: &Engine, case: &str, language: Language) -> Explanation {
    engine.explain(&engine.decide(&Case::from_json(case).unwrap()).unwrap(), language)
}

fn small(case: &str) -> String {
    let engine = Engine::new([RuleSet::from_json(RULES).unwrap()]).unwrap();
    explained(&engine, case, Language::En).to_string()
}

/// That each text stands in the page, in this order.
fn assert_in_order(page: &str, expected: &[&str]) {
    let mut rest = page;
    for text in expected {
        rest = rest.split_once(text).unwrap_or_else(|| panic!("no “{text}” in its place in\n{page}")).1;
    }
}

#[test]
fn a_page_tells_where_the_child_is_and_what_is_to_be_done() {
    let page = small(
        r#"{ "as_of": "2024-03-08", "facts": { "child.danger": true, "consent.talk": "no" },
            "observations": [
              { "fact": "child.sad", "value": true, "by": "school", "on": "2024-03-07" },
              { "fact": "child.sad", "value": false, "by": "clinic", "on": "2024-03-07" },
              { "fact": "parent.ill", "value": true, "by": "clinic", "on": "2024-03-07" }],
            "events": [{ "event": "x.raised", "on": "2024-03-01" }] }"#,
    );
    assert_in_order(
        &page,
        &[
            "Urgent\n- At least one duty must be met immediately.\n  Call for help.\n",
            "- Cell A: Seen.\n  A parent’s problem is known.\n",
            "- For clinic alone the cell is C, not the same",
            "- For school alone the cell is B, not the same",
            "these services see something other than all see together: clinic and school.",
            "- The tier is indicated prevention (for children with difficulties).\n",
            "- The levels: the case is on no level yet. It is recommended to start at level 1 (“Act”).\n",
            "- Duty: Call for help.\n  Overdue: it should have been done immediately, on 1 March 2024.\n  To be done by: school.\n  Basis: The Act § 1.\n",
            "- Duty: Tell the leader.\n  Briefly.\n  Overdue: it was due on 6 March 2024.\n  To be done by: school and clinic.\n  Basis: The Act § 1; The guide, page 3.\n",
            "- Should be done: Write it down.\n  Due as soon as possible.\n",
            "- Should be done: Look again.\n  Due 7 days and 3 months after the latest of what starts the count, “Leader told” or “Level set”. None of it is in the log yet.\n",
            "- May be done: Is there more?\n  Due in 1 week. The rules do not say from when.\n",
            "- Should be done: Seek advice.\n",
            "- Should be done: Talk with them.\n  The consent is refused: “They agree to a talk”.\n",
            "- Should be done, but must wait: Talk at ease.\n  Must wait until this is done: “Call for help”.\n",
            "- “The plan” is not complete.\n  Missing: A goal.\n",
            "- That a parent’s problem is known rests on the answer to “A parent is ill”.\n  Basis: The guide, page 3.\n",
            "- That the child shows signs rests on the answer to “The child is sad”.\n",
            "- The levels: That level 1 (“Act”) is recommended rests on the answer to “The child is sad”.\n",
            "- “Call for help” rests on the answer to “Danger”.\n",
            "- “Seek advice” applies in place of “Talk with them”, because the consent is refused. It rests on the answers to “Consent” and “A parent is ill”.\n",
            "- “Tell the leader” rests on the rule itself",
            "- That “The plan” applies rests on the answer to “A parent is ill”.\n",
            "- The services answer differently on “The child is sad” (clinic and school).",
            "- The rule set “A small one” is not valid on this day.\n",
            "- The answer is for the case as known on 8 March 2024.\n",
            "  “A small one”, version 1.2.0 (small).\n",
            "It is people who make decisions about children, not software.\n",
        ],
    );
}

#[test]
fn a_page_tells_what_is_not_known() {
    let page = small(
        r#"{ "as_of": "2024-03-08", "facts": { "parent.ill": true },
            "observations": [{ "fact": "child.sad", "value": true, "by": "school", "on": "2023-11-01" }],
            "events": [{ "event": "x.level_set", "outcome": "0", "on": "2024-03-01" }, { "event": "x.told", "on": "2024-03-01" }] }"#,
    );
    assert_in_order(
        &page,
        &[
            "Is it urgent?\n- No duty must be met immediately",
            "- It may be urgent all the same. Ask this first:\n  Is there danger?\n",
            "- The cell is A or C; it is not settled whether the child shows signs.\n  A parent’s problem is known.\n- Cell A: Seen.\n- Cell C: Coping.\n",
            "- The tier is selective prevention (for groups at risk).\n  It may be as high as indicated prevention",
            "- The levels: the case is at level 0 (“Wonder”), and staying there is recommended.\n  It may become level 1 (“Act”);",
            "- Should be done: Look again.\n  Due on 8 June 2024.\n",
            "- Should be done: Ask for consent.\n",
            "- Should be done: Talk with them.\n  Waits for consent: “They agree to a talk”.\n",
            "Not settled whether this applies\n- Duty: Call for help.\n",
            "This is done\n- Tell the leader.\n",
            "- “The plan” is not complete.\n  Not known: The mood.\n",
            "- Is there danger?\n  The answer could change: whether it is urgent and “Call for help”.\n",
            "- Is the child sad?\n  Think of the last weeks.\n  The answer could change: the tier of prevention, “The levels”, the cell of the visibility matrix and 1 more thing.\n",
            "- That the tier is selective prevention (for groups at risk) rests on the answer to “A parent is ill”.\n  Criterion: Group at risk.\n",
            "- “Ask for consent” applies because a consent is missing, “They agree to a talk”. It rests on the answer to “A parent is ill”.\n",
            "- The answer to “The child is sad” from school is too old to count.",
        ],
    );
}

#[test]
fn ladders_go_down_and_end() {
    let at = |level: &str, rest: &str| {
        small(&format!(
            r#"{{ "as_of": "2024-01-08", "facts": {{ "child.sad": false }}, "events": [
               {{ "event": "x.level_set", "outcome": "{level}", "on": "2024-01-02" }}{rest} ] }}"#
        ))
    };
    let raised = r#", { "event": "x.raised", "on": "2024-01-01" }"#;
    assert!(
        at("1", raised).contains("the case is at level 1 (“Act”). It is recommended to go down to level 0 (“Wonder”).")
    );
    assert!(
        at("1", raised)
            .contains("- The levels: That level 1 (“Act”) may be left rests on the answer to “The child is sad”.")
    );
    assert!(at("0", "").contains("the case is at level 0 (“Wonder”). It is recommended to close it."));
    assert!(at("closed", "").contains("the case is closed, and starting again is not recommended now."));
    assert!(
        small(r#"{ "as_of": "2024-01-08" }"#).contains("the case is on no level, and starting is not recommended now.")
    );
}

#[test]
fn the_sections_say_what_their_lines_speak_of() {
    let engine = Engine::new([RuleSet::from_json(RULES).unwrap()]).unwrap();
    let explanation = explained(&engine, r#"{ "as_of": "2024-03-08" }"#, Language::En);
    let ids = |id: &str| {
        let section = explanation.sections.iter().find(|section| section.id == id).unwrap();
        section.lines.iter().filter_map(|line| line.id.as_deref()).collect::<Vec<_>>()
    };
    assert_eq!(ids("ladders"), ["x.level"]);
    assert_eq!(ids("undetermined"), ["x.alarm", "x.talk"]);
    assert!(ids("questions").contains(&"child.danger"));
    assert!(ids("reasons").contains(&"small#actions.x.tell"));
    assert!(
        explanation
            .to_json()
            .starts_with(r#"{"language":"en","sections":[{"heading":"Is it urgent?","id":"not_urgent","#)
    );
}

#[test]
fn what_an_overlay_adds_is_told_beside_what_its_base_says() {
    let overlay = r#"{
      "synlig": 1, "id": "town", "version": "1.0.0", "language": "en", "country": "NO",
      "title": { "en": "The town" }, "extends": { "small": "^1" },
      "add": { "tiers": { "selective": { "when": "child.danger", "label": { "en": "In danger" } } } } }"#;
    let engine = Engine::new([RULES, overlay].map(|text| RuleSet::from_json(text).unwrap())).unwrap();
    let case = r#"{ "as_of": "2024-01-08", "facts": { "parent.ill": true, "child.danger": true } }"#;
    let page = explained(&engine, case, Language::En).to_string();
    let tier = "- That the tier is selective prevention (for groups at risk) rests on the answer to ";
    assert_in_order(
        &page,
        &[
            &format!("{tier}“A parent is ill”.\n  Criterion: Group at risk.\n"),
            &format!("{tier}“Danger”.\n  Criterion: In danger.\n"),
            "  “The town”, version 1.0.0 (town), which adapts small, version 1.2.0.\n",
        ],
    );
}

fn shipped() -> Engine {
    let read = |id: &str| {
        let path = format!("{}/../rules/{id}/ruleset.json", env!("CARGO_MANIFEST_DIR"));
        RuleSet::from_json(&std::fs::read_to_string(path).unwrap()).unwrap()
    };
    Engine::new([read("no-modellkommune"), read("no-meldeplikt")]).unwrap()
}

#[test]
fn an_explanation_says_what_is_due_and_why_in_each_language() {
    let engine = shipped();
    let case = r#"{ "as_of": "2026-03-12", "service": "school", "child": { "born": "2016-05-01" },
        "facts": { "child.maladjustment": true, "danger.immediate": "acute" },
        "events": [{ "event": "concern.raised", "on": "2026-03-01" }, { "event": "report.received", "on": "2026-03-02" }] }"#;
    for (language, expected) in [
        (Language::Nb, ["Dette haster", "fristen var 9. mars 2026", "Hvorfor", "Det er mennesker som tar avgjørelser"]),
        (Language::Nn, ["Dette hastar", "fristen var 9. mars 2026", "Kvifor", "Det er menneske som tek avgjerder"]),
        (Language::Sv, ["Brådskande", "tidsfristen var 9 mars 2026", "Varför", "Det är människor som fattar beslut"]),
        (Language::En, ["Urgent", "it was due on 9 March 2026", "Why", "It is people who make decisions"]),
    ] {
        let page = explained(&engine, case, language).to_string();
        assert_in_order(&page, &expected);
        let broken = ["{", "?.", "..", "««", "  \n", ": .", "()"];
        assert!(!broken.iter().any(|text| page.contains(text)), "{page}");
    }
}
