//! The working days of a country: Monday to Friday except its public holidays.
//!
//! The holidays are those of today's law also in years before that law; only the Swedish change of 2005 is kept, as
//! cases may reach back so far.

use super::Date;

/// A country whose working days are known.
#[derive(Default, Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Country {
    /// Norway.
    #[serde(rename = "NO")]
    #[default]
    No,
    /// Sweden.
    #[serde(rename = "SE")]
    Se,
}

impl Country {
    /// The country of an ISO 3166 code in capitals, if it is known.
    pub fn from_code(code: &str) -> Option<Self> {
        match code {
            "NO" => Some(Self::No),
            "SE" => Some(Self::Se),
            _ => None,
        }
    }

    /// The ISO 3166 code.
    pub fn code(self) -> &'static str {
        match self {
            Self::No => "NO",
            Self::Se => "SE",
        }
    }
}

/// Whether a day is a working day in a country.
#[cfg(test)]
pub(super) fn is_working_day(date: Date, country: Country) -> bool {
    date.weekday() < 5 && holidays(date.year(), country).all(|holiday| holiday != date)
}

/// The n-th working day strictly after a day; the day itself where n is 0.
pub(super) fn plus_working_days(start: Date, n: u32, country: Country) -> Date {
    if n == 0 {
        return start;
    }
    // Weekdays are counted at a stroke; then each holiday on a weekday that was passed puts the end one weekday off.
    let mut end = plus_weekdays(start, n);
    for year in start.year()..=Date::GREATEST.year() {
        for holiday in holidays(year, country) {
            if holiday > end {
                return end;
            }
            if holiday > start && holiday.weekday() < 5 {
                end = plus_weekdays(end, 1);
            }
        }
        // The last holiday of a year is in its last week, so that the end may lie between it and the new year.
        if end.year() == year {
            return end;
        }
    }
    end
}

/// The n-th day from Monday to Friday strictly after a day.
fn plus_weekdays(start: Date, n: u32) -> Date {
    // From a weekend it is counted as from its Friday.
    let weekday = i64::from(start.weekday().min(4));
    let friday_or_day = i64::from(start.number()) - i64::from(start.weekday()) + weekday;
    let (weeks, days) = (i64::from(n / 5), i64::from(n % 5));
    let over_weekend = if weekday + days > 4 { 2 } else { 0 };
    Date::from_number(i32::try_from(friday_or_day + weeks * 7 + days + over_weekend).unwrap_or(i32::MAX))
}

/// The most holidays of a year in a list below.
const MOST_HOLIDAYS: usize = 16;

/// The holidays of a year, in order, each once (Ascension may fall on 1 or 17 May). Nothing is allocated: due dates in
/// working days are counted in the middle of fast paths.
fn holidays(year: i32, country: Country) -> impl Iterator<Item = Date> {
    let easter = easter(year);
    let (fixed, from_easter): (&[(u8, u8)], &[i32]) = match country {
        // Maundy Thursday, Good Friday, Easter Sunday and Monday, Ascension, Whit Sunday and Monday.
        Country::No => (&[(1, 1), (5, 1), (5, 17), (12, 25), (12, 26)], &[-3, -2, 0, 1, 39, 49, 50]),
        // Good Friday, Easter Sunday and Monday, Ascension, Whit Sunday. Christmas Eve and New Year's Eve are no public
        // holidays, but the Swedish Act on statutory time limits (1930:173) treats them like Sundays.
        Country::Se => (&[(1, 1), (1, 6), (5, 1), (12, 24), (12, 25), (12, 26), (12, 31)], &[-2, 0, 1, 39, 49]),
    };
    let swedish = (country == Country::Se).then(|| {
        // The national day took the place of Whit Monday in 2005.
        let national_day = Date::new(year, 6, 6).filter(|_| year >= 2005);
        let midsummer = saturday_from(year, 6, 20);
        [
            Some(national_day.unwrap_or_else(|| easter.plus_days(50))),
            midsummer.map(|midsummer| midsummer.plus_days(-1)),
            midsummer,
            saturday_from(year, 10, 31),
        ]
    });
    let all = fixed
        .iter()
        .filter_map(|&(month, day)| Date::new(year, month, day))
        .chain(from_easter.iter().map(|&days| easter.plus_days(days)))
        .chain(swedish.into_iter().flatten().flatten());
    let mut days = [None; MOST_HOLIDAYS];
    days.iter_mut().zip(all).for_each(|(slot, day)| *slot = Some(day));
    crate::sorted::sort(&mut days);
    let mut last = None;
    days.into_iter().flatten().filter(move |day| last.replace(*day) != Some(*day))
}

/// The first Saturday on or after a day of a year.
fn saturday_from(year: i32, month: u8, day: u8) -> Option<Date> {
    let date = Date::new(year, month, day)?;
    Some(date.plus_days((5 - date.weekday()).rem_euclid(7)))
}

/// Easter Sunday of a year.
///
/// The anonymous Gregorian computus (Nature, 20 April 1876, page 487), in the form and with the letters of Jean Meeus,
/// *Astronomical Algorithms*, chapter 8.
pub(super) fn easter(year: i32) -> Date {
    let (a, b, c) = (year % 19, year / 100, year % 100);
    let (d, e) = (b / 4, b % 4);
    let g = (b - (b + 8) / 25 + 1) / 3;
    let h = (19 * a + b - d - g + 15) % 30;
    let (i, k) = (c / 4, c % 4);
    let l = (32 + 2 * e + 2 * i - h - k) % 7;
    let m = (a + 11 * h + 22 * l) / 451;
    // The sum is 31 times the month plus the day less one; 93 is 1 March, and March has 31 days.
    let march = Date::new(year, 3, 1).unwrap_or(Date::LEAST);
    march.plus_days(h + l - 7 * m + 114 - 93)
}
