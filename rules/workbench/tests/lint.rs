//! The lints of `synlig check --strict`: each is seen raised where it should be, and not beside it.

#![expect(clippy::unwrap_used, clippy::panic, reason = "tests stop at the first surprise")]

mod common;

use common::{folder, write};
use serde_json::{Value, json};
use std::path::Path;
use synlig_workbench::check::check;
use synlig_workbench::library::Library;
use synlig_workbench::lint::{Lint, lint};

/// A rule set without any warning, and a scenario that shows all of it.
const CLEAN: &str = include_str!("strict/clean.json");
const SCENARIO: &str = include_str!("strict/scenario.json");

fn clean() -> Value {
    serde_json::from_str(CLEAN).unwrap()
}

/// The codes and places of all warnings about rule sets, which are alone in the world.
fn warnings(folder: &Path, documents: &[Value]) -> Vec<(String, String)> {
    let mut library = Library::default();
    let mut ids = Vec::new();
    for document in documents {
        let file = write(folder, &format!("{}/ruleset.json", document["id"].as_str().unwrap()), document.to_string());
        ids.push(library.add_file(Path::new(&file)).unwrap());
    }
    // What has faults is passed over, and then nothing would be said for the wrong reason.
    let faults: Vec<_> = check(&mut library, &ids).unwrap().into_iter().flat_map(|checked| checked.problems).collect();
    assert!(faults.is_empty(), "{faults:?}");
    let found = lint(&mut library, &ids).unwrap();
    found.into_iter().map(|problem| (problem.code, problem.pointer)).collect()
}

/// The same without those about scenarios, of a changed rule set.
fn after(test: &str, changes: &[(&str, Value)]) -> Vec<(String, String)> {
    let mut document = clean();
    for (pointer, value) in changes {
        set(&mut document, pointer, value.clone());
    }
    let mut found = warnings(&folder(test), &[document]);
    found.retain(|(code, _)| code != Lint::Untested.code());
    found
}

/// Puts a value at a pointer; null takes away what is there.
fn set(document: &mut Value, pointer: &str, value: Value) {
    let (above, key) = pointer.rsplit_once('/').unwrap();
    let above = document.pointer_mut(above).unwrap_or_else(|| panic!("nothing at {above}"));
    match above {
        _ if value.is_null() => {
            above.as_object_mut().unwrap().remove(key).unwrap();
        }
        _ => above[key] = value,
    }
}

fn warns(lint: Lint, pointer: &str) -> Vec<(String, String)> {
    vec![(lint.code().to_owned(), pointer.to_owned())]
}

fn four(nb: &str, nn: &str, sv: &str, en: &str) -> Value {
    json!({ "nb": nb, "nn": nn, "sv": sv, "en": en })
}

#[test]
fn a_rule_set_can_be_without_any_warning() {
    let folder = folder("lint-clean");
    write(&folder, "no-clean/scenarios/all.json", SCENARIO);
    assert_eq!(warnings(&folder, &[clean()]), []);
}

#[test]
fn every_rule_names_a_source() {
    for pointer in [
        "/visibility",
        "/tiers/selective",
        "/consents/share",
        "/actions/concern.review",
        "/actions/picture.ask",
        "/checklists/plan.content",
    ] {
        let changes = [(&*format!("{pointer}/basis"), Value::Null), ("/laws/0/basis", json!(["guide-2018", "law"]))];
        assert_eq!(after("lint-basis", &changes), warns(Lint::NoBasis, pointer));
    }
    assert_eq!(
        after("lint-basis", &[("/actions/picture.ask/basis", json!([]))]),
        warns(Lint::NoBasis, "/actions/picture.ask")
    );
    assert_eq!(
        after("lint-basis", &[("/ladders/steps.level/basis", Value::Null)]),
        warns(Lint::NoBasis, "/ladders/steps.level/levels/0")
    );
    let on_levels =
        [("/ladders/steps.level/basis", Value::Null), ("/ladders/steps.level/levels/0/basis", json!(["law"]))];
    assert_eq!(after("lint-basis", &on_levels), []);
}

