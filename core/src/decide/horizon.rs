//! How long a decision holds: the first later day on which the same case would get another one.

use super::build::{actions, checklists, known_by, tier, warnings};
use super::moment::turns_on;
use super::question::asked;
use super::standing::Standing;
use crate::case::Bound;
use crate::compile::gates::{Leaf, Node};
use crate::compile::program::{Days, Program, Within};
use crate::date::Date;

/// The first later day on which the same case would get another decision, reasons aside.
pub(super) fn holds_until(program: &Program, bound: &Bound, now: &Standing) -> Option<Date> {
    let mut then = Standing::empty();
    candidates(program, bound).into_iter().find(|day| {
        then.decide(program, bound, *day);
        differs(program, bound, now, &then)
    })
}

/// Whether two days of one case give different decisions. What is settled by numbers is compared before what takes work.
fn differs(program: &Program, bound: &Bound, now: &Standing, then: &Standing) -> bool {
    let views = |standing: &Standing| -> Vec<_> {
        standing.views.axes.iter().map(|(service, axes)| (*service, axes.possible())).collect()
    };
    let matrix = |standing: &Standing| {
        let axes = standing.axes(program)?;
        Some((axes.possible(), known_by(program, standing, axes)))
    };
    let listed = |standing: &Standing| -> Vec<_> {
        let actions = (0..program.actions.len()).filter_map(|number| standing.action(program, number));
        let sources = actions.flat_map(|(version, _)| &version.origin.basis);
        sources.map(|source| standing.truth(program, source.when).is_yes()).collect()
    };
    // Where numbers differ, what is shown may still be the same: another version of an action with the same content, say.
    let stands = |standing: &Standing, number| standing.action(program, number).map(|(_, standing)| standing);
    let all_stand_alike = (0..program.actions.len()).all(|number| stands(now, number) == stands(then, number));
    let same_actions = all_stand_alike && listed(now) == listed(then);
    !same_actions && actions(program, now) != actions(program, then)
        || now.urgent != then.urgent
        || now.ladders != then.ladders
        || now.sharing != then.sharing
        || tier(program, now) != tier(program, then)
        || matrix(now) != matrix(then)
        || views(now) != views(then)
        || checklists(program, now) != checklists(program, then)
        || warnings(program, bound, now) != warnings(program, bound, then)
        || asked(program, bound, now) != asked(program, bound, then)
}

/// The later days, within twenty years, on which anything that a decision is made of could be another, in order.
fn candidates(program: &Program, bound: &Bound) -> Vec<Date> {
    let country = program.vocabulary.country;
    let mut days = Vec::new();
    let mut span = |span: Days| days.extend([span.from, span.to.next()]);
    program.parts.iter().for_each(|part| span(part.days));
    program.ladders.iter().flat_map(|l| &l.levels).flat_map(|l| &l.versions).for_each(|(days, _)| span(*days));
    program.consents.iter().flat_map(|consent| &consent.versions).for_each(|version| span(version.days));
    program.actions.iter().flat_map(|action| &action.versions).for_each(|version| span(version.days));
    for version in program.checklists.iter().flat_map(|list| &list.versions) {
        span(version.days);
        version.items.iter().flat_map(|item| &item.versions).for_each(|(days, _)| span(*days));
    }
    for leaf in program.nodes.iter().filter_map(Node::leaf) {
        match leaf {
            Leaf::Day { from, to } => days.extend([*from, to.next()]),
            other => days.extend(turns_on(other, bound, country)),
        }
    }
    for answer in &bound.newest {
        let aging = program.vocabulary.facts.get(answer.fact).and_then(|fact| fact.aging);
        days.extend(aging.map(|aging| aging.period.after(answer.on, country).next()));
    }
    for version in program.actions.iter().flat_map(|action| &action.versions) {
        let latest = version.after.iter().filter_map(|event| bound.latest(*event));
        let Some(start) = latest.map(|latest| latest.on).max() else { continue };
        let due = match &version.within {
            Some(Within::Periods(periods)) => periods.iter().fold(start, |day, period| period.after(day, country)),
            _ => start,
        };
        days.push(due.next());
    }
    days.extend(bound.due.filter(|_| bound.born.is_none()).map(Date::next));
    let last = bound.as_of.plus_months(12 * 20).min(Date::LAST);
    days.retain(|day| *day > bound.as_of && *day <= last);
    crate::sorted::sort(&mut days);
    days.dedup();
    days
}
