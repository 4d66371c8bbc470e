//! Synlig: the same decision as a rule set.

use super::{Peer, Pool};
use crate::facts::{self, ACTIONS, Actions, Cell, Outcome, Tier};
use serde::{Deserialize, Serialize};
use std::any::Any;
use std::collections::BTreeMap;
use std::hint::black_box;
use std::rc::Rc;
use synlig::{Engine, FactNumber, LadderNumber, Outcomes, Place, Status, TypedCase};

pub const RULES: &str = include_str!("../../models/child.synlig.json");

pub fn engine() -> Engine {
    Engine::from_json([RULES]).expect("the rule set is right")
}

/// The engine, and the numbers of what the benchmark reads.
struct Synlig {
    engine: Engine,
    /// For each action by its number the bit that it has in the mask of the hand-written function.
    bits: [u16; ACTIONS.len()],
    pool: Pool,
    cases: Vec<TypedCase>,
    outcomes: Outcomes,
}

/// The facts of a case by number, for a host that tells a typed case anew each time.
pub fn tell(engine: &Engine, case: &str, typed: &mut TypedCase) {
    typed.clear();
    let case: serde_json::Value = serde_json::from_str(case).unwrap();
    for (id, value) in case["facts"].as_object().unwrap() {
        let fact = engine.numbers().fact(id).unwrap();
        typed.answer(fact, value_of(engine, fact, value)).unwrap();
    }
}

fn value_of(engine: &Engine, fact: FactNumber, value: &serde_json::Value) -> Option<i32> {
    match value {
        serde_json::Value::Bool(flag) => Some(i32::from(*flag)),
        serde_json::Value::Number(number) => number.as_i64().and_then(|number| number.try_into().ok()),
        serde_json::Value::String(id) => engine.numbers().value(fact, id),
        _ => None,
    }
}

impl Synlig {
    /// Works out a case and reads all that the hand-written function gives.
    fn outcome(&mut self, i: usize) -> Outcome {
        self.engine.work_out(&mut self.cases[i], &mut self.outcomes).unwrap();
        let outcomes = &self.outcomes;
        let cell = match outcomes.cell().unwrap() {
            synlig::Cell::A => Cell::A,
            synlig::Cell::B => Cell::B,
            synlig::Cell::C => Cell::C,
            synlig::Cell::D => Cell::D,
        };
        let tier = match outcomes.tier().value {
            synlig::Tier::Universal => Tier::Universal,
            synlig::Tier::Selective => Tier::Selective,
            synlig::Tier::Indicated => Tier::Indicated,
        };
        let level = match outcomes.ladder(LadderNumber::new(0)).unwrap().recommended {
            Place::Level(level) => level as u8,
            other => panic!("no level is {other:?}"),
        };
        let statuses = outcomes.statuses().zip(&self.bits);
        let actions =
            statuses.fold(0, |bits, (status, bit)| bits | if status == Some(Status::Open) { *bit } else { 0 });
        Outcome { cell, tier, level, emergency: outcomes.urgent(), actions: Actions(actions) }
    }
}

impl Peer for Synlig {
    fn name(&self) -> &str {
        "Synlig, outcomes"
    }

    fn prepared(&mut self, i: usize) -> bool {
        black_box(self.outcome(i));
        true
    }

    fn json(&mut self, i: usize) -> String {
        self.engine.work_out_json(&self.pool[i].case, &mut self.outcomes).unwrap();
        self.outcomes.to_json()
    }

    fn json_answer(&mut self, i: usize) -> Option<String> {
        let said: serde_json::Value = serde_json::from_str(&self.json(i)).unwrap();
        let actions: Vec<_> =
            said["actions"].as_object().unwrap().keys().map(|id| id.trim_start_matches("do.")).collect();
        let level: u8 = said["ladders"]["child.level"]["recommended"].as_str().unwrap().parse().unwrap();
        let (cell, tier, emergency) = (&said["cell"], &said["tier"]["value"], &said["urgent"]);
        let answer = serde_json::json!({
            "cell": cell, "tier": tier, "level": level, "emergency": emergency, "actions": actions,
        });
        Some(answer.to_string())
    }

    fn limit(&self) -> &str {
        LIMIT
    }

