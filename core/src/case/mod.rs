//! Cases: what comes in.

mod bound;
mod builder;
mod read;
mod scalar;
mod typed;

use bound::Binder;
pub(crate) use bound::{Bound, BoundTold, Latest, NOBODY, Newest};
pub use builder::CaseBuilder;
pub(crate) use typed::Told;
pub use typed::TypedCase;

use crate::date::Date;
use crate::error::{Code, Diagnostic, Error};
use crate::limits::Limits;
use crate::vocabulary::Vocabulary;
use std::borrow::Cow;
use std::sync::Arc;

/// A case: the answers and events about one child, as known on one day.
///
/// It names no child: there is no field for a name, a number or an address. Ids are looked up, and dates compared, where an
/// [`Engine`](crate::Engine) decides it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Case {
    pub(crate) as_of: Date,
    pub(crate) service: Option<String>,
    pub(crate) born: Option<Date>,
    pub(crate) due: Option<Date>,
    pub(crate) observations: Vec<Observation>,
    pub(crate) events: Vec<Event>,
    /// The text it was read from, for the places of errors.
    text: Option<Arc<str>>,
}

/// An answer to one fact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Observation {
    pub(crate) fact: String,
    pub(crate) answer: Answer<'static>,
    pub(crate) by: Option<String>,
    /// The day; without one it stands in `facts` and is of the day of the case.
    pub(crate) on: Option<Date>,
}

/// Something that happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Event {
    pub(crate) event: String,
    pub(crate) outcome: Option<String>,
    pub(crate) by: Option<String>,
    pub(crate) on: Date,
}

/// The value of an answer as a case gives it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer<'a> {
    /// Asked, and no answer known.
    Unknown,
    /// Yes or no, for flags.
    Flag(bool),
    /// A number, for counts.
    Count(i64),
    /// The id of a value, for scales and choices.
    Value(Cow<'a, str>),
    /// A JSON value that no fact has: a list, an object, a number that is not whole.
    Other,
}

impl From<bool> for Answer<'static> {
    fn from(value: bool) -> Self {
        Self::Flag(value)
    }
}

impl From<i64> for Answer<'static> {
    fn from(value: i64) -> Self {
        Self::Count(value)
    }
}

impl<'a> From<&'a str> for Answer<'a> {
    fn from(value: &'a str) -> Self {
        Self::Value(Cow::Borrowed(value))
    }
}

impl Answer<'_> {
    fn into_owned(self) -> Answer<'static> {
        match self {
            Self::Unknown => Answer::Unknown,
            Self::Flag(value) => Answer::Flag(value),
            Self::Count(value) => Answer::Count(value),
            Self::Value(value) => Answer::Value(Cow::Owned(value.into_owned())),
            Self::Other => Answer::Other,
        }
    }
}

