//! The signals of a circuit for 4,096 cases, worked out one after the other.

use super::wide::Wide;
use crate::compile::circuit::{Circuit, Segment, Side};

/// All signals so far, by their places.
#[derive(Debug, Default)]
pub(super) struct Signals(Vec<Wide>);

impl Signals {
    /// Works out a segment, the only one or the first, from its inputs in their order.
    pub(super) fn run(&mut self, circuit: &Circuit, segment: &Segment, inputs: impl Iterator<Item = Wide>) {
        let Self(signals) = self;
        signals.clear();
        signals.push(Wide::YES);
        signals.extend(inputs);
        let mut all = Wide::YES;
        for side in &segment.operands {
            match signals.get(side.place()) {
                Some(signal) if side.negated() => all.except(signal),
                Some(signal) => all.and(signal),
                None => {
                    if let Some(count) = side.count().and_then(|number| circuit.counts.get(number)) {
                        let operands: Vec<Wide> = count.sides.iter().map(|side| of(signals, *side)).collect();
                        all = Wide::at_least(count.at_least, &operands);
                    }
                }
            }
            if side.is_last() {
                signals.push(all);
                all = Wide::YES;
            }
        }
    }

    pub(super) fn side(&self, side: Side) -> Wide {
        of(&self.0, side)
    }
}

fn of(signals: &[Wide], side: Side) -> Wide {
    let mut signal = signals.get(side.place()).copied().unwrap_or(Wide::NO);
    if side.negated() {
        signal.not();
    }
    signal
}
