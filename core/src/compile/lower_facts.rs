//! Comparisons with facts, as leaves.

use super::gates::{Leaf, Op};
use super::lower::Lower;
use crate::error::Code;
use crate::expr::{Literal, Operator, Value, Word};
use crate::vocabulary::{Fact, FactKind, Parameter};

impl Lower<'_> {
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
                let known: Vec<String> = self.names.definitions.keys().take(self.names.compared()).cloned().collect();
                self.unknown(Code::ExprUnknownDefinition, word, "definition", known.iter());
            }
        }
        self.names.vocabulary.fact_ids.number(id)
    }

    pub(super) fn compare_fact(&mut self, word: &Word, operator: Operator, right: &Literal) -> Op {
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

    pub(super) fn fact_among(&mut self, word: &Word, values: &[Literal]) -> Op {
        let Some(number) = self.fact(word) else { return Op::UNKNOWN };
        if let Some(FactKind::Age) = self.names.vocabulary.facts.get(number).map(|fact| &fact.kind) {
            return self.fault(Code::ExprType, word.column, "an age compares with `<` and `>=` only");
        }
        let read: Vec<_> = values.iter().map(|value| self.fact_value(word, number, value)).collect();
        let Some(mut among) = read.into_iter().collect::<Option<Vec<i32>>>() else { return Op::UNKNOWN };
        crate::sorted::sort(&mut among);
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

    pub(super) fn between(&mut self, fact: usize, from: i32, to: i32) -> Op {
        let (least, greatest) = self.names.vocabulary.facts.get(fact).map_or((0, 0), Fact::domain);
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

    fn age(&mut self, operator: Operator, right: &Literal) -> Op {
        let months = match self.duration(right).map(|duration| (duration, duration.months())) {
            None => return Op::UNKNOWN,
            Some((_, Some(months))) => months,
            Some((duration, None)) => {
                return self.fault(
                    Code::ExprType,
                    right.column,
                    format!("ages take months and years, not `{duration}`"),
                );
            }
        };
        let reached = self.gates.leaf(Leaf::Age { months });
        self.turns = Some(reached);
        match operator {
            Operator::GreaterOrEqual => reached,
            Operator::Less => reached.not(),
            _ => self.fault(Code::ExprType, right.column, "an age compares with `<` and `>=` only"),
        }
    }
}
