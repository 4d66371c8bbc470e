//! Consents and actions: which apply, and how they stand.

use super::due::is_immediate;
use super::evaluate::Moment;
use super::rules::{exists, list, strings};
use super::truth::Truth;
use serde_json::{Value, json};

/// What brings an action into being.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Applies {
    /// Its own `when`.
    Own,
    /// A consent asks for it while an action is blocked: the consent, the action.
    Ask(String, String),
    /// It takes the place of an action that is refused.
    IfRefused(String),
    /// Its own `when` is unknown.
    Undetermined,
    No,
}

impl<'r> Moment<'r> {
    /// An action as it is on the day; none where it does not exist.
    pub(super) fn action(&self, id: &str) -> Option<&'r Value> {
        let rules = self.rules;
        rules.item("actions", id, self.case.as_of)
    }

    fn consent_part(&self, name: &str, key: &str) -> Truth {
        let consent = self.rules.item("consents", name, self.case.as_of);
        consent.map_or(Some(false), |consent| self.truth(consent[key].as_str().expect("a condition")))
    }

    pub(super) fn is_given(&self, consent: &str) -> bool {
        self.consent_part(consent, "given") == Some(true) && !self.is_refused(consent)
    }

    pub(super) fn is_refused(&self, consent: &str) -> bool {
        self.consent_part(consent, "refused") == Some(true)
    }

    /// The consent that an action needs on the day; outside its dates it is not needed.
    pub(super) fn needs(&self, action: &'r Value) -> Option<&'r str> {
        let rules = self.rules;
        action["consent"].as_str().filter(|name| rules.item("consents", name, self.case.as_of).is_some())
    }

    /// What brings an action, of several the first: by consent, then by id.
    pub(super) fn applies(&self, id: &str) -> Applies {
        let Some(action) = self.action(id) else { return Applies::No };
        let own = action["when"].as_str().map_or(Some(false), |text| self.truth(text));
        if own == Some(true) {
            return Applies::Own;
        }
        for name in self.rules.ids("consents") {
            let consent = self.rules.item("consents", &name, self.case.as_of);
            if consent.is_none_or(|consent| consent["ask"] != id) {
                continue;
            }
            let needing = |other: &String| self.action(other).is_some_and(|action| action["consent"] == name.as_str());
            let waiting = self.rules.ids("actions").into_iter().filter(needing);
            if let Some(blocked) = { waiting }.find(|other| self.status(other) == Some("blocked")) {
                return Applies::Ask(name, blocked);
            }
        }
        let naming = |other: &String| self.action(other).is_some_and(|action| action["if_refused"] == id);
        let mut refused: Vec<(String, String)> = self
            .rules
            .ids("actions")
            .into_iter()
            .filter(naming)
            .filter(|other| self.status(other) == Some("refused"))
            .map(|other| (self.action(&other).and_then(|action| self.needs(action)).unwrap_or("").to_owned(), other))
            .collect();
        refused.sort();
        if let Some((_, other)) = refused.into_iter().next() {
            return Applies::IfRefused(other);
        }
        if own.is_none() { Applies::Undetermined } else { Applies::No }
    }

    /// The open or overdue actions that hold an action back, by id.
    fn held_by(&self, id: &str) -> Vec<String> {
        let holds = |other: &String| {
            self.action(other).is_some_and(|action| strings(&action["holds_back"]).contains(&id))
                && matches!(self.status(other), Some("open" | "overdue"))
        };
        self.rules.ids("actions").into_iter().filter(holds).collect()
    }

    /// The first status that fits; none where the action does not apply.
    pub(super) fn status(&self, id: &str) -> Option<&'static str> {
        let applies = self.applies(id);
        if applies == Applies::No {
            return None;
        }
        let action = self.action(id)?;
        Some(if applies == Applies::Undetermined {
            "undetermined"
        } else if self.is_done(action) {
            "done"
        } else if !self.held_by(id).is_empty() {
            "held_back"
        } else if self.needs(action).is_some_and(|consent| self.is_refused(consent)) {
            "refused"
        } else if self.needs(action).is_some_and(|consent| !self.is_given(consent)) {
            "blocked"
        } else if self.due_on(action).is_some_and(|due| self.case.as_of > due) {
            "overdue"
        } else {
            "open"
        })
    }

    /// The sources that an action rests on for this case, each once, at its first place.
    pub(super) fn basis(&self, action: &Value) -> Vec<String> {
        let mut basis: Vec<String> = Vec::new();
        for entry in list(&action["basis"]) {
            let source = match entry {
                Value::String(source) => source,
                entry => {
                    let when = entry["when"].as_str().map_or(Some(true), |text| self.truth(text));
                    if when != Some(true) || !exists(entry, self.case.as_of) {
                        continue;
                    }
                    entry["source"].as_str().expect("a source")
                }
            };
            if !basis.iter().any(|listed| listed == source) {
                basis.push(source.to_owned());
            }
        }
        basis
    }

    pub(super) fn action_outcome(&self, id: &str) -> Option<Value> {
        let action = self.action(id)?;
        let status = self.status(id)?;
        let mut outcome = json!({
            "id": id,
            "strength": action["strength"],
            "status": status,
            "by": strings(&action["by"]),
            "basis": self.basis(action),
        });
        if !matches!(status, "undetermined" | "done")
            && let Some(due) = self.due(action)
        {
            outcome["due"] = due;
        }
        match status {
            "blocked" => outcome["waits_for"] = action["consent"].clone(),
            "refused" => outcome["refused"] = action["consent"].clone(),
            "held_back" => outcome["held_by"] = json!(self.held_by(id)),
            _ => {}
        }
        Some(outcome)
    }

    /// Whether an immediate must-action is open or overdue.
    pub(super) fn is_urgent(&self) -> bool {
        self.rules.ids("actions").iter().any(|id| {
            let immediate = self.action(id).is_some_and(|action| action["strength"] == "must" && is_immediate(action));
            immediate && matches!(self.status(id), Some("open" | "overdue"))
        })
    }
}
