//! On which days something holds.

use super::sheet::Item;
use serde_json::Value;
use synlig::Date;

/// The days from one to another, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Days {
    from: Date,
    to: Date,
}

impl Days {
    /// The days of an item; without dates, all.
    pub(super) fn of(item: &Item<'_>) -> Self {
        Self::of_value(item.value)
    }

    pub(super) fn of_value(value: &Value) -> Self {
        let end = |key: &str| value.get("valid")?.get(key)?.as_str().and_then(Date::parse);
        Self { from: end("from").unwrap_or(Date::FIRST), to: end("to").unwrap_or(Date::LAST) }
    }

    /// The days that both have, if any.
    pub(super) fn and(self, other: Self) -> Option<Self> {
        let both = Self { from: self.from.max(other.from), to: self.to.min(other.to) };
        (both.from <= both.to).then_some(both)
    }

    /// The first of these days that none of the others has.
    pub(super) fn first_without(self, others: &[Self]) -> Option<Date> {
        let mut day = self.from;
        loop {
            let covering = others.iter().filter(|other| other.from <= day && day <= other.to);
            match covering.map(|other| other.to).max() {
                None => return Some(day),
                Some(to) if to >= self.to => return None,
                Some(to) => day = to.next(),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Days;
    use serde_json::json;

    fn days(from: &str, to: &str) -> Days {
        Days::of_value(&json!({ "valid": { "from": from, "to": to } }))
    }

    #[test]
    fn the_first_day_without_is_found_across_versions() {
        let year = days("2024-01-01", "2024-12-31");
        let halves = [days("2024-07-01", "2025-12-31"), days("2023-01-01", "2024-06-30")];
        assert_eq!(year.first_without(&halves), None);
        let gap = [halves[0], days("2023-01-01", "2024-06-29")];
        assert_eq!(year.first_without(&gap).map(|day| day.to_string()), Some("2024-06-30".to_owned()));
        assert_eq!(year.first_without(&[]).map(|day| day.to_string()), Some("2024-01-01".to_owned()));
        assert_eq!(
            Days::of_value(&json!({})).first_without(&[year]).map(|day| day.to_string()),
            Some("1900-01-01".to_owned())
        );
        assert_eq!(year.and(days("2025-01-01", "2025-01-02")), None);
    }
}
