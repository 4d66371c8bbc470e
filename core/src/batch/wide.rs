//! A signal for 4,096 cases, and the ways between bytes a case and bits a case. Every step is a loop over words that stand one
//! after the other, which compilers turn into the widest instructions of a machine.

/// The words of a [`Wide`]: enough that what is fixed does not count, few enough that a circuit stays in a near cache.
pub(super) const WORDS: usize = 64;

/// The cases of a [`Wide`].
pub(super) const WIDTH: usize = 64 * WORDS;

/// The values of a signal for 4,096 cases.
///
/// Case `512 k + 8 i + j` is bit `k` of byte `j` of word `i`: an order in which bytes become bits, and bits bytes, with few
/// steps. [`in_order`] turns it into the order of bitmaps.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Wide(pub(super) [u64; WORDS]);

/// The word and the bit of a case among the words of a plane.
pub(super) fn place(row: usize) -> (usize, usize) {
    let (before, case) = (row / WIDTH * WORDS, row % WIDTH);
    (before + case / 8 % WORDS, case % 8 * 8 + case / (8 * WORDS))
}

impl Wide {
    pub(super) const NO: Self = Self([0; WORDS]);
    pub(super) const YES: Self = Self([u64::MAX; WORDS]);

    pub(super) fn and(&mut self, other: &Self) {
        self.0.iter_mut().zip(&other.0).for_each(|(word, other)| *word &= other);
    }

    pub(super) fn or(&mut self, other: &Self) {
        self.0.iter_mut().zip(&other.0).for_each(|(word, other)| *word |= other);
    }

    /// Takes away what the other is.
    pub(super) fn except(&mut self, other: &Self) {
        self.0.iter_mut().zip(&other.0).for_each(|(word, other)| *word &= !other);
    }

    pub(super) fn not(&mut self) {
        self.0.iter_mut().for_each(|word| *word = !*word);
    }

    /// What is in both; it is taken away from this.
    pub(super) fn take(&mut self, other: &Self) -> Self {
        let mut taken = *self;
        taken.and(other);
        self.except(other);
        taken
    }

    pub(super) fn any<'w>(words: impl Iterator<Item = &'w Self>) -> Self {
        let mut any = Self::NO;
        words.for_each(|word| any.or(word));
        any
    }

    /// For each case by its place whether something holds.
    pub(super) fn of(holds: impl Fn(usize) -> bool) -> Self {
        let mut words = [0; WORDS];
        for k in 0..8 {
            for (i, word) in words.iter_mut().enumerate() {
                let first = 8 * (WORDS * k + i);
                let bytes = (0..8).fold(0, |bits, j| bits | u64::from(holds(first + j)) << (8 * j));
                *word |= bytes << k;
            }
        }
        Self(words)
    }

    /// Yes where at least so many are.
    pub(super) fn at_least(count: usize, operands: &[Self]) -> Self {
        // `reached[k]`: at least k + 1 of those so far.
        let mut reached = vec![Self::NO; count];
        for operand in operands {
            for k in (0..count).rev() {
                let mut more = *operand;
                k.checked_sub(1).and_then(|fewer| reached.get(fewer)).iter().for_each(|fewer| more.and(fewer));
                reached.iter_mut().skip(k).take(1).for_each(|slot| slot.or(&more));
            }
        }
        reached.pop().unwrap_or(Self::YES)
    }
}

/// The bytes of 4,096 cases as bits: the planes of the lowest bit, the next, and so on.
#[derive(Debug)]
pub(super) struct Planes {
    planes: [Wide; 8],
    bits: usize,
}

impl Planes {
    pub(super) fn new() -> Self {
        Self { planes: [Wide::NO; 8], bits: 0 }
    }

    /// The lowest bits of each byte, in place of what was there.
    pub(super) fn read(&mut self, bytes: &[u8; WIDTH], bits: usize) {
        self.bits = bits;
        let (words, _) = bytes.as_chunks::<8>();
        let mut parts = words.chunks_exact(WORDS);
        let [a, b, c, d, e, f, g, h] = std::array::from_fn(|_| parts.next().unwrap_or_default());
        let rows = a.iter().zip(b).zip(c).zip(d).zip(e).zip(f).zip(g).zip(h);
        let rows = rows.map(|(((((((a, b), c), d), e), f), g), h)| [a, b, c, d, e, f, g, h]);
        let rows = rows.map(|row| row.map(|bytes| u64::from_le_bytes(*bytes)));
        let [p, q, r, s, t, u, v, w] = &mut self.planes;
        if bits <= 2 {
            for ((p, q), row) in p.0.iter_mut().zip(&mut q.0).zip(rows) {
                [*p, *q] = two(row);
            }
        } else {
            let slots = p.0.iter_mut().zip(&mut q.0).zip(&mut r.0).zip(&mut s.0);
            let slots = slots.zip(&mut t.0).zip(&mut u.0).zip(&mut v.0).zip(&mut w.0);
            for ((((((((p, q), r), s), t), u), v), w), row) in slots.zip(rows) {
                [*p, *q, *r, *s, *t, *u, *v, *w] = eight(row);
            }
        }
    }

    /// Where the number that the bits spell is at least another, which is not 0.
    fn at_least(&self, number: u32) -> Wide {
        // Below its lowest bit that is 1 nothing matters.
        let lowest = usize::try_from(number.trailing_zeros()).unwrap_or(0);
        let mut planes = self.planes.iter().take(self.bits).enumerate().skip(lowest);
        let mut so_far = planes.next().map_or(Wide::NO, |(_, plane)| *plane);
        for (bit, plane) in planes {
            if number >> bit & 1 == 1 { so_far.and(plane) } else { so_far.or(plane) }
        }
        so_far
    }

