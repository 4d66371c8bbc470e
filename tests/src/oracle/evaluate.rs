//! Evaluates conditions, recursively and from scratch each time.

use super::case::Case;
use super::merge::{domain, place, rank, winner};
use super::rules::{Rules, list};
use super::truth::{Truth, alike, all, any, at_least, not};
use synlig::Duration;
use synlig::expr::{Expr, Function, Kind, Literal, Operand, Operator, Value as Written};

/// A case under rules on its day.
pub struct Moment<'r> {
    /// The rules.
    pub rules: &'r Rules,
    /// The case.
    pub case: Case,
}

/// What stands right of a comparison: one literal with an operator, or several of which one must be equal.
enum Right<'e> {
    Is(Operator, &'e Literal),
    In(&'e [Literal]),
}

fn holds(left: i64, operator: Operator, right: i64) -> bool {
    match operator {
        Operator::Equal => left == right,
        Operator::NotEqual => left != right,
        Operator::Less => left < right,
        Operator::LessOrEqual => left <= right,
        Operator::Greater => left > right,
        Operator::GreaterOrEqual => left >= right,
    }
}

impl Right<'_> {
    /// Whether a possible value of the left side fulfils it, given what the literals mean there.
    fn fulfilled(&self, left: i64, meaning: &dyn Fn(&Literal) -> i64) -> bool {
        match self {
            Self::Is(operator, literal) => holds(left, *operator, meaning(literal)),
            Self::In(literals) => literals.iter().any(|literal| meaning(literal) == left),
        }
    }

    /// The operator and the length of time, where it is compared with one.
    fn duration(&self, rules: &Rules) -> (Operator, Duration) {
        match self {
            Self::Is(operator, Literal { value: Written::Duration(duration), .. }) => (*operator, *duration),
            Self::Is(operator, Literal { value: Written::Parameter(name), .. }) => {
                (*operator, rules.duration(&format!("${name}")))
            }
            _ => panic!("not a comparison of time"),
        }
    }
}

/// The text of a value's id.
fn id(literal: &Literal) -> String {
    match &literal.value {
        Written::Word(word) => word.clone(),
        Written::Number(number) => number.to_string(),
        other => panic!("{other:?} is no id"),
    }
}

impl<'r> Moment<'r> {
    /// A case under rules.
    pub fn new(rules: &'r Rules, case: Case) -> Self {
        Self { rules, case }
    }

    /// What a condition's text comes to.
    pub fn truth(&self, text: &str) -> Truth {
        self.eval(&self.rules.expr(text))
    }

    /// A definition: the version of the day; no where there is none.
    fn definition(&self, name: &str) -> Truth {
        let version = self.rules.item("definitions", name, self.case.as_of);
        version.map_or(Some(false), |version| self.truth(version["when"].as_str().expect("a condition")))
    }

    /// The value of a fact that counts, as a number.
    pub(super) fn value(&self, fact: &str) -> Option<i64> {
        winner(self.rules, &self.case, fact).map(|one| rank(self.rules.must("facts", fact), &one.value))
    }

    /// Whether a fact has a value that counts.
    pub fn answered(&self, fact: &str) -> bool {
        if self.rules.must("facts", fact)["type"] == "age" {
            return self.case.birth().is_some();
        }
        self.value(fact).is_some()
    }

    pub(super) fn eval(&self, expr: &Expr) -> Truth {
        let each = |parts: &[Expr]| -> Vec<Truth> { parts.iter().map(|part| self.eval(part)).collect() };
        match &expr.kind {
            Kind::Constant(yes) => Some(*yes),
            Kind::Name(name) => match name.as_str() {
                "symptoms" => self.symptoms(),
                "problem" => self.problem(),
                "known" => Some(self.known()),
                "sharing" => Some(!self.sharing().is_empty()),
                fact if fact.contains('.') => self.value(fact).map(|value| value == 1),
                definition => self.definition(definition),
            },
            Kind::Not(inner) => not(self.eval(inner)),
            Kind::And(parts) => all(&each(parts)),
            Kind::Or(parts) => any(&each(parts)),
            Kind::AtLeast(least, parts) => at_least(*least, &each(parts)),
            Kind::Compare(left, operator, right) => self.compare(left, &Right::Is(*operator, right)),
            Kind::In(left, values) => self.compare(left, &Right::In(values)),
            Kind::Call(Function::Happened, event) => Some(self.case.latest(&event.text).is_some()),
            Kind::Call(Function::Answered, fact) => Some(self.answered(&fact.text)),
            Kind::Call(Function::Consent, consent) => Some(self.is_given(&consent.text)),
            Kind::Call(Function::Refused, consent) => Some(self.is_refused(&consent.text)),
            Kind::After(first, second) => Some(self.after(&first.text, &second.text)),
            Kind::Call(Function::Action, _) | Kind::Possible(_) => panic!("for laws only"),
        }
    }

