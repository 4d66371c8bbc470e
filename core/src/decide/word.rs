//! Two bits a condition, for one case or for many at once: *is yes* and *is not no*.

use crate::logic::Truth;

/// Values of one condition: three-valued logic on all of them together.
pub(super) trait Word: Copy {
    const YES: Self;
    const UNKNOWN: Self;

    fn and(self, other: Self) -> Self;

    /// Yes where it is no, not no where it is not yes.
    fn not(self) -> Self;

    /// Yes where it is yes, else no.
    fn certain(self) -> Self;

    /// Yes where the one is yes, not no where the other is not no.
    fn pair(certainly: Self, possibly: Self) -> Self;

    /// Yes where at least so many are, no where fewer are not no.
    fn at_least(count: usize, words: impl Iterator<Item = Self>) -> Self;
}

/// The value for one case: bit 0 is *is yes*, bit 1 is *is not no*.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct One(u8);

impl One {
    pub(super) fn new(yes: bool, not_no: bool) -> Self {
        Self(u8::from(yes) | u8::from(not_no) << 1)
    }

    pub(super) fn truth(self) -> Truth {
        Truth::of_bits(self.0 & 1 == 1, self.0 & 2 == 2)
    }
}

impl Word for One {
    const YES: Self = Self(0b11);
    const UNKNOWN: Self = Self(0b10);

    fn and(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    fn not(self) -> Self {
        // Bits change places and values: no (00) and yes (11) change sides, unknown (10) stays.
        Self(!(self.0 << 1 | self.0 >> 1) & 0b11)
    }

    fn certain(self) -> Self {
        Self((self.0 & 1) * 0b11)
    }

    fn pair(certainly: Self, possibly: Self) -> Self {
        Self(certainly.0 & 1 | possibly.0 & 2)
    }

    fn at_least(count: usize, words: impl Iterator<Item = Self>) -> Self {
        let add = |(yes, not_no): (usize, usize), word: Self| {
            (yes + usize::from(word.0 & 1), not_no + usize::from(word.0 >> 1))
        };
        let (yes, not_no) = words.fold((0, 0), add);
        Self::new(yes >= count, not_no >= count)
    }
}

/// The lanes of a machine word.
pub(super) const LANES: usize = 64;

/// The binary digits in which operands are counted: an expression has at most as many operands as characters, and far fewer
/// than this holds.
const DIGITS: usize = 16;

/// The values for as many cases, or views of one, as a machine word has bits: the planes *is yes* and *is not no*.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Lanes([u64; 2]);

impl Lanes {
    /// All lanes no.
    pub(super) const NO: Self = Self([0, 0]);

    /// Sets one lane that was no.
    pub(super) fn set(&mut self, lane: usize, yes: bool, not_no: bool) {
        let Self([is_yes, is_not_no]) = self;
        *is_yes |= u64::from(yes) << lane;
        *is_not_no |= u64::from(not_no) << lane;
    }

    pub(super) fn truth(self, lane: usize) -> Truth {
        let Self([yes, not_no]) = self;
        Truth::of_bits(yes >> lane & 1 == 1, not_no >> lane & 1 == 1)
    }
}

impl Word for Lanes {
    const YES: Self = Self([u64::MAX, u64::MAX]);
    const UNKNOWN: Self = Self([0, u64::MAX]);

    fn and(self, other: Self) -> Self {
        let (Self([yes, not_no]), Self([other_yes, other_not_no])) = (self, other);
        Self([yes & other_yes, not_no & other_not_no])
    }

    fn not(self) -> Self {
        let Self([yes, not_no]) = self;
        Self([!not_no, !yes])
    }

    fn certain(self) -> Self {
        let Self([yes, _]) = self;
        Self([yes, yes])
    }

    fn pair(certainly: Self, possibly: Self) -> Self {
        let (Self([yes, _]), Self([_, not_no])) = (certainly, possibly);
        Self([yes, not_no])
    }

    fn at_least(count: usize, words: impl Iterator<Item = Self>) -> Self {
        // Counted in binary, digit by digit, for all lanes at once.
        let mut digits = [[0_u64; 2]; DIGITS];
        for Self(mut carry) in words {
            for digit in &mut digits {
                if carry == [0, 0] {
                    break;
                }
                for (digit, carry) in digit.iter_mut().zip(&mut carry) {
                    (*digit, *carry) = (*digit ^ *carry, *digit & *carry);
                }
            }
        }
        // At least `count`: compared from the highest digit down.
        let (mut greater, mut equal) = ([0, 0], [u64::MAX, u64::MAX]);
        for (place, digit) in digits.into_iter().enumerate().rev() {
            let wanted = count >> place & 1 == 1;
            for ((greater, equal), digit) in greater.iter_mut().zip(&mut equal).zip(digit) {
                if wanted {
                    *equal &= digit;
                } else {
                    *greater |= *equal & digit;
                    *equal &= !digit;
                }
            }
        }
        let [greater_yes, greater_not_no] = greater;
        let [equal_yes, equal_not_no] = equal;
        Self([greater_yes | equal_yes, greater_not_no | equal_not_no])
    }
}

#[cfg(test)]
mod tests {
    use super::{Lanes, One, Word};
    use crate::logic::Truth;

    const ALL: [Truth; 3] = [Truth::No, Truth::Unknown, Truth::Yes];

    fn one(truth: Truth) -> One {
        One::new(truth.is_yes(), truth.is_not_no())
    }

    fn lanes(truths: &[Truth]) -> Lanes {
        let mut lanes = Lanes::NO;
        truths.iter().enumerate().for_each(|(lane, truth)| lanes.set(lane, truth.is_yes(), truth.is_not_no()));
        lanes
    }

    #[test]
    fn one_case_and_many_come_out_alike_and_as_kleene_has_it() {
        let all = lanes(&ALL);
        for (place, a) in ALL.into_iter().enumerate() {
            assert_eq!(one(a).not().truth(), [Truth::Yes, Truth::Unknown, Truth::No][place]);
            assert_eq!(all.not().truth(place), one(a).not().truth());
            assert_eq!(one(a).certain().truth(), Truth::of(a.is_yes()));
            assert_eq!(all.certain().truth(place), one(a).certain().truth());
            for b in ALL {
                assert_eq!(one(a).and(one(b)).truth(), a.min(b));
                let (many, same) = (lanes(&[a; 3]), lanes(&[b; 3]));
                assert_eq!(many.and(same).truth(1), a.min(b));
                assert_eq!(Lanes::pair(many, same).truth(2), One::pair(one(a), one(b)).truth());
                for c in ALL {
                    let three = [a, b, c];
                    for count in 1..=3 {
                        let mut sorted = three;
                        sorted.sort_unstable();
                        // At least n hold where the n-th from the top does.
                        let expected = sorted[3 - count];
                        assert_eq!(One::at_least(count, three.map(one).into_iter()).truth(), expected);
                        let many = three.map(|truth| lanes(&[truth; 5]));
                        assert_eq!(Lanes::at_least(count, many.into_iter()).truth(4), expected);
                    }
                }
            }
        }
    }
}
