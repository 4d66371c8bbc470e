//! Choices of what to keep of a case, as terms: what must be kept, and what must be left out.

use crate::compile::gates::Op;
use std::collections::BTreeSet;

/// An answered fact or an event of the log, by the place of its id among all such ids.
pub(super) type Element = usize;

/// A choice: what must be kept, and what must be left out.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Term {
    pub(super) with: BTreeSet<Element>,
    pub(super) without: BTreeSet<Element>,
}

/// Terms any of which is enough.
pub(super) type Terms = Vec<Term>;

/// What a node should come out as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Want {
    Yes,
    No,
    NotYes,
    NotNo,
}

impl Want {
    /// The same wish about the negation.
    pub(super) fn negated(self) -> Self {
        match self {
            Self::Yes => Self::No,
            Self::No => Self::Yes,
            Self::NotYes => Self::NotNo,
            Self::NotNo => Self::NotYes,
        }
    }

    pub(super) fn of(self, op: Op) -> Self {
        if op.negated() { self.negated() } else { self }
    }

    /// Whether it takes all operands of an *and*, or one.
    pub(super) fn takes_all(self) -> bool {
        matches!(self, Self::Yes | Self::NotNo)
    }
}

/// More terms than this at one node are not worked through: a set is then given from which nothing can be taken, though
/// perhaps a smaller one exists.
const MOST_TERMS: usize = 2_000;

pub(super) fn always() -> Terms {
    vec![Term::default()]
}

pub(super) fn kept(element: Element) -> Term {
    Term { with: BTreeSet::from([element]), without: BTreeSet::new() }
}

/// Merges terms that differ only in whether one element is kept or left out.
pub(super) fn loosen(mut terms: Terms) -> Terms {
    loop {
        let merged = terms.iter().enumerate().find_map(|(place, a)| {
            terms.iter().skip(place + 1).find_map(|b| {
                let all = |term: &Term| term.with.union(&term.without).copied().collect::<BTreeSet<_>>();
                let flipped: Vec<_> = a.with.symmetric_difference(&b.with).copied().collect();
                match flipped.as_slice() {
                    [one] if all(a) == all(b) => {
                        let strip = |set: &BTreeSet<Element>| set.iter().copied().filter(|e| e != one).collect();
                        let both = Term { with: strip(&a.with), without: strip(&a.without) };
                        Some((a.clone(), b.clone(), both))
                    }
                    _ => None,
                }
            })
        });
        let Some((a, b, both)) = merged else { return terms };
        terms.retain(|term| *term != a && *term != b);
        terms.push(both);
    }
}

/// Terms that hold where one of each side does. Too many: nothing.
pub(super) fn both(a: &Terms, b: &Terms, size: usize) -> Option<Terms> {
    let mut joined = Terms::new();
    for left in a {
        for right in b {
            let with: BTreeSet<_> = left.with.union(&right.with).copied().collect();
            let without: BTreeSet<_> = left.without.union(&right.without).copied().collect();
            if with.len() <= size && with.is_disjoint(&without) {
                joined.push(Term { with, without });
            }
        }
        if joined.len() > MOST_TERMS * 8 {
            return None;
        }
    }
    prune(joined)
}

/// Terms that hold where either side does. Too many: nothing.
pub(super) fn either(a: &Terms, b: &Terms) -> Option<Terms> {
    prune(a.iter().chain(b).cloned().collect())
}

pub(super) fn at_least(count: usize, operands: &[&Terms], size: usize) -> Option<Terms> {
    // `reached[k]`: terms that make at least k of the operands so far come out as wanted.
    let mut reached: Vec<Terms> = vec![Terms::new(); count + 1];
    reached.iter_mut().take(1).for_each(|none| *none = always());
    for operand in operands {
        for k in (1..=count).rev() {
            let Some(fewer) = reached.get(k - 1) else { continue };
            let more = both(fewer, operand, size)?;
            let joined = either(reached.get(k)?, &more)?;
            reached.iter_mut().skip(k).take(1).for_each(|slot| slot.clone_from(&joined));
        }
    }
    reached.pop()
}

/// Drops terms that ask for more than another does.
fn prune(mut terms: Terms) -> Option<Terms> {
    terms.sort_unstable_by(|a, b| (a.with.len() + a.without.len(), a).cmp(&(b.with.len() + b.without.len(), b)));
    terms.dedup();
    let mut least = Terms::new();
    for term in terms {
        if !least.iter().any(|less| less.with.is_subset(&term.with) && less.without.is_subset(&term.without)) {
            least.push(term);
            if least.len() > MOST_TERMS {
                return None;
            }
        }
    }
    Some(least)
}