#[test]
fn a_source_is_there_on_every_day_of_an_action() {
    let basis = "/actions/picture.ask/basis";
    let dated = |to: &str, from: &str| json!([{ "source": "law", "valid": { "to": to } }, { "source": "guide-2018", "valid": { "from": from } }]);
    assert_eq!(after("lint-basis-dates", &[(basis, dated("2024-06-30", "2024-07-01"))]), []);
    assert_eq!(after("lint-basis-dates", &[(basis, dated("2024-06-30", "2024-07-02"))]), warns(Lint::NoBasis, basis));
    let only = ("/actions/picture.ask/valid", json!({ "from": "2024-07-02" }));
    let consent = ("/consents/share/valid", json!({ "from": "2024-07-02" }));
    let share = ("/actions/picture.share/valid", json!({ "from": "2024-07-02" }));
    assert_eq!(after("lint-basis-dates", &[(basis, dated("2024-06-30", "2024-07-02")), only, consent, share]), []);
    let for_some = json!([{ "source": "law", "when": "service = school" }]);
    assert_eq!(after("lint-basis-dates", &[(basis, for_some)]), []);
}

#[test]
fn what_is_declared_is_used() {
    let flag = json!({
        "type": "flag", "concern": "raises", "label": four("sint", "sint", "arg", "angry"),
        "question": four("Er barnet sint?", "Er barnet sint?", "Är barnet argt?", "Is the child angry?"),
    });
    let angry = |more: Value| {
        let mut flag = flag.clone();
        flag.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        ("/facts/child.angry", flag)
    };
    let label = four("glad", "glad", "glad", "glad");
    let event = ("/events/child.seen", json!({ "label": label }));
    let definition = |when: &str| ("/definitions/glad", json!({ "when": when, "label": label }));
    let parameter = (
        "/parameters/many",
        json!({ "type": "duration", "default": "1 day", "from": "1 day", "to": "2 days", "label": label }),
    );
    let consent = (
        "/consents/talk",
        json!({
            "given": "child.withdrawn", "refused": "no", "ask": "picture.ask", "basis": ["law"], "label": label,
        }),
    );
    let source = ("/sources/other", json!({ "title": "Another" }));
    let raised = |changes: &[(&str, Value)]| after("lint-usage", changes);
    assert_eq!(raised(&[angry(json!({}))]), warns(Lint::UnusedFact, "/facts/child.angry"));
    assert_eq!(raised(std::slice::from_ref(&event)), warns(Lint::UnusedEvent, "/events/child.seen"));
    assert_eq!(raised(&[definition("child.withdrawn")]), warns(Lint::UnusedDefinition, "/definitions/glad"));
    assert_eq!(raised(std::slice::from_ref(&parameter)), warns(Lint::UnusedParameter, "/parameters/many"));
    assert_eq!(raised(std::slice::from_ref(&consent)), warns(Lint::UnusedConsent, "/consents/talk"));
    assert_eq!(raised(std::slice::from_ref(&source)), warns(Lint::UnusedSource, "/sources/other"));
    // A law does not use a fact, and a definition that nothing uses does not either.
    let law = ("/laws/0/always", json!("child.angry"));
    assert_eq!(raised(&[angry(json!({})), law]), warns(Lint::UnusedFact, "/facts/child.angry"));
    let both = raised(&[angry(json!({})), definition("child.angry")]);
    assert_eq!(
        both,
        [warns(Lint::UnusedDefinition, "/definitions/glad"), warns(Lint::UnusedFact, "/facts/child.angry")].concat()
    );
    // Ways to be used.
    let used = |when: &str| ("/actions/picture.share/when", json!(format!("worried and not known and ({when})")));
    assert_eq!(raised(&[angry(json!({})), used("answered(child.angry)")]), []);
    assert_eq!(raised(&[angry(json!({})), definition("child.angry"), used("glad")]), []);
    assert_eq!(raised(&[angry(json!({})), ("/facts/plan.goal/asked_when", json!("child.angry"))]), []);
    assert_eq!(
        raised(&[angry(json!({ "valid_for": { "reassuring": "$many" } })), used("child.angry"), parameter.clone()]),
        []
    );
    assert_eq!(raised(&[("/actions/concern.review/due/within", json!(["$review_after", "$many"])), parameter]), []);
    assert_eq!(
        raised(&[event.clone(), ("/actions/concern.review/done", json!(["concern.reviewed", "child.seen"]))]),
        []
    );
    assert_eq!(raised(&[event.clone(), ("/actions/picture.share/due", json!({ "after": ["child.seen"] }))]), []);
    assert_eq!(raised(&[event, used("after(concern.raised, child.seen)")]), []);
    assert_eq!(raised(&[consent, used("consent(talk)")]), []);
    assert_eq!(raised(&[source, ("/definitions/worried/basis", json!(["other"]))]), []);
}

