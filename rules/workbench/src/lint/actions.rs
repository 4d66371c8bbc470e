//! Actions that can be done: somebody does them, something brings them, their count can start, their consent is there.

use super::Lint;
use super::days::Days;
use super::sheet::{Item, Sheet, Sheets};
use crate::problem::Problem;
use serde_json::Value;
use std::collections::BTreeSet;
use synlig::{Date, Duration};

/// All warnings about actions, with the number of their rule set.
pub(super) fn lint(sheets: &Sheets) -> Vec<(usize, Problem)> {
    let brought = brought(sheets);
    let mut warnings = Vec::new();
    for (number, sheet) in sheets.iter() {
        for action in sheet.items("actions") {
            let mut take = |problem: Option<Problem>| warnings.extend(problem.map(|problem| (number, problem)));
            take(no_owner(sheet, &action));
            take(never(sheet, &action, &brought));
            take(without_after(sheet, &action));
            take(consent_dates(sheets, number, sheet, &action));
        }
    }
    warnings
}

/// Whether an action must be done within a length of time, and not only soon.
fn has_length(action: &Item<'_>) -> bool {
    let length = |period: &Value| {
        let text = period.as_str().unwrap_or_default();
        text.starts_with('$') || Duration::parse(text).is_some()
    };
    match action.get("due").and_then(|due| due.get("within")) {
        Some(Value::Array(periods)) => periods.iter().any(length),
        Some(period) => length(period),
        None => false,
    }
}

/// Without `by`, an action that is no duty is for whoever has the case; a day in the calendar needs somebody who keeps it.
fn no_owner(sheet: &Sheet, action: &Item<'_>) -> Option<Problem> {
    let named = !action.ids("by").is_empty();
    let empty = action.get("by").is_some();
    if named || !(empty || has_length(action)) {
        return None;
    }
    let message = format!("the action `{}` has a deadline, and nobody is named to keep it", action.id);
    let message = if empty { format!("nobody is named to do the action `{}`", action.id) } else { message };
    Some(sheet.warn(Lint::NoOwner, &action.pointer, message).hint("name the services that do it under `by`"))
}

/// The actions that a consent asks for or a refusal brings.
fn brought(sheets: &Sheets) -> BTreeSet<&str> {
    let actions: Vec<Item<'_>> = sheets.iter().flat_map(|(_, sheet)| sheet.items("actions")).collect();
    let needed: BTreeSet<&str> = actions.iter().filter_map(|action| action.text("consent")).collect();
    let consents = sheets.iter().flat_map(|(_, sheet)| sheet.items("consents"));
    let asked = consents.filter(|consent| needed.contains(consent.id)).filter_map(|consent| consent.text("ask"));
    let refused = actions.iter().filter(|action| action.get("consent").is_some());
    asked.chain(refused.filter_map(|action| action.text("if_refused"))).collect()
}

fn never(sheet: &Sheet, action: &Item<'_>, brought: &BTreeSet<&str>) -> Option<Problem> {
    let own = action.text("when").is_some_and(|when| when.trim() != "no");
    if own || brought.contains(action.id) {
        return None;
    }
    let message = format!("nothing can bring the action `{}`", action.id);
    let hint = "give it `when`, or name it under `ask` of a consent that an action needs, or under `if_refused`";
    Some(sheet.warn(Lint::ActionNever, &action.pointer, message).hint(hint))
}

fn without_after(sheet: &Sheet, action: &Item<'_>) -> Option<Problem> {
    let after = action.get("due").and_then(|due| due.get("after")).and_then(Value::as_array);
    if !has_length(action) || after.is_some_and(|events| !events.is_empty()) {
        return None;
    }
    let message = format!("the deadline of `{}` never becomes a day, since nothing starts the count", action.id);
    let hint = "name the events from which it counts under `after`";
    Some(sheet.warn(Lint::DueWithoutAfter, &action.at("due"), message).hint(hint))
}

/// On a day on which a consent does not hold, an action that needs it goes ahead without. On one on which the action that
/// asks, or the one that takes its place, is not there, it waits for what nobody does.
fn consent_dates(sheets: &Sheets, number: usize, sheet: &Sheet, action: &Item<'_>) -> Option<Problem> {
    let name = action.text("consent")?;
    let own = Days::of(action);
    let consents = sheets.versions(number, "consents", name);
    let warn = |key: &str, day: Date, what: String| {
        let message = format!("on {day} the action `{}` is there, {what}", action.id);
        Some(sheet.warn(Lint::ConsentDates, &action.at(key), message).hint("let the days under `valid` meet"))
    };
    if let Some(day) = own.first_without(&consents.iter().map(Days::of).collect::<Vec<_>>()) {
        return warn(
            "consent",
            day,
            format!("and the consent `{name}` that it needs is not: it would go ahead without"),
        );
    }
    let days_of = |id: &str| sheets.versions(number, "actions", id).iter().map(Days::of).collect::<Vec<_>>();
    for consent in &consents {
        let (Some(both), Some(ask)) = (own.and(Days::of(consent)), consent.text("ask")) else { continue };
        if let Some(day) = both.first_without(&days_of(ask)) {
            return warn("consent", day, format!("and `{ask}`, which asks for its consent, is not"));
        }
    }
    let instead = action.text("if_refused")?;
    let day = own.first_without(&days_of(instead))?;
    warn("if_refused", day, format!("and `{instead}`, which takes its place, is not"))
}
