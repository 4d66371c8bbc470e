//! Ids, ranges of versions and limits: what is just allowed is taken, and what is just beyond is refused.

use crate::conditions::codes_at;
use crate::page;
use crate::page::spans;
use crate::panic_with;
use crate::rules::{Rules, lay};
use serde_json::{Value, json};
use synlig::Engine;

const FINE: &[String] = &[];

/// The codes for the page's rule set with some keys more.
fn codes_with(rules: &Rules, members: Value) -> Vec<String> {
    let mut document = rules.first.clone();
    let Value::Object(members) = members else { return Vec::new() };
    lay(&mut document, members, true, "");
    rules.codes(&document)
}

/// Something of a kind with an id.
fn named(kind: &str, id: &str) -> Value {
    let text = || json!({ "en": "tried" });
    let ladder = |id: &str, level: &str| {
        let outcomes = json!([{ "id": level, "label": text() }, { "id": "closed", "label": text() }]);
        json!({
            "ladders": { id: { "event": "tried.set", "levels": [{ "id": level, "enter": "no" }] } },
            "events": { "tried.set": { "outcomes": outcomes } },
        })
    };
    let fact = |id: &str, value: &str| {
        let values = json!([{ "id": value, "label": text() }]);
        let fact =
            json!({ "type": "choice", "concern": "neutral", "values": values, "label": text(), "question": text() });
        json!({ "facts": { id: fact } })
    };
    let checklist = |id: &str, item: &str| json!({ "checklists": { id: { "items": [{ "id": item, "done": "no" }] } } });
    match kind {
        "facts" => fact(id, "one"),
        "values" => fact("tried.fact", id),
        "events" => json!({ "events": { id: {} } }),
        "outcomes" => json!({ "events": { "tried.event": { "outcomes": [{ "id": id, "label": text() }] } } }),
        "ladders" => ladder(id, "1"),
        "levels" => ladder("tried.level", id),
        "actions" => json!({ "actions": { id: { "strength": "may", "when": "no" } } }),
        "checklists" => checklist(id, "one"),
        "items" => checklist("tried", id),
        "services" => json!({ "services": { id: text() } }),
        "definitions" => json!({ "definitions": { id: { "when": "no" } } }),
        "consents" => json!({ "consents": { id: { "given": "no", "refused": "no" } } }),
        "parameters" => json!({ "parameters": { id: { "type": "count", "default": 1, "from": 1, "to": 1 } } }),
        "sources" => json!({ "sources": { id: { "title": "tried" } } }),
        other => panic_with(&format!("nobody knows what `{other}` are")),
    }
}

#[test]
fn ids_are_spelled_as_the_table_says() {
    let page = page();
    let rules = Rules::of(&page);
    let mut kinds = 0;
    for row in &page.table_of(&["of", "spelling", "such as", "not"]).rows {
        for kind in row[0].split(", ") {
            for id in spans(&row[2]) {
                assert_eq!(codes_with(&rules, named(kind, id)), FINE, "{kind}: {id}");
            }
            for id in spans(&row[3]) {
                let codes = codes_with(&rules, named(kind, id));
                assert_eq!(codes.first().map(String::as_str), Some("rules.invalid_id"), "{kind}: {id}: {codes:?}");
            }
            kinds += 1;
        }
    }
    assert_eq!(kinds, 14);
}

#[test]
fn ranges_of_versions_are_ranges_of_versions() {
    let page = page();
    let rules = Rules::of(&page);
    let (at, _) =
        page.prose.iter().enumerate().find(|(_, (_, line))| line.starts_with("A **range of versions**")).unwrap();
    let ranges: Vec<&str> = page.prose[at..at + 2].iter().flat_map(|(_, line)| spans(line)).collect();
    assert_eq!(ranges.len(), 4, "{ranges:?}");
    for (range, right) in
        ranges.into_iter().map(|range| (range, true)).chain([("1", false), (">=1", false), ("*", false)])
    {
        let mut club = rules.all["example-club"].clone();
        club["uses"]["example"] = json!(range);
        assert_eq!(!rules.codes(&club).contains(&"rules.version".to_owned()), right, "{range}");
    }
}

/// The codes for the text of a case.
fn case_codes(engine: &Engine, text: &str) -> Vec<String> {
    let error = engine.decide_json(text).err();
    error.iter().flat_map(|error| error.diagnostics()).map(|found| found.code.as_str().to_owned()).collect()
}

/// The codes for the text of a rule set.
fn text_codes(text: &str) -> Vec<String> {
    let error = Engine::from_json([text]).err();
    error.iter().flat_map(|error| error.diagnostics()).map(|found| found.code.as_str().to_owned()).collect()
}

