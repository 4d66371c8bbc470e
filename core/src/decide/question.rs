//! Questions: the unanswered facts that an undetermined outcome still depends on.

use super::decision::Question;
use super::moment::is_stale;
use super::standing::{Rung, Standing, Status, consent_on};
use crate::case::Bound;
use crate::compile::gates::{Leaf, Node, Op, Topic};
use crate::compile::program::{Ladder, Program};
use crate::logic::Truth;
use crate::ruleset::values::Strength;
use std::collections::{BTreeMap, BTreeSet};

/// How much hangs on an outcome; the lowest is asked for first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Stake {
    Urgent,
    Tier,
    Ladder,
    Cell,
    Must,
    Rest,
}

/// An outcome that a question could change, in the order in which they are listed.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Outcome {
    stake: Stake,
    /// `urgent` comes first within its stake.
    after_urgent: bool,
    name: String,
}

/// The questions of a case as it stands, the most important first.
pub(crate) fn questions(program: &Program, bound: &Bound, standing: &Standing) -> Vec<Question> {
    let mut asking = Asking { program, standing, facts: BTreeMap::new() };
    asking.cell();
    asking.tier();
    asking.ladders();
    asking.actions();
    asking.checklists();
    let facts = std::mem::take(&mut asking.facts);
    let mut questions: Vec<_> = facts
        .into_iter()
        .filter(|(fact, _)| asking.is_asked(*fact, bound))
        .map(|(fact, outcomes)| {
            let stake = outcomes.first().map(|outcome| outcome.stake);
            let ask = program.vocabulary.facts.get(fact).and_then(|fact| fact.ask);
            let id = program.vocabulary.fact_ids.id(fact).to_owned();
            let order = (stake, std::cmp::Reverse(outcomes.len()), ask.is_none(), ask, id.clone());
            let could_change = outcomes.into_iter().map(|outcome| outcome.name).collect();
            (order, Question { could_change, fact: id })
        })
        .collect();
    questions.sort_by(|(a, _), (b, _)| a.cmp(b));
    questions.into_iter().map(|(_, question)| question).collect()
}

struct Asking<'a> {
    program: &'a Program,
    standing: &'a Standing,
    facts: BTreeMap<usize, BTreeSet<Outcome>>,
}

