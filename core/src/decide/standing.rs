//! Where a case stands on one day: the outcomes as numbers, before anything is put into words.

use super::evaluate::{Axes, Moment, Signals, Views};
use super::moment::{Merged, View};
use crate::case::{Bound, Latest, Told};
use crate::compile::circuit::{Circuit, Side};
use crate::compile::gates::Op;
use crate::compile::program::{ActionVersion, ChecklistVersion, ConsentVersion, Days, Ladder, Program, Within};
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
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct ActionStanding {
    pub(crate) version: usize,
    pub(crate) status: Status,
    pub(crate) brought: Option<Brought>,
    pub(crate) start: Option<Date>,
    pub(crate) due: Option<Date>,
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

/// All outcomes of a case on one day. It can be used again for another case or day: then nothing is allocated anew.
#[derive(Clone, Debug)]
pub(crate) struct Standing {
    pub(crate) day: Date,
    pub(crate) merged: Merged,
    pub(crate) views: Views,
    pub(crate) sharing: Vec<usize>,
    pub(crate) signals: Signals,
    pub(crate) ladders: Vec<LadderStanding>,
    /// How actions stand that are not plain; see [`Circuit::plain`].
    actions: Vec<Option<ActionStanding>>,
    pub(crate) urgent: bool,
    /// Whether it was worked out on the circuit for cases in which nothing has happened.
    quiet: bool,
}

impl Standing {
    /// Nothing decided yet.
    pub(crate) fn empty() -> Self {
        Self {
            day: Date::FIRST,
            merged: Merged::default(),
            views: Views::default(),
            sharing: Vec::new(),
            signals: Signals::default(),
            ladders: Vec::new(),
            actions: Vec::new(),
            urgent: false,
            quiet: false,
        }
    }

    /// Decides a case on a day.
    pub(crate) fn new(program: &Program, bound: &Bound, day: Date) -> Self {
        let mut standing = Self::empty();
        standing.decide(program, bound, day);
        standing
    }

    /// Decides a case on a day, in place of what was decided before.
    pub(crate) fn decide(&mut self, program: &Program, bound: &Bound, day: Date) {
        let moment = Moment { program, bound, day };
        let mut merged = std::mem::take(&mut self.merged);
        merged.merge(program, bound, day, View::All);
        self.quiet = false;
        self.settle(&moment, &merged.values);
        let circuit = &program.circuit;
        moment.work_out((circuit, &circuit.rest), &mut self.signals, &merged.values, !self.sharing.is_empty());
        self.merged = merged;
    }

    /// Decides a case on its own day, and works out nothing that only questions, reasons and texts look at.
    pub(crate) fn outcomes(&mut self, program: &Program, told: Told<'_>) {
        match told {
            Told::Answers(bound) => {
                let mut merged = std::mem::take(&mut self.merged);
                merged.merge(program, bound, bound.as_of, View::All);
                self.quiet = false;
                self.settle(&Moment { program, bound, day: bound.as_of }, &merged.values);
                self.merged = merged;
            }
            // There is nothing to merge, and nothing is old.
            Told::Values { bound, values, quiet } => {
                self.quiet = quiet;
                self.settle(&Moment { program, bound, day: bound.as_of }, values);
            }
        }
    }

    fn settle(&mut self, moment: &Moment<'_>, values: &[Option<i32>]) {
        let Moment { program, bound, day } = *moment;
        let circuit = self.circuit(program);
        self.day = day;
        moment.view(&mut self.views);
        self.signals.begin(circuit);
        // The matrix does not look at sharing.
        moment.work_out((circuit, &circuit.matrix), &mut self.signals, values, false);
        self.sharing.clear();
        if !self.views.axes.is_empty()
            && let Some(all) = self.axes(program)
        {
            let other = self.views.axes.iter().filter(|(_, own)| own.possible() != all.possible());
            self.sharing.extend(other.map(|(service, _)| *service));
        }
        moment.work_out((circuit, &circuit.outcomes), &mut self.signals, values, !self.sharing.is_empty());
        self.ladders.clear();
        let signals = &self.signals;
        let ladders = program.ladders.iter().zip(&circuit.ladders);
        self.ladders.extend(ladders.map(|(ladder, reached)| ladder_standing(ladder, reached, bound, signals)));
        self.settle_actions(moment, circuit);
    }

    fn settle_actions(&mut self, moment: &Moment<'_>, circuit: &Circuit) {
        let Moment { program, day, .. } = *moment;
        self.actions.resize(program.actions.len(), None);
        // What is plain on the days that can be written need not be on others.
        let written = Days::ALL.contains(day);
        let others = if written { &circuit.others } else { &program.action_order };
        for number in others {
            self.actions.iter_mut().skip(*number).take(1).for_each(|slot| *slot = None);
        }
        let urgent = circuit.urgent.iter().filter(|_| written);
        self.urgent = urgent.fold(false, |urgent, yes| urgent | self.signals.is_yes(*yes));
        for number in others {
            let actions = Actions { moment, circuit, signals: &self.signals, standing: &self.actions };
            let Some((version, standing)) = actions.decide(*number) else { continue };
            let immediate = version.is_immediate() && version.strength == Strength::Must;
            self.urgent |= immediate && matches!(standing.status, Status::Open | Status::Overdue);
            if let Some(slot) = self.actions.get_mut(*number) {
                *slot = Some(standing);
            }
        }
    }

    /// The axes of the matrix for all services together.
    pub(crate) fn axes(&self, program: &Program) -> Option<Axes> {
        let [symptoms, problem] = self.circuit(program).axes?.map(|rails| self.bits(rails));
        let truth = |[yes, not_no]: [bool; 2]| Truth::of_bits(yes, not_no);
        Some(Axes { symptoms: truth(symptoms), problem: truth(problem) })
    }

    /// The tier that is certain and the highest that is possible: above universal, indicated.
    pub(crate) fn tiers(&self, program: &Program) -> [[bool; 2]; 2] {
        let [[above, above_possibly], [indicated, indicated_possibly]] =
            self.circuit(program).tiers.map(|rails| self.bits(rails));
        [[above, indicated], [above_possibly, indicated_possibly]]
    }

    fn circuit<'p>(&self, program: &'p Program) -> &'p Circuit {
        if self.quiet { &program.quiet } else { &program.circuit }
    }

    /// Is yes, is not no. Most conditions are never unknown, and have one signal.
    fn bits(&self, [yes, not_no]: [Side; 2]) -> [bool; 2] {
        let is_yes = self.signals.is_yes(yes);
        [is_yes, if yes == not_no { is_yes } else { self.signals.is_yes(not_no) }]
    }

    /// What a condition comes to.
    pub(crate) fn truth(&self, program: &Program, op: Op) -> Truth {
        let circuit = self.circuit(program);
        self.signals.truth(circuit, op)
    }

    /// The action's version in effect and how it stands.
    pub(crate) fn action<'p>(
        &self,
        program: &'p Program,
        number: usize,
    ) -> Option<(&'p ActionVersion, ActionStanding)> {
        let circuit = self.circuit(program);
        match circuit.plain.get(number).copied().flatten().filter(|_| Days::ALL.contains(self.day)) {
            Some(rails) => {
                let status = plain_status(self.bits(rails))?;
                Some((program.actions.get(number)?.versions.first()?, plain_standing(status)))
            }
            None => standing_of(program, &self.actions, number).map(|(version, standing)| (version, *standing)),
        }
    }

    /// How each action stands, if it stands at all.
    pub(crate) fn statuses<'s>(&'s self, program: &'s Program) -> impl Iterator<Item = Option<Status>> + use<'s> {
        let circuit = self.circuit(program);
        let written = Days::ALL.contains(self.day);
        circuit.plain.iter().zip(&self.actions).map(move |(plain, standing)| match plain {
            Some(rails) if written => plain_status(self.bits(*rails)),
            _ => standing.map(|standing| standing.status),
        })
    }

    /// How an action stands, if it stands at all.
    pub(crate) fn status(&self, program: &Program, number: usize) -> Option<Status> {
        let circuit = self.circuit(program);
        match circuit.plain.get(number).copied().flatten().filter(|_| Days::ALL.contains(self.day)) {
            Some(rails) => plain_status(self.bits(rails)),
            None => self.actions.get(number)?.map(|standing| standing.status),
        }
    }

    /// Whether a checklist applies.
    pub(crate) fn applies(&self, program: &Program, checklist: &ChecklistVersion) -> Truth {
        checklist.when.map_or(Truth::Yes, |when| self.truth(program, when))
    }

    /// The actions that hold one back, by number.
    pub(crate) fn holders<'s>(&'s self, program: &'s Program, number: usize) -> impl Iterator<Item = usize> + use<'s> {
        holders(program, &self.actions, number)
    }
}

