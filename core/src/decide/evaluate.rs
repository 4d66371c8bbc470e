//! The one evaluator: inputs are looked up, then every signal is worked out once, for each lane of a word.
//!
//! A lane is a case, or a way of looking at one: all services together, or one of them.

use super::moment::{Merged, View};
use super::word::{LANES, Word};
use crate::case::Bound;
use crate::compile::circuit::{Circuit, OfFact, Other, Segment, Side};
use crate::compile::gates::{Leaf, Op};
use crate::compile::program::Program;
use crate::compile::single::{Inputs, Kind, Test};
use crate::date::Date;
use crate::logic::Truth;
use std::cell::Cell;

/// The signals of a circuit for one case and day, each a bit.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Signals {
    words: Vec<u64>,
}

/// The signals of a circuit for many cases, or ways of looking at one, each a word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Values<W> {
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
    values: Values<u64>,
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
    pub(crate) fn leaf(&self, leaf: &Leaf, values: &[Option<i32>], sharing: bool) -> (bool, bool) {
        let settled = |holds: bool| (holds, holds);
        match leaf {
            Leaf::Between { fact, from, to } => {
                let value = value_of(values, *fact);
                let yes = within(value, *from, *to);
                (yes, yes || value.is_none())
            }
            Leaf::Answered { fact } => settled(value_of(values, *fact).is_some()),
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
        values: &[Option<i32>],
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
            _ => self.leaf(leaf, values, sharing),
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
            let circuit = &self.program.circuit;
            let merged = merged.get(..services.len()).unwrap_or_default();
            let lanes = |holds: &dyn Fn(&Merged) -> bool| {
                merged.iter().enumerate().fold(0, |word, (lane, merged)| word | u64::from(holds(merged)) << lane)
            };
            values.begin(circuit);
            values.run(
                circuit,
                &circuit.matrix,
                |of_fact| lanes(&|merged| of_value(of_fact, &merged.values)),
                |other| lanes(&|merged| self.other(other, &merged.values, false)),
            );
            let truth = |op, lane: usize| {
                let [yes, not_no] = circuit.rails(op).map(|side| values.side(side) >> lane & 1 == 1);
                Truth::of_bits(yes, not_no)
            };
            let own =
                |lane| Axes { symptoms: truth(visibility.symptoms, lane), problem: truth(visibility.problem, lane) };
            axes.extend(services.iter().enumerate().map(|(lane, service)| (*service, own(lane))));
        }
    }

    /// Works out signals of a circuit for all services together, after those of earlier segments.
    pub(crate) fn work_out(
        &self,
        (circuit, segment): (&Circuit, &Segment),
        signals: &mut Signals,
        values: &[Option<i32>],
        sharing: bool,
    ) {
        for block in &segment.blocks {
            let mut open = signals.word(block.word);
            for inputs in &block.inputs {
                open |= bits_of(inputs, value_of(values, inputs.fact));
            }
            for (bit, other) in &block.others {
                open |= bit & mask(self.other(other, values, sharing));
            }
            let mut bit = block.first;
            if block.alone {
                for test in &block.tests {
                    open |= bit & mask(open & test.mask == test.want);
                    bit <<= 1;
                }
                signals.set(block.word, open);
                continue;
            }
            let mut all = true;
            for test in &block.tests {
                let word = if test.word == block.word { open } else { signals.word(test.word) };
                all &= word & test.mask == test.want;
                if test.kind != Kind::More {
                    if test.kind == Kind::Count {
                        signals.set(block.word, open);
                        all = signals.count(circuit, test);
                    }
                    open |= bit & mask(all);
                    bit <<= 1;
                    all = true;
                }
            }
            signals.set(block.word, open);
        }
    }

    fn other(&self, other: &Other, values: &[Option<i32>], sharing: bool) -> bool {
        let (yes, not_no) = self.leaf(&other.leaf, values, sharing);
        if other.settled { yes == not_no } else { yes }
    }
}

fn value_of(values: &[Option<i32>], fact: usize) -> Option<i32> {
    values.get(fact).copied().flatten()
}

/// All bits, or none.
fn mask(holds: bool) -> u64 {
    u64::from(holds).wrapping_neg()
}

