//! From a standing to the decision in words and ids.

use super::decision::{Action, Change, Checklist, Decision, Due, KnownBy, Ladder, Provenance, RulesUsed, RulesVersion};
use super::decision::{ServiceView, Tier, TierOutcome, Visibility, Warning};
use super::evaluate::Axes;
use super::moment::is_stale;
use super::standing::{ActionStanding, LadderStanding, Rung, Standing, Status};
use super::{horizon, question, reason};
use crate::case::{Bound, NOBODY};
use crate::compile::program::{ActionVersion, Origin, Program, Within};
use crate::date::Date;
use crate::error::Code;
use crate::logic::Truth;
use crate::ruleset::values::{Strength, Words};

/// Decides a bound case.
pub(crate) fn decide(program: &Program, bound: &Bound) -> Decision {
    let standing = Standing::new(program, bound, bound.as_of);
    let mut decision = without_reasons(program, bound, &standing);
    decision.holds_until = horizon::holds_until(program, bound, &standing);
    decision.reasons = reason::reasons(program, bound, &standing);
    decision
}

/// Everything but the reasons and how long it holds.
pub(crate) fn without_reasons(program: &Program, bound: &Bound, standing: &Standing) -> Decision {
    Decision {
        actions: actions(program, standing),
        as_of: standing.day,
        checklists: checklists(program, standing),
        holds_until: None,
        ladders: program
            .ladders
            .iter()
            .zip(&standing.ladders)
            .map(|(ladder, standing)| (ladder.id.clone(), ladder_outcome(ladder, standing)))
            .collect(),
        questions: question::questions(program, bound, standing),
        reasons: Vec::new(),
        synlig: provenance(program),
        tier: tier(program, standing),
        urgent: standing.urgent,
        visibility: visibility(program, standing),
        warnings: warnings(program, bound, standing),
    }
}

fn provenance(program: &Program) -> Provenance {
    let rules = program.parts.iter().map(|part| RulesUsed {
        extends: part.extends.clone().map(|(id, version)| RulesVersion { id, version }),
        id: part.id.clone(),
        version: part.version.clone(),
    });
    Provenance {
        digest: program.digest.clone(),
        engine: env!("CARGO_PKG_VERSION"),
        language: 1,
        rules: rules.collect(),
    }
}

/// The sources that hold for this case, each once, at its first place.
pub(crate) fn basis(program: &Program, origin: &Origin, standing: &Standing) -> Vec<String> {
    let mut listed: Vec<String> = Vec::new();
    for source in origin.basis.iter().filter(|source| standing.truth(program, source.when).is_yes()) {
        if !listed.contains(&source.id) {
            listed.push(source.id.clone());
        }
    }
    listed
}

fn visibility(program: &Program, standing: &Standing) -> Option<Visibility> {
    let axes = standing.axes(program)?;
    let known_by = known_by(program, standing, axes);
    let service = |number: usize| program.vocabulary.services.id(number).to_owned();
    let view = |axes: Axes| ServiceView { cell: axes.cell(), possible: axes.possible().to_vec() };
    Some(Visibility {
        cell: axes.cell(),
        known: axes.problem.is_yes(),
        known_by,
        possible: axes.possible().to_vec(),
        sharing: standing.sharing.iter().map(|number| service(*number)).collect(),
        symptoms: axes.symptoms,
        views: crate::sorted::map(standing.views.axes.iter().map(|(number, axes)| (service(*number), view(*axes)))),
    })
}

pub(super) fn known_by(program: &Program, standing: &Standing, axes: Axes) -> KnownBy {
    let suspected = program.visibility.as_ref().and_then(|visibility| visibility.suspected);
    match axes.problem {
        Truth::Yes => KnownBy::Established,
        _ if suspected.is_some_and(|suspected| standing.truth(program, suspected).is_yes()) => KnownBy::Suspected,
        Truth::No => KnownBy::RuledOut,
        Truth::Unknown => KnownBy::Open,
    }
}

pub(super) fn tier(program: &Program, standing: &Standing) -> TierOutcome {
    let highest = |[above, indicated]: [bool; 2]| {
        // Taken from a table and not by branches: half of all guesses would be wrong.
        const TIERS: [Tier; 4] = [Tier::Universal, Tier::Selective, Tier::Indicated, Tier::Indicated];
        TIERS.get(usize::from(above) | usize::from(indicated) << 1).copied().unwrap_or(Tier::Universal)
    };
    let [value, possible] = standing.tiers(program).map(highest);
    TierOutcome { possible, value }
}

fn ladder_outcome(ladder: &crate::compile::program::Ladder, standing: &LadderStanding) -> Ladder {
    let name = |rung: Rung| match rung {
        Rung::Null => None,
        Rung::Closed => Some("closed".to_owned()),
        Rung::Level(level) => ladder.levels.get(level).map(|level| level.id.clone()),
    };
    Ladder {
        change: change(standing),
        current: name(standing.current),
        possible: name(standing.possible),
        recommended: name(standing.recommended),
    }
}

pub(crate) fn change(standing: &LadderStanding) -> Change {
    match (standing.current, standing.recommended) {
        (Rung::Level(_), Rung::Closed | Rung::Null) => Change::Close,
        (Rung::Level(current), Rung::Level(recommended)) => match recommended.cmp(&current) {
            std::cmp::Ordering::Greater => Change::Raise,
            std::cmp::Ordering::Equal => Change::Keep,
            std::cmp::Ordering::Less => Change::Lower,
        },
        (_, Rung::Level(_)) => Change::Start,
        _ => Change::None,
    }
}

