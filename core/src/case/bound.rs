//! A case in the engine's own numbers: ids looked up, values checked, the newest answer of each service found.

use super::{Answer, Place, Seen, Sink, Told};
use crate::date::Date;
use crate::error::{Code, Diagnostic, MOST_HINTS, nearest};
use crate::ruleset::read::shortened;
use crate::vocabulary::{Fact, FactKind, Ids, Vocabulary};

/// The number that stands for nobody in particular among the services; it sorts before none and after all.
pub(crate) const NOBODY: usize = usize::MAX;

/// The order of answers in the list of observations starts here: those of `facts` come before them.
pub(super) const OF_LIST: usize = usize::MAX / 2;

/// The newest answer of one service to one fact.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Newest {
    pub(crate) fact: usize,
    /// The number of the service, or [`NOBODY`].
    pub(crate) by: usize,
    /// The value; without one it was asked and no answer is known.
    pub(crate) value: Option<i32>,
    pub(crate) on: Date,
    /// The place among all answers of the case: of two on one day, the later counts.
    pub(crate) order: usize,
}

/// The latest occurrence of an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Latest {
    pub(crate) on: Date,
    /// The place in the list: of two on one day, the later is the later one.
    pub(crate) order: usize,
    pub(crate) outcome: Option<usize>,
}

/// A case in the engine's own numbers.
#[derive(Clone, Debug)]
pub(crate) struct Bound {
    pub(crate) as_of: Date,
    pub(crate) service: Option<usize>,
    pub(crate) born: Option<Date>,
    pub(crate) due: Option<Date>,
    /// By fact, then by service, nobody last.
    pub(crate) newest: Vec<Newest>,
    /// For each event, its latest occurrence.
    pub(crate) latest: Vec<Option<Latest>>,
    /// The services that have an observation in the case, in order.
    pub(crate) observers: Vec<usize>,
}

/// A case in the engine's own numbers, as working out outcomes takes it.
#[derive(Clone, Debug)]
pub(crate) struct BoundTold {
    bound: Bound,
    /// For each fact its value, where nobody in particular gave all answers on the day of the case.
    values: Option<Vec<Option<i32>>>,
    /// Whether nothing has happened.
    quiet: bool,
}

impl BoundTold {
    pub(crate) fn told(&self) -> Told<'_> {
        match &self.values {
            Some(values) => Told::Values { bound: &self.bound, values, quiet: self.quiet },
            None => Told::Answers(&self.bound),
        }
    }
}

/// Keeps of each service's answers to a fact the newest, in the order of facts and then of services.
pub(super) fn keep_newest(answers: &mut Vec<Newest>) {
    crate::sorted::sort_by_key(answers, |answer| (answer.fact, answer.by, answer.on, answer.order));
    answers.dedup_by(|later, kept| {
        let same = (later.fact, later.by) == (kept.fact, kept.by);
        if same {
            *kept = *later;
        }
        same
    });
}

/// The services that have given some of the answers, in order.
pub(super) fn observers(answers: &[Newest], observers: &mut Vec<usize>) {
    observers.extend(answers.iter().map(|answer| answer.by).filter(|by| *by != NOBODY));
    crate::sorted::sort(observers);
    observers.dedup();
}

/// That something is dated after the day of the case.
pub(super) fn from_the_future(on: Date, as_of: Date, pointer: impl Into<String>) -> Diagnostic {
    let message = format!("{on} is after {as_of}, the day of the decision");
    Diagnostic::new(Code::CaseFromTheFuture, pointer, message)
}

/// That a fact cannot be given.
pub(super) fn computed_fact(id: &str, pointer: impl Into<String>) -> Diagnostic {
    let message = format!("`{id}` is computed from the child's birth");
    let hint = Some("give `child.born`, or `child.due` before birth".to_owned());
    Diagnostic::new(Code::CaseComputedFact, pointer, message).hint(hint)
}