#[test]
fn what_another_rule_set_uses_is_used_unless_it_declares_it_itself() {
    let folder = folder("lint-shared");
    let mut base = clean();
    let event = json!({ "label": four("sett", "sett", "sedd", "seen") });
    set(&mut base, "/events/child.seen", event);
    set(&mut base, "/sources/other", json!({ "title": "Another" }));
    let mut other = json!({
        "synlig": 1, "id": "no-other", "version": "1.0.0", "language": "nb", "country": "NO", "uses": { "no-clean": "^1" },
        "title": four("Et annet", "Eit anna", "Ett annat", "Another"),
        "tiers": { "selective": {
            "when": "happened(child.seen)", "basis": ["other"], "label": four("sett", "sett", "sedd", "seen"),
        } },
    });
    let found = |documents: &[Value]| {
        let mut found = warnings(&folder, documents);
        found.retain(|(code, _)| code != Lint::Untested.code());
        found
    };
    assert_eq!(found(&[base.clone(), other.clone()]), []);
    let alone = found(std::slice::from_ref(&base));
    let unused = [warns(Lint::UnusedSource, "/sources/other"), warns(Lint::UnusedEvent, "/events/child.seen")].concat();
    assert_eq!(alone.len(), 2);
    assert!(unused.iter().all(|warning| alone.contains(warning)), "{alone:?}");
    set(&mut other, "/sources", json!({ "other": { "title": "Another" } }));
    assert_eq!(found(&[base, other]), warns(Lint::UnusedSource, "/sources/other"));
}

#[test]
fn texts_are_there_in_four_languages_and_are_not_copies() {
    let at = "/facts/child.withdrawn/question";
    let raised = |value: Value| after("lint-texts", &[(at, value)]);
    let (nb, nn, sv, en) = (
        "Trekker barnet seg unna andre barn?",
        "Dreg barnet seg unna andre barn?",
        "Drar sig barnet undan?",
        "Is it withdrawn?",
    );
    assert_eq!(raised(four(nb, nn, sv, en)), []);
    assert_eq!(raised(json!({ "nb": nb, "en": en })), warns(Lint::TextMissing, at));
    assert_eq!(raised(four(nb, nn, sv, nb)), warns(Lint::TextCopied, &format!("{at}/en")));
    assert_eq!(
        raised(four(nb, nn, "Trekker barnet seg unna andre barn", en)),
        warns(Lint::TextCopied, &format!("{at}/sv"))
    );
    assert_eq!(raised(four(nb, nb, sv, en)), warns(Lint::TextCopied, &format!("{at}/nn")));
    // The two Norwegian languages can have a short sentence alike; others short labels.
    assert_eq!(raised(four("Er barnet ofte aleine heime?", "Er barnet ofte aleine heime?", sv, en)), []);
    assert_eq!(raised(four("Nivå 1, BTI", "Nivå 1, BTI", "Nivå 1, BTI", "Nivå 1, BTI")), []);
}

#[test]
fn what_people_are_told_of_has_a_label() {
    for pointer in [
        "/parameters/review_after",
        "/events/concern.raised",
        "/definitions/worried",
        "/consents/share",
        "/tiers/selective",
        "/ladders/steps.level",
        "/ladders/steps.level/levels/0",
        "/actions/picture.ask",
        "/checklists/plan.content",
        "/checklists/plan.content/items/0",
        "/laws/0",
    ] {
        assert_eq!(after("lint-label", &[(&format!("{pointer}/label"), Value::Null)]), warns(Lint::NoLabel, pointer));
    }
}

#[test]
fn ids_go_by_the_conventions() {
    let value = |id: &str| json!({ "id": id, "label": four("lite", "lite", "lite", "a little") });
    let values = |id: &str| json!([value("none"), value("established"), value(id)]);
    let at = "/facts/parent.drinking/values";
    assert_eq!(after("lint-name", &[(at, values("a_little"))]), []);
    assert_eq!(after("lint-name", &[(at, values("a__little"))]), warns(Lint::Name, &format!("{at}/2/id")));
    assert_eq!(after("lint-name", &[(at, values("little_"))]), warns(Lint::Name, &format!("{at}/2/id")));
    let source = |id: &str| {
        let pointer = format!("/sources/{id}");
        let basis = ("/definitions/worried/basis", json!([id]));
        (after("lint-name", &[(&*pointer, json!({ "title": "Another" })), basis]), warns(Lint::Name, &pointer))
    };
    assert_eq!(source("guide-2-b").0, []);
    for id in ["guide_2", "guide.2", "guide--2"] {
        let (found, expected) = source(id);
        assert_eq!(found, expected);
    }
    let list = clean()["checklists"]["plan.content"].clone();
    let undotted = after("lint-name", &[("/checklists/plan", list.clone())]);
    assert_eq!(undotted, warns(Lint::Name, "/checklists/plan"));
    assert_eq!(after("lint-name", &[("/checklists/plan.other", list)]), []);
}

