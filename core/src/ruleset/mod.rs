//! Rule sets: from text to a document, from documents to one composition.

mod compose;
mod depends;
pub(crate) mod document;
mod overlay;
mod place;
pub(crate) mod read;
#[cfg(feature = "schema")]
mod schema;
mod validate;
pub(crate) mod values;
mod version;

pub(crate) use compose::{Composed, InEffect, compose, items};
pub use place::Written;

use crate::error::{Code, Diagnostic, Error};
use crate::json::{self, Fault, Node, Source, Value};
use crate::limits::Limits;
use crate::text::Language;
use document::Document;
use read::{Found, Read, Reader};
use std::sync::Arc;

/// A rule set as read from its text. Its names are checked where an [`Engine`](crate::Engine) is made of it.
#[derive(Clone, Debug)]
pub struct RuleSet {
    source: Arc<Source>,
    id: String,
}

impl RuleSet {
    /// Reads a rule set from JSON text, within the default [`Limits`].
    ///
    /// # Errors
    /// Every fault of the document: of its JSON, keys, types, texts, ids, dates and expressions; and, where the rule set
    /// needs no other and has such faults, those of its names and types too.
    pub fn from_json(text: &str) -> Result<Self, Error> {
        Self::from_json_within(text, &Limits::default())
    }

    /// Reads a rule set from bytes that should be UTF-8.
    ///
    /// # Errors
    /// As [`RuleSet::from_json`], and `rules.invalid_utf8`.
    pub fn from_slice(bytes: &[u8]) -> Result<Self, Error> {
        match std::str::from_utf8(bytes) {
            Ok(text) => Self::from_json(text),
            Err(error) => Err(invalid_utf8(Code::RulesInvalidUtf8, bytes, error.valid_up_to()).into()),
        }
    }

    /// Reads a rule set from JSON text, within given limits.
    ///
    /// # Errors
    /// As [`RuleSet::from_json`].
    pub fn from_json_within(text: &str, limits: &Limits) -> Result<Self, Error> {
        let draft = Draft::read(text, limits)?;
        if draft.found.is_empty() {
            return Ok(draft.rule_set);
        }
        // Alone, and needing no other: what can be said of its names is said together with the rest.
        let alone = ["uses", "extends"].iter().all(|key| draft.rule_set.source.root.get(key).is_none());
        let diagnostics = if alone && !draft.is_version_fault() {
            crate::engine::check(vec![draft])
        } else {
            let source = &draft.rule_set.source;
            draft.found.iter().map(|found| diagnostic(found, source, &draft.rule_set.id)).collect()
        };
        Err(Error::unless_empty(diagnostics)
            .err()
            .unwrap_or_else(|| Diagnostic::new(Code::RulesInvalidJson, "", "the rule set could not be read").into()))
    }

    /// The id of the rule set.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// The text that it was read from.
    pub fn text(&self) -> &str {
        &self.source.text
    }

    /// Its version as written.
    pub fn version(&self) -> &str {
        self.source.root.get("version").and_then(Node::string).unwrap_or_default()
    }

    /// The ids of the rule sets that it `uses` or `extends`, in the order of ids.
    pub fn needs(&self) -> Vec<&str> {
        let members =
            ["extends", "uses"].into_iter().filter_map(|key| self.source.root.get(key)).flat_map(Node::members);
        let mut needs: Vec<&str> = members.map(|member| member.key.as_str()).collect();
        crate::sorted::sort(&mut needs);
        needs.dedup();
        needs
    }

    /// The id of the rule set that this one extends, if it is an overlay.
    pub fn extends(&self) -> Option<&str> {
        self.source.root.get("extends")?.members().first().map(|member| member.key.as_str())
    }
}

/// A document that may have faults: what could be read of it, and what was found against it.
#[derive(Clone)]
pub(crate) struct Draft {
    pub(crate) rule_set: RuleSet,
    pub(crate) found: Vec<Found>,
}

impl Draft {
    /// Reads a text. Where it is not JSON at all, that is the only error.
    pub(crate) fn read(text: &str, limits: &Limits) -> Result<Self, Error> {
        let (source, duplicates) = Source::read(text, limits.bytes, limits.depth)
            .map_err(|fault| Error::from(fault_diagnostic(&fault, text)))?;
        let source = Arc::new(source);
        let id = source.root.get("id").and_then(Node::string).unwrap_or_default().to_owned();
        let mut found: Vec<_> = duplicates
            .into_iter()
            .filter_map(|fault| match fault {
                Fault::Duplicate { key, at } => {
                    let message = format!("the key `{}` stands twice", read::shortened(&key));
                    Some(Found::new(Code::RulesDuplicateKey, at, message))
                }
                _ => None,
            })
            .collect();
        match source.root.get("synlig").map(|node| (node.at, &node.value)) {
            Some((at, Value::Number(version))) if *version != 1 => {
                let message = format!("language version {version} is not one this engine reads; it reads 1");
                found = vec![Found::new(Code::RulesLanguageVersion, at, message)];
            }
            _ => found.extend(read_document(&source.root, false).1),
        }
        Ok(Self { rule_set: RuleSet { source, id }, found })
    }

    /// A rule set that was read before, without faults.
    pub(crate) fn faultless(rule_set: RuleSet) -> Self {
        Self { rule_set, found: Vec::new() }
    }

    pub(crate) fn is_version_fault(&self) -> bool {
        self.found.iter().any(|found| found.code == Code::RulesLanguageVersion)
    }
}

/// Reads a tree into a document, with all faults that the document has by itself.
fn read_document(root: &Node, in_effect: bool) -> (Option<Document>, Vec<Found>) {
    let own = root.get("language").and_then(Node::string).and_then(Language::from_code).unwrap_or(Language::En);
    let mut reader = Reader { language: own, in_effect, found: Vec::new() };
    let document = Document::read(root, &mut reader);
    if let Some(document) = &document {
        reader.found.extend(validate::validate(document, root));
    }
    (document, reader.found)
}

/// A fault with its place in words.
pub(crate) fn diagnostic(found: &Found, source: &Source, rules: &str) -> Diagnostic {
    let (line, column) = source.position(found.at);
    Diagnostic {
        code: found.code,
        expression_column: found.expression_column,
        column,
        hint: found.hint.clone(),
        line,
        message: found.message.clone(),
        pointer: source.pointer(found.at),
        rules: rules.to_owned(),
    }
}

pub(crate) fn invalid_utf8(code: Code, bytes: &[u8], valid_up_to: usize) -> Diagnostic {
    let before = bytes.get(..valid_up_to).and_then(|valid| std::str::from_utf8(valid).ok()).unwrap_or_default();
    let (line, column) = json::position(before, before.len());
    Diagnostic { line, column, ..Diagnostic::new(code, "", "the text is not UTF-8") }
}

fn fault_diagnostic(fault: &Fault, text: &str) -> Diagnostic {
    let (code, message, offset) = match fault {
        Fault::TooLarge => (Code::RulesTooLarge, "the text is longer than the limit".to_owned(), 0),
        Fault::TooDeep => (Code::RulesTooDeep, "the document nests deeper than the limit".to_owned(), 0),
        Fault::Json { message, offset } => (Code::RulesInvalidJson, message.clone(), *offset),
        Fault::Duplicate { .. } => (Code::RulesDuplicateKey, "a key stands twice".to_owned(), 0),
    };
    let (line, column) = json::position(text, offset);
    Diagnostic { line, column, ..Diagnostic::new(code, "", message) }
}
