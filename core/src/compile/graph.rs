//! An and-inverter graph: two-valued logic of *and* and *not* alone, each distinct *and* once, simplified while it is built.
//!
//! A node of the program is two signals here, *is yes* and *is not no*; where it is never unknown they are one and the same.
//! The rules for simplifying look one *and* deep on either side, after R. Brummayer and A. Biere, *Local two-level
//! and-inverter graph minimization without blowup* (MEMICS 2006).

use super::gates::{Leaf, Node, Op};
use std::collections::BTreeMap;

/// A signal or its negation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Signal(u32);

impl Signal {
    pub(crate) const YES: Self = Self(0);
    pub(crate) const NO: Self = Self(1);

    /// The signal of a place.
    pub(crate) fn of(place: usize) -> Self {
        // A rule set of a few megabytes has far fewer.
        Self(u32::try_from(place).unwrap_or(u32::MAX / 4) << 1)
    }

    pub(crate) fn not(self) -> Self {
        Self(self.0 ^ 1)
    }

    pub(crate) fn negated(self) -> bool {
        self.0 & 1 == 1
    }

    pub(crate) fn place(self) -> usize {
        usize::try_from(self.0 >> 1).unwrap_or(usize::MAX)
    }
}

/// What comes from the case: settled, once it is looked up.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Input {
    /// The fact has a value.
    Answered(usize),
    /// The fact has a value between two, both included.
    Within(usize, i32, i32),
    /// The service that asks is told.
    ServiceTold,
    /// Another comparison is yes.
    Leaf(Leaf),
}

/// A signal as it is made.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Made {
    /// The signal that is always yes.
    Yes,
    Input(Input),
    And(Signal, Signal),
    /// At least so many of these are yes.
    Count(usize, Vec<Signal>),
}

/// The graph while it is built.
pub(crate) struct Graph<'k> {
    made: Vec<Made>,
    found: BTreeMap<Made, Signal>,
    known: Known<'k>,
}

/// Which inputs are not looked up, since they are known beforehand.
pub(crate) type Known<'k> = &'k dyn Fn(&Input) -> Option<bool>;

/// The two signals of a node: *is yes* and *is not no*.
pub(crate) type Rails = [Signal; 2];

/// The rails of an operand.
pub(crate) fn of_op(rails: &[Rails], op: Op) -> Rails {
    let [yes, not_no] = rails.get(op.node()).copied().unwrap_or([Signal::NO, Signal::YES]);
    if op.negated() { [not_no.not(), yes.not()] } else { [yes, not_no] }
}

/// Counts of more combinations than this are counted, not written out.
const MOST_COMBINATIONS: usize = 64;

impl<'k> Graph<'k> {
    /// The signals of all nodes.
    pub(crate) fn of_nodes(nodes: &[Node], known: Known<'k>) -> (Self, Vec<Rails>) {
        let mut graph = Self { made: Vec::new(), found: BTreeMap::new(), known };
        graph.add(Made::Yes);
        let mut rails: Vec<Rails> = Vec::with_capacity(nodes.len());
        for node in nodes {
            let of = |op: &Op| of_op(&rails, *op);
            let both = match node {
                Node::Yes => [Signal::YES; 2],
                Node::Unknown => [Signal::NO, Signal::YES],
                Node::Leaf(leaf) => graph.leaf(leaf),
                Node::And(a, b) => {
                    let ([a, a_possibly], [b, b_possibly]) = (of(a), of(b));
                    [graph.and(a, b), graph.and(a_possibly, b_possibly)]
                }
                Node::Certain(op) => {
                    let [yes, _] = of(op);
                    [yes, yes]
                }
                Node::Pair { certainly, possibly, .. } => {
                    let ([yes, _], [_, not_no]) = (of(certainly), of(possibly));
                    [yes, not_no]
                }
                Node::AtLeast(count, ops) => {
                    let (yes, not_no): (Vec<_>, Vec<_>) = ops.iter().map(of).map(|[yes, not_no]| (yes, not_no)).unzip();
                    [graph.at_least(*count, yes), graph.at_least(*count, not_no)]
                }
            };
            rails.push(both);
        }
        (graph, rails)
    }

    /// The signals in the order in which they were made: each after those it is made of.
    pub(crate) fn made(&self) -> &[Made] {
        &self.made
    }

    fn add(&mut self, made: Made) -> Signal {
        if let Some(signal) = self.found.get(&made) {
            return *signal;
        }
        let signal = Signal::of(self.made.len());
        self.found.insert(made.clone(), signal);
        self.made.push(made);
        signal
    }

    fn input(&mut self, input: Input) -> Signal {
        match (self.known)(&input) {
            Some(true) => Signal::YES,
            Some(false) => Signal::NO,
            None => self.add(Made::Input(input)),
        }
    }

