//! Conditions: every form of the page, every operator, every place, every fault, and the grammar.

use crate::conditions::{PLACES, codes_at, conditions_of, tokens, with};
use crate::grammar::Grammar;
use crate::keys::column;
use crate::page::{Page, spans};
use crate::rules::{Example, Rules};
use crate::{page, panic_with};
use std::collections::BTreeSet;
use synlig::expr::{RESERVED, parse};
use synlig::{Engine, Truth};

const FINE: &[String] = &[];

/// The conditions that the tables show as right.
fn shown(page: &Page) -> Vec<String> {
    let mut shown = Vec::new();
    for header in ["form", "form in laws"] {
        shown.extend(page.table_of(&[header, "yes where"]).rows.iter().flat_map(|row| spans(&row[0])));
    }
    shown
        .extend(column(page, &["left", "operators", "right", "example"], 3).into_iter().map(|(_, _, example)| example));
    shown.extend(column(page, &["in", "may be used", "example"], 2).into_iter().map(|(_, _, example)| example));
    shown.into_iter().map(str::to_owned).collect()
}

/// All conditions of the page that the engine takes.
fn all(page: &Page) -> Vec<String> {
    let mut all = shown(page);
    Rules::of(page).all.values().for_each(|document| conditions_of(document, &mut all));
    all
}

#[test]
fn every_form_is_taken() {
    let page = page();
    let rules = Rules::of(&page);
    for (header, place, least) in [("form", "actions", 22), ("form in laws", "laws", 3)] {
        let rows = &page.table_of(&[header, "yes where"]).rows;
        let forms: Vec<&str> = rows.iter().flat_map(|row| spans(&row[0])).collect();
        assert!(forms.len() >= least, "{header}: {}", forms.len());
        for form in forms {
            assert_eq!(codes_at(&rules, place, form), FINE, "{form}");
        }
    }
}

#[test]
fn a_form_is_unknown_only_where_the_table_says_so() {
    let page = page();
    let rules = Rules::of(&page);
    let mut never = 0;
    for row in &page.table_of(&["form", "yes where"]).rows {
        for form in spans(&row[0]) {
            let engine = Engine::from_json([with(&rules, "actions", form).to_string().as_str()]).unwrap();
            let tried = engine.conditions().iter().find(|condition| condition.rule() == "example#actions.tried.act");
            assert_eq!(tried.unwrap().can_be(Truth::Unknown), row[3] != "never", "{form}");
            never += usize::from(row[3] == "never");
        }
    }
    assert!(never >= 10, "{never}");
}

#[test]
fn every_operator_fits_where_the_table_says_and_nowhere_else() {
    const OPERATORS: [&str; 7] = ["=", "!=", "<", "<=", ">", ">=", "in"];
    let page = page();
    let rules = Rules::of(&page);
    let table = page.table_of(&["left", "operators", "right", "example"]);
    assert!(table.rows.len() >= 11);
    for row in &table.rows {
        let example = spans(&row[3])[0];
        assert_eq!(codes_at(&rules, "actions", example), FINE, "{example}");
        let mut said = spans(&row[1]);
        if row[1].starts_with("all") {
            said.extend(&OPERATORS[..6]);
        }
        let tokens = tokens(example);
        let operator = tokens.iter().find(|token| OPERATORS.contains(&token.as_str())).unwrap();
        let (left, right) = example.split_once(operator.as_str()).unwrap();
        let right = right.trim().trim_matches(['(', ')']).split(", ").next().unwrap();
        for operator in OPERATORS {
            let other =
                if operator == "in" { format!("{left}in ({right})") } else { format!("{left}{operator} {right}") };
            let fits = codes_at(&rules, "actions", &other).is_empty();
            assert_eq!(fits, said.contains(&operator), "{other}");
        }
    }
}

#[test]
fn each_outcome_is_taken_from_its_place_on_and_not_before() {
    let page = page();
    let rules = Rules::of(&page);
    let rows = column(&page, &["in", "may be used", "example"], 2);
    let named: Vec<&str> = rows.iter().flat_map(|(_, places, _)| places.clone()).collect();
    assert_eq!(named, PLACES);
    let mut before: Vec<&str> = Vec::new();
    for (_, places, example) in rows {
        for place in &before {
            let code = if places == ["laws"] { "expr.law_only" } else { "expr.stage" };
            assert_eq!(codes_at(&rules, place, example), [code], "{example} in {place}");
        }
        let first = PLACES.iter().position(|place| places.contains(place)).unwrap();
        for place in PLACES.iter().skip(first) {
            assert_eq!(codes_at(&rules, place, example), FINE, "{example} in {place}");
        }
        before.extend(places);
    }
}

