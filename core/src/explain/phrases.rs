//! The engine's own sentences, from the data file beside this one.

use crate::date::{Date, Duration, Unit};
use crate::text::Language;
use serde::Deserialize;
use std::collections::BTreeMap;

/// The data file: key → language → sentence, with `{names}` where values stand.
const FILE: &str = include_str!("texts.json");

/// One sentence in all languages.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Sentence {
    nb: &'static str,
    nn: &'static str,
    sv: &'static str,
    en: &'static str,
}

impl Sentence {
    pub(super) fn of(self, language: Language) -> &'static str {
        match language {
            Language::Nb => self.nb,
            Language::Nn => self.nn,
            Language::Sv => self.sv,
            Language::En => self.en,
        }
    }
}

/// The sentences of one language.
pub(super) struct Phrases {
    sentences: BTreeMap<&'static str, Sentence>,
    language: Language,
}

impl Phrases {
    pub(super) fn new(language: Language) -> Self {
        Self { sentences: all(), language }
    }

    /// A sentence with its values put in. A value stays as it is, whatever stands in it.
    pub(super) fn say(&self, key: &str, values: &[(&str, &str)]) -> String {
        // INVARIANT: every key and name in the code is in the file; a test reads both.
        debug_assert!(self.sentences.contains_key(key), "no sentence `{key}`");
        let mut rest = self.sentences.get(key).map_or("", |sentence| sentence.of(self.language));
        let mut said = String::new();
        while let Some((before, (name, after))) =
            rest.split_once('{').and_then(|(before, after)| Some((before, after.split_once('}')?)))
        {
            let value = values.iter().find(|(known, _)| *known == name);
            debug_assert!(value.is_some(), "no value `{name}` for `{key}`");
            said.push_str(before);
            said.push_str(value.map_or("", |(_, value)| value));
            rest = after;
        }
        said.push_str(rest);
        // A sentence that ends with a question, or an abbreviation, has its stop already.
        if ["?.", "!.", ".."].iter().any(|end| said.ends_with(end)) {
            said.pop();
        }
        said
    }

    /// A date as people write it.
    pub(super) fn date(&self, date: Date) -> String {
        let month = self.say(&format!("month.{}", date.month()), &[]);
        self.say("date", &[("day", &date.day().to_string()), ("month", &month), ("year", &date.year().to_string())])
    }

    /// Lengths of time as people say them, out of their canonical spelling: `7 days + 3 months`.
    pub(super) fn period(&self, canonical: &str) -> String {
        let one = |part: &str| match Duration::parse(part) {
            Some(duration) => {
                let (one, many) = match duration.unit {
                    Unit::Day => ("unit.day.one", "unit.day.many"),
                    Unit::WorkingDay => ("unit.working_day.one", "unit.working_day.many"),
                    Unit::Week => ("unit.week.one", "unit.week.many"),
                    Unit::Month => ("unit.month.one", "unit.month.many"),
                    Unit::Year => ("unit.year.one", "unit.year.many"),
                };
                self.counted(duration.count, one, many)
            }
            None => part.to_owned(),
        };
        self.list(&canonical.split(" + ").map(one).collect::<Vec<_>>())
    }

    /// A sentence with a number in it, in singular or plural.
    pub(super) fn counted(&self, count: u32, one: &str, many: &str) -> String {
        self.say(if count == 1 { one } else { many }, &[("count", &count.to_string())])
    }

    /// Things one after the other, the last joined by *and*.
    pub(super) fn list(&self, parts: &[String]) -> String {
        self.joined("and", parts)
    }

    /// Things one after the other, the last joined by *or*.
    pub(super) fn choice(&self, parts: &[String]) -> String {
        self.joined("or", parts)
    }

    fn joined(&self, key: &str, parts: &[String]) -> String {
        match parts {
            [] => String::new(),
            [one] => one.clone(),
            [most @ .., last] => self.say(key, &[("first", &most.join(", ")), ("last", last)]),
        }
    }
}

/// Everything in the file. The file is part of the crate, and its shape is tested.
pub(super) fn all() -> BTreeMap<&'static str, Sentence> {
    serde_json::from_str(FILE).unwrap_or_default()
}

/// With a capital letter first.
pub(super) fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// With a full stop last, unless it ends like a sentence already.
pub(super) fn ended(text: &str) -> String {
    if text.ends_with(['.', '?', '!', '…']) { text.to_owned() } else { format!("{text}.") }
}
