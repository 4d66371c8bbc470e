//! The table that is written.

use crate::engines::Peer;
use crate::time::{Mode, Row, Times, median, ratio};
use std::fmt::Write;

fn time(ns: f64) -> String {
    match ns {
        ns if ns < 100.0 => format!("{ns:.1} ns"),
        ns if ns < 10_000.0 => format!("{ns:.0} ns"),
        ns if ns < 1e6 => format!("{:.1} µs", ns / 1e3),
        ns => format!("{:.2} ms", ns / 1e6),
    }
}

pub fn table(peers: &[Box<dyn Peer>], times: &Times) -> String {
    let find = |peer: usize, mode| times.rows.iter().find(|row| row.peer == peer && row.mode == mode);
    let native = find(0, Mode::Prepared);
    let show = |row: Option<&Row>| row.map_or("–".to_owned(), |row| time(median(row.times.clone())));
    let times_of = |row: Option<&Row>, base: Option<&Row>| match (row, base) {
        (Some(row), Some(base)) => format!("{:.2}", ratio(&row.times, &base.times)),
        _ => "–".to_owned(),
    };
    let mut out = String::new();
    let heads = "| | own types | × hand-written | JSON text to text | × serde, same bytes | load rules |";
    let _ = writeln!(out, "{heads}\n|---|--:|--:|--:|--:|--:|");
    for (number, peer) in peers.iter().enumerate() {
        let prepared = find(number, Mode::Prepared);
        let json = find(number, Mode::Json);
        let limit = peers.iter().position(|other| other.name() == peer.limit());
        let limit = limit.and_then(|limit| find(limit, Mode::Json));
        let _ = writeln!(
            out,
            "| {} | {} | {} | {} | {} | {} |",
            peer.name(),
            show(prepared),
            times_of(prepared, native),
            show(json),
            times_of(json, limit),
            show(find(number, Mode::Load)),
        );
    }
    let columns = &times.columns;
    let _ = writeln!(out, "\n| many cases in columns | a case | × reading the columns |\n|---|--:|--:|");
    for (name, numbers) in [
        ("Synlig, batch", &columns.batch),
        ("hand-written Rust in a loop", &columns.scalar),
        ("adding up the columns", &columns.reading),
    ] {
        let (ns, times) = (median(numbers.clone()), ratio(numbers, &columns.reading));
        let _ = writeln!(out, "| {name} | {ns:.2} ns | {times:.2} |");
    }
    let _ = writeln!(
        out,
        "\nMedians of {} rounds; the batch is {:.1} times as fast as the hand-written loop.",
        times.rounds,
        ratio(&columns.scalar, &columns.batch)
    );
    out
}