    fn prepared_json(&mut self, i: usize) -> String {
        serde_json::to_string(&self.outcome(i)).unwrap()
    }

    fn load(&self) -> Option<Box<dyn Any>> {
        Some(Box::new(engine()))
    }
}

/// A case as a structure of Rust.
#[derive(Deserialize)]
#[allow(dead_code)]
struct Case<'a> {
    as_of: &'a str,
    facts: Facts,
}

#[derive(Deserialize)]
#[allow(dead_code)]
struct Facts {
    #[serde(rename = "child.age_months")]
    age_months: Option<i64>,
    #[serde(rename = "child.maladjustment")]
    maladjustment: Option<bool>,
    #[serde(rename = "child.vague_signs")]
    vague_signs: Option<bool>,
    #[serde(rename = "child.over_adapted")]
    over_adapted: Option<bool>,
    #[serde(rename = "parent.mental_illness")]
    mental_illness: Option<facts::Status>,
    #[serde(rename = "parent.substance_misuse")]
    substance_misuse: Option<facts::Status>,
    #[serde(rename = "parent.violence")]
    violence: Option<facts::Status>,
    #[serde(rename = "worry.staff")]
    staff: Option<bool>,
    #[serde(rename = "worry.parent")]
    parent: Option<bool>,
    #[serde(rename = "case.acute_danger")]
    acute_danger: Option<bool>,
    #[serde(rename = "case.services_involved")]
    services_involved: Option<i64>,
    #[serde(rename = "case.weeks_since_concern")]
    weeks_since_concern: Option<i64>,
    #[serde(rename = "case.goal_reached")]
    goal_reached: Option<bool>,
    #[serde(rename = "case.consent")]
    consent: Option<bool>,
}

/// Outcomes as structures of Rust, made beforehand.
#[derive(Deserialize, Serialize)]
struct Printed {
    actions: BTreeMap<String, String>,
    as_of: String,
    cell: String,
    checklists: BTreeMap<String, Vec<String>>,
    due: BTreeMap<String, String>,
    ladders: BTreeMap<String, Ladder>,
    possible: Vec<String>,
    sharing: Vec<String>,
    tier: BTreeMap<String, String>,
    urgent: bool,
}

#[derive(Deserialize, Serialize)]
struct Ladder {
    change: String,
    current: Option<String>,
    possible: Option<String>,
    recommended: Option<String>,
}

/// Parsing a case and printing its outcomes, the same bytes, with no decision between.
struct Limit {
    pool: Pool,
    printed: Vec<Printed>,
}

pub const LIMIT: &str = "serde alone: parse and print Synlig's bytes";

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
        black_box(serde_json::from_str::<Case<'_>>(&self.pool[i].case).unwrap());
        serde_json::to_string(&self.printed[i]).unwrap()
    }

    fn prepared_json(&mut self, i: usize) -> String {
        self.json(i)
    }

    fn load(&self) -> Option<Box<dyn Any>> {
        None
    }

    fn limit(&self) -> &str {
        LIMIT
    }
}

pub fn peers(pool: &Pool) -> Vec<Box<dyn Peer>> {
    let engine = engine();
    let day = synlig::Date::parse(crate::pool::DAY).unwrap();
    let cases = pool.iter().map(|input| {
        let mut typed = engine.typed_case(day);
        tell(&engine, &input.case, &mut typed);
        typed
    });
    let cases = cases.collect();
    let outcomes = engine.outcomes();
    let mut bits = [0; ACTIONS.len()];
    for (place, id) in ACTIONS.iter().enumerate() {
        let number = engine.numbers().action(&format!("do.{id}")).unwrap();
        bits[number.get() as usize] = 1 << place;
    }
    let mut synlig = Synlig { engine, bits, pool: Rc::clone(pool), cases, outcomes };
    let printed = (0..pool.len()).map(|i| synlig.json(i));
    let printed: Vec<Printed> = printed.map(|text| serde_json::from_str(&text).unwrap()).collect();
    let limit = Limit { pool: Rc::clone(pool), printed };
    assert!((0..pool.len()).all(|i| serde_json::to_string(&limit.printed[i]).unwrap() == synlig.json(i)));
    vec![Box::new(synlig), Box::new(limit)]
}
