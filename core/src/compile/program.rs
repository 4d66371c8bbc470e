//! The compiled form of a composition: nodes, and for each outcome which nodes decide it.

use super::circuit::Circuit;
use super::condition::Condition;
use super::fewer::Fewer;
use super::gates::{Node, Op};
use crate::date::{Date, Duration};
use crate::ruleset::values::{Strength, Words};
use crate::vocabulary::Vocabulary;
use std::sync::Arc;

/// A source, and the condition under which it is listed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Source {
    pub(crate) id: String,
    pub(crate) when: Op,
}

/// Where something is written, and what it rests on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Origin {
    /// The id of the document.
    pub(crate) rules: String,
    pub(crate) basis: Vec<Source>,
}

/// The days between which a version holds, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Days {
    pub(crate) from: Date,
    pub(crate) to: Date,
}

impl Days {
    /// All days that a case can have.
    pub(crate) const ALL: Self = Self { from: Date::FIRST, to: Date::LAST };

    pub(crate) fn contains(self, day: Date) -> bool {
        self.from <= day && day <= self.to
    }

    /// The days of both; none where they do not meet.
    pub(crate) fn and(self, other: Self) -> Self {
        Self { from: self.from.max(other.from), to: self.to.min(other.to) }
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Visibility {
    pub(crate) symptoms: Op,
    pub(crate) problem: Op,
    pub(crate) suspected: Option<Op>,
    pub(crate) origin: Origin,
}

/// A criterion of a tier; outside its days it is no.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Criterion {
    pub(crate) when: Op,
    pub(crate) origin: Origin,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Ladder {
    pub(crate) id: String,
    pub(crate) event: usize,
    /// The outcome of the event that closes.
    pub(crate) closed: Option<usize>,
    pub(crate) levels: Vec<Level>,
    /// What is recommended is at least this level.
    pub(crate) recommended: Vec<Op>,
    /// What is possible is at least this level.
    pub(crate) possible: Vec<Op>,
    /// Compiler that set at least this level.
    pub(crate) at_least: Vec<Vec<usize>>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Level {
    pub(crate) id: String,
    pub(crate) enter: Op,
    pub(crate) leave: Op,
    pub(crate) versions: Vec<(Days, Origin)>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Consent {
    pub(crate) name: String,
    pub(crate) versions: Vec<ConsentVersion>,
    /// The actions that need it in some version.
    pub(crate) needed_by: Vec<usize>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ConsentVersion {
    pub(crate) days: Days,
    pub(crate) given: Op,
    pub(crate) refused: Op,
    pub(crate) ask: Option<usize>,
    pub(crate) origin: Origin,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Action {
    pub(crate) id: String,
    pub(crate) versions: Vec<ActionVersion>,
    /// The actions that hold it back in some version.
    pub(crate) held_by: Vec<usize>,
    /// The consents that name it under `ask` in some version.
    pub(crate) asks_for: Vec<usize>,
    /// The actions that name it under `if_refused` in some version.
    pub(crate) stands_in_for: Vec<usize>,
}

/// How long an action may take.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Within {
    Words(Words),
    /// To be added one after the other.
    Periods(Vec<Duration>),
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ActionVersion {
    pub(crate) days: Days,
    pub(crate) strength: Strength,
    /// Its own condition; without one, only consents and refusals bring it.
    pub(crate) when: Option<Op>,
    pub(crate) within: Option<Within>,
    pub(crate) after: Vec<usize>,
    /// Events that end it.
    pub(crate) done: Vec<usize>,
    pub(crate) by: Vec<String>,
    pub(crate) consent: Option<usize>,
    pub(crate) if_refused: Option<usize>,
    pub(crate) holds_back: Vec<usize>,
    pub(crate) origin: Origin,
}

impl ActionVersion {
    pub(crate) fn is_immediate(&self) -> bool {
        matches!(self.within, Some(Within::Words(Words::Immediately)))
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Checklist {
    pub(crate) id: String,
    pub(crate) versions: Vec<ChecklistVersion>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ChecklistVersion {
    pub(crate) days: Days,
    pub(crate) when: Option<Op>,
    pub(crate) items: Vec<Item>,
    pub(crate) origin: Origin,
}

/// An item; outside its days it is not on the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Item {
    pub(crate) id: String,
    pub(crate) versions: Vec<(Days, Op)>,
}

impl Checklist {
    /// The version of a day.
    pub(crate) fn on(&self, day: Date) -> Option<&ChecklistVersion> {
        self.versions.iter().find(|version| version.days.contains(day))
    }
}

impl ChecklistVersion {
    /// The items of a day, each with what makes it done.
    pub(crate) fn items_on(&self, day: Date) -> impl Iterator<Item = (&str, Op)> {
        self.items.iter().filter_map(move |item| {
            let (_, done) = item.versions.iter().find(|(days, _)| days.contains(day))?;
            Some((item.id.as_str(), *done))
        })
    }
}

/// A rule set of the composition, and where it holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Part {
    pub(crate) id: String,
    pub(crate) version: String,
    pub(crate) extends: Option<(String, String)>,
    pub(crate) days: Days,
}

/// Everything that deciding needs.
#[derive(Clone, Debug)]
pub(crate) struct Program {
    /// Shared with the cases that are told by number.
    pub(crate) vocabulary: Arc<Vocabulary>,
    pub(crate) nodes: Vec<Node>,
    /// For each node what can come of fewer answers and events.
    pub(crate) fewer: Vec<Fewer>,
    /// The same nodes for the evaluator.
    pub(crate) circuit: Circuit,
    /// And for cases in which nothing has happened, and no service is named with an answer.
    pub(crate) quiet: Circuit,
    pub(crate) visibility: Option<Visibility>,
    pub(crate) selective: Vec<Criterion>,
    pub(crate) indicated: Vec<Criterion>,
    /// `[not universal, indicated]`
    pub(crate) tiers: [Op; 2],
    pub(crate) ladders: Vec<Ladder>,
    pub(crate) consents: Vec<Consent>,
    pub(crate) actions: Vec<Action>,
    /// The actions in an order in which each comes after those it depends on.
    pub(crate) action_order: Vec<usize>,
    pub(crate) checklists: Vec<Checklist>,
    /// For each fact, where no answer is asked for.
    pub(crate) asked_when: Vec<Op>,
    pub(crate) age_fact: Option<usize>,
    pub(crate) parts: Vec<Part>,
    /// All conditions by name, for tools; deciding does not look at them.
    pub(crate) conditions: Vec<Condition>,
    pub(crate) digest: String,
}

impl Program {
    /// Whether both decide alike by their very form: the same nodes, and the same outcomes made of them. Two programs that
    /// differ in form may still decide alike.
    pub(crate) fn is_alike(&self, other: &Self) -> bool {
        // Every field is named, so that none is forgotten. What is made of the nodes, what only tools look at, and what only
        // names the rules is left out.
        let Self {
            vocabulary,
            nodes,
            fewer: _,
            circuit: _,
            quiet: _,
            visibility,
            selective,
            indicated,
            tiers,
            ladders,
            consents,
            actions,
            action_order,
            checklists,
            asked_when,
            age_fact,
            parts,
            conditions: _,
            digest: _,
        } = self;
        *vocabulary == other.vocabulary
            && *nodes == other.nodes
            && *visibility == other.visibility
            && *selective == other.selective
            && *indicated == other.indicated
            && *ladders == other.ladders
            && *consents == other.consents
            && *actions == other.actions
            && *action_order == other.action_order
            && *checklists == other.checklists
            && *asked_when == other.asked_when
            && *parts == other.parts
            && *tiers == other.tiers
            && *age_fact == other.age_fact
    }

    /// The node that an operand names.
    pub(crate) fn node(&self, op: Op) -> &Node {
        self.nodes.get(op.node()).unwrap_or(&Node::Unknown)
    }
}