    fn leaf(&mut self, leaf: &Leaf) -> Rails {
        let told = match leaf {
            Leaf::Answered { fact } => return [self.input(Input::Answered(*fact)); 2],
            Leaf::Between { fact, .. } => Input::Answered(*fact),
            Leaf::Age { .. } => Input::Leaf(Leaf::AgeTold),
            Leaf::Service { .. } => Input::ServiceTold,
            _ => return [self.input(Input::Leaf(leaf.clone())); 2],
        };
        let told = self.input(told);
        let yes = match leaf {
            Leaf::Between { fact, from, to } => Input::Within(*fact, *from, *to),
            _ => Input::Leaf(leaf.clone()),
        };
        let yes = self.input(yes);
        // Not no: it is yes, or what it asks about is not told.
        [yes, self.and(yes.not(), told).not()]
    }

    fn at_least(&mut self, count: usize, mut signals: Vec<Signal>) -> Signal {
        crate::sorted::sort(&mut signals);
        if count * signals.len() > MOST_COMBINATIONS {
            return self.add(Made::Count(count, signals));
        }
        // `reached[k]`: at least k + 1 of those so far.
        let mut reached = vec![Signal::NO; count];
        for signal in signals {
            for k in (0..count).rev() {
                let fewer = k.checked_sub(1).map_or(Signal::YES, |k| reached.get(k).copied().unwrap_or(Signal::NO));
                let more = self.and(fewer, signal);
                if let Some(slot) = reached.get_mut(k) {
                    *slot = self.and(slot.not(), more.not()).not();
                }
            }
        }
        reached.pop().unwrap_or(Signal::YES)
    }

    /// Both.
    fn and(&mut self, mut a: Signal, mut b: Signal) -> Signal {
        loop {
            if a > b {
                (a, b) = (b, a);
            }
            match (a, b) {
                (Signal::NO, _) => return Signal::NO,
                (Signal::YES, _) => return b,
                _ if a == b => return a,
                _ if a == b.not() => return Signal::NO,
                _ => {}
            }
            match self.simpler(a, b).or_else(|| self.simpler(b, a)) {
                Some(Simpler::Is(signal)) => return signal,
                Some(Simpler::And(c, d)) => (a, b) = (c, d),
                None => return self.add(Made::And(a, b)),
            }
        }
    }

    fn and_of(&self, signal: Signal) -> Option<(Signal, Signal)> {
        match self.made.get(signal.place()) {
            Some(Made::And(x, y)) => Some((*x, *y)),
            _ => None,
        }
    }

    /// What `a` and `b` come to, where the make of `a` tells.
    fn simpler(&self, a: Signal, b: Signal) -> Option<Simpler> {
        if let (Some(Made::Input(first)), Some(Made::Input(second))) =
            (self.made.get(a.place()), self.made.get(b.place()))
        {
            return of_inputs(a, first, b, second);
        }
        let (x, y) = self.and_of(a)?;
        if a.negated() {
            // Not both x and y.
            return if b == x {
                Some(Simpler::And(b, y.not()))
            } else if b == y {
                Some(Simpler::And(b, x.not()))
            } else if b == x.not() || b == y.not() {
                Some(Simpler::Is(b))
            } else {
                None
            };
        }
        if b == x || b == y {
            return Some(Simpler::Is(a));
        }
        if b == x.not() || b == y.not() {
            return Some(Simpler::Is(Signal::NO));
        }
        let (z, w) = self.and_of(b)?;
        let contrary = |signal: Signal| signal == x.not() || signal == y.not();
        if b.negated() {
            // Not both z and w, one of which is no already.
            (contrary(z) || contrary(w)).then_some(Simpler::Is(a))
        } else {
            (contrary(z) || contrary(w)).then_some(Simpler::Is(Signal::NO))
        }
    }
}

enum Simpler {
    Is(Signal),
    And(Signal, Signal),
}

/// What two inputs, or their negations, come to together, where one tells of the other.
fn of_inputs(a: Signal, first: &Input, b: Signal, second: &Input) -> Option<Simpler> {
    // Whether the first implies the second, and whether they exclude one another.
    let (implies, excludes) = match (first, second) {
        (Input::Within(fact, ..), Input::Answered(other)) => (fact == other, false),
        (Input::Within(fact, from, to), Input::Within(other, other_from, other_to)) if fact == other => {
            (other_from <= from && to <= other_to, to < other_from || other_to < from)
        }
        (Input::Leaf(Leaf::Age { .. }), Input::Leaf(Leaf::AgeTold)) => (true, false),
        (Input::Leaf(Leaf::Age { months }), Input::Leaf(Leaf::Age { months: other })) => (months >= other, false),
        (Input::Leaf(Leaf::Service { .. }), Input::ServiceTold) => (true, false),
        _ => (false, false),
    };
    match (a.negated(), b.negated()) {
        (false, false) if implies => Some(Simpler::Is(a)),
        (false, true) if implies => Some(Simpler::Is(Signal::NO)),
        (true, true) if implies => Some(Simpler::Is(b)),
        (false, false) if excludes => Some(Simpler::Is(Signal::NO)),
        (false, true) if excludes => Some(Simpler::Is(a)),
        _ => None,
    }
}
