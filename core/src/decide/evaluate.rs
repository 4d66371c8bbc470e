//! The one evaluator: leaves are looked up, then every node is worked out once into two bits for each lane of a word.
//!
//! A lane is a way of looking at a case: all services together, or one of them.

use super::moment::{Merged, View};
use crate::case::Bound;
use crate::compile::gates::{Leaf, Node, Op};
use crate::compile::program::Program;
use crate::date::Date;
use crate::logic::Truth;

/// Lanes of two bits: *is yes* and *is not no*.
pub(crate) type Bits = [u64; 2];

/// The lanes of a word.
const LANES: usize = 64;

/// The binary digits in which operands are counted: an expression has at most as many operands as characters, and far fewer
/// than this holds.
const DIGITS: usize = 16;

/// All nodes of a program worked out for one case and day.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Values {
    bits: Vec<Bits>,
}

/// What each observing service sees by itself, and the room in which that is worked out.
#[derive(Clone, Debug, Default)]
pub(crate) struct Views {
    /// By number of service.
    pub(crate) axes: Vec<(usize, Axes)>,
    merged: Vec<Merged>,
    values: Values,
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
        views.axes.clear();
        let Some(visibility) = &self.program.visibility else { return };
        for services in self.bound.observers.chunks(LANES) {
            if views.merged.len() < services.len() {
                views.merged.resize_with(services.len(), Merged::default);
            }
            for (service, merged) in services.iter().zip(&mut views.merged) {
                merged.merge(self.program, self.bound, self.day, View::Service(*service));
            }
            let Views { merged, values, axes } = &mut *views;
            values.bits.clear();
            for node in self.program.nodes.iter().take(self.program.visibility_end) {
                let bits = match node {
                    Node::Leaf(leaf) => {
                        let mut bits = [0, 0];
                        for (lane, merged) in merged.iter().take(services.len()).enumerate() {
                            let (yes, not_no) = self.leaf(leaf, merged, false);
                            bits = [bits[0] | u64::from(yes) << lane, bits[1] | u64::from(not_no) << lane];
                        }
                        bits
                    }
                    _ => values.work_out(node),
                };
                values.bits.push(bits);
            }
            for (lane, service) in services.iter().enumerate() {
                let symptoms = values.lane(visibility.symptoms, lane);
                axes.push((*service, Axes { symptoms, problem: values.lane(visibility.problem, lane) }));
            }
        }
    }

    /// Works out all nodes for all services together, in place of what was worked out before.
    pub(crate) fn work_out(&self, values: &mut Values, merged: &Merged, sharing: bool) {
        values.bits.clear();
        for node in &self.program.nodes {
            let bits = match node {
                Node::Leaf(leaf) => {
                    let (yes, not_no) = self.leaf(leaf, merged, sharing);
                    [u64::from(yes), u64::from(not_no)]
                }
                _ => values.work_out(node),
            };
            values.bits.push(bits);
        }
    }
}

impl Values {
    fn bits(&self, op: Op) -> Bits {
        let [yes, not_no] = self.bits.get(op.node()).copied().unwrap_or([0, 0]);
        // The negation of a condition: yes where it is no, not no where it is not yes.
        if op.negated() { [!not_no, !yes] } else { [yes, not_no] }
    }

    /// A node that is no leaf, from nodes before it.
    fn work_out(&self, node: &Node) -> Bits {
        match node {
            Node::Yes => [u64::MAX, u64::MAX],
            Node::Unknown | Node::Leaf(_) => [0, u64::MAX],
            Node::And(a, b) => {
                let ([a_yes, a_not_no], [b_yes, b_not_no]) = (self.bits(*a), self.bits(*b));
                [a_yes & b_yes, a_not_no & b_not_no]
            }
            Node::Certain(op) => {
                let [yes, _] = self.bits(*op);
                [yes, yes]
            }
            Node::Pair { certainly, possibly, .. } => {
                let ([yes, _], [_, not_no]) = (self.bits(*certainly), self.bits(*possibly));
                [yes, not_no]
            }
            Node::AtLeast(count, ops) => [0, 1].map(|plane| {
                // Counted in binary, digit by digit, for all lanes at once.
                let mut digits = [0_u64; DIGITS];
                for op in ops {
                    let [yes, not_no] = self.bits(*op);
                    let mut carry = if plane == 0 { yes } else { not_no };
                    for digit in &mut digits {
                        if carry == 0 {
                            break;
                        }
                        (*digit, carry) = (*digit ^ carry, *digit & carry);
                    }
                }
                // At least `count`: compared from the highest digit down.
                let (mut greater, mut equal) = (0, u64::MAX);
                for (place, digit) in digits.into_iter().enumerate().rev() {
                    if count >> place & 1 == 1 {
                        equal &= digit;
                    } else {
                        greater |= equal & digit;
                        equal &= !digit;
                    }
                }
                greater | equal
            }),
        }
    }

    fn lane(&self, op: Op, lane: usize) -> Truth {
        let [yes, not_no] = self.bits(op);
        Truth::of_bits(yes >> lane & 1 == 1, not_no >> lane & 1 == 1)
    }

    /// What a condition comes to.
    pub(crate) fn truth(&self, op: Op) -> Truth {
        self.lane(op, 0)
    }
}
