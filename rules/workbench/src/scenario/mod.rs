//! Scenarios: unit tests of rule sets, as data files.

mod compare;
mod expect;
mod file;
mod find;
mod report;
mod run;

pub use compare::Difference;
pub(crate) use compare::compare;
pub use file::{Expectation, Run, Scenario, ScenarioError};
pub use find::find;
pub use report::{Count, FileReport, Seen, junit, test, test_seen};
pub(crate) use report::{beside, library, own_rules};
pub use run::{Outcome, RunError, Runner};
pub(crate) use run::{differences, with_parameters};
