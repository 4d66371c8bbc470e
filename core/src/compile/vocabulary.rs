//! The vocabulary of a composition, from its documents.

use super::gates::Op;
use super::names::{LadderOps, Names};
use crate::error::{Code, MOST_HINTS};
use crate::json::At;
use crate::ruleset::document::{Document, FactType, Ids as IdList, ParameterValue};
use crate::ruleset::read::Named;
use crate::ruleset::values::{LawKind, Period};
use crate::ruleset::{Composed, items};
use crate::sorted::map;
use crate::vocabulary::{Aging, Event, Fact, FactKind, Ids, Parameter, Vocabulary};
use std::collections::{BTreeMap, BTreeSet};

/// All names of the composition, with the faults of names outside expressions noted.
pub(crate) fn names(composed: &Composed) -> Names {
    let documents = || composed.documents.iter().map(|in_effect| &in_effect.document);
    fn keys<'a, T: 'a>(
        documents: impl Iterator<Item = &'a Document>,
        section: impl Fn(&'a Document) -> Option<&'a Named<T>>,
    ) -> BTreeSet<String> {
        crate::sorted::set(documents.filter_map(section).flat_map(|named| named.entries().map(|(id, _)| id.clone())))
    }
    let parameters = documents().filter_map(|d| d.parameters.as_ref()).flat_map(Named::entries);
    let parameters = map(parameters.map(|(id, entry)| (id.clone(), entry.item.as_ref().and_then(parameter))));
    let events = items(&composed.documents, |d| d.events.as_ref());
    let events = map(events.map(|(id, event)| {
        let outcomes = event.outcomes.iter().flatten().map(|outcome| outcome.id.value.clone()).collect();
        (id, Event { outcomes })
    }));
    let mut names = Names {
        vocabulary: Vocabulary {
            country: composed.country,
            fact_ids: Ids::default(),
            facts: Vec::new(),
            event_ids: Ids::new(events.keys().map(|id| (*id).to_owned())),
            events: events.into_values().collect(),
            services: Ids::new(keys(documents(), |d| d.services.as_ref())),
        },
        facts: keys(documents(), |d| d.facts.as_ref()),
        events: keys(documents(), |d| d.events.as_ref()),
        services: keys(documents(), |d| d.services.as_ref()),
        sources: keys(documents(), |d| d.sources.as_ref()),
        actions: keys(documents(), |d| d.actions.as_ref()),
        parameters,
        definitions: map(keys(documents(), |d| d.definitions.as_ref()).into_iter().map(|id| (id, None))),
        stages: BTreeMap::new(),
        consents: map(keys(documents(), |d| d.consents.as_ref()).into_iter().map(|id| (id, None))),
        ladders: map(keys(documents(), |d| d.ladders.as_ref()).into_iter().map(|id| (id, None))),
        has_visibility: composed.documents.iter().any(|d| d.root.get("visibility").is_some()),
        visibility: None,
        tiers: [Op::NO; 2],
        found: Vec::new(),
        hints: std::cell::Cell::new(MOST_HINTS),
    };
    facts(composed, &mut names);
    ladders(composed, &mut names);
    references(composed, &mut names);
    names
}

fn parameter(parameter: &crate::ruleset::document::Parameter) -> Option<Parameter> {
    match (parameter.default.value, parameter.from, parameter.to) {
        (ParameterValue::Count(value), ParameterValue::Count(from), ParameterValue::Count(to)) => {
            Some(Parameter::Count { value, from, to })
        }
        (ParameterValue::Duration(value), _, _) => Some(Parameter::Duration(value)),
        _ => None,
    }
}

fn facts(composed: &Composed, names: &mut Names) {
    let mut facts: BTreeMap<&str, Fact> = BTreeMap::new();
    for (id, fact) in items(&composed.documents, |d| d.facts.as_ref()) {
        let values = || fact.values.iter().flatten().map(|value| value.id.value.clone()).collect();
        let bound = |bound: Option<i64>| bound.and_then(|bound| i32::try_from(bound).ok()).unwrap_or(0);
        let kind = match fact.kind {
            FactType::Flag => FactKind::Flag,
            FactType::Scale => FactKind::Scale(values()),
            FactType::Choice => FactKind::Choice(values()),
            FactType::Count => FactKind::Count { from: bound(fact.from), to: bound(fact.to) },
            FactType::Age => FactKind::Age,
        };
        let aging = fact.valid_for.as_ref().and_then(|aging| {
            let period = period(&aging.period, aging.at, names)?;
            Some(Aging { period, reassuring_only: aging.reassuring_only })
        });
        facts.insert(id, Fact { kind, concern: fact.concern, ask: fact.ask, aging });
    }
    names.vocabulary.fact_ids = Ids::new(facts.keys().map(|id| (*id).to_owned()));
    names.vocabulary.facts = facts.into_values().collect();
}

/// A length of time, or a parameter's value.
pub(crate) fn period(period: &Period, at: At, names: &mut Names) -> Option<crate::date::Duration> {
    match period {
        Period::Duration(duration) => Some(*duration),
        Period::Parameter(name) => match names.parameters.get(name) {
            Some(Some(Parameter::Duration(duration))) => Some(*duration),
            Some(Some(Parameter::Count { .. })) => {
                names.fault(Code::RulesType, at, format!("`${name}` is a count, not a length of time"));
                None
            }
            Some(None) => None,
            None => {
                let known: Vec<String> = names.parameters.keys().take(names.compared()).cloned().collect();
                names.unknown(Code::RulesUnknownParameter, at, "parameter", name, known.iter().map(String::as_str));
                None
            }
        },
    }
}

fn ladders(composed: &Composed, names: &mut Names) {
    for (id, ladder) in items(&composed.documents, |d| d.ladders.as_ref()) {
        let levels: Vec<String> =
            ladder.levels.iter().filter_map(|level| level.0.first()).map(|level| level.id.value.clone()).collect();
        let Some(event) = names.event(&ladder.event.value, ladder.event.at) else { continue };
        let outcomes = names.vocabulary.events.get(event).map(|event| event.outcomes.clone()).unwrap_or_default();
        let mut wanted: Vec<&str> = levels.iter().map(String::as_str).chain(["closed"]).collect();
        let mut there: Vec<&str> = outcomes.iter().map(String::as_str).collect();
        crate::sorted::sort(&mut wanted);
        crate::sorted::sort(&mut there);
        if wanted != there {
            let message = format!("the outcomes of `{}` are not the levels and `closed`", ladder.event.value);
            let hint = Some(format!("they should be {}", wanted.join(", ")));
            let found = crate::ruleset::read::Found::new(Code::RulesLadderEvent, ladder.event.at, message).hint(hint);
            names.found.push(found);
        }
        let place = |level: &String| outcomes.iter().position(|outcome| outcome == level);
        let at_least = (0..levels.len()).map(|k| levels.iter().skip(k).filter_map(place).collect()).collect();
        let ops = LadderOps { event, levels, at_least, recommended: Vec::new(), possible: Vec::new() };
        names.ladders.insert(id.to_owned(), Some(ops));
    }
}

/// Checks every id outside expressions: services, sources, outcomes of monotone laws.
fn references(composed: &Composed, names: &mut Names) {
    for in_effect in &composed.documents {
        let document = &in_effect.document;
        for (_, fact) in document.facts.iter().flat_map(Named::items) {
            services(fact.asked_by.as_ref(), names);
        }
        for (_, versions) in document.actions.iter().flat_map(Named::items) {
            versions.0.iter().for_each(|action| services(action.by.as_ref(), names));
        }
        for law in document.laws.iter().flat_map(|laws| &laws.0) {
            sources(law.basis.as_ref(), names);
            let LawKind::Monotone(outcomes) = &law.kind else { continue };
            for outcome in &outcomes.0 {
                let id = outcome.value.as_str();
                let known = ["tier", "urgent", "must"].into_iter();
                let known = known.chain(names.ladders.keys().map(String::as_str));
                let known: Vec<String> =
                    known.chain(names.actions.iter().map(String::as_str)).map(str::to_owned).collect();
                if !known.iter().any(|known| known == id) {
                    let known = known.iter().map(String::as_str);
                    names.unknown(Code::RulesUnknownOutcome, outcome.at, "outcome", id, known);
                }
            }
        }
        let basis = document.definitions.iter().flat_map(Named::items).flat_map(|(_, all)| &all.0);
        basis.for_each(|item| sources(item.basis.as_ref(), names));
    }
}

fn services(ids: Option<&IdList>, names: &mut Names) {
    for id in ids.iter().flat_map(|ids| &ids.0) {
        if !names.services.contains(&id.value) {
            let known: Vec<String> = names.services.iter().take(names.compared()).cloned().collect();
            let known = known.iter().map(String::as_str);
            names.unknown(Code::RulesUnknownService, id.at, "service", &id.value, known);
        }
    }
}

/// Checks that sources are declared.
pub(crate) fn sources(ids: Option<&IdList>, names: &mut Names) {
    for id in ids.iter().flat_map(|ids| &ids.0) {
        source(&id.value, id.at, names);
    }
}

/// Checks that a source is declared.
pub(crate) fn source(id: &str, at: At, names: &mut Names) {
    if !names.sources.contains(id) {
        let known: Vec<String> = names.sources.iter().take(names.compared()).cloned().collect();
        names.unknown(Code::RulesUnknownSource, at, "source", id, known.iter().map(String::as_str));
    }
}
