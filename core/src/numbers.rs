//! Ids and numbers: a host looks up once, and decides by number from then on.

use crate::compile::program::Program;
use crate::vocabulary::{
    ActionNumber, ChecklistNumber, EventNumber, FactKind, FactNumber, LadderNumber, ServiceNumber,
};

/// The ids of an engine and their numbers; see [`Engine::numbers`](crate::Engine::numbers).
///
/// Numbers run from 0 in the order of ids, and hold for this engine only: another version of a rule set may count
/// otherwise. Keep ids, and look numbers up anew.
#[derive(Clone, Copy, Debug)]
pub struct Numbers<'e> {
    program: &'e Program,
}

/// Declares looking up one kind of thing, both ways.
macro_rules! both_ways {
    ($($kind:literal $lookup:ident $id:ident $count:ident: $number:ident
        = |$program:ident, $wanted:ident| $find:expr, $ids:expr;)*) => {$(
        #[doc = concat!("The number of ", $kind, ", if there is one of this id.")]
        pub fn $lookup(&self, id: &str) -> Option<$number> {
            let ($program, $wanted) = (self.program, id);
            $find.map($number::of_place)
        }

        #[doc = concat!("The id of ", $kind, ", if there is one of this number.")]
        pub fn $id(&self, number: $number) -> Option<&'e str> {
            let $program = self.program;
            $ids.nth(number.place())
        }

        #[doc = concat!("How many there are; each smaller number is that of ", $kind, ".")]
        pub fn $count(&self) -> u32 {
            let $program = self.program;
            u32::try_from($ids.count()).unwrap_or(u32::MAX)
        }
    )*};
}

impl<'e> Numbers<'e> {
    pub(crate) fn new(program: &'e Program) -> Self {
        Self { program }
    }

    both_ways! {
        "a fact" fact fact_id facts: FactNumber
            = |program, id| program.vocabulary.fact_ids.number(id), program.vocabulary.fact_ids.iter();
        "an event" event event_id events: EventNumber
            = |program, id| program.vocabulary.event_ids.number(id), program.vocabulary.event_ids.iter();
        "a service" service service_id services: ServiceNumber
            = |program, id| program.vocabulary.services.number(id), program.vocabulary.services.iter();
        "an action" action action_id actions: ActionNumber
            = |program, id| program.actions.binary_search_by(|action| action.id.as_str().cmp(id)).ok(),
              program.actions.iter().map(|action| action.id.as_str());
        "a ladder" ladder ladder_id ladders: LadderNumber
            = |program, id| program.ladders.binary_search_by(|ladder| ladder.id.as_str().cmp(id)).ok(),
              program.ladders.iter().map(|ladder| ladder.id.as_str());
        "a checklist" checklist checklist_id checklists: ChecklistNumber
            = |program, id| program.checklists.binary_search_by(|list| list.id.as_str().cmp(id)).ok(),
              program.checklists.iter().map(|list| list.id.as_str());
    }

    /// The number that stands for a value of a scale or choice, or for `yes` and `no` of a flag.
    pub fn value(&self, fact: FactNumber, id: &str) -> Option<i32> {
        self.program.vocabulary.facts.get(fact.place())?.value(id)
    }

    /// The id of a value of a scale or choice, or `yes` and `no` of a flag; a count has none.
    pub fn value_id(&self, fact: FactNumber, value: i32) -> Option<&'e str> {
        let fact = self.program.vocabulary.facts.get(fact.place())?;
        match (&fact.kind, usize::try_from(value)) {
            (FactKind::Flag, Ok(0)) => Some("no"),
            (FactKind::Flag, Ok(1)) => Some("yes"),
            (FactKind::Scale(values) | FactKind::Choice(values), Ok(place)) => values.get(place).map(String::as_str),
            _ => None,
        }
    }

    /// The least value that a fact can have: of a count what it is counted from, else 0. Codes in columns count from it.
    pub fn least(&self, fact: FactNumber) -> Option<i32> {
        let (least, _) = self.program.vocabulary.facts.get(fact.place())?.domain();
        Some(least)
    }

    /// The number that stands for an outcome of an event.
    pub fn outcome(&self, event: EventNumber, id: &str) -> Option<u32> {
        let outcomes = &self.program.vocabulary.events.get(event.place())?.outcomes;
        let place = outcomes.iter().position(|outcome| outcome == id)?;
        u32::try_from(place).ok()
    }

    /// The ids of an event's outcomes, in the order of their numbers.
    pub fn outcomes(&self, event: EventNumber) -> impl Iterator<Item = &'e str> + use<'e> {
        let event = self.program.vocabulary.events.get(event.place());
        event.into_iter().flat_map(|event| &event.outcomes).map(String::as_str)
    }

    /// The ids of a ladder's levels, the lowest first; a level's number is its place here.
    pub fn levels(&self, ladder: LadderNumber) -> impl Iterator<Item = &'e str> + use<'e> {
        let ladder = self.program.ladders.get(ladder.place());
        ladder.into_iter().flat_map(|ladder| &ladder.levels).map(|level| level.id.as_str())
    }
}
