//! How actions stand, for many cases at once: as `decide/standing.rs` has it, in planes.

use super::columns::{Data, last_day, on, since_1970};
use super::inputs::Inputs;
use super::signals::Signals;
use super::wide::Wide;
use crate::compile::circuit::{Circuit, Side};
use crate::compile::program::{ActionVersion, Program, Within};
use crate::date::Date;
use crate::ruleset::values::{Strength, Words};

/// Where an action that is not plain stands in some way.
#[derive(Clone, Copy, Debug)]
pub(super) struct Stands {
    pub(super) undetermined: Wide,
    pub(super) done: Wide,
    pub(super) held_back: Wide,
    pub(super) refused: Wide,
    pub(super) blocked: Wide,
    pub(super) overdue: Wide,
    pub(super) open: Wide,
}

/// The conditions of a consent on the day of the batch.
#[derive(Clone, Copy, Debug)]
struct Consent {
    given: Side,
    refused: Side,
}

/// The version of an action on the day of the batch.
#[derive(Clone, Debug)]
struct Step {
    action: usize,
    /// Its own condition: is yes, is not no.
    when: Option<[Side; 2]>,
    /// The actions that bring it while they are blocked, and those while they are refused.
    asked_by: Vec<usize>,
    instead_of: Vec<usize>,
    holders: Vec<usize>,
    consent: Option<Consent>,
    after: Vec<usize>,
    done: Vec<usize>,
    /// The last start with which it is overdue.
    overdue: i32,
    urgent: bool,
}

/// The actions that more than their own condition decides, each after those it depends on.
#[derive(Clone, Debug)]
pub(super) struct Actions {
    steps: Vec<Step>,
    count: usize,
}

fn version(program: &Program, number: usize, as_of: Date) -> Option<&ActionVersion> {
    program.actions.get(number)?.versions.iter().find(|version| version.days.contains(as_of))
}

impl Actions {
    pub(super) fn new(program: &Program, as_of: Date, circuit: &Circuit) -> Self {
        let steps = circuit.others.iter().filter_map(|number| step(program, *number, as_of, circuit)).collect();
        Self { steps, count: program.actions.len() }
    }

    /// How they stand in the next cases, by action, and whether one of them makes a case urgent.
    pub(super) fn decide(
        &self,
        signals: &Signals,
        data: &[Data<'_>],
        inputs: &Inputs,
        from: usize,
    ) -> (Vec<Option<Stands>>, Wide) {
        let mut stands: Vec<Option<Stands>> = vec![None; self.count];
        let mut urgent = Wide::NO;
        for step in &self.steps {
            let stand = step.decide(signals, data, inputs, from, &stands);
            if step.urgent {
                urgent.or(&stand.open);
                urgent.or(&stand.overdue);
            }
            stands.iter_mut().skip(step.action).take(1).for_each(|slot| *slot = Some(stand));
        }
        (stands, urgent)
    }
}

fn step(program: &Program, number: usize, as_of: Date, circuit: &Circuit) -> Option<Step> {
    let version_of = |number: usize| version(program, number, as_of);
    let consent_of = |number: usize| {
        let versions = &program.consents.get(number)?.versions;
        versions.iter().find(|version| version.days.contains(as_of))
    };
    let this = version_of(number)?;
    let action = program.actions.get(number)?;
    let asks = action.asks_for.iter().filter(|consent| consent_of(**consent).is_some_and(|of| of.ask == Some(number)));
    let needing = asks.filter_map(|consent| Some((*consent, program.consents.get(*consent)?)));
    let asked_by = needing.flat_map(|(consent, all)| {
        let needs = move |other: &&usize| version_of(**other).is_some_and(|version| version.consent == Some(consent));
        all.needed_by.iter().filter(needs)
    });
    let instead = |other: &&usize| version_of(**other).is_some_and(|version| version.if_refused == Some(number));
    let holds = |other: &&usize| version_of(**other).is_some_and(|version| version.holds_back.contains(&number));
    let country = program.vocabulary.country;
    let overdue = match &this.within {
        Some(Within::Words(Words::Immediately)) => since_1970(as_of) - 1,
        Some(Within::Periods(periods)) => {
            last_day(|start| periods.iter().fold(start, |day, period| period.after(day, country)) < as_of)
        }
        Some(Within::Words(_)) | None => Data::NEVER,
    };
    let yes = |op| {
        let [yes, _] = circuit.rails(op);
        yes
    };
    Some(Step {
        action: number,
        when: this.when.map(|when| circuit.rails(when)),
        asked_by: asked_by.copied().collect(),
        instead_of: action.stands_in_for.iter().filter(instead).copied().collect(),
        holders: action.held_by.iter().filter(holds).copied().collect(),
        consent: this.consent.and_then(consent_of).map(|of| Consent { given: yes(of.given), refused: yes(of.refused) }),
        after: this.after.clone(),
        done: this.done.clone(),
        overdue,
        urgent: this.is_immediate() && this.strength == Strength::Must,
    })
}

impl Step {
    fn decide(
        &self,
        signals: &Signals,
        data: &[Data<'_>],
        inputs: &Inputs,
        from: usize,
        stands: &[Option<Stands>],
    ) -> Stands {
        let [when, may] = self.when.map_or([Wide::NO; 2], |rails| rails.map(|side| signals.side(side)));
        let of = |actions: &[usize], take: fn(&Stands) -> Vec<&Wide>| {
            let stands = actions.iter().filter_map(|action| stands.get(*action)?.as_ref());
            Wide::any(stands.flat_map(take))
        };
        let asked = of(&self.asked_by, |stands| vec![&stands.blocked]);
        let instead = of(&self.instead_of, |stands| vec![&stands.refused]);
        let brought = Wide::any([&when, &asked, &instead].into_iter());
        // When it is yes it is brought.
        let mut undetermined = may;
        undetermined.except(&brought);
        let (done, late) = if brought == Wide::NO { (Wide::NO, Wide::NO) } else { self.days(data, inputs, from) };
        let held_back = of(&self.holders, |stands| vec![&stands.open, &stands.overdue]);
        let (mut not_given, refused) = match self.consent {
            Some(consent) => (signals.side(consent.given), signals.side(consent.refused)),
            None => (Wide::YES, Wide::NO),
        };
        not_given.not();
        // The first that fits.
        let mut left = brought;
        let [done, held_back, refused, blocked, overdue, open] =
            [done, held_back, refused, not_given, late, Wide::YES].map(|of| left.take(&of));
        Stands { undetermined, done, held_back, refused, blocked, overdue, open }
    }

    /// Where it is done, and where its day has passed.
    fn days(&self, data: &[Data<'_>], inputs: &Inputs, from: usize) -> (Wide, Wide) {
        // Events that no column tells of have not happened.
        let told = |events: &[usize]| -> Vec<&Data<'_>> {
            events.iter().filter_map(|event| data.get(inputs.happened(*event)?)).collect()
        };
        let (after, ends) = (told(&self.after), told(&self.done));
        let start = |row: usize| after.iter().filter_map(|days| on(Some(days), row)).max();
        let done = |row: usize| {
            let start = start(row);
            let counts = |on: i32| start.is_none_or(|start| on >= start);
            ends.iter().any(|days| on(Some(days), row).is_some_and(counts))
        };
        let late = |row: usize| start(row).is_some_and(|start| start <= self.overdue);
        let done = if ends.is_empty() { Wide::NO } else { Wide::of(|at| done(from + at)) };
        let never = after.is_empty() || self.overdue == Data::NEVER;
        (done, if never { Wide::NO } else { Wide::of(|at| late(from + at)) })
    }
}
