//! The outcomes of a composition, compiled in the order in which they are decided.

use super::circuit::Circuit;
use super::fewer::fewer;
use super::gates::{Gates, Leaf, Op};
use super::graph::Input;
use super::lower::{Lowered, lower};
use super::names::{ConsentOps, Defined, Names, Stage, VisibilityOps};
use super::program::{Checklist, ChecklistVersion, Consent, ConsentVersion, Criterion, Days, Item};
use super::program::{Origin, Part, Program, Source, Visibility};
use super::stages::Piece;
use super::vocabulary::{source, sources};
use crate::error::Code;
use crate::json::At;
use crate::ruleset::document::{Criterion as CriterionItem, Definition, Ids, Validity, Versions};
use crate::ruleset::read::{Condition, Named};
use crate::ruleset::values::LawKind;
use crate::ruleset::{Composed, items};
use std::collections::BTreeMap;
use std::sync::Arc;

pub(crate) struct Compiler<'a> {
    pub(crate) composed: &'a Composed,
    pub(crate) gates: Gates,
    pub(crate) names: Names,
    pub(crate) definitions_by_name: BTreeMap<&'a str, &'a Versions<Definition>>,
    /// The conditions met so far, by name.
    pub(crate) conditions: Vec<super::condition::Condition>,
}

impl<'a> Compiler<'a> {
    /// Compiles everything. Where faults are noted the program means nothing.
    pub(crate) fn program(&mut self) -> Program {
        let parts = self.ordered();
        let mut program = Program {
            vocabulary: Arc::new(self.names.vocabulary.clone()),
            nodes: Vec::new(),
            fewer: Vec::new(),
            circuit: Circuit::default(),
            quiet: Circuit::default(),
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
            conditions: Vec::new(),
            digest: self.composed.digest.clone(),
        };
        self.definitions(&parts, Stage::Facts, Stage::Facts);
        program.visibility = self.visibility();
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
        crate::sorted::sort_by_key(&mut program.ladders, |ladder| number(&self.names, &ladder.id));
        for (part, stage) in &parts {
            match part {
                Piece::Definition(name) if *stage >= Stage::Actions => self.definition(name),
                Piece::Consent(name) => self.consent(name, &mut program),
                _ => {}
            }
        }
        crate::sorted::sort_by(&mut program.consents, |a, b| a.name.cmp(&b.name));
        self.actions(&mut program);
        self.checklists(&mut program);
        self.asked_when(&mut program);
        program.nodes = self.gates.nodes().to_vec();
        program.fewer = fewer(&program.nodes);
        program.circuit = Circuit::new(&program, &|_| None, true);
        program.quiet = Circuit::new(&program, &quiet, false);
        self.conditions(&mut program);
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
        let Some(versions) = self.definitions_by_name.get(name).copied() else { return };
        let mut stage = Stage::Facts;
        let mut op = Op::NO;
        for version in &versions.0 {
            let when = self.condition(&version.when, Stage::Actions);
            stage = stage.max(when.used);
            let when = self.note(&format!("definitions.{name}"), when, version.valid.as_ref());
            let when = self.during(when, version.valid.as_ref());
            op = self.gates.or(op, when);
        }
        self.names.definitions.insert(name.to_owned(), Some(Defined { op, stage }));
    }

