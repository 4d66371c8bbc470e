//! What counts on one day: answers merged over services, stale ones left out.

use crate::case::{Bound, NOBODY, Newest};
use crate::compile::gates::Leaf;
use crate::compile::program::Program;
use crate::date::{Country, Date};
use crate::ruleset::values::Concern;
use crate::vocabulary::{Fact, Vocabulary};

/// The answers that count on one day, for one view.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Merged {
    /// For each fact, the place in [`Bound::newest`] of the answer that counts and has a value.
    pub(crate) counting: Vec<Option<usize>>,
    /// For each fact, its value.
    pub(crate) values: Vec<Option<i32>>,
}

/// Whose eyes look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum View {
    All,
    Service(usize),
}

impl View {
    fn sees(self, by: usize) -> bool {
        match self {
            Self::All => true,
            Self::Service(service) => by == service || by == NOBODY,
        }
    }
}

/// Whether an answer is too old to count on a day.
pub(crate) fn is_stale(answer: &Newest, fact: &Fact, day: Date, vocabulary: &Vocabulary) -> bool {
    let Some(aging) = fact.aging else { return false };
    if aging.reassuring_only && (answer.value.is_none() || answer.value != fact.reassuring()) {
        return false;
    }
    day > aging.period.after(answer.on, vocabulary.country)
}

/// The first day on which an age is reached, or a time has passed; nothing for other leaves.
pub(crate) fn turns_on(leaf: &Leaf, bound: &Bound, country: Country) -> Option<Date> {
    match leaf {
        Leaf::Age { months } => Some(bound.birth()?.birthday(*months)),
        Leaf::Since { event, period } => Some(period.after(bound.latest(*event)?.on, country)),
        _ => None,
    }
}

impl Merged {
    /// Merges the answers that a view sees, in place of what was merged before.
    pub(crate) fn merge(&mut self, program: &Program, bound: &Bound, day: Date, view: View) {
        let vocabulary = &program.vocabulary;
        let count = vocabulary.facts.len();
        self.counting.clear();
        self.counting.resize(count, None);
        self.values.clear();
        self.values.resize(count, None);
        for (place, answer) in bound.newest.iter().enumerate() {
            let Some(fact) = vocabulary.facts.get(answer.fact) else { continue };
            let (true, Some(value)) = (view.sees(answer.by), answer.value) else { continue };
            if is_stale(answer, fact, day, vocabulary) {
                continue;
            }
            let before = self.counting.get(answer.fact).copied().flatten().and_then(|at| bound.newest.get(at));
            let wins = before.is_none_or(|before| {
                let newer = (answer.on, answer.order) > (before.on, before.order);
                match (fact.concern, before.value) {
                    (Concern::Raises, Some(other)) if other != value => value > other,
                    (Concern::Lowers, Some(other)) if other != value => value < other,
                    // Equal values: the newest tells the day and the service.
                    _ => newer,
                }
            });
            if wins {
                self.counting.iter_mut().skip(answer.fact).take(1).for_each(|slot| *slot = Some(place));
                self.values.iter_mut().skip(answer.fact).take(1).for_each(|slot| *slot = Some(value));
            }
        }
    }

    pub(crate) fn value(&self, fact: usize) -> Option<i32> {
        self.values.get(fact).copied().flatten()
    }
}
