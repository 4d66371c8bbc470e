//! The words of a composition as numbers: facts, events, services and parameters, each by its place in the order of ids.

mod fact;
mod number;

pub(crate) use fact::{Aging, Fact, FactKind};
pub use number::{ActionNumber, ChecklistNumber, EventNumber, FactNumber, LadderNumber, ServiceNumber};

use crate::date::{Country, Duration};

/// Ids in order; the number of an id is its place.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Ids {
    ids: Vec<String>,
    /// The numbers at places that ids are mixed into, for looking up at a stroke. Ids that find no place are searched for.
    table: Vec<Option<u32>>,
}

/// How many places are looked at.
const MOST_STEPS: usize = 8;

/// Mixes an id into a number. What it looks at tells most ids of one rule set apart.
fn mixed(id: &str) -> u64 {
    let bytes = id.as_bytes();
    let last = bytes.last_chunk().map_or(0, |last| u64::from_le_bytes(*last));
    let first = bytes.first_chunk().map_or(0, |first| u64::from_le_bytes(*first));
    // The odd number nearest to 2^64 divided by the golden ratio (Knuth, volume 3, section 6.4).
    (last ^ first.rotate_left(23) ^ u64::try_from(bytes.len()).unwrap_or(0)).wrapping_mul(0x9e37_79b9_7f4a_7c15)
}

impl Ids {
    pub(crate) fn new(ids: impl IntoIterator<Item = String>) -> Self {
        let mut ids: Vec<_> = ids.into_iter().collect();
        crate::sorted::sort(&mut ids);
        ids.dedup();
        let mut this = Self { table: vec![None; 2 * ids.len().next_power_of_two()], ids };
        for (number, id) in this.ids.iter().enumerate() {
            let place = this.places(id).find(|place| this.table.get(*place).is_some_and(Option::is_none));
            let slot = place.and_then(|place| this.table.get_mut(place));
            slot.into_iter().for_each(|slot| *slot = u32::try_from(number).ok());
        }
        this
    }

    /// The places of the table in which an id may be found; it is not beyond an empty one.
    fn places(&self, id: &str) -> impl Iterator<Item = usize> + use<> {
        // The size is a power of two, or nothing, and then no place is in the table.
        let mask = self.table.len().wrapping_sub(1);
        let first = usize::try_from(mixed(id) >> 32).unwrap_or(0);
        (0..MOST_STEPS).map(move |step| first.wrapping_add(step) & mask)
    }

    pub(crate) fn number(&self, id: &str) -> Option<usize> {
        for place in self.places(id) {
            let number = usize::try_from(self.table.get(place).copied().flatten()?).ok()?;
            if self.ids.get(number).is_some_and(|known| known == id) {
                return Some(number);
            }
        }
        self.ids.binary_search_by(|known| known.as_str().cmp(id)).ok()
    }

    pub(crate) fn id(&self, number: usize) -> &str {
        self.ids.get(number).map_or("", String::as_str)
    }

    pub(crate) fn len(&self) -> usize {
        self.ids.len()
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = &str> {
        self.ids.iter().map(String::as_str)
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
