//! What can come of a case of which a part is left out: reasons look for the smallest part that carries a condition, and need
//! not look where no part can.

use super::gates::{Leaf, Node, Op};

/// Whether leaving out answers and events can make a node yes, or no, where the whole case does not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Fewer {
    pub(crate) yes: bool,
    pub(crate) no: bool,
}

impl Fewer {
    const NEITHER: Self = Self { yes: false, no: false };
    const EITHER: Self = Self { yes: true, no: true };

    fn negated(self) -> Self {
        Self { yes: self.no, no: self.yes }
    }
}

/// For each node what can come of fewer answers and events.
pub(crate) fn fewer(nodes: &[Node]) -> Vec<Fewer> {
    let mut all: Vec<Fewer> = Vec::with_capacity(nodes.len());
    for node in nodes {
        let of = |op: &Op| {
            let fewer = all.get(op.node()).copied().unwrap_or(Fewer::EITHER);
            if op.negated() { fewer.negated() } else { fewer }
        };
        let any = |ops: &[Op]| Fewer { yes: ops.iter().any(|op| of(op).yes), no: ops.iter().any(|op| of(op).no) };
        let fewer = match node {
            Node::Yes | Node::Unknown => Fewer::NEITHER,
            Node::Leaf(leaf) => of_leaf(leaf),
            Node::And(a, b) => any(&[*a, *b]),
            Node::AtLeast(_, ops) => any(ops),
            // What is no longer certain is no.
            Node::Certain(op) => Fewer { yes: of(op).yes, no: true },
            Node::Pair { certainly, possibly, .. } => Fewer { yes: of(certainly).yes, no: of(possibly).no },
        };
        all.push(fewer);
    }
    all
}

fn of_leaf(leaf: &Leaf) -> Fewer {
    match leaf {
        // Without the answer it is unknown.
        Leaf::Between { .. } | Leaf::Age { .. } | Leaf::Service { .. } | Leaf::Day { .. } => Fewer::NEITHER,
        // Without the answer or the event it is no.
        Leaf::Answered { .. }
        | Leaf::AgeTold
        | Leaf::Happened { .. }
        | Leaf::Outcome { .. }
        | Leaf::Since { .. }
        | Leaf::CurrentAtLeast { .. } => Fewer { yes: false, no: true },
        // Without the second event the first may be the later one; without answers services may see alike, or not.
        Leaf::After { .. } | Leaf::Sharing => Fewer::EITHER,
    }
}
