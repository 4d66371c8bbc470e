//! A segment of a circuit for one case alone: each signal is a bit, so that a gate, however many operands it has, is a
//! comparison of a machine word or two with what they should be.

use super::circuit::{Other, Segment, Side};
use crate::vocabulary::Fact;

/// Signals that are bits of one word, as far as they are of one segment.
#[derive(Clone, Debug, Default)]
pub(crate) struct Block {
    /// The place of the word.
    pub(crate) word: u32,
    pub(crate) inputs: Vec<Inputs>,
    /// Each with its bit.
    pub(crate) others: Vec<(u64, Other)>,
    /// The bit of the first gate; the others follow it.
    pub(crate) first: u64,
    pub(crate) tests: Vec<Test>,
    /// Whether each gate is one test of this very word.
    pub(crate) alone: bool,
}

/// What the inputs of one fact come to, as bits of a word.
#[derive(Clone, Debug)]
pub(crate) struct Inputs {
    pub(crate) fact: usize,
    /// The least value.
    pub(crate) least: i32,
    /// For each value from the least on; empty where there are too many.
    pub(crate) bits: Vec<u64>,
    /// What is compared where there is no list: the bit, and between which values it should lie.
    pub(crate) within: Vec<(u64, i32, i32)>,
}

/// Some operands of a gate that are bits of one word: all should be as wanted.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Test {
    pub(crate) mask: u64,
    pub(crate) want: u64,
    /// The place of the word; of a count its place among the counts.
    pub(crate) word: u32,
    pub(crate) kind: Kind,
}

/// What a test is within its gate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Others of the same gate follow.
    More,
    Last,
    /// The whole gate is a count.
    Count,
}

/// The most values that are listed.
const MOST_VALUES: usize = 256;

/// The blocks of a segment.
pub(super) fn blocks(segment: &Segment, facts: &[Fact]) -> Vec<Block> {
    let mut laying = Laying { blocks: Vec::new(), place: segment.first };
    for of_fact in &segment.facts {
        let Ok(number) = usize::try_from(of_fact.fact) else { continue };
        let least = facts.get(number).map_or(0, |fact| fact.domain().0);
        laying.next(|block, bit| {
            let within = (bit, of_fact.from, of_fact.to);
            match block.inputs.last_mut().filter(|inputs| inputs.fact == number) {
                Some(inputs) => inputs.within.push(within),
                None => block.inputs.push(Inputs { fact: number, least, bits: Vec::new(), within: vec![within] }),
            }
        });
    }
    for other in &segment.others {
        laying.next(|block, bit| block.others.push((bit, other.clone())));
    }
    let mut gate: Vec<Test> = Vec::new();
    for side in &segment.operands {
        operand(*side, &mut gate);
        if side.is_last() {
            laying.next(|block, bit| {
                if block.tests.is_empty() {
                    block.first = bit;
                }
                block.tests.append(&mut gate);
            });
        }
    }
    for block in &mut laying.blocks {
        block.alone = block.tests.iter().all(|test| test.word == block.word && test.kind == Kind::Last);
    }
    for inputs in laying.blocks.iter_mut().flat_map(|block| &mut block.inputs) {
        let (least, greatest) = facts.get(inputs.fact).map_or((0, 0), Fact::domain);
        if usize::try_from(i64::from(greatest) - i64::from(least)).is_ok_and(|span| span < MOST_VALUES) {
            inputs.bits = (least..=greatest).map(|value| inputs.compare(value)).collect();
        }
    }
    laying.blocks
}

impl Inputs {
    /// The bits of a value, by comparing.
    pub(crate) fn compare(&self, value: i32) -> u64 {
        let holds = self.within.iter().filter(|(_, from, to)| *from <= value && value <= *to);
        holds.fold(0, |bits, (bit, ..)| bits | bit)
    }
}

struct Laying {
    blocks: Vec<Block>,
    place: usize,
}

impl Laying {
    /// Gives the block and the bit of the next place.
    fn next(&mut self, take: impl FnOnce(&mut Block, u64)) {
        let (word, bit) = (small(self.place / 64), 1 << (self.place % 64));
        self.place += 1;
        match self.blocks.last_mut().filter(|block| block.word == word) {
            Some(block) => take(block, bit),
            None => {
                let mut block = Block { word, ..Block::default() };
                take(&mut block, bit);
                self.blocks.push(block);
            }
        }
    }
}

/// Adds an operand to the tests of its gate.
fn operand(side: Side, gate: &mut Vec<Test>) {
    if let Some(count) = side.count() {
        gate.push(Test { mask: 0, want: 0, word: small(count), kind: Kind::Count });
        return;
    }
    let (word, bit) = (small(side.place() / 64), 1_u64 << (side.place() % 64));
    let want = if side.negated() { 0 } else { bit };
    match gate.iter_mut().find(|test| test.word == word) {
        // One wanted both ways never is.
        Some(test) if test.mask & bit != 0 && test.want & bit != want => {
            gate.push(Test { mask: 0, want: 1, word, kind: Kind::More });
        }
        Some(test) => (test.mask, test.want) = (test.mask | bit, test.want | want),
        None => gate.push(Test { mask: bit, want, word, kind: Kind::More }),
    }
    if side.is_last() {
        gate.iter_mut().last().into_iter().for_each(|test| test.kind = Kind::Last);
    }
}

fn small(number: usize) -> u32 {
    // A rule set of a few megabytes has far fewer.
    u32::try_from(number).unwrap_or(u32::MAX)
}