    /// Where it lies between two, both included; the greater is less than all ones.
    pub(super) fn within(&self, from: u32, to: u32) -> Wide {
        let mut more = self.at_least(to + 1);
        if from == 0 {
            more.not();
            return more;
        }
        let mut within = self.at_least(from);
        within.except(&more);
        within
    }
}

/// The two lowest bits of each byte of eight words: of word k, bit k.
fn two([a, b, c, d, e, f, g, h]: [u64; 8]) -> [u64; 2] {
    const TWO: u64 = 0x0303_0303_0303_0303;
    const LOW: u64 = 0x5555_5555_5555_5555;
    let even = a & TWO | (c & TWO) << 2 | (e & TWO) << 4 | (g & TWO) << 6;
    let odd = b & TWO | (d & TWO) << 2 | (f & TWO) << 4 | (h & TWO) << 6;
    [even & LOW | (odd & LOW) << 1, even >> 1 & LOW | odd & !LOW]
}

/// All bits of each byte of eight words: for each byte an 8 by 8 matrix, turned over.
///
/// After Henry S. Warren, *Hacker's Delight*, section 7-3.
fn eight(rows: [u64; 8]) -> [u64; 8] {
    const FOUR: u64 = 0x0f0f_0f0f_0f0f_0f0f;
    const TWO: u64 = 0x3333_3333_3333_3333;
    const ONE: u64 = 0x5555_5555_5555_5555;
    turn(rows, [(FOUR, 4), (TWO, 2), (ONE, 1)])
}

/// Swaps the upper half of the first four words with the lower of the last four, then the like within each four, each two.
fn turn([a, b, c, d, e, f, g, h]: [u64; 8], [four, two, one]: [(u64, u32); 3]) -> [u64; 8] {
    let swap = |a: u64, b: u64, (mask, by): (u64, u32)| {
        let moved = (a >> by ^ b) & mask;
        (a ^ moved << by, b ^ moved)
    };
    let ((a, e), (b, f), (c, g), (d, h)) = (swap(a, e, four), swap(b, f, four), swap(c, g, four), swap(d, h, four));
    let ((a, c), (b, d), (e, g), (f, h)) = (swap(a, c, two), swap(b, d, two), swap(e, g, two), swap(f, h, two));
    let ((a, b), (c, d), (e, f), (g, h)) = (swap(a, b, one), swap(c, d, one), swap(e, f, one), swap(g, h, one));
    [a, b, c, d, e, f, g, h]
}

/// The words of a plane with bit `i` of word `w` for case `64 w + i`.
pub(super) fn in_order(words: &[u64]) -> Vec<u64> {
    const BYTES: [(u64, u32); 3] =
        [(0x0000_0000_ffff_ffff, 32), (0x0000_ffff_0000_ffff, 16), (0x00ff_00ff_00ff_00ff, 8)];
    let mut all = Vec::with_capacity(words.len());
    for words in words.as_chunks::<WORDS>().0 {
        // Bits and bytes of a word, then bytes and words, change places.
        let turned = words.map(transpose);
        let mut ordered = [0; WORDS];
        for (g, eight) in turned.as_chunks::<8>().0.iter().enumerate() {
            let slots = ordered.iter_mut().skip(g).step_by(8);
            slots.zip(turn(*eight, BYTES)).for_each(|(slot, word)| *slot = word);
        }
        all.extend_from_slice(&ordered);
    }
    all
}

/// Bit `8 k + j` for bit `8 j + k`.
fn transpose(word: u64) -> u64 {
    let swap = |word: u64, mask: u64, by: u32| {
        let moved = (word ^ word >> by) & mask;
        word ^ moved ^ moved << by
    };
    let word = swap(word, 0x00aa_00aa_00aa_00aa, 7);
    let word = swap(word, 0x0000_cccc_0000_cccc, 14);
    swap(word, 0x0000_0000_f0f0_f0f0, 28)
}

#[cfg(test)]
mod tests {
    use super::{Planes, WIDTH, Wide, in_order, place};

    #[test]
    fn bytes_become_bits_and_come_back_in_order() {
        let bytes: [u8; WIDTH] = std::array::from_fn(|at| u8::try_from(at * 167 % 251).unwrap());
        let mut planes = Planes::new();
        for bits in 1..=8 {
            let mask = u8::MAX >> (8 - bits);
            planes.read(&bytes, bits);
            for (from, to) in [(0, 0), (0, u32::from(mask) - 1), (u32::from(mask) / 2, u32::from(mask) - 1)] {
                let from = from.min(to);
                let holds = |at: usize| (from..=to).contains(&u32::from(bytes[at] & mask));
                let Wide(words) = planes.within(from, to);
                assert_eq!(Wide(words), Wide::of(holds), "{bits} bits, {from} to {to}");
                let ordered = in_order(&words);
                for at in 0..WIDTH {
                    let (word, bit) = place(at);
                    assert_eq!(words[word] >> bit & 1 == 1, holds(at));
                    assert_eq!(ordered[at / 64] >> (at % 64) & 1 == 1, holds(at));
                }
            }
        }
    }

    #[test]
    fn counting() {
        let words = [2, 3, 5].map(|n| Wide::of(|at| at.is_multiple_of(n)));
        for count in 0..=4 {
            let holds = |at: usize| [2, 3, 5].into_iter().filter(|n| at.is_multiple_of(*n)).count() >= count;
            assert_eq!(Wide::at_least(count, &words), Wide::of(holds));
        }
    }
}
