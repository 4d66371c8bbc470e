//! The keys and words of a schema: all that there are, and those that a document shows.

use crate::page::{Page, span, spans};
use serde_json::Value;
use std::collections::BTreeSet;

/// A schema with its types.
#[derive(Debug)]
pub(crate) struct Keys {
    root: Value,
}

impl Keys {
    /// The keys of a schema.
    pub(crate) fn of(root: Value) -> Self {
        Self { root }
    }

    /// All keys, words and forms: `Action.due`, `Strength=must`, `Due.within#1`.
    pub(crate) fn all(&self) -> BTreeSet<String> {
        let (mut found, mut seen) = (BTreeSet::new(), BTreeSet::new());
        self.list(&self.root, "", &mut found, &mut seen);
        found
    }

    /// Those that a document shows.
    pub(crate) fn shown(&self, document: &Value) -> BTreeSet<String> {
        let mut found = BTreeSet::new();
        self.walk(&self.root, "", document, &mut found);
        found
    }

    /// The keys of a type; of the whole, where it has no name.
    pub(crate) fn keys(&self, of: &str) -> BTreeSet<String> {
        let all = if of.is_empty() { &self.root["properties"] } else { &self.root["$defs"][of]["properties"] };
        all.as_object().unwrap().keys().cloned().collect()
    }

    fn resolve<'a>(&'a self, schema: &'a Value, name: &str) -> (&'a Value, String) {
        match schema["$ref"].as_str().and_then(|to| to.strip_prefix("#/$defs/")) {
            Some(to) => (&self.root["$defs"][to], to.to_owned()),
            None => (schema, name.to_owned()),
        }
    }

    fn list(&self, schema: &Value, name: &str, found: &mut BTreeSet<String>, seen: &mut BTreeSet<String>) {
        let (schema, name) = self.resolve(schema, name);
        if schema.is_object() && !seen.insert(name.clone()) && !name.contains(['.', '#']) {
            return;
        }
        for (key, inner) in schema["properties"].as_object().into_iter().flatten() {
            found.insert(format!("{name}.{key}"));
            self.list(inner, &format!("{name}.{key}"), found, seen);
        }
        found.extend(words(schema).map(|word| format!("{name}={word}")));
        for (number, choice) in choices(schema) {
            found.insert(format!("{name}#{number}"));
            self.list(choice, &format!("{name}#{number}"), found, seen);
        }
        for inner in [&schema["items"], &schema["additionalProperties"]].into_iter().filter(|inner| inner.is_object()) {
            self.list(inner, &name, found, seen);
        }
    }

    fn walk(&self, schema: &Value, name: &str, value: &Value, found: &mut BTreeSet<String>) {
        let (schema, name) = self.resolve(schema, name);
        found.extend(words(schema).filter(|word| value == *word).map(|word| format!("{name}={word}")));
        for (number, choice) in choices(schema).filter(|(_, choice)| self.fits(choice, value)) {
            found.insert(format!("{name}#{number}"));
            self.walk(choice, &format!("{name}#{number}"), value, found);
        }
        for (key, value) in value.as_object().into_iter().flatten() {
            match schema["properties"].get(key) {
                Some(inner) => {
                    found.insert(format!("{name}.{key}"));
                    self.walk(inner, &format!("{name}.{key}"), value, found);
                }
                None => self.walk(&schema["additionalProperties"], &name, value, found),
            }
        }
        for value in value.as_array().into_iter().flatten() {
            self.walk(&schema["items"], &name, value, found);
        }
    }

    /// Whether a value may be of a choice: told apart by type, words and the first sign.
    fn fits(&self, schema: &Value, value: &Value) -> bool {
        let (schema, _) = self.resolve(schema, "");
        if choices(schema).next().is_some() {
            return choices(schema).any(|(_, choice)| self.fits(choice, value));
        }
        if words(schema).next().is_some() {
            return words(schema).any(|word| word == value);
        }
        let kind = match value {
            Value::Object(_) => "object",
            Value::Array(_) => "array",
            Value::String(_) => "string",
            Value::Number(_) => "integer",
            Value::Bool(_) => "boolean",
            Value::Null => "null",
        };
        let first = value.as_str().and_then(|text| text.chars().next());
        let pattern = match schema["pattern"].as_str() {
            Some("^\\$") => first == Some('$'),
            Some(_) => first.is_some_and(|sign| sign.is_ascii_digit()),
            None => true,
        };
        schema["type"] == kind && pattern
    }
}

/// The words that a value must be one of.
fn words(schema: &Value) -> impl Iterator<Item = &Value> {
    let one_of = schema["oneOf"].as_array().into_iter().flatten().filter_map(|choice| choice.get("const"));
    one_of.chain(schema["enum"].as_array().into_iter().flatten())
}

/// The forms that a value can have.
fn choices(schema: &Value) -> impl Iterator<Item = (usize, &Value)> {
    schema["anyOf"].as_array().into_iter().flatten().enumerate()
}

/// The keys that the tables of a page name under a heading, in tables with such a header.
pub(crate) fn documented(page: &Page, heading: &str, header: &str) -> BTreeSet<String> {
    let tables = page.tables.iter().filter(|table| table.heading == heading && table.header[0] == header);
    let rows = tables.flat_map(|table| &table.rows);
    rows.flat_map(|row| spans(&row[0])).map(str::to_owned).collect()
}

/// The code spans of the first cell of each row, and the only one of another cell.
pub(crate) fn column<'a>(page: &'a Page, header: &[&str], at: usize) -> Vec<(usize, Vec<&'a str>, &'a str)> {
    let table = page.table_of(header);
    table.rows.iter().map(|row| (table.line, spans(&row[0]), span(&row[at]))).collect()
}
