//! Running scenarios.

use super::compare::{Difference, compare};
use super::file::{Expectation, Run, Scenario, ScenarioError};
use crate::library::{Library, LibraryError};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use synlig::{Engine, Error};

/// How one case of a scenario came out.
#[derive(Clone, Debug, serde::Serialize)]
pub struct Outcome {
    /// What is not as expected; nothing where it passed.
    pub differences: Vec<Difference>,
    /// The name of the case in its table; empty for the case above a table.
    pub name: String,
}

/// Runs scenarios, keeping engines between those of the same rule sets.
#[derive(Debug)]
pub struct Runner {
    library: Library,
    engines: BTreeMap<String, Engine>,
}

/// Why a scenario could not be run at all.
#[derive(Debug, thiserror::Error)]
pub enum RunError {
    /// The scenario has faults.
    #[error(transparent)]
    Scenario(#[from] ScenarioError),
    /// Its rule sets are not there.
    #[error(transparent)]
    Library(#[from] LibraryError),
    /// Its rule sets have faults.
    #[error("the rule sets have faults:\n{0}")]
    Rules(#[from] Error),
}

impl Runner {
    /// A runner that finds rule sets in a library.
    pub fn new(library: Library) -> Self {
        Self { library, engines: BTreeMap::new() }
    }

    /// Runs all cases of a scenario.
    ///
    /// # Errors
    /// The scenario or its rule sets have faults, so that nothing could be compared.
    pub fn run(&mut self, scenario: &Scenario) -> Result<Vec<Outcome>, RunError> {
        self.run_some(scenario, |_| true)
    }

    /// Runs the cases of a scenario whose names are wanted; the case above a table has an empty name.
    ///
    /// # Errors
    /// As [`Runner::run`].
    pub fn run_some(&mut self, scenario: &Scenario, wanted: impl Fn(&str) -> bool) -> Result<Vec<Outcome>, RunError> {
        self.run_seen(scenario, wanted, |_, _, _| {})
    }

    /// Runs the cases of a scenario whose names are wanted, and shows each whose parameters the rules take: the engine that
    /// decided it, the case, what was not as expected.
    ///
    /// # Errors
    /// As [`Runner::run`].
    pub fn run_seen(
        &mut self,
        scenario: &Scenario,
        wanted: impl Fn(&str) -> bool,
        mut see: impl FnMut(&Engine, &Run, &[Difference]),
    ) -> Result<Vec<Outcome>, RunError> {
        let mut outcomes = Vec::new();
        for run in scenario.runs()?.into_iter().filter(|run| wanted(&run.name)) {
            let (engine, decided) = self.decide(scenario, &run)?;
            let differences = differences(&run, decided);
            engine.iter().for_each(|engine| see(engine, &run, &differences));
            outcomes.push(Outcome { name: run.name, differences });
        }
        Ok(outcomes)
    }

    /// Decides a case. Parameters of its own that the rules refuse are an answer to it, not a fault of the file; then there is
    /// no engine.
    fn decide(&mut self, scenario: &Scenario, run: &Run) -> Result<(Option<&Engine>, Result<String, Error>), RunError> {
        match self.engine(&scenario.rules, &run.set) {
            Ok(engine) => Ok((Some(engine), engine.decide_json(&run.case.to_string()))),
            Err(RunError::Rules(error)) if !run.set.is_empty() => Ok((None, Err(error))),
            Err(error) => Err(error),
        }
    }

    fn engine(&mut self, rules: &[String], set: &BTreeMap<String, Value>) -> Result<&Engine, RunError> {
        let key = json!([rules, set]).to_string();
        if !self.engines.contains_key(&key) {
            let found = self.library.with_needs(rules)?;
            let texts: Vec<String> = found.into_iter().map(|found| found.text).collect();
            let texts = if set.is_empty() { texts } else { with_parameters(&texts, set)? };
            let engine = Engine::from_json(texts.iter().map(String::as_str))?;
            self.engines.insert(key.clone(), engine);
        }
        self.engines.get(&key).ok_or_else(|| LibraryError::Unknown { name: key, hint: String::new() }.into())
    }
}

/// The texts with other parameters in effect. No overlay is made, so that also what national law fixes can be tested; types
/// and ranges are checked as ever.
pub(crate) fn with_parameters(texts: &[String], set: &BTreeMap<String, Value>) -> Result<Vec<String>, ScenarioError> {
    let mut documents: Vec<Value> =
        texts.iter().map(|text| serde_json::from_str(text).unwrap_or(Value::Null)).collect();
    for (name, value) in set {
        let mut declared = false;
        for document in &mut documents {
            for section in ["/parameters", "/add/parameters", "/replace/parameters"] {
                let parameter = document.pointer_mut(section).and_then(|all| all.get_mut(name));
                if let Some(parameter) = parameter.and_then(Value::as_object_mut) {
                    parameter.insert("default".to_owned(), value.clone());
                    declared = true;
                }
            }
            // What an overlay sets counts over the base's default.
            if let Some(there) = document.pointer_mut("/set").and_then(|all| all.get_mut(name)) {
                *there = value.clone();
            }
        }
        if !declared {
            return Err(ScenarioError::Parameter(name.clone()));
        }
    }
    Ok(documents.iter().map(Value::to_string).collect())
}

/// What is not as expected of a case.
pub(crate) fn differences(run: &Run, decided: Result<String, Error>) -> Vec<Difference> {
    match (&run.expectation, decided) {
        (Expectation::Decision(expect), Ok(decision)) => {
            let decision = serde_json::from_str(&decision).unwrap_or(Value::Null);
            compare(&decision, expect)
        }
        (Expectation::Error(code), Err(error)) => {
            let codes: Vec<_> = error.diagnostics().iter().map(|found| found.code.as_str()).collect();
            if codes.contains(&code.as_str()) {
                return Vec::new();
            }
            vec![Difference { at: "error".to_owned(), expected: json!(code), got: json!(codes) }]
        }
        (Expectation::Decision(_), Err(error)) => {
            vec![Difference { at: "error".to_owned(), expected: json!("a decision"), got: json!(error.to_string()) }]
        }
        (Expectation::Error(code), Ok(_)) => {
            vec![Difference { at: "error".to_owned(), expected: json!(code), got: json!("a decision") }]
        }
    }
}
