//! The rule sets of the page: its documents, with the fragments laid into the first of them.

use crate::page::{Fence, Page};
use crate::panic_with;
use serde_json::{Map, Value};
use std::collections::BTreeMap;
use synlig::Engine;
use synlig_workbench::schema::Document;

/// What a fenced block of the reference is.
#[derive(Debug)]
pub(crate) enum Example {
    /// A rule set.
    Document(Value),
    /// Keys to be added to the first rule set.
    Fragment(Map<String, Value>),
    /// A rule set or keys, with the only code that the engine gives for it.
    Refused(Map<String, Value>, String),
    /// A scenario.
    Scenario(Value),
    /// A case.
    Case(Value),
    /// The grammar of conditions.
    Grammar(String),
}

impl Example {
    /// What a fence is. One that is nothing known stops the test.
    pub(crate) fn of(fence: &Fence) -> Self {
        let at = format!("line {}", fence.line);
        match fence.language.as_str() {
            "text" if fence.text.starts_with("condition  =") => Self::Grammar(fence.text.clone()),
            "json" => {
                let value =
                    serde_json::from_str(&fence.text).unwrap_or_else(|error| panic_with(&format!("{at}: {error}")));
                let Value::Object(members) = value else { panic_with(&format!("{at}: not an object")) };
                Self::of_members(members, refused_with(&fence.before), &at)
            }
            other => panic_with(&format!("{at}: nobody knows how to run a block of `{other}`")),
        }
    }

    fn of_members(members: Map<String, Value>, refused: Option<String>, at: &str) -> Self {
        let schema = Document::RuleSet.schema();
        match refused {
            Some(code) => Self::Refused(members, code),
            None if members.contains_key("scenario") => Self::Scenario(Value::Object(members)),
            None if members.contains_key("as_of") => Self::Case(Value::Object(members)),
            None if members.contains_key("synlig") => Self::Document(Value::Object(members)),
            None if members.keys().all(|key| schema["properties"].get(key).is_some()) => Self::Fragment(members),
            None => panic_with(&format!("{at}: neither a rule set, nor keys of one, nor a case, nor a scenario")),
        }
    }
}

/// The code that the paragraph before a block announces: "… is refused with `rules.range`:".
fn refused_with(before: &str) -> Option<String> {
    let code = before.rsplit_once("is refused with `")?.1.strip_suffix("`:")?;
    Some(code.to_owned())
}

/// The rule sets of the page by id.
#[derive(Clone, Debug, Default)]
pub(crate) struct Rules {
    /// The first document of the page, with all fragments.
    pub(crate) first: Value,
    /// All documents, the first one included.
    pub(crate) all: BTreeMap<String, Value>,
}

impl Rules {
    /// Lays the examples of a page together.
    pub(crate) fn of(page: &Page) -> Self {
        let mut rules = Self::default();
        for fence in &page.fences {
            match Example::of(fence) {
                Example::Document(document) if rules.first.is_null() => rules.first = document,
                Example::Document(document) => {
                    let before = rules.all.insert(document["id"].as_str().unwrap().to_owned(), document);
                    assert!(before.is_none(), "line {}: an id that stands on the page already", fence.line);
                }
                Example::Fragment(members) => lay(&mut rules.first, members, false, &format!("line {}: ", fence.line)),
                _ => {}
            }
        }
        rules.all.insert(rules.first["id"].as_str().unwrap().to_owned(), rules.first.clone());
        rules
    }

    /// A rule set of the page and all that it needs.
    pub(crate) fn with_needs(&self, document: &Value) -> Vec<String> {
        let mut texts = Vec::new();
        for needed in ["extends", "uses"].iter().filter_map(|key| document[key].as_object()).flat_map(Map::keys) {
            let needed = self.all.get(needed).unwrap_or_else(|| panic_with(&format!("no `{needed}` is on the page")));
            texts.extend(self.with_needs(needed));
        }
        texts.push(document.to_string());
        texts
    }

    /// The faults of a document, checked with what it needs.
    pub(crate) fn faults(&self, document: &Value) -> Vec<String> {
        told(&self.with_needs(document))
    }

    /// The codes of the faults of a document, each once.
    pub(crate) fn codes(&self, document: &Value) -> Vec<String> {
        let mut codes: Vec<String> =
            self.faults(document).iter().filter_map(|fault| Some(fault.split_once(": ")?.0.to_owned())).collect();
        codes.dedup();
        codes
    }

    /// The engine of the first document.
    pub(crate) fn engine(&self) -> Engine {
        Engine::from_json([self.first.to_string().as_str()]).unwrap()
    }
}

fn told(texts: &[String]) -> Vec<String> {
    match Engine::from_json(texts.iter().map(String::as_str)) {
        Ok(_) => Vec::new(),
        Err(error) => error.diagnostics().iter().map(ToString::to_string).collect(),
    }
}

/// Lays keys into an object, objects key by key. What is there may be replaced only where that is said.
pub(crate) fn lay(into: &mut Value, members: Map<String, Value>, replace: bool, at: &str) {
    let there = into.as_object_mut().unwrap_or_else(|| panic_with(&format!("{at} is laid into no object")));
    for (key, value) in members {
        match (there.get_mut(&key), value) {
            (Some(inner @ Value::Object(_)), Value::Object(members)) => {
                lay(inner, members, replace, &format!("{at}/{key}"));
            }
            (Some(_), value) if !replace => panic_with(&format!("{at}/{key} is there already, and {value} too")),
            (_, value) => {
                there.insert(key, value);
            }
        }
    }
}
