//! What people see: `decide`, `explain` and `questions` as text, in four languages.

#![expect(clippy::unwrap_used, reason = "tests stop at the first surprise")]

mod common;

use common::{folder, run, small, synlig, write};
use synlig::{Case, Decision, Engine, Language};
use synlig_workbench::library::Library;
use synlig_workbench::terminal::{View, levels};

fn engine() -> Engine {
    Engine::from_json(synlig_rules::DEFAULT.iter().map(|id| synlig_rules::get(id).unwrap().json)).unwrap()
}

fn decided(engine: &Engine) -> Decision {
    engine.decide(&Case::from_json(synlig_workbench::EXAMPLE).unwrap()).unwrap()
}

/// A text as it is seen without colours.
fn plain(text: &str) -> String {
    anstream::adapter::strip_str(text).to_string()
}

#[test]
fn no_line_is_wider_than_it_may_be_in_any_language_and_width() {
    let engine = engine();
    let decision = decided(&engine);
    for language in Language::ALL {
        for width in [50, 80, 120] {
            let text = plain(&View::new(&engine, &decision, language).decision(width));
            for line in text.lines() {
                let columns = textwrap::core::display_width(line);
                assert!(columns <= width, "{columns} columns of {width} in {}: {line}", language.code());
                assert_eq!(line, line.trim_end());
            }
        }
    }
}

#[test]
fn the_example_shows_its_place_its_deadline_and_its_duties_in_each_language() {
    for (language, words) in [
        ("nb", ["● her er barnet", "over fristen", "plikt ·", "Venter på samtykke", "Holdes tilbake", "Merk"]),
        ("nn", ["● her er barnet", "over fristen", "plikt ·", "Ventar på samtykke", "Blir halde tilbake", "Merk"]),
        ("sv", ["● här är barnet", "försenat", "skyldighet ·", "Väntar på samtycke", "Varför", "Observera"]),
        ("en", ["● the child is here", "overdue", "duty ·", "Waiting for consent", "Held back", "Ask this next"]),
    ] {
        let ran = run(&mut synlig(&["decide", "--example", "--lang", language]));
        assert_eq!(ran.code, 0);
        assert!(ran.out.contains("! 2024-02-12  "), "{}", ran.out);
        for word in words {
            assert!(ran.out.contains(word), "no {word} in {}", ran.out);
        }
        assert!(ran.out.contains('┌') && !ran.out.contains('\u{1b}'), "{}", ran.out);
    }
}

#[test]
fn the_language_is_the_system_s_or_english() {
    let out = |language: &str| run(synlig(&["decide", "--example"]).env("LANG", language)).out;
    assert!(out("nn_NO.UTF-8").contains("Kva som skal gjerast"));
    assert!(out("de_DE.UTF-8").contains("What is to be done"));
}

#[test]
fn colour_only_where_it_is_seen() {
    let ran = run(synlig(&["decide", "--example"]).env("CLICOLOR_FORCE", "1"));
    assert!(ran.out.contains("\u{1b}[31m"), "what is overdue is red");
    let ran = run(synlig(&["decide", "--example"]).env("NO_COLOR", "1"));
    assert!(!ran.out.contains('\u{1b}'));
}

