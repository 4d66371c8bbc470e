//! The outcomes of a composition, compiled in the order in which they are decided.

use super::gates::{Gates, Leaf, Op};
use super::lower::lower;
use super::names::{ConsentOps, Defined, Names, Stage, VisibilityOps};
use super::order::order;
use super::program::{Checklist, ChecklistVersion, Consent, ConsentVersion, Criterion, Days, Item, Ladder, Level};
use super::program::{Origin, Part, Program, Source, Visibility};
use super::vocabulary::{source, sources};
use crate::error::Code;
use crate::expr::{Expr, Function, Kind, Operand};
use crate::json::At;
use crate::ruleset::document::{
    Consent as ConsentItem, Criterion as CriterionItem, Definition, Ids, Validity, Versions,
};
use crate::ruleset::read::{Condition, Named};
use crate::ruleset::values::LawKind;
use crate::ruleset::{Composed, items};
use std::collections::BTreeMap;

pub(crate) struct Outcomes<'a> {
    pub(crate) composed: &'a Composed,
    pub(crate) gates: Gates,
    pub(crate) names: Names,
}

/// Something with a name that other named things may use.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Piece<'a> {
    Definition(&'a str),
    Ladder(&'a str),
    Consent(&'a str),
}

impl<'a> Outcomes<'a> {
    /// Compiles everything. Where faults are noted the program means nothing.
    pub(crate) fn program(&mut self) -> Program {
        let parts = self.ordered();
        let mut program = Program {
            vocabulary: self.names.vocabulary.clone(),
            nodes: Vec::new(),
            visibility_end: 0,
            visibility: None,
            selective: Vec::new(),
            indicated: Vec::new(),
            tiers: [Op::NO; 2],
            ladders: Vec::new(),
            consents: Vec::new(),
            actions: Vec::new(),
            action_order: Vec::new(),
            checklists: Vec::new(),
            asked_when: Vec::new(),
            age_fact: self.names.vocabulary.fact_ids.number("child.age"),
            parts: self.parts(),
            digest: self.composed.digest.clone(),
        };
        self.definitions(&parts, Stage::Facts, Stage::Facts);
        program.visibility = self.visibility();
        program.visibility_end = self.gates.nodes().len();
        self.definitions(&parts, Stage::Visibility, Stage::Sharing);
        self.tiers(&mut program);
        self.definitions(&parts, Stage::Tier, Stage::Tier);
        for (part, stage) in &parts {
            match part {
                Piece::Definition(name) if *stage == Stage::Ladders => self.definition(name),
                Piece::Ladder(id) => self.ladder(id, &mut program),
                _ => {}
            }
        }
        let number = |names: &Names, id: &str| names.ladders.keys().position(|key| key == id);
        program.ladders.sort_by_key(|ladder| number(&self.names, &ladder.id));
        for (part, stage) in &parts {
            match part {
                Piece::Definition(name) if *stage >= Stage::Actions => self.definition(name),
                Piece::Consent(name) => self.consent(name, &mut program),
                _ => {}
            }
        }
        program.consents.sort_by(|a, b| a.name.cmp(&b.name));
        self.actions(&mut program);
        self.checklists(&mut program);
        self.asked_when(&mut program);
        program.nodes = self.gates.nodes().to_vec();
        // Laws are checked, and proven by other tools; deciding needs none of their nodes.
        self.laws();
        program
    }

    fn parts(&self) -> Vec<Part> {
        let part = |in_effect: &crate::ruleset::InEffect| Part {
            id: in_effect.document.id.clone(),
            version: in_effect.document.version.0.to_string(),
            extends: in_effect.bases.first().cloned(),
            days: days(in_effect.document.valid.as_ref()),
        };
        self.composed.documents.iter().map(part).collect()
    }

    /// Definitions, ladders and consents, each after those it uses, with the latest outcome that it uses.
    fn ordered(&mut self) -> Vec<(Piece<'a>, Stage)> {
        let composed = self.composed;
        let mut conditions: BTreeMap<Piece<'a>, (At, Vec<&'a Condition>)> = BTreeMap::new();
        for (name, all) in items(&composed.documents, |d| d.definitions.as_ref()) {
            let used = all.0.iter().map(|item: &Definition| &item.when).collect();
            conditions.insert(Piece::Definition(name), (all.0.first().map_or(At::default(), |item| item.at), used));
        }
        for (name, all) in items(&composed.documents, |d| d.consents.as_ref()) {
            let used = all.0.iter().flat_map(|item: &ConsentItem| [&item.given, &item.refused]).collect();
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
        found.iter().filter(|at| !circular.contains(at)).filter_map(with_stage).collect()
    }

    fn definitions(&mut self, parts: &[(Piece<'a>, Stage)], from: Stage, to: Stage) {
        for (part, stage) in parts {
            if let Piece::Definition(name) = part
                && from <= *stage
                && *stage <= to
            {
                self.definition(name);
            }
        }
    }

    fn definition(&mut self, name: &str) {
        let composed = self.composed;
        let mut all = items(&composed.documents, |d| d.definitions.as_ref());
        let Some((_, versions)) = all.find(|(id, _)| *id == name) else { return };
        let mut stage = Stage::Facts;
        let mut op = Op::NO;
        for version in &versions.0 {
            let (when, used) = self.condition(&version.when, Stage::Actions);
            stage = stage.max(used);
            let when = self.during(when, version.valid.as_ref());
            op = self.gates.or(op, when);
        }
        self.names.definitions.insert(name.to_owned(), Some(Defined { op, stage }));
    }

    pub(super) fn condition(&mut self, condition: &Condition, limit: Stage) -> (Op, Stage) {
        lower(&mut self.gates, &mut self.names, condition, limit)
    }

    /// The condition within its days, else no.
    pub(super) fn during(&mut self, op: Op, valid: Option<&Validity>) -> Op {
        match valid.map(Validity::span) {
            Some((from, to)) => {
                let day = self.gates.leaf(Leaf::Day { from, to });
                self.gates.and(day, op)
            }
            None => op,
        }
    }

    pub(super) fn origin(&mut self, at: At, basis: Option<&Ids>) -> Origin {
        sources(basis, &mut self.names);
        let always = |id: &crate::ruleset::document::Id| Source { id: id.value.clone(), when: Op::YES };
        let basis = basis.iter().flat_map(|ids| &ids.0).map(always).collect();
        Origin { rules: self.composed.written_in(at).to_owned(), basis }
    }

    fn visibility(&mut self) -> Option<Visibility> {
        let composed = self.composed;
        let item = composed.documents.iter().find_map(|d| d.document.visibility.as_ref())?;
        let (symptoms, _) = self.condition(&item.symptoms, Stage::Facts);
        let (problem, _) = self.condition(&item.problem, Stage::Facts);
        let suspected = item.suspected.as_ref().map(|suspected| self.condition(suspected, Stage::Facts).0);
        let known = self.gates.certain(problem);
        self.names.visibility = Some(VisibilityOps { symptoms, problem, known });
        Some(Visibility { symptoms, problem, suspected, origin: self.origin(item.at, item.basis.as_ref()) })
    }

    fn tiers(&mut self, program: &mut Program) {
        let composed = self.composed;
        for tiers in composed.documents.iter().filter_map(|d| d.document.tiers.as_ref()) {
            for (section, indicated) in [(&tiers.selective, false), (&tiers.indicated, true)] {
                let versions: Option<&Versions<CriterionItem>> = section.as_ref();
                for criterion in versions.iter().flat_map(|all| &all.0) {
                    let (when, _) = self.condition(&criterion.when, Stage::Sharing);
                    let when = self.during(when, criterion.valid.as_ref());
                    let origin = self.origin(criterion.at, criterion.basis.as_ref());
                    let into = if indicated { &mut program.indicated } else { &mut program.selective };
                    into.push(Criterion { when, origin });
                }
            }
        }
        let whens = |criteria: &[Criterion]| criteria.iter().map(|criterion| criterion.when).collect::<Vec<_>>();
        let indicated = self.gates.any(whens(&program.indicated));
        let selective = self.gates.any(whens(&program.selective));
        program.tiers = [self.gates.or(selective, indicated), indicated];
        self.names.tiers = program.tiers;
    }

    fn ladder(&mut self, id: &str, program: &mut Program) {
        let composed = self.composed;
        let mut all = items(&composed.documents, |d| d.ladders.as_ref());
        let Some((_, item)) = all.find(|(name, _)| *name == id) else { return };
        let Some(Some(mut ops)) = self.names.ladders.get(id).cloned() else { return };
        let mut levels = Vec::new();
        for versions in &item.levels {
            let mut level = Level { id: String::new(), enter: Op::NO, leave: Op::NO, versions: Vec::new() };
            for version in &versions.0 {
                level.id.clone_from(&version.id.value);
                let (enter, _) = self.condition(&version.enter, Stage::Ladders);
                let enter = self.during(enter, version.valid.as_ref());
                level.enter = self.gates.or(level.enter, enter);
                if let Some(leave) = &version.leave {
                    let (leave, _) = self.condition(leave, Stage::Ladders);
                    let leave = self.during(leave, version.valid.as_ref());
                    level.leave = self.gates.or(level.leave, leave);
                }
                let basis = version.basis.as_ref().or(item.basis.as_ref());
                let origin = self.origin(item.at, basis);
                level.versions.push((days(version.valid.as_ref()), origin));
            }
            levels.push(level);
        }
        (ops.recommended, ops.possible) = self.recommend(ops.event, &ops.at_least, &levels);
        let outcomes = self.names.vocabulary.events.get(ops.event).map(|event| event.outcomes.as_slice());
        program.ladders.push(Ladder {
            id: id.to_owned(),
            event: ops.event,
            closed: outcomes.unwrap_or_default().iter().position(|outcome| outcome == "closed"),
            levels,
            recommended: ops.recommended.clone(),
            possible: ops.possible.clone(),
            at_least: ops.at_least.clone(),
        });
        self.names.ladders.insert(id.to_owned(), Some(ops));
    }

    /// Which level is recommended, and which possible: for each level, whether it is at least that one.
    fn recommend(&mut self, event: usize, at_least: &[Vec<usize>], levels: &[Level]) -> (Vec<Op>, Vec<Op>) {
        let g = &mut self.gates;
        let mut current: Vec<Op> = at_least
            .iter()
            .map(|outcomes| g.leaf(Leaf::CurrentAtLeast { event, outcomes: outcomes.clone() }))
            .collect();
        // No level is above the highest.
        current.push(Op::NO);
        let [mut up, mut down, mut stays] = [const { Vec::new() }; 3];
        let mut leaves_current = Op::NO;
        for (level, reached) in levels.iter().zip(current.windows(2)) {
            let [this, above] = reached else { continue };
            let stay = g.certain(level.leave).not();
            let entered = g.certain(level.enter);
            let enterable = g.possible(level.enter);
            let can_stay = g.and(enterable, stay);
            let rises = g.and(entered, stay);
            up.push(g.and(this.not(), rises));
            down.push(g.and(*above, can_stay));
            let is_current = g.and(*this, above.not());
            let left = g.and(is_current, stay.not());
            leaves_current = g.or(leaves_current, left);
            stays.push(can_stay);
        }
        let any_up = g.any(up.iter().copied());
        let lowers = g.and(any_up.not(), leaves_current);
        let keeps = g.and(any_up.not(), leaves_current.not());
        let mut recommended = Vec::new();
        for place in 0..levels.len() {
            let raised = g.any(up.iter().skip(place).copied());
            let lower = g.any(down.iter().skip(place).copied());
            let lowered = g.and(lowers, lower);
            let kept = g.and(keeps, current.get(place).copied().unwrap_or(Op::NO));
            let moved = g.or(raised, lowered);
            recommended.push(g.or(moved, kept));
        }
        let mut candidates = Vec::new();
        for (place, can_stay) in stays.iter().enumerate() {
            let below = recommended.get(place + 1).copied().unwrap_or(Op::NO).not();
            candidates.push(g.and(*can_stay, below));
        }
        let possible = recommended
            .iter()
            .enumerate()
            .map(|(place, here)| {
                let higher = g.any(candidates.iter().skip(place).copied());
                g.or(*here, higher)
            })
            .collect();
        (recommended, possible)
    }

    fn consent(&mut self, name: &str, program: &mut Program) {
        let composed = self.composed;
        let mut all = items(&composed.documents, |d| d.consents.as_ref());
        let Some((_, versions)) = all.find(|(id, _)| *id == name) else { return };
        let mut consent = Consent { name: name.to_owned(), versions: Vec::new() };
        let (mut given, mut refused) = (Op::NO, Op::NO);
        for item in &versions.0 {
            let (gives, _) = self.condition(&item.given, Stage::Actions);
            let (refuses, _) = self.condition(&item.refused, Stage::Actions);
            let ask = item.ask.as_ref().and_then(|ask| self.action_number(&ask.value, ask.at));
            let origin = self.origin(item.at, item.basis.as_ref());
            let days = days(item.valid.as_ref());
            consent.versions.push(ConsentVersion { days, given: gives, refused: refuses, ask, origin });
            let gives = self.during(gives, item.valid.as_ref());
            let refuses = self.during(refuses, item.valid.as_ref());
            given = self.gates.or(given, gives);
            refused = self.gates.or(refused, refuses);
        }
        let given = self.gates.certain(given);
        let refused = self.gates.certain(refused);
        let given = self.gates.and(given, refused.not());
        self.names.consents.insert(name.to_owned(), Some(ConsentOps { given, refused }));
        program.consents.push(consent);
    }

    pub(super) fn action_number(&mut self, id: &str, at: At) -> Option<usize> {
        let number = self.names.actions.iter().position(|action| action == id);
        if number.is_none() {
            let known: Vec<String> = self.names.actions.iter().cloned().collect();
            self.names.unknown(Code::RulesUnknownAction, at, "action", id, known.iter().map(String::as_str));
        }
        number
    }

    fn checklists(&mut self, program: &mut Program) {
        let composed = self.composed;
        let mut lists: BTreeMap<&str, Checklist> = BTreeMap::new();
        for (id, versions) in items(&composed.documents, |d| d.checklists.as_ref()) {
            let mut list = Checklist { id: id.to_owned(), versions: Vec::new() };
            for version in &versions.0 {
                let when = version.when.as_ref().map(|when| self.condition(when, Stage::Actions).0);
                let mut all_items = Vec::new();
                for item_versions in &version.items {
                    let mut item = Item { id: String::new(), versions: Vec::new() };
                    for one in &item_versions.0 {
                        item.id.clone_from(&one.id.value);
                        let (done, _) = self.condition(&one.done, Stage::Actions);
                        sources(one.basis.as_ref(), &mut self.names);
                        item.versions.push((days(one.valid.as_ref()), done));
                    }
                    all_items.push(item);
                }
                let origin = self.origin(version.at, version.basis.as_ref());
                let days = days(version.valid.as_ref());
                list.versions.push(ChecklistVersion { days, when, items: all_items, origin });
            }
            lists.insert(id, list);
        }
        program.checklists = lists.into_values().collect();
    }

    fn asked_when(&mut self, program: &mut Program) {
        let composed = self.composed;
        let mut asked = vec![Op::YES; self.names.vocabulary.facts.len()];
        for (id, fact) in items(&composed.documents, |d| d.facts.as_ref()) {
            let Some(when) = &fact.asked_when else { continue };
            let op = self.condition(when, Stage::Actions).0;
            let number = self.names.vocabulary.fact_ids.number(id);
            if let Some(slot) = number.and_then(|number| asked.get_mut(number)) {
                *slot = op;
            }
        }
        program.asked_when = asked;
    }

    fn laws(&mut self) {
        let composed = self.composed;
        for law in composed.documents.iter().flat_map(|d| d.document.laws.iter().flat_map(|laws| &laws.0)) {
            let conditions = match &law.kind {
                LawKind::Monotone(_) => vec![],
                LawKind::Always(always, implies) => vec![always, implies],
                LawKind::Never(never) => vec![never],
            };
            for condition in conditions {
                self.condition(condition, Stage::Laws);
            }
        }
    }

    pub(super) fn basis(&mut self, basis: &crate::ruleset::document::Basis) -> Source {
        let id = basis.source();
        source(&id.value, id.at, &mut self.names);
        let when = match basis {
            crate::ruleset::document::Basis::Always(_) => Op::YES,
            crate::ruleset::document::Basis::Sometimes(sometimes) => {
                let when = sometimes.when.as_ref().map_or(Op::YES, |when| self.condition(when, Stage::Actions).0);
                self.during(when, sometimes.valid.as_ref())
            }
        };
        Source { id: id.value.clone(), when }
    }
}

/// The days of an item; without dates, all days.
pub(super) fn days(valid: Option<&Validity>) -> Days {
    let (from, to) = valid.map_or((crate::date::Date::FIRST, crate::date::Date::LAST), Validity::span);
    Days { from, to }
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

impl Outcomes<'_> {
    /// All actions by id, faulty ones left out, with the documents' items.
    pub(super) fn action_items(&self) -> BTreeMap<&str, &Versions<crate::ruleset::document::Action>> {
        let documents = self.composed.documents.iter();
        documents.filter_map(|d| d.document.actions.as_ref()).flat_map(Named::items).collect()
    }
}