/// That a count is outside what it can be.
pub(super) fn out_of_range(id: &str, value: i64, (from, to): (i32, i32), pointer: impl Into<String>) -> Diagnostic {
    let message = format!("{value} is outside {from} to {to}, the range of `{id}`");
    Diagnostic::new(Code::CaseOutOfRange, pointer, message)
}

/// That an event does not say how it came out.
pub(super) fn missing_outcome(id: &str, outcomes: &[String], pointer: impl Into<String>) -> Diagnostic {
    let message = format!("`{id}` needs an outcome: {}", outcomes.join(", "));
    Diagnostic::new(Code::CaseMissingOutcome, pointer, message)
}

impl Bound {
    /// A case of which nothing is told.
    pub(super) fn empty(vocabulary: &Vocabulary) -> Self {
        Self {
            as_of: Date::FIRST,
            service: None,
            born: None,
            due: None,
            newest: Vec::new(),
            latest: vec![None; vocabulary.events.len()],
            observers: Vec::new(),
        }
    }

    /// Notes that an event happened: of several occurrences the latest counts.
    pub(super) fn happened(&mut self, event: usize, occurrence: Latest) {
        if let Some(latest) = self.latest.get_mut(event)
            && latest.is_none_or(|latest| (latest.on, latest.order) < (occurrence.on, occurrence.order))
        {
            *latest = Some(occurrence);
        }
    }

    /// The day from which age counts.
    pub(crate) fn birth(&self) -> Option<Date> {
        self.born.or(self.due)
    }

    /// The latest occurrence of an event.
    pub(crate) fn latest(&self, event: usize) -> Option<Latest> {
        self.latest.get(event).copied().flatten()
    }

    /// The newest answers to one fact.
    pub(crate) fn answers(&self, fact: usize) -> &[Newest] {
        let from = self.newest.partition_point(|newest| newest.fact < fact);
        let to = self.newest.partition_point(|newest| newest.fact <= fact);
        self.newest.get(from..to).unwrap_or_default()
    }
}

/// Takes a case in and binds it to a vocabulary.
pub(crate) struct Binder<'v> {
    vocabulary: &'v Vocabulary,
    bound: Bound,
    /// Later things are left out instead of refused.
    looking_back: Option<Date>,
    /// The day of the case, once it is told.
    as_of: Option<Date>,
    /// Days that are later than the day of the case, or were told before it.
    unsure: Vec<(Date, String)>,
    /// All answers with a day.
    answers: Vec<Newest>,
    /// For each fact whether `facts` has it, and with what value.
    in_facts: Vec<bool>,
    values: Vec<Option<i32>>,
    /// Whether an event was told.
    happened: bool,
    found: Vec<Diagnostic>,
}

impl<'v> Binder<'v> {
    pub(crate) fn new(vocabulary: &'v Vocabulary, looking_back: Option<Date>) -> Self {
        let bound = Bound::empty(vocabulary);
        let (unsure, answers, found) = (Vec::new(), Vec::new(), Vec::new());
        let (in_facts, values) = (vec![false; vocabulary.facts.len()], vec![None; vocabulary.facts.len()]);
        Self { vocabulary, bound, looking_back, as_of: None, unsure, answers, in_facts, values, happened: false, found }
    }

    /// The bound case, or what is wrong with it.
    pub(crate) fn finish(mut self) -> Result<Bound, Vec<Diagnostic>> {
        let told = self.check()?;
        Ok(self.bind(told))
    }

    /// The bound case, and the value of each fact where nobody in particular gave all answers on the day of the case: the
    /// answers of the bound case are then left out.
    pub(crate) fn finish_told(mut self) -> Result<BoundTold, Vec<Diagnostic>> {
        let told = self.check()?;
        Ok(if self.answers.is_empty() && self.looking_back.is_none() {
            BoundTold { bound: self.bound, values: Some(self.values), quiet: !self.happened }
        } else {
            BoundTold { bound: self.bind(told), values: None, quiet: false }
        })
    }

