//! A case told by number decides as the same case told by name, and its outcomes are those of the decision; after the first
//! time without allocating.

use super::{engine, words};
use proptest::prelude::*;
use serde_json::{Value, json};
use synlig::{ActionOutcome, Case, Date, Decision, Engine, Outcomes, Place};
use synlig_tests::cases::{cases, tell};

/// The outcomes put into the words of a decision, without what only a decision has.
fn in_words(engine: &Engine, outcomes: &Outcomes) -> Value {
    let numbers = engine.numbers();
    let cells = |cells: &[synlig::Cell]| json!(cells);
    let action = |(number, outcome): (_, ActionOutcome)| {
        let due = json!({ "on": outcome.due, "words": outcome.words });
        (numbers.action_id(number).unwrap().to_owned(), json!([outcome.status, outcome.strength, due]))
    };
    let ladders = (0..numbers.ladders()).map(synlig::LadderNumber::new).map(|number| {
        let levels: Vec<_> = numbers.levels(number).collect();
        let name = |place: Place| match place {
            Place::Null => Value::Null,
            Place::Closed => json!("closed"),
            Place::Level(level) => json!(levels[usize::try_from(level).unwrap()]),
        };
        let ladder = outcomes.ladder(number).unwrap();
        let (recommended, possible) = (name(ladder.recommended), name(ladder.possible));
        let places = json!({ "current": name(ladder.current), "recommended": recommended, "possible": possible });
        (numbers.ladder_id(number).unwrap().to_owned(), json!([places, ladder.change]))
    });
    let views = outcomes.views().map(|(service, possible)| (numbers.service_id(service).unwrap(), possible));
    let checklists = (0..numbers.checklists()).map(synlig::ChecklistNumber::new).filter_map(|number| {
        let truth = outcomes.checklist(number)?;
        let missing: Vec<_> = outcomes.missing(number).collect();
        truth.is_not_no().then(|| json!([numbers.checklist_id(number), truth, missing]))
    });
    json!({
        "as_of": outcomes.as_of(),
        "urgent": outcomes.urgent(),
        "tier": outcomes.tier(),
        "cell": outcomes.cell(),
        "possible": cells(outcomes.possible()),
        "symptoms": outcomes.symptoms(),
        "known_by": outcomes.known_by(),
        "views": views.collect::<std::collections::BTreeMap<_, _>>(),
        "sharing": outcomes.sharing().map(|service| numbers.service_id(service)).collect::<Vec<_>>(),
        "ladders": ladders.collect::<std::collections::BTreeMap<_, _>>(),
        "actions": outcomes.actions().map(action).collect::<std::collections::BTreeMap<_, _>>(),
        "checklists": checklists.collect::<Vec<_>>(),
    })
}

/// The same of a decision.
fn of_decision(decision: &Decision) -> Value {
    let seen = decision.visibility.as_ref().unwrap();
    let actions = decision.actions.iter().map(|action| {
        let due = action.due.clone().unwrap_or_default();
        let due = json!({ "on": due.on, "words": due.words });
        (action.id.clone(), json!([action.status, action.strength, due]))
    });
    let ladders = decision.ladders.iter().map(|(id, ladder)| {
        let (recommended, possible) = (&ladder.recommended, &ladder.possible);
        let places = json!({ "current": ladder.current, "recommended": recommended, "possible": possible });
        (id.clone(), json!([places, ladder.change]))
    });
    let checklists = decision.checklists.iter().map(|list| {
        let unknown = list.unknown.clone().unwrap_or_default();
        let missing: Vec<_> = list.missing.iter().flatten().map(|item| (item, unknown.contains(item))).collect();
        json!([list.id, if list.status.is_some() { "unknown" } else { "yes" }, missing])
    });
    json!({
        "as_of": decision.as_of,
        "urgent": decision.urgent,
        "tier": decision.tier,
        "cell": seen.cell,
        "possible": seen.possible,
        "symptoms": seen.symptoms,
        "known_by": seen.known_by,
        "views": seen.views.iter().map(|(id, view)| (id, &view.possible)).collect::<std::collections::BTreeMap<_, _>>(),
        "sharing": seen.sharing,
        "ladders": ladders.collect::<std::collections::BTreeMap<_, _>>(),
        "actions": actions.collect::<std::collections::BTreeMap<_, _>>(),
        "checklists": checklists.collect::<Vec<_>>(),
    })
}

