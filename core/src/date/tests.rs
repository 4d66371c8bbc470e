use super::calendar::easter;
use super::calendar::{is_working_day, plus_working_days};
use super::duration::Class;
use super::{Country, Date, Duration, Unit};
use proptest::prelude::*;

fn date(text: &str) -> Date {
    Date::parse(text).unwrap()
}

#[test]
fn days_are_read_as_iso_only() {
    assert_eq!(date("1900-01-01"), Date::FIRST);
    assert_eq!(date("2199-12-31"), Date::LAST);
    assert_eq!(date("2024-02-29").to_string(), "2024-02-29");
    assert_eq!(format!("{:?}", date("2024-02-29")), "2024-02-29");
    for wrong in [
        "",
        "2024-2-29",
        "2023-02-29",
        "1899-12-31",
        "2200-01-01",
        "2024-13-01",
        "2024-00-10",
        "2024-01-00",
        "+024-01-01",
        "2024/01/01",
        "2024-01-01 ",
        " 2024-01-01",
        "2024-01-0é",
        "2024-01-01T00:00",
        "٢٠٢٤-01",
    ] {
        assert_eq!(Date::parse(wrong), None, "{wrong}");
    }
    assert_eq!(serde_json::to_string(&date("2024-02-29")).unwrap(), "\"2024-02-29\"");
}

#[test]
fn nothing_leaves_the_calendar() {
    let (least, greatest) = (Date::new(1, 1, 1).unwrap(), Date::new(9999, 12, 31).unwrap());
    assert_eq!((least, greatest), (Date::LEAST, Date::GREATEST));
    assert_eq!((Date::new(0, 12, 31), Date::new(10_000, 1, 1), Date::new(-5, 1, 1)), (None, None, None));
    assert_eq!((Date::from_number(i32::MIN), Date::from_number(i32::MAX)), (least, greatest));
    let day = date("2024-02-29");
    assert_eq!((day.plus_days(i32::MIN), day.plus_days(i32::MAX)), (least, greatest));
    assert_eq!((day.plus_months(i32::MIN), day.plus_months(i32::MAX)), (least, greatest));
    assert_eq!((day.birthday(i32::MIN), day.birthday(i32::MAX)), (least, greatest));
    assert_eq!(greatest.next(), greatest);
    assert_eq!(plus_working_days(day, u32::MAX, Country::No), greatest);
    for unit in [Unit::Day, Unit::WorkingDay, Unit::Week, Unit::Month, Unit::Year] {
        assert_eq!(Duration { count: u32::MAX, unit }.after(day, Country::Se), greatest);
        assert!(Duration::new(unit.most(), unit).unwrap().after(Date::LAST, Country::No) < greatest);
    }
}

#[test]
fn months_end_on_their_last_day() {
    assert_eq!(date("2024-01-31").plus_months(1), date("2024-02-29"));
    assert_eq!(date("2023-01-31").plus_months(1), date("2023-02-28"));
    assert_eq!(date("2024-05-31").plus_months(-3), date("2024-02-29"));
    assert_eq!(date("2024-11-30").plus_months(3), date("2025-02-28"));
    assert_eq!(date("2024-12-15").plus_months(1), date("2025-01-15"));
    assert_eq!(date("2024-01-15").plus_months(-1), date("2023-12-15"));
}

#[test]
fn leap_day_children_turn_older_on_the_first_of_march() {
    let born = date("2024-02-29");
    assert_eq!(born.birthday(12), date("2025-03-01"));
    assert_eq!(born.plus_months(12), date("2025-02-28"));
    assert_eq!(born.birthday(48), date("2028-02-29"));
    assert_eq!(born.birthday(1), date("2024-03-29"));
    assert_eq!(born.birthday(0), born);
    assert_eq!(born.birthday(-12), date("2023-02-28"));
    assert_eq!(date("2024-01-29").birthday(13), date("2025-02-28"));
    assert_eq!(date("2023-02-28").birthday(12), date("2024-02-28"));
}

