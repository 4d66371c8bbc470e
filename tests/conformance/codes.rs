//! Every code of the one table is produced by some case, and no case expects a code that is not in the table.

use crate::folder;
use std::collections::{BTreeMap, BTreeSet};
use synlig::Code;

/// Nothing outside expressions names a fact, so that this code of the published list is raised nowhere.
const NEVER: &str = "rules.unknown_fact";

/// Only a case told by number can be of another engine; the laws of typed cases raise it.
const BY_NUMBER: &str = "case.other_engine";

#[test]
fn every_code_is_produced_by_a_case() {
    let produced: BTreeSet<String> = folder::all().iter().flat_map(folder::Folder::codes).collect();
    let known: BTreeSet<String> = Code::ALL.iter().map(|code| code.as_str().to_owned()).collect();
    let missing: Vec<_> =
        known.difference(&produced).filter(|code| ![NEVER, BY_NUMBER].contains(&code.as_str())).collect();
    assert!(missing.is_empty(), "no case produces: {missing:?}");
    for exempt in [NEVER, BY_NUMBER] {
        assert!(known.contains(exempt) && !produced.contains(exempt), "`{exempt}` is an exemption no longer");
    }
    let strange: Vec<_> = produced.difference(&known).collect();
    assert!(strange.is_empty(), "cases expect codes that are not in the table: {strange:?}");
}

#[test]
fn warnings_stand_in_decisions_and_all_else_in_errors() {
    for folder in folder::all() {
        let decided = matches!(folder.expected, Some(folder::Expected::Decision(_)));
        for code in folder.codes() {
            let number = Code::ALL.iter().find(|known| known.as_str() == code).unwrap().number();
            assert_eq!(decided, (6000..7000).contains(&number), "{}: {code}", folder.name);
        }
    }
}

#[test]
fn numbers_and_words_are_unlike_and_say_the_phase() {
    let mut numbers = BTreeMap::new();
    for code in Code::ALL {
        let text = code.as_str();
        if let Some(other) = numbers.insert(code.number(), text) {
            panic!("{other} and {text} have one number");
        }
        let phases: &[&str] = match code.number() / 1000 {
            1 => &["rules"],
            2 => &["expr"],
            3 => &["overlay"],
            4 => &["compose"],
            5 => &["case"],
            // Warnings say what they are about.
            6 => &["case", "rules"],
            _ => panic!("{text} has a number of no phase"),
        };
        let (phase, name) = text.split_once('.').unwrap();
        assert!(phases.contains(&phase), "{text} has the number of another phase");
        assert!(name.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_'), "{text}");
        let meaning = code.meaning();
        assert!(!meaning.is_empty() && !meaning.ends_with('.'), "{text}: {meaning}");
    }
    let words: BTreeSet<_> = Code::ALL.iter().map(|code| code.as_str()).collect();
    assert_eq!(words.len(), Code::ALL.len());
}
