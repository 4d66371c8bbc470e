//! Definitions, ladders and consents in an order in which each comes after those it uses.

use super::compiler::Compiler;
use super::names::{Names, Stage};
use super::order::order;
use crate::error::Code;
use crate::expr::{Expr, Function, Kind, Operand};
use crate::json::At;
use crate::ruleset::document::{Consent, Definition};
use crate::ruleset::items;
use crate::ruleset::read::Condition;
use std::collections::BTreeMap;

/// Something with a name that other named things may use.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Piece<'a> {
    Definition(&'a str),
    Ladder(&'a str),
    Consent(&'a str),
}

impl<'a> Compiler<'a> {
    /// Definitions, ladders and consents, each after those it uses, with the latest outcome that it uses.
    pub(super) fn ordered(&mut self) -> Vec<(Piece<'a>, Stage)> {
        let composed = self.composed;
        let mut conditions: BTreeMap<Piece<'a>, (At, Vec<&'a Condition>)> = BTreeMap::new();
        for (name, all) in items(&composed.documents, |d| d.definitions.as_ref()) {
            let used = all.0.iter().map(|item: &Definition| &item.when).collect();
            conditions.insert(Piece::Definition(name), (all.0.first().map_or(At::default(), |item| item.at), used));
        }
        for (name, all) in items(&composed.documents, |d| d.consents.as_ref()) {
            let used = all.0.iter().flat_map(|item: &Consent| [&item.given, &item.refused]).collect();
            conditions.insert(Piece::Consent(name), (all.0.first().map_or(At::default(), |item| item.at), used));
        }
        for (id, ladder) in items(&composed.documents, |d| d.ladders.as_ref()) {
            let levels = ladder.levels.iter().flat_map(|all| &all.0);
            let used = levels.flat_map(|level| std::iter::once(&level.enter).chain(&level.leave)).collect();
            conditions.insert(Piece::Ladder(id), (ladder.at, used));
        }
        let parts: Vec<_> = conditions.keys().copied().collect();
        let mut edges: Vec<Vec<usize>> = Vec::new();
        let mut own: Vec<Stage> = Vec::new();
        for (part, (_, used)) in &conditions {
            let mut below = Vec::new();
            let mut stage = match part {
                Piece::Definition(_) => Stage::Facts,
                Piece::Ladder(_) => Stage::Ladders,
                Piece::Consent(_) => Stage::Actions,
            };
            for condition in used {
                uses(&condition.value, &mut |name, kind| {
                    let part = match kind {
                        Use::Plain => Piece::Definition(name),
                        Use::Ladder => Piece::Ladder(name),
                        Use::Consent => Piece::Consent(name),
                    };
                    below.extend(parts.binary_search(&part));
                });
                stage = stage.max(built_in_stage(&condition.value, &self.names));
            }
            edges.push(below);
            own.push(stage);
        }
        let (found, circular) = order(&edges);
        for &at in &circular {
            if let Some((place, _)) = parts.get(at).and_then(|part| conditions.get(part)) {
                self.names.fault(Code::RulesCycle, *place, "it depends on itself, directly or through others");
            }
        }
        // A definition belongs to the latest outcome among all that it uses.
        let mut stages = own;
        for &at in &found {
            let below = edges.get(at).into_iter().flatten().filter_map(|k| stages.get(*k).copied()).max();
            if let (Some(stage), Some(below)) = (stages.get_mut(at), below) {
                *stage = (*stage).max(below);
            }
        }
        let with_stage = |at: &usize| Some((*parts.get(*at)?, *stages.get(*at)?));
        for (piece, stage) in found.iter().filter_map(with_stage) {
            if let Piece::Definition(name) = piece {
                self.names.stages.insert(name.to_owned(), stage);
            }
        }
        found.iter().filter(|at| !circular.contains(at)).filter_map(with_stage).collect()
    }
}

enum Use {
    Plain,
    Ladder,
    Consent,
}

/// Calls `take` with every definition, ladder and consent that an expression names.
fn uses<'e>(expr: &'e Expr, take: &mut impl FnMut(&'e str, Use)) {
    match &expr.kind {
        Kind::Name(name) => take(name, Use::Plain),
        Kind::Not(inner) | Kind::Possible(inner) => uses(inner, take),
        Kind::And(parts) | Kind::Or(parts) | Kind::AtLeast(_, parts) => parts.iter().for_each(|part| uses(part, take)),
        Kind::Compare(Operand::Name(word), ..) | Kind::In(Operand::Name(word), _) => take(&word.text, Use::Ladder),
        Kind::Call(Function::Consent | Function::Refused, word) => take(&word.text, Use::Consent),
        _ => {}
    }
}

/// The latest outcome that an expression itself names, definitions aside.
fn built_in_stage(expr: &Expr, names: &Names) -> Stage {
    let operand = |operand: &Operand| match operand {
        Operand::Current(_) => Stage::Ladders,
        Operand::Name(word) if word.text == "cell" => Stage::Visibility,
        Operand::Name(word) if word.text == "tier" => Stage::Tier,
        Operand::Name(word) if names.ladders.contains_key(&word.text) => Stage::Ladders,
        _ => Stage::Facts,
    };
    match &expr.kind {
        Kind::Name(name) => match name.as_str() {
            "symptoms" | "known" | "problem" => Stage::Visibility,
            "sharing" => Stage::Sharing,
            _ => Stage::Facts,
        },
        Kind::Not(inner) | Kind::Possible(inner) => built_in_stage(inner, names),
        Kind::And(parts) | Kind::Or(parts) | Kind::AtLeast(_, parts) => {
            parts.iter().map(|part| built_in_stage(part, names)).max().unwrap_or(Stage::Facts)
        }
        Kind::Compare(left, ..) | Kind::In(left, _) => operand(left),
        Kind::Call(Function::Consent | Function::Refused, _) => Stage::Actions,
        _ => Stage::Facts,
    }
}
