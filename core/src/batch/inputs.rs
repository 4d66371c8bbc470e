//! From columns to the inputs of a circuit.

use super::columns::{Column, Data, code, last_day, on};
use super::wide::{WIDTH, Wide};
use crate::compile::circuit::{Circuit, OfFact, Other};
use crate::compile::gates::Leaf;
use crate::compile::graph::Input;
use crate::compile::program::Program;
use crate::date::Date;
use crate::error::{Code, Diagnostic, Error};
use crate::vocabulary::{EventNumber, Fact, FactKind, FactNumber};
use std::collections::BTreeMap;

/// Where each column stands.
pub(super) type Places = BTreeMap<Column, usize>;

/// What is asked about the codes of a fact.
#[derive(Clone, Copy, Debug)]
pub(super) struct Asked {
    /// The place of its column.
    pub(super) column: usize,
    /// How many bits of a code tell all there is.
    pub(super) bits: usize,
    pub(super) from: u32,
    pub(super) to: u32,
}

/// What is asked about days, outcomes and the service, the days of the batch worked out.
#[derive(Clone, Debug)]
pub(super) enum Question {
    /// The child was born, or is expected, on this day or before.
    BornBy(i32),
    BirthTold,
    ServiceTold,
    /// The service is one of these.
    Service(Vec<bool>),
    Happened(usize),
    /// It happened on this day or before.
    HappenedBy(usize, i32),
    /// It came out as one of these.
    Outcome(usize, Vec<bool>),
    After(usize, usize),
    Never,
}

/// Everything about columns that the circuit of a batch needs.
#[derive(Clone, Debug)]
pub(super) struct Inputs {
    places: Places,
    /// What the circuit asks about facts, and about other things, in its order.
    facts: Vec<Option<Asked>>,
    questions: Vec<Question>,
}

/// How many values a fact has.
pub(super) fn count(fact: &Fact) -> usize {
    let (least, greatest) = fact.domain();
    usize::try_from(i64::from(greatest) - i64::from(least) + 1).unwrap_or(0)
}

/// The places of the columns.
pub(super) fn places(program: &Program, columns: &[Column]) -> Result<Places, Error> {
    let vocabulary = &program.vocabulary;
    let mut places = Places::new();
    let fault = |place: usize, code, message: &str| -> Result<Places, Error> {
        Err(Diagnostic::new(code, format!("/{place}"), message.to_owned()).into())
    };
    for (place, column) in columns.iter().enumerate() {
        match column {
            Column::Fact(number) => match vocabulary.facts.get(number.place()) {
                None => return fault(place, Code::CaseUnknownFact, "no fact has this number"),
                Some(Fact { kind: FactKind::Age, .. }) => {
                    return fault(place, Code::CaseComputedFact, "the child's age is computed from its birth");
                }
                Some(fact) if count(fact) > usize::from(Data::NONE) => {
                    return fault(place, Code::CaseOutOfRange, "the fact has more values than a byte can tell");
                }
                Some(_) => {}
            },
            Column::Happened(event) | Column::Outcome(event) | Column::Order(event) => {
                if vocabulary.events.get(event.place()).is_none() {
                    return fault(place, Code::CaseUnknownEvent, "no event has this number");
                }
            }
            Column::Service if vocabulary.services.len() > usize::from(Data::NONE) => {
                return fault(place, Code::CaseUnknownService, "there are more services than a byte can tell");
            }
            Column::Born | Column::Due | Column::Service => {}
        }
        if places.insert(*column, place).is_some() {
            return fault(place, Code::CaseType, "a column stands twice");
        }
    }
    for column in columns {
        let Column::Happened(event) = column else { continue };
        let declares = vocabulary.events.get(event.place()).is_some_and(|event| !event.outcomes.is_empty());
        if declares && !places.contains_key(&Column::Outcome(*event)) {
            let place = places.get(column).copied().unwrap_or(0);
            return fault(place, Code::CaseMissingOutcome, "the event needs a column of outcomes");
        }
    }
    Ok(places)
}

fn fact_number(place: usize) -> FactNumber {
    FactNumber::of_place(place)
}

fn event_number(place: usize) -> EventNumber {
    EventNumber::of_place(place)
}

/// What is known of an input without looking at any case.
pub(super) fn known(as_of: Date, places: &Places, input: &Input) -> Option<bool> {
    let told = |column: Column| places.contains_key(&column);
    let happens = |event: &usize| told(Column::Happened(event_number(*event)));
    let possible = match input {
        Input::Answered(fact) | Input::Within(fact, ..) => told(Column::Fact(fact_number(*fact))),
        Input::ServiceTold => told(Column::Service),
        Input::Leaf(leaf) => match leaf {
            Leaf::Day { from, to } => return Some(*from <= as_of && as_of <= *to),
            Leaf::Age { .. } | Leaf::AgeTold => told(Column::Born) || told(Column::Due),
            Leaf::Service { .. } => told(Column::Service),
            Leaf::Happened { event }
            | Leaf::Outcome { event, .. }
            | Leaf::Since { event, .. }
            | Leaf::CurrentAtLeast { event, .. } => happens(event),
            Leaf::After { first, .. } => happens(first),
            Leaf::Between { fact, .. } | Leaf::Answered { fact } => told(Column::Fact(fact_number(*fact))),
            // There is one view, that of all together.
            Leaf::Sharing => false,
        },
    };
    (!possible).then_some(false)
}

