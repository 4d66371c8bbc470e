//! Small faults in a rule set: those of its conditions, and those of what stands beside them.

use super::domain::Domains;
use super::expression::{by_one, faults};
use crate::lint::sheet::{Item, Sheet, escaped};
use crate::lint::written::written;
use serde::Serialize;
use serde_json::{Value, json};
use synlig::expr::Expr;
use synlig::{Date, Duration};

/// A rule set with one small fault.
#[derive(Clone, Debug, Serialize)]
pub struct Mutant {
    /// The column in the document, in code points from 1.
    pub column: u32,
    /// The column inside the text of a condition, from 1, where the fault is in one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub expression_column: Option<u32>,
    /// What stands there.
    pub from: String,
    /// What kind of fault it is.
    pub kind: &'static str,
    /// The line in the document, from 1.
    pub line: u32,
    /// The place as a JSON pointer.
    pub pointer: String,
    /// The id of the rule set.
    pub rules: String,
    /// What stands there instead; nothing where it is left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub to: Option<String>,
    #[serde(skip)]
    patch: Option<Value>,
}

impl Mutant {
    /// The text of the rule set with the fault.
    pub fn text(&self, document: &Value) -> String {
        let mut document = document.clone();
        match &self.patch {
            Some(value) => document.pointer_mut(&self.pointer).into_iter().for_each(|slot| *slot = value.clone()),
            None => remove(&mut document, &self.pointer),
        }
        document.to_string()
    }

    /// What tells it from all others of its rule set, as long as the rule set stays as it is.
    pub fn key(&self) -> String {
        let Self { rules, pointer, expression_column, kind, from, to, .. } = self;
        json!([rules, pointer, expression_column, kind, from, to]).to_string()
    }
}

fn remove(document: &mut Value, pointer: &str) {
    let Some((above, key)) = pointer.rsplit_once('/') else { return };
    match document.pointer_mut(above) {
        Some(Value::Object(members)) => {
            members.remove(&key.replace("~1", "/").replace("~0", "~"));
        }
        Some(Value::Array(items)) => {
            if let Some(at) = key.parse().ok().filter(|at| *at < items.len()) {
                items.remove(at);
            }
        }
        _ => {}
    }
}

/// All mutants of a rule set, in the order of its text.
pub(super) fn mutants(sheet: &Sheet, domains: &Domains) -> Vec<Mutant> {
    let mut faulty = Faulty { sheet, found: Vec::new() };
    faulty.conditions(domains);
    faulty.actions();
    faulty.others();
    let mut found = faulty.found;
    found.sort_by_cached_key(|mutant| (mutant.line, mutant.column, mutant.expression_column, mutant.key()));
    found.dedup_by_key(|mutant| mutant.key());
    found
}

struct Faulty<'f> {
    sheet: &'f Sheet,
    found: Vec<Mutant>,
}

