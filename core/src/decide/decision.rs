//! The decision: what comes out. Its JSON is canonical: fields stand in the order of their names.

use super::cell::Cell;
use super::standing::Status;
use crate::date::Date;
use crate::logic::Truth;
use crate::ruleset::values::{Strength, Words};
use serde::Serialize;
use std::collections::BTreeMap;

/// Where a child stands, what is to be done by whom and until when, what to ask next, and why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Decision {
    /// What is to be done, the most pressing first.
    pub actions: Vec<Action>,
    /// The day of the decision.
    pub as_of: Date,
    /// What plans, logs and reports still lack.
    pub checklists: Vec<Checklist>,
    /// The first later day on which the same case would get another decision.
    pub holds_until: Option<Date>,
    /// The ladders by id.
    pub ladders: BTreeMap<String, Ladder>,
    /// What to ask next, the most important first.
    pub questions: Vec<Question>,
    /// Why.
    pub reasons: Vec<Reason>,
    /// Which engine and which rules decided.
    pub synlig: Provenance,
    /// The tier of prevention.
    pub tier: TierOutcome,
    /// Whether an immediate duty is open.
    pub urgent: bool,
    /// The place in the matrix; null where the rules have none.
    pub visibility: Option<Visibility>,
    /// What the reader should know about the answers and the rules.
    pub warnings: Vec<Warning>,
}

impl Decision {
    /// The decision as canonical JSON: sorted keys, no spaces.
    pub fn to_json(&self) -> String {
        // Every key is a string and no value can fail, so there is always a text.
        serde_json::to_string(self).unwrap_or_default()
    }
}

/// The engine and the rules behind a decision.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Provenance {
    /// SHA-256 over the rule sets in effect.
    pub digest: String,
    /// The version of the engine.
    pub engine: &'static str,
    /// The version of the rule-set language.
    pub language: u32,
    /// The rule sets, in the order in which they were given.
    pub rules: Vec<RulesUsed>,
}

/// A rule set that took part.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct RulesUsed {
    /// The rule set that this one adapts.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub extends: Option<RulesVersion>,
    /// Its id.
    pub id: String,
    /// Its version.
    pub version: String,
}

/// A rule set and its version.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct RulesVersion {
    /// Its id.
    pub id: String,
    /// Its version.
    pub version: String,
}

/// The place in the visibility matrix.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Visibility {
    /// The cell, where symptoms are settled.
    pub cell: Option<Cell>,
    /// Whether a parent's problem is known.
    pub known: bool,
    /// How that is known.
    pub known_by: KnownBy,
    /// The cells that are possible.
    pub possible: Vec<Cell>,
    /// The services whose own view differs from that of all together.
    pub sharing: Vec<String>,
    /// Whether the child shows symptoms.
    pub symptoms: Truth,
    /// What each observing service sees by itself.
    pub views: BTreeMap<String, ServiceView>,
}

/// What is known of the parent's problem.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum KnownBy {
    /// It is established.
    Established,
    /// It is suspected.
    Suspected,
    /// It is ruled out.
    RuledOut,
    /// Nobody knows.
    Open,
}

/// What one service sees by itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ServiceView {
    /// The cell, where symptoms are settled for it.
    pub cell: Option<Cell>,
    /// The cells that are possible for it.
    pub possible: Vec<Cell>,
}

/// A tier of prevention.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Tier {
    /// For all.
    Universal,
    /// For groups at risk.
    Selective,
    /// For children with problems.
    Indicated,
}

/// The tier that is certain, and the highest that is possible.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct TierOutcome {
    /// The highest that is possible.
    pub possible: Tier,
    /// The highest whose criterion is met.
    pub value: Tier,
}

/// A ladder: where the case is, and where it should go.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Ladder {
    /// What the recommendation is against the level in force.
    pub change: Change,
    /// The level in force, `closed`, or null before the first.
    pub current: Option<String>,
    /// The highest level that is possible.
    pub possible: Option<String>,
    /// The level recommended, `closed`, or null.
    pub recommended: Option<String>,
}

/// What a ladder recommends against the level in force.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Change {
    /// Nothing is recommended, or it is closed and stays so.
    None,
    /// From nothing or closed to a level.
    Start,
    /// To a higher level.
    Raise,
    /// The level in force is right.
    Keep,
    /// To a lower level.
    Lower,
    /// The case may close.
    Close,
}

/// One action and how it stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Action {
    /// The sources it rests on for this case.
    pub basis: Vec<String>,
    /// The services that do it.
    pub by: Vec<String>,
    /// Until when.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub due: Option<Due>,
    /// The actions that must be done first.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub held_by: Vec<String>,
    /// Its id.
    pub id: String,
    /// The consent that is refused.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub refused: Option<String>,
    /// How it stands.
    pub status: Status,
    /// How strongly it is asked for.
    pub strength: Strength,
    /// The consent that it waits for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub waits_for: Option<String>,
}

/// Until when an action is to be done.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Due {
    /// The date, where the count has started.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub on: Option<Date>,
    /// How long it may take, where the count has not started.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub within: Option<String>,
    /// The law's own words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub words: Option<Words>,
}

/// A checklist that applies, or may apply.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Checklist {
    /// Its id.
    pub id: String,
    /// The items that are not certainly there; nothing where it is open whether the list applies.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub missing: Option<Vec<String>>,
    /// `undetermined` where it is open whether the list applies.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<Status>,
    /// Of the missing items those nobody has answered.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unknown: Option<Vec<String>>,
}

/// A fact to ask for, and what its answer could change.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Question {
    /// The outcomes, the most important first: `urgent`, `tier`, `cell`, `ladder:ID`, `action:ID`, `checklist:ID`.
    pub could_change: Vec<String>,
    /// The fact's id.
    pub fact: String,
}

/// Why an outcome is as it is: the rule, and a smallest set of answers and events that carries it by itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Reason {
    /// The rule's sources.
    pub basis: Vec<String>,
    /// The events that carry it.
    pub events: Vec<String>,
    /// The facts that carry it.
    pub facts: Vec<String>,
    /// `cell`, `tier`, `ladder:ID`, `action:ID` or `checklist:ID`.
    pub outcome: String,
    /// The rule, as `<rule set>#<place>`.
    pub rule: String,
}

/// Something the reader should know.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Warning {
    /// The stable code.
    #[cfg_attr(feature = "schema", schemars(with = "String"))]
    pub code: crate::Code,
    /// The fact that it is about.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fact: Option<String>,
    /// The rule set that it is about.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rules: Option<String>,
    /// The services that it is about.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub services: Option<Vec<String>>,
}
