//! Cases that tell a fault from the rules, as scenarios that can be made of them.

use super::Witness;
use super::cases::{Composition, Job};
use super::domain::Domains;
use crate::scenario::compare;
use serde_json::{Map, Value, json};
use std::collections::BTreeSet;
use synlig::{Case, Date, Engine};

/// How many cases are made and tried for one mutant in one composition.
const TRIES: usize = 1_500;

/// What an expectation can name in which one decision is not as another: the values of the first. Nothing where no expectation
/// can tell them apart.
pub(super) fn expectation(old: &Value, new: &Value) -> Option<Map<String, Value>> {
    let mut expect = Map::new();
    for (key, pointer) in [
        ("cell", "/visibility/cell"),
        ("possible", "/visibility/possible"),
        ("symptoms", "/visibility/symptoms"),
        ("known", "/visibility/known"),
        ("known_by", "/visibility/known_by"),
        ("sharing", "/visibility/sharing"),
        ("tier", "/tier/value"),
        ("tier_possible", "/tier/possible"),
        ("urgent", "/urgent"),
        ("holds_until", "/holds_until"),
    ] {
        if let (Some(value), other) = (old.pointer(pointer), new.pointer(pointer))
            && Some(value) != other
        {
            expect.insert(key.to_owned(), value.clone());
        }
    }
    let by_id = |decision: &Value, section: &str| -> Map<String, Value> {
        match decision.get(section) {
            Some(Value::Object(members)) => members.clone(),
            list => list
                .and_then(Value::as_array)
                .into_iter()
                .flatten()
                .map(|item| (text(item, "id"), item.clone()))
                .collect(),
        }
    };
    for section in ["actions", "checklists", "ladders"] {
        let parts = parts(&by_id(old, section), &by_id(new, section));
        if !parts.is_empty() {
            expect.insert(section.to_owned(), Value::Object(parts));
        }
    }
    let views = |decision: &Value| {
        decision.pointer("/visibility/views").and_then(Value::as_object).cloned().unwrap_or_default()
    };
    let (old_views, new_views) = (views(old), views(new));
    let cells: Map<String, Value> = old_views
        .iter()
        .filter(|(service, view)| new_views.get(*service).and_then(|other| other.get("cell")) != view.get("cell"))
        .map(|(service, view)| (service.clone(), view.get("cell").cloned().unwrap_or_default()))
        .collect();
    if !cells.is_empty() {
        expect.insert("views".to_owned(), Value::Object(cells));
    }
    let questions = questions(&names(old, "questions", "fact"), &names(new, "questions", "fact"));
    if !questions.is_empty() {
        expect.insert("questions".to_owned(), Value::Object(questions));
    }
    let set = |names: Vec<String>| names.into_iter().collect::<BTreeSet<_>>();
    let (codes, others) = (set(names(old, "warnings", "code")), set(names(new, "warnings", "code")));
    if codes != others {
        expect.insert("warnings".to_owned(), json!(codes));
    }
    (!expect.is_empty()).then_some(expect)
}

/// Of parts by id, those that are not alike: the keys in which they are not, or that one is absent.
fn parts(old: &Map<String, Value>, new: &Map<String, Value>) -> Map<String, Value> {
    let mut parts = Map::new();
    for (id, value) in old {
        let keys = match new.get(id) {
            None => value.get("status").or_else(|| value.get("missing")).map_or(json!({}), |_| {
                let key = if value.get("status").is_some() { "status" } else { "missing" };
                json!({ key: value.get(key) })
            }),
            Some(other) => {
                let members = value.as_object().into_iter().flatten();
                let other_keys: Map<String, Value> = members
                    .filter(|(key, value)| other.get(key.as_str()) != Some(*value))
                    .map(|(key, value)| (key.clone(), value.clone()))
                    .collect();
                let gone = other.as_object().into_iter().flatten().filter(|(key, _)| value.get(key.as_str()).is_none());
                let gone = gone.map(|(key, _)| (key.clone(), json!("absent")));
                Value::Object(other_keys.into_iter().chain(gone).collect())
            }
        };
        if new.get(id).is_none() || keys.as_object().is_some_and(|keys| !keys.is_empty()) {
            parts.insert(id.clone(), keys);
        }
    }
    let more = new.keys().filter(|id| !old.contains_key(*id));
    parts.extend(more.map(|id| (id.clone(), json!("absent"))));
    parts
}

