//! The program: a list of nodes, each evaluated once into two bits (*is yes*, *is not no*).
//!
//! Leaves are the distinct comparisons; every condition is logic over them. Four kinds of node suffice: *and*, *at least*,
//! *certain* (what is settled now) and *pair* (a comparison with an outcome, built from what it certainly and possibly is).
//! *Not* costs no node: it is a mark on the operand. Equal nodes are one node.

use crate::date::{Date, Duration};
use std::collections::BTreeMap;

/// A node, or its negation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Op(u32);

impl Op {
    pub(crate) const YES: Self = Self(0);
    pub(crate) const NO: Self = Self(1);
    pub(crate) const UNKNOWN: Self = Self(2);

    pub(crate) fn of_node(index: usize) -> Self {
        // Rule sets are limited to a few megabytes of text, far below the range of a node number.
        Self(u32::try_from(index).unwrap_or(u32::MAX / 4) << 1)
    }

    pub(crate) fn not(self) -> Self {
        // Unknown is its own negation.
        if self == Self::UNKNOWN { self } else { Self(self.0 ^ 1) }
    }

    pub(crate) fn negated(self) -> bool {
        self.0 & 1 == 1
    }

    pub(crate) fn node(self) -> usize {
        usize::try_from(self.0 >> 1).unwrap_or(usize::MAX)
    }
}

/// The outcome that a comparison speaks of: where questions lead when it is unknown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Topic {
    Cell,
    Tier,
    Ladder(usize),
}

/// One distinct comparison.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Leaf {
    /// The fact's value lies between two values, both included. Unknown where the fact is.
    Between {
        fact: usize,
        from: i32,
        to: i32,
    },
    /// The fact has a value that counts.
    Answered {
        fact: usize,
    },
    /// The child has reached an age in months. Unknown without a day of birth.
    Age {
        months: i32,
    },
    /// The child's day of birth, or the one expected, is told.
    AgeTold,
    /// The service that asks is one of these. Unknown where none is named.
    Service {
        among: Vec<usize>,
    },
    /// The day of the decision lies between two days, both included.
    Day {
        from: Date,
        to: Date,
    },
    Happened {
        event: usize,
    },
    /// The event's latest outcome is one of these; no where it never happened.
    Outcome {
        event: usize,
        among: Vec<usize>,
    },
    /// So long has passed since the event's latest occurrence; no where it never happened.
    Since {
        event: usize,
        period: Duration,
    },
    /// The first happened, later than every occurrence of the second.
    After {
        first: usize,
        second: usize,
    },
    /// The level in force of a ladder is at least this one (by the outcomes of its event).
    CurrentAtLeast {
        event: usize,
        outcomes: Vec<usize>,
    },
    /// Some service's own view differs from that of all together.
    Sharing,
}

impl Leaf {
    /// Whether it is never unknown.
    fn is_settled(&self) -> bool {
        !matches!(self, Self::Between { .. } | Self::Age { .. } | Self::Service { .. })
    }
}

/// A node of the program.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Node {
    Yes,
    Unknown,
    Leaf(Leaf),
    And(Op, Op),
    AtLeast(usize, Vec<Op>),
    Certain(Op),
    Pair { certainly: Op, possibly: Op, topic: Topic },
}

impl Node {
    /// The comparison that it is, if it is one.
    pub(crate) fn leaf(&self) -> Option<&Leaf> {
        if let Self::Leaf(leaf) = self { Some(leaf) } else { None }
    }
}

/// Builds nodes, each distinct one once.
#[derive(Clone, Debug)]
pub(crate) struct Gates {
    nodes: Vec<Node>,
    settled: Vec<bool>,
    known: BTreeMap<Node, Op>,
}

impl Gates {
    pub(crate) fn new() -> Self {
        let mut gates = Self { nodes: Vec::new(), settled: Vec::new(), known: BTreeMap::new() };
        gates.add(Node::Yes, true);
        gates.add(Node::Unknown, false);
        gates
    }

