//! The file of a scenario, and the cases that its table makes of one case.

use serde_json::{Map, Value};
use std::collections::BTreeMap;
use std::path::Path;

/// A scenario file: a case with its expectation, and perhaps a table of variations.
#[derive(Clone, Debug, serde::Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Scenario {
    /// What it shows, in a sentence.
    pub scenario: String,
    /// The rule sets, by id.
    pub rules: Vec<String>,
    /// The case; in a table, the case that the entries vary.
    #[schemars(with = "Map<String, Value>")]
    pub case: Value,
    /// Parameters to set without an overlay.
    #[serde(default)]
    #[schemars(with = "BTreeMap<String, Setting>")]
    pub set: BTreeMap<String, Value>,
    /// What the decision must hold.
    #[schemars(with = "Option<super::expect::Expect>")]
    pub expect: Option<Map<String, Value>>,
    /// The code that the case must be refused with.
    pub error: Option<String>,
    /// Variations of the case.
    #[serde(default)]
    pub cases: Vec<Variation>,
}

/// A variation of the case above the table.
#[derive(Clone, Debug, serde::Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(extend("oneOf" = [{ "required": ["expect"] }, { "required": ["error"] }]))]
pub struct Variation {
    /// What it varies.
    pub name: String,
    /// Merged into the case: objects key by key, everything else replaces.
    #[serde(default)]
    #[schemars(with = "Option<Map<String, Value>>")]
    pub change: Value,
    /// JSON pointers to take away, after the change.
    #[serde(default)]
    pub drop: Vec<String>,
    /// Parameters to set without an overlay, over those of the file.
    #[serde(default)]
    #[schemars(with = "BTreeMap<String, Setting>")]
    pub set: BTreeMap<String, Value>,
    /// What the decision must hold.
    #[schemars(with = "Option<super::expect::Expect>")]
    pub expect: Option<Map<String, Value>>,
    /// The code that the case must be refused with.
    pub error: Option<String>,
}

/// A new value of a parameter.
#[derive(schemars::JsonSchema)]
#[schemars(untagged, inline)]
#[expect(dead_code, reason = "only its schema is used")]
enum Setting {
    Count(i64),
    Duration(synlig::Duration),
}

/// Why a scenario file cannot be run.
#[derive(Debug, thiserror::Error)]
pub enum ScenarioError {
    /// The file cannot be read.
    #[error("the file cannot be read: {0}")]
    File(std::io::Error),
    /// The file is not a scenario.
    #[error("not a scenario: {0}")]
    Json(serde_json::Error),
    /// An entry expects nothing, or two things.
    #[error("`{0}` needs either `expect` or `error`")]
    Expectation(String),
    /// A parameter under `set` that no rule set declares.
    #[error("`set` names the parameter `{0}`, which no rule set declares")]
    Parameter(String),
    /// A pointer under `drop` leads to nothing.
    #[error("`{0}` drops `{1}`, which is not there")]
    Drop(String, String),
}

/// One case to run: a name, the case, and what is expected of it.
#[derive(Clone, Debug)]
pub struct Run {
    /// The entry's name; empty for the case above a table.
    pub name: String,
    /// The case.
    pub case: Value,
    /// Parameters to set.
    pub set: BTreeMap<String, Value>,
    /// What is expected.
    pub expectation: Expectation,
}

/// What is expected of a case.
#[derive(Clone, Debug)]
pub enum Expectation {
    /// Parts of the decision.
    Decision(Map<String, Value>),
    /// To be refused with this code.
    Error(String),
}

impl Scenario {
    /// Reads a scenario file.
    ///
    /// # Errors
    /// The file cannot be read, or is not a scenario.
    pub fn read(file: &Path) -> Result<Self, ScenarioError> {
        Self::from_json(&std::fs::read_to_string(file).map_err(ScenarioError::File)?)
    }

    /// Reads a scenario from JSON text.
    ///
    /// # Errors
    /// The text is not a scenario.
    pub fn from_json(text: &str) -> Result<Self, ScenarioError> {
        serde_json::from_str(text).map_err(ScenarioError::Json)
    }

    /// The cases to run, in the order of the file.
    ///
    /// # Errors
    /// An entry without an expectation, or that drops what is not there.
    pub fn runs(&self) -> Result<Vec<Run>, ScenarioError> {
        let mut runs = Vec::new();
        if self.cases.is_empty() || self.expect.is_some() || self.error.is_some() {
            let expectation = expectation("the case", self.expect.as_ref(), self.error.as_ref())?;
            runs.push(Run { name: String::new(), case: self.case.clone(), set: self.set.clone(), expectation });
        }
        for entry in &self.cases {
            let mut case = self.case.clone();
            if !entry.change.is_null() {
                merge(&mut case, &entry.change);
            }
            for pointer in &entry.drop {
                drop_at(&mut case, pointer).ok_or_else(|| ScenarioError::Drop(entry.name.clone(), pointer.clone()))?;
            }
            let mut set = self.set.clone();
            set.extend(entry.set.clone());
            let expectation = expectation(&entry.name, entry.expect.as_ref(), entry.error.as_ref())?;
            runs.push(Run { name: entry.name.clone(), case, set, expectation });
        }
        Ok(runs)
    }
}

fn expectation(
    name: &str,
    expect: Option<&Map<String, Value>>,
    error: Option<&String>,
) -> Result<Expectation, ScenarioError> {
    match (expect, error) {
        (Some(expect), None) => Ok(Expectation::Decision(expect.clone())),
        (None, Some(code)) => Ok(Expectation::Error(code.clone())),
        _ => Err(ScenarioError::Expectation(name.to_owned())),
    }
}

fn merge(case: &mut Value, change: &Value) {
    match (case, change) {
        (Value::Object(there), Value::Object(changes)) => {
            for (key, value) in changes {
                merge(there.entry(key.clone()).or_insert(Value::Null), value);
            }
        }
        (there, change) => *there = change.clone(),
    }
}

fn drop_at(case: &mut Value, pointer: &str) -> Option<()> {
    let (above, last) = pointer.rsplit_once('/')?;
    let last = last.replace("~1", "/").replace("~0", "~");
    match case.pointer_mut(above)? {
        Value::Object(members) => members.remove(&last).map(|_| ()),
        Value::Array(items) => {
            let at: usize = last.parse().ok()?;
            (at < items.len()).then(|| {
                items.remove(at);
            })
        }
        _ => None,
    }
}
