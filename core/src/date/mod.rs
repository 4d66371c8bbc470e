//! Civil days, lengths of time and the working days of a country. Nothing here knows a clock or a time zone.

mod calendar;
mod duration;
#[cfg(test)]
mod tests;

pub use calendar::Country;
pub use duration::{Duration, Unit};

use std::fmt;

/// A civil day of the years 1 to 9999, kept as its Julian day number.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date(i32);

impl Date {
    /// The first day that can be written: 1900-01-01.
    pub const FIRST: Self = Self(2_415_021);
    /// The last day that can be written: 2199-12-31.
    pub const LAST: Self = Self(2_524_593);

    // What is computed may lie outside what can be written, but not outside these: 0001-01-01 and 9999-12-31.
    const LEAST: Self = Self(1_721_426);
    const GREATEST: Self = Self(5_373_484);

    /// A day by year (1 to 9999), month and day of the month, if there is one.
    pub fn new(year: i32, month: u8, day: u8) -> Option<Self> {
        let month = time::Month::try_from(month).ok()?;
        let date = time::Date::from_calendar_date(year, month, day).ok()?;
        (1..=9999).contains(&year).then(|| Self(date.to_julian_day()))
    }

    /// Reads exactly `YYYY-MM-DD`, from [`Self::FIRST`] to [`Self::LAST`].
    pub fn parse(text: &str) -> Option<Self> {
        let &[y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2] = text.as_bytes() else { return None };
        let digit = |byte: u8| byte.is_ascii_digit().then(|| byte - b'0');
        let two = |tens: u8, ones: u8| Some(digit(tens)? * 10 + digit(ones)?);
        let year = i32::from(two(y1, y2)?) * 100 + i32::from(two(y3, y4)?);
        Self::new(year, two(m1, m2)?, two(d1, d2)?).filter(|date| (Self::FIRST..=Self::LAST).contains(date))
    }

    /// The Julian day number, which grows by one from day to day.
    pub fn number(self) -> i32 {
        self.0
    }

    /// The day with this Julian day number, or the nearest of the years 1 to 9999.
    pub fn from_number(number: i32) -> Self {
        Self(number.clamp(Self::LEAST.0, Self::GREATEST.0))
    }

    /// So many days later, or earlier where negative.
    pub fn plus_days(self, days: i32) -> Self {
        Self::from_number(self.0.saturating_add(days))
    }

    /// The day after.
    pub fn next(self) -> Self {
        self.plus_days(1)
    }

    /// The same day so many months later (earlier where negative), or the last day of that month.
    pub fn plus_months(self, months: i32) -> Self {
        let civil = self.civil();
        let month = i64::from(civil.year()) * 12 + i64::from(u8::from(civil.month())) - 1 + i64::from(months);
        let (year, month) = (month.div_euclid(12), month.rem_euclid(12) + 1);
        match (i32::try_from(year), u8::try_from(month)) {
            (Ok(year @ 1..=9999), Ok(month)) => {
                (1..=civil.day()).rev().find_map(|day| Self::new(year, month, day)).unwrap_or(self)
            }
            _ if months < 0 => Self::LEAST,
            _ => Self::GREATEST,
        }
    }

    /// The day on which one born on this day reaches that age in months.
    ///
    /// As [`Self::plus_months`], but one born on 29 February turns older on 1 March of years without one.
    pub fn birthday(self, months: i32) -> Self {
        let day = self.plus_months(months);
        let (born, turns) = (self.civil(), day.civil());
        let leapling = born.month() == time::Month::February && born.day() == 29;
        // From 29 February only a short February leads to another day of the month.
        if months > 0 && leapling && turns.day() == 28 { day.next() } else { day }
    }

    /// The day of the week: 0 is Monday, 6 is Sunday.
    pub fn weekday(self) -> i32 {
        // Julian day 0 was a Monday.
        self.0.rem_euclid(7)
    }

    /// The year.
    pub fn year(self) -> i32 {
        self.civil().year()
    }

    /// The month, from 1.
    pub fn month(self) -> u8 {
        self.civil().month().into()
    }

    /// The day of the month, from 1.
    pub fn day(self) -> u8 {
        self.civil().day()
    }

    fn written(self) -> Written {
        let civil = self.civil();
        let digit = |number: i32| b'0' + u8::try_from(number % 10).unwrap_or(0);
        let (year, month, day) = (civil.year(), i32::from(u8::from(civil.month())), i32::from(civil.day()));
        let year = [1000, 100, 10, 1].map(|place| digit(year / place));
        let two = |number: i32| [digit(number / 10), digit(number)];
        let ([y1, y2, y3, y4], [m1, m2], [d1, d2]) = (year, two(month), two(day));
        Written([y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2])
    }

    fn civil(self) -> time::Date {
        // Never the latter: every number that is let in is far inside the library's range.
        time::Date::from_julian_day(self.0).unwrap_or(time::Date::MIN)
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.written().as_str())
    }
}

impl fmt::Debug for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl serde::Serialize for Date {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.written().as_str())
    }
}

/// A day as it is written, `YYYY-MM-DD`.
struct Written([u8; 10]);

impl Written {
    fn as_str(&self) -> &str {
        // Digits and hyphens only.
        std::str::from_utf8(&self.0).unwrap_or_default()
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Date {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Date".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({"type": "string", "format": "date"})
    }
}
