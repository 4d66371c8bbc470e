//! Where a case stands on one day: the outcomes as numbers, before anything is put into words.

use super::evaluate::{Axes, Moment, Values};
use super::moment::{Merged, View};
use crate::case::{Bound, Latest};
use crate::compile::program::{ActionVersion, ConsentVersion, Program, Within};
use crate::date::Date;
use crate::logic::Truth;
use crate::ruleset::values::{Strength, Words};
use serde::Serialize;

/// How an action stands. The first that fits, in this order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Status {
    /// Whether it applies depends on what nobody has answered.
    Undetermined,
    /// An event shows that it is done.
    Done,
    /// Another action must be done first.
    HeldBack,
    /// Its consent is refused.
    Refused,
    /// Its consent is not given.
    Blocked,
    /// Its due date has passed.
    Overdue,
    /// It is to be done.
    Open,
}

impl Status {
    /// Open, overdue, blocked or refused.
    pub fn is_in_force(self) -> bool {
        matches!(self, Self::Open | Self::Overdue | Self::Blocked | Self::Refused)
    }
}

/// What makes an action apply.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Brought {
    /// Its own condition.
    When,
    /// A consent that another action waits for; the number of the consent and of the action.
    Ask(usize, usize),
    /// The refusal of another action's consent; the number of that action.
    IfRefused(usize),
}

/// One action as it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ActionStanding {
    pub(crate) version: usize,
    pub(crate) status: Status,
    pub(crate) brought: Option<Brought>,
    pub(crate) start: Option<Date>,
    pub(crate) due: Option<Date>,
    pub(crate) held_by: Vec<usize>,
}

/// A ladder as it stands; levels by number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct LadderStanding {
    pub(crate) current: Rung,
    pub(crate) recommended: Rung,
    pub(crate) possible: Rung,
}

/// A place on a ladder.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Rung {
    Null,
    Closed,
    Level(usize),
}

/// All outcomes of a case on one day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Standing {
    pub(crate) day: Date,
    pub(crate) merged: Merged,
    pub(crate) views: Vec<(usize, Axes)>,
    pub(crate) sharing: Vec<usize>,
    pub(crate) values: Values,
    pub(crate) ladders: Vec<LadderStanding>,
    pub(crate) actions: Vec<Option<ActionStanding>>,
    pub(crate) urgent: bool,
}

impl Standing {
    /// Decides a case on a day.
    pub(crate) fn new(program: &Program, bound: &Bound, day: Date) -> Self {
        let moment = Moment { program, bound, day };
        let merged = Merged::new(program, bound, day, View::All);
        let views = moment.views();
        // The nodes of the matrix come first, and do not look at sharing.
        let mut values = moment.values(&merged, false);
        let sharing = match &program.visibility {
            Some(visibility) => {
                let symptoms = values.truth(visibility.symptoms);
                let all = Axes { symptoms, problem: values.truth(visibility.problem) };
                views.iter().filter(|(_, own)| own.possible() != all.possible()).map(|(service, _)| *service).collect()
            }
            None => Vec::new(),
        };
        if !sharing.is_empty() {
            values = moment.values(&merged, true);
        }
        let ladders = program.ladders.iter().map(|ladder| ladder_standing(ladder, bound, &values)).collect();
        let mut actions = Actions { program, bound, day, values: &values, standing: vec![None; program.actions.len()] };
        for number in &program.action_order {
            let standing = actions.decide(*number);
            actions.standing.iter_mut().skip(*number).take(1).for_each(|slot| slot.clone_from(&standing));
        }
        let actions = actions.standing;
        let urgent = actions.iter().zip(&program.actions).any(|(standing, action)| {
            standing.as_ref().is_some_and(|standing| {
                let version = action.versions.get(standing.version);
                let urgent = |v: &ActionVersion| v.is_immediate() && v.strength == Strength::Must;
                matches!(standing.status, Status::Open | Status::Overdue) && version.is_some_and(urgent)
            })
        });
        Self { day, merged, views, sharing, values, ladders, actions, urgent }
    }

    /// The axes of the matrix for all services together.
    pub(crate) fn axes(&self, program: &Program) -> Option<Axes> {
        let visibility = program.visibility.as_ref()?;
        let symptoms = self.values.truth(visibility.symptoms);
        Some(Axes { symptoms, problem: self.values.truth(visibility.problem) })
    }

    /// The action's version in effect and how it stands.
    pub(crate) fn action<'p>(
        &self,
        program: &'p Program,
        number: usize,
    ) -> Option<(&'p ActionVersion, &ActionStanding)> {
        let standing = self.actions.get(number)?.as_ref()?;
        Some((program.actions.get(number)?.versions.get(standing.version)?, standing))
    }
}

/// A consent's version of a day; outside its dates it is not needed.
pub(crate) fn consent_on(program: &Program, number: Option<usize>, day: Date) -> Option<&ConsentVersion> {
    program.consents.get(number?)?.versions.iter().find(|version| version.days.contains(day))
}

