//! From an expression to nodes: names are looked up, types checked, comparisons made leaves.

use super::condition::Atom;
use super::gates::{Gates, Leaf, Op};
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
    atoms: Vec<Atom>,
    /// The leaf that turns with the day, of the comparison compiled last.
    pub(super) turns: Option<Op>,
}

/// A condition compiled.
#[derive(Debug)]
pub(crate) struct Lowered {
    pub(crate) op: Op,
    /// The latest outcome that it uses.
    pub(crate) used: Stage,
    /// What it joins, in the order of its text.
    pub(crate) atoms: Vec<Atom>,
    /// Where it is written.
    pub(crate) at: At,
}

/// Compiles one condition. Faults are noted, and then the operand means nothing.
pub(crate) fn lower(gates: &mut Gates, names: &mut Names, condition: &Condition, limit: Stage) -> Lowered {
    let at = condition.at;
    let mut lower = Lower { gates, names, limit, at, used: Stage::Facts, atoms: Vec::new(), turns: None };
    let op = lower.expr(&condition.value);
    Lowered { op, used: lower.used, atoms: lower.atoms, at }
}

impl Lower<'_> {
    pub(super) fn fault(&mut self, code: Code, column: u32, message: impl Into<String>) -> Op {
        self.fault_hint(code, column, message, None)
    }

    pub(super) fn fault_hint(
        &mut self,
        code: Code,
        column: u32,
        message: impl Into<String>,
        hint: Option<String>,
    ) -> Op {
        let mut found = Found::new(code, self.at, message).hint(hint);
        found.expression_column = column;
        self.names.found.push(found);
        Op::UNKNOWN
    }

    pub(super) fn unknown<'n>(
        &mut self,
        code: Code,
        word: &Word,
        kind: &str,
        known: impl Iterator<Item = &'n String>,
    ) -> Op {
        let hint = nearest(&word.text, known.map(String::as_str));
        self.fault_hint(code, word.column, format!("no {kind} `{}` is declared", shortened(&word.text)), hint)
    }

    pub(super) fn stage(&mut self, stage: Stage, column: u32, what: &str) -> bool {
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

    pub(super) fn visible(&mut self, column: u32, word: &str, stage: Stage) -> bool {
        if !self.names.has_visibility {
            self.used = self.used.max(stage);
            self.fault(
                Code::ExprNoVisibility,
                column,
                format!("`{word}` needs a visibility, and no rule set here has one"),
            );
            return false;
        }
        self.stage(stage, column, word) && self.names.visibility.is_some()
    }

    fn expr(&mut self, expr: &Expr) -> Op {
        let column = expr.column;
        match &expr.kind {
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
            Kind::Possible(inner) => {
                let allowed = self.stage(Stage::Laws, column, "possible(…)");
                let inner = self.expr(inner);
                if allowed { self.gates.possible(inner) } else { Op::UNKNOWN }
            }
            atom => {
                self.turns = None;
                let op = self.atom(atom, column);
                let can_be_unknown = !self.gates.is_settled(op);
                self.atoms.push(Atom { column, op, turns: self.turns, can_be_unknown });
                op
            }
        }
    }

    /// What joins no other conditions.
    fn atom(&mut self, kind: &Kind, column: u32) -> Op {
        match kind {
            Kind::Constant(true) => Op::YES,
            Kind::Constant(false) => Op::NO,
            Kind::Name(name) => self.name(&Word { text: name.clone(), column }),
            Kind::Compare(left, operator, right) => self.compare(left, *operator, right),
            Kind::In(left, values) => self.among(left, values, column),
            Kind::Call(function, word) => self.call(*function, word),
            Kind::After(first, second) => match (self.event(first), self.event(second)) {
                (Some(first), Some(second)) if first == second => Op::NO,
                (Some(first), Some(second)) => self.gates.leaf(Leaf::After { first, second }),
                _ => Op::UNKNOWN,
            },
            Kind::Not(_) | Kind::And(_) | Kind::Or(_) | Kind::AtLeast(..) | Kind::Possible(_) => Op::UNKNOWN,
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
                    if self.stage(defined.stage, column, name) {
                        defined.op
                    } else {
                        Op::UNKNOWN
                    }
                }
                Some(None) => {
                    // Not compiled yet, since it belongs to a later outcome; or left out for faults of its own.
                    if let Some(stage) = self.names.stages.get(name).copied() {
                        self.stage(stage, column, name);
                    }
                    Op::UNKNOWN
                }
                None => {
                    let hint = if self.names.consents.contains_key(name) {
                        Some(format!("a consent is asked for with `consent({name})` or `refused({name})`"))
                    } else if self.names.parameters.contains_key(name) {
                        Some(format!("a parameter is written `${name}`"))
                    } else {
                        nearest(name, self.names.definitions.keys().take(self.names.compared()).map(String::as_str))
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

    pub(super) fn unknown_fact(&mut self, word: &Word) -> Op {
        let known = self.names.facts.iter().chain(&self.names.events).chain(self.names.ladders.keys());
        let known: Vec<String> = known.take(self.names.compared()).cloned().collect();
        self.unknown(Code::ExprUnknownFact, word, "fact, event or ladder", known.iter())
    }

    fn event(&mut self, word: &Word) -> Option<usize> {
        if !self.names.events.contains(&word.text) {
            let known: Vec<String> = self.names.events.iter().take(self.names.compared()).cloned().collect();
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
                    let known: Vec<String> = self.names.facts.iter().take(self.names.compared()).cloned().collect();
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
                        let known: Vec<String> =
                            self.names.consents.keys().take(self.names.compared()).cloned().collect();
                        self.unknown(Code::ExprUnknownConsent, word, "consent", known.iter())
                    }
                }
            }
            Function::Action => {
                self.stage(Stage::Laws, word.column, "action(…)");
                if !self.names.actions.contains(&word.text) {
                    let known: Vec<String> = self.names.actions.iter().take(self.names.compared()).cloned().collect();
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
                self.turns = Some(since);
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

    pub(super) fn unknown_value(&mut self, id: &str, column: u32, of: &str, known: &[&str]) -> Op {
        let hint = nearest(id, known.iter().copied()).or_else(|| Some(format!("it has {}", known.join(", "))));
        let message = format!("`{of}` has no value `{}`", shortened(id));
        self.fault_hint(Code::ExprUnknownValue, column, message, hint)
    }

    pub(super) fn parameter(&mut self, name: &str, column: u32) -> Option<Parameter> {
        match self.names.parameters.get(name) {
            Some(parameter) => *parameter,
            None => {
                let known: Vec<String> = self.names.parameters.keys().take(self.names.compared()).cloned().collect();
                let word = Word { text: name.to_owned(), column };
                self.unknown(Code::ExprUnknownParameter, &word, "parameter", known.iter());
                None
            }
        }
    }

    pub(super) fn duration(&mut self, literal: &Literal) -> Option<Duration> {
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
}
