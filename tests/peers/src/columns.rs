//! Many cases at once: the batch call of Synlig beside the hand-written function in a loop, and what reading the columns costs.

use crate::engines::synlig::engine;
use crate::facts::{ACTIONS, Facts, Outcome, Status, decide};
use crate::pool::{Dice, Input};
use std::hint::black_box;
use std::time::Instant;
use synlig::{ActionNumber, Batch, Column, Data, Date, LadderNumber};

/// The cases of a run: enough that what is fixed does not count, few enough that the columns stay in the nearest caches.
const ROWS: usize = 16_384;

/// The facts of the pool, drawn at random, in columns and as the structures of the hand-written function.
pub struct Columns {
    batch: Batch,
    actions: [ActionNumber; ACTIONS.len()],
    columns: Vec<Vec<u8>>,
    facts: Vec<Facts>,
    outcomes: Vec<Outcome>,
}

/// The columns, and the code of each in an input.
fn codes(facts: &Facts) -> [(&'static str, Option<u8>); 14] {
    let flag = |flag: Option<bool>| flag.map(u8::from);
    let number = |number: Option<i64>| number.and_then(|number| number.try_into().ok());
    let status = |status: Option<Status>| status.map(|status| status as u8);
    [
        ("child.age_months", number(facts.child.age_months)),
        ("child.maladjustment", flag(facts.child.maladjustment)),
        ("child.vague_signs", flag(facts.child.vague_signs)),
        ("child.over_adapted", flag(facts.child.over_adapted)),
        ("parent.mental_illness", status(facts.parent.mental_illness)),
        ("parent.substance_misuse", status(facts.parent.substance_misuse)),
        ("parent.violence", status(facts.parent.violence)),
        ("worry.staff", flag(facts.worry.staff)),
        ("worry.parent", flag(facts.worry.parent)),
        ("case.acute_danger", flag(facts.acute_danger)),
        ("case.services_involved", number(facts.services_involved)),
        ("case.weeks_since_concern", number(facts.weeks_since_concern)),
        ("case.goal_reached", flag(facts.goal_reached)),
        ("case.consent", flag(facts.consent)),
    ]
}

impl Columns {
    pub fn new(pool: &[Input]) -> Self {
        let engine = engine();
        // In no order that a processor could learn.
        let mut dice = Dice(7);
        let facts: Vec<Facts> = (0..ROWS).map(|_| pool[dice.below(pool.len())].facts.clone()).collect();
        let ids = codes(&facts[0]).map(|(id, _)| id);
        let columns = ids.map(|id| Column::Fact(engine.numbers().fact(id).unwrap()));
        let batch = engine.batch(Date::parse(crate::pool::DAY).unwrap(), &columns).unwrap();
        let column = |at: usize| facts.iter().map(|facts| codes(facts)[at].1.unwrap_or(Data::NONE)).collect();
        let columns = (0..ids.len()).map(column).collect();
        let outcomes = facts.iter().map(decide).collect();
        let actions = ACTIONS.map(|id| engine.numbers().action(&format!("do.{id}")).unwrap());
        let this = Self { batch, actions, columns, facts, outcomes };
        this.check();
        this
    }

    fn data(&self) -> Vec<Data<'_>> {
        self.columns.iter().map(|column| Data::Codes(column)).collect()
    }

    /// Both give the same.
    fn check(&self) {
        let outcomes = self.batch.decide(&self.data()).unwrap();
        for (row, expected) in self.outcomes.iter().enumerate() {
            let actions = self.actions.iter().enumerate().fold(0, |bits, (place, id)| {
                bits | u16::from(outcomes.status(*id, row) == Some(synlig::Status::Open)) << place
            });
            let (level, _) = outcomes.ladder(LadderNumber::new(0), row).unwrap();
            assert_eq!(actions, expected.actions.0);
            assert_eq!(level, synlig::Place::Level(expected.level.into()));
            assert_eq!(outcomes.cell(row).unwrap().as_str(), format!("{:?}", expected.cell));
            assert_eq!(outcomes.tier(row).value as u8, expected.tier as u8);
            assert_eq!(outcomes.urgent(row), expected.emergency);
        }
    }

    /// Nanoseconds a case, with the columns of cells, tiers and levels and the masks of all actions made.
    pub fn batch(&self) -> f64 {
        let data = self.data();
        per_row(|| {
            let outcomes = self.batch.decide(black_box(&data)).unwrap();
            black_box((outcomes.cells(), outcomes.tiers(), outcomes.levels(LadderNumber::new(0))));
            for action in &self.actions {
                black_box(outcomes.in_force(*action));
            }
        })
    }

    /// Nanoseconds a case of the hand-written function, its results kept.
    pub fn scalar(&mut self) -> f64 {
        let Self { facts, outcomes, .. } = self;
        per_row(|| {
            for (facts, outcome) in facts.iter().zip(&mut *outcomes) {
                *outcome = decide(black_box(facts));
            }
            black_box(&outcomes);
        })
    }

    /// Nanoseconds a case for adding up the columns, byte by byte as the compiler does best.
    pub fn reading(&self) -> f64 {
        per_row(|| {
            for column in black_box(&self.columns) {
                black_box(column.iter().fold(0_u8, |sum, code| sum.wrapping_add(*code)));
            }
        })
    }
}

/// The fastest of a few runs, so that what else the machine does counts less.
fn per_row(mut run: impl FnMut()) -> f64 {
    let once = |run: &mut dyn FnMut()| {
        let start = Instant::now();
        run();
        start.elapsed().as_secs_f64() * 1e9 / ROWS as f64
    };
    (0..9).map(|_| once(&mut run)).fold(f64::INFINITY, f64::min)
}
