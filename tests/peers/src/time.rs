//! Timing: in each round every engine has its turn, in a new order, so that a slow spell of the machine falls on all alike. A
//! ratio is the median of the ratios within rounds. (Criterion times one thing after the other.)

use crate::columns::Columns;
use crate::engines::Peer;
use crate::pool::{Dice, POOL};
use std::hint::black_box;
use std::time::{Duration, Instant};

/// What is timed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// From the engine's own input to its own result.
    Prepared,
    /// From JSON text to JSON text.
    Json,
    /// Loading the rules.
    Load,
}

/// Nanoseconds of one peer in one mode, one a round.
pub struct Row {
    pub peer: usize,
    pub mode: Mode,
    pub times: Vec<f64>,
}

/// Nanoseconds a case, one a round.
#[derive(Default)]
pub struct OfColumns {
    pub batch: Vec<f64>,
    pub scalar: Vec<f64>,
    pub reading: Vec<f64>,
}

pub struct Times {
    pub rows: Vec<Row>,
    pub columns: OfColumns,
    pub rounds: usize,
}

pub fn median(mut numbers: Vec<f64>) -> f64 {
    numbers.sort_by(f64::total_cmp);
    numbers.get(numbers.len() / 2).copied().unwrap_or(f64::NAN)
}

/// The median of the ratios within rounds.
pub fn ratio(a: &[f64], b: &[f64]) -> f64 {
    median(a.iter().zip(b).map(|(a, b)| a / b).collect())
}

fn run(peer: &mut dyn Peer, mode: Mode, order: &[usize]) -> Duration {
    let start = Instant::now();
    for &i in order {
        match mode {
            Mode::Prepared => {
                black_box(peer.prepared(i));
            }
            Mode::Json => drop(black_box(peer.json(i))),
            Mode::Load => drop(black_box(peer.load())),
        }
    }
    start.elapsed()
}

const SLICE: Duration = Duration::from_millis(12);

pub fn times(peers: &mut [Box<dyn Peer>], columns: &mut Columns, rounds: usize) -> Times {
    let mut dice = Dice(1);
    let (mut rows, mut counts) = (Vec::new(), Vec::new());
    for (number, peer) in peers.iter_mut().enumerate() {
        for mode in [Mode::Prepared, Mode::Json, Mode::Load] {
            if mode == Mode::Prepared && !peer.prepared(0) || mode == Mode::Load && peer.load().is_none() {
                continue;
            }
            let warm: Vec<usize> = (0..if mode == Mode::Load { 3 } else { POOL }).collect();
            let each = run(peer.as_mut(), mode, &warm).as_secs_f64() / warm.len() as f64;
            counts.push(((SLICE.as_secs_f64() / each) as usize).clamp(2, 2_000_000));
            rows.push(Row { peer: number, mode, times: Vec::new() });
        }
    }
    let mut of_columns = OfColumns::default();
    for round in 0..rounds {
        let mut turns: Vec<usize> = (0..rows.len()).collect();
        for i in (1..turns.len()).rev() {
            turns.swap(i, dice.below(i + 1));
        }
        for turn in turns {
            let count = counts[turn];
            let order: Vec<usize> = (0..count).map(|_| dice.below(POOL)).collect();
            let Row { peer, mode, times } = &mut rows[turn];
            let taken = run(peers[*peer].as_mut(), *mode, &order);
            times.push(taken.as_secs_f64() * 1e9 / count as f64);
        }
        of_columns.batch.push(columns.batch());
        of_columns.scalar.push(columns.scalar());
        of_columns.reading.push(columns.reading());
        eprint!("\rround {} of {rounds} ", round + 1);
    }
    eprintln!();
    Times { rows, columns: of_columns, rounds }
}
