//! The one evaluator: leaves are looked up, then every node is worked out once into two bits for each lane of a word.
//!
//! A lane is a way of looking at a case: all services together, or one of them.

use super::moment::{Merged, View};
use super::word::{LANES, Lanes, One, Word};
use crate::case::Bound;
use crate::compile::gates::{Leaf, Op};
use crate::compile::plan::{Plan, Step};
use crate::compile::program::Program;
use crate::date::Date;
use crate::logic::Truth;

/// All nodes of a program worked out for one case and day, or for several ways of looking at it: for each node its value and
/// then the value of its negation, so that an operand is found by its number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Values<W = One> {
    words: Vec<W>,
}

impl<W> Default for Values<W> {
    fn default() -> Self {
        Self { words: Vec::new() }
    }
}

/// What each observing service sees by itself, and the room in which that is worked out.
#[derive(Clone, Debug, Default)]
pub(crate) struct Views {
    /// By number of service.
    pub(crate) axes: Vec<(usize, Axes)>,
    merged: Vec<Merged>,
    values: Values<Lanes>,
}

/// A case on a day, as leaves ask about it.
pub(crate) struct Moment<'a> {
    pub(crate) program: &'a Program,
    pub(crate) bound: &'a Bound,
    pub(crate) day: Date,
}

/// What a service sees by itself, or all together: the two axes of the matrix.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Axes {
    pub(crate) symptoms: Truth,
    pub(crate) problem: Truth,
}

impl Moment<'_> {
    /// A comparison on this day: whether it is yes, and whether it is not no.
    pub(crate) fn leaf(&self, leaf: &Leaf, merged: &Merged, sharing: bool) -> (bool, bool) {
        let settled = |holds: bool| (holds, holds);
        match leaf {
            Leaf::Between { fact, from, to } => match merged.value(*fact) {
                Some(value) => settled(*from <= value && value <= *to),
                None => (false, true),
            },
            Leaf::Answered { fact } => settled(merged.value(*fact).is_some()),
            Leaf::Age { months } => match self.bound.birth() {
                Some(birth) => settled(self.day >= birth.birthday(*months)),
                None => (false, true),
            },
            Leaf::AgeTold => settled(self.bound.birth().is_some()),
            Leaf::Service { among } => match self.bound.service {
                Some(service) => settled(among.contains(&service)),
                None => (false, true),
            },
            Leaf::Day { from, to } => settled(*from <= self.day && self.day <= *to),
            Leaf::Happened { event } => settled(self.bound.latest(*event).is_some()),
            Leaf::Outcome { event, among } | Leaf::CurrentAtLeast { event, outcomes: among } => {
                let outcome = self.bound.latest(*event).and_then(|latest| latest.outcome);
                settled(outcome.is_some_and(|outcome| among.contains(&outcome)))
            }
            Leaf::Since { event, period } => settled(
                self.bound
                    .latest(*event)
                    .is_some_and(|latest| self.day >= period.after(latest.on, self.program.vocabulary.country)),
            ),
            Leaf::After { first, second } => settled(self.bound.latest(*first).is_some_and(|first| {
                self.bound.latest(*second).is_none_or(|second| (first.on, first.order) > (second.on, second.order))
            })),
            Leaf::Sharing => settled(sharing),
        }
    }

    /// A comparison of the same case with only these facts and events in it.
    pub(crate) fn leaf_of_few(
        &self,
        leaf: &Leaf,
        merged: &Merged,
        (facts, events): &(Vec<usize>, Vec<usize>),
        sharing: bool,
    ) -> (bool, bool) {
        let kept = |fact: &usize| facts.contains(fact);
        match leaf {
            Leaf::Between { fact, .. } if !kept(fact) => (false, true),
            Leaf::Answered { fact } if !kept(fact) => (false, false),
            Leaf::Age { .. } if self.program.age_fact.is_none_or(|fact| !kept(&fact)) => (false, true),
            Leaf::AgeTold if self.program.age_fact.is_none_or(|fact| !kept(&fact)) => (false, false),
            Leaf::Happened { event }
            | Leaf::Outcome { event, .. }
            | Leaf::Since { event, .. }
            | Leaf::CurrentAtLeast { event, .. }
                if !events.contains(event) =>
            {
                (false, false)
            }
            Leaf::After { first, .. } if !events.contains(first) => (false, false),
            Leaf::After { second, .. } if !events.contains(second) => (true, true),
            _ => self.leaf(leaf, merged, sharing),
        }
    }

    /// The axes as each observing service sees them, from its own answers and nobody's.
    pub(crate) fn view(&self, views: &mut Views) {
        let Views { axes, merged, values } = views;
        axes.clear();
        let Some(visibility) = &self.program.visibility else { return };
        for services in self.bound.observers.chunks(LANES) {
            if merged.len() < services.len() {
                merged.resize_with(services.len(), Merged::default);
            }
            for (service, merged) in services.iter().zip(&mut *merged) {
                merged.merge(self.program, self.bound, self.day, View::Service(*service));
            }
            let plan = &self.program.plan;
            values.begin();
            values.run(plan, &plan.matrix, |leaf| {
                let mut lanes = Lanes::NO;
                for (lane, merged) in merged.iter().take(services.len()).enumerate() {
                    let (yes, not_no) = self.leaf(leaf, merged, false);
                    lanes.set(lane, yes, not_no);
                }
                lanes
            });
            let truth = |op, lane| values.word(op).truth(lane);
            let own =
                |lane| Axes { symptoms: truth(visibility.symptoms, lane), problem: truth(visibility.problem, lane) };
            axes.extend(services.iter().enumerate().map(|(lane, service)| (*service, own(lane))));
        }
    }

    /// Works out the nodes of the matrix for all services together, in place of what was worked out before.
    pub(crate) fn matrix(&self, values: &mut Values, merged: &Merged) {
        let plan = &self.program.plan;
        values.begin();
        // The nodes of the matrix do not look at sharing.
        values.run(plan, &plan.matrix, |leaf| self.one(leaf, merged, false));
    }

    /// Works out all other nodes after those of the matrix.
    pub(crate) fn rest(&self, values: &mut Values, merged: &Merged, sharing: bool) {
        let plan = &self.program.plan;
        values.run(plan, &plan.rest, |leaf| self.one(leaf, merged, sharing));
    }

    fn one(&self, leaf: &Leaf, merged: &Merged, sharing: bool) -> One {
        let (yes, not_no) = self.leaf(leaf, merged, sharing);
        One::new(yes, not_no)
    }
}

