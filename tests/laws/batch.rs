//! Cases decided in columns have the outcomes that they have one by one.

use super::{engine, words};
use proptest::prelude::*;
use serde_json::Value;
use synlig::{
    ActionNumber, Column, Data, Date, Engine, EventNumber, FactNumber, LadderNumber, Place, Status, TypedCase,
};
use synlig_tests::cases::{cases, tell};
use synlig_tests::generate::{self, Forms};

/// Days since 1970-01-01.
fn since_1970(day: Date) -> i32 {
    day.number() - Date::new(1970, 1, 1).unwrap().number()
}

/// The columns of an engine, each with its values; those of days first.
#[derive(Default)]
struct Columns {
    columns: Vec<Column>,
    codes: Vec<Vec<u8>>,
    days: Vec<Vec<i32>>,
}

impl Columns {
    /// One for everything that the engine knows and a byte can tell.
    fn new(engine: &Engine, rows: usize) -> Self {
        let numbers = engine.numbers();
        let facts = (0..numbers.facts()).map(FactNumber::new).map(Column::Fact);
        let events = (0..numbers.events()).map(EventNumber::new);
        let happened = events.clone().map(Column::Happened).chain([Column::Born, Column::Due]);
        let outcomes = events.clone().filter(|event| numbers.outcomes(*event).next().is_some()).map(Column::Outcome);
        let codes = facts.chain(outcomes).chain(events.map(Column::Order)).chain([Column::Service]);
        let day = Date::parse("2026-03-02").unwrap();
        let fits = |column: &Column| engine.batch(day, &[*column]).is_ok();
        let days: Vec<Column> = happened.collect();
        let codes: Vec<Column> = codes.filter(fits).collect();
        let (day_columns, code_columns) = (days.len(), codes.len());
        Self {
            columns: days.into_iter().chain(codes).collect(),
            days: vec![vec![Data::NEVER; rows]; day_columns],
            codes: vec![vec![Data::NONE; rows]; code_columns],
        }
    }

    fn place(&self, column: Column) -> Option<usize> {
        self.columns.iter().position(|known| *known == column)
    }

    fn code(&mut self, column: Column, row: usize, code: u8) {
        let place = self.place(column).expect("a column") - self.days.len();
        self.codes[place][row] = code;
    }

    fn day(&mut self, column: Column, row: usize, day: Date) {
        let place = self.place(column).expect("a column");
        self.days[place][row] = since_1970(day);
    }

    /// Tells a case, given as JSON without observations, as a row.
    fn tell(&mut self, engine: &Engine, case: &Value, row: usize) {
        let numbers = engine.numbers();
        let day = |value: &Value| Date::parse(value.as_str().unwrap()).unwrap();
        for (key, column) in [("born", Column::Born), ("due", Column::Due)] {
            if case["child"][key].is_string() {
                self.day(column, row, day(&case["child"][key]));
            }
        }
        if let Some(service) = case["service"].as_str() {
            let number = numbers.service(service).unwrap().get();
            self.code(Column::Service, row, u8::try_from(number).unwrap());
        }
        for (id, answer) in case["facts"].as_object().into_iter().flatten() {
            let fact = numbers.fact(id).unwrap();
            let code = match answer {
                Value::Null => continue,
                Value::Bool(flag) => i32::from(*flag),
                Value::Number(count) => i32::try_from(count.as_i64().unwrap()).unwrap() - numbers.least(fact).unwrap(),
                id => numbers.value(fact, id.as_str().unwrap()).unwrap(),
            };
            self.code(Column::Fact(fact), row, u8::try_from(code).unwrap());
        }
        let mut latest: std::collections::BTreeMap<EventNumber, (Date, usize)> = std::collections::BTreeMap::new();
        for (order, event) in case["events"].as_array().into_iter().flatten().enumerate() {
            let number = numbers.event(event["event"].as_str().unwrap()).unwrap();
            let this = (day(&event["on"]), order);
            if latest.get(&number).is_some_and(|latest| *latest > this) {
                continue;
            }
            latest.insert(number, this);
            self.day(Column::Happened(number), row, this.0);
            self.code(Column::Order(number), row, u8::try_from(order).unwrap());
            if let Some(outcome) = event["outcome"].as_str() {
                let code = numbers.outcome(number, outcome).unwrap();
                self.code(Column::Outcome(number), row, u8::try_from(code).unwrap());
            }
        }
    }

    fn data(&self) -> Vec<Data<'_>> {
        let days = self.days.iter().map(|days| Data::Days(days));
        days.chain(self.codes.iter().map(|codes| Data::Codes(codes))).collect()
    }
}