/// What the outcomes of a decision are in few words.
fn in_few_words(decision: &Decision) -> Value {
    let seen = decision.visibility.as_ref().unwrap();
    let actions: std::collections::BTreeMap<_, _> =
        decision.actions.iter().map(|action| (&action.id, action.status)).collect();
    let due = decision.actions.iter().filter_map(|action| Some((&action.id, action.due.as_ref()?.on?)));
    let missing = decision.checklists.iter().filter_map(|list| Some((&list.id, list.missing.as_ref()?)));
    json!({
        "actions": actions,
        "as_of": decision.as_of,
        "cell": seen.cell,
        "checklists": missing.collect::<std::collections::BTreeMap<_, _>>(),
        "due": due.collect::<std::collections::BTreeMap<_, _>>(),
        "ladders": decision.ladders,
        "possible": seen.possible,
        "sharing": seen.sharing,
        "tier": decision.tier,
        "urgent": decision.urgent,
    })
}

proptest! {
    #[test]
    fn told_by_number_as_told_by_name(cases in prop::collection::vec(cases(words()), 1..4)) {
        let engine = engine();
        // One typed case and one room for outcomes serve for all, as a host would have it.
        let mut typed = engine.typed_case(Date::FIRST);
        let (mut outcomes, mut read) = (engine.outcomes(), engine.outcomes());
        for case in &cases {
            let by_name = engine.decide(&Case::from_json(&case.to_string()).unwrap()).unwrap();
            tell(engine, case, &mut typed);
            prop_assert_eq!(engine.decide_typed(&mut typed).unwrap().to_json(), by_name.to_json());
            engine.work_out(&mut typed, &mut outcomes).unwrap();
            prop_assert_eq!(in_words(engine, &outcomes), of_decision(&by_name));
            prop_assert_eq!(outcomes.to_json(), in_few_words(&by_name).to_string());
            engine.work_out_json(&case.to_string(), &mut read).unwrap();
            prop_assert_eq!(read.to_json(), outcomes.to_json());
            // Of nobody in particular and without events, as forms begin.
            let mut plain = case.clone();
            (plain["observations"], plain["events"]) = (json!([]), json!([]));
            engine.work_out_json(&plain.to_string(), &mut read).unwrap();
            let by_name = engine.decide(&Case::from_json(&plain.to_string()).unwrap()).unwrap();
            prop_assert_eq!(read.to_json(), in_few_words(&by_name).to_string());
            let again = allocation_counter::measure(|| engine.work_out(&mut typed, &mut outcomes).unwrap());
            prop_assert_eq!(again.count_total, 0);
        }
    }
}

#[test]
fn what_is_told_wrongly_is_refused_and_changes_nothing() {
    let engine = engine();
    let numbers = engine.numbers();
    let today = Date::parse("2026-03-02").unwrap();
    let mut case = engine.typed_case(today);
    let code = |result: Result<(), synlig::Error>| result.unwrap_err().code().as_str();
    let fact = |id| numbers.fact(id).unwrap();
    assert_eq!(code(case.answer(synlig::FactNumber::new(9_999), None)), "case.unknown_fact");
    assert_eq!(code(case.answer(fact("child.age"), Some(3))), "case.computed_fact");
    assert_eq!(code(case.answer(fact("worry.staff"), Some(2))), "case.unknown_value");
    assert_eq!(code(case.answer(fact("parent.violence"), Some(-1))), "case.unknown_value");
    let count = (0..numbers.facts()).map(synlig::FactNumber::new);
    let count = count.into_iter().find(|number| numbers.value_id(*number, 0).is_none() && *number != fact("child.age"));
    assert_eq!(code(case.answer(count.unwrap(), Some(i32::MAX))), "case.out_of_range");
    let nobody = synlig::ServiceNumber::new(u32::MAX);
    assert_eq!(code(case.set_service(Some(nobody))), "case.unknown_service");
    assert_eq!(code(case.observe(fact("worry.staff"), Some(1), Some(nobody), today)), "case.unknown_service");
    let event = |id| numbers.event(id).unwrap();
    assert_eq!(code(case.happened(synlig::EventNumber::new(9_999), None, today)), "case.unknown_event");
    assert_eq!(code(case.happened(event("bti.level_set"), None, today)), "case.missing_outcome");
    assert_eq!(code(case.happened(event("concern.raised"), Some(0), today)), "case.unknown_outcome");
    let untouched = engine.decide_typed(&mut case).unwrap();
    assert_eq!(untouched, engine.decide(&Case::builder(today).build()).unwrap());

    case.happened(event("concern.raised"), None, today.next()).unwrap();
    let error = engine.decide_typed(&mut case).unwrap_err();
    assert_eq!(
        (error.code().as_str(), error.diagnostics()[0].pointer.as_str()),
        ("case.from_the_future", "/events/0/on")
    );
    let other = synlig_tests::sample::engine();
    assert_eq!(other.decide_typed(&mut case).unwrap_err().code().as_str(), "case.other_engine");
}
