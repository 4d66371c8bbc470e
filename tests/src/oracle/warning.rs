//! What the reader should know about the answers and the rules.

use super::evaluate::Moment;
use super::merge::{counting, is_stale, newest};
use super::rules::exists;
use serde_json::{Value, json};
use std::collections::BTreeSet;

impl Moment<'_> {
    pub(super) fn warnings(&self) -> Vec<Value> {
        let mut warnings = Vec::new();
        for fact in self.rules.ids("facts") {
            let newest = newest(&self.case, &fact);
            let stale: Vec<_> =
                newest.into_iter().filter(|(_, (_, one))| is_stale(self.rules, one, self.case.as_of)).collect();
            if !stale.is_empty() {
                let services: BTreeSet<&str> = stale.into_iter().filter_map(|(service, _)| service).collect();
                warnings.push(json!({ "code": "case.answer_stale", "fact": fact, "services": services }));
            }
            let named: Vec<_> = counting(self.rules, &self.case, &fact)
                .into_iter()
                .filter(|(_, one)| one.by.is_some() && !one.value.is_null())
                .map(|(_, one)| one)
                .collect();
            if named.iter().any(|one| one.value != named[0].value) {
                let services: BTreeSet<_> = named.iter().map(|one| one.by.as_deref()).collect();
                warnings.push(json!({ "code": "case.services_disagree", "fact": fact, "services": services }));
            }
        }
        if self.case.born.is_none() && self.case.due.is_some_and(|due| self.case.as_of > due) {
            warnings.push(json!({ "code": "case.due_passed" }));
        }
        for document in self.rules.documents.iter().filter(|document| !exists(document, self.case.as_of)) {
            warnings.push(json!({ "code": "rules.outside_validity", "rules": document["id"] }));
        }
        warnings.sort_by_key(|warning| (warning["code"].to_string(), warning.to_string()));
        warnings
    }
}