fn plain_standing(status: Status) -> ActionStanding {
    let brought = (status == Status::Open).then_some(Brought::When);
    ActionStanding { version: 0, status, brought, start: None, due: None }
}

/// How an action stands that nothing but its own condition decides.
fn plain_status([yes, not_no]: [bool; 2]) -> Option<Status> {
    const OPEN: Option<Status> = Some(Status::Open);
    // Taken from a table and not by branches: half of all guesses would be wrong.
    const ALL: [Option<Status>; 4] = [None, OPEN, Some(Status::Undetermined), OPEN];
    ALL.get(usize::from(yes) | usize::from(not_no) << 1).copied().flatten()
}

/// A consent's version of a day; outside its dates it is not needed.
pub(crate) fn consent_on(program: &Program, number: Option<usize>, day: Date) -> Option<&ConsentVersion> {
    program.consents.get(number?)?.versions.iter().find(|version| version.days.contains(day))
}

fn ladder_standing(
    ladder: &Ladder,
    [recommended, possible]: &[Vec<Side>; 2],
    bound: &Bound,
    signals: &Signals,
) -> LadderStanding {
    let current = match bound.latest(ladder.event).and_then(|latest| latest.outcome) {
        None => Rung::Null,
        outcome if outcome == ladder.closed => Rung::Closed,
        Some(outcome) => {
            let reaches = |level: usize| ladder.at_least.get(level).is_some_and(|outcomes| outcomes.contains(&outcome));
            (0..ladder.levels.len()).rev().find(|level| reaches(*level)).map_or(Rung::Null, Rung::Level)
        }
    };
    let highest = |reached: &[Side]| {
        // Every level is looked at, so that nothing is guessed.
        let levels = reached.iter().enumerate();
        let above = levels.fold(0, |above, (level, yes)| if signals.is_yes(*yes) { level + 1 } else { above });
        above.checked_sub(1).map(Rung::Level)
    };
    let recommended = highest(recommended).unwrap_or(match current {
        Rung::Level(_) => Rung::Closed,
        other => other,
    });
    LadderStanding { current, recommended, possible: highest(possible).unwrap_or(recommended) }
}