fn asked(program: &Program, places: &Places, of_fact: &OfFact) -> Option<Asked> {
    let number = usize::try_from(of_fact.fact).ok()?;
    let column = *places.get(&Column::Fact(fact_number(number)))?;
    let (least, greatest) = program.vocabulary.facts.get(number)?.domain();
    let code = |value: i32| u32::try_from(i64::from(value) - i64::from(least)).ok();
    let (from, to) = (code(of_fact.from.max(least))?, code(of_fact.to.min(greatest))?);
    // All ones stand for nothing told.
    let bits = usize::try_from(u32::BITS - code(greatest)?.saturating_add(1).leading_zeros()).ok()?;
    (from <= to).then_some(Asked { column, bits, from, to })
}

/// For each number whether it is among some.
fn among(numbers: &[usize]) -> Vec<bool> {
    let most = numbers.iter().max().map_or(0, |most| most + 1);
    (0..most).map(|number| numbers.contains(&number)).collect()
}

impl Inputs {
    pub(super) fn new(program: &Program, as_of: Date, places: Places, circuit: &Circuit) -> Self {
        let facts = circuit.outcomes.facts.iter().map(|of_fact| asked(program, &places, of_fact)).collect();
        let country = program.vocabulary.country;
        let question = |other: &Other| match &other.leaf {
            Leaf::Service { .. } if other.settled => Question::ServiceTold,
            Leaf::Service { among: services } => Question::Service(among(services)),
            Leaf::Age { months } => Question::BornBy(last_day(|birth| birth.birthday(*months) <= as_of)),
            Leaf::AgeTold => Question::BirthTold,
            Leaf::Happened { event } => Question::Happened(*event),
            Leaf::Since { event, period } => {
                Question::HappenedBy(*event, last_day(|on| period.after(on, country) <= as_of))
            }
            Leaf::Outcome { event, among: outcomes } | Leaf::CurrentAtLeast { event, outcomes } => {
                Question::Outcome(*event, among(outcomes))
            }
            Leaf::After { first, second } => Question::After(*first, *second),
            Leaf::Between { .. } | Leaf::Answered { .. } | Leaf::Day { .. } | Leaf::Sharing => Question::Never,
        };
        let others = &circuit.outcomes.others;
        let questions = others.iter().map(question).collect();
        Self { places, facts, questions }
    }

    /// What is asked by the inputs of the circuit about values of facts, in their order.
    pub(super) fn facts(&self) -> impl Iterator<Item = Option<Asked>> {
        self.facts.iter().copied()
    }

    /// The column of the days of an event.
    pub(super) fn happened(&self, event: usize) -> Option<usize> {
        self.places.get(&Column::Happened(event_number(event))).copied()
    }

    /// What is asked by the inputs of the circuit other than the values of facts, in their order.
    pub(super) fn questions(&self) -> impl Iterator<Item = &Question> {
        self.questions.iter()
    }

    /// The answer to a question for the next cases.
    pub(super) fn answer(&self, question: &Question, data: &[Data<'_>], from: usize) -> Wide {
        let column = |column: Column| self.places.get(&column).and_then(|place| data.get(*place));
        let happened = |event: usize| column(Column::Happened(event_number(event)));
        let outcome = |event: usize| column(Column::Outcome(event_number(event)));
        let order = |event: usize| column(Column::Order(event_number(event)));
        let (born, due) = (column(Column::Born), column(Column::Due));
        let birth = |row| on(born, row).or_else(|| on(due, row));
        let is_among = |among: &[bool], code: Option<u8>| {
            code.and_then(|code| among.get(usize::from(code))).copied().unwrap_or(false)
        };
        match question {
            Question::BornBy(last) => Wide::of(|at| birth(from + at).is_some_and(|birth| birth <= *last)),
            Question::BirthTold => Wide::of(|at| birth(from + at).is_some()),
            Question::ServiceTold => {
                let service = column(Column::Service);
                Wide::of(|at| code(service, from + at).is_some())
            }
            Question::Service(among) => {
                let service = column(Column::Service);
                Wide::of(|at| is_among(among, code(service, from + at)))
            }
            Question::Happened(event) => {
                let days = happened(*event);
                Wide::of(|at| on(days, from + at).is_some())
            }
            Question::HappenedBy(event, last) => {
                let days = happened(*event);
                Wide::of(|at| on(days, from + at).is_some_and(|on| on <= *last))
            }
            Question::Outcome(event, among) => {
                let (days, outcomes) = (happened(*event), outcome(*event));
                Wide::of(|at| on(days, from + at).is_some() && is_among(among, code(outcomes, from + at)))
            }
            Question::After(first, second) => {
                let occurrence = |event: usize| {
                    let (days, orders) = (happened(event), order(event));
                    move |row: usize| on(days, row).map(|on| (on, code(orders, row)))
                };
                let (first, second) = (occurrence(*first), occurrence(*second));
                Wide::of(|at| first(from + at).is_some_and(|on| second(from + at).is_none_or(|other| on > other)))
            }
            Question::Never => Wide::NO,
        }
    }

    /// The first of the next cases in which an event that needs an outcome has none.
    pub(super) fn without_outcome(&self, column: Column, data: &[Data<'_>], from: usize) -> Option<usize> {
        let Column::Happened(event) = column else { return None };
        let days = data.get(*self.places.get(&column)?);
        let outcomes = data.get(*self.places.get(&Column::Outcome(event))?);
        (0..WIDTH).find(|at| on(days, from + at).is_some() && code(outcomes, from + at).is_none())
    }
}
