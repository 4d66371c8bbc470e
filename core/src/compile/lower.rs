//! From an expression to nodes: names are looked up, types checked, comparisons made leaves.

use super::gates::{Gates, Leaf, Op, Topic};
use super::names::{Names, Stage};
use crate::date::Duration;
use crate::error::{Code, nearest};
use crate::expr::{Expr, Function, Kind, Literal, Operand, Operator, Value, Word};
use crate::json::At;
use crate::ruleset::read::{Condition, Found, shortened};
use crate::vocabulary::{FactKind, Parameter};

/// Compiles conditions of one place: up to which outcome they may look, and which document they stand in.
pub(crate) struct Lower<'a> {
    pub(crate) gates: &'a mut Gates,
    pub(crate) names: &'a mut Names,
    /// The latest outcome that may be used here.
    pub(crate) limit: Stage,
    at: At,
    used: Stage,
}

const TIERS: [&str; 3] = ["universal", "selective", "indicated"];

/// Compiles one condition; also says the latest outcome it uses. Faults are noted, and then the operand means nothing.
pub(crate) fn lower(gates: &mut Gates, names: &mut Names, condition: &Condition, limit: Stage) -> (Op, Stage) {
    let mut lower = Lower { gates, names, limit, at: condition.at, used: Stage::Facts };
    let op = lower.expr(&condition.value);
    (op, lower.used)
}

