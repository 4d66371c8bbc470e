//! The outcomes of a case by number, without reasons, questions or texts: what a host reads that decides at every keystroke.

use super::build;
use super::cell::Cell;
use super::decision::{Change, KnownBy, TierOutcome};
use super::standing::{Rung, Standing, Status};
use crate::case::Told;
use crate::compile::program::{Program, Within};
use crate::date::Date;
use crate::logic::Truth;
use crate::ruleset::values::{Strength, Words};
use crate::vocabulary::{ActionNumber, ChecklistNumber, LadderNumber, ServiceNumber};
use std::sync::Arc;

/// The outcomes of the last case that was worked out into it; see [`Engine::work_out`](crate::Engine::work_out).
///
/// Used again and again it allocates nothing. The same outcomes as in a [`Decision`](crate::Decision), from the same
/// evaluator.
#[derive(Clone, Debug)]
pub struct Outcomes {
    program: Arc<Program>,
    standing: Standing,
}

/// A place on a ladder, its levels counted from 0, the lowest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// The ladder has not been entered.
    Null,
    /// The ladder was entered and is closed.
    Closed,
    /// On a level.
    Level(u32),
}

/// A ladder by number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LadderOutcome {
    /// The level in force.
    pub current: Place,
    /// The level recommended.
    pub recommended: Place,
    /// The highest level that unanswered questions leave possible.
    pub possible: Place,
    /// What the recommendation amounts to.
    pub change: Change,
}

/// An action by number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ActionOutcome {
    /// How it stands.
    pub status: Status,
    /// Whether it must, should or may be done.
    pub strength: Strength,
    /// The day on which it is due; none where the count has not started, and for words without a day.
    pub due: Option<Date>,
    /// The words in which the law gives its time, if it does.
    pub words: Option<Words>,
}

impl Outcomes {
    pub(crate) fn new(program: &Arc<Program>) -> Self {
        Self { program: Arc::clone(program), standing: Standing::empty() }
    }

    pub(super) fn program(&self) -> &Program {
        &self.program
    }

    /// Whether it is of this program, so that its numbers mean what they did.
    pub(crate) fn is_of(&self, program: &Arc<Program>) -> bool {
        Arc::ptr_eq(&self.program, program)
    }

    pub(crate) fn work_out(&mut self, told: Told<'_>) {
        self.standing.outcomes(&self.program, told);
    }

    /// The day of the decision.
    pub fn as_of(&self) -> Date {
        self.standing.day
    }

    /// Whether an immediate duty is open or overdue.
    pub fn urgent(&self) -> bool {
        self.standing.urgent
    }

    /// The tier of prevention, and the highest that is possible.
    pub fn tier(&self) -> TierOutcome {
        build::tier(&self.program, &self.standing)
    }

    /// The cell of the matrix; none where symptoms are unknown, or the rules have no matrix.
    pub fn cell(&self) -> Option<Cell> {
        self.standing.axes(&self.program)?.cell()
    }

    /// The cells that are possible; none where the rules have no matrix.
    pub fn possible(&self) -> &'static [Cell] {
        self.standing.axes(&self.program).map_or(&[], |axes| axes.possible())
    }

    /// Whether the child shows symptoms; none where the rules have no matrix.
    pub fn symptoms(&self) -> Option<Truth> {
        Some(self.standing.axes(&self.program)?.symptoms)
    }

    /// What is known of the parent's problem; none where the rules have no matrix.
    pub fn known_by(&self) -> Option<KnownBy> {
        let axes = self.standing.axes(&self.program)?;
        Some(build::known_by(&self.program, &self.standing, axes))
    }

    /// The services that have an observation in the case, each with the cells that are possible by its own answers.
    pub fn views(&self) -> impl Iterator<Item = (ServiceNumber, &'static [Cell])> + '_ {
        self.standing.views.axes.iter().map(|(service, axes)| (ServiceNumber::of_place(*service), axes.possible()))
    }

    /// The services whose own view differs from that of all together.
    pub fn sharing(&self) -> impl Iterator<Item = ServiceNumber> + '_ {
        self.standing.sharing.iter().map(|service| ServiceNumber::of_place(*service))
    }

    /// A ladder; none where there is none of this number, or no case has been worked out.
    pub fn ladder(&self, ladder: LadderNumber) -> Option<LadderOutcome> {
        let standing = self.standing.ladders.get(ladder.place())?;
        let place = |rung: Rung| match rung {
            Rung::Null => Place::Null,
            Rung::Closed => Place::Closed,
            Rung::Level(level) => Place::Level(u32::try_from(level).unwrap_or(u32::MAX)),
        };
        Some(LadderOutcome {
            current: place(standing.current),
            recommended: place(standing.recommended),
            possible: place(standing.possible),
            change: build::change(standing),
        })
    }

    /// An action; none where it does not apply.
    pub fn action(&self, action: ActionNumber) -> Option<ActionOutcome> {
        let (version, standing) = self.standing.action(&self.program, action.place())?;
        let timed = !matches!(standing.status, Status::Undetermined | Status::Done);
        let words = match version.within {
            Some(Within::Words(words)) if timed => Some(words),
            _ => None,
        };
        let due = standing.due.filter(|_| timed);
        Some(ActionOutcome { status: standing.status, strength: version.strength, due, words })
    }

    /// How an action stands; none where it does not apply. Cheaper than [`Outcomes::action`].
    pub fn status(&self, action: ActionNumber) -> Option<Status> {
        self.standing.status(&self.program, action.place())
    }

    /// How each action stands, in the order of their numbers; none where it does not apply.
    pub fn statuses(&self) -> impl Iterator<Item = Option<Status>> + '_ {
        self.standing.statuses(&self.program)
    }

    /// The actions that apply or may apply, by number.
    pub fn actions(&self) -> impl Iterator<Item = (ActionNumber, ActionOutcome)> + '_ {
        let numbers = (0..self.program.actions.len()).map(ActionNumber::of_place);
        numbers.filter_map(|number| Some((number, self.action(number)?)))
    }

    /// Whether a checklist applies; none where there is none of this number today.
    pub fn checklist(&self, checklist: ChecklistNumber) -> Option<Truth> {
        Some(
            self.standing
                .applies(&self.program, self.program.checklists.get(checklist.place())?.on(self.standing.day)?),
        )
    }

    /// The items of a checklist that applies which are not certainly done, each with whether that is unknown. Of one that does
    /// not apply, or of which that is unknown, there are none, as in a decision.
    pub fn missing(&self, checklist: ChecklistNumber) -> impl Iterator<Item = (&str, bool)> {
        let list = self.program.checklists.get(checklist.place());
        let version = list.and_then(|list| list.on(self.standing.day));
        let version = version.filter(|version| self.standing.applies(&self.program, version).is_yes());
        version.into_iter().flat_map(|version| version.items_on(self.standing.day)).filter_map(|(item, done)| {
            let done = self.standing.truth(&self.program, done);
            (!done.is_yes()).then_some((item, done.is_unknown()))
        })
    }
}
