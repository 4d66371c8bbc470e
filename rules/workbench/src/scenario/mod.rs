//! Scenarios: unit tests of rule sets, as data files.

mod compare;
mod file;
mod run;

pub use compare::Difference;
pub use file::{Scenario, ScenarioError};
pub use run::{Outcome, Runner};
