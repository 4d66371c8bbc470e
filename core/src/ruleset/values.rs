//! The small values of the document: types, strengths, periods, laws.

use super::document::{ConditionalBasis, Id, LawRecord};
use super::read::{Condition, Located, Read, Reader, shortened};
use super::version::VersionRange;
use crate::date::{Country, Duration};
use crate::error::{Code, nearest};
use crate::json::{At, Node, Value};
use crate::text::{Language, Text};
use serde::Serialize;
use std::collections::BTreeMap;

/// Declares an enumeration that is written as one of some words.
macro_rules! words {
    ($(#[$meta:meta])* $vis:vis enum $name:ident { $($(#[$doc:meta])* $variant:ident = $word:literal,)* }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        $vis enum $name {
            $($(#[$doc])* #[serde(rename = $word)] $variant,)*
        }

        impl $name {
            /// All of them, in order.
            $vis const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// As a rule set writes it.
            $vis fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $word,)* }
            }
        }

        impl Read for $name {
            fn read(node: &Node, reader: &mut Reader) -> Option<Self> {
                let text = String::read(node, reader)?;
                let known = Self::ALL.iter().copied().find(|known| known.as_str() == text);
                known.or_else(|| not_one_of(&text, &[$($word),*], node, reader))
            }
        }
    };
}

fn not_one_of<T>(text: &str, words: &[&str], node: &Node, reader: &mut Reader) -> Option<T> {
    let hint = nearest(text, words.iter().copied()).or_else(|| Some(format!("one of {}", words.join(", "))));
    let message = format!("`{}` is not a value for this key", shortened(text));
    reader.found.push(super::read::Found::new(Code::RulesValue, node.at, message).hint(hint));
    None
}

words! {
    /// What kind of answer a fact has.
    pub(crate) enum FactType {
        Flag = "flag",
        Scale = "scale",
        Choice = "choice",
        Count = "count",
        Age = "age",
    }
}

words! {
    /// Whether a higher value worries more.
    pub enum Concern {
        /// A higher value, or yes, is more worrying.
        Raises = "raises",
        /// A higher value, or yes, is protective.
        Lowers = "lowers",
        /// Neither.
        Neutral = "neutral",
    }
}

words! {
    /// How strongly an action is asked for.
    pub enum Strength {
        /// A duty.
        Must = "must",
        /// Good practice.
        Should = "should",
        /// An offer.
        May = "may",
    }
}

words! {
    /// What a parameter holds.
    pub(crate) enum ParameterType {
        Duration = "duration",
        Count = "count",
    }
}

words! {
    /// Deadlines that the law gives in words; they stay words.
    pub enum Words {
        /// At this moment: the case is urgent.
        Immediately = "immediately",
        /// At once (Swedish *genast*).
        AtOnce = "at once",
        /// Without undue delay (Norwegian *uten ugrunnet opphold*).
        WithoutUndueDelay = "without undue delay",
        /// As soon as possible.
        AsSoonAsPossible = "as soon as possible",
    }
}

impl Read for Country {
    fn read(node: &Node, reader: &mut Reader) -> Option<Self> {
        let text = String::read(node, reader)?;
        Self::from_code(&text).or_else(|| not_one_of(&text, &["NO", "SE"], node, reader))
    }
}

impl Read for Language {
    fn read(node: &Node, reader: &mut Reader) -> Option<Self> {
        let text = String::read(node, reader)?;
        Self::from_code(&text).or_else(|| not_one_of(&text, &Self::ALL.map(Self::code), node, reader))
    }
}

/// A parameter's value: a count or a length of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ParameterValue {
    Count(i64),
    Duration(Duration),
}

impl Read for ParameterValue {
    fn read(node: &Node, reader: &mut Reader) -> Option<Self> {
        match node.value {
            Value::Number(number) => Some(Self::Count(number)),
            Value::String(_) => Some(Self::Duration(Duration::read(node, reader)?)),
            _ => reader.wrong_type(node, "a whole number or a length of time"),
        }
    }
}

/// A source's title: in languages, or one string for all.
#[derive(Clone, Debug)]
pub(crate) enum TextOrString {
    Text(Text),
    String(String),
}

impl Read for TextOrString {
    fn read(node: &Node, reader: &mut Reader) -> Option<Self> {
        match &node.value {
            Value::String(text) if text.trim().is_empty() => {
                reader.fault(Code::RulesText, node.at, "the title is empty")
            }
            Value::String(text) => Some(Self::String(text.clone())),
            Value::Object(_) => Some(Self::Text(Text::read(node, reader)?)),
            _ => reader.wrong_type(node, "a text or a string"),
        }
    }
}

/// One length of time, or a parameter's.
#[derive(Clone, Debug)]
pub(crate) enum Period {
    Duration(Duration),
    Parameter(String),
}

impl Period {
    fn of(text: &str, node: &Node, reader: &mut Reader) -> Option<Self> {
        match text.strip_prefix('$') {
            Some(name) => Some(Self::Parameter(name.to_owned())),
            None => Some(Self::Duration(Duration::read(node, reader)?)),
        }
    }
}

impl Read for Period {
    fn read(node: &Node, reader: &mut Reader) -> Option<Self> {
        let text = String::read(node, reader)?;
        Self::of(&text, node, reader)
    }
}

/// How long an action may take.
#[derive(Clone, Debug)]
pub(crate) enum Within {
    Words(Words),
    /// Periods to be added one after the other.
    Periods(Vec<Located<Period>>),
}