/// Decides cases of one day both ways, on some of the columns only where asked; what other columns would tell is taken out.
fn compare(engine: &Engine, cases: &[Value], keep: impl Fn(&Column) -> bool) -> Result<(), TestCaseError> {
    let today = Date::parse(cases[0]["as_of"].as_str().unwrap()).unwrap();
    let mut columns = Columns::new(engine, cases.len());
    for (row, case) in cases.iter().enumerate() {
        columns.tell(engine, case, row);
    }
    let all = columns.data();
    // An event without its day or its outcome is none.
    let kept = |column: &Column| match column {
        Column::Outcome(event) | Column::Order(event) => keep(&Column::Happened(*event)),
        other => keep(other),
    };
    let (some, data): (Vec<Column>, Vec<Data<'_>>) =
        columns.columns.iter().copied().zip(all).filter(|(column, _)| kept(column)).unzip();
    let batch = engine.batch(today, &some).map_err(|error| TestCaseError::fail(error.to_string()))?;
    let outcomes = batch.decide(&data).map_err(|error| TestCaseError::fail(error.to_string()))?;
    let numbers = engine.numbers();
    let (cells, tiers) = (outcomes.cells(), outcomes.tiers());
    prop_assert_eq!((cells.len(), tiers.len()), (cases.len(), cases.len()));
    let levels: Vec<_> = (0..numbers.ladders()).map(|ladder| outcomes.levels(LadderNumber::new(ladder))).collect();
    let (mut typed, mut one) = (engine.typed_case(today), engine.outcomes());
    for (row, case) in cases.iter().enumerate() {
        tell_some(engine, case, &mut typed, &kept);
        engine.work_out(&mut typed, &mut one).unwrap();
        prop_assert_eq!(outcomes.cell(row), one.cell());
        prop_assert_eq!(cells[row], one.cell().map_or(Data::NONE, |cell| cell as u8));
        prop_assert_eq!(tiers[row], one.tier().value as u8);
        prop_assert_eq!(outcomes.possible(row), one.possible());
        prop_assert_eq!(outcomes.tier(row), one.tier());
        prop_assert_eq!(outcomes.urgent(row), one.urgent());
        for ladder in (0..numbers.ladders()).map(LadderNumber::new) {
            let of_one = one.ladder(ladder).map(|ladder| (ladder.recommended, ladder.possible));
            prop_assert_eq!(outcomes.ladder(ladder, row), of_one, "ladder {:?}", numbers.ladder_id(ladder));
            let level = match of_one.unwrap().0 {
                Place::Null => Data::NONE,
                Place::Closed => 254,
                Place::Level(level) => u8::try_from(level).unwrap(),
            };
            prop_assert_eq!(levels[usize::try_from(ladder.get()).unwrap()][row], level);
        }
        prop_assert_eq!(one.statuses().count(), usize::try_from(numbers.actions()).unwrap());
        for (action, status) in (0..numbers.actions()).map(ActionNumber::new).zip(one.statuses()) {
            prop_assert_eq!(one.status(action), status);
            prop_assert_eq!(outcomes.status(action, row), status, "action {:?}", numbers.action_id(action));
            prop_assert_eq!(one.action(action).map(|action| action.status), status);
            let word = outcomes.in_force(action)[row / 64];
            prop_assert_eq!(word >> (row % 64) & 1 == 1, status.is_some_and(Status::is_in_force));
        }
    }
    Ok(())
}

/// Tells a case by number, but for what some columns would tell.
fn tell_some(engine: &Engine, case: &Value, typed: &mut TypedCase, kept: &impl Fn(&Column) -> bool) {
    let numbers = engine.numbers();
    let mut case = case.clone();
    for (key, column) in [("born", Column::Born), ("due", Column::Due)] {
        if !kept(&column)
            && let Some(child) = case["child"].as_object_mut()
        {
            child.remove(key);
        }
    }
    if !kept(&Column::Service) {
        case["service"] = Value::Null;
    }
    if let Some(facts) = case["facts"].as_object_mut() {
        facts.retain(|id, _| kept(&Column::Fact(numbers.fact(id).unwrap())));
    }
    if let Some(events) = case["events"].as_array_mut() {
        let number = |event: &Value| numbers.event(event["event"].as_str().unwrap()).unwrap();
        events.retain(|event| kept(&Column::Happened(number(event))));
    }
    tell(engine, &case, typed);
}

/// Cases of one day, answered by nobody in particular: what columns can tell. The day is the latest of the cases, or the one on
/// which the last thing happened, since much turns on the very day.
fn plain(cases: Vec<Value>, on_the_last: bool) -> Vec<Value> {
    let latest =
        |days: Vec<&Value>| days.into_iter().filter(|day| day.is_string()).max_by_key(|day| day.to_string()).cloned();
    let happened = cases.iter().flat_map(|case| case["events"].as_array().into_iter().flatten());
    let days = happened.map(|event| &event["on"]).chain(cases.iter().map(|case| &case["child"]["born"]));
    let last = latest(days.collect()).filter(|_| on_the_last);
    let as_of = last.or_else(|| latest(cases.iter().map(|case| &case["as_of"]).collect())).unwrap();
    let cases = cases.into_iter().map(|mut case| {
        case["as_of"] = as_of.clone();
        case["observations"] = Value::Array(Vec::new());
        case
    });
    cases.collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn the_shipped_default(rows in prop::collection::vec(cases(words()), 1..5), times in 1..90_usize, kept in any::<u64>()) {
        let rows = plain(rows, times % 2 == 0).into_iter().cycle().take(times * 3).collect::<Vec<_>>();
        compare(engine(), &rows, |_| true)?;
        // Some columns only, chosen by the bits of a number.
        let chosen = |column: &Column| {
            let place = match column {
                Column::Fact(fact) => fact.get(),
                Column::Happened(event) => 20 + event.get(),
                Column::Born => 1,
                Column::Due => 2,
                _ => 3,
            };
            kept >> (place % 64) & 1 == 1
        };
        compare(engine(), &rows, chosen)?;
    }

    #[test]
    fn random_rule_sets(
        rules in any::<u64>(),
        seeds in prop::collection::vec(any::<u64>(), 1..12),
        on_the_last in any::<bool>(),
    ) {
        let (rules, words) = generate::rule_set(rules, Forms::ALL);
        let engine = Engine::from_json([rules.to_string().as_str()]).unwrap();
        let rows = plain(seeds.into_iter().map(|seed| generate::case(seed, &words)).collect(), on_the_last);
        compare(&engine, &rows, |_| true)?;
    }
}

#[test]
fn what_stands_for_nothing_is_refused() {
    let engine = engine();
    let numbers = engine.numbers();
    let today = Date::parse("2026-03-02").unwrap();
    let fact = |id| Column::Fact(numbers.fact(id).unwrap());
    let event = |id| numbers.event(id).unwrap();
    let made = |columns: &[Column]| {
        let error = engine.batch(today, columns).unwrap_err();
        (error.code().as_str(), error.diagnostics()[0].pointer.clone())
    };
    assert_eq!(made(&[Column::Fact(FactNumber::new(9_999))]), ("case.unknown_fact", "/0".to_owned()));
    assert_eq!(made(&[fact("worry.staff"), fact("child.age")]), ("case.computed_fact", "/1".to_owned()));
    assert_eq!(made(&[Column::Born, Column::Born]), ("case.type", "/1".to_owned()));
    assert_eq!(made(&[Column::Happened(event("bti.level_set"))]), ("case.missing_outcome", "/0".to_owned()));
    assert_eq!(made(&[Column::Happened(EventNumber::new(9_999))]), ("case.unknown_event", "/0".to_owned()));
    assert_eq!(engine.batch(today.plus_months(12 * 300), &[]).unwrap_err().code().as_str(), "case.invalid_date");

    let level = event("bti.level_set");
    let columns = [fact("worry.staff"), Column::Happened(level), Column::Outcome(level)];
    let batch = engine.batch(today, &columns).unwrap();
    let day = since_1970(today);
    let refused = |codes: &[u8], days: &[i32], outcomes: &[u8]| {
        let error = batch.decide(&[Data::Codes(codes), Data::Days(days), Data::Codes(outcomes)]).unwrap_err();
        (error.code().as_str(), error.diagnostics()[0].pointer.clone())
    };
    assert_eq!(refused(&[1, 2], &[day; 2], &[0; 2]), ("case.unknown_value", "/0/1".to_owned()));
    assert_eq!(refused(&[1, 0], &[day, day + 1], &[0; 2]), ("case.from_the_future", "/1/1".to_owned()));
    assert_eq!(refused(&[1, 0], &[day; 2], &[Data::NONE, 0]), ("case.missing_outcome", "/1/0".to_owned()));
    assert_eq!(refused(&[1, 0], &[day; 2], &[0, 200]), ("case.unknown_value", "/2/1".to_owned()));
    assert_eq!(refused(&[1], &[day; 2], &[0; 2]), ("case.type", "/1".to_owned()));
    let error = batch.decide(&[Data::Codes(&[1])]).unwrap_err();
    assert_eq!((error.code().as_str(), error.diagnostics()[0].pointer.as_str()), ("case.type", "/1"));
    let fine = batch.decide(&[Data::Codes(&[1, 0]), Data::Days(&[day, Data::NEVER]), Data::Codes(&[0, Data::NONE])]);
    assert_eq!(fine.unwrap().len(), 2);
    assert!(engine.batch(today, &[]).unwrap().decide(&[]).unwrap().is_empty());
}