#[test]
fn easter_falls_where_the_almanac_says() {
    for day in [
        "1818-03-22",
        "1900-04-15",
        "1943-04-25",
        "1954-04-18",
        "1961-04-02",
        "1981-04-19",
        "2000-04-23",
        "2008-03-23",
        "2019-04-21",
        "2024-03-31",
        "2025-04-20",
        "2026-04-05",
        "2027-03-28",
        "2038-04-25",
        "2049-04-18",
        "2285-03-22",
    ] {
        let year: i32 = day.split_once('-').unwrap().0.parse().unwrap();
        assert_eq!(easter(year).to_string(), day);
        assert_eq!(easter(year).weekday(), 6);
    }
}

#[test]
fn holidays_are_no_working_days() {
    let norway = [
        "2025-01-01",
        "2025-04-17",
        "2025-04-18",
        "2025-04-21",
        "2025-05-01",
        "2024-05-17",
        "2025-05-29",
        "2025-06-09",
        "2025-12-25",
        "2025-12-26",
    ];
    let sweden = [
        "2025-01-01",
        "2025-01-06",
        "2025-04-18",
        "2025-04-21",
        "2025-05-01",
        "2025-05-29",
        "2025-06-06",
        "2025-06-20",
        "2025-12-24",
        "2025-12-25",
        "2025-12-26",
        "2025-12-31",
        "2026-06-19",
        "2020-06-19",
        "2004-05-31",
    ];
    for day in norway {
        assert!(!is_working_day(date(day), Country::No), "{day}");
    }
    for day in sweden {
        assert!(!is_working_day(date(day), Country::Se), "{day}");
    }
    for day in ["2025-01-06", "2025-06-06", "2025-12-24", "2025-12-31", "2025-04-16", "2025-06-20"] {
        assert!(is_working_day(date(day), Country::No), "{day}");
    }
    for day in ["2025-04-17", "2024-05-17", "2025-06-09", "2005-05-16", "2003-06-06", "2025-06-19", "2025-10-31"] {
        assert!(is_working_day(date(day), Country::Se), "{day}");
    }
    for day in ["2025-06-21", "2025-06-22", "2025-11-01"] {
        assert!(!is_working_day(date(day), Country::Se) && !is_working_day(date(day), Country::No), "{day}");
    }
}

#[test]
fn working_days_are_counted_after_the_start() {
    // From the Wednesday before Easter the next working day in Norway is the Tuesday after it.
    assert_eq!(plus_working_days(date("2025-04-16"), 1, Country::No), date("2025-04-22"));
    assert_eq!(plus_working_days(date("2025-04-16"), 1, Country::Se), date("2025-04-17"));
    assert_eq!(plus_working_days(date("2025-12-23"), 1, Country::Se), date("2025-12-29"));
    assert_eq!(plus_working_days(date("2025-12-23"), 3, Country::Se), date("2026-01-02"));
    assert_eq!(plus_working_days(date("2025-03-08"), 1, Country::No), date("2025-03-10"));
    assert_eq!(plus_working_days(date("2025-03-08"), 5, Country::No), date("2025-03-14"));
    // 1 May 2008 was also Ascension: one day, not two.
    assert_eq!(plus_working_days(date("2008-04-30"), 1, Country::No), date("2008-05-02"));
    assert_eq!(plus_working_days(date("2025-04-18"), 0, Country::No), date("2025-04-18"));
}