impl Faulty<'_> {
    fn note(&mut self, kind: &'static str, pointer: String, from: String, to: Option<String>, patch: Option<Value>) {
        let (line, column) = self.sheet.position(&pointer);
        let rules = self.sheet.id().to_owned();
        self.found.push(Mutant { column, expression_column: None, from, kind, line, pointer, rules, to, patch });
    }

    /// Another value in the place of one.
    fn set(&mut self, kind: &'static str, pointer: String, other: Value) {
        let from = self.sheet.root().pointer(&pointer).map(Value::to_string).unwrap_or_default();
        self.note(kind, pointer, from, Some(other.to_string()), Some(other));
    }

    /// What a pointer leads to, left out.
    fn drop(&mut self, kind: &'static str, pointer: String) {
        let Some(value) = self.sheet.root().pointer(&pointer) else { return };
        let from = match value.to_string() {
            // A whole item is named, and not printed.
            long if long.chars().nth(80).is_some() => pointer.rsplit('/').next().unwrap_or_default().to_owned(),
            short => short,
        };
        self.note(kind, pointer, from, None, None);
    }

    fn conditions(&mut self, domains: &Domains) {
        let all = written(self.sheet);
        let parts: Vec<Expr> =
            all.iter().filter_map(|one| crate::coverage::logic::atoms(&one.expr).first().copied().cloned()).collect();
        for (at, one) in all.iter().enumerate() {
            // A part of the next condition stands for whatever an author might add in error.
            let other = parts.get(at + 1).or(parts.first());
            for fault in faults(&one.expr, domains, other) {
                let (pointer, patch) = (one.pointer.clone(), Value::from(fault.whole.to_string()));
                self.note(fault.kind, pointer, fault.from, Some(fault.to), Some(patch));
                self.found.iter_mut().next_back().into_iter().for_each(|m| m.expression_column = Some(fault.column));
            }
        }
    }

    fn actions(&mut self) {
        for item in self.sheet.items("actions") {
            self.drop("dropped action", item.pointer.clone());
            let weaker = match item.text("strength") {
                Some("must") => Some("should"),
                Some("should") => Some("may"),
                _ => None,
            };
            weaker.into_iter().for_each(|weaker| self.set("strength", item.at("strength"), json!(weaker)));
            for key in ["consent", "if_refused", "due"].into_iter().filter(|key| item.get(key).is_some()) {
                self.drop(if key == "consent" { "consent removed" } else { "removed" }, item.at(key));
            }
            for key in ["done", "holds_back", "by"] {
                self.each("removed", &item, key);
            }
            self.due(&item);
            self.days(&item);
        }
    }

    fn due(&mut self, item: &Item<'_>) {
        let due = item.get("due").map(|value| Item { pointer: item.at("due"), value, ..item.clone() });
        let Some(due) = due else { return };
        self.each("deadline", &due, "after");
        let Some(within) = due.get("within") else { return };
        let words = ["immediately", "at once", "without undue delay", "as soon as possible"];
        if let Some(at) = words.iter().position(|word| within.as_str() == Some(word)) {
            words
                .get(at + 1)
                .or(words.first())
                .into_iter()
                .for_each(|o| self.set("deadline", due.at("within"), json!(o)));
        }
        self.period("deadline", &due.at("within"), within);
        for (at, one) in within.as_array().into_iter().flatten().enumerate() {
            self.period("deadline", &due.at(&format!("within/{at}")), one);
        }
    }

    /// A length of time by one.
    fn period(&mut self, kind: &'static str, pointer: &str, value: &Value) {
        let period = value.as_str().and_then(Duration::parse);
        for other in period.into_iter().flat_map(by_one) {
            self.set(kind, pointer.to_owned(), json!(other.to_string()));
        }
    }

    /// Each entry of a list left out; the list itself, where it has one only.
    fn each(&mut self, kind: &'static str, item: &Item<'_>, key: &str) {
        let Some(list) = item.get(key).and_then(Value::as_array) else { return };
        match list.len() {
            1 => self.drop(kind, item.at(key)),
            several => (0..several).for_each(|at| self.drop(kind, format!("{}/{at}", item.at(key)))),
        }
    }

    /// The days between which something holds, by one.
    fn days(&mut self, item: &Item<'_>) {
        for key in ["from", "to"] {
            let day = item.get("valid").and_then(|valid| Date::parse(valid.get(key)?.as_str()?));
            for other in day.into_iter().flat_map(|day| [day.plus_days(-1), day.plus_days(1)]) {
                self.set("day", item.at(&format!("valid/{key}")), json!(other.to_string()));
            }
        }
    }

    fn others(&mut self) {
        for section in ["definitions", "tiers", "consents", "checklists"] {
            self.sheet.items(section).iter().for_each(|item| self.days(item));
        }
        for consent in self.sheet.items("consents").iter().filter(|consent| consent.get("ask").is_some()) {
            self.drop("removed", consent.at("ask"));
        }
        for ladder in self.sheet.items("ladders") {
            for level in ladder.parts("levels") {
                self.days(&level);
                if level.get("leave").is_some() {
                    self.drop("removed", level.at("leave"));
                }
            }
        }
        for list in self.sheet.items("checklists") {
            for item in list.parts("items") {
                self.drop("dropped item", item.pointer.clone());
                self.days(&item);
            }
        }
        for fact in self.sheet.items("facts") {
            self.fact(&fact);
        }
        for parameter in self.sheet.items("parameters") {
            self.number(&parameter.at("default"), parameter.get("default"));
        }
        for (name, value) in self.sheet.root().get("set").and_then(Value::as_object).into_iter().flatten() {
            self.number(&format!("/set/{}", escaped(name)), Some(value));
        }
    }

    fn fact(&mut self, fact: &Item<'_>) {
        match fact.text("concern") {
            Some("raises") => self.set("polarity", fact.at("concern"), json!("lowers")),
            Some("lowers") => self.set("polarity", fact.at("concern"), json!("raises")),
            _ => {}
        }
        let Some(valid_for) = fact.get("valid_for") else { return };
        self.drop("removed", fact.at("valid_for"));
        match valid_for.get("reassuring") {
            Some(period) => {
                self.period("deadline", &fact.at("valid_for/reassuring"), period);
                self.set("polarity", fact.at("valid_for"), period.clone());
            }
            None => {
                self.period("deadline", &fact.at("valid_for"), valid_for);
                self.set("polarity", fact.at("valid_for"), json!({ "reassuring": valid_for }));
            }
        }
    }

    /// A parameter by one.
    fn number(&mut self, pointer: &str, value: Option<&Value>) {
        let Some(value) = value else { return };
        self.period("deadline", pointer, value);
        for other in value.as_i64().into_iter().flat_map(|number| [number - 1, number + 1]) {
            self.set("value", pointer.to_owned(), json!(other));
        }
    }
}