    fn add(&mut self, node: Node, settled: bool) -> Op {
        if let Some(op) = self.known.get(&node) {
            return *op;
        }
        let op = Op::of_node(self.nodes.len());
        self.known.insert(node.clone(), op);
        self.nodes.push(node);
        self.settled.push(settled);
        op
    }

    pub(crate) fn nodes(&self) -> &[Node] {
        &self.nodes
    }

    /// Whether it is never unknown, as far as its form tells.
    pub(crate) fn is_settled(&self, op: Op) -> bool {
        self.settled.get(op.node()).copied().unwrap_or(false)
    }

    pub(crate) fn leaf(&mut self, leaf: Leaf) -> Op {
        let settled = leaf.is_settled();
        self.add(Node::Leaf(leaf), settled)
    }

    pub(crate) fn and(&mut self, a: Op, b: Op) -> Op {
        let (a, b) = if a <= b { (a, b) } else { (b, a) };
        match (a, b) {
            (Op::YES, other) => other,
            (Op::NO, _) | (_, Op::NO) => Op::NO,
            _ if a == b => a,
            _ => {
                let settled = self.is_settled(a) && self.is_settled(b);
                // What is settled cannot be both.
                if settled && a == b.not() { Op::NO } else { self.add(Node::And(a, b), settled) }
            }
        }
    }

    pub(crate) fn or(&mut self, a: Op, b: Op) -> Op {
        self.and(a.not(), b.not()).not()
    }

    pub(crate) fn all(&mut self, ops: impl IntoIterator<Item = Op>) -> Op {
        ops.into_iter().fold(Op::YES, |all, op| self.and(all, op))
    }

    pub(crate) fn any(&mut self, ops: impl IntoIterator<Item = Op>) -> Op {
        ops.into_iter().fold(Op::NO, |any, op| self.or(any, op))
    }

    pub(crate) fn at_least(&mut self, count: usize, ops: Vec<Op>) -> Op {
        if count == ops.len() {
            return self.all(ops);
        }
        if count == 1 {
            return self.any(ops);
        }
        let settled = ops.iter().all(|op| self.is_settled(*op));
        self.add(Node::AtLeast(count, ops), settled)
    }

    /// Yes where the operand is certainly yes, else no.
    pub(crate) fn certain(&mut self, op: Op) -> Op {
        match op {
            Op::UNKNOWN => Op::NO,
            _ if self.is_settled(op) => op,
            _ => self.add(Node::Certain(op), true),
        }
    }

    /// Yes where the operand is not certainly no, else no.
    pub(crate) fn possible(&mut self, op: Op) -> Op {
        self.certain(op.not()).not()
    }

    pub(crate) fn pair(&mut self, certainly: Op, possibly: Op, topic: Topic) -> Op {
        if certainly == possibly { certainly } else { self.add(Node::Pair { certainly, possibly, topic }, false) }
    }

    /// A comparison with something that is at present one of the places from a lower to a higher one: decided where it
    /// comes out alike for all of them. `lower[k]` and `higher[k]` say that the lower and the higher bound are above place
    /// k; `allowed` says for which places the comparison holds.
    pub(crate) fn within(&mut self, lower: &[Op], higher: &[Op], allowed: &[bool], topic: Topic) -> Op {
        let mut all = Op::YES;
        let mut any = Op::NO;
        for (place, holds) in allowed.iter().enumerate() {
            let lower_above = lower.get(place).copied().unwrap_or(Op::NO);
            let below = place.checked_sub(1);
            let higher_reaches = below.map_or(Op::YES, |k| higher.get(k).copied().unwrap_or(Op::NO));
            let covered = self.and(lower_above.not(), higher_reaches);
            if *holds {
                any = self.or(any, covered);
            } else {
                all = self.and(all, covered.not());
            }
        }
        match (allowed.contains(&true), allowed.contains(&false)) {
            (true, false) => Op::YES,
            (false, _) => Op::NO,
            // A single place is never in doubt.
            _ if lower == higher => any,
            _ => self.pair(all, any, topic),
        }
    }
}
