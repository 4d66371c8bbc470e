//! The whole decision.

use super::case::Case;
use super::due::is_immediate;
use super::evaluate::Moment;
use super::horizon::Days;
use super::order::press;
use super::rules::Rules;
use serde_json::{Map, Value, json};

/// The decision about a case, without `synlig.digest`.
pub fn decide(rules: &Rules, case: &Value, days: Days) -> Value {
    let moment = Moment::new(rules, Case::read(case));
    let mut decision = moment.outcomes();
    decision["as_of"] = json!(moment.case.as_of.to_string());
    decision["holds_until"] = json!(moment.holds_until(days).map(|day| day.to_string()));
    decision["reasons"] = json!(moment.reasons());
    decision
}

impl Moment<'_> {
    /// The decision but for its day, how long it holds, and its reasons.
    pub fn outcomes(&self) -> Value {
        let rules: Vec<Value> =
            self.rules.documents.iter().map(|one| json!({ "id": one["id"], "version": one["version"] })).collect();
        let ladders: Map<String, Value> = self
            .rules
            .ids("ladders")
            .into_iter()
            .map(|ladder| {
                let outcome = self.ladder_outcome(&ladder);
                (ladder, outcome)
            })
            .collect();
        let checklists: Vec<Value> =
            self.rules.ids("checklists").iter().filter_map(|id| self.checklist_outcome(id)).collect();
        json!({
            "synlig": { "engine": env!("CARGO_PKG_VERSION"), "language": 1, "rules": rules },
            "urgent": self.is_urgent(),
            "visibility": self.visibility(),
            "tier": self.tier_outcome(),
            "ladders": ladders,
            "actions": self.actions(),
            "checklists": checklists,
            "questions": self.questions(),
            "warnings": self.warnings(),
        })
    }

    fn actions(&self) -> Vec<Value> {
        let mut actions: Vec<_> = self
            .rules
            .ids("actions")
            .iter()
            .filter_map(|id| {
                let outcome = self.action_outcome(id)?;
                Some((press(&outcome, is_immediate(self.action(id)?)), outcome))
            })
            .collect();
        actions.sort_by(|a, b| a.0.cmp(&b.0));
        actions.into_iter().map(|(_, outcome)| outcome).collect()
    }
}
