//! The tier of prevention.

use super::evaluate::Moment;
use super::rules::{exists, list};
use super::truth::{Truth, any};
use serde_json::{Value, json};

/// The tiers, lowest first.
pub(super) const TIERS: [&str; 3] = ["universal", "selective", "indicated"];

/// The place of a tier.
pub(super) fn rank(id: &str) -> usize {
    TIERS.iter().position(|tier| *tier == id).unwrap_or_else(|| panic!("no tier `{id}`"))
}

impl<'r> Moment<'r> {
    /// The criteria of a tier that exist on the day, each with the rule set in which it is written.
    pub(super) fn criteria(&self, tier: &str) -> Vec<(&'r str, &'r Value)> {
        let rules = self.rules;
        let written = rules.documents.iter().flat_map(|document| {
            let home = document["id"].as_str().expect("an id");
            let criteria = match &document["tiers"][tier] {
                Value::Null => &[],
                several @ Value::Array(_) => list(several),
                one => std::slice::from_ref(one),
            };
            criteria.iter().map(move |criterion| (home, criterion))
        });
        written.filter(|(_, criterion)| exists(criterion, self.case.as_of)).collect()
    }

    /// Criteria of several rule sets add up: any is enough.
    pub(super) fn criterion(&self, tier: &str) -> Truth {
        let criteria = self.criteria(tier);
        any(&criteria
            .iter()
            .map(|(_, criterion)| self.truth(criterion["when"].as_str().expect("a condition")))
            .collect::<Vec<_>>())
    }

    /// The highest tier whose criterion is yes, and the highest whose criterion is not no.
    pub(super) fn tier(&self) -> (usize, usize) {
        let highest = |fits: fn(Truth) -> bool| (1..=2).rev().find(|tier| fits(self.criterion(TIERS[*tier])));
        let value = highest(|truth| truth == Some(true)).unwrap_or(0);
        let possible = highest(|truth| truth != Some(false)).unwrap_or(0);
        (value, possible)
    }

    pub(super) fn tier_outcome(&self) -> Value {
        let (value, possible) = self.tier();
        json!({ "value": TIERS[value], "possible": TIERS[possible] })
    }
}