/// What the inputs of a fact come to, as bits.
fn bits_of(inputs: &Inputs, value: Option<i32>) -> u64 {
    let Some(value) = value else { return 0 };
    let place = usize::try_from(i64::from(value) - i64::from(inputs.least)).ok();
    match place.and_then(|place| inputs.bits.get(place)) {
        Some(bits) => *bits,
        None => inputs.compare(value),
    }
}

fn within(value: Option<i32>, from: i32, to: i32) -> bool {
    value.is_some_and(|value| from <= value && value <= to)
}

fn of_value(of_fact: &OfFact, values: &[Option<i32>]) -> bool {
    let value = usize::try_from(of_fact.fact).ok().and_then(|fact| value_of(values, fact));
    within(value, of_fact.from, of_fact.to)
}

impl<W: Word> Values<W> {
    /// Makes room for all signals. What was worked out before stays until it is worked out anew.
    pub(crate) fn begin(&mut self, circuit: &Circuit) {
        self.words.resize(circuit.size, W::YES);
    }

    /// Works out signals: the inputs, then what is made of them and of those of earlier segments.
    pub(crate) fn run(
        &mut self,
        circuit: &Circuit,
        segment: &Segment,
        mut fact: impl FnMut(&OfFact) -> W,
        mut other: impl FnMut(&Other) -> W,
    ) {
        // Cells, so that a row is written from front to back while what stands before is read.
        let words = Cell::from_mut(self.words.as_mut_slice()).as_slice_of_cells();
        let mut slots = words.get(segment.first..).unwrap_or_default().iter();
        for (of_fact, slot) in segment.facts.iter().zip(&mut slots) {
            slot.set(fact(of_fact));
        }
        for (input, slot) in segment.others.iter().zip(&mut slots) {
            slot.set(other(input));
        }
        let plain = |side: Side| words.get(side.place()).map(|word| word.get().not_if(side.negated()));
        let count = |side: Side| match side.count().and_then(|number| circuit.counts.get(number)) {
            Some(count) => W::at_least(count.at_least, count.sides.iter().map(|side| plain(*side).unwrap_or(W::NO))),
            None => W::NO,
        };
        // All that should be yes, and any that should not.
        let (mut all, mut any) = (W::YES, W::NO);
        for side in &segment.operands {
            match words.get(side.place()) {
                Some(word) if side.negated() => any = any.or(word.get()),
                Some(word) => all = all.and(word.get()),
                None => all = count(*side),
            }
            if side.is_last() {
                slots.next().iter().for_each(|slot| slot.set(all.and(any.not_if(true))));
                (all, any) = (W::YES, W::NO);
            }
        }
    }

    pub(crate) fn side(&self, side: Side) -> W {
        self.words.get(side.place()).copied().unwrap_or(W::NO).not_if(side.negated())
    }
}

impl Signals {
    /// Forgets everything. The first signal is always yes.
    pub(crate) fn begin(&mut self, circuit: &Circuit) {
        self.words.clear();
        self.words.resize(circuit.size / 64 + 1, 0);
        self.set(0, 1);
    }

    fn word(&self, place: u32) -> u64 {
        usize::try_from(place).ok().and_then(|place| self.words.get(place)).copied().unwrap_or(0)
    }

    fn set(&mut self, place: u32, word: u64) {
        if let Some(slot) = usize::try_from(place).ok().and_then(|place| self.words.get_mut(place)) {
            *slot = word;
        }
    }

    pub(crate) fn is_yes(&self, side: Side) -> bool {
        let word = self.words.get(side.place() / 64).copied().unwrap_or(0);
        (word >> (side.place() % 64) & 1 == 1) != side.negated()
    }

    /// What a condition comes to.
    pub(crate) fn truth(&self, circuit: &Circuit, op: Op) -> Truth {
        let [yes, not_no] = circuit.rails(op).map(|side| self.is_yes(side));
        Truth::of_bits(yes, not_no)
    }

    fn count(&self, circuit: &Circuit, test: &Test) -> bool {
        let count = usize::try_from(test.word).ok().and_then(|number| circuit.counts.get(number));
        count.is_some_and(|count| count.sides.iter().filter(|side| self.is_yes(**side)).count() >= count.at_least)
    }
}