impl Lower<'_> {
    fn fault(&mut self, code: Code, column: u32, message: impl Into<String>) -> Op {
        self.fault_hint(code, column, message, None)
    }

    fn fault_hint(&mut self, code: Code, column: u32, message: impl Into<String>, hint: Option<String>) -> Op {
        let mut found = Found::new(code, self.at, message).hint(hint);
        found.expression_column = column;
        self.names.found.push(found);
        Op::UNKNOWN
    }

    fn unknown<'n>(&mut self, code: Code, word: &Word, kind: &str, known: impl Iterator<Item = &'n String>) -> Op {
        let hint = nearest(&word.text, known.map(String::as_str));
        self.fault_hint(code, word.column, format!("no {kind} `{}` is declared", shortened(&word.text)), hint)
    }

    fn stage(&mut self, stage: Stage, column: u32, what: &str) -> bool {
        self.used = self.used.max(stage);
        if stage <= self.limit {
            return true;
        }
        let code = if stage == Stage::Laws { Code::ExprLawOnly } else { Code::ExprStage };
        let message = match stage {
            Stage::Laws => format!("`{what}` can be used in laws only"),
            _ => format!("`{what}` is decided later than what is written here"),
        };
        self.fault(code, column, message);
        false
    }

    fn visible(&mut self, column: u32, word: &str, stage: Stage) -> bool {
        if !self.names.has_visibility {
            self.used = self.used.max(stage);
            self.fault(Code::ExprNoVisibility, column, format!("`{word}` needs a visibility, and no rule set here has one"));
            return false;
        }
        self.stage(stage, column, word) && self.names.visibility.is_some()
    }

    fn expr(&mut self, expr: &Expr) -> Op {
        let column = expr.column;
        match &expr.kind {
            Kind::Constant(true) => Op::YES,
            Kind::Constant(false) => Op::NO,
            Kind::Name(name) => self.name(&Word { text: name.clone(), column }),
            Kind::Not(inner) => self.expr(inner).not(),
            Kind::And(parts) => {
                let ops: Vec<_> = parts.iter().map(|part| self.expr(part)).collect();
                self.gates.all(ops)
            }
            Kind::Or(parts) => {
                let ops: Vec<_> = parts.iter().map(|part| self.expr(part)).collect();
                self.gates.any(ops)
            }
            Kind::AtLeast(count, parts) => {
                let ops: Vec<_> = parts.iter().map(|part| self.expr(part)).collect();
                self.gates.at_least(usize::try_from(*count).unwrap_or(usize::MAX), ops)
            }
            Kind::Compare(left, operator, right) => self.compare(left, *operator, right),
            Kind::In(left, values) => self.among(left, values, column),
            Kind::Call(function, word) => self.call(*function, word),
            Kind::After(first, second) => match (self.event(first), self.event(second)) {
                (Some(first), Some(second)) if first == second => Op::NO,
                (Some(first), Some(second)) => self.gates.leaf(Leaf::After { first, second }),
                _ => Op::UNKNOWN,
            },
            Kind::Possible(inner) => {
                let allowed = self.stage(Stage::Laws, column, "possible(…)");
                let inner = self.expr(inner);
                if allowed { self.gates.possible(inner) } else { Op::UNKNOWN }
            }
        }
    }

    fn name(&mut self, word: &Word) -> Op {
        let column = word.column;
        match word.text.as_str() {
            "symptoms" | "known" | "problem" => {
                if !self.visible(column, &word.text, Stage::Visibility) {
                    return Op::UNKNOWN;
                }
                let Some(ops) = self.names.visibility else { return Op::UNKNOWN };
                match word.text.as_str() {
                    "symptoms" => ops.symptoms,
                    "problem" => ops.problem,
                    _ => ops.known,
                }
            }
            "sharing" if self.visible(column, "sharing", Stage::Sharing) => self.gates.leaf(Leaf::Sharing),
            "urgent" => {
                self.stage(Stage::Laws, column, "urgent");
                Op::UNKNOWN
            }
            "sharing" => Op::UNKNOWN,
            "cell" | "tier" | "service" => {
                let message = format!("`{}` is not yes or no by itself: compare it", word.text);
                self.fault(Code::ExprType, column, message)
            }
            name if name.contains('.') => self.bare_fact(word),
            name => match self.names.definitions.get(name).copied() {
                Some(Some(defined)) => {
                    if self.stage(defined.stage, column, name) { defined.op } else { Op::UNKNOWN }
                }
                Some(None) => Op::UNKNOWN,
                None => {
                    let hint = if self.names.consents.contains_key(name) {
                        Some(format!("a consent is asked for with `consent({name})` or `refused({name})`"))
                    } else if self.names.parameters.contains_key(name) {
                        Some(format!("a parameter is written `${name}`"))
                    } else {
                        nearest(name, self.names.definitions.keys().map(String::as_str))
                    };
                    let message = format!("no definition `{}` is declared", shortened(name));
                    self.fault_hint(Code::ExprUnknownDefinition, column, message, hint)
                }
            },
        }
    }

    fn bare_fact(&mut self, word: &Word) -> Op {
        let id = &word.text;
        if self.names.events.contains(id) {
            let message = format!("`{id}` is an event, not yes or no: write `happened({id})`");
            return self.fault(Code::ExprType, word.column, message);
        }
        if self.names.ladders.contains_key(id) {
            return self.fault(Code::ExprType, word.column, format!("`{id}` is a ladder: compare it with a level"));
        }
        if !self.names.facts.contains(id) {
            return self.unknown_fact(word);
        }
        let Some(fact) = self.names.vocabulary.fact_ids.number(id) else { return Op::UNKNOWN };
        match self.names.vocabulary.facts.get(fact).map(|fact| &fact.kind) {
            Some(FactKind::Flag) => self.between(fact, 1, 1),
            Some(_) => {
                let message = format!("`{id}` is not yes or no by itself: compare it with a value");
                self.fault(Code::ExprType, word.column, message)
            }
            None => Op::UNKNOWN,
        }
    }

    fn unknown_fact(&mut self, word: &Word) -> Op {
        let known: Vec<String> =
            self.names.facts.iter().chain(&self.names.events).chain(self.names.ladders.keys()).cloned().collect();
        self.unknown(Code::ExprUnknownFact, word, "fact, event or ladder", known.iter())
    }

    fn event(&mut self, word: &Word) -> Option<usize> {
        if !self.names.events.contains(&word.text) {
            let known: Vec<String> = self.names.events.iter().cloned().collect();
            self.unknown(Code::ExprUnknownEvent, word, "event", known.iter());
        }
        self.names.vocabulary.event_ids.number(&word.text)
    }

    fn call(&mut self, function: Function, word: &Word) -> Op {
        match function {
            Function::Happened => {
                self.event(word).map_or(Op::UNKNOWN, |event| self.gates.leaf(Leaf::Happened { event }))
            }
            Function::Answered => {
                if !self.names.facts.contains(&word.text) {
                    let known: Vec<String> = self.names.facts.iter().cloned().collect();
                    return self.unknown(Code::ExprUnknownFact, word, "fact", known.iter());
                }
                let Some(fact) = self.names.vocabulary.fact_ids.number(&word.text) else { return Op::UNKNOWN };
                match self.names.vocabulary.facts.get(fact).map(|fact| &fact.kind) {
                    Some(FactKind::Age) => self.gates.leaf(Leaf::AgeTold),
                    _ => self.gates.leaf(Leaf::Answered { fact }),
                }
            }
            Function::Consent | Function::Refused => {
                let allowed = self.stage(Stage::Actions, word.column, "consent(…)");
                match self.names.consents.get(&word.text).copied() {
                    Some(Some(ops)) if allowed => match function {
                        Function::Consent => ops.given,
                        _ => ops.refused,
                    },
                    Some(_) => Op::UNKNOWN,
                    None => {
                        let known: Vec<String> = self.names.consents.keys().cloned().collect();
                        self.unknown(Code::ExprUnknownConsent, word, "consent", known.iter())
                    }
                }
            }
            Function::Action => {
                self.stage(Stage::Laws, word.column, "action(…)");
                if !self.names.actions.contains(&word.text) {
                    let known: Vec<String> = self.names.actions.iter().cloned().collect();
                    self.unknown(Code::ExprUnknownAction, word, "action", known.iter());
                }
                Op::UNKNOWN
            }
        }
    }

    fn compare(&mut self, left: &Operand, operator: Operator, right: &Literal) -> Op {
        match left {
            Operand::Since(event) => {
                let event = self.event(event);
                let period = self.duration(right);
                let (Some(event), Some(period)) = (event, period) else { return Op::UNKNOWN };
                let happened = self.gates.leaf(Leaf::Happened { event });
                let since = self.gates.leaf(Leaf::Since { event, period });
                match operator {
                    Operator::GreaterOrEqual => since,
                    Operator::Less => self.gates.and(happened, since.not()),
                    _ => self.fault(Code::ExprType, right.column, "`since(…)` compares with `<` and `>=` only"),
                }
            }
            Operand::Current(ladder) => self.level(ladder, &[(operator, right)], true),
            Operand::Name(word) => match word.text.as_str() {
                "cell" => self.cell(word.column, operator, std::slice::from_ref(right)),
                "tier" => self.tier(word.column, &[(operator, right)]),
                "service" => match operator {
                    Operator::Equal => self.service(std::slice::from_ref(right)),
                    Operator::NotEqual => self.service(std::slice::from_ref(right)).not(),
                    _ => self.fault(Code::ExprType, right.column, "services have no order: use `=`, `!=` or `in`"),
                },
                id if self.names.ladders.contains_key(id) => self.level(word, &[(operator, right)], false),
                id if self.names.events.contains(id) => match operator {
                    Operator::Equal => self.outcome(word, std::slice::from_ref(right), true),
                    Operator::NotEqual => self.outcome(word, std::slice::from_ref(right), false),
                    _ => self.fault(Code::ExprType, right.column, "outcomes have no order: use `=`, `!=` or `in`"),
                },
                _ => self.compare_fact(word, operator, right),
            },
        }
    }

    fn among(&mut self, left: &Operand, values: &[Literal], column: u32) -> Op {
        let equal = |value| (Operator::Equal, value);
        match left {
            Operand::Since(_) => self.fault(Code::ExprType, column, "`since(…)` compares with `<` and `>=` only"),
            Operand::Current(ladder) => self.level(ladder, &values.iter().map(equal).collect::<Vec<_>>(), true),
            Operand::Name(word) => match word.text.as_str() {
                "cell" => self.cell(word.column, Operator::Equal, values),
                "tier" => self.tier(word.column, &values.iter().map(equal).collect::<Vec<_>>()),
                "service" => self.service(values),
                id if self.names.ladders.contains_key(id) => {
                    self.level(word, &values.iter().map(equal).collect::<Vec<_>>(), false)
                }
                id if self.names.events.contains(id) => self.outcome(word, values, true),
                _ => self.fact_among(word, values),
            },
        }
    }

    /// The fact on the left of a comparison.
    fn fact(&mut self, word: &Word) -> Option<usize> {
        let id = &word.text;
        if !self.names.facts.contains(id) {
            if id.contains('.') {
                self.unknown_fact(word);
            } else if self.names.definitions.contains_key(id) || crate::expr::RESERVED.contains(&id.as_str()) {
                let message = format!("`{id}` is a condition and cannot be compared");
                self.fault(Code::ExprNotComparable, word.column, message);
            } else {
                let known: Vec<String> = self.names.definitions.keys().cloned().collect();
                self.unknown(Code::ExprUnknownDefinition, word, "definition", known.iter());
            }
        }
        self.names.vocabulary.fact_ids.number(id)
    }

    fn compare_fact(&mut self, word: &Word, operator: Operator, right: &Literal) -> Op {
        let Some(number) = self.fact(word) else { return Op::UNKNOWN };
        let Some(fact) = self.names.vocabulary.facts.get(number).cloned() else { return Op::UNKNOWN };
        let ordered = match fact.kind {
            FactKind::Age => return self.age(operator, right),
            FactKind::Flag | FactKind::Choice(_) => false,
            FactKind::Scale(_) | FactKind::Count { .. } => true,
        };
        if !ordered && !matches!(operator, Operator::Equal | Operator::NotEqual) {
            let message = format!("`{}` has no order: use `=`, `!=` or `in`", word.text);
            return self.fault(Code::ExprType, right.column, message);
        }
        let Some(value) = self.fact_value(word, number, right) else { return Op::UNKNOWN };
        let (least, greatest) = fact.domain();
        match operator {
            Operator::Equal => self.between(number, value, value),
            Operator::NotEqual => self.between(number, value, value).not(),
            Operator::Less => self.between(number, least, value.saturating_sub(1)),
            Operator::LessOrEqual => self.between(number, least, value),
            Operator::Greater => self.between(number, value.saturating_add(1), greatest),
            Operator::GreaterOrEqual => self.between(number, value, greatest),
        }
    }

    fn fact_among(&mut self, word: &Word, values: &[Literal]) -> Op {
        let Some(number) = self.fact(word) else { return Op::UNKNOWN };
        if let Some(FactKind::Age) = self.names.vocabulary.facts.get(number).map(|fact| &fact.kind) {
            return self.fault(Code::ExprType, word.column, "an age compares with `<` and `>=` only");
        }
        let read: Vec<_> = values.iter().map(|value| self.fact_value(word, number, value)).collect();
        let Some(mut among) = read.into_iter().collect::<Option<Vec<i32>>>() else { return Op::UNKNOWN };
        among.sort_unstable();
        among.dedup();
        // Neighbours make one range: so a list that covers the whole domain holds even where the fact is unknown.
        let mut ranges: Vec<(i32, i32)> = Vec::new();
        for value in among {
            match ranges.last_mut() {
                Some((_, to)) if *to + 1 == value => *to = value,
                _ => ranges.push((value, value)),
            }
        }
        let ops: Vec<_> = ranges.into_iter().map(|(from, to)| self.between(number, from, to)).collect();
        self.gates.any(ops)
    }

    fn between(&mut self, fact: usize, from: i32, to: i32) -> Op {
        let (least, greatest) = self.names.vocabulary.facts.get(fact).map_or((0, 0), crate::vocabulary::Fact::domain);
        match (from.max(least), to.min(greatest)) {
            (from, to) if from > to => Op::NO,
            (from, to) if from == least && to == greatest => Op::YES,
            // One half of a domain is the negation of the other, so that both are one comparison.
            (from, to) if from == least && to < greatest => {
                self.gates.leaf(Leaf::Between { fact, from: to + 1, to: greatest }).not()
            }
            (from, to) => self.gates.leaf(Leaf::Between { fact, from, to }),
        }
    }

    fn fact_value(&mut self, word: &Word, number: usize, literal: &Literal) -> Option<i32> {
        let fact = self.names.vocabulary.facts.get(number)?.clone();
        let column = literal.column;
        if let FactKind::Count { from, to } = fact.kind {
            let value = match &literal.value {
                Value::Number(value) => *value,
                Value::Parameter(name) => {
                    let (value, least, greatest) = match self.parameter(name, column)? {
                        Parameter::Count { value, from, to } => (value, from, to),
                        Parameter::Duration(_) => {
                            self.fault(Code::ExprType, column, format!("`${name}` is a length of time, not a count"));
                            return None;
                        }
                    };
                    let inside = |bound: i64| i64::from(from) <= bound && bound <= i64::from(to);
                    if !inside(least) || !inside(greatest) {
                        let message = format!("`${name}` can lie outside {from} to {to}, the range of `{}`", word.text);
                        self.fault(Code::ExprOutOfRange, column, message);
                        return None;
                    }
                    value
                }
                Value::Word(_) | Value::Duration(_) => {
                    self.fault(Code::ExprType, column, format!("`{}` is a count: compare it with a number", word.text));
                    return None;
                }
            };
            return match i32::try_from(value) {
                Ok(value) if from <= value && value <= to => Some(value),
                _ => {
                    let message = format!("{value} is outside {from} to {to}, the range of `{}`", word.text);
                    self.fault(Code::ExprOutOfRange, column, message);
                    None
                }
            };
        }
        let id = match &literal.value {
            Value::Word(id) => id.clone(),
            Value::Number(number) => number.to_string(),
            Value::Duration(_) | Value::Parameter(_) => {
                self.fault(Code::ExprType, column, format!("`{}` compares with one of its values", word.text));
                return None;
            }
        };
        fact.value(&id).or_else(|| {
            self.unknown_value(&id, column, &word.text, &fact.value_ids());
            None
        })
    }

    fn unknown_value(&mut self, id: &str, column: u32, of: &str, known: &[&str]) -> Op {
        let hint = nearest(id, known.iter().copied()).or_else(|| Some(format!("it has {}", known.join(", "))));
        let message = format!("`{of}` has no value `{}`", shortened(id));
        self.fault_hint(Code::ExprUnknownValue, column, message, hint)
    }

    fn age(&mut self, operator: Operator, right: &Literal) -> Op {
        let months = match self.duration(right).map(|duration| (duration, duration.months())) {
            None => return Op::UNKNOWN,
            Some((_, Some(months))) => months,
            Some((duration, None)) => {
                return self.fault(Code::ExprType, right.column, format!("ages take months and years, not `{duration}`"));
            }
        };
        let reached = self.gates.leaf(Leaf::Age { months });
        match operator {
            Operator::GreaterOrEqual => reached,
            Operator::Less => reached.not(),
            _ => self.fault(Code::ExprType, right.column, "an age compares with `<` and `>=` only"),
        }
    }

    fn parameter(&mut self, name: &str, column: u32) -> Option<Parameter> {
        match self.names.parameters.get(name) {
            Some(parameter) => *parameter,
            None => {
                let known: Vec<String> = self.names.parameters.keys().cloned().collect();
                let word = Word { text: name.to_owned(), column };
                self.unknown(Code::ExprUnknownParameter, &word, "parameter", known.iter());
                None
            }
        }
    }

    fn duration(&mut self, literal: &Literal) -> Option<Duration> {
        match &literal.value {
            Value::Duration(duration) => Some(*duration),
            Value::Parameter(name) => match self.parameter(name, literal.column)? {
                Parameter::Duration(duration) => Some(duration),
                Parameter::Count { .. } => {
                    self.fault(Code::ExprType, literal.column, format!("`${name}` is a count, not a length of time"));
                    None
                }
            },
            Value::Word(_) | Value::Number(_) => {
                self.fault(Code::ExprType, literal.column, "expected a length of time, such as `14 days`");
                None
            }
        }
    }

    /// The place of each value among ids, for outcomes, levels, tiers, cells and services.
    fn places(&mut self, of: &str, values: &[Literal], known: &[&str]) -> Option<Vec<usize>> {
        let mut places = Vec::new();
        let mut fine = true;
        for literal in values {
            let id = match &literal.value {
                Value::Word(id) => id.clone(),
                Value::Number(number) => number.to_string(),
                Value::Duration(_) | Value::Parameter(_) => {
                    self.fault(Code::ExprType, literal.column, format!("`{of}` compares with one of its values"));
                    fine = false;
                    continue;
                }
            };
            match known.iter().position(|known| *known == id) {
                Some(place) => places.push(place),
                None => {
                    self.unknown_value(&id, literal.column, of, known);
                    fine = false;
                }
            }
        }
        fine.then_some(places)
    }

    fn outcome(&mut self, word: &Word, values: &[Literal], wanted: bool) -> Op {
        let Some(event) = self.names.vocabulary.event_ids.number(&word.text) else { return Op::UNKNOWN };
        let outcomes = self.names.vocabulary.events.get(event).map(|e| e.outcomes.clone()).unwrap_or_default();
        if outcomes.is_empty() {
            let message = format!("`{}` has no outcomes to compare: write `happened({})`", word.text, word.text);
            return self.fault(Code::ExprNotComparable, word.column, message);
        }
        let known: Vec<&str> = outcomes.iter().map(String::as_str).collect();
        let Some(places) = self.places(&word.text, values, &known) else { return Op::UNKNOWN };
        let among: Vec<_> = (0..known.len()).filter(|place| places.contains(place) == wanted).collect();
        if among.is_empty() { Op::NO } else { self.gates.leaf(Leaf::Outcome { event, among }) }
    }

    fn service(&mut self, values: &[Literal]) -> Op {
        let services = self.names.services.iter().cloned().collect::<Vec<_>>();
        let known: Vec<&str> = services.iter().map(String::as_str).collect();
        let Some(places) = self.places("service", values, &known) else { return Op::UNKNOWN };
        let ids = places.into_iter().filter_map(|place| known.get(place));
        let mut among: Vec<_> = ids.filter_map(|id| self.names.vocabulary.services.number(id)).collect();
        among.sort_unstable();
        among.dedup();
        self.gates.leaf(Leaf::Service { among })
    }

    fn cell(&mut self, column: u32, operator: Operator, values: &[Literal]) -> Op {
        if !matches!(operator, Operator::Equal | Operator::NotEqual) {
            return self.fault(Code::ExprType, column, "cells have no order: use `=`, `!=` or `in`");
        }
        let places = self.places("cell", values, &["A", "B", "C", "D"]);
        if !self.visible(column, "cell", Stage::Visibility) {
            return Op::UNKNOWN;
        }
        let (Some(places), Some(ops)) = (places, self.names.visibility) else { return Op::UNKNOWN };
        let holds = |place: usize| if places.contains(&place) { Op::YES } else { Op::NO };
        let mut choose = |yes: usize, no: usize| {
            let known = self.gates.and(ops.known, holds(yes));
            let open = self.gates.and(ops.known.not(), holds(no));
            self.gates.or(known, open)
        };
        let (with, without) = (choose(0, 1), choose(2, 3));
        let possibly = self.gates.possible(ops.symptoms);
        let certainly = self.gates.certain(ops.symptoms);
        let first = self.gates.or(possibly.not(), with);
        let second = self.gates.or(certainly, without);
        let all = self.gates.and(first, second);
        let first = self.gates.and(possibly, with);
        let second = self.gates.and(certainly.not(), without);
        let any = self.gates.or(first, second);
        let op = self.gates.pair(all, any, Topic::Cell);
        if operator == Operator::Equal { op } else { op.not() }
    }

    fn tier(&mut self, column: u32, comparisons: &[(Operator, &Literal)]) -> Op {
        let stage = self.stage(Stage::Tier, column, "tier");
        let Some(allowed) = self.allowed("tier", comparisons, &TIERS, 0) else { return Op::UNKNOWN };
        if !stage {
            return Op::UNKNOWN;
        }
        let tiers = self.names.tiers;
        let lower: Vec<_> = tiers.iter().map(|op| self.gates.certain(*op)).collect();
        let higher: Vec<_> = tiers.iter().map(|op| self.gates.possible(*op)).collect();
        self.gates.within(&lower, &higher, &allowed, Topic::Tier)
    }

    /// For which places comparisons hold (any of them), with `below` places before the first that have no id.
    fn allowed(
        &mut self,
        of: &str,
        comparisons: &[(Operator, &Literal)],
        known: &[&str],
        below: usize,
    ) -> Option<Vec<bool>> {
        let mut allowed = vec![false; known.len() + below];
        for (operator, literal) in comparisons {
            let place = *self.places(of, std::slice::from_ref(literal), known)?.first()? + below;
            for (at, holds) in allowed.iter_mut().enumerate() {
                *holds |= match operator {
                    Operator::Equal => at == place,
                    Operator::NotEqual => at != place,
                    Operator::Less => at < place,
                    Operator::LessOrEqual => at <= place,
                    Operator::Greater => at > place,
                    Operator::GreaterOrEqual => at >= place,
                };
            }
        }
        Some(allowed)
    }

    fn level(&mut self, word: &Word, comparisons: &[(Operator, &Literal)], current: bool) -> Op {
        let id = &word.text;
        let ladder = match self.names.ladders.get(id) {
            Some(ladder) => ladder.clone(),
            None => {
                let known: Vec<String> = self.names.ladders.keys().cloned().collect();
                return self.unknown(Code::ExprUnknownLadder, word, "ladder", known.iter());
            }
        };
        let stage = self.stage(Stage::Ladders, word.column, id);
        let Some(ladder) = ladder else { return Op::UNKNOWN };
        let known: Vec<&str> = ladder.levels.iter().map(String::as_str).collect();
        let Some(allowed) = self.allowed(id, comparisons, &known, 1) else { return Op::UNKNOWN };
        if !stage {
            return Op::UNKNOWN;
        }
        let number = self.names.ladders.keys().position(|key| key == id).unwrap_or(0);
        if current {
            let event = ladder.event;
            let leaf = |outcomes: &Vec<usize>| Leaf::CurrentAtLeast { event, outcomes: outcomes.clone() };
            let reached: Vec<_> = ladder.at_least.iter().map(|outcomes| self.gates.leaf(leaf(outcomes))).collect();
            return self.gates.within(&reached, &reached, &allowed, Topic::Ladder(number));
        }
        // Not compiled yet only within a circle, which is reported where it is found.
        if ladder.recommended.is_empty() {
            return Op::UNKNOWN;
        }
        self.gates.within(&ladder.recommended, &ladder.possible, &allowed, Topic::Ladder(number))
    }
}
