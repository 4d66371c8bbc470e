//! Choices of what to keep of a case, as terms: what must be kept, and what must be left out.

use crate::compile::gates::Op;

/// An answered fact or an event of the log, by the place of its id among those that matter; as a bit of a set.
pub(super) type Element = usize;

/// As many elements as a set can hold.
pub(super) const MOST_ELEMENTS: usize = 128;

/// More terms than this at one node are not worked through: a set is then given from which nothing can be taken, though
/// perhaps a smaller one exists.
const MOST_TERMS: usize = 2_000;

/// A choice: what must be kept, and what must be left out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Term {
    pub(super) with: u128,
    pub(super) without: u128,
}

/// Terms any of which is enough.
pub(super) type Terms = Vec<Term>;

impl Term {
    /// The order in which sets are preferred: the smaller, then the one whose ids come first.
    pub(super) fn preference(&self) -> (u32, std::cmp::Reverse<u128>) {
        // With the lowest element as the highest digit, the set whose ids come first is the greater number.
        (self.with.count_ones(), std::cmp::Reverse(self.with.reverse_bits()))
    }

    /// The elements that must be kept.
    pub(super) fn elements(&self) -> impl Iterator<Item = Element> {
        let with = self.with;
        (0..MOST_ELEMENTS).filter(move |element| with >> element & 1 == 1)
    }

    /// Whether this term asks for no more than another does.
    fn is_within(&self, other: &Self) -> bool {
        self.with & !other.with == 0 && self.without & !other.without == 0
    }
}

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
    fn negated(self) -> Self {
        match self {
            Self::Yes => Self::No,
            Self::No => Self::Yes,
            Self::NotYes => Self::NotNo,
            Self::NotNo => Self::NotYes,
        }
    }

    /// The wish about the node of an operand.
    pub(super) fn of(self, op: Op) -> Self {
        if op.negated() { self.negated() } else { self }
    }

    /// Its number, from 0.
    pub(super) fn number(self) -> usize {
        match self {
            Self::Yes => 0,
            Self::No => 1,
            Self::NotYes => 2,
            Self::NotNo => 3,
        }
    }

    /// Whether it takes all operands of an *and*, or one.
    pub(super) fn takes_all(self) -> bool {
        matches!(self, Self::Yes | Self::NotNo)
    }
}

/// Whatever is kept.
pub(super) fn always() -> Terms {
    vec![Term::default()]
}

/// The set of one element.
pub(super) fn bit(element: Element) -> u128 {
    1_u128.checked_shl(u32::try_from(element).unwrap_or(u32::MAX)).unwrap_or(0)
}

/// Terms that hold where one of each side does. Too many: nothing.
pub(super) fn both(a: &Terms, b: &Terms, size: usize) -> Option<Terms> {
    // Most often one side asks for nothing.
    if a.iter().any(|term| *term == Term::default()) && a.len() == 1 {
        return Some(b.clone());
    }
    if b.iter().any(|term| *term == Term::default()) && b.len() == 1 {
        return Some(a.clone());
    }
    let mut joined = Terms::new();
    for left in a {
        for right in b {
            let term = Term { with: left.with | right.with, without: left.without | right.without };
            let small = usize::try_from(term.with.count_ones()).is_ok_and(|count| count <= size);
            if small && term.with & term.without == 0 {
                joined.push(term);
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
    match (a.is_empty(), b.is_empty()) {
        (true, _) => Some(b.clone()),
        (_, true) => Some(a.clone()),
        _ => prune(a.iter().chain(b).copied().collect()),
    }
}

/// Terms that make at least so many operands come out as wanted.
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
    crate::sorted::sort_by_key(&mut terms, |term| {
        (term.with.count_ones() + term.without.count_ones(), term.with, term.without)
    });
    terms.dedup();
    let mut least = Terms::new();
    for term in terms {
        if !least.iter().any(|less| less.is_within(&term)) {
            least.push(term);
            if least.len() > MOST_TERMS {
                return None;
            }
        }
    }
    Some(least)
}

#[cfg(test)]
mod tests {
    use super::{Term, at_least, both, either};

    fn term(with: u128, without: u128) -> Term {
        Term { with, without }
    }

    #[test]
    fn contradictions_and_needless_terms_are_dropped() {
        assert_eq!(both(&vec![term(1, 0)], &vec![term(2, 1), term(2, 0)], 9), Some(vec![term(3, 0)]));
        assert_eq!(either(&vec![term(3, 0)], &vec![term(1, 0)]), Some(vec![term(1, 0)]));
        assert_eq!(both(&vec![term(1, 0)], &vec![term(2, 0)], 1), Some(vec![]));
    }

    #[test]
    fn two_of_three() {
        let one = |bit| vec![term(bit, 0)];
        let (a, b, c) = (one(1), one(2), one(4));
        assert_eq!(at_least(2, &[&a, &b, &c], 9), Some(vec![term(3, 0), term(5, 0), term(6, 0)]));
    }

    #[test]
    fn the_first_by_ids_is_preferred() {
        // {0, 3} comes before {1, 2}: its first id is first.
        assert!(term(0b1001, 0).preference() < term(0b0110, 0).preference());
        assert!(term(0b1000, 0).preference() < term(0b0011, 0).preference());
    }
}
