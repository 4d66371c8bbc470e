//! A signal for 256 cases, and the ways between bytes a case and bits a case.

use crate::decide::Word;

/// How many machine words go together: enough for the compiler to use the machine's wider registers, and few enough that a
/// circuit stays in the nearest cache.
const WORDS: usize = 4;

/// The cases of a [`Wide`].
pub(super) const WIDTH: usize = 64 * WORDS;

/// The values of a signal for 256 cases.
///
/// Case `64 l + 8 k + j` is bit `k` of byte `j` of word `l`: an order in which bytes become bits with few steps. See
/// [`Wide::in_order`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Wide([u64; WORDS]);

impl Wide {
    pub(super) const NO: Self = Self([0; WORDS]);
    pub(super) const YES: Self = Self([u64::MAX; WORDS]);

    fn each(self, other: Self, step: impl Fn(u64, u64) -> u64) -> Self {
        let (Self(mut words), Self(others)) = (self, other);
        words.iter_mut().zip(others).for_each(|(word, other)| *word = step(*word, other));
        Self(words)
    }

    pub(super) fn or(self, other: Self) -> Self {
        self.each(other, |a, b| a | b)
    }

    pub(super) fn not(self) -> Self {
        let Self(words) = self;
        Self(words.map(|word| !word))
    }

    /// This where the other is not.
    pub(super) fn except(self, other: Self) -> Self {
        self.each(other, |a, b| a & !b)
    }

    pub(super) fn is_no(self) -> bool {
        self == Self::NO
    }

    /// The same with bit `i` of word `l` for case `64 l + i`, as bitmaps are elsewhere; and back.
    pub(super) fn in_order(self) -> [u64; WORDS] {
        let Self(words) = self;
        words.map(transpose)
    }

    /// For each case by its place whether something holds.
    pub(super) fn of(holds: impl Fn(usize) -> bool) -> Self {
        let mut words = [0; WORDS];
        for (at, word) in words.iter_mut().enumerate() {
            let in_order = (0..64).fold(0, |bits, i| bits | u64::from(holds(64 * at + i)) << i);
            *word = transpose(in_order);
        }
        Self(words)
    }

    fn masked(self, mask: u64) -> Self {
        let Self(words) = self;
        Self(words.map(|word| word & mask))
    }

    fn up(self, by: u32) -> Self {
        let Self(words) = self;
        Self(words.map(|word| word << by))
    }

    fn down(self, by: u32) -> Self {
        let Self(words) = self;
        Self(words.map(|word| word >> by))
    }
}

impl Word for Wide {
    const YES: Self = Self::YES;
    const NO: Self = Self::NO;

    fn and(self, other: Self) -> Self {
        self.each(other, |a, b| a & b)
    }

    fn not_if(self, negated: bool) -> Self {
        let Self(words) = self;
        let flip = u64::from(negated).wrapping_neg();
        Self(words.map(|word| word ^ flip))
    }

    fn at_least(count: usize, words: impl Iterator<Item = Self>) -> Self {
        let all: Vec<Self> = words.collect();
        let mut at_least = [0; WORDS];
        for (at, word) in at_least.iter_mut().enumerate() {
            *word = u64::at_least(count, all.iter().filter_map(|Self(words)| words.get(at).copied()));
        }
        Self(at_least)
    }
}

/// Bit `8 k + j` for bit `8 j + k`: an 8 by 8 matrix turned over.
///
/// Henry S. Warren, *Hacker's Delight*, section 7-3.
fn transpose(word: u64) -> u64 {
    let swap = |word: u64, mask: u64, by: u32| {
        let moved = (word ^ word >> by) & mask;
        word ^ moved ^ moved << by
    };
    let word = swap(word, 0x00aa_00aa_00aa_00aa, 7);
    let word = swap(word, 0x0000_cccc_0000_cccc, 14);
    swap(word, 0x0000_0000_f0f0_f0f0, 28)
}

/// The bytes of 256 cases as bits: the planes of the lowest bit, the next, and so on.
#[derive(Clone, Copy, Debug)]
pub(super) struct Planes {
    planes: [Wide; 8],
    bits: u32,
}

impl Planes {
    /// The lowest bits of each byte.
    pub(super) fn new(bytes: &[u8; WIDTH], bits: u32) -> Self {
        let (words, _) = bytes.as_chunks::<8>();
        let mut rows = [Wide::NO; 8];
        for (k, Wide(row)) in rows.iter_mut().enumerate() {
            for (word, bytes) in row.iter_mut().zip(words.iter().skip(k).step_by(8)) {
                *word = u64::from_le_bytes(*bytes);
            }
        }
        let planes = if bits <= 2 { two(rows) } else { eight(rows) };
        Self { planes, bits }
    }

