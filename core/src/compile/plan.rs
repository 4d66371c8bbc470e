//! The nodes as the evaluator takes them: each a few bytes, in one row, so that a whole program stays in the nearest cache.

use super::gates::{Leaf, Node, Op};

/// A node of the plan.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Step {
    Yes,
    Unknown,
    /// The comparison of this place among the leaves.
    Leaf(u32),
    And(Op, Op),
    /// The count of this place among the counts.
    AtLeast(u32),
    Certain(Op),
    Pair(Op, Op),
}

/// All nodes of a program, packed.
#[derive(Clone, Debug, Default)]
pub(crate) struct Plan {
    /// The nodes that settle the visibility matrix; they are worked out for every service's view.
    pub(crate) matrix: Vec<Step>,
    /// All nodes after them.
    pub(crate) rest: Vec<Step>,
    /// The distinct comparisons.
    pub(crate) leaves: Vec<Leaf>,
    /// How many of which operands must hold.
    pub(crate) counts: Vec<(usize, Vec<Op>)>,
}

impl Plan {
    /// Packs nodes, of which those below a number settle the visibility matrix.
    pub(crate) fn new(nodes: &[Node], visibility_end: usize) -> Self {
        let mut plan = Self::default();
        for (number, node) in nodes.iter().enumerate() {
            let step = match node {
                Node::Yes => Step::Yes,
                Node::Unknown => Step::Unknown,
                Node::And(a, b) => Step::And(*a, *b),
                Node::Certain(op) => Step::Certain(*op),
                Node::Pair { certainly, possibly, .. } => Step::Pair(*certainly, *possibly),
                Node::Leaf(leaf) => Step::Leaf(keep(&mut plan.leaves, leaf.clone())),
                Node::AtLeast(count, ops) => Step::AtLeast(keep(&mut plan.counts, (*count, ops.clone()))),
            };
            if number < visibility_end { plan.matrix.push(step) } else { plan.rest.push(step) }
        }
        plan
    }
}

/// Adds an item and gives its place.
fn keep<T>(items: &mut Vec<T>, item: T) -> u32 {
    items.push(item);
    // Far fewer than this fit into the few megabytes of a rule set.
    u32::try_from(items.len() - 1).unwrap_or(u32::MAX)
}
