//! What is told of many cases: a column for each fact, event and day.

use super::wide::WIDTH;
use crate::date::Date;
use crate::vocabulary::{EventNumber, FactNumber};

/// What a column of a batch tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Column {
    /// Answers to a fact by nobody in particular, on the day of the batch: [`Data::Codes`]. A code is a value less the least one
    /// that the fact can have: of a flag 0 (no) and 1 (yes), of a scale or choice the place of the value.
    Fact(FactNumber),
    /// The day of an event's latest occurrence: [`Data::Days`].
    Happened(EventNumber),
    /// How that came out: [`Data::Codes`], each the place of an outcome. Needed where the event declares outcomes.
    Outcome(EventNumber),
    /// Which of the events of one day is the later one: [`Data::Codes`], the higher the later. Events without this column come
    /// before all that have it, and none of them after another.
    Order(EventNumber),
    /// The day of birth: [`Data::Days`].
    Born,
    /// The day on which the child is expected, which counts where no day of birth is told: [`Data::Days`].
    Due,
    /// The service that asks: [`Data::Codes`], each the number of a service.
    Service,
}

/// The values of a column, one a case.
#[derive(Clone, Copy, Debug)]
pub enum Data<'a> {
    /// A byte a case; [`Data::NONE`] where nothing is told.
    Codes(&'a [u8]),
    /// Days since 1970-01-01; [`Data::NEVER`] where there is none.
    Days(&'a [i32]),
}

impl Data<'_> {
    /// The code that says nothing.
    pub const NONE: u8 = u8::MAX;

    /// The day that is none.
    pub const NEVER: i32 = i32::MIN;

    /// How many cases it tells of.
    pub fn len(&self) -> usize {
        match self {
            Self::Codes(codes) => codes.len(),
            Self::Days(days) => days.len(),
        }
    }

    /// Whether it tells of no case.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

/// Julian day number of 1970-01-01.
const EPOCH: i32 = 2_440_588;

/// A day as columns have it.
pub(super) fn since_1970(day: Date) -> i32 {
    day.number() - EPOCH
}

pub(super) fn day(since_1970: i32) -> Date {
    Date::from_number(since_1970.saturating_add(EPOCH))
}

/// The last day of which something holds that holds of all before it, as columns have it; [`Data::NEVER`] if it holds of none.
pub(super) fn last_day(holds: impl Fn(Date) -> bool) -> i32 {
    // Between what can be reckoned with: 0001-01-01 and 9999-12-31.
    let (mut low, mut high) = (Date::from_number(i32::MIN).number(), Date::from_number(i32::MAX).number());
    if !holds(Date::from_number(low)) {
        return Data::NEVER;
    }
    while low < high {
        let middle = low + (high - low + 1) / 2;
        if holds(Date::from_number(middle)) { low = middle } else { high = middle - 1 }
    }
    low - EPOCH
}

/// The part of a column for the next cases; the last part is filled up in some room with nothing told.
pub(super) fn codes<'r>(data: Option<&Data<'r>>, from: usize, room: &'r mut [u8; WIDTH]) -> &'r [u8; WIDTH] {
    let codes = match data {
        Some(Data::Codes(codes)) => codes.get(from..).unwrap_or_default(),
        _ => &[],
    };
    codes.first_chunk().unwrap_or_else(|| {
        room.fill(Data::NONE);
        room.iter_mut().zip(codes).for_each(|(slot, code)| *slot = *code);
        room
    })
}

/// A code of one case.
pub(super) fn code(data: Option<&Data<'_>>, row: usize) -> Option<u8> {
    match data {
        Some(Data::Codes(codes)) => codes.get(row).copied().filter(|code| *code != Data::NONE),
        _ => None,
    }
}

/// A day of one case.
pub(super) fn on(data: Option<&Data<'_>>, row: usize) -> Option<i32> {
    match data {
        Some(Data::Days(days)) => days.get(row).copied().filter(|day| *day != Data::NEVER),
        _ => None,
    }
}