fn questions(old: &[String], new: &[String]) -> Map<String, Value> {
    let mut questions = Map::new();
    let missing: Vec<&String> = old.iter().filter(|fact| !new.contains(fact)).collect();
    let added: Vec<&String> = new.iter().filter(|fact| !old.contains(fact)).collect();
    if !missing.is_empty() {
        questions.insert("include".to_owned(), json!(missing));
    }
    if !added.is_empty() {
        questions.insert("exclude".to_owned(), json!(added));
    }
    if old.first() != new.first() {
        questions.insert("first".to_owned(), json!(old.first()));
    }
    questions
}

fn text(item: &Value, key: &str) -> String {
    item.get(key).and_then(Value::as_str).unwrap_or_default().to_owned()
}

fn names(decision: &Value, section: &str, key: &str) -> Vec<String> {
    decision.get(section).and_then(Value::as_array).into_iter().flatten().map(|item| text(item, key)).collect()
}

/// Looks for a case near those that there are which one engine decides otherwise than another.
pub(super) struct Search<'s> {
    composition: &'s Composition,
    faulty: &'s Engine,
    domains: Domains,
    events: Vec<String>,
    /// The same numbers in every run.
    numbers: u64,
}

impl<'s> Search<'s> {
    pub(super) fn new(composition: &'s Composition, faulty: &'s Engine) -> Self {
        let domains = Domains::new(&composition.engine);
        let events = events(&composition.engine);
        Self { composition, faulty, domains, events, numbers: 0x5EED }
    }

    /// A case as a scenario, where both engines decide it and an expectation can tell what they decide apart.
    pub(super) fn compare(composition: &Composition, faulty: &Engine, case: &Value, near: &str) -> Option<Witness> {
        let text = case.to_string();
        let (old, new) = (composition.engine.decide_json(&text).ok()?, faulty.decide_json(&text).ok()?);
        if old.replace(composition.engine.digest(), "") == new.replace(faulty.digest(), "") {
            return None;
        }
        let read = |text: &str| serde_json::from_str::<Value>(text).ok();
        let expect = expectation(&read(&old)?, &read(&new)?)?;
        // What would be written down is compared as any expectation is.
        let told = compare(&read(&new)?, &expect);
        let rules = composition.rules.clone();
        (!told.is_empty()).then(|| Witness { case: case.clone(), expect, rules, near: near.to_owned() })
    }

    pub(super) fn find(mut self, jobs: &[&Job]) -> Option<Witness> {
        for _ in 0..TRIES {
            let job = self.choose(jobs)?;
            let mut case = job.run.case.clone();
            for _ in 0..=self.below(3) {
                self.change(&mut case);
            }
            if let Some(witness) = Self::compare(self.composition, self.faulty, &case, &job.name) {
                return Some(witness);
            }
        }
        None
    }

    /// A number below another. (Knuth's multiplier; the high bits are the random ones.)
    fn below(&mut self, end: usize) -> usize {
        self.numbers = self.numbers.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let high = usize::try_from(self.numbers >> 33).unwrap_or_default();
        high.checked_rem(end).unwrap_or_default()
    }

