//! Runs one operation a number of times, for `tests/bench/instructions` to count what each run costs.

use std::hint::black_box;
use synlig::{Case, Engine, Language};
use synlig_tests::sample;

fn main() {
    let mut arguments = std::env::args().skip(1);
    let operation = arguments.next().unwrap_or_default();
    let times: usize = arguments.next().and_then(|times| times.parse().ok()).unwrap_or(1);
    let engine = sample::engine();
    let case = Case::from_json(sample::CASE).expect("the sample case is right");
    let decision = engine.decide(&case).expect("the sample case can be decided");
    let (mut typed, mut outcomes) = (sample::typed(&engine), engine.outcomes());
    for _ in 0..times {
        match operation.as_str() {
            "load" => drop(black_box(Engine::from_json(sample::rules()))),
            "read" => drop(black_box(Case::from_json(sample::CASE))),
            "outcomes" => engine.work_out(black_box(&mut typed), &mut outcomes).expect("nothing is from the future"),
            "decide" => drop(black_box(engine.decide(&case))),
            "decide-json" => drop(black_box(engine.decide_json(sample::CASE))),
            "questions" => drop(black_box(engine.questions(&case))),
            "explain" => drop(black_box(engine.explain(&decision, Language::Nb))),
            other => panic!("no operation `{other}`"),
        }
    }
}
