//! Reading trees into typed records. Every fault is noted with its place, and reading goes on with the next item.

use crate::date::{Date, Duration};
use crate::error::{Code, nearest};
use crate::expr::{self, Expr};
use crate::json::{At, Node, Value};
use crate::text::{Language, Text};

/// One fault at a place of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Found {
    pub(crate) code: Code,
    pub(crate) at: At,
    pub(crate) expression_column: u32,
    pub(crate) message: String,
    pub(crate) hint: Option<String>,
}

impl Found {
    pub(crate) fn new(code: Code, at: At, message: impl Into<String>) -> Self {
        Self { code, at, expression_column: 0, message: message.into(), hint: None }
    }

    pub(crate) fn hint(mut self, hint: Option<String>) -> Self {
        self.hint = hint;
        self
    }
}

/// What reading needs to know and what it has found.
pub(crate) struct Reader {
    /// The language that every text must have besides English.
    pub(crate) language: Language,
    /// Whether the tree is the work of an overlay, where criteria of a tier add up in a list.
    pub(crate) in_effect: bool,
    pub(crate) found: Vec<Found>,
}

impl Reader {
    /// Notes a fault; always `None`, so that a reader can return it.
    pub(crate) fn fault<T>(&mut self, code: Code, at: At, message: impl Into<String>) -> Option<T> {
        self.found.push(Found::new(code, at, message));
        None
    }

    pub(crate) fn wrong_type<T>(&mut self, node: &Node, expected: &str) -> Option<T> {
        let is = match node.value {
            Value::Null => "null",
            Value::Bool(_) => "true or false",
            Value::Number(_) => "a number",
            Value::OtherNumber => "a number that is not whole or too large",
            Value::String(_) => "a string",
            Value::List(_) => "a list",
            Value::Object(_) => "an object",
        };
        self.fault(Code::RulesType, node.at, format!("expected {expected}, found {is}"))
    }
}

/// Something that can be read from a tree.
pub(crate) trait Read: Sized {
    /// The value, or `None` with at least one fault noted.
    fn read(node: &Node, reader: &mut Reader) -> Option<Self>;
}