    /// The day that the case tells, if nothing is wrong with it.
    fn check(&mut self) -> Result<Date, Vec<Diagnostic>> {
        let told = self.as_of.unwrap_or(Date::FIRST);
        let as_of = self.looking_back.unwrap_or(told);
        self.bound.as_of = as_of;
        if self.looking_back.is_some() {
            self.bound.born = self.bound.born.filter(|born| *born <= as_of);
        } else if self.as_of.is_some() {
            let born = self.bound.born.map(|born| (born, "/child/born".to_owned()));
            for (on, pointer) in self.unsure.iter().chain(&born).filter(|(on, _)| *on > as_of) {
                self.found.push(from_the_future(*on, as_of, pointer));
            }
        }
        if self.found.is_empty() { Ok(told) } else { Err(std::mem::take(&mut self.found)) }
    }

    fn bind(mut self, told: Date) -> Bound {
        let as_of = self.bound.as_of;
        // `facts` are of the day of the case, and keep it when another day is asked about.
        let in_facts = self.in_facts.iter().zip(&self.values).enumerate().filter(|(_, (told, _))| **told);
        let of_facts =
            in_facts.map(|(fact, (_, value))| Newest { fact, by: NOBODY, value: *value, on: told, order: fact });
        self.bound.newest.extend(of_facts.chain(self.answers).filter(|answer| answer.on <= as_of));
        keep_newest(&mut self.bound.newest);
        observers(&self.bound.newest, &mut self.bound.observers);
        self.bound
    }

    fn unknown(&mut self, code: Code, place: Place<'_>, kind: &str, id: &str, known: &Ids) {
        let message = format!("no {kind} `{}` is declared", shortened(id));
        // Suggestions help with slips; for hundreds of unknown names they would only cost time.
        let compared = if self.found.len() < MOST_HINTS { usize::MAX } else { 0 };
        let hint = nearest(id, known.iter().take(compared));
        self.found.push(Diagnostic::new(code, place.pointer(), message).hint(hint));
    }

    fn by(&mut self, by: Option<&str>, place: Place<'_>) -> usize {
        let Some(id) = by else { return NOBODY };
        match self.vocabulary.services.number(id) {
            Some(number) => number,
            None => {
                self.unknown(Code::CaseUnknownService, place, "service", id, &self.vocabulary.services);
                NOBODY
            }
        }
    }

    /// Whether something of a day belongs to the case that is decided.
    fn takes(&mut self, on: Date, pointer: impl FnOnce() -> String) -> bool {
        match (self.looking_back, self.as_of) {
            (Some(day), _) => on <= day,
            (None, Some(as_of)) if on <= as_of => true,
            (None, _) => {
                self.unsure.push((on, pointer()));
                true
            }
        }
    }

    fn value(&mut self, fact: &Fact, id: &str, answer: Answer<'_>, place: Place<'_>) -> Option<Option<i32>> {
        let wrong = |expected: &str| {
            let message = format!("`{id}` is answered with {expected}, or null where no answer is known");
            Diagnostic::new(Code::CaseWrongType, place.pointer(), message)
        };
        let fault = match (&fact.kind, answer) {
            (FactKind::Age, _) => computed_fact(id, place.pointer()),
            (_, Answer::Unknown) => return Some(None),
            (FactKind::Flag, Answer::Flag(value)) => return Some(Some(i32::from(value))),
            (FactKind::Flag, _) => wrong("true or false"),
            (FactKind::Count { from, to }, Answer::Count(value)) => match i32::try_from(value) {
                Ok(value) if *from <= value && value <= *to => return Some(Some(value)),
                _ => out_of_range(id, value, (*from, *to), place.pointer()),
            },
            (FactKind::Count { .. }, _) => wrong("a whole number"),
            (FactKind::Scale(values) | FactKind::Choice(values), Answer::Value(value)) => match fact.value(&value) {
                Some(value) => return Some(Some(value)),
                None => {
                    let hint = nearest(&value, values.iter().map(String::as_str));
                    let hint = hint.or_else(|| Some(format!("it has {}", values.join(", "))));
                    let message = format!("`{id}` has no value `{}`", shortened(&value));
                    Diagnostic::new(Code::CaseUnknownValue, place.pointer(), message).hint(hint)
                }
            },
            (FactKind::Scale(_) | FactKind::Choice(_), _) => wrong("the id of one of its values"),
        };
        self.found.push(fault);
        None
    }
}