#[test]
fn limits_are_where_the_table_says() {
    let page = page();
    let rules = Rules::of(&page);
    let engine = rules.engine();
    let case = |key: &str, value: Value| {
        let mut case = json!({ "as_of": "2024-03-01" });
        case[key] = value;
        case_codes(&engine, &case.to_string())
    };
    let condition = |condition: String| codes_at(&rules, "actions", &condition);
    let nested = |levels: usize| format!("{{\"tried\": {}{}}}", "[".repeat(levels - 1), "]".repeat(levels - 1));
    let table = page.table_of(&["what", "limit", "code"]);
    assert_eq!(table.rows.len(), 10);
    for row in &table.rows {
        let number: usize = row[1].replace(',', "").parse().unwrap_or_default();
        let codes = spans(&row[2]);
        // How it comes out at the limit and one beyond, once for each code.
        let tried: Vec<[Vec<String>; 2]> = match codes[0] {
            "rules.too_large" => {
                let padded = |text: &str, length: usize| format!("{text}{}", " ".repeat(length - text.len()));
                let rules = rules.first.to_string();
                vec![
                    [number, number + 1].map(|length| text_codes(&padded(&rules, length))),
                    [number, number + 1]
                        .map(|length| case_codes(&engine, &padded("{\"as_of\":\"2024-03-01\"}", length))),
                ]
            }
            "rules.too_deep" => vec![
                [number, number + 1].map(|levels| text_codes(&nested(levels))),
                [number, number + 1].map(|levels| case_codes(&engine, &nested(levels))),
            ],
            "expr.too_long" => {
                vec![[number, number + 1].map(|length| condition(format!("{:length$}", "child.withdrawn")))]
            }
            "expr.too_deep" => {
                let deep = |levels: usize| condition(format!("{}signs{}", "(".repeat(levels), ")".repeat(levels)));
                vec![[number, number + 1].map(deep)]
            }
            "case.too_many_observations" => {
                let one = json!({ "fact": "child.withdrawn", "value": true, "on": "2024-02-01" });
                vec![[number, number + 1].map(|count| case("observations", vec![one.clone(); count].into()))]
            }
            "case.too_many_events" => {
                let one = json!({ "event": "concern.raised", "on": "2024-02-01" });
                vec![[number, number + 1].map(|count| case("events", vec![one.clone(); count].into()))]
            }
            "rules.date" => {
                let (first, last) = row[1].split_once(" to ").unwrap();
                // The days beyond, below, are the next ones.
                assert_eq!((first, last), ("1900-01-01", "2199-12-31"));
                assert_eq!(codes_with(&rules, json!({ "valid": { "from": first, "to": last } })), FINE);
                assert_eq!([case("as_of", json!(first)), case("as_of", json!(last))], [FINE; 2]);
                vec![
                    [last, "2200-01-01"].map(|day| codes_with(&rules, json!({ "valid": { "to": day } }))),
                    [first, "1899-12-31"].map(|day| case("as_of", json!(day))),
                ]
            }
            "rules.duration" => {
                let mut found = Vec::new();
                for length in row[1].split(", ") {
                    let (number, unit) = length.split_once(' ').unwrap();
                    let number: u32 = number.replace(',', "").parse().unwrap();
                    let parameter = |number: u32| {
                        let length = format!("{number} {unit}");
                        let parameter = json!({ "type": "duration", "default": length, "from": length, "to": length });
                        codes_with(&rules, json!({ "parameters": { "tried": parameter } }))
                    };
                    found.push([number, number + 1].map(parameter));
                    found.push(
                        [number, number + 1]
                            .map(|number| condition(format!("since(concern.raised) < {number} {unit}"))),
                    );
                }
                assert_eq!(found.len(), 10);
                found
            }
            "rules.range" => {
                let million = 1_000_000;
                assert_eq!(row[1], "a thousand million on both sides of zero");
                let parameter = |number: i64| {
                    let parameter = json!({ "type": "count", "default": 0, "from": -number, "to": number });
                    codes_with(&rules, json!({ "parameters": { "tried": parameter } }))
                };
                vec![[1000 * million, 1000 * million + 1].map(parameter)]
            }
            "rules.invalid_id" => {
                let number: usize = row[1].split(' ').next().unwrap().parse().unwrap();
                vec![[number, number + 1].map(|length| codes_with(&rules, named("services", &"a".repeat(length))))]
            }
            other => panic_with(&format!("nobody knows how to try `{other}`")),
        };
        for (index, [within, beyond]) in tried.iter().enumerate() {
            let code = codes[index % codes.len()].to_owned();
            assert!(!within.contains(&code), "{row:?}: {within:?}");
            assert!(beyond.contains(&code), "{row:?}: {beyond:?}");
        }
    }
}