impl<W: Word> Values<W> {
    fn begin(&mut self) {
        self.words.clear();
    }

    /// Works out nodes, in order, after those that are there.
    fn run(&mut self, plan: &Plan, steps: &[Step], mut leaf: impl FnMut(&Leaf) -> W) {
        self.words.reserve(2 * steps.len());
        for step in steps {
            let word = match *step {
                Step::And(a, b) => self.word(a).and(self.word(b)),
                Step::Leaf(place) => plan.leaves.get(at(place)).map_or(W::UNKNOWN, &mut leaf),
                Step::Certain(op) => self.word(op).certain(),
                Step::Pair(certainly, possibly) => W::pair(self.word(certainly), self.word(possibly)),
                Step::AtLeast(place) => match plan.counts.get(at(place)) {
                    Some((count, ops)) => W::at_least(*count, ops.iter().map(|op| self.word(*op))),
                    None => W::UNKNOWN,
                },
                Step::Yes => W::YES,
                Step::Unknown => W::UNKNOWN,
            };
            self.words.extend([word, word.not()]);
        }
    }

    fn word(&self, op: Op) -> W {
        self.words.get(op.place()).copied().unwrap_or(W::UNKNOWN)
    }
}

fn at(place: u32) -> usize {
    usize::try_from(place).unwrap_or(usize::MAX)
}

impl Values {
    /// What a condition comes to.
    pub(crate) fn truth(&self, op: Op) -> Truth {
        self.word(op).truth()
    }
}