/// The actions decided so far, in an order in which each comes after those it depends on.
struct Actions<'a> {
    moment: &'a Moment<'a>,
    circuit: &'a Circuit,
    signals: &'a Signals,
    standing: &'a [Option<ActionStanding>],
}

impl<'a> Actions<'a> {
    fn truth(&self, op: Op) -> Truth {
        self.signals.truth(self.circuit, op)
    }

    fn decide(&self, number: usize) -> Option<(&'a ActionVersion, ActionStanding)> {
        let Moment { program, bound, day } = *self.moment;
        let action = program.actions.get(number)?;
        let at = action.versions.iter().position(|version| version.days.contains(day))?;
        let version = action.versions.get(at)?;
        let when = version.when.map_or(Truth::No, |when| self.truth(when));
        let brought =
            if when.is_yes() { Some(Brought::When) } else { self.asked(number).or_else(|| self.instead(number)) };
        if brought.is_none() && !when.is_unknown() {
            return None;
        }
        let start = version.after.iter().filter_map(|event| bound.latest(*event)).map(|latest| latest.on).max();
        let due = start.and_then(|start| match version.within.as_ref()? {
            Within::Words(Words::Immediately) => Some(start),
            Within::Words(_) => None,
            Within::Periods(periods) => {
                let country = program.vocabulary.country;
                Some(periods.iter().fold(start, |day, period| period.after(day, country)))
            }
        });
        let status = match brought {
            None => Status::Undetermined,
            Some(_) => self.status(number, version, start, due),
        };
        Some((version, ActionStanding { version: at, status, brought, start, due }))
    }

