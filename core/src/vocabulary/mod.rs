//! The words of a composition as numbers: facts, events, services and parameters, each by its place in the order of ids.

mod fact;
mod number;

pub(crate) use fact::{Aging, Fact, FactKind};
pub use number::{ActionNumber, ChecklistNumber, EventNumber, FactNumber, LadderNumber, ServiceNumber};

use crate::date::{Country, Duration};

/// Ids in order; the number of an id is its place.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Ids(Vec<String>);

impl Ids {
    pub(crate) fn new(ids: impl IntoIterator<Item = String>) -> Self {
        let mut ids: Vec<_> = ids.into_iter().collect();
        ids.sort_unstable();
        ids.dedup();
        Self(ids)
    }

    pub(crate) fn number(&self, id: &str) -> Option<usize> {
        self.0.binary_search_by(|known| known.as_str().cmp(id)).ok()
    }

    pub(crate) fn id(&self, number: usize) -> &str {
        self.0.get(number).map_or("", String::as_str)
    }

    pub(crate) fn len(&self) -> usize {
        self.0.len()
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(String::as_str)
    }
}

/// An event of the vocabulary.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Event {
    /// Its outcomes as declared; empty where it has none.
    pub(crate) outcomes: Vec<String>,
}

/// A parameter with the value in effect and its range.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Parameter {
    Count { value: i64, from: i64, to: i64 },
    Duration(Duration),
}

/// Everything that cases and rules of one composition can name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Vocabulary {
    pub(crate) country: Country,
    pub(crate) fact_ids: Ids,
    pub(crate) facts: Vec<Fact>,
    pub(crate) event_ids: Ids,
    pub(crate) events: Vec<Event>,
    pub(crate) services: Ids,
}