#[test]
fn ids_are_english() {
    let event = |id: &str, label: Value| {
        let pointer = format!("/events/{id}");
        let done = ("/actions/concern.review/done", json!(["concern.reviewed", id]));
        (after("lint-english", &[(&*pointer, json!({ "label": label })), done]), warns(Lint::Name, &pointer))
    };
    let label = || {
        four("foreldrene snakket med", "foreldra snakka med", "föräldrarna talade med", "the parents were talked with")
    };
    let (found, expected) = event("foreldrene.snakket", label());
    assert_eq!(found, expected);
    assert_eq!(event("parents.talked", label()).0, []);
    let (found, expected) = event("parents.foraldrarna", label());
    assert_eq!(found, expected);
    // A name of a law or a programme before the dot, and words that languages share.
    let label = || four("startet tiltak", "starta tiltak", "startade åtgärd", "a measure started");
    assert_eq!(event("tiltak.started", label()).0, []);
}

#[test]
fn a_rule_set_is_named_after_its_country_and_lies_in_a_folder_of_its_name() {
    let folder = folder("lint-rule-set");
    let mut document = clean();
    set(&mut document, "/id", json!("clean"));
    let mut found = warnings(&folder, &[document]);
    found.retain(|(code, _)| code == Lint::Name.code());
    assert_eq!(found, warns(Lint::Name, "/id"));
    let file = write(&folder, "other/ruleset.json", CLEAN);
    let mut library = Library::default();
    let id = library.add_file(Path::new(&file)).unwrap();
    let found = lint(&mut library, &[id]).unwrap();
    let name: Vec<_> = found.iter().filter(|problem| problem.code == Lint::Name.code()).collect();
    assert_eq!(name.len(), 1);
    assert!(name[0].message.contains("`other`"), "{}", name[0].message);
}

#[test]
fn a_deadline_has_an_owner_and_a_start() {
    let due = "/actions/picture.share/due";
    let raised = |changes: &[(&str, Value)]| after("lint-deadline", changes);
    let started = |within: Value| json!({ "within": within, "after": ["concern.raised"] });
    let share = "/actions/picture.share";
    assert_eq!(raised(&[(due, started(json!("7 days")))]), warns(Lint::NoOwner, share));
    assert_eq!(raised(&[(due, started(json!(["$review_after"])))]), warns(Lint::NoOwner, share));
    assert_eq!(raised(&[(due, started(json!("as soon as possible")))]), []);
    assert_eq!(raised(&[("/actions/picture.share/by", json!([]))]), warns(Lint::NoOwner, share));
    let by = ("/actions/picture.share/by", json!(["school"]));
    assert_eq!(raised(&[(due, started(json!("7 days"))), by.clone()]), []);
    assert_eq!(raised(&[(due, json!({ "within": "7 days" })), by.clone()]), warns(Lint::DueWithoutAfter, due));
    assert_eq!(
        raised(&[(due, json!({ "within": "7 days", "after": [] })), by.clone()]),
        warns(Lint::DueWithoutAfter, due)
    );
    assert_eq!(raised(&[(due, json!({ "within": "at once" })), by]), []);
}

#[test]
fn something_brings_every_action() {
    let raised = |changes: &[(&str, Value)]| after("lint-never", changes);
    assert_eq!(raised(&[("/consents/share/ask", Value::Null)]), warns(Lint::ActionNever, "/actions/picture.ask"));
    assert_eq!(
        raised(&[("/actions/picture.share/if_refused", Value::Null)]),
        warns(Lint::ActionNever, "/actions/picture.apart")
    );
    assert_eq!(
        raised(&[("/actions/concern.review/when", json!("no"))]),
        warns(Lint::ActionNever, "/actions/concern.review")
    );
    // Where no action needs the consent, nothing waits for what it asks.
    let without = [
        ("/actions/picture.share/consent", Value::Null),
        ("/actions/picture.share/if_refused", Value::Null),
        ("/actions/concern.review/when", json!("tier >= selective and not consent(share)")),
    ];
    let never = [warns(Lint::ActionNever, "/actions/picture.ask"), warns(Lint::ActionNever, "/actions/picture.apart")];
    let mut found = raised(&without);
    found.sort_by(|a, b| b.cmp(a));
    assert_eq!(found, never.concat());
}

