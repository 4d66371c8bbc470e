//! Checklists: what plans, logs and reports still lack.

use super::evaluate::Moment;
use super::rules::{in_force, list};
use super::truth::Truth;
use serde_json::{Value, json};

impl<'r> Moment<'r> {
    pub(super) fn checklist(&self, id: &str) -> Option<&'r Value> {
        let rules = self.rules;
        rules.item("checklists", id, self.case.as_of)
    }

    /// Whether a checklist applies; one that does not exist on the day does not.
    pub(super) fn checklist_applies(&self, id: &str) -> Truth {
        let Some(checklist) = self.checklist(id) else { return Some(false) };
        checklist["when"].as_str().map_or(Some(true), |text| self.truth(text))
    }

    /// The items that exist on the day, as written, each with what its `done` comes to.
    pub(super) fn items(&self, id: &str) -> Vec<(&'r Value, Truth)> {
        let Some(checklist) = self.checklist(id) else { return Vec::new() };
        let items = list(&checklist["items"]).iter().filter_map(|item| in_force(item, self.case.as_of));
        items.map(|item| (item, self.truth(item["done"].as_str().expect("a condition")))).collect()
    }

    pub(super) fn checklist_outcome(&self, id: &str) -> Option<Value> {
        match self.checklist_applies(id) {
            Some(false) => None,
            None => Some(json!({ "id": id, "status": "undetermined" })),
            Some(true) => {
                let named = |fits: fn(Truth) -> bool| -> Vec<&Value> {
                    let items = self.items(id).into_iter().filter(|(_, done)| fits(*done));
                    items.map(|(item, _)| &item["id"]).collect()
                };
                let missing = named(|done| done != Some(true));
                Some(json!({ "id": id, "missing": missing, "unknown": named(|done| done.is_none()) }))
            }
        }
    }
}