impl Asking<'_> {
    /// Whether a fact may be a question: it is asked here, and nobody has said that no answer is known.
    fn is_asked(&self, fact: usize, bound: &Bound) -> bool {
        let asked_when = self.program.asked_when.get(fact).copied().unwrap_or(Op::YES);
        if self.standing.values.truth(asked_when) == Truth::No {
            return false;
        }
        let vocabulary = &self.program.vocabulary;
        let Some(known) = vocabulary.facts.get(fact) else { return false };
        // A counting answer without a value: asked, and no answer known.
        !bound.answers(fact).iter().any(|answer| !is_stale(answer, known, self.standing.day, vocabulary))
    }

    /// Notes all facts that conditions still depend on as questions of an outcome.
    fn ask(&mut self, roots: &[Op], outcomes: &[Outcome]) {
        let mut seen = BTreeSet::new();
        let mut open: Vec<Op> = roots.to_vec();
        while let Some(op) = open.pop() {
            // What is decided is not followed.
            if !self.standing.values.truth(op).is_unknown() || !seen.insert(op.node()) {
                continue;
            }
            match self.program.node(op) {
                Node::Leaf(Leaf::Between { fact, .. }) => self.note(*fact, outcomes),
                Node::Leaf(Leaf::Age { .. }) => {
                    self.program.age_fact.iter().for_each(|fact| self.note(*fact, outcomes));
                }
                Node::And(a, b) => open.extend([*a, *b]),
                Node::AtLeast(_, ops) => open.extend(ops),
                Node::Pair { topic, .. } => open.extend(self.undetermined(*topic)),
                Node::Leaf(_) | Node::Certain(_) | Node::Yes | Node::Unknown => {}
            }
        }
    }

    fn note(&mut self, fact: usize, outcomes: &[Outcome]) {
        self.facts.entry(fact).or_default().extend(outcomes.iter().cloned());
    }

    /// The conditions that keep an outcome undetermined.
    fn undetermined(&self, topic: Topic) -> Vec<Op> {
        match topic {
            Topic::Cell => self
                .program
                .visibility
                .iter()
                .flat_map(|visibility| [visibility.symptoms, visibility.problem])
                .collect(),
            Topic::Tier => {
                let [above_universal, indicated] = self.program.tiers;
                let yes = |op| self.standing.values.truth(op).is_yes();
                let criteria =
                    [(yes(indicated), &self.program.indicated), (yes(above_universal), &self.program.selective)];
                criteria
                    .iter()
                    .filter(|(reached, _)| !reached)
                    .flat_map(|(_, all)| all.iter().map(|c| c.when))
                    .collect()
            }
            Topic::Ladder(number) => {
                let ladder = self.program.ladders.get(number);
                ladder.map(|ladder| self.undetermined_levels(number, ladder)).unwrap_or_default()
            }
        }
    }

    fn undetermined_levels(&self, number: usize, ladder: &Ladder) -> Vec<Op> {
        let Some(standing) = self.standing.ladders.get(number) else { return Vec::new() };
        let mut ops = Vec::new();
        for (place, level) in ladder.levels.iter().enumerate() {
            let rung = Rung::Level(place);
            let can_stay = !self.standing.values.truth(level.leave).is_yes();
            if rung > standing.recommended && self.standing.values.truth(level.enter).is_not_no() && can_stay {
                ops.extend([level.enter, level.leave]);
            }
            if rung == standing.recommended {
                ops.push(level.leave);
                if rung < standing.current {
                    ops.push(level.enter);
                }
            }
        }
        ops
    }

    fn cell(&mut self) {
        let roots = self.undetermined(Topic::Cell);
        self.ask(&roots, &[Outcome { stake: Stake::Cell, after_urgent: true, name: "cell".to_owned() }]);
    }

    fn tier(&mut self) {
        let roots = self.undetermined(Topic::Tier);
        self.ask(&roots, &[Outcome { stake: Stake::Tier, after_urgent: true, name: "tier".to_owned() }]);
    }

    fn ladders(&mut self) {
        for (number, ladder) in self.program.ladders.iter().enumerate() {
            let roots = self.undetermined(Topic::Ladder(number));
            let name = format!("ladder:{}", ladder.id);
            self.ask(&roots, &[Outcome { stake: Stake::Ladder, after_urgent: true, name }]);
        }
    }

    fn actions(&mut self) {
        for (number, action) in self.program.actions.iter().enumerate() {
            let Some((version, standing)) = self.standing.action(self.program, number) else { continue };
            let must = version.strength == Strength::Must;
            let immediate = must && version.is_immediate();
            let stake = match (immediate, must) {
                (true, _) => Stake::Urgent,
                (false, true) => Stake::Must,
                _ => Stake::Rest,
            };
            let mut outcomes = vec![Outcome { stake, after_urgent: true, name: format!("action:{}", action.id) }];
            let roots = match standing.status {
                Status::Undetermined => {
                    if immediate && !self.standing.urgent {
                        let name = "urgent".to_owned();
                        outcomes.push(Outcome { stake: Stake::Urgent, after_urgent: false, name });
                    }
                    version.when.into_iter().collect()
                }
                Status::Open | Status::Overdue | Status::Blocked => {
                    let consent = consent_on(self.program, version.consent, self.standing.day);
                    consent.map(|consent| vec![consent.given, consent.refused]).unwrap_or_default()
                }
                Status::Done | Status::HeldBack | Status::Refused => continue,
            };
            self.ask(&roots, &outcomes);
        }
    }

    fn checklists(&mut self) {
        for list in &self.program.checklists {
            let day = self.standing.day;
            let Some(version) = list.versions.iter().find(|version| version.days.contains(day)) else { continue };
            let applies = version.when.map_or(Truth::Yes, |when| self.standing.values.truth(when));
            let roots: Vec<Op> = match applies {
                Truth::No => continue,
                Truth::Unknown => version.when.into_iter().collect(),
                Truth::Yes => {
                    let items = version.items.iter().flat_map(|item| &item.versions);
                    items.filter(|(days, _)| days.contains(day)).map(|(_, done)| *done).collect()
                }
            };
            let name = format!("checklist:{}", list.id);
            self.ask(&roots, &[Outcome { stake: Stake::Rest, after_urgent: true, name }]);
        }
    }
}