#[test]
fn two_possible_places_are_marked_with_a_question_mark() {
    let ran = run(synlig(&["decide"]).write_stdin(r#"{"as_of":"2024-03-01"}"#));
    assert_eq!(ran.out.matches("? perhaps here").count(), 2, "{}", ran.out);
    assert!(!ran.out.contains("● the child is here"));
    assert!(ran.out.contains("selective?") && ran.out.contains("indicated?"), "{}", ran.out);
}

#[test]
fn what_is_urgent_comes_first_and_not_as_a_date() {
    let case = r#"{"as_of":"2024-03-01","service":"school","facts":{"danger.immediate":"acute"},
                   "events":[{"event":"danger.arose","on":"2024-03-01"}]}"#;
    let ran = run(synlig(&["decide"]).write_stdin(case));
    assert!(ran.out.starts_with(" URGENT "), "{}", ran.out);
    let place = ran.out.find("First: what is urgent or overdue").unwrap();
    let first = ran.out.get(place..).unwrap().lines().nth(1).unwrap();
    assert!(first.starts_with("  ! ") && !first.contains("2024"), "{first}");
    // Of the many services that share the duty, the one that asks is named.
    assert!(ran.out.contains("immediately · public school, "), "{}", ran.out);
}

/// A rule set with a ladder of two levels; the upper one is entered on a fact.
fn with_ladder() -> String {
    let ladder = r#""services": { "school": { "en": "school" } },
  "events": { "x.level_set": { "label": { "en": "level set" }, "outcomes": [
    { "id": "0", "label": { "en": "wonder" } }, { "id": "1", "label": { "en": "act" } },
    { "id": "closed", "label": { "en": "closed" } } ] } },
  "ladders": { "x.level": { "event": "x.level_set", "label": { "en": "the ladder" }, "levels": [
    { "id": "0", "enter": "yes", "label": { "en": "somebody wonders" } },
    { "id": "1", "enter": "child.alone", "label": { "en": "somebody acts" } } ] } },
  "actions": { "x.later": { "strength": "must", "when": "yes", "by": ["school"], "label": { "en": "look again" },
    "due": { "within": ["7 days", "3 months"], "after": ["x.level_set"] } } },
  "facts": {"#;
    small("ladder").replace("\"facts\": {", ladder)
}

#[test]
fn ladders_are_drawn_as_rungs() {
    let file = write(&folder("view-ladder"), "ruleset.json", with_ladder());
    let rungs = |facts: &str, events: &str| {
        let case = format!(r#"{{"as_of":"2024-03-01","facts":{{{facts}}},"events":[{events}]}}"#);
        let ran = run(synlig(&["decide", "--rules", &file]).write_stdin(case));
        assert_eq!(ran.code, 0, "{}", ran.err);
        ran.out
            .lines()
            .filter(|line| line.starts_with("    ") && line.contains('←'))
            .map(|line| line.trim().to_owned())
            .collect::<Vec<_>>()
    };
    let zero = r#"{"event":"x.level_set","outcome":"0","on":"2024-02-01"}"#;
    let [one, nothing] = ["?  1  Somebody acts  ← possible, depends on answers", "◌  not started  ← now"];
    assert_eq!(rungs("", ""), [one, "●  0  Somebody wonders  ← recommended", nothing]);
    assert_eq!(rungs("", zero), [one, "●  0  Somebody wonders  ← now, recommended"]);
    let raised = ["●  1  Somebody acts  ← recommended", "◉  0  Somebody wonders  ← now"];
    assert_eq!(rungs("\"child.alone\":true", zero), raised);
    let ran = run(synlig(&["decide", "--rules", &file]).write_stdin(r#"{"as_of":"2024-03-01"}"#));
    let seen = ran.out.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(seen.contains("due 7 days and 3 months after what starts the count"), "{}", ran.out);
}

#[test]
fn the_levels_of_an_overlay_come_after_those_of_its_base() {
    let folder = folder("view-overlay");
    write(&folder, "ladder/ruleset.json", with_ladder());
    let overlay = r#"{ "synlig": 1, "id": "over", "version": "1.0.0", "language": "en", "country": "NO",
      "title": { "en": "Over" }, "extends": { "ladder": "^1" },
      "replace": { "ladders": { "x.level": { "event": "x.level_set", "levels": [ { "id": "1", "enter": "yes" } ] } } } }"#;
    let file = write(&folder, "over/ruleset.json", overlay);
    let found = Library::shipped().with_needs(&[file]).unwrap();
    assert_eq!(levels(&found)["x.level"], ["1"]);
    assert_eq!(levels(&found[..1])["x.level"], ["0", "1"]);
}

#[test]
fn explain_prints_the_explanation() {
    let engine = engine();
    let decision = decided(&engine);
    for language in Language::ALL {
        let expected = engine.explain(&decision, language);
        let ran = run(&mut synlig(&["explain", "--example", "--lang", language.code()]));
        assert_eq!((ran.code, ran.out), (0, expected.to_string()));
        let ran = run(&mut synlig(&["explain", "--example", "--lang", language.code(), "--format", "json"]));
        assert_eq!(ran.json(), serde_json::to_value(&expected).unwrap());
    }
    let ran = run(synlig(&["explain", "--format", "json"]).write_stdin("{"));
    assert_eq!((ran.code, ran.err_json()[0]["code"].as_str()), (3, Some("case.invalid_json")));
}

#[test]
fn questions_come_in_the_decision_s_order() {
    let decision = decided(&engine());
    let ran = run(&mut synlig(&["questions", "--example", "--format", "json"]));
    assert_eq!(ran.json(), serde_json::to_value(&decision.questions).unwrap());
    let ran = run(&mut synlig(&["questions", "--example"]));
    assert_eq!(ran.code, 0);
    let numbered = ran
        .out
        .lines()
        .filter(|line| line.trim_start().split_once(". ").is_some_and(|(n, _)| n.parse::<usize>().is_ok()));
    assert_eq!(numbered.count(), decision.questions.len());
    assert!(ran.out.contains("The answer could change: "), "{}", ran.out);
    let file = write(&folder("view-questions"), "ruleset.json", small("small"));
    let answered = r#"{"as_of":"2024-03-01","facts":{"child.alone":true}}"#;
    let ran = run(synlig(&["questions", "--rules", &file]).write_stdin(answered));
    assert_eq!((ran.code, ran.out.as_str()), (0, "There is nothing more to ask.\n"));
    let ran = run(synlig(&["questions", "--rules", &file, "--format", "json"]).write_stdin(answered));
    assert_eq!(ran.out, "[]\n");
    assert_eq!(run(synlig(&["questions"]).write_stdin("[]")).code, 3);
    assert_eq!(run(&mut synlig(&["questions", "/no/such/file"])).code, 2);
}
