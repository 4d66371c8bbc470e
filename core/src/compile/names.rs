//! What names mean while a composition is compiled: vocabulary, parameters, definitions and outcomes found so far.

use super::gates::Op;
use crate::error::{Code, nearest};
use crate::json::At;
use crate::ruleset::read::{Found, shortened};
use crate::vocabulary::{Parameter, Vocabulary};
use std::cell::Cell;
use std::collections::{BTreeMap, BTreeSet};

/// The latest outcome that a condition uses, in the order in which outcomes are decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Stage {
    Facts,
    Visibility,
    Sharing,
    Tier,
    Ladders,
    Actions,
    Laws,
}

/// A definition or consent: its condition, or nothing where it has faults of its own.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Defined {
    pub(crate) op: Op,
    pub(crate) stage: Stage,
}

/// The two conditions of a consent.
#[derive(Clone, Copy, Debug)]
pub(crate) struct ConsentOps {
    /// Certainly given, and not refused.
    pub(crate) given: Op,
    /// Certainly refused.
    pub(crate) refused: Op,
}

/// The visibility matrix's conditions.
#[derive(Clone, Copy, Debug)]
pub(crate) struct VisibilityOps {
    pub(crate) symptoms: Op,
    pub(crate) problem: Op,
    pub(crate) known: Op,
}

/// A ladder's levels and what is known of the level recommended.
#[derive(Clone, Debug)]
pub(crate) struct LadderOps {
    pub(crate) event: usize,
    pub(crate) levels: Vec<String>,
    /// For each level, the outcomes of the event that set it or a higher one.
    pub(crate) at_least: Vec<Vec<usize>>,
    /// Recommended is at least this level; empty until the ladder is compiled.
    pub(crate) recommended: Vec<Op>,
    /// Possible is at least this level.
    pub(crate) possible: Vec<Op>,
}

/// All names. `None` stands for an item with faults of its own, so that what uses it is not blamed.
pub(crate) struct Names {
    pub(crate) vocabulary: Vocabulary,
    /// Declared ids, faulty ones included.
    pub(crate) facts: BTreeSet<String>,
    pub(crate) events: BTreeSet<String>,
    pub(crate) services: BTreeSet<String>,
    pub(crate) sources: BTreeSet<String>,
    pub(crate) actions: BTreeSet<String>,
    pub(crate) parameters: BTreeMap<String, Option<Parameter>>,
    pub(crate) definitions: BTreeMap<String, Option<Defined>>,
    /// The latest outcome that each definition uses, known before it is compiled.
    pub(crate) stages: BTreeMap<String, Stage>,
    pub(crate) consents: BTreeMap<String, Option<ConsentOps>>,
    pub(crate) ladders: BTreeMap<String, Option<LadderOps>>,
    pub(crate) has_visibility: bool,
    pub(crate) visibility: Option<VisibilityOps>,
    /// `[not universal, indicated]`
    pub(crate) tiers: [Op; 2],
    pub(crate) found: Vec<Found>,
    /// How many more names are compared with all others for a suggestion.
    pub(crate) hints: Cell<usize>,
}

impl Names {
    /// How many names to compare an unknown one with: all, until enough suggestions are made.
    pub(crate) fn compared(&self) -> usize {
        let left = self.hints.get();
        self.hints.set(left.saturating_sub(1));
        if left > 0 { usize::MAX } else { 0 }
    }

    pub(crate) fn fault(&mut self, code: Code, at: At, message: impl Into<String>) {
        self.found.push(Found::new(code, at, message));
    }

    /// Notes a name that is declared nowhere, with the nearest that is.
    pub(crate) fn unknown<'a>(
        &mut self,
        code: Code,
        at: At,
        kind: &str,
        name: &str,
        known: impl IntoIterator<Item = &'a str>,
    ) {
        let found = Found::new(code, at, format!("no {kind} `{}` is declared", shortened(name)));
        self.found.push(found.hint(nearest(name, known)));
    }

    /// The number of an event by its id, with a fault where it is declared nowhere.
    pub(crate) fn event(&mut self, id: &str, at: At) -> Option<usize> {
        if !self.events.contains(id) {
            let known: Vec<String> = self.events.iter().take(self.compared()).cloned().collect();
            self.unknown(Code::RulesUnknownEvent, at, "event", id, known.iter().map(String::as_str));
        }
        self.vocabulary.event_ids.number(id)
    }
}