pub(super) fn actions(program: &Program, standing: &Standing) -> Vec<Action> {
    let mut listed: Vec<_> = (0..program.actions.len())
        .filter_map(|number| {
            let (version, stands) = standing.action(program, number)?;
            let id = &program.actions.get(number)?.id;
            Some((order(version, &stands, id), action(program, standing, number, version, &stands)))
        })
        .collect();
    crate::sorted::sort_by_key(&mut listed, |(order, _)| *order);
    listed.into_iter().map(|(_, action)| action).collect()
}

/// The key that actions are sorted by.
fn order<'a>(
    version: &ActionVersion,
    standing: &ActionStanding,
    id: &'a str,
) -> (u8, u8, Option<Date>, Option<Words>, Option<Strength>, &'a str) {
    let last = match standing.status {
        Status::Undetermined => Some(0),
        Status::Done => Some(1),
        Status::HeldBack => Some(2),
        _ => None,
    };
    if let Some(place) = last {
        return (2, place, None, None, None, id);
    }
    let pressing = standing.status == Status::Overdue || version.is_immediate();
    let (place, words) = match (&version.within, standing.due) {
        (_, Some(_)) => (0, None),
        (Some(Within::Words(words)), None) => (1, Some(*words)),
        (Some(Within::Periods(_)), None) => (2, None),
        (None, None) => (3, None),
    };
    (u8::from(!pressing), place, standing.due, words, Some(version.strength), id)
}

fn action(
    program: &Program,
    standing: &Standing,
    number: usize,
    version: &ActionVersion,
    stands: &ActionStanding,
) -> Action {
    let due = match (&version.within, stands.status) {
        (None, _) | (_, Status::Undetermined | Status::Done) => None,
        (Some(Within::Words(words)), _) => Some(Due { on: stands.due, words: Some(*words), within: None }),
        (Some(Within::Periods(periods)), _) => match stands.due {
            Some(on) => Some(Due { on: Some(on), ..Due::default() }),
            None => {
                let periods: Vec<_> = periods.iter().map(ToString::to_string).collect();
                Some(Due { within: Some(periods.join(" + ")), ..Due::default() })
            }
        },
    };
    let consent = version.consent.and_then(|number| program.consents.get(number)).map(|consent| consent.name.clone());
    let name = |number: usize| program.actions.get(number).map(|action| action.id.clone());
    let held = stands.status == Status::HeldBack;
    Action {
        basis: basis(program, &version.origin, standing),
        by: version.by.clone(),
        due,
        held_by: standing.holders(program, number).filter(|_| held).filter_map(name).collect(),
        id: name(number).unwrap_or_default(),
        refused: consent.clone().filter(|_| stands.status == Status::Refused),
        status: stands.status,
        strength: version.strength,
        waits_for: consent.filter(|_| stands.status == Status::Blocked),
    }
}

pub(super) fn checklists(program: &Program, standing: &Standing) -> Vec<Checklist> {
    let mut lists = Vec::new();
    for list in &program.checklists {
        let Some(version) = list.on(standing.day) else { continue };
        let id = list.id.clone();
        match standing.applies(program, version) {
            Truth::No => {}
            Truth::Unknown => {
                lists.push(Checklist { id, missing: None, status: Some(Status::Undetermined), unknown: None });
            }
            Truth::Yes => {
                let (mut missing, mut unknown) = (Vec::new(), Vec::new());
                for (item, done) in version.items_on(standing.day) {
                    let done = standing.truth(program, done);
                    if !done.is_yes() {
                        missing.push(item.to_owned());
                    }
                    if done.is_unknown() {
                        unknown.push(item.to_owned());
                    }
                }
                lists.push(Checklist { id, missing: Some(missing), status: None, unknown: Some(unknown) });
            }
        }
    }
    lists
}

pub(super) fn warnings(program: &Program, bound: &Bound, standing: &Standing) -> Vec<Warning> {
    let vocabulary = &program.vocabulary;
    let warning = |code| Warning { code, fact: None, rules: None, services: None };
    let mut warnings = Vec::new();
    for (number, fact) in vocabulary.facts.iter().enumerate() {
        let answers = bound.answers(number);
        let (stale, counting): (Vec<_>, Vec<_>) =
            answers.iter().partition(|answer| is_stale(answer, fact, standing.day, vocabulary));
        let services = |answers: &[&crate::case::Newest]| -> Vec<String> {
            let named = answers.iter().filter(|answer| answer.by != NOBODY);
            named.map(|answer| vocabulary.services.id(answer.by).to_owned()).collect()
        };
        let id = Some(vocabulary.fact_ids.id(number).to_owned());
        if !stale.is_empty() {
            let services = Some(services(&stale));
            warnings.push(Warning { fact: id.clone(), services, ..warning(Code::CaseAnswerStale) });
        }
        let said: Vec<_> =
            counting.into_iter().filter(|answer| answer.by != NOBODY && answer.value.is_some()).collect();
        if said.windows(2).any(|pair| pair.first().map(|a| a.value) != pair.last().map(|a| a.value)) {
            let services = Some(services(&said));
            warnings.push(Warning { fact: id, services, ..warning(Code::CaseServicesDisagree) });
        }
    }
    if bound.born.is_none() && bound.due.is_some_and(|due| standing.day > due) {
        warnings.push(warning(Code::CaseDuePassed));
    }
    for part in program.parts.iter().filter(|part| !part.days.contains(standing.day)) {
        warnings.push(Warning { rules: Some(part.id.clone()), ..warning(Code::RulesOutsideValidity) });
    }
    let key = |warning: &Warning| (warning.code.as_str(), serde_json::to_string(warning).unwrap_or_default());
    let mut keyed: Vec<_> = warnings.into_iter().map(|warning| (key(&warning), warning)).collect();
    crate::sorted::sort_by(&mut keyed, |(a, _), (b, _)| a.cmp(b));
    keyed.into_iter().map(|(_, warning)| warning).collect()
}
