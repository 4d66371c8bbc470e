//! Rule-set documents as they are written, and how to find things in them.

use serde_json::Value;
use std::collections::{BTreeSet, HashMap};
use std::sync::{Arc, Mutex};
use synlig::expr::{Expr, parse};
use synlig::{Country, Date, Duration};

/// The documents of a composition, in the order in which they were given.
#[derive(Debug)]
pub struct Rules {
    pub(super) documents: Vec<Value>,
    parsed: Mutex<HashMap<String, Arc<Expr>>>,
}

impl Rules {
    /// Takes documents without overlays, which must be valid.
    pub fn new(documents: Vec<Value>) -> Self {
        Self { documents, parsed: Mutex::default() }
    }

    /// The country of them all.
    pub(super) fn country(&self) -> Country {
        let code = self.documents[0]["country"].as_str().expect("a country");
        Country::from_code(code).expect("a known country")
    }

    /// The ids of a section over all documents.
    pub(super) fn ids(&self, section: &str) -> BTreeSet<String> {
        self.documents.iter().flat_map(|document| members(&document[section])).map(|(id, _)| id.clone()).collect()
    }

    /// An item of a section as it is declared: with its versions, if it has any.
    pub(super) fn declared(&self, section: &str, id: &str) -> Option<&Value> {
        self.documents.iter().find_map(|document| document[section].get(id))
    }

    /// An item of a section that must be there.
    pub(super) fn must(&self, section: &str, id: &str) -> &Value {
        self.declared(section, id).unwrap_or_else(|| panic!("`{id}` is not among the {section}"))
    }

    /// The id of the document in which an item is written.
    pub(super) fn home(&self, section: &str, id: &str) -> &str {
        let home = self.documents.iter().find(|document| document[section].get(id).is_some());
        home.and_then(|document| document["id"].as_str()).expect("an item that is declared")
    }

    /// An item of a section in its version of a day; none where it does not exist on that day.
    pub(super) fn item(&self, section: &str, id: &str, day: Date) -> Option<&Value> {
        in_force(self.declared(section, id)?, day)
    }

    /// The document that has the visibility, if any.
    pub(super) fn visibility(&self) -> Option<(&str, &Value)> {
        self.documents
            .iter()
            .find(|document| document.get("visibility").is_some())
            .map(|document| (document["id"].as_str().expect("an id"), &document["visibility"]))
    }

    /// An expression's tree.
    pub(super) fn expr(&self, text: &str) -> Arc<Expr> {
        let mut parsed = self.parsed.lock().expect("no panic while parsing");
        let tree = || Arc::new(parse(text).unwrap_or_else(|fault| panic!("`{text}`: {fault:?}")));
        parsed.entry(text.to_owned()).or_insert_with(tree).clone()
    }

    /// A duration as written: `14 days` or `$name`.
    pub(super) fn duration(&self, text: &str) -> Duration {
        let text = match text.strip_prefix('$') {
            Some(name) => self.must("parameters", name)["default"].as_str().expect("a duration"),
            None => text,
        };
        Duration::parse(text).unwrap_or_else(|| panic!("`{text}` is no duration"))
    }
}

/// The members of an object; none of anything else.
pub(super) fn members(value: &Value) -> impl Iterator<Item = (&String, &Value)> {
    value.as_object().into_iter().flatten()
}

/// The strings of a list; none of anything else.
pub(super) fn strings(value: &Value) -> Vec<&str> {
    value.as_array().into_iter().flatten().filter_map(Value::as_str).collect()
}

/// The items of a list; none of anything else.
pub(super) fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

/// The version of an item, or of a list of versions, that exists on a day.
pub(super) fn in_force(item: &Value, day: Date) -> Option<&Value> {
    match item {
        Value::Array(versions) => versions.iter().find(|version| exists(version, day)),
        single => Some(single).filter(|single| exists(single, day)),
    }
}

/// Whether a day lies within `valid`, both ends included.
pub(super) fn exists(item: &Value, day: Date) -> bool {
    let date = |key: &str| item["valid"][key].as_str().map(|text| Date::parse(text).expect("a date"));
    date("from").is_none_or(|from| from <= day) && date("to").is_none_or(|to| day <= to)
}
