//! `synlig mutate`

use super::arguments::Format;
use super::failure::{Exit, Failure};
use super::output;
use super::scenarios::ScenarioArguments;
use indicatif::{ProgressBar, ProgressStyle};
use std::path::PathBuf;
use synlig_workbench::mutation::{ByForm, Mutant, Mutation, MutationError, State, mutate};
use synlig_workbench::problem::Problem;
use synlig_workbench::terminal::mutation;

/// Makes small faults in rule sets, and tells which no scenario notices
///
/// The rule sets are those in whose folders the scenarios stand. One fault at a time: another operator, a boundary by one, another
/// value, a term dropped or added, `and` for `or`, an action dropped, another deadline, a consent removed, a weaker strength,
/// the opposite. A fault that is proven to change nothing is not counted. Ends with 1 where a fault is not noticed.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Example: synlig mutate rules/no-bti\n         synlig mutate --state mutants.json --format json > report.json"
)]
pub(crate) struct Arguments {
    #[command(flatten)]
    scenarios: ScenarioArguments,

    /// Make only faults whose kind or place (a JSON pointer) has this text.
    #[arg(long, value_name = "TEXT")]
    filter: Option<String>,

    /// Keep what is found in this file, and go on from there where the rule sets and scenarios are the same.
    #[arg(long, value_name = "FILE", value_hint = clap::ValueHint::FilePath)]
    state: Option<PathBuf>,

    /// How many threads work; without it, one for each processor. The result is the same.
    #[arg(long, value_name = "NUMBER", value_parser = clap::value_parser!(u16).range(1..))]
    threads: Option<u16>,

    /// What is not noticed as text, or everything as JSON.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

impl Arguments {
    pub(crate) fn run(&self) -> Result<Exit, Failure> {
        let files = self.scenarios.files()?;
        let threads = self.threads.map_or(0, usize::from);
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build();
        let pool = pool.map_err(|error| Failure::new(Problem::new("cli.file", error.to_string())))?;
        let found = pool.install(|| self.judge(&files)).map_err(|error| self.failure(error))?;
        output::print(&match self.format {
            Format::Text => mutation(&found),
            Format::Json => format!("{:#}\n", serde_json::json!(found)),
        })?;
        let noticed = found.rules.iter().all(|tally| tally.survived + tally.undecided == 0);
        Ok(if noticed { Exit::Fine } else { Exit::Negative })
    }

    fn judge(&self, files: &[PathBuf]) -> Result<Mutation, MutationError> {
        let state = self.state.clone().map(State::in_file).unwrap_or_default();
        // Nothing is drawn where standard error is no terminal.
        let bar = ProgressBar::new(0);
        let style = ProgressStyle::with_template("{wide_bar} {pos}/{len} faults, {eta} left");
        style.into_iter().for_each(|style| bar.set_style(style));
        let progress = |done: usize, all: usize| {
            bar.set_length(u64::try_from(all).unwrap_or(u64::MAX));
            bar.set_position(u64::try_from(done).unwrap_or(u64::MAX));
        };
        let wanted = |mutant: &Mutant| {
            self.filter.as_ref().is_none_or(|text| mutant.kind.contains(text) || mutant.pointer.contains(text))
        };
        let found = mutate(&self.scenarios.rules_dir, files, wanted, &ByForm, &state, &progress);
        bar.finish_and_clear();
        found
    }

    fn failure(&self, error: MutationError) -> Failure {
        let message = error.to_string();
        match error {
            MutationError::Library(error) => error.into(),
            MutationError::Scenario(..) => Failure::new(Problem::new("cli.scenario", message)),
            MutationError::Failing(_) => {
                let problem = Problem::new("cli.scenario_fails", message);
                Failure::new(problem.hint("`synlig test` tells why; faults are looked for where all scenarios pass"))
            }
            MutationError::State(error) => match &self.state {
                Some(file) => Failure::file(file, &error),
                None => Failure::stream("the state", &error),
            },
        }
    }
}
