//! The conditions of a rule set as they are written, and what they name.

use super::sheet::{Item, Sheet};
use serde_json::Value;
use synlig::expr::{self, Expr, Function, Kind, Operand, parse};

/// What a condition is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Role<'s> {
    /// It gives a name to others.
    Definition(&'s str),
    /// Where it is yes, something begins: a tier, a level, an action, a checklist, a question.
    Begins,
    /// Where it is yes, something ends: a level is left, an item of a checklist is there.
    Ends,
    /// Neither: the axes of the matrix, consents, a source that holds for some.
    Tells,
}

/// A condition with its place.
#[derive(Clone, Debug)]
pub(crate) struct Written<'s> {
    pub(crate) role: Role<'s>,
    pub(crate) pointer: String,
    pub(crate) expr: Expr,
}

/// All conditions that decide. Laws are left out: they change no decision.
pub(crate) fn written(sheet: &Sheet) -> Vec<Written<'_>> {
    let mut all = Vec::new();
    let mut take = |item: &Item<'_>, key: &str, role| {
        let expr = item.text(key).and_then(|text| parse(text).ok());
        all.extend(expr.map(|expr| Written { role, pointer: item.at(key), expr }));
    };
    for key in ["symptoms", "problem", "suspected"] {
        sheet.visibility().iter().for_each(|item| take(item, key, Role::Tells));
    }
    sheet.items("facts").iter().for_each(|item| take(item, "asked_when", Role::Begins));
    sheet.items("definitions").iter().for_each(|item| take(item, "when", Role::Definition(item.id)));
    sheet.items("tiers").iter().for_each(|item| take(item, "when", Role::Begins));
    for ladder in sheet.items("ladders") {
        for level in ladder.parts("levels") {
            take(&level, "enter", Role::Begins);
            take(&level, "leave", Role::Ends);
        }
    }
    for consent in sheet.items("consents") {
        take(&consent, "given", Role::Tells);
        take(&consent, "refused", Role::Tells);
    }
    for action in sheet.items("actions") {
        take(&action, "when", Role::Begins);
        for (index, value) in action.get("basis").and_then(Value::as_array).into_iter().flatten().enumerate() {
            let basis = Item { id: "", pointer: action.at(&format!("basis/{index}")), value, index: None };
            take(&basis, "when", Role::Tells);
        }
    }
    for list in sheet.items("checklists") {
        take(&list, "when", Role::Begins);
        list.parts("items").iter().for_each(|item| take(item, "done", Role::Ends));
    }
    all
}

/// A name in a condition.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Mention<'e> {
    /// A fact, event or ladder, which have a dot; a definition or a word of the language, which have none.
    Word(&'e str),
    Consent(&'e str),
    Parameter(&'e str),
}

/// Calls `take` with every name in a condition.
pub(crate) fn mentions<'e>(expr: &'e Expr, take: &mut impl FnMut(Mention<'e>)) {
    let operand = |operand: &'e Operand| match operand {
        Operand::Name(word) | Operand::Since(word) | Operand::Current(word) => Mention::Word(&word.text),
    };
    match &expr.kind {
        Kind::Constant(_) => {}
        Kind::Name(name) => take(Mention::Word(name)),
        Kind::Not(inner) | Kind::Possible(inner) => mentions(inner, take),
        Kind::And(parts) | Kind::Or(parts) | Kind::AtLeast(_, parts) => {
            parts.iter().for_each(|part| mentions(part, take));
        }
        Kind::Compare(left, _, right) => {
            take(operand(left));
            if let expr::Value::Parameter(name) = &right.value {
                take(Mention::Parameter(name));
            }
        }
        Kind::In(left, _) => take(operand(left)),
        Kind::Call(Function::Consent | Function::Refused, word) => take(Mention::Consent(&word.text)),
        Kind::Call(_, word) => take(Mention::Word(&word.text)),
        Kind::After(first, second) => {
            take(Mention::Word(&first.text));
            take(Mention::Word(&second.text));
        }
    }
}
