//! A case in numbers, kept and changed by a host that decides again and again: nothing is looked up by name, and once it has
//! grown to its size nothing is allocated.

use super::Place;
use super::bound::{self, Bound, Latest, NOBODY, Newest, OF_LIST};
use crate::date::Date;
use crate::error::{Code, Diagnostic, Error};
use crate::limits::Limits;
use crate::vocabulary::{EventNumber, FactKind, FactNumber, ServiceNumber, Vocabulary};
use std::sync::Arc;

/// A case whose facts, events and services are named by their numbers in one engine; see
/// [`Engine::typed_case`](crate::Engine::typed_case).
///
/// Values are whole numbers: of a flag 0 (no) and 1 (yes), of a scale or choice the place of the value from 0, of a count
/// the count itself; `None` says that somebody was asked and no answer is known.
#[derive(Clone, Debug)]
pub struct TypedCase {
    vocabulary: Arc<Vocabulary>,
    limits: Limits,
    /// For each fact what nobody in particular answers on the day of the case, if anything.
    facts: Vec<Option<Option<i32>>>,
    /// The same, where it has a value.
    values: Vec<Option<i32>>,
    observations: Vec<Newest>,
    events: Vec<(usize, Latest)>,
    bound: Bound,
}

/// What a typed case tells.
#[derive(Clone, Copy)]
pub(crate) enum Told<'c> {
    /// The value of each fact, all by nobody in particular on the day of the case; the answers of the bound case are not kept up.
    /// It is quiet where nothing has happened.
    Values { bound: &'c Bound, values: &'c [Option<i32>], quiet: bool },
    /// Answers of several services or days.
    Answers(&'c Bound),
}

impl TypedCase {
    pub(crate) fn new(vocabulary: &Arc<Vocabulary>, limits: Limits, as_of: Date) -> Self {
        let bound = Bound { as_of, ..Bound::empty(vocabulary) };
        let facts = vec![None; vocabulary.facts.len()];
        let values = vec![None; facts.len()];
        let vocabulary = Arc::clone(vocabulary);
        Self { vocabulary, limits, facts, values, observations: Vec::new(), events: Vec::new(), bound }
    }

    /// Forgets everything but the day: the same case can serve for another child.
    pub fn clear(&mut self) {
        self.facts.fill(None);
        self.values.fill(None);
        self.observations.clear();
        if !self.events.is_empty() {
            self.events.clear();
            self.bound.latest.fill(None);
        }
        (self.bound.service, self.bound.born, self.bound.due) = (None, None, None);
    }

    /// The day of the decision.
    pub fn as_of(&self) -> Date {
        self.bound.as_of
    }

    /// Sets the day of the decision. Answers by nobody in particular are of that day.
    pub fn set_as_of(&mut self, on: Date) {
        self.bound.as_of = on;
    }

    /// Sets the service that asks, or none.
    ///
    /// # Errors
    /// `case.unknown_service`.
    pub fn set_service(&mut self, service: Option<ServiceNumber>) -> Result<(), Error> {
        self.bound.service = match service {
            Some(service) => Some(self.service(service, || "/service".to_owned())?),
            None => None,
        };
        Ok(())
    }

    /// Sets the day on which the child was born; a day on which it is expected is forgotten.
    pub fn set_born(&mut self, on: Option<Date>) {
        (self.bound.born, self.bound.due) = (on, None);
    }

    /// Sets the day on which the child is expected, before birth; a day of birth is forgotten.
    pub fn set_due(&mut self, on: Option<Date>) {
        (self.bound.born, self.bound.due) = (None, on);
    }

    /// Sets the answer of nobody in particular to a fact, on the day of the case.
    ///
    /// # Errors
    /// `case.unknown_fact`, `case.computed_fact`, `case.out_of_range`, `case.unknown_value`.
    pub fn answer(&mut self, fact: FactNumber, value: Option<i32>) -> Result<(), Error> {
        let number = self.fact(fact, value, None)?;
        self.put(number, Some(value));
        Ok(())
    }

    /// Takes back the answer of nobody in particular to a fact; other answers stay.
    pub fn withdraw(&mut self, fact: FactNumber) {
        self.put(fact.place(), None);
    }

    fn put(&mut self, fact: usize, answer: Option<Option<i32>>) {
        if let (Some(slot), Some(value)) = (self.facts.get_mut(fact), self.values.get_mut(fact)) {
            (*slot, *value) = (answer, answer.flatten());
        }
    }

    /// Adds an answer of a day, by a service or by nobody in particular.
    ///
    /// # Errors
    /// As [`TypedCase::answer`], `case.unknown_service` and `case.too_many_observations`.
    pub fn observe(
        &mut self,
        fact: FactNumber,
        value: Option<i32>,
        by: Option<ServiceNumber>,
        on: Date,
    ) -> Result<(), Error> {
        let index = self.observations.len();
        let in_facts = self.facts.iter().filter(|answer| answer.is_some()).count();
        if index + in_facts >= self.limits.observations {
            let message = format!("more observations than the limit of {}", self.limits.observations);
            return Err(Diagnostic::new(Code::CaseTooManyObservations, "/observations", message).into());
        }
        let fact = self.fact(fact, value, Some(index))?;
        let by = match by {
            Some(service) => self.service(service, || format!("/observations/{index}/by"))?,
            None => NOBODY,
        };
        self.observations.push(Newest { fact, by, value, on, order: OF_LIST + index });
        Ok(())
    }

