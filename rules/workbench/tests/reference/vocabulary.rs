//! Keys: every one is in a table and in an example, and each stands where the page says that it may.

use crate::conditions::PLACES;
use crate::keys::{Keys, documented};
use crate::page::{Page, spans};
use crate::rules::{Example, Rules, lay};
use crate::{page, panic_with};
use serde_json::{Map, Value, json};
use std::collections::BTreeSet;
use synlig_workbench::schema::Document;

fn set(keys: &[&str]) -> BTreeSet<String> {
    keys.iter().map(|key| (*key).to_owned()).collect()
}

#[test]
fn the_tables_name_every_key_and_no_other() {
    let page = page();
    let keys = Keys::of(Document::RuleSet.schema());
    // What most items take is told once, and what overlays hold is told with them.
    let everywhere = set(&["label", "text", "basis", "valid"]);
    for (heading, of, extra) in [
        ("Top level", vec![""], vec![]),
        ("Sources", vec!["Source"], vec![]),
        ("Parameters", vec!["Parameter"], vec![]),
        ("Facts", vec!["Fact"], vec![]),
        ("Events", vec!["Event"], vec![]),
        ("Visibility", vec!["Visibility"], vec![]),
        ("Consents", vec!["Consent"], vec![]),
        ("Actions", vec!["Action"], vec![]),
        ("Overlays", vec![], vec!["set", "remove", "replace", "add"]),
    ] {
        let mut wanted: BTreeSet<String> = of.iter().flat_map(|of| keys.keys(of)).collect();
        wanted.extend(set(&extra));
        let mut said = documented(&page, heading, "key");
        for key in &everywhere {
            if !said.contains(key) {
                wanted.remove(key);
            }
        }
        if heading == "Top level" {
            said.extend(set(&["set", "remove", "replace", "add"]));
        }
        // Values stand beside keys in these cells.
        said.retain(|key| !["A", "B", "C", "D"].contains(&key.as_str()));
        assert_eq!(said, wanted, "{heading}");
    }
    let level = documented(&page, "Ladders", "key of a level");
    assert_eq!(&level | &everywhere, keys.keys("Level"));
    let ladder = documented(&page, "Ladders", "key");
    assert_eq!(&ladder | &set(&["label", "text", "basis"]), keys.keys("Ladder"));
    let scenario = Keys::of(Document::Scenario.schema());
    assert_eq!(documented(&page, "Scenarios", "key"), scenario.keys(""));
    assert_eq!(documented(&page, "Scenarios", "key of an entry"), scenario.keys("Variation"));
    assert_eq!(documented(&page, "Scenarios", "key of `expect`"), scenario.keys("Expect"));
    let case = Keys::of(Document::Case.schema());
    assert_eq!(documented(&page, "From answers to values", "key of a case"), case.keys(""));
}

/// Where a list of versions may stand, besides definitions.
const VERSIONS: [&str; 7] = [
    ".actions#1",
    ".checklists#1",
    ".consents#1",
    "Checklist.items#1",
    "Ladder.levels#1",
    "Tiers.indicated#1",
    "Tiers.selective#1",
];