    fn choose<'c, T: ?Sized>(&mut self, from: &[&'c T]) -> Option<&'c T> {
        let at = self.below(from.len());
        from.get(at).copied()
    }

    /// One change: another answer, none, another day, another service, an event more or fewer.
    fn change(&mut self, case: &mut Value) {
        match self.below(12) {
            0..=4 => self.answer(case),
            5 | 6 => self.day(case),
            7 | 8 => self.event(case),
            9 | 10 => {
                let services = self.domains.ids_of("service").to_vec();
                let service = services.get(self.below(services.len() + 1));
                let Some(case) = case.as_object_mut() else { return };
                match service {
                    Some(service) => case.insert("service".to_owned(), json!(service)),
                    None => case.remove("service"),
                };
            }
            _ => {
                let Some(events) = case.get_mut("events").and_then(Value::as_array_mut) else { return };
                let at = self.below(events.len());
                if at < events.len() {
                    events.remove(at);
                }
            }
        }
    }

    fn answer(&mut self, case: &mut Value) {
        let facts: Vec<String> = self.domains.facts.keys().cloned().collect();
        let at = self.below(facts.len());
        let Some(id) = facts.get(at) else { return };
        let Some(fact) = self.domains.facts.get(id).cloned() else { return };
        let mut values: Vec<Value> = match text(&fact, "type").as_str() {
            "flag" => vec![json!(true), json!(false)],
            "count" => ["from", "to"].into_iter().filter_map(|key| fact.get(key).cloned()).collect(),
            "age" => return self.birth(case),
            _ => self.domains.ids_of(id).iter().map(|value| json!(value)).collect(),
        };
        values.push(Value::Null);
        if self.below(3) == 0 {
            return self.observation(case, id, &values);
        }
        let observations = case.get_mut("observations").and_then(Value::as_array_mut);
        observations.into_iter().for_each(|all| all.retain(|answer| answer.get("fact") != Some(&json!(id))));
        let at = self.below(values.len() + 1);
        let Some(case) = case.as_object_mut() else { return };
        let answers = case.entry("facts").or_insert_with(|| json!({}));
        let Some(answers) = answers.as_object_mut() else { return };
        match values.get(at) {
            Some(value) => answers.insert(id.clone(), value.clone()),
            None => answers.remove(id),
        };
    }

    /// An answer of some service on some day, beside those that there are.
    fn observation(&mut self, case: &mut Value, fact: &str, values: &[Value]) {
        let Some(on) = self.day_before(case) else { return };
        let services = self.domains.ids_of("service").to_vec();
        let (value, service) = (values.get(self.below(values.len())), services.get(self.below(services.len())));
        let mut answer = json!({ "fact": fact, "value": value, "on": on.to_string() });
        if let (Some(service), Some(answer)) = (service, answer.as_object_mut()) {
            answer.insert("by".to_owned(), json!(service));
        }
        let Some(case) = case.as_object_mut() else { return };
        let answers = case.entry("observations").or_insert_with(|| json!([]));
        answers.as_array_mut().into_iter().for_each(|answers| answers.push(answer.clone()));
    }

    /// A day not after that of the case, by lengths that rules are likely to speak of.
    fn day_before(&mut self, case: &Value) -> Option<Date> {
        let lengths = [0, 1, 6, 7, 8, 13, 14, 15, 30, 31, 60, 90, 91, 180, 200, 365, 366, 400];
        let length = lengths.get(self.below(lengths.len())).copied().unwrap_or_default();
        Some(day_of(case, "as_of")?.plus_days(-length))
    }

    fn birth(&mut self, case: &mut Value) {
        let Some(today) = day_of(case, "as_of") else { return };
        let years = i32::try_from(self.below(20)).unwrap_or_default();
        let days = i32::try_from(self.below(3)).unwrap_or_default() - 1;
        let born = today.plus_months(-12 * years).plus_days(-days.max(0));
        let Some(case) = case.as_object_mut() else { return };
        case.insert("child".to_owned(), json!({ "born": born.to_string() }));
    }

    /// A day on which something turns, or the one before.
    fn day(&mut self, case: &mut Value) {
        let Ok(read) = Case::from_json(&case.to_string()) else { return };
        let mut days: Vec<Date> = Vec::new();
        for engine in [&self.composition.engine, self.faulty] {
            let Ok(decision) = engine.decide(&read) else { continue };
            days.extend(decision.holds_until.iter().flat_map(|day| [*day, day.plus_days(-1)]));
            let due = decision.actions.iter().filter_map(|action| action.due.as_ref()?.on);
            days.extend(due.flat_map(|day| [day, day.next()]));
            let traces = engine.traces(&read).unwrap_or_default();
            let atoms = traces.iter().flatten().flat_map(|trace| &trace.atoms);
            days.extend(atoms.filter_map(|atom| atom.turns_on).flat_map(|day| [day.plus_days(-1), day]));
        }
        let at = self.below(days.len());
        if let (Some(day), Some(case)) = (days.get(at), case.as_object_mut()) {
            case.insert("as_of".to_owned(), json!(day.to_string()));
        }
    }

    fn event(&mut self, case: &mut Value) {
        let Some(on) = self.day_before(case) else { return };
        let at = self.below(self.events.len());
        let Some(id) = self.events.get(at).cloned() else { return };
        let mut event = json!({ "event": id, "on": on.to_string() });
        let outcomes = self.domains.ids_of(&id).to_vec();
        let at = self.below(outcomes.len());
        if let (Some(outcome), Some(event)) = (outcomes.get(at), event.as_object_mut()) {
            event.insert("outcome".to_owned(), json!(outcome));
        }
        let Some(case) = case.as_object_mut() else { return };
        let events = case.entry("events").or_insert_with(|| json!([]));
        events.as_array_mut().into_iter().for_each(|events| events.push(event.clone()));
    }
}

fn day_of(case: &Value, key: &str) -> Option<Date> {
    Date::parse(case.get(key)?.as_str()?)
}

fn events(engine: &Engine) -> Vec<String> {
    let documents = engine.in_effect().into_values().filter_map(|text| serde_json::from_str::<Value>(&text).ok());
    let sections = documents.filter_map(|mut document| document.get_mut("events").map(Value::take));
    let mut ids: Vec<String> = sections
        .filter_map(|section| Some(section.as_object()?.keys().cloned().collect::<Vec<_>>()))
        .flatten()
        .collect();
    ids.sort_unstable();
    ids
}