fn ladder_standing(ladder: &crate::compile::program::Ladder, bound: &Bound, values: &Values) -> LadderStanding {
    let latest = bound.latest.get(ladder.event).copied().flatten();
    let current = match latest.and_then(|latest| latest.outcome) {
        None => Rung::Null,
        outcome if outcome == ladder.closed => Rung::Closed,
        Some(outcome) => {
            let reaches = |level: usize| ladder.at_least.get(level).is_some_and(|outcomes| outcomes.contains(&outcome));
            (0..ladder.levels.len()).rev().find(|level| reaches(*level)).map_or(Rung::Null, Rung::Level)
        }
    };
    let highest = |reached: &[crate::compile::gates::Op]| {
        reached.iter().rposition(|op| values.truth(*op).is_yes()).map(Rung::Level)
    };
    let recommended = highest(&ladder.recommended).unwrap_or(match current {
        Rung::Level(_) => Rung::Closed,
        other => other,
    });
    LadderStanding { current, recommended, possible: highest(&ladder.possible).unwrap_or(recommended) }
}

struct Actions<'a> {
    program: &'a Program,
    bound: &'a Bound,
    day: Date,
    values: &'a Values,
    standing: Vec<Option<ActionStanding>>,
}

impl Actions<'_> {
    fn latest(&self, event: usize) -> Option<Latest> {
        self.bound.latest.get(event).copied().flatten()
    }

    fn decide(&self, number: usize) -> Option<ActionStanding> {
        let action = self.program.actions.get(number)?;
        let at = action.versions.iter().position(|version| version.days.contains(self.day))?;
        let version = action.versions.get(at)?;
        let when = version.when.map_or(Truth::No, |when| self.values.truth(when));
        let brought =
            if when.is_yes() { Some(Brought::When) } else { self.asked(number).or_else(|| self.instead(number)) };
        if brought.is_none() && !when.is_unknown() {
            return None;
        }
        let start = version.after.iter().filter_map(|event| self.latest(*event)).map(|latest| latest.on).max();
        let due = start.and_then(|start| match version.within.as_ref()? {
            Within::Words(Words::Immediately) => Some(start),
            Within::Words(_) => None,
            Within::Periods(periods) => {
                let country = self.program.vocabulary.country;
                Some(periods.iter().fold(start, |day, period| period.after(day, country)))
            }
        });
        let mut standing =
            ActionStanding { version: at, status: Status::Undetermined, brought, start, due, held_by: Vec::new() };
        if brought.is_some() {
            standing.status = self.status(number, version, &mut standing);
        }
        Some(standing)
    }

    fn status(&self, number: usize, version: &ActionVersion, standing: &mut ActionStanding) -> Status {
        let done = |latest: Latest| standing.start.is_none_or(|start| latest.on >= start);
        if version.done.iter().any(|event| self.latest(*event).is_some_and(done)) {
            return Status::Done;
        }
        standing.held_by = self.holders(number);
        if !standing.held_by.is_empty() {
            return Status::HeldBack;
        }
        if let Some(consent) = consent_on(self.program, version.consent, self.day) {
            if self.values.truth(consent.refused).is_yes() {
                return Status::Refused;
            }
            if !self.values.truth(consent.given).is_yes() {
                return Status::Blocked;
            }
        }
        if standing.due.is_some_and(|due| self.day > due) { Status::Overdue } else { Status::Open }
    }

    /// All actions with their versions of the day, as they stand so far.
    fn standing(&self) -> impl Iterator<Item = (usize, &ActionVersion, &ActionStanding)> {
        self.program.actions.iter().zip(&self.standing).enumerate().filter_map(|(number, (action, standing))| {
            let standing = standing.as_ref()?;
            Some((number, action.versions.get(standing.version)?, standing))
        })
    }

    fn holders(&self, number: usize) -> Vec<usize> {
        self.standing()
            .filter(|(_, _, standing)| matches!(standing.status, Status::Open | Status::Overdue))
            .filter(|(_, version, _)| version.holds_back.contains(&number))
            .map(|(holder, ..)| holder)
            .collect()
    }

    /// The first consent, by name, that this action asks for and some action waits for.
    fn asked(&self, number: usize) -> Option<Brought> {
        (0..self.program.consents.len())
            .filter(|consent| {
                consent_on(self.program, Some(*consent), self.day).is_some_and(|version| version.ask == Some(number))
            })
            .find_map(|consent| {
                self.standing()
                    .find(|(_, version, standing)| {
                        standing.status == Status::Blocked && version.consent == Some(consent)
                    })
                    .map(|(waiting, ..)| Brought::Ask(consent, waiting))
            })
    }

    /// The first refused action, by consent and then id, that this one stands in for.
    fn instead(&self, number: usize) -> Option<Brought> {
        self.standing()
            .filter(|(_, version, standing)| standing.status == Status::Refused && version.if_refused == Some(number))
            .min_by_key(|(refused, version, _)| (version.consent, *refused))
            .map(|(refused, ..)| Brought::IfRefused(refused))
    }
}