    pub(super) fn condition(&mut self, condition: &Condition, limit: Stage) -> Lowered {
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
        let mut axis = |axis: &str, condition: &Condition| {
            let lowered = self.condition(condition, Stage::Facts);
            self.note(&format!("visibility.{axis}"), lowered, None)
        };
        let (symptoms, problem) = (axis("symptoms", &item.symptoms), axis("problem", &item.problem));
        let suspected = item.suspected.as_ref().map(|suspected| axis("suspected", suspected));
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
                    let when = self.condition(&criterion.when, Stage::Sharing);
                    let tier = if indicated { "indicated" } else { "selective" };
                    let when = self.note(&format!("tiers.{tier}"), when, criterion.valid.as_ref());
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

    fn consent(&mut self, name: &str, program: &mut Program) {
        let composed = self.composed;
        let mut all = items(&composed.documents, |d| d.consents.as_ref());
        let Some((_, versions)) = all.find(|(id, _)| *id == name) else { return };
        let mut consent = Consent { name: name.to_owned(), versions: Vec::new(), needed_by: Vec::new() };
        let (mut given, mut refused) = (Op::NO, Op::NO);
        for item in &versions.0 {
            let gives = self.condition(&item.given, Stage::Actions);
            let refuses = self.condition(&item.refused, Stage::Actions);
            let gives = self.note(&format!("consents.{name}.given"), gives, item.valid.as_ref());
            let refuses = self.note(&format!("consents.{name}.refused"), refuses, item.valid.as_ref());
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
            let known: Vec<String> = self.names.actions.iter().take(self.names.compared()).cloned().collect();
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
                let when = version.when.as_ref().map(|when| {
                    let when = self.condition(when, Stage::Actions);
                    self.note(&format!("checklists.{id}"), when, version.valid.as_ref())
                });
                let mut all_items = Vec::new();
                for item_versions in &version.items {
                    let mut item = Item { id: String::new(), versions: Vec::new() };
                    for one in &item_versions.0 {
                        item.id.clone_from(&one.id.value);
                        let done = self.condition(&one.done, Stage::Actions);
                        let both = days(version.valid.as_ref()).and(days(one.valid.as_ref()));
                        let done = self.note_within(&format!("checklists.{id}.{}", one.id.value), done, both);
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
            let when = self.condition(when, Stage::Actions);
            let op = self.note(&format!("facts.{id}.asked_when"), when, None);
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

    /// A source of something of this name that holds on these days.
    pub(super) fn basis(&mut self, of: &str, on: Days, basis: &crate::ruleset::document::Basis) -> Source {
        let id = basis.source();
        source(&id.value, id.at, &mut self.names);
        let when = match basis {
            crate::ruleset::document::Basis::Always(_) => Op::YES,
            crate::ruleset::document::Basis::Sometimes(sometimes) => {
                let on = days(sometimes.valid.as_ref()).and(on);
                let when = sometimes.when.as_ref().map_or(Op::YES, |when| {
                    let when = self.condition(when, Stage::Actions);
                    self.note_within(&format!("{of}.basis.{}", id.value), when, on)
                });
                self.during(when, sometimes.valid.as_ref())
            }
        };
        Source { id: id.value.clone(), when }
    }
}

/// The days of an item; without dates, all days.
/// What is known of a case in which nothing has happened, and no service is named with an answer.
fn quiet(input: &Input) -> Option<bool> {
    let no = match input {
        Input::Leaf(leaf) => match leaf {
            Leaf::Happened { .. } | Leaf::Outcome { .. } | Leaf::CurrentAtLeast { .. } => true,
            Leaf::Since { .. } | Leaf::After { .. } | Leaf::Sharing => true,
            Leaf::Between { .. } | Leaf::Answered { .. } | Leaf::Age { .. } | Leaf::AgeTold => false,
            Leaf::Service { .. } | Leaf::Day { .. } => false,
        },
        Input::Answered(_) | Input::Within(..) | Input::ServiceTold => false,
    };
    no.then_some(false)
}

pub(super) fn days(valid: Option<&Validity>) -> Days {
    valid.map_or(Days::ALL, |valid| {
        let (from, to) = valid.span();
        Days { from, to }
    })
}

impl Compiler<'_> {
    /// All actions by id, faulty ones left out, with the documents' items.
    pub(super) fn action_items(&self) -> BTreeMap<&str, &Versions<crate::ruleset::document::Action>> {
        let documents = self.composed.documents.iter();
        crate::sorted::map(documents.filter_map(|d| d.document.actions.as_ref()).flat_map(Named::items))
    }
}
