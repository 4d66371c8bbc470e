//! A signal for many cases at once, or ways of looking at one.

/// Values of one signal: logic on all of them together.
pub(super) trait Word: Copy + PartialEq {
    const YES: Self;
    const NO: Self;

    fn and(self, other: Self) -> Self;

    fn or(self, other: Self) -> Self;

    /// Its negation, if it is wanted.
    fn not_if(self, negated: bool) -> Self;

    /// Yes where at least so many are.
    fn at_least(count: usize, words: impl Iterator<Item = Self>) -> Self;
}

/// The lanes of a machine word.
pub(super) const LANES: usize = 64;

/// The binary digits in which operands are counted: an expression has at most as many operands as characters, and far fewer
/// than this holds.
const DIGITS: usize = 16;

impl Word for u64 {
    const YES: Self = Self::MAX;
    const NO: Self = 0;

    fn and(self, other: Self) -> Self {
        self & other
    }

    fn or(self, other: Self) -> Self {
        self | other
    }

    fn not_if(self, negated: bool) -> Self {
        self ^ Self::from(negated).wrapping_neg()
    }

    fn at_least(count: usize, words: impl Iterator<Item = Self>) -> Self {
        // Counted in binary, digit by digit, for all lanes at once.
        let mut digits = [0; DIGITS];
        for mut carry in words {
            for digit in &mut digits {
                if carry == 0 {
                    break;
                }
                (*digit, carry) = (*digit ^ carry, *digit & carry);
            }
        }
        // At least `count`: compared from the highest digit down.
        let (mut greater, mut equal) = (0, Self::MAX);
        for (place, digit) in digits.into_iter().enumerate().rev() {
            if count >> place & 1 == 1 {
                equal &= digit;
            } else {
                greater |= equal & digit;
                equal &= !digit;
            }
        }
        greater | equal
    }
}

#[cfg(test)]
mod tests {
    use super::Word;

    #[test]
    fn lanes_are_counted_alike() {
        // Lane k of operand i is bit i of k.
        let operands: Vec<u64> = (0..6).map(|i| (0..64).fold(0, |word, k| word | (k >> i & 1) << k)).collect();
        for count in 0..=7 {
            let word = u64::at_least(count, operands.iter().copied());
            for k in 0..64_u32 {
                assert_eq!(word >> k & 1 == 1, k.count_ones() >= u32::try_from(count).unwrap(), "lane {k}");
            }
        }
        let both = operands[0].and(operands[3].not_if(true));
        assert!((0..64).all(|k| both >> k & 1 == u64::from(k & 1 == 1 && k & 8 == 0)));
    }
}