impl Sink for Binder<'_> {
    fn as_of(&mut self, on: Date) {
        self.as_of = Some(on);
    }

    fn service(&mut self, id: &str) {
        let by = self.by(Some(id), Place::Top("service"));
        self.bound.service = Some(by).filter(|by| *by != NOBODY);
    }

    fn born(&mut self, on: Date) {
        self.bound.born = Some(on);
    }

    fn due(&mut self, on: Date) {
        self.bound.due = Some(on);
    }

    fn observation(&mut self, id: &str, answer: Answer<'_>, by: Option<&str>, on: Option<Date>, index: usize) -> Seen {
        let place = |key: &'static str| match on {
            Some(_) => Place::Observation(index, key),
            None => Place::Fact(id),
        };
        let by = self.by(by, place("by"));
        let vocabulary = self.vocabulary;
        let Some(fact) = vocabulary.fact_ids.number(id) else {
            self.unknown(Code::CaseUnknownFact, place("fact"), "fact", id, &vocabulary.fact_ids);
            return Seen::Unsaid;
        };
        let Some(known) = vocabulary.facts.get(fact) else { return Seen::Unsaid };
        let value = self.value(known, id, answer, place("value"));
        let Some(on) = on else {
            let (Some(slot), Some(told)) = (self.values.get_mut(fact), self.in_facts.get_mut(fact)) else {
                return Seen::Unsaid;
            };
            *slot = value.flatten();
            return if std::mem::replace(told, true) { Seen::Again } else { Seen::First };
        };
        let takes = self.takes(on, || place("on").pointer());
        if let (Some(value), true) = (value, takes) {
            // Those of `facts` come before those of the list, wherever they stand in the text.
            self.answers.push(Newest { fact, by, value, on, order: OF_LIST + index });
        }
        Seen::Unsaid
    }

    fn event(&mut self, id: &str, outcome: Option<&str>, by: Option<&str>, on: Date, index: usize) {
        self.happened = true;
        self.by(by, Place::Event(index, "by"));
        let takes = self.takes(on, || Place::Event(index, "on").pointer());
        let vocabulary = self.vocabulary;
        let Some(number) = vocabulary.event_ids.number(id) else {
            self.unknown(Code::CaseUnknownEvent, Place::Event(index, "event"), "event", id, &vocabulary.event_ids);
            return;
        };
        let outcomes = vocabulary.events.get(number).map_or(&[][..], |event| &event.outcomes);
        let place = Place::Event(index, "outcome").pointer();
        let outcome = match outcome {
            None if outcomes.is_empty() => None,
            None => {
                let pointer = Place::Event(index, "event").pointer();
                self.found.push(missing_outcome(id, outcomes, pointer));
                return;
            }
            Some(outcome) => match outcomes.iter().position(|known| known == outcome) {
                Some(number) => Some(number),
                None => {
                    let hint = nearest(outcome, outcomes.iter().map(String::as_str));
                    let message = format!("`{id}` has no outcome `{}`", shortened(outcome));
                    self.found.push(Diagnostic::new(Code::CaseUnknownOutcome, place, message).hint(hint));
                    return;
                }
            },
        };
        if takes {
            self.bound.happened(number, Latest { on, order: index, outcome });
        }
    }
}
