//! The JSON Schemas of the four documents: rule set, scenario, case, decision.

use crate::scenario::Scenario;
use serde_json::Value;

/// A document that has a schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Document {
    /// A rule set.
    RuleSet,
    /// A scenario file.
    Scenario,
    /// A case.
    Case,
    /// A decision.
    Decision,
}

impl Document {
    /// All documents.
    pub const ALL: [Self; 4] = [Self::RuleSet, Self::Scenario, Self::Case, Self::Decision];

    /// The name that commands and files go by.
    pub fn name(self) -> &'static str {
        match self {
            Self::RuleSet => "ruleset",
            Self::Scenario => "scenario",
            Self::Case => "case",
            Self::Decision => "decision",
        }
    }

    /// The name of the file that the schema is kept in.
    pub fn file(self) -> String {
        format!("{}.schema.json", self.name())
    }

    /// The schema.
    pub fn schema(self) -> Value {
        let about = "A scenario: a unit test of rule sets. What `expect` does not name is not compared.";
        match self {
            Self::RuleSet => synlig::schema::rule_set(),
            Self::Scenario => synlig::schema::read_as::<Scenario>("Scenario", about),
            Self::Case => synlig::schema::case(),
            Self::Decision => synlig::schema::decision(),
        }
    }

    /// The schema as the text of its file: indented, with a newline at the end.
    pub fn text(self) -> String {
        format!("{:#}\n", self.schema())
    }
}