#[test]
fn every_fault_of_a_condition_is_shown() {
    let page = page();
    let mut rules = Rules::of(&page);
    let rows = column(&page, &["condition", "in", "refused with"], 2);
    let shown: BTreeSet<&str> = rows.iter().map(|(_, _, code)| *code).collect();
    let codes = page.table_of(&["code", "number"]).rows.iter().flat_map(|row| spans(&row[0]));
    for code in codes.filter(|code| code.starts_with("expr.")) {
        // The limits are in a table of their own; without a visibility there is another rule set.
        let elsewhere = ["expr.too_long", "expr.too_deep", "expr.no_visibility"].contains(&code);
        assert!(elsewhere || shown.contains(code), "{code} has no example");
    }
    let table = page.table_of(&["condition", "in", "refused with"]);
    for row in &table.rows {
        let (condition, place, code) = (spans(&row[0])[0], spans(&row[1])[0], spans(&row[2])[0]);
        assert_eq!(codes_at(&rules, place, condition), [code], "{condition}");
    }
    let long = format!("child.withdrawn{}", " or child.withdrawn".repeat(300));
    assert_eq!(codes_at(&rules, "actions", &long), ["expr.too_long"]);
    let deep = format!("{}child.withdrawn{}", "(".repeat(70), ")".repeat(70));
    assert_eq!(codes_at(&rules, "actions", &deep), ["expr.too_deep"]);
    let Example::Document(first) = Example::of(&page.fences[0]) else { panic_with("the page begins with a rule set") };
    rules.first = first;
    for word in ["symptoms", "known", "problem", "sharing", "cell = A"] {
        assert_eq!(codes_at(&rules, "actions", word), ["expr.no_visibility"], "{word}");
    }
}

#[test]
fn conditions_in_the_text_are_conditions() {
    let page = page();
    let rules = Rules::of(&page);
    let mut tried = 0;
    for (line, text) in &page.prose {
        for span in spans(text) {
            // A form whose parts are not names of the page's rule set only shows how it is written.
            let schematic =
                tokens(span).iter().any(|token| ["a", "b", "x", "id", "condition"].contains(&token.as_str()));
            let Ok(read) = parse(span) else { continue };
            let word = matches!(read.kind, synlig::expr::Kind::Name(_) | synlig::expr::Kind::Constant(_));
            if !word && !schematic {
                assert_eq!(codes_at(&rules, "laws", span), FINE, "line {line}: {span}");
                tried += 1;
            }
        }
    }
    assert!(tried >= 8, "only {tried}");
}

#[test]
fn lengths_of_time_in_the_text_are_lengths_of_time() {
    let page = page();
    let rules = Rules::of(&page);
    let cells = page.tables.iter().flat_map(|table| table.rows.iter().flatten());
    let lines = page.prose.iter().map(|(_, line)| line);
    let mut tried = BTreeSet::new();
    for span in lines.chain(cells).flat_map(|text| spans(text)) {
        let mut words = span.split(' ');
        let number = words.next().is_some_and(|word| word.parse::<u32>().is_ok());
        let unit = words.next_back().is_some_and(|unit| unit.chars().all(char::is_alphabetic));
        if number && unit {
            assert_eq!(codes_at(&rules, "actions", &format!("since(concern.raised) >= {span}")), FINE, "{span}");
            tried.insert(span);
        }
    }
    assert!(tried.len() >= 5, "{tried:?}");
}

#[test]
fn every_word_of_the_language_stands_in_a_condition() {
    let all: BTreeSet<String> = all(&page()).iter().flat_map(|condition| tokens(condition)).collect();
    let signs = ["=", "!=", "<", "<=", ">", ">=", "$", "days", "working", "weeks", "months", "years"];
    for word in RESERVED.iter().copied().chain(signs) {
        assert!(all.contains(word), "no condition of the page has `{word}`");
    }
    let page = page();
    let reserved = page.prose.iter().skip_while(|(_, line)| !line.contains("none may be a word of the language"));
    let text = reserved.take(3).map(|(_, line)| line.as_str()).collect::<Vec<_>>().join(" ");
    assert!(text.contains(&format!("`{}`", RESERVED.join(" "))), "{text}");
}

#[test]
fn the_grammar_makes_what_the_engine_reads_and_takes_what_the_page_shows() {
    let page = page();
    let text = page.fences.iter().find_map(|fence| match Example::of(fence) {
        Example::Grammar(text) => Some(text),
        _ => None,
    });
    let grammar = Grammar::read(&text.unwrap());
    let sentences = grammar.sentences("condition", 7);
    assert!(sentences.len() >= 300, "only {} sentences", sentences.len());
    for sentence in &sentences {
        if let Err(fault) = parse(sentence) {
            panic_with(&format!("the engine does not read `{sentence}`: {fault:?}"));
        }
    }
    let all = all(&page);
    assert!(all.len() >= 60, "only {} conditions", all.len());
    for condition in &all {
        assert!(grammar.accepts("condition", condition), "the grammar does not make `{condition}`");
    }
    for faulty in ["a = b = c", "a and", "2 of ()", "a in ()", "a @ b", "(a"] {
        assert!(!grammar.accepts("condition", faulty) && parse(faulty).is_err(), "{faulty}");
    }
}