    fn status(&self, number: usize, version: &ActionVersion, start: Option<Date>, due: Option<Date>) -> Status {
        let Moment { program, bound, day } = *self.moment;
        let done = |latest: Latest| start.is_none_or(|start| latest.on >= start);
        if version.done.iter().any(|event| bound.latest(*event).is_some_and(done)) {
            return Status::Done;
        }
        if holders(program, self.standing, number).next().is_some() {
            return Status::HeldBack;
        }
        if let Some(consent) = consent_on(program, version.consent, day) {
            if self.truth(consent.refused).is_yes() {
                return Status::Refused;
            }
            if !self.truth(consent.given).is_yes() {
                return Status::Blocked;
            }
        }
        if due.is_some_and(|due| day > due) { Status::Overdue } else { Status::Open }
    }

    /// The version of the day and the standing of each of some actions that stand at all.
    fn of<'s>(
        &'s self,
        numbers: &'s [usize],
    ) -> impl Iterator<Item = (usize, &'s ActionVersion, &'s ActionStanding)> + use<'s> {
        let program = self.moment.program;
        numbers.iter().filter_map(move |number| {
            let (version, standing) = standing_of(program, self.standing, *number)?;
            Some((*number, version, standing))
        })
    }

    /// The first consent, by name, that this action asks for and some action waits for.
    fn asked(&self, number: usize) -> Option<Brought> {
        let Moment { program, day, .. } = *self.moment;
        program.actions.get(number)?.asks_for.iter().find_map(|consent| {
            let version = consent_on(program, Some(*consent), day)?;
            let needed_by = &program.consents.get(*consent)?.needed_by;
            let waits = |version: &ActionVersion, standing: &ActionStanding| {
                standing.status == Status::Blocked && version.consent == Some(*consent)
            };
            let (waiting, ..) = self.of(needed_by).find(|(_, version, standing)| waits(version, standing))?;
            (version.ask == Some(number)).then_some(Brought::Ask(*consent, waiting))
        })
    }

    /// The first refused action, by consent and then id, that this one stands in for.
    fn instead(&self, number: usize) -> Option<Brought> {
        let stands_in_for = &self.moment.program.actions.get(number)?.stands_in_for;
        self.of(stands_in_for)
            .filter(|(_, version, standing)| standing.status == Status::Refused && version.if_refused == Some(number))
            .min_by_key(|(refused, version, _)| (version.consent, *refused))
            .map(|(refused, ..)| Brought::IfRefused(refused))
    }
}

/// The action's version in effect and how it stands, if it stands at all and is not plain.
fn standing_of<'p, 's>(
    program: &'p Program,
    standing: &'s [Option<ActionStanding>],
    number: usize,
) -> Option<(&'p ActionVersion, &'s ActionStanding)> {
    let standing = standing.get(number)?.as_ref()?;
    Some((program.actions.get(number)?.versions.get(standing.version)?, standing))
}

/// The open and overdue actions that hold one back, by number.
fn holders<'s>(
    program: &'s Program,
    standing: &'s [Option<ActionStanding>],
    number: usize,
) -> impl Iterator<Item = usize> + use<'s> {
    let candidates = program.actions.get(number).map(|action| action.held_by.as_slice()).unwrap_or_default();
    candidates.iter().copied().filter(move |holder| {
        standing_of(program, standing, *holder).is_some_and(|(version, stands)| {
            matches!(stands.status, Status::Open | Status::Overdue) && version.holds_back.contains(&number)
        })
    })
}
