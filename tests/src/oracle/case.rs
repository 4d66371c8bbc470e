//! A case, and the smaller cases that can be made of it.

use super::rules::{list, members};
use serde_json::{Value, json};
use synlig::Date;

/// An answer to one fact; the place in the list is the order.
#[derive(Clone, Debug)]
pub(super) struct Observation {
    pub(super) fact: String,
    pub(super) value: Value,
    pub(super) by: Option<String>,
    pub(super) on: Date,
}

/// Something that happened; the place in the list is the order.
#[derive(Clone, Debug)]
pub(super) struct Event {
    pub(super) event: String,
    pub(super) outcome: Option<String>,
    pub(super) on: Date,
}

/// A case.
#[derive(Clone, Debug)]
pub struct Case {
    pub(super) as_of: Date,
    pub(super) service: Option<String>,
    pub(super) born: Option<Date>,
    pub(super) due: Option<Date>,
    pub(super) observations: Vec<Observation>,
    pub(super) events: Vec<Event>,
}

fn date(value: &Value) -> Option<Date> {
    value.as_str().map(|text| Date::parse(text).expect("a date"))
}

fn text(value: &Value) -> Option<String> {
    value.as_str().map(str::to_owned)
}

impl Case {
    /// Reads a valid case. What stands in `facts` comes first, is by nobody, and is of the day of the case.
    pub fn read(case: &Value) -> Self {
        let as_of = date(&case["as_of"]).expect("as_of");
        let of_the_day = members(&case["facts"]).map(|(fact, value)| Observation {
            fact: fact.clone(),
            value: value.clone(),
            by: None,
            on: as_of,
        });
        let dated = list(&case["observations"]).iter().map(|observation| Observation {
            fact: text(&observation["fact"]).expect("a fact"),
            value: observation["value"].clone(),
            by: text(&observation["by"]),
            on: date(&observation["on"]).expect("a day"),
        });
        let events = list(&case["events"]).iter().map(|event| Event {
            event: text(&event["event"]).expect("an event"),
            outcome: text(&event["outcome"]),
            on: date(&event["on"]).expect("a day"),
        });
        Self {
            as_of,
            service: text(&case["service"]),
            born: date(&case["child"]["born"]),
            due: date(&case["child"]["due"]),
            observations: of_the_day.chain(dated).collect(),
            events: events.collect(),
        }
    }

    /// The case as JSON, with everything in `observations`.
    pub fn to_json(&self) -> Value {
        let observation = |one: &Observation| {
            let mut json = json!({ "fact": one.fact, "value": one.value, "on": one.on.to_string() });
            one.by.iter().for_each(|by| json["by"] = json!(by));
            json
        };
        let event = |one: &Event| {
            let mut json = json!({ "event": one.event, "on": one.on.to_string() });
            one.outcome.iter().for_each(|outcome| json["outcome"] = json!(outcome));
            json
        };
        let mut case = json!({
            "as_of": self.as_of.to_string(),
            "observations": self.observations.iter().map(observation).collect::<Vec<_>>(),
            "events": self.events.iter().map(event).collect::<Vec<_>>(),
        });
        self.service.iter().for_each(|service| case["service"] = json!(service));
        self.due.iter().for_each(|on| case["child"] = json!({ "due": on.to_string() }));
        self.born.iter().for_each(|on| case["child"] = json!({ "born": on.to_string() }));
        case
    }

    /// The same case on a later day, with nothing new in it.
    pub(super) fn on(&self, day: Date) -> Self {
        Self { as_of: day, ..self.clone() }
    }

    /// What one service sees by itself: its own observations and nobody's; all events.
    pub(super) fn seen_by(&self, service: &str) -> Self {
        let mut own = self.clone();
        own.observations.retain(|observation| observation.by.as_deref().is_none_or(|by| by == service));
        own
    }

    /// The day from which the child's age counts.
    pub(super) fn birth(&self) -> Option<Date> {
        self.born.or(self.due)
    }

    /// The occurrences of an event, each with its place: the later the place, the later of one day.
    pub(super) fn occurrences(&self, event: &str) -> impl Iterator<Item = (Date, usize, &Event)> {
        let event = event.to_owned();
        let numbered = self.events.iter().enumerate();
        numbered.filter(move |(_, entry)| entry.event == event).map(|(place, entry)| (entry.on, place, entry))
    }

    /// The latest occurrence of an event.
    pub(super) fn latest(&self, event: &str) -> Option<(Date, usize, &Event)> {
        self.occurrences(event).max_by_key(|(on, place, _)| (*on, *place))
    }
}
