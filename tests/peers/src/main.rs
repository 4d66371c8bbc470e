//! Synlig beside other rules engines on one small decision: all agree on 1,000 random inputs first, then they are timed in turn,
//! and a table is written. `tests/peers/run`

mod columns;
mod engines;
mod facts;
mod pool;
mod table;
mod time;

use engines::Peer;
use facts::decide;
use pool::Input;
use serde_json::Value;
use std::rc::Rc;

/// An answer with its actions in order, since most engines give them in an order of their own.
fn in_order(text: &str) -> Value {
    let mut answer: Value = serde_json::from_str(text).unwrap_or_else(|error| panic!("{error}: {text}"));
    if let Some(actions) = answer["actions"].as_array_mut() {
        actions.sort_by_key(Value::to_string);
    }
    if let Some(level) = answer["level"].as_f64() {
        answer["level"] = (level as i64).into();
    }
    answer
}

/// How many answers differ from those of the hand-written function.
fn differing(peer: &mut dyn Peer, pool: &[Input]) -> usize {
    let mut differing = 0;
    for (i, input) in pool.iter().enumerate() {
        let expected = in_order(&serde_json::to_string(&decide(&input.facts)).unwrap());
        let mut answers = vec![peer.prepared_json(i)];
        answers.extend(peer.json_answer(i));
        if let Some(other) = answers.iter().find(|answer| in_order(answer) != expected) {
            if differing == 0 {
                eprintln!("{}: {}\n  {other}\n  {expected}", peer.name(), input.peers);
            }
            differing += 1;
        }
    }
    differing
}

fn main() {
    let rounds = std::env::args().nth(1).map_or(31, |rounds| rounds.parse().expect("a number of rounds"));
    let pool = Rc::new(pool::pool());
    let mut peers = engines::all(&pool);
    let mut columns = columns::Columns::new(&pool);
    let wrong: usize = peers.iter_mut().filter(|peer| peer.decides()).map(|peer| differing(peer.as_mut(), &pool)).sum();
    if wrong > 0 {
        eprintln!("{wrong} answers differ from those of the hand-written function");
        std::process::exit(1);
    }
    println!("all agree on {} inputs", pool.len());
    let times = time::times(&mut peers, &mut columns, rounds);
    print!("{}", table::table(&peers, &times));
}
