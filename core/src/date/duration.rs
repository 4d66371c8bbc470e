//! Lengths of time as authors write them: `14 days`, `3 working days`.

use super::calendar::plus_working_days;
use super::{Country, Date};
use std::fmt;

/// The unit of a length of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Unit {
    /// `day`
    Day,
    /// `working day`
    WorkingDay,
    /// `week`
    Week,
    /// `month`
    Month,
    /// `year`
    Year,
}

impl Unit {
    /// Reads a unit in singular or plural.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        match text {
            "day" | "days" => Some(Self::Day),
            "working day" | "working days" => Some(Self::WorkingDay),
            "week" | "weeks" => Some(Self::Week),
            "month" | "months" => Some(Self::Month),
            "year" | "years" => Some(Self::Year),
            _ => None,
        }
    }

    /// The most of it that a duration may have: 200 years, so that no sum leaves the calendar.
    pub(crate) fn most(self) -> u32 {
        match self {
            Self::Day => 73_050,
            Self::WorkingDay => 50_000,
            Self::Week => 10_400,
            Self::Month => 2_400,
            Self::Year => 200,
        }
    }

    fn singular(self) -> &'static str {
        match self {
            Self::Day => "day",
            Self::WorkingDay => "working day",
            Self::Week => "week",
            Self::Month => "month",
            Self::Year => "year",
        }
    }
}

/// Units that can be counted in one another, and so compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Class {
    /// Days and weeks.
    Days,
    /// Working days.
    WorkingDays,
    /// Months and years.
    Months,
}

/// A length of time, zero allowed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Duration {
    /// How many.
    pub count: u32,
    /// Of what.
    pub unit: Unit,
}

impl Duration {
    /// So many of a unit, unless it is more than about 200 years.
    pub fn new(count: u32, unit: Unit) -> Option<Self> {
        (count <= unit.most()).then_some(Self { count, unit })
    }

    /// Reads `14 days`, `14 day`, `1 working day`: a number without needless zeros, one space, a unit.
    pub fn parse(text: &str) -> Option<Self> {
        let (count, unit) = text.split_once(' ')?;
        let plain = count.bytes().all(|byte| byte.is_ascii_digit()) && (count == "0" || !count.starts_with('0'));
        Self::new(count.parse().ok().filter(|_| plain)?, Unit::parse(unit)?)
    }

    /// The day on which it has passed since the start.
    pub fn after(self, start: Date, country: Country) -> Date {
        let measure = i32::try_from(self.measure()).unwrap_or(i32::MAX);
        match self.class() {
            Class::Days => start.plus_days(measure),
            Class::WorkingDays => plus_working_days(start, self.count, country),
            Class::Months => start.plus_months(measure),
        }
    }

    /// How many months it is, where it is months or years.
    pub fn months(self) -> Option<i32> {
        (self.class() == Class::Months).then(|| i32::try_from(self.measure()).unwrap_or(i32::MAX))
    }

    /// The class of its unit.
    pub(crate) fn class(self) -> Class {
        match self.unit {
            Unit::Day | Unit::Week => Class::Days,
            Unit::WorkingDay => Class::WorkingDays,
            Unit::Month | Unit::Year => Class::Months,
        }
    }

    /// Its length in days, working days or months, comparable inside a class.
    pub(crate) fn measure(self) -> u32 {
        let times = match self.unit {
            Unit::Day | Unit::WorkingDay | Unit::Month => 1,
            Unit::Week => 7,
            Unit::Year => 12,
        };
        self.count.saturating_mul(times)
    }
}

impl fmt::Display for Duration {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let plural = if self.count == 1 { "" } else { "s" };
        write!(f, "{} {}{plural}", self.count, self.unit.singular())
    }
}

impl serde::Serialize for Duration {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Duration {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Duration".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "type": "string",
            "pattern": "^(0|[1-9][0-9]*) (working day|day|week|month|year)s?$"
        })
    }
}
