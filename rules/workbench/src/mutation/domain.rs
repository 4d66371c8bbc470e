//! Which values there are to choose from: of facts, outcomes, levels, tiers, cells and services.

use serde_json::Value;
use std::collections::BTreeMap;
use synlig::Engine;
use synlig::expr::Operand;

/// The ids of values, by what they are values of.
#[derive(Debug, Default)]
pub(super) struct Domains {
    ids: BTreeMap<String, Vec<String>>,
    /// The facts by id: their type, and for counts the bounds.
    pub(super) facts: BTreeMap<String, Value>,
}

impl Domains {
    pub(super) fn new(engine: &Engine) -> Self {
        let mut domains = Self::default();
        let words = |all: &[&str]| all.iter().map(|id| (*id).to_owned()).collect::<Vec<_>>();
        domains.ids.insert("tier".to_owned(), words(&["universal", "selective", "indicated"]));
        domains.ids.insert("cell".to_owned(), words(&["A", "B", "C", "D"]));
        let mut services = Vec::new();
        for text in engine.in_effect().values() {
            let document: Value = serde_json::from_str(text).unwrap_or_default();
            let section = |name: &str| document.get(name).and_then(Value::as_object).cloned().unwrap_or_default();
            for (id, fact) in section("facts") {
                domains.ids.insert(id.clone(), ids(fact.get("values")));
                domains.facts.insert(id, fact);
            }
            for (id, event) in section("events") {
                domains.ids.insert(id, ids(event.get("outcomes")));
            }
            for (id, ladder) in section("ladders") {
                domains.ids.insert(id, ids(ladder.get("levels")));
            }
            services.extend(section("services").into_iter().map(|(id, _)| id));
        }
        services.sort_unstable();
        services.dedup();
        domains.ids.insert("service".to_owned(), services);
        domains
    }

    /// The values of what stands on the left, in their order; none of what is counted or measured.
    pub(super) fn of(&self, left: &Operand) -> &[String] {
        match left {
            Operand::Name(word) | Operand::Current(word) => self.ids_of(&word.text),
            Operand::Since(_) => &[],
        }
    }

    /// The values of a fact, the outcomes of an event, the levels of a ladder.
    pub(super) fn ids_of(&self, name: &str) -> &[String] {
        self.ids.get(name).map(Vec::as_slice).unwrap_or_default()
    }
}

fn ids(list: Option<&Value>) -> Vec<String> {
    let all = list.and_then(Value::as_array).into_iter().flatten();
    // Of several versions of a level, the first tells its id.
    let first = |item: &Value| item.get(0).unwrap_or(item).get("id").and_then(Value::as_str).map(str::to_owned);
    all.filter_map(first).collect()
}
