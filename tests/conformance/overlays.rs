//! What each shipped overlay changes in effect, item by item, kept as text so that a change of one is seen and reviewed.

use serde_json::{Map, Value};
use std::fmt::Write;
use std::path::Path;
use synlig::Engine;
use synlig_rules::Shipped;

/// Keys that every rule set has of its own.
const OWN: [&str; 5] = ["id", "version", "title", "summary", "extends"];

/// The rule set that a shipped one adapts, if it adapts one.
pub(super) fn base_of(shipped: &Shipped) -> Option<String> {
    let document: Value = serde_json::from_str(shipped.json).unwrap();
    document.get("extends")?.as_object()?.keys().next().cloned()
}

/// A rule set in effect, composed with what it needs.
fn in_effect(id: &str) -> Map<String, Value> {
    let mut ids = vec![id.to_owned()];
    let mut at = 0;
    while let Some(id) = ids.get(at) {
        let shipped = synlig_rules::get(id).unwrap_or_else(|| panic!("{id} is shipped"));
        let document: Value = serde_json::from_str(shipped.json).unwrap();
        for key in ["uses", "extends"] {
            let needed = document[key].as_object().into_iter().flatten().map(|(id, _)| id.clone());
            let new: Vec<_> = needed.filter(|id| !ids.contains(id)).collect();
            ids.extend(new);
        }
        at += 1;
    }
    let engine = Engine::from_json(ids.iter().map(|id| synlig_rules::get(id).unwrap().json)).unwrap();
    serde_json::from_str(&engine.in_effect()[id]).unwrap()
}

/// Adds a line for every key that differs, going down to where values are no longer objects of items.
fn compare(at: &str, base: Option<&Value>, over: Option<&Value>, lines: &mut String) {
    let line = match (base, over) {
        (base, over) if base == over => return,
        (Some(Value::Object(base)), Some(Value::Object(over))) if !over.contains_key("en") => {
            let keys: std::collections::BTreeSet<_> = base.keys().chain(over.keys()).collect();
            keys.iter().for_each(|key| compare(&format!("{at}/{key}"), base.get(*key), over.get(*key), lines));
            return;
        }
        (Some(Value::Array(base)), Some(Value::Array(over))) if over.iter().all(Value::is_object) => {
            let places = 0..base.len().max(over.len());
            places.for_each(|place| compare(&format!("{at}/{place}"), base.get(place), over.get(place), lines));
            return;
        }
        (Some(Value::Object(text)), Some(_)) if text.contains_key("en") => format!("~ {at}: another text"),
        (Some(base), Some(over)) => format!("~ {at}: {base} → {over}"),
        (None, _) => format!("+ {at}"),
        (_, None) => format!("- {at}"),
    };
    writeln!(lines, "{line}").unwrap();
}

#[test]
fn each_overlay_changes_what_is_written_down_and_nothing_else() {
    let mut overlays = 0;
    for shipped in synlig_rules::ALL {
        let Some(base) = base_of(shipped) else { continue };
        let (mut under, mut over) = (in_effect(&base), in_effect(shipped.id));
        OWN.iter().for_each(|key| drop((under.remove(*key), over.remove(*key))));
        let mut lines = String::new();
        compare("", Some(&under.into()), Some(&over.into()), &mut lines);
        assert!(!lines.is_empty(), "{} changes nothing", shipped.id);
        let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("overlays/{}.txt", shipped.id));
        if std::env::var_os("SYNLIG_BLESS").is_some() {
            std::fs::create_dir_all(file.parent().unwrap()).unwrap();
            std::fs::write(&file, &lines).unwrap();
        }
        let written = std::fs::read_to_string(&file).unwrap_or_default();
        assert_eq!(lines, written, "{} changes something else; SYNLIG_BLESS=1 writes it down anew", shipped.id);
        overlays += 1;
    }
    assert_eq!(overlays, 8, "the overlays of BTI and Åsnes");
}