impl Read for Within {
    fn read(node: &Node, reader: &mut Reader) -> Option<Self> {
        match &node.value {
            Value::List(items) if items.is_empty() => {
                reader.fault(Code::RulesValue, node.at, "a list of periods has at least one")
            }
            Value::List(_) => Some(Self::Periods(Vec::read(node, reader)?)),
            Value::String(text) => {
                if let Some(words) = Words::ALL.iter().find(|words| words.as_str() == text) {
                    return Some(Self::Words(*words));
                }
                let value = Period::of(text, node, reader);
                if let (None, Some(fault)) = (&value, reader.found.last_mut()) {
                    let meant = nearest(text, Words::ALL.iter().map(|words| words.as_str()));
                    fault.hint = fault.hint.take().or(meant);
                }
                Some(Self::Periods(vec![Located { at: node.at, value: value? }]))
            }
            _ => reader.wrong_type(node, "a length of time, a parameter, a list of them, or words"),
        }
    }
}

/// How long an answer counts: any, or the least worrying one only.
#[derive(Clone, Debug)]
pub(crate) struct Aging {
    pub(crate) at: At,
    pub(crate) period: Period,
    pub(crate) reassuring_only: bool,
}

impl Read for Aging {
    fn read(node: &Node, reader: &mut Reader) -> Option<Self> {
        if node.string().is_some() {
            return Some(Self { at: node.at, period: Period::read(node, reader)?, reassuring_only: false });
        }
        super::read::check_keys(node, &["reassuring"], reader)?;
        let before = reader.found.len();
        let period: Located<Period> = super::read::required(node, "reassuring", reader)?;
        (reader.found.len() == before).then_some(Self { at: period.at, period: period.value, reassuring_only: true })
    }
}

/// A source that an action rests on, always or for some.
#[derive(Clone, Debug)]
pub(crate) enum Basis {
    Always(Id),
    Sometimes(ConditionalBasis),
}

impl Basis {
    pub(crate) fn source(&self) -> &Id {
        match self {
            Self::Always(id) => id,
            Self::Sometimes(basis) => &basis.source,
        }
    }
}

impl Read for Basis {
    fn read(node: &Node, reader: &mut Reader) -> Option<Self> {
        match &node.value {
            Value::String(_) => Some(Self::Always(Id::read(node, reader)?)),
            Value::Object(_) => Some(Self::Sometimes(ConditionalBasis::read(node, reader)?)),
            _ => reader.wrong_type(node, "a source's id, or an object with `source`"),
        }
    }
}

/// A list of ids, each once.
#[derive(Clone, Debug)]
pub(crate) struct Ids(pub(crate) Vec<Id>);

impl Read for Ids {
    fn read(node: &Node, reader: &mut Reader) -> Option<Self> {
        let ids: Vec<Id> = Vec::read(node, reader)?;
        let before = reader.found.len();
        for (index, id) in ids.iter().enumerate() {
            if ids.iter().take(index).any(|earlier| earlier.value == id.value) {
                let message = format!("`{}` stands twice in the list", shortened(&id.value));
                reader.fault::<()>(Code::RulesDuplicateItem, id.at, message);
            }
        }
        (reader.found.len() == before).then_some(Self(ids))
    }
}

/// The laws without faults.
#[derive(Clone, Debug)]
pub(crate) struct Laws(pub(crate) Vec<Law>);

impl Read for Laws {
    fn read(node: &Node, reader: &mut Reader) -> Option<Self> {
        let Value::List(items) = &node.value else {
            return reader.wrong_type(node, "a list of laws");
        };
        Some(Self(items.iter().filter_map(|item| Law::read(item, reader)).collect()))
    }
}

/// A law and what it rests on.
#[derive(Clone, Debug)]
pub(crate) struct Law {
    pub(crate) kind: LawKind,
    pub(crate) basis: Option<Ids>,
}

/// The three forms of law.
#[derive(Clone, Debug)]
pub(crate) enum LawKind {
    Monotone(Ids),
    Always(Condition, Condition),
    Never(Condition),
}

impl Read for Law {
    fn read(node: &Node, reader: &mut Reader) -> Option<Self> {
        let record = LawRecord::read(node, reader)?;
        let kind = match (record.monotone, record.always, record.implies, record.never) {
            (Some(outcomes), None, None, None) => LawKind::Monotone(outcomes),
            (None, Some(always), Some(implies), None) => LawKind::Always(always, implies),
            (None, None, None, Some(never)) => LawKind::Never(never),
            _ => {
                let message = "a law has `monotone`, or `always` with `implies`, or `never`";
                return reader.fault(Code::RulesLaw, record.at, message);
            }
        };
        Some(Self { kind, basis: record.basis })
    }
}

impl Read for BTreeMap<String, String> {
    fn read(node: &Node, reader: &mut Reader) -> Option<Self> {
        let Value::Object(members) = &node.value else {
            return reader.wrong_type(node, "an object of strings");
        };
        let mut strings = Self::new();
        for member in members {
            strings.insert(member.key.clone(), String::read(&member.value, reader)?);
        }
        Some(strings)
    }
}

impl Read for BTreeMap<String, Located<VersionRange>> {
    fn read(node: &Node, reader: &mut Reader) -> Option<Self> {
        let Value::Object(members) = &node.value else {
            return reader.wrong_type(node, "an object of rule sets and ranges of versions");
        };
        let ranges: Vec<_> = members.iter().map(|m| Some((m.key.clone(), Located::read(&m.value, reader)?))).collect();
        let ranges: Option<Vec<_>> = ranges.into_iter().collect();
        ranges.map(crate::sorted::map)
    }
}