#[test]
fn every_key_and_every_word_has_an_example() {
    let page = page();
    let rules = Keys::of(Document::RuleSet.schema());
    let mut shown: BTreeSet<String> =
        Rules::of(&page).all.values().flat_map(|document| rules.shown(document)).collect();
    let missing: Vec<String> = rules
        .all()
        .into_iter()
        .filter(|key| !shown.contains(key))
        // One section shows for all; that each is taken is tried below.
        .filter(|key| !key.starts_with("Sections.") && !key.starts_with("Removals."))
        // What every item takes is tried below, too.
        .filter(|key| ![".label", ".text", ".basis", ".valid"].iter().any(|end| key.ends_with(end)))
        // So are lists of versions in place of one item.
        .filter(|key| !VERSIONS.contains(&key.as_str()))
        // All examples are of one country and in one language; the others are tried below.
        .filter(|key| !key.starts_with("Country=") && !key.starts_with("Language="))
        .collect();
    assert_eq!(missing, Vec::<String>::new(), "have no example");
    for section in ["Sections.", "Removals."] {
        assert!(shown.iter().any(|key| key.starts_with(section)), "{section}");
    }
    for part in ["label", "text", "basis", "valid"] {
        let count = shown.iter().filter(|key| key.ends_with(&format!(".{part}"))).count();
        assert!(count >= 3, "`{part}` is shown on {count} kinds of item only");
    }
    let (scenario, case) = (Keys::of(Document::Scenario.schema()), Keys::of(Document::Case.schema()));
    shown.clear();
    let mut wanted: BTreeSet<String> = scenario.all().into_iter().chain(case.all()).collect();
    for fence in &page.fences {
        match Example::of(fence) {
            Example::Scenario(value) => {
                shown.extend(scenario.shown(&value));
                let entries = value["cases"].as_array().into_iter().flatten().map(|entry| &entry["change"]);
                shown.extend(entries.chain([&value["case"]]).flat_map(|value| case.shown(value)));
            }
            Example::Case(value) => shown.extend(case.shown(&value)),
            _ => {}
        }
    }
    // The words are those of decisions.
    wanted.retain(|key| key.contains('.') && !key.contains(['=', '#']));
    let missing: Vec<&String> = wanted.difference(&shown).collect();
    assert!(missing.is_empty(), "have no example: {missing:?}");
}

#[test]
fn every_country_is_taken_and_every_language_that_all_texts_have() {
    let rules = Rules::of(&page());
    let codes = |key: &str, value: &str| {
        let mut document = rules.first.clone();
        document[key] = json!(value);
        rules.codes(&document)
    };
    assert_eq!([codes("country", "NO"), codes("country", "SE"), codes("language", "en")], [[""; 0]; 3]);
    for language in ["nb", "nn", "sv"] {
        assert_eq!(codes("language", language), ["rules.text"], "{language}");
    }
    assert_eq!([codes("country", "DK"), codes("language", "da")], [["rules.value"]; 2]);
}

/// What may have `valid`.
const DATED: [&str; 7] = ["a definition", "a consent", "a criterion", "a level", "an action", "a checklist", "an item"];

/// Every object of the page's rule set that is of one of these kinds, by pointer.
fn items(document: &Value) -> Vec<(String, &'static str)> {
    let mut found = Vec::new();
    let mut add = |pointer: String, value: &Value, kind: &'static str| match value.as_array() {
        Some(versions) => found.extend((0..versions.len()).map(|index| (format!("{pointer}/{index}"), kind))),
        None => found.push((pointer, kind)),
    };
    for (section, kind) in [
        ("definitions", "a definition"),
        ("consents", "a consent"),
        ("tiers", "a criterion"),
        ("actions", "an action"),
        ("checklists", "a checklist"),
        ("ladders", "a ladder"),
    ] {
        for (id, value) in document[section].as_object().unwrap() {
            add(format!("/{section}/{id}"), value, kind);
            for (key, kind) in [("levels", "a level"), ("items", "an item")] {
                for (index, inner) in value[key].as_array().into_iter().flatten().enumerate() {
                    add(format!("/{section}/{id}/{key}/{index}"), inner, kind);
                }
            }
        }
    }
    add("/visibility".to_owned(), &document["visibility"], "the visibility");
    (0..document["laws"].as_array().unwrap().len()).for_each(|index| found.push((format!("/laws/{index}"), "a law")));
    found
}

#[test]
fn what_most_items_take_is_taken_by_each() {
    let rules = Rules::of(&page());
    let (mut tried, mut kinds) = (0, BTreeSet::new());
    for (pointer, kind) in items(&rules.first) {
        for (key, value) in [
            ("label", json!({ "en": "a label" })),
            ("text", json!({ "en": "a text" })),
            ("basis", json!(["guide"])),
            ("valid", json!({ "from": "1950-01-01", "to": "1950-12-31" })),
        ] {
            let mut document = rules.first.clone();
            let item = document.pointer_mut(&pointer).unwrap().as_object_mut().unwrap();
            if key == "valid" && item.contains_key("valid") {
                continue;
            }
            item.insert(key.to_owned(), value);
            let wanted: &[&str] = if key == "valid" && !DATED.contains(&kind) { &["rules.unknown_key"] } else { &[] };
            assert_eq!(rules.codes(&document), wanted, "{key} of {kind} at {pointer}");
            tried += 1;
        }
        kinds.insert(kind);
    }
    assert!(tried >= 80 && kinds.len() == 10, "{tried} {kinds:?}");
}