#[test]
fn durations_are_read_and_spelled() {
    for (text, canonical) in [
        ("14 days", "14 days"),
        ("14 day", "14 days"),
        ("1 days", "1 day"),
        ("0 day", "0 days"),
        ("3 working days", "3 working days"),
        ("1 working days", "1 working day"),
        ("4 weeks", "4 weeks"),
        ("1 month", "1 month"),
        ("200 years", "200 years"),
        ("73050 days", "73050 days"),
    ] {
        let duration = Duration::parse(text).unwrap();
        assert_eq!(duration.to_string(), canonical);
        assert_eq!(Duration::parse(canonical), Some(duration));
    }
    for wrong in [
        "",
        "14",
        "days",
        "14days",
        "14  days",
        " 14 days",
        "14 days ",
        "-1 days",
        "+1 days",
        "01 days",
        "00 days",
        "1.5 days",
        "14 hours",
        "3 workingdays",
        "3 working  days",
        "3 working",
        "73051 days",
        "201 years",
        "2401 months",
        "10401 weeks",
        "50001 working days",
        "99999999999 days",
        "１ day",
        " days",
    ] {
        assert_eq!(Duration::parse(wrong), None, "{wrong}");
    }
    assert_eq!(serde_json::to_string(&Duration::parse("1 weeks")).unwrap(), "\"1 week\"");
}

#[test]
fn durations_compare_inside_their_class() {
    let parsed = |text| Duration::parse(text).unwrap();
    assert_eq!((parsed("2 weeks").class(), parsed("2 weeks").measure()), (Class::Days, 14));
    assert_eq!((parsed("2 years").class(), parsed("2 years").measure()), (Class::Months, 24));
    assert_eq!((parsed("2 working days").class(), parsed("2 working days").measure()), (Class::WorkingDays, 2));
    assert_eq!((parsed("2 years").months(), parsed("2 days").months()), (Some(24), None));
    assert_eq!(parsed("2 weeks").after(date("2025-01-01"), Country::No), date("2025-01-15"));
    assert_eq!(parsed("1 year").after(date("2024-02-29"), Country::No), date("2025-02-28"));
    assert_eq!(parsed("0 working days").after(date("2025-01-01"), Country::No), date("2025-01-01"));
}

#[test]
fn countries_have_codes() {
    for country in [Country::No, Country::Se] {
        assert_eq!(Country::from_code(country.code()), Some(country));
        assert_eq!(serde_json::to_string(&country).unwrap(), format!("{:?}", country.code()));
    }
    assert_eq!(Country::from_code("no"), None);
}

fn any_date() -> impl Strategy<Value = Date> {
    (Date::FIRST.number()..=Date::LAST.number()).prop_map(Date::from_number)
}

fn any_country() -> impl Strategy<Value = Country> {
    prop_oneof![Just(Country::No), Just(Country::Se)]
}

proptest! {
    #[test]
    fn what_is_printed_is_read(day in any_date()) {
        prop_assert_eq!(Date::parse(&day.to_string()), Some(day));
        prop_assert_eq!(Date::new(day.year(), day.month(), day.day()), Some(day));
    }

    #[test]
    fn parsing_never_panics(text in ".{0,12}") {
        let _ = Date::parse(&text);
        let _ = Duration::parse(&text);
    }

    #[test]
    fn months_are_as_if_stepped(day in any_date(), months in -600i32..600) {
        let (mut year, mut month) = (day.year(), i32::from(day.month()));
        for _ in 0..months.abs() {
            month += months.signum();
            if month == 0 { (year, month) = (year - 1, 12); }
            if month == 13 { (year, month) = (year + 1, 1); }
        }
        let got = day.plus_months(months);
        prop_assert_eq!((got.year(), i32::from(got.month())), (year, month));
        prop_assert!(got.day() == day.day() || (got.day() < day.day() && got.next().day() == 1));
    }

    #[test]
    fn working_days_are_as_if_stepped(day in any_date(), n in 0u32..1500, country in any_country()) {
        let (mut naive, mut left) = (day, n);
        while left > 0 {
            naive = naive.next();
            left -= u32::from(is_working_day(naive, country));
        }
        prop_assert_eq!(plus_working_days(day, n, country), naive);
    }

    #[test]
    fn birthdays_come_in_order(day in any_date(), months in 0i32..300) {
        prop_assert!(day.birthday(months) < day.birthday(months + 1));
    }
}