    /// The first happened, and later than every occurrence of the second.
    fn after(&self, first: &str, second: &str) -> bool {
        let Some((on, place, _)) = self.case.latest(first) else { return false };
        self.case.occurrences(second).all(|(other, other_place, _)| (other, other_place) < (on, place))
    }

    fn compare(&self, left: &Operand, right: &Right<'_>) -> Truth {
        match left {
            Operand::Since(event) => self.since(&event.text, right),
            Operand::Current(ladder) => {
                let levels = list(&self.rules.must("ladders", &ladder.text)["levels"]);
                let current = self.current(&ladder.text).rank();
                Some(right.fulfilled(current, &|literal| super::ladder::level(levels, &id(literal))))
            }
            Operand::Name(word) => match word.text.as_str() {
                "cell" => alike(self.possible_cells().into_iter().map(|cell| {
                    let number = |cell: &str| i64::from(cell.as_bytes()[0]);
                    right.fulfilled(number(cell), &|literal| number(&id(literal)))
                })),
                "tier" => {
                    let (value, possible) = self.tier();
                    let meaning = |literal: &Literal| super::tier::rank(&id(literal)) as i64;
                    alike((value..=possible).map(|tier| right.fulfilled(tier as i64, &meaning)))
                }
                // The numbers of services say nothing but whether two are one.
                "service" => self
                    .case
                    .service
                    .as_ref()
                    .map(|service| right.fulfilled(0, &|literal| i64::from(id(literal) != *service))),
                name if self.rules.declared("ladders", name).is_some() => {
                    let levels = list(&self.rules.must("ladders", name)["levels"]);
                    let (recommended, possible) = (self.recommended(name).rank(), self.possible(name).rank());
                    let meaning = |literal: &Literal| super::ladder::level(levels, &id(literal));
                    alike((recommended..=possible).map(|level| right.fulfilled(level, &meaning)))
                }
                name if self.rules.declared("events", name).is_some() => {
                    let outcomes = list(&self.rules.must("events", name)["outcomes"]);
                    let Some((_, _, latest)) = self.case.latest(name) else { return Some(false) };
                    let outcome = place(outcomes, latest.outcome.as_deref().expect("an outcome"));
                    Some(right.fulfilled(outcome, &|literal| place(outcomes, &id(literal))))
                }
                name => self.fact(name, right),
            },
        }
    }

    fn fact(&self, name: &str, right: &Right<'_>) -> Truth {
        let fact = self.rules.must("facts", name);
        if fact["type"] == "age" {
            let (operator, age) = right.duration(self.rules);
            let birth = self.case.birth()?;
            let reached = self.case.as_of >= birth.birthday(age.months().expect("months or years"));
            return Some(reached == (operator == Operator::GreaterOrEqual));
        }
        let meaning = |literal: &Literal| match (&literal.value, fact["type"].as_str()) {
            (Written::Number(number), Some("count")) => *number,
            (Written::Parameter(name), _) => self.rules.must("parameters", name)["default"].as_i64().expect("a count"),
            (Written::Word(word), Some("flag")) => i64::from(word == "yes"),
            _ => place(list(&fact["values"]), &id(literal)),
        };
        let possibilities = self.value(name).map_or_else(|| domain(fact), |value| vec![value]);
        alike(possibilities.into_iter().map(|value| right.fulfilled(value, &meaning)))
    }

    fn since(&self, event: &str, right: &Right<'_>) -> Truth {
        let Some((on, _, _)) = self.case.latest(event) else { return Some(false) };
        let (operator, duration) = right.duration(self.rules);
        let passed = self.case.as_of >= duration.after(on, self.rules.country());
        Some(passed == (operator == Operator::GreaterOrEqual))
    }
}
