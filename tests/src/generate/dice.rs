//! Choices out of a seed.

/// A stream of choices: splitmix64 by Sebastiano Vigna, which needs no more than one number of state.
#[derive(Clone, Debug)]
pub struct Dice(u64);

impl Dice {
    /// The stream of a seed.
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number from 0 up to, and not, a bound that is not 0.
    pub fn below(&mut self, bound: usize) -> usize {
        (self.next() % bound as u64) as usize
    }

    /// A number from one end to the other, both included.
    pub fn between(&mut self, from: i64, to: i64) -> i64 {
        from + self.below((to - from + 1) as usize) as i64
    }

    /// Whether something of so many in a hundred comes to pass.
    pub fn chance(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }

    /// One of several.
    pub fn pick<'t, T>(&mut self, several: &'t [T]) -> &'t T {
        &several[self.below(several.len())]
    }

    /// Some of several, at least so many, in their order.
    pub fn some<T: Clone>(&mut self, several: &[T], least: usize) -> Vec<T> {
        let wanted = least.max(self.below(several.len() + 1)).min(several.len());
        let mut left = several.len();
        let mut needed = wanted;
        let mut some = Vec::new();
        for one in several {
            if self.below(left) < needed {
                some.push(one.clone());
                needed -= 1;
            }
            left -= 1;
        }
        some
    }
}