/// Where in the case something stands, turned into a pointer only where an error needs it.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Place<'a> {
    Fact(&'a str),
    Observation(usize, &'a str),
    Event(usize, &'a str),
    Top(&'a str),
}

impl Place<'_> {
    pub(crate) fn pointer(self) -> String {
        match self {
            Self::Fact(id) => format!("/facts/{}", id.replace('~', "~0").replace('/', "~1")),
            Self::Observation(index, key) => format!("/observations/{index}/{key}"),
            Self::Event(index, key) => format!("/events/{index}/{key}"),
            Self::Top(key) => format!("/{key}"),
        }
    }
}

/// Whether an answer of `facts` is the first to its fact.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Seen {
    First,
    Again,
    /// The sink does not know.
    Unsaid,
}

/// What takes in a case while it is read: a [`Case`], or straight the engine's own numbers.
pub(crate) trait Sink {
    fn as_of(&mut self, on: Date);
    fn service(&mut self, id: &str);
    fn born(&mut self, on: Date);
    fn due(&mut self, on: Date);
    /// Without a day it stands in `facts`. Then the sink may say whether `facts` had it before.
    fn observation(&mut self, fact: &str, answer: Answer<'_>, by: Option<&str>, on: Option<Date>, index: usize)
    -> Seen;
    fn event(&mut self, event: &str, outcome: Option<&str>, by: Option<&str>, on: Date, index: usize);
}

impl Sink for Case {
    fn as_of(&mut self, on: Date) {
        self.as_of = on;
    }

    fn service(&mut self, id: &str) {
        self.service = Some(id.to_owned());
    }

    fn born(&mut self, on: Date) {
        self.born = Some(on);
    }

    fn due(&mut self, on: Date) {
        self.due = Some(on);
    }

    fn observation(&mut self, fact: &str, answer: Answer<'_>, by: Option<&str>, on: Option<Date>, _: usize) -> Seen {
        let by = by.map(str::to_owned);
        self.observations.push(Observation { fact: fact.to_owned(), answer: answer.into_owned(), by, on });
        Seen::Unsaid
    }

    fn event(&mut self, event: &str, outcome: Option<&str>, by: Option<&str>, on: Date, _: usize) {
        let (outcome, by) = (outcome.map(str::to_owned), by.map(str::to_owned));
        self.events.push(Event { event: event.to_owned(), outcome, by, on });
    }
}

impl Case {
    fn empty(as_of: Date) -> Self {
        Self { as_of, service: None, born: None, due: None, observations: Vec::new(), events: Vec::new(), text: None }
    }

    /// Starts a case of one day.
    pub fn builder(as_of: Date) -> CaseBuilder {
        CaseBuilder::new(as_of)
    }

    /// Reads a case from JSON text, within the default [`Limits`].
    ///
    /// # Errors
    /// All faults that can be found without rules: of JSON, fields, types and dates.
    ///
    /// ```
    /// let case = synlig::Case::from_json(r#"{"as_of": "2024-03-01", "facts": {"worry.staff": true}}"#)?;
    /// assert_eq!(case.as_of().to_string(), "2024-03-01");
    /// # Ok::<(), synlig::Error>(())
    /// ```
    pub fn from_json(text: &str) -> Result<Self, Error> {
        Self::from_json_within(text, &Limits::default())
    }

    /// Reads a case from bytes that should be UTF-8.
    ///
    /// # Errors
    /// As [`Case::from_json`], and `case.invalid_utf8`.
    pub fn from_slice(bytes: &[u8]) -> Result<Self, Error> {
        match std::str::from_utf8(bytes) {
            Ok(text) => Self::from_json(text),
            Err(error) => Err(crate::ruleset::invalid_utf8(Code::CaseInvalidUtf8, bytes, error.valid_up_to()).into()),
        }
    }

    /// Reads a case from JSON text, within given limits.
    ///
    /// # Errors
    /// As [`Case::from_json`].
    pub fn from_json_within(text: &str, limits: &Limits) -> Result<Self, Error> {
        let mut case = Self::empty(Date::FIRST);
        let found = read::read(text, limits, &mut case);
        if !found.is_empty() {
            return Err(faults(text, found));
        }
        // Those of `facts` come first, wherever they stand in the text.
        crate::sorted::sort_by_key(&mut case.observations, |observation| observation.on.is_some());
        case.text = Some(Arc::from(text));
        Ok(case)
    }

    /// Reads a case from JSON text straight into the numbers of a vocabulary: one pass, and nothing kept in between. What the
    /// text alone shows to be wrong is told together with what the vocabulary shows.
    pub(crate) fn bound_from_json(text: &str, limits: &Limits, vocabulary: &Vocabulary) -> Result<Bound, Error> {
        Self::read_bound(text, limits, vocabulary, Binder::finish)
    }

    /// The same for working out outcomes alone.
    pub(crate) fn told_from_json(text: &str, limits: &Limits, vocabulary: &Vocabulary) -> Result<BoundTold, Error> {
        Self::read_bound(text, limits, vocabulary, Binder::finish_told)
    }

    fn read_bound<'v, B>(
        text: &str,
        limits: &Limits,
        vocabulary: &'v Vocabulary,
        finish: impl FnOnce(Binder<'v>) -> Result<B, Vec<Diagnostic>>,
    ) -> Result<B, Error> {
        let mut binder = Binder::new(vocabulary, None);
        let read = read::read(text, limits, &mut binder);
        if read.is_empty() {
            return finish(binder).map_err(|found| faults(text, found));
        }
        // A text that could not be read to its end says nothing about ids and days.
        let whole = read.iter().any(|found| found.line > 0);
        let bound = if whole { Vec::new() } else { finish(binder).err().unwrap_or_default() };
        Err(faults(text, read.into_iter().chain(bound).collect()))
    }

    /// Binds the case to a vocabulary, as known on its own day or, looking back, on an earlier one.
    pub(crate) fn bind(&self, vocabulary: &Vocabulary, looking_back: Option<Date>) -> Result<Bound, Error> {
        let mut binder = Binder::new(vocabulary, looking_back);
        self.tell(&mut binder);
        binder.finish().map_err(|found| faults(self.text.as_deref().unwrap_or_default(), found))
    }

    /// The service that asks, if the case names one.
    pub fn service(&self) -> Option<&str> {
        self.service.as_deref()
    }

    /// The day of the decision.
    pub fn as_of(&self) -> Date {
        self.as_of
    }

    /// Tells the whole case to a sink.
    pub(crate) fn tell(&self, sink: &mut impl Sink) {
        sink.as_of(self.as_of);
        self.service.iter().for_each(|service| sink.service(service));
        self.born.iter().for_each(|on| sink.born(*on));
        self.due.iter().for_each(|on| sink.due(*on));
        let mut listed = 0;
        for observation in &self.observations {
            let (by, on) = (observation.by.as_deref(), observation.on);
            sink.observation(&observation.fact, observation.answer.clone(), by, on, listed);
            listed += usize::from(on.is_some());
        }
        for (index, event) in self.events.iter().enumerate() {
            sink.event(&event.event, event.outcome.as_deref(), event.by.as_deref(), event.on, index);
        }
    }
}

/// The error of what was found (never nothing), each with its line and column where the text is JSON.
fn faults(text: &str, mut found: Vec<Diagnostic>) -> Error {
    if let Ok((source, _)) = crate::json::Source::read(text, usize::MAX, 120) {
        for diagnostic in found.iter_mut().filter(|diagnostic| diagnostic.line == 0) {
            let one_too_many = diagnostic.code == Code::CaseDuplicateKey;
            let at = source.at_pointer(&diagnostic.pointer, one_too_many);
            (diagnostic.line, diagnostic.column) = source.position(at);
        }
    }
    Error::unless_empty(found).err().unwrap_or_else(|| Diagnostic::new(Code::CaseInvalidJson, "", "").into())
}
