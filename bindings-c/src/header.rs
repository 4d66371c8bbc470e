//! The header is made of the source by cbindgen, and kept; this test compares what is kept with what would be made.
//!
//! `SYNLIG_BLESS=1 cargo test -p synlig-c header` writes it anew.

use crate::status::Own;
use cbindgen::{Builder, Config, EnumConfig, ExportConfig, Language, RenameRule, Style};
use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use synlig::Code;

/// The files in the order in which a reader meets their functions.
const FILES: &[&str] = &[
    "abi", "buffer", "words", "version", "status", "error", "rules", "engine", "case", "typed", "numbers", "members",
    "outcomes", "decision", "actions", "lists", "notes", "explain", "texts",
];

#[test]
fn the_header_is_what_the_source_says() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let made = header(root);
    let path = root.join("include/synlig.h");
    if std::env::var_os("SYNLIG_BLESS").is_some() {
        fs::write(&path, made).unwrap();
        panic!("blessed; now run without SYNLIG_BLESS, and read what changed");
    }
    let kept = fs::read_to_string(&path).unwrap_or_default();
    let differs = kept.lines().zip(made.lines()).position(|(kept, made)| kept != made);
    assert!(kept == made, "include/synlig.h is not what the source says, from line {differs:?}; see src/header.rs");
}

#[test]
fn every_file_with_exports_is_read() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    for entry in fs::read_dir(root).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        let exports = fs::read_to_string(&path).unwrap().contains("\n#[unsafe(no_mangle)]\npub");
        assert!(!exports || FILES.contains(&name.as_str()), "{name}.rs exports functions and is not in the header");
    }
}

#[test]
fn own_statuses_are_not_the_core_s() {
    let mut numbers: Vec<_> =
        Own::ALL.iter().map(|own| own.number()).chain(Code::ALL.iter().map(|c| c.number())).collect();
    let all = numbers.len();
    numbers.sort_unstable();
    numbers.dedup();
    assert_eq!(numbers.len(), all);
    assert!(Own::ALL.iter().all(|own| (1..1000).contains(&own.number()) && own.as_str().starts_with("abi.")));
}

fn header(root: &Path) -> String {
    let readme = fs::read_to_string(root.join("README.md")).unwrap();
    let config = Config {
        language: Language::C,
        cpp_compat: true,
        include_guard: Some("SYNLIG_H".to_owned()),
        no_includes: true,
        sys_includes: vec!["stddef.h".to_owned(), "stdint.h".to_owned()],
        usize_is_size_t: true,
        style: Style::Type,
        line_length: 110,
        tab_width: 4,
        header: Some(contract(&readme)),
        after_includes: Some(statuses()),
        enumeration: EnumConfig { rename_variants: RenameRule::QualifiedScreamingSnakeCase, ..EnumConfig::default() },
        export: ExportConfig {
            // Words that come in are integers in the functions, so that nothing else mentions them.
            include: ["synlig_language", "synlig_text_kind", "synlig_limit"].map(str::to_owned).to_vec(),
            exclude: ["synlig_status", "synlig_test_panic"].map(str::to_owned).to_vec(),
            ..ExportConfig::default()
        },
        ..Config::default()
    };
    let builder = FILES.iter().fold(Builder::new().with_config(config), |builder, file| {
        builder.with_src(root.join("src").join(format!("{file}.rs")))
    });
    let mut bytes = Vec::new();
    builder.generate().unwrap().write(&mut bytes);
    String::from_utf8(bytes).unwrap()
}

/// The contract of the README as a comment.
fn contract(readme: &str) -> String {
    let (_, contract) = readme.split_once("## Contract\n").unwrap();
    let contract = contract.split("\n## ").next().unwrap().replace("**", "").replace('`', "");
    let mut text = String::from(
        "/*\n * synlig.h: the C library of Synlig.\n *\n * This file is made of the source; changes go there. What holds for \
         all functions:\n *\n",
    );
    for point in contract.lines().filter(|line| !line.is_empty()) {
        let mut line = String::new();
        for word in point.split(' ') {
            if line.len() + word.len() > 100 {
                writeln!(text, " *{line}").unwrap();
                line = "   ".to_owned();
            }
            line.push(' ');
            line.push_str(word);
        }
        writeln!(text, " *{line}").unwrap();
    }
    text.push_str(" */");
    text
}

/// The statuses, made of the two tables.
fn statuses() -> String {
    let mut text = String::from(
        "\n/** What a call came to: `SYNLIG_OK`, or the code of what is wrong. */\ntypedef int32_t synlig_status;\n\nenum {\n    \
         /** the call succeeded */\n    SYNLIG_OK = 0,\n",
    );
    let own = Own::ALL.iter().map(|own| (own.as_str(), own.number(), own.meaning()));
    let core = Code::ALL.iter().map(|code| (code.as_str(), code.number(), code.meaning()));
    for (name, number, meaning) in own.chain(core) {
        let name = name.replace('.', "_").to_ascii_uppercase();
        writeln!(text, "    /** {meaning} */\n    SYNLIG_{name} = {number},").unwrap();
    }
    text.truncate(text.len() - 2);
    text.push_str("\n};");
    text
}
