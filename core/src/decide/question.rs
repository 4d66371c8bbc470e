//! Questions: the unanswered facts that an undetermined outcome still depends on.

use super::decision::Question;
use super::moment::is_stale;
use super::standing::{Rung, Standing, Status, consent_on};
use crate::case::Bound;
use crate::compile::gates::{Leaf, Node, Op, Topic};
use crate::compile::program::{Ladder, Program};
use crate::logic::Truth;
use crate::ruleset::values::Strength;

/// How much hangs on an outcome; the lowest is asked for first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Stake {
    Urgent,
    Tier,
    Ladder,
    Cell,
    Must,
    Rest,
}

/// An outcome by its number; in this order those of one stake are listed, which is the order of their names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Target {
    Urgent,
    Tier,
    Ladder(usize),
    Cell,
    Action(usize),
    Checklist(usize),
}

/// An outcome that a question could change.
pub(super) type Outcome = (Stake, Target);

/// A fact to ask for, with the outcomes that it could change, all by number.
pub(super) type Asked = (usize, Vec<Outcome>);

/// The questions of a case as it stands, by number of fact.
pub(super) fn asked(program: &Program, bound: &Bound, standing: &Standing) -> Vec<Asked> {
    let mut asking =
        Asking { program, standing, noted: Vec::new(), open: Vec::new(), seen: vec![0; program.nodes.len()], round: 0 };
    asking.cell();
    asking.tier();
    asking.ladders();
    asking.actions();
    asking.checklists();
    let mut noted = std::mem::take(&mut asking.noted);
    crate::sorted::sort(&mut noted);
    noted.dedup();
    let mut asked: Vec<Asked> = Vec::new();
    for (fact, outcome) in noted {
        match asked.last_mut() {
            Some((last, outcomes)) if *last == fact => outcomes.push(outcome),
            _ => asked.push((fact, vec![outcome])),
        }
    }
    asked.retain(|(fact, _)| asking.is_asked(*fact, bound));
    asked
}

/// The questions of a case as it stands, the most important first.
pub(crate) fn questions(program: &Program, bound: &Bound, standing: &Standing) -> Vec<Question> {
    let mut asked = asked(program, bound, standing);
    crate::sorted::sort_by_key(&mut asked, |(fact, outcomes)| {
        let stake = outcomes.first().map(|(stake, _)| *stake);
        let ask = program.vocabulary.facts.get(*fact).and_then(|fact| fact.ask);
        // Facts are numbered in the order of their ids.
        (stake, std::cmp::Reverse(outcomes.len()), ask.is_none(), ask, *fact)
    });
    let question = |(fact, outcomes): Asked| Question {
        could_change: outcomes.into_iter().map(|(_, target)| name(program, target)).collect(),
        fact: program.vocabulary.fact_ids.id(fact).to_owned(),
    };
    asked.into_iter().map(question).collect()
}

fn name(program: &Program, target: Target) -> String {
    let named = |kind: &str, id: Option<&String>| format!("{kind}:{}", id.map_or("", String::as_str));
    match target {
        Target::Urgent => "urgent".to_owned(),
        Target::Tier => "tier".to_owned(),
        Target::Cell => "cell".to_owned(),
        Target::Ladder(number) => named("ladder", program.ladders.get(number).map(|ladder| &ladder.id)),
        Target::Action(number) => named("action", program.actions.get(number).map(|action| &action.id)),
        Target::Checklist(number) => named("checklist", program.checklists.get(number).map(|list| &list.id)),
    }
}

struct Asking<'a> {
    program: &'a Program,
    standing: &'a Standing,
    noted: Vec<(usize, Outcome)>,
    /// Conditions still to be followed.
    open: Vec<Op>,
    /// For each node, the last round that followed it.
    seen: Vec<usize>,
    round: usize,
}

impl Asking<'_> {
    /// Whether a fact may be a question: it is asked here, and nobody has said that no answer is known.
    fn is_asked(&self, fact: usize, bound: &Bound) -> bool {
        let asked_when = self.program.asked_when.get(fact).copied().unwrap_or(Op::YES);
        if self.standing.truth(self.program, asked_when) == Truth::No {
            return false;
        }
        let vocabulary = &self.program.vocabulary;
        let Some(known) = vocabulary.facts.get(fact) else { return false };
        // A counting answer without a value: asked, and no answer known.
        !bound.answers(fact).iter().any(|answer| !is_stale(answer, known, self.standing.day, vocabulary))
    }

    /// Notes all facts that conditions still depend on as questions of outcomes.
    fn ask(&mut self, roots: &[Op], outcomes: &[Outcome]) {
        self.round += 1;
        let mut open = std::mem::take(&mut self.open);
        open.extend(roots);
        while let Some(op) = open.pop() {
            let followed = self.seen.iter_mut().skip(op.node()).take(1).any(|seen| {
                let before = std::mem::replace(seen, self.round);
                before == self.round
            });
            // What is decided is not followed.
            if followed || !self.standing.truth(self.program, op).is_unknown() {
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
        self.open = open;
    }

    fn note(&mut self, fact: usize, outcomes: &[Outcome]) {
        self.noted.extend(outcomes.iter().map(|outcome| (fact, *outcome)));
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
                let yes = |op| self.standing.truth(self.program, op).is_yes();
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
            let can_stay = !self.standing.truth(self.program, level.leave).is_yes();
            if rung > standing.recommended && self.standing.truth(self.program, level.enter).is_not_no() && can_stay {
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
        self.ask(&roots, &[(Stake::Cell, Target::Cell)]);
    }

    fn tier(&mut self) {
        let roots = self.undetermined(Topic::Tier);
        self.ask(&roots, &[(Stake::Tier, Target::Tier)]);
    }

    fn ladders(&mut self) {
        for number in 0..self.program.ladders.len() {
            let roots = self.undetermined(Topic::Ladder(number));
            self.ask(&roots, &[(Stake::Ladder, Target::Ladder(number))]);
        }
    }

    fn actions(&mut self) {
        for number in 0..self.program.actions.len() {
            let Some((version, standing)) = self.standing.action(self.program, number) else { continue };
            let must = version.strength == Strength::Must;
            let immediate = must && version.is_immediate();
            let stake = match (immediate, must) {
                (true, _) => Stake::Urgent,
                (false, true) => Stake::Must,
                _ => Stake::Rest,
            };
            let this = (stake, Target::Action(number));
            match standing.status {
                Status::Undetermined => {
                    let roots: Vec<Op> = version.when.into_iter().collect();
                    if immediate && !self.standing.urgent {
                        self.ask(&roots, &[(Stake::Urgent, Target::Urgent), this]);
                    } else {
                        self.ask(&roots, &[this]);
                    }
                }
                Status::Open | Status::Overdue | Status::Blocked => {
                    if let Some(consent) = consent_on(self.program, version.consent, self.standing.day) {
                        self.ask(&[consent.given, consent.refused], &[this]);
                    }
                }
                Status::Done | Status::HeldBack | Status::Refused => {}
            }
        }
    }

    fn checklists(&mut self) {
        for (number, list) in self.program.checklists.iter().enumerate() {
            let day = self.standing.day;
            let Some(version) = list.on(day) else { continue };
            let roots: Vec<Op> = match self.standing.applies(self.program, version) {
                Truth::No => continue,
                Truth::Unknown => version.when.into_iter().collect(),
                Truth::Yes => version.items_on(day).map(|(_, done)| done).collect(),
            };
            self.ask(&roots, &[(Stake::Rest, Target::Checklist(number))]);
        }
    }
}