    /// Where the number that the bits spell is at least another.
    fn at_least(&self, number: u32) -> Wide {
        let planes = self.planes.iter().zip(0..self.bits);
        planes.fold(
            Wide::YES,
            |so_far, (plane, bit)| {
                if number >> bit & 1 == 1 { plane.and(so_far) } else { plane.or(so_far) }
            },
        )
    }

    /// Where it lies between two, both included; the greater is less than all ones.
    pub(super) fn within(&self, from: u32, to: u32) -> Wide {
        let not_more = self.at_least(to + 1).not();
        if from == 0 { not_more } else { self.at_least(from).and(not_more) }
    }
}

/// The two lowest bits of each byte.
fn two([a, b, c, d, e, f, g, h]: [Wide; 8]) -> [Wide; 8] {
    const TWO: u64 = 0x0303_0303_0303_0303;
    const LOW: u64 = 0x5555_5555_5555_5555;
    let pack = |first: Wide, second: Wide, third: Wide, fourth: Wide| {
        let low = first.masked(TWO).or(second.masked(TWO).up(2));
        low.or(third.masked(TWO).up(4)).or(fourth.masked(TWO).up(6))
    };
    let (even, odd) = (pack(a, c, e, g), pack(b, d, f, h));
    let lowest = even.masked(LOW).or(odd.masked(LOW).up(1));
    let next = even.down(1).masked(LOW).or(odd.masked(!LOW));
    let mut planes = [Wide::NO; 8];
    planes.iter_mut().zip([lowest, next]).for_each(|(slot, plane)| *slot = plane);
    planes
}

/// All bits of each byte: for each byte place an 8 by 8 matrix, turned over.
fn eight(rows: [Wide; 8]) -> [Wide; 8] {
    let swap = |a: Wide, b: Wide, mask: u64, by: u32| {
        let moved = a.down(by).each(b, |a, b| a ^ b).masked(mask);
        (a.each(moved.up(by), |a, b| a ^ b), b.each(moved, |a, b| a ^ b))
    };
    const FOUR: u64 = 0x0f0f_0f0f_0f0f_0f0f;
    const TWO: u64 = 0x3333_3333_3333_3333;
    const ONE: u64 = 0x5555_5555_5555_5555;
    let [a, b, c, d, e, f, g, h] = rows;
    let ((a, e), (b, f)) = (swap(a, e, FOUR, 4), swap(b, f, FOUR, 4));
    let ((c, g), (d, h)) = (swap(c, g, FOUR, 4), swap(d, h, FOUR, 4));
    let ((a, c), (b, d)) = (swap(a, c, TWO, 2), swap(b, d, TWO, 2));
    let ((e, g), (f, h)) = (swap(e, g, TWO, 2), swap(f, h, TWO, 2));
    let ((a, b), (c, d)) = (swap(a, b, ONE, 1), swap(c, d, ONE, 1));
    let ((e, f), (g, h)) = (swap(e, f, ONE, 1), swap(g, h, ONE, 1));
    [a, b, c, d, e, f, g, h]
}

#[cfg(test)]
mod tests {
    use super::{Planes, WIDTH, Wide};
    use crate::decide::Word;

    #[test]
    fn bytes_become_bits_and_come_back_in_order() {
        let bytes: [u8; WIDTH] = std::array::from_fn(|at| u8::try_from(at * 167 % 256).unwrap());
        for bits in 1..=8 {
            let mask = u8::MAX >> (8 - bits);
            let planes = Planes::new(&bytes, bits);
            for (from, to) in [(0, 0), (0, u32::from(mask) - 1), (u32::from(mask) / 2, u32::from(mask) - 1)] {
                let (from, to) = (from.min(to), to);
                let expected = Wide::of(|at| (from..=to).contains(&u32::from(bytes[at] & mask)));
                assert_eq!(planes.within(from, to), expected, "{bits} bits, {from} to {to}");
                let in_order = expected.in_order();
                for at in 0..WIDTH {
                    let holds = (from..=to).contains(&u32::from(bytes[at] & mask));
                    assert_eq!(in_order[at / 64] >> (at % 64) & 1 == 1, holds);
                }
            }
        }
    }

    #[test]
    fn counting_and_negating() {
        let words = [Wide::of(|at| at % 2 == 0), Wide::of(|at| at % 3 == 0), Wide::of(|at| at % 5 == 0)];
        let two = Wide::at_least(2, words.into_iter());
        let holds = |at: usize| [2, 3, 5].into_iter().filter(|n| at.is_multiple_of(*n)).count() >= 2;
        assert_eq!(two, Wide::of(holds));
        assert_eq!(two.not_if(true), Wide::of(|at| !holds(at)));
        assert_eq!(two.not_if(false), two);
    }
}