#[test]
fn versions_may_stand_in_place_of_each_item_that_has_dates() {
    let rules = Rules::of(&page());
    let mut kinds = BTreeSet::new();
    for (pointer, kind) in items(&rules.first) {
        let mut document = rules.first.clone();
        let item = document.pointer_mut(&pointer).unwrap();
        if kind == "a law" || item["valid"].is_object() {
            continue;
        }
        let (mut old, mut new) = (item.clone(), item.clone());
        old["valid"] = json!({ "to": "2023-12-31" });
        new["valid"] = json!({ "from": "2024-01-01" });
        let dated = DATED.contains(&kind);
        *item = if dated { json!([old, new]) } else { json!([item.clone()]) };
        assert_eq!(rules.codes(&document).is_empty(), dated, "{kind} at {pointer}: {:?}", rules.faults(&document));
        kinds.insert(kind);
    }
    assert_eq!(kinds.len(), 9, "{kinds:?}");
}

/// The sections that the page says an overlay can change.
fn sections(page: &Page) -> Vec<String> {
    let lines = page.prose.iter().skip_while(|(_, line)| !line.starts_with("The sections are `sources`"));
    let text = lines.take(2).map(|(_, line)| line.as_str()).collect::<Vec<_>>().join(" ");
    spans(text.split_once('.').unwrap_or_else(|| panic_with("no sentence on sections")).0)
        .into_iter()
        .map(str::to_owned)
        .collect()
}

#[test]
fn an_overlay_changes_each_section_as_the_page_says() {
    let page = page();
    let mut rules = Rules::of(&page);
    // National law is not to be changed, so here there is none.
    for action in rules.first["actions"].as_object_mut().unwrap().values_mut() {
        action.as_object_mut().map(|action| action.remove("fixed"));
    }
    rules.all.insert("example".to_owned(), rules.first.clone());
    let sections = sections(&page);
    assert_eq!(sections.len(), 11, "{sections:?}");
    let overlay = |key: &str, section: &str, value: Value| {
        let mut document = json!({
            "synlig": 1, "id": "tried", "version": "1.0.0", "title": { "en": "Tried" }, "language": "en", "country": "NO",
            "extends": { "example": "^1" },
        });
        let members = json!({ key: { section: value } });
        let Value::Object(members) = members else { return Vec::new() };
        lay(&mut document, members, false, "");
        rules.codes(&document)
    };
    for section in &sections {
        let items: &Map<String, Value> = rules.first[section].as_object().unwrap();
        let again = Value::Object(items.clone());
        assert_eq!(overlay("replace", section, again.clone()), [""; 0], "replace {section}");
        let twice: &[&str] = if section == "tiers" { &[] } else { &["overlay.already_there"] };
        let dated = items.values().any(Value::is_array);
        if !dated {
            assert_eq!(overlay("add", section, again), twice, "add {section}");
        }
        let found = overlay("remove", section, json!(["nothing.there"]));
        assert_eq!(found, ["overlay.unknown_item"], "remove {section}");
    }
    for key in ["remove", "replace"] {
        let law = if key == "remove" { json!(["0"]) } else { json!([{ "never": "no" }]) };
        assert_eq!(overlay(key, "laws", law), ["overlay.law"]);
    }
    assert_eq!(overlay("add", "laws", json!([{ "never": "no" }])), [""; 0]);
    assert_eq!(overlay("replace", "visibility", rules.first["visibility"].clone()), ["rules.unknown_key"]);
    assert!(PLACES.contains(&"visibility"));
}
