//! Small faults in a condition.

use super::domain::Domains;
use synlig::expr::{Expr, Function, Kind, Literal, Operand, Operator, Value};
use synlig::{Duration, expr};

/// A fault in a condition.
#[derive(Clone, Debug)]
pub(super) struct Fault {
    /// What kind of fault it is.
    pub(super) kind: &'static str,
    /// Where, in the text of the condition, in code points from 1.
    pub(super) column: u32,
    /// What stands there, and what would.
    pub(super) from: String,
    /// What would stand there.
    pub(super) to: String,
    /// The whole condition with the fault.
    pub(super) whole: Expr,
}

/// All faults of a condition, in the order of its text. `others` are parts of other conditions, of which one is added.
pub(super) fn faults(whole: &Expr, domains: &Domains, other: Option<&Expr>) -> Vec<Fault> {
    let mut faults = Vec::new();
    let mut note = |kind, part: &Expr, with: Expr, rebuild: &dyn Fn(Expr) -> Expr| {
        let (from, to) = (part.to_string(), with.to_string());
        // What the printer and the reader make of it, so that it is the tree that will be read.
        let rebuilt = rebuild(with);
        if from != to
            && let Ok(whole) = expr::parse(&rebuilt.to_string())
        {
            faults.push(Fault { kind, column: part.column, from, to, whole });
        }
    };
    walk(whole, &|part| part, domains, &mut note);
    let same = |part: Expr| part;
    for constant in [true, false] {
        note("constant", whole, Expr { kind: Kind::Constant(constant), column: whole.column }, &same);
    }
    for other in other.into_iter().filter(|other| !whole.to_string().contains(&other.to_string())) {
        for join in [Kind::And, Kind::Or] {
            note("added term", whole, of(join(vec![whole.clone(), other.clone()])), &same);
        }
    }
    faults
}

type Note<'n> = dyn FnMut(&'static str, &Expr, Expr, &dyn Fn(Expr) -> Expr) + 'n;

fn of(kind: Kind) -> Expr {
    Expr { kind, column: 1 }
}

/// Goes through a condition, of which `rebuild` makes the whole again with another part in the place of this one.
fn walk(part: &Expr, rebuild: &dyn Fn(Expr) -> Expr, domains: &Domains, note: &mut Note<'_>) {
    match &part.kind {
        Kind::Not(inner) => {
            note("polarity", part, (**inner).clone(), rebuild);
            walk(inner, &|inner| rebuild(of(Kind::Not(Box::new(inner)))), domains, note);
        }
        Kind::And(parts) => several(part, parts, Kind::And, Some(Kind::Or), rebuild, domains, note),
        Kind::Or(parts) => several(part, parts, Kind::Or, Some(Kind::And), rebuild, domains, note),
        Kind::AtLeast(count, parts) => {
            let count = *count;
            for other in [count.checked_sub(1), count.checked_add(1)].into_iter().flatten().filter(|other| *other > 0) {
                note("boundary", part, of(Kind::AtLeast(other, parts.clone())), rebuild);
            }
            several(part, parts, |parts| Kind::AtLeast(count, parts), None, rebuild, domains, note);
        }
        Kind::Possible(_) => {}
        _ => {
            note("polarity", part, of(Kind::Not(Box::new(part.clone()))), rebuild);
            for (kind, other) in atom(&part.kind, domains) {
                note(kind, part, of(other), rebuild);
            }
        }
    }
}

