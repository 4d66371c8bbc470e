//! The engine's own sentences, from the data file beside this one.

use crate::date::{Date, Duration};
use crate::text::Language;
use std::collections::BTreeMap;

/// The data file: key → language → sentence, with `{names}` where values stand.
pub(super) const FILE: &str = include_str!("texts.json");

/// The sentences of one language.
pub(super) struct Phrases {
    sentences: BTreeMap<String, String>,
    language: Language,
}

impl Phrases {
    pub(super) fn new(language: Language) -> Self {
        Self {
            sentences: all()
                .into_iter()
                .filter_map(|(key, mut texts)| Some((key, texts.remove(language.code())?)))
                .collect(),
            language,
        }
    }

    /// A sentence with its values put in.
    pub(super) fn say(&self, key: &str, values: &[(&str, &str)]) -> String {
        let mut said = self.sentences.get(key).cloned().unwrap_or_default();
        for (name, value) in values {
            said = said.replace(&format!("{{{name}}}"), value);
        }
        said
    }

    /// A date as people write it.
    pub(super) fn date(&self, date: Date) -> String {
        let month = self.say(&format!("month.{}", date.month()), &[]);
        self.say("date", &[("day", &date.day().to_string()), ("month", &month), ("year", &date.year().to_string())])
    }

    /// A length of time as people say it; several joined.
    pub(super) fn period(&self, canonical: &str) -> String {
        let one = |part: &str| match Duration::parse(part) {
            Some(duration) => {
                let (number, unit) = part.split_once(' ').unwrap_or((part, ""));
                let key = format!("unit.{}", unit.trim_end_matches('s').replace(' ', "_"));
                let form = if duration.count == 1 { "one" } else { "many" };
                self.say(&format!("{key}.{form}"), &[("number", number)])
            }
            None => part.to_owned(),
        };
        let parts: Vec<_> = canonical.split(" + ").map(one).collect();
        self.list(&parts)
    }

    /// Things one after the other, the last joined by *and*.
    pub(super) fn list(&self, parts: &[String]) -> String {
        match parts {
            [] => String::new(),
            [one] => one.clone(),
            [most @ .., last] => self.say("and", &[("first", &most.join(", ")), ("last", last)]),
        }
    }

    /// With a capital letter first.
    pub(super) fn sentence(text: &str) -> String {
        let mut letters = text.chars();
        letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
    }

    pub(super) fn language(&self) -> Language {
        self.language
    }
}

/// Everything in the file. The file is part of the crate and its shape is tested.
pub(super) fn all() -> BTreeMap<String, BTreeMap<String, String>> {
    serde_json::from_str(FILE).unwrap_or_default()
}