/// Declares a record of the rule-set language: the struct, its reader and its schema from one list of keys.
macro_rules! record {
    // A lenient record stands where parts of it are faulty: the parts are left out.
    ($(#[$meta:meta])* lenient struct $name:ident { $($fields:tt)* }) => {
        record! { @declare false $(#[$meta])* struct $name { $($fields)* } }
    };
    ($(#[$meta:meta])* struct $name:ident { $($fields:tt)* }) => {
        record! { @declare true $(#[$meta])* struct $name { $($fields)* } }
    };
    (@declare $strict:literal $(#[$meta:meta])* struct $name:ident {
        $($(#[$doc:meta])* $need:ident $field:ident $key:literal: $type:ty,)*
    }) => {
        $(#[$meta])*
        #[derive(Clone, Debug)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
        pub(crate) struct $name {
            #[cfg_attr(feature = "schema", schemars(skip))]
            pub(crate) at: $crate::json::At,
            $(
                $(#[$doc])*
                #[cfg_attr(feature = "schema", schemars(rename = $key))]
                pub(crate) $field: record!(@type $need $type),
            )*
        }

        impl $crate::ruleset::read::Read for $name {
            fn read(node: &$crate::json::Node, reader: &mut $crate::ruleset::read::Reader) -> Option<Self> {
                const KEYS: &[&str] = &[$($key),*];
                let before = reader.found.len();
                $crate::ruleset::read::check_keys(node, KEYS, reader)?;
                $(let $field = record!(@read $need $key, node, reader);)*
                // An item with a fault inside is left out as a whole: half a rule is worse than none.
                (!$strict || reader.found.len() == before).then_some(())?;
                Some(Self { at: node.at, $($field: record!(@take $need $field),)* })
            }
        }
    };
    (@type required $type:ty) => { $type };
    (@type optional $type:ty) => { Option<$type> };
    // Required, but where it is faulty the rest is still looked at.
    (@type header $type:ty) => { $type };
    (@read required $key:literal, $node:ident, $reader:ident) => {
        $crate::ruleset::read::required($node, $key, $reader)
    };
    (@read optional $key:literal, $node:ident, $reader:ident) => {
        $crate::ruleset::read::optional($node, $key, $reader)
    };
    (@read header $key:literal, $node:ident, $reader:ident) => {
        $crate::ruleset::read::required($node, $key, $reader)
    };
    (@take header $field:ident) => { $field.unwrap_or_default() };
    (@take required $field:ident) => { $field? };
    (@take optional $field:ident) => { $field };
}
pub(crate) use record;

pub(crate) fn check_keys(node: &Node, keys: &[&str], reader: &mut Reader) -> Option<()> {
    let Value::Object(members) = &node.value else {
        return reader.wrong_type(node, "an object");
    };
    for member in members {
        if !keys.contains(&member.key.as_str()) {
            let hint = nearest(&member.key, keys.iter().copied())
                .or_else(|| Some(format!("known here are {}", keys.join(", "))));
            let message = format!("unknown key `{}`", shortened(&member.key));
            reader.found.push(Found::new(Code::RulesUnknownKey, member.at, message).hint(hint));
        }
    }
    Some(())
}

pub(crate) fn required<T: Read>(node: &Node, key: &str, reader: &mut Reader) -> Option<T> {
    match node.get(key) {
        Some(value) => T::read(value, reader),
        None => reader.fault(Code::RulesMissingKey, node.at, format!("the key `{key}` is missing")),
    }
}

pub(crate) fn optional<T: Read>(node: &Node, key: &str, reader: &mut Reader) -> Option<T> {
    node.get(key).and_then(|value| T::read(value, reader))
}

/// A user's word for a message, cut where it is long.
pub(crate) fn shortened(word: &str) -> String {
    if word.chars().count() <= 60 {
        word.to_owned()
    } else {
        format!("{}…", word.chars().take(60).collect::<String>())
    }
}

/// A value and its place.
#[derive(Clone, Debug)]
pub(crate) struct Located<T> {
    pub(crate) at: At,
    pub(crate) value: T,
}

impl<T: Read> Read for Located<T> {
    fn read(node: &Node, reader: &mut Reader) -> Option<Self> {
        Some(Self { at: node.at, value: T::read(node, reader)? })
    }
}

/// Items in the order of their names. An item with faults stays as a name without content, so that what names it is not blamed.
#[derive(Clone, Debug)]
pub(crate) struct Named<T>(Vec<(String, Entry<T>)>);

#[derive(Clone, Debug)]
pub(crate) struct Entry<T> {
    pub(crate) at: At,
    pub(crate) item: Option<T>,
}

impl<T> Default for Named<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T> Named<T> {
    /// Whatever is declared, also with faults.
    pub(crate) fn entries(&self) -> impl Iterator<Item = (&String, &Entry<T>)> {
        self.0.iter().map(|(name, entry)| (name, entry))
    }

    /// What is declared by a name.
    pub(crate) fn get(&self, name: &str) -> Option<&Entry<T>> {
        let place = self.0.binary_search_by(|(known, _)| known.as_str().cmp(name)).ok()?;
        self.0.get(place).map(|(_, entry)| entry)
    }

    /// The items without faults, by name.
    pub(crate) fn items(&self) -> impl Iterator<Item = (&str, &T)> {
        self.0.iter().filter_map(|(name, entry)| Some((name.as_str(), entry.item.as_ref()?)))
    }
}

impl<T: Read> Read for Named<T> {
    fn read(node: &Node, reader: &mut Reader) -> Option<Self> {
        let Value::Object(members) = &node.value else {
            return reader.wrong_type(node, "an object of named items");
        };
        let mut sorted: Vec<_> = members.iter().collect();
        crate::sorted::sort_by(&mut sorted, |a, b| a.key.cmp(&b.key));
        let mut named: Vec<(String, Entry<T>)> = Vec::with_capacity(sorted.len());
        for member in sorted {
            let entry = Entry { at: member.at, item: T::read(&member.value, reader) };
            match named.last_mut() {
                // A name that stands twice is told elsewhere.
                Some((name, last)) if *name == member.key => *last = entry,
                _ => named.push((member.key.clone(), entry)),
            }
        }
        Some(Self(named))
    }
}

impl<T: Read> Read for Vec<T> {
    fn read(node: &Node, reader: &mut Reader) -> Option<Self> {
        let Value::List(items) = &node.value else {
            return reader.wrong_type(node, "a list");
        };
        let read: Vec<_> = items.iter().filter_map(|item| T::read(item, reader)).collect();
        (read.len() == items.len()).then_some(read)
    }
}

impl Read for String {
    fn read(node: &Node, reader: &mut Reader) -> Option<Self> {
        match &node.value {
            Value::String(text) => Some(text.clone()),
            _ => reader.wrong_type(node, "a string"),
        }
    }
}

impl Read for i64 {
    fn read(node: &Node, reader: &mut Reader) -> Option<Self> {
        match node.value {
            Value::Number(number) => Some(number),
            _ => reader.wrong_type(node, "a whole number"),
        }
    }
}

impl Read for bool {
    fn read(node: &Node, reader: &mut Reader) -> Option<Self> {
        match node.value {
            Value::Bool(value) => Some(value),
            _ => reader.wrong_type(node, "true or false"),
        }
    }
}

impl Read for Date {
    fn read(node: &Node, reader: &mut Reader) -> Option<Self> {
        let text = String::read(node, reader)?;
        Self::parse(&text).or_else(|| {
            let message = format!("`{}` is not a date between 1900-01-01 and 2199-12-31", shortened(&text));
            reader.fault(Code::RulesDate, node.at, message)
        })
    }
}

impl Read for Duration {
    fn read(node: &Node, reader: &mut Reader) -> Option<Self> {
        let text = String::read(node, reader)?;
        Self::parse(&text).or_else(|| {
            let message = format!("`{}` is not a length of time, such as `14 days` or `3 months`", shortened(&text));
            reader.fault(Code::RulesDuration, node.at, message)
        })
    }
}

impl Read for Text {
    fn read(node: &Node, reader: &mut Reader) -> Option<Self> {
        let Value::Object(members) = &node.value else {
            return reader.wrong_type(node, "a text: an object of languages");
        };
        let before = reader.found.len();
        let mut text = Self::default();
        for member in members {
            let Some(language) = Language::from_code(&member.key) else {
                let message = format!("`{}` is not a language of texts", shortened(&member.key));
                let hint = Some("texts are in nb, nn, sv and en".to_owned());
                reader.found.push(Found::new(Code::RulesUnknownKey, member.at, message).hint(hint));
                continue;
            };
            let Some(words) = String::read(&member.value, reader) else { continue };
            if words.trim().is_empty() {
                reader.fault::<()>(Code::RulesText, member.at, "the text is empty");
            }
            text.insert(language, words);
        }
        for language in [Language::En, reader.language] {
            if node.get(language.code()).is_none() {
                let message = format!("the text is missing in `{}`", language.code());
                reader.fault::<()>(Code::RulesText, node.at, message);
                if reader.language == Language::En {
                    break;
                }
            }
        }
        (reader.found.len() == before).then_some(text)
    }
}

/// A condition with its place in the document.
pub(crate) type Condition = Located<Expr>;

impl Read for Expr {
    fn read(node: &Node, reader: &mut Reader) -> Option<Self> {
        let text = String::read(node, reader)?;
        match expr::parse(&text) {
            Ok(expr) => Some(expr),
            Err(fault) => {
                reader.found.push(Found {
                    code: fault.code,
                    at: node.at,
                    expression_column: fault.column,
                    message: fault.message,
                    hint: fault.hint,
                });
                None
            }
        }
    }
}
