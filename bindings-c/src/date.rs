//! Days as C has them: one integer `YYYYMMDD`, which is read at sight and compared as it is; 0 is none.

use crate::guard::Failure;
use crate::status::Own;
use synlig::Date;

/// The day of an integer.
pub(crate) fn read(number: i32, name: &'static str) -> Result<Date, Failure> {
    let (year, month, day) = (number / 10_000, number / 100 % 100, number % 100);
    let date = match (u8::try_from(month), u8::try_from(day)) {
        (Ok(month), Ok(day)) => Date::new(year, month, day),
        _ => None,
    };
    date.filter(|date| (Date::FIRST..=Date::LAST).contains(date)).ok_or(Own::InvalidDate.of(name))
}

/// The day of an integer, or none of 0.
pub(crate) fn read_option(number: i32, name: &'static str) -> Result<Option<Date>, Failure> {
    if number == 0 { Ok(None) } else { read(number, name).map(Some) }
}

/// The integer of a day.
pub(crate) fn number(date: Date) -> i32 {
    date.year() * 10_000 + i32::from(date.month()) * 100 + i32::from(date.day())
}

/// The integer of a day, or 0.
pub(crate) fn number_or_0(date: Option<Date>) -> i32 {
    date.map_or(0, number)
}

#[cfg(test)]
mod tests {
    use super::{number, read, read_option};
    use synlig::Date;

    #[test]
    fn there_and_back() {
        let mut day = Date::FIRST;
        while day <= Date::LAST {
            assert_eq!(read(number(day), "day").ok(), Some(day));
            day = day.next();
        }
        assert_eq!(number(Date::parse("2024-02-29").unwrap()), 20_240_229);
        assert_eq!(read_option(0, "day").ok(), Some(None));
    }

    #[test]
    fn no_day() {
        for wrong in
            [0, -1, 1, 20_230_229, 20_241_301, 20_240_100, 18_991_231, 22_000_101, -20_240_229, i32::MAX, i32::MIN]
        {
            assert!(read(wrong, "day").is_err(), "{wrong}");
        }
    }
}
