//! What fuzzing once found, replayed without a fuzzer: each file of `tests/fuzz/regressions`, by target.
//!
//! The targets check the same; here on a small stack, and soon.

use crate::hostile::on_a_small_stack;
use std::fs;
use std::path::Path;
use synlig::expr::parse;
use synlig::{Case, Engine, Language, RuleSet};

#[test]
fn what_fuzzing_found_is_mended() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/regressions");
    let mut targets = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let entry = entry.unwrap().path();
        if !entry.is_dir() {
            continue;
        }
        let target = entry.file_name().unwrap().to_string_lossy().into_owned();
        if target == BY_THE_FUZZER {
            continue;
        }
        for file in fs::read_dir(&entry).unwrap() {
            let file = file.unwrap().path();
            let (bytes, target) = (fs::read(&file).unwrap(), target.clone());
            // The name of the file is what one wants to know of a failure.
            eprintln!("{}", file.display());
            on_a_small_stack(move || replay(&target, &bytes));
        }
        targets.push(target);
    }
    assert!(targets.iter().all(|target| TARGETS.contains(&target.as_str())), "a folder of no target: {targets:?}");
}

/// Nothing of Rust links the C library but its fuzz target, so that `fuzz/run` replays these, before it looks for others.
const BY_THE_FUZZER: &str = "c_api";

const TARGETS: [&str; 3] = ["rules", "expression", "case"];

fn replay(target: &str, bytes: &[u8]) {
    match target {
        "rules" => rules(bytes),
        "expression" => expression(bytes),
        _ => case(bytes),
    }
}

/// As `fuzz/targets/rules.rs`.
fn rules(bytes: &[u8]) {
    let Ok(engine) = RuleSet::from_slice(bytes).and_then(|rules| Engine::new([rules])) else { return };
    let Ok(decision) = engine.decide(&Case::from_json(r#"{"as_of":"2024-03-01"}"#).unwrap()) else { return };
    engine.explain(&decision, Language::Nb).to_string();
}

/// As `fuzz/targets/expression.rs`.
fn expression(bytes: &[u8]) {
    let Some(Ok(expression)) = std::str::from_utf8(bytes).ok().map(parse) else { return };
    let printed = expression.to_string();
    assert_eq!(parse(&printed).expect("what is printed can be read").to_string(), printed);
}

/// As `fuzz/targets/case.rs`.
fn case(bytes: &[u8]) {
    let texts = synlig_rules::DEFAULT.iter().filter_map(|id| synlig_rules::get(id)).map(|shipped| shipped.json);
    let engine = Engine::from_json(texts).unwrap();
    let Ok(case) = Case::from_slice(bytes) else { return };
    let decide = || engine.decide(&case).map(|decision| decision.to_json());
    assert_eq!(decide(), decide());
}
