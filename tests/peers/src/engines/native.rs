//! The limits: the hand-written function, and what parsing and printing alone cost.

use super::{Engine, Peer, Pool, Simple};
use crate::facts::{Facts, Outcome, decide};
use std::any::Any;
use std::hint::black_box;
use std::rc::Rc;

struct Native;

impl Engine for Native {
    const NAME: &'static str = "hand-written Rust";
    type In = Facts;
    type Out = Outcome;

    fn load() -> Self {
        Self
    }

    fn read(&self, text: &str) -> Facts {
        serde_json::from_str(text).unwrap()
    }

    fn eval(&mut self, input: &Facts) -> Outcome {
        decide(input)
    }

    fn print(&self, out: Outcome) -> String {
        serde_json::to_string(&out).unwrap()
    }
}

/// Parsing the input and printing the answer, with no decision between.
struct Limit {
    pool: Pool,
    answers: Vec<Outcome>,
}

pub const LIMIT: &str = "serde alone: parse and print";

impl Peer for Limit {
    fn name(&self) -> &str {
        LIMIT
    }

    fn decides(&self) -> bool {
        false
    }

    fn prepared(&mut self, _: usize) -> bool {
        false
    }

    fn json(&mut self, i: usize) -> String {
        black_box(serde_json::from_str::<Facts>(&self.pool[i].peers).unwrap());
        serde_json::to_string(&self.answers[i]).unwrap()
    }

    fn prepared_json(&mut self, i: usize) -> String {
        self.json(i)
    }

    fn load(&self) -> Option<Box<dyn Any>> {
        None
    }
}

pub fn peers(pool: &Pool) -> Vec<Box<dyn Peer>> {
    let answers = pool.iter().map(|input| decide(&input.facts)).collect();
    vec![Simple::<Native>::boxed(pool), Box::new(Limit { pool: Rc::clone(pool), answers })]
}