fn several(
    part: &Expr,
    parts: &[Expr],
    join: impl Fn(Vec<Expr>) -> Kind,
    other: Option<fn(Vec<Expr>) -> Kind>,
    rebuild: &dyn Fn(Expr) -> Expr,
    domains: &Domains,
    note: &mut Note<'_>,
) {
    other.iter().for_each(|other| note("and/or", part, of(other(parts.to_vec())), rebuild));
    for (at, one) in parts.iter().enumerate() {
        let mut fewer = parts.to_vec();
        fewer.remove(at);
        let without = match fewer.as_slice() {
            [single] if other.is_some() => single.clone(),
            _ => of(join(fewer)),
        };
        note("dropped term", part, without, rebuild);
        let with = |one: Expr| {
            let mut parts = parts.to_vec();
            parts.iter_mut().skip(at).take(1).for_each(|slot| *slot = one.clone());
            rebuild(of(join(parts)))
        };
        walk(one, &with, domains, note);
    }
}

/// The faults of a part that joins no others, its negation aside.
fn atom(kind: &Kind, domains: &Domains) -> Vec<(&'static str, Kind)> {
    match kind {
        Kind::Constant(holds) => vec![("constant", Kind::Constant(!holds))],
        Kind::Compare(left, operator, right) => {
            let mut all = Vec::new();
            let swapped = match operator {
                Operator::Equal => [Operator::GreaterOrEqual, Operator::LessOrEqual].as_slice(),
                Operator::NotEqual => &[],
                Operator::Less => &[Operator::LessOrEqual],
                Operator::LessOrEqual => &[Operator::Less],
                Operator::Greater => &[Operator::GreaterOrEqual],
                Operator::GreaterOrEqual => &[Operator::Greater, Operator::Equal],
            };
            all.extend(swapped.iter().map(|other| ("operator", Kind::Compare(left.clone(), *other, right.clone()))));
            for other in near(left, &right.value, domains) {
                let right = Literal { value: other, column: right.column };
                all.push(("value", Kind::Compare(left.clone(), *operator, right)));
            }
            all
        }
        Kind::In(left, values) => {
            let mut all = Vec::new();
            for at in 0..values.len() {
                let mut fewer = values.clone();
                fewer.remove(at);
                if !fewer.is_empty() {
                    all.push(("dropped value", Kind::In(left.clone(), fewer)));
                }
            }
            let written = |id: &str| values.iter().any(|value| value.value.to_string() == id);
            if let Some(other) = domains.of(left).iter().find(|id| !written(id)) {
                let mut more = values.clone();
                more.push(Literal { value: word(other), column: 1 });
                all.push(("added value", Kind::In(left.clone(), more)));
            }
            all
        }
        Kind::Call(Function::Consent, name) => vec![("function", Kind::Call(Function::Refused, name.clone()))],
        Kind::Call(Function::Refused, name) => vec![("function", Kind::Call(Function::Consent, name.clone()))],
        Kind::After(first, second) => vec![("order", Kind::After(second.clone(), first.clone()))],
        _ => Vec::new(),
    }
}

/// The values next to one: a number or a length by one, an id by its neighbours.
fn near(left: &Operand, value: &Value, domains: &Domains) -> Vec<Value> {
    match value {
        Value::Duration(duration) => by_one(*duration).into_iter().map(Value::Duration).collect(),
        Value::Number(number) if domains.of(left).is_empty() => {
            vec![Value::Number(number - 1), Value::Number(number + 1)]
        }
        Value::Parameter(_) => Vec::new(),
        Value::Word(_) | Value::Number(_) => {
            let (ids, id) = (domains.of(left), value.to_string());
            let Some(at) = ids.iter().position(|known| *known == id) else { return Vec::new() };
            let around = [at.checked_sub(1), at.checked_add(1)].into_iter().flatten();
            around.filter_map(|at| ids.get(at)).map(|id| word(id)).collect()
        }
    }
}

/// A length one shorter, and one longer.
pub(super) fn by_one(duration: Duration) -> Vec<Duration> {
    let counts = [duration.count.checked_sub(1), duration.count.checked_add(1)];
    counts.into_iter().flatten().filter_map(|count| Duration::new(count, duration.unit)).collect()
}

fn word(id: &str) -> Value {
    id.parse().map_or_else(|_| Value::Word(id.to_owned()), Value::Number)
}