#[test]
fn a_consent_is_there_while_an_action_needs_it() {
    let raised = |changes: &[(&str, Value)]| after("lint-consent", changes);
    let from = |day: &str| json!({ "from": day });
    let (consent, share) = ("/consents/share/valid", "/actions/picture.share/valid");
    let (ask, apart) = ("/actions/picture.ask/valid", "/actions/picture.apart/valid");
    let needs = warns(Lint::ConsentDates, "/actions/picture.share/consent");
    assert_eq!(raised(&[(consent, from("2024-01-01"))]), needs);
    assert_eq!(raised(&[(consent, from("2024-01-01")), (share, from("2023-12-31"))]), needs);
    assert_eq!(raised(&[(consent, from("2024-01-01")), (share, from("2024-01-01"))]), []);
    assert_eq!(raised(&[(ask, from("2024-01-01"))]), needs);
    assert_eq!(raised(&[(ask, from("2024-01-01")), (share, from("2024-01-01"))]), []);
    assert_eq!(raised(&[(apart, from("2024-01-01"))]), warns(Lint::ConsentDates, "/actions/picture.share/if_refused"));
}

#[test]
fn a_rule_does_not_wait_for_known() {
    let raised = |pointer: &str, condition: &str| after("lint-known", &[(pointer, json!(condition))]);
    let review = "/actions/concern.review/when";
    let waits = warns(Lint::KnownUnnegated, review);
    assert_eq!(raised(review, "known"), waits);
    assert_eq!(raised(review, "tier >= selective or 2 of (worried, known, sharing)"), waits);
    assert_eq!(raised(review, "not (worried and not known)"), waits);
    assert_eq!(raised(review, "not known or problem"), []);
    assert_eq!(raised(review, "not (worried and known)"), []);
    // What is left, or ticked off, while somebody knows, is read the other way round.
    let leave = "/ladders/steps.level/levels/0/leave";
    assert_eq!(raised(leave, "known and not worried"), []);
    assert_eq!(raised(leave, "not known"), warns(Lint::KnownUnnegated, leave));
    assert_eq!(raised("/checklists/plan.content/items/0/done", "plan.goal or known"), []);
    // Through a definition, at the place where it is written.
    let seen =
        ("/definitions/seen", json!({ "when": "worried and known", "label": four("sett", "sett", "sedd", "seen") }));
    let with = |when: &str| after("lint-known", &[seen.clone(), (review, json!(when))]);
    assert_eq!(with("seen"), warns(Lint::KnownUnnegated, "/definitions/seen/when"));
    assert_eq!(with("not seen"), []);
}

#[test]
fn a_ladder_does_not_start_again_on_the_day_on_which_it_was_closed() {
    let enter = "/ladders/steps.level/levels/0/enter";
    let raised = |condition: &str| after("lint-restarts", &[(enter, json!(condition))]);
    let restarts = warns(Lint::LadderRestarts, enter);
    for condition in [
        "worried",
        "worried or after(concern.raised, steps.set)",
        "worried and happened(concern.raised)",
        "worried and not (steps.set = 1)",
        "worried and current(steps.level) < 1",
        "worried and since(steps.set) < 14 days",
        "worried and after(steps.set, concern.raised)",
    ] {
        assert_eq!(raised(condition), restarts, "{condition}");
    }
    for condition in [
        "worried and not happened(steps.set)",
        "2 of (worried, after(concern.raised, steps.set), steps.set in (1))",
        "worried and (not (steps.set = closed) or after(concern.raised, steps.set))",
        "worried and since(steps.set) >= 14 days",
        "worried and steps.set != closed",
    ] {
        assert_eq!(raised(condition), [], "{condition}");
    }
    let open = (
        "/definitions/open",
        json!({
            "when": "not (steps.set = closed) or after(concern.raised, steps.set)", "label": four("åpen", "open", "öppen", "open"),
        }),
    );
    assert_eq!(after("lint-restarts", &[open, (enter, json!("open and worried"))]), []);
}