    /// Adds an event of a day. Its outcome is the place of one of those declared, from 0; none where none is declared.
    ///
    /// # Errors
    /// `case.unknown_event`, `case.missing_outcome`, `case.unknown_outcome` and `case.too_many_events`.
    pub fn happened(&mut self, event: EventNumber, outcome: Option<u32>, on: Date) -> Result<(), Error> {
        let index = self.events.len();
        let fault = |code, key: &str, message: String| {
            let pointer = format!("/events/{index}{key}");
            Err(Diagnostic::new(code, pointer, message).into())
        };
        if index >= self.limits.events {
            return fault(Code::CaseTooManyEvents, "", format!("more events than the limit of {}", self.limits.events));
        }
        let Some(declared) = self.vocabulary.events.get(event.place()) else {
            return fault(Code::CaseUnknownEvent, "/event", format!("no event has the number {}", event.get()));
        };
        let id = self.vocabulary.event_ids.id(event.place());
        let outcome = match outcome {
            None if !declared.outcomes.is_empty() => {
                return Err(bound::missing_outcome(id, &declared.outcomes, format!("/events/{index}/event")).into());
            }
            None => None,
            Some(number) => match usize::try_from(number).ok().filter(|place| *place < declared.outcomes.len()) {
                Some(place) => Some(place),
                None => {
                    return fault(Code::CaseUnknownOutcome, "/outcome", format!("`{id}` has no outcome {number}"));
                }
            },
        };
        let occurrence = Latest { on, order: index, outcome };
        self.events.push((event.place(), occurrence));
        self.bound.happened(event.place(), occurrence);
        Ok(())
    }

    /// The case as deciding takes it.
    pub(crate) fn bind(&mut self) -> Result<&Bound, Error> {
        self.refuse_the_future()?;
        let bound = &mut self.bound;
        bound.newest.clear();
        for (fact, answer) in self.facts.iter().enumerate() {
            let answer = answer.map(|value| Newest { fact, by: NOBODY, value, on: bound.as_of, order: fact });
            bound.newest.extend(answer);
        }
        bound.observers.clear();
        if !self.observations.is_empty() {
            bound.newest.extend(&self.observations);
            bound::keep_newest(&mut bound.newest);
            bound::observers(&bound.newest, &mut bound.observers);
        }
        Ok(bound)
    }

    /// The case as working out outcomes takes it: where nobody in particular answers, the values as they were told.
    pub(crate) fn told(&mut self) -> Result<Told<'_>, Error> {
        if !self.observations.is_empty() {
            return Ok(Told::Answers(self.bind()?));
        }
        self.refuse_the_future()?;
        self.bound.observers.clear();
        Ok(Told::Values { bound: &self.bound, values: &self.values, quiet: self.events.is_empty() })
    }

    /// Whether it is of this vocabulary, so that its numbers mean what they did.
    pub(crate) fn is_of(&self, vocabulary: &Arc<Vocabulary>) -> bool {
        Arc::ptr_eq(&self.vocabulary, vocabulary)
    }

    fn refuse_the_future(&self) -> Result<(), Error> {
        let as_of = self.bound.as_of;
        let born = self.bound.born.is_some_and(|born| born > as_of);
        let observed = self.observations.iter().any(|observation| observation.on > as_of);
        if !born && !observed && self.events.iter().all(|(_, latest)| latest.on <= as_of) {
            return Ok(());
        }
        let born = self.bound.born.map(|on| (on, "/child/born".to_owned()));
        let observed = self.observations.iter().map(|answer| answer.on).enumerate();
        let observed = observed.map(|(index, on)| (on, format!("/observations/{index}/on")));
        let events = self.events.iter().enumerate().map(|(at, (_, latest))| (latest.on, format!("/events/{at}/on")));
        let later = born.into_iter().chain(observed).chain(events).filter(|(on, _)| *on > as_of);
        let found = later.map(|(on, pointer)| bound::from_the_future(on, as_of, pointer)).collect();
        Error::unless_empty(found)
    }

    fn service(&self, service: ServiceNumber, pointer: impl FnOnce() -> String) -> Result<usize, Error> {
        let place = service.place();
        if place < self.vocabulary.services.len() {
            return Ok(place);
        }
        let message = format!("no service has the number {}", service.get());
        Err(Diagnostic::new(Code::CaseUnknownService, pointer(), message).into())
    }

    /// The place of a fact that can have this value; `index` where it is an observation of the list.
    fn fact(&self, fact: FactNumber, value: Option<i32>, index: Option<usize>) -> Result<usize, Error> {
        let place = fact.place();
        let id = self.vocabulary.fact_ids.id(place);
        let pointer = |key: &str| match index {
            Some(index) => format!("/observations/{index}/{key}"),
            None => Place::Fact(id).pointer(),
        };
        let Some(known) = self.vocabulary.facts.get(place) else {
            let message = format!("no fact has the number {}", fact.get());
            return Err(Diagnostic::new(Code::CaseUnknownFact, pointer("fact"), message).into());
        };
        let (from, to) = known.domain();
        let fault = match (&known.kind, value) {
            (FactKind::Age, _) => bound::computed_fact(id, pointer("value")),
            (_, None) => return Ok(place),
            (_, Some(value)) if from <= value && value <= to => return Ok(place),
            (FactKind::Count { .. }, Some(value)) => {
                bound::out_of_range(id, value.into(), (from, to), pointer("value"))
            }
            (_, Some(value)) => {
                let message = format!("`{id}` has no value {value}");
                Diagnostic::new(Code::CaseUnknownValue, pointer("value"), message)
            }
        };
        Err(fault.into())
    }
}
