//! Every rule names its source.
//!
//! Rules are what a decision can hold a reason for: the matrix, criteria, levels, consents, actions and checklists. A
//! definition only names a condition, and the rules that use it name the sources; the items of a checklist rest on its own;
//! a law says what the author promises of the rules.

use super::Lint;
use super::days::Days;
use super::sheet::{Item, Sheet};
use crate::problem::Problem;
use serde_json::Value;

/// All rules without a source.
pub(super) fn lint(sheet: &Sheet) -> Vec<Problem> {
    let mut warnings = Vec::new();
    let mut ask = |item: &Item<'_>, what: &str| {
        if has_none(item) {
            let must = if item.text("strength") == Some("must") { ", though it is a duty" } else { "" };
            let message = format!("{what} names no source{must}");
            let hint = "name the ids of sources under `basis`; what is uncertain can say so in its text";
            warnings.push(sheet.warn(Lint::NoBasis, &item.pointer, message).hint(hint));
        }
    };
    sheet.visibility().iter().for_each(|item| ask(item, "the visibility"));
    sheet.items("tiers").iter().for_each(|item| ask(item, &format!("the criterion of the tier `{}`", item.id)));
    sheet.items("consents").iter().for_each(|item| ask(item, &format!("the consent `{}`", item.id)));
    sheet.items("checklists").iter().for_each(|item| ask(item, &format!("the checklist `{}`", item.id)));
    for ladder in sheet.items("ladders").iter().filter(|ladder| has_none(ladder)) {
        // A level without a basis rests on that of its ladder.
        let levels = ladder.parts("levels");
        levels.iter().for_each(|level| ask(level, &format!("the level `{}` of `{}`", level.id, ladder.id)));
    }
    let actions = sheet.items("actions");
    actions.iter().for_each(|action| ask(action, &format!("the action `{}`", action.id)));
    warnings.extend(actions.iter().filter_map(|action| on_some_days(sheet, action)));
    warnings
}

fn entries<'s>(item: &Item<'s>) -> impl Iterator<Item = &'s Value> {
    item.get("basis").and_then(Value::as_array).into_iter().flatten()
}

fn has_none(item: &Item<'_>) -> bool {
    entries(item).next().is_none()
}

/// An action whose sources are all dated, with days between them on which it has none.
fn on_some_days(sheet: &Sheet, action: &Item<'_>) -> Option<Problem> {
    // A source that holds for some cases is there for those; that others have none may be what the law says.
    let covered: Vec<Days> = entries(action).map(Days::of_value).collect();
    if covered.is_empty() {
        return None;
    }
    let day = Days::of(action).first_without(&covered)?;
    let message = format!("the action `{}` names no source for {day}", action.id);
    let hint = "let the days of its sources meet, or give the action itself `valid`";
    Some(sheet.warn(Lint::NoBasis, &action.at("basis"), message).hint(hint))
}
