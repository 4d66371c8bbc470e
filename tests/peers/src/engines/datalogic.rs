//! datalogic-rs (JSONLogic): one template with every derived value expanded in place, since JSONLogic has no names.

use super::{Peer, Pool};
use datalogic_rs::{Engine, Logic, ParsedData, Session};
use std::any::Any;
use std::hint::black_box;
use std::rc::Rc;
use std::sync::Arc;

const RULES: &str = include_str!("../../models/child.jsonlogic.json");

struct Datalogic {
    logic: Logic,
    session: Session<'static, Arc<Engine>>,
    pool: Pool,
    inputs: Vec<ParsedData>,
}

fn load() -> (Arc<Engine>, Logic) {
    let engine = Arc::new(Engine::new());
    let logic = engine.compile_template(RULES).unwrap();
    (engine, logic)
}

impl Peer for Datalogic {
    fn name(&self) -> &str {
        "datalogic-rs 5.9.0"
    }

    fn prepared(&mut self, i: usize) -> bool {
        black_box(self.session.eval_borrowed(&self.logic, &self.inputs[i]).unwrap());
        self.session.reset();
        true
    }

    fn json(&mut self, i: usize) -> String {
        let out = self.session.eval_str(&self.logic, self.pool[i].peers.as_str()).unwrap();
        self.session.reset();
        out
    }

    fn prepared_json(&mut self, i: usize) -> String {
        let out = self.session.eval_str(&self.logic, &self.inputs[i]).unwrap();
        self.session.reset();
        out
    }

    fn load(&self) -> Option<Box<dyn Any>> {
        Some(Box::new(load()))
    }
}

pub fn peers(pool: &Pool) -> Vec<Box<dyn Peer>> {
    let (engine, logic) = load();
    let inputs = pool.iter().map(|input| ParsedData::from_json(&input.peers).unwrap()).collect();
    vec![Box::new(Datalogic { logic, session: Session::new(engine), pool: Rc::clone(pool), inputs })]
}
