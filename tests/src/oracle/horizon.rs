//! How long a decision holds: the first later day on which the same case gets another one.

use super::evaluate::Moment;
use super::rules::Rules;
use serde_json::Value;
use std::collections::BTreeSet;
use synlig::{Date, Duration};

/// Which later days are tried.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Days {
    /// Every day of twenty years.
    Every,
    /// Every day of the next weeks; after them each day that lies any length of time that the rules write after any day
    /// that stands in the case, each day that stands in the rules, and the days beside these.
    Likely,
}

impl Moment<'_> {
    pub(super) fn holds_until(&self, days: Days) -> Option<Date> {
        let now = self.outcomes();
        let last = self.case.as_of.plus_months(240);
        let changes = |day: &Date| Moment::new(self.rules, self.case.on(*day)).outcomes() != now;
        match days {
            Days::Every => {
                let every = std::iter::successors(Some(self.case.as_of.next()), |day| Some(day.next()));
                every.take_while(|day| *day <= last).find(changes)
            }
            Days::Likely => {
                let likely = self.likely().into_iter();
                likely.filter(|day| self.case.as_of < *day && *day <= last).find(changes)
            }
        }
    }

    fn likely(&self) -> BTreeSet<Date> {
        let mut days: BTreeSet<Date> = (1..40).map(|ahead| self.case.as_of.plus_days(ahead)).collect();
        let (mut written, mut lengths) = (BTreeSet::new(), BTreeSet::new());
        for document in &self.rules.documents {
            collect(document, self.rules, &mut written, &mut lengths);
        }
        days.extend(written);
        let country = self.rules.country();
        let dated = self.case.observations.iter().map(|one| one.on).chain(self.case.events.iter().map(|one| one.on));
        let starts: BTreeSet<Date> = dated.chain(self.case.born).chain(self.case.due).collect();
        for start in starts {
            days.insert(start);
            for sum in &lengths {
                days.insert(sum.iter().fold(start, |day, length| length.after(day, country)));
                if let ([length], Some(birth)) = (sum.as_slice(), self.case.birth())
                    && let Some(months) = length.months()
                {
                    days.insert(birth.birthday(months));
                }
            }
        }
        days.into_iter().flat_map(|day| (-1..=2).map(move |aside| day.plus_days(aside))).collect()
    }
}

/// Every date and every length of time (and sum of such in a list) that stands anywhere in a document.
fn collect(value: &Value, rules: &Rules, days: &mut BTreeSet<Date>, lengths: &mut BTreeSet<Vec<Duration>>) {
    match value {
        Value::String(text) => {
            days.extend(Date::parse(text));
            let words: Vec<&str> = text.split(|c: char| !c.is_ascii_alphanumeric()).collect();
            let spans = words.windows(2).chain(words.windows(3));
            lengths.extend(spans.filter_map(|span| Duration::parse(&span.join(" "))).map(|length| vec![length]));
        }
        Value::Array(items) => {
            let sum: Option<Vec<Duration>> = items
                .iter()
                .map(|item| {
                    let text = item.as_str()?;
                    (text.starts_with('$') || Duration::parse(text).is_some()).then(|| rules.duration(text))
                })
                .collect();
            lengths.extend(sum.filter(|sum| !sum.is_empty()));
            items.iter().for_each(|item| collect(item, rules, days, lengths));
        }
        Value::Object(members) => members.values().for_each(|member| collect(member, rules, days, lengths)),
        _ => {}
    }
}
