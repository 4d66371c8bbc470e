//! Conditions that do not say what their author means: `known` where nobody has asked, ladders that start again at once.

use super::Lint;
use super::sheet::{Sheet, Sheets};
use super::written::{Role, Written, written};
use crate::problem::Problem;
use std::collections::{BTreeMap, BTreeSet};
use synlig::Truth;
use synlig::expr::{Expr, Function, Kind, Literal, Operand, Operator, Value, parse};

/// Conditions by the names of their definitions.
type Definitions<'s> = BTreeMap<&'s str, Vec<(usize, &'s Written<'s>)>>;

/// All warnings about conditions, with the number of their rule set.
pub(super) fn lint(sheets: &Sheets) -> Vec<(usize, Problem)> {
    let all: Vec<(usize, Written<'_>)> =
        sheets.iter().flat_map(|(number, sheet)| written(sheet).into_iter().map(move |one| (number, one))).collect();
    let mut definitions: Definitions<'_> = BTreeMap::new();
    for (number, condition) in &all {
        if let Role::Definition(name) = condition.role {
            definitions.entry(name).or_default().push((*number, condition));
        }
    }
    let mut waiting = Waiting { definitions: &definitions, found: BTreeSet::new(), seen: BTreeSet::new() };
    for (number, condition) in &all {
        match condition.role {
            Role::Begins => waiting.look(*number, &condition.pointer, &condition.expr, true),
            // What ends on knowledge goes on while nobody has asked: no harm. What ends on not knowing ends too soon.
            Role::Ends => waiting.look(*number, &condition.pointer, &condition.expr, false),
            Role::Definition(_) | Role::Tells => {}
        }
    }
    let known = waiting.found.iter().filter_map(|(number, pointer, column)| {
        let message = "`known` is no where nobody has asked, so that nothing happens and nothing is asked";
        let mut problem = sheets.get(*number)?.warn(Lint::KnownUnnegated, pointer, message);
        problem.expression_column = Some(*column);
        Some((*number, problem.hint("write `problem`, which is unknown there, and is asked for")))
    });
    let ladders = sheets.iter().flat_map(|(number, sheet)| {
        restarts(sheet, &definitions).into_iter().map(move |problem| (number, problem)).collect::<Vec<_>>()
    });
    known.chain(ladders).collect()
}

/// Looks for conditions that wait for `known` without a negation before it.
struct Waiting<'d, 's> {
    definitions: &'d Definitions<'s>,
    found: BTreeSet<(usize, String, u32)>,
    seen: BTreeSet<(&'d str, bool)>,
}

impl<'d, 's: 'd> Waiting<'d, 's> {
    /// `waits`: the rule waits for the condition to be yes, and not to be no.
    fn look(&mut self, number: usize, pointer: &str, expr: &Expr, waits: bool) {
        match &expr.kind {
            Kind::Name(name) if name == "known" => {
                if waits {
                    self.found.insert((number, pointer.to_owned(), expr.column));
                }
            }
            Kind::Name(name) => {
                let Some((name, versions)) = self.definitions.get_key_value(name.as_str()) else { return };
                if self.seen.insert((name, waits)) {
                    for (number, definition) in versions {
                        self.look(*number, &definition.pointer, &definition.expr, waits);
                    }
                }
            }
            Kind::Not(inner) => self.look(number, pointer, inner, !waits),
            Kind::And(parts) | Kind::Or(parts) | Kind::AtLeast(_, parts) => {
                parts.iter().for_each(|part| self.look(number, pointer, part, waits));
            }
            Kind::Possible(inner) => self.look(number, pointer, inner, waits),
            Kind::Constant(_) | Kind::Compare(..) | Kind::In(..) | Kind::Call(..) | Kind::After(..) => {}
        }
    }
}

/// The levels that may be entered again on the very day on which their ladder was closed, with nothing new.
fn restarts(sheet: &Sheet, definitions: &Definitions<'_>) -> Vec<Problem> {
    let mut warnings = Vec::new();
    for ladder in sheet.items("ladders") {
        let Some(event) = ladder.text("event") else { continue };
        let closed = Closed { ladder: ladder.id, event, definitions };
        for level in ladder.parts("levels") {
            let enter = level.text("enter").and_then(|enter| parse(enter).ok());
            if enter.is_some_and(|enter| closed.leaves(&enter).is_not_no()) {
                let message =
                    format!("closed on one day, `{}` can start again at level `{}` on the same", ladder.id, level.id);
                let hint = format!("let it wait for something newer, as in `after(…, {event})`");
                warnings.push(sheet.warn(Lint::LadderRestarts, &level.at("enter"), message).hint(hint));
            }
        }
    }
    warnings
}

/// A ladder of which only this is supposed: it has just been closed, and nothing has happened since.
struct Closed<'d, 's> {
    ladder: &'d str,
    event: &'d str,
    definitions: &'d Definitions<'s>,
}

impl Closed<'_, '_> {
    /// What can be said of a condition then. No more is worked out than what follows from the closing.
    fn leaves(&self, expr: &Expr) -> Truth {
        let all = |parts: &[Expr]| parts.iter().map(|part| self.leaves(part)).collect::<Vec<_>>();
        match &expr.kind {
            Kind::Constant(holds) => Truth::of(*holds),
            Kind::Name(name) => match self.definitions.get(name.as_str()) {
                Some(versions) => {
                    versions.iter().map(|(_, one)| self.leaves(&one.expr)).max().unwrap_or(Truth::Unknown)
                }
                None => Truth::Unknown,
            },
            Kind::Not(inner) => match self.leaves(inner) {
                Truth::Yes => Truth::No,
                Truth::No => Truth::Yes,
                Truth::Unknown => Truth::Unknown,
            },
            Kind::And(parts) => all(parts).into_iter().min().unwrap_or(Truth::Yes),
            Kind::Or(parts) => all(parts).into_iter().max().unwrap_or(Truth::No),
            Kind::AtLeast(count, parts) => {
                let mut truths = all(parts);
                // The n-th best of them decides.
                truths.sort_unstable_by(|a, b| b.cmp(a));
                let place = usize::try_from(*count).unwrap_or(usize::MAX).saturating_sub(1);
                truths.get(place).copied().unwrap_or(Truth::No)
            }
            Kind::Compare(left, operator, right) => self.compares(left, *operator, right),
            Kind::In(Operand::Name(word), values) if word.text == self.event => Truth::of(values.iter().any(is_closed)),
            Kind::In(Operand::Current(word), _) if word.text == self.ladder => Truth::No,
            Kind::Call(Function::Happened, word) if word.text == self.event => Truth::Yes,
            Kind::After(first, second) if first.text == second.text || second.text == self.event => Truth::No,
            Kind::After(first, _) if first.text == self.event => Truth::Yes,
            Kind::In(..) | Kind::Call(..) | Kind::After(..) | Kind::Possible(_) => Truth::Unknown,
        }
    }

    fn compares(&self, left: &Operand, operator: Operator, right: &Literal) -> Truth {
        let below = matches!(operator, Operator::NotEqual | Operator::Less | Operator::LessOrEqual);
        match left {
            Operand::Name(word) if word.text == self.event => {
                Truth::of(is_closed(right) == (operator == Operator::Equal))
            }
            // Closed lies below every level.
            Operand::Current(word) if word.text == self.ladder => Truth::of(below),
            Operand::Since(word) if word.text == self.event => {
                let none = matches!(&right.value, Value::Duration(duration) if duration.count == 0);
                Truth::of(none != below)
            }
            Operand::Name(_) | Operand::Current(_) | Operand::Since(_) => Truth::Unknown,
        }
    }
}

fn is_closed(value: &Literal) -> bool {
    matches!(&value.value, Value::Word(word) if word == "closed")
}
