//! Arguments that say which scenarios are meant.

use super::failure::Failure;
use std::path::{Path, PathBuf};
use synlig_workbench::problem::Problem;
use synlig_workbench::scenario::find;

/// Which scenarios are run.
#[derive(Debug, clap::Args)]
pub(crate) struct ScenarioArguments {
    /// Scenario files, or folders with scenarios in them or below; without any, those of --rules-dir, or of `rules`.
    #[arg(value_name = "PATH", value_hint = clap::ValueHint::AnyPath)]
    paths: Vec<PathBuf>,

    /// A folder with rule sets; then those beside a scenario's own are not looked for.
    #[arg(long, value_name = "DIR", value_hint = clap::ValueHint::DirPath)]
    pub(crate) rules_dir: Vec<PathBuf>,
}

impl ScenarioArguments {
    /// The paths that are meant.
    pub(crate) fn paths(&self) -> Result<Vec<PathBuf>, Failure> {
        Ok(match (self.paths.as_slice(), self.rules_dir.as_slice()) {
            ([], []) if Path::new("rules").is_dir() => vec![PathBuf::from("rules")],
            ([], []) => {
                let problem = Problem::new("cli.no_scenarios", "there is no folder `rules` here");
                return Err(Failure::new(problem.hint("name scenario files or folders: `synlig test PATH`")));
            }
            ([], folders) => folders.to_vec(),
            (paths, _) => paths.to_vec(),
        })
    }

    /// The scenario files there.
    pub(crate) fn files(&self) -> Result<Vec<PathBuf>, Failure> {
        let mut files: Vec<PathBuf> = Vec::new();
        for path in self.paths()? {
            let found = find(&path).map_err(|error| Failure::file(&path, &error))?;
            files.extend(found.into_iter().filter(|file| !files.contains(file)).collect::<Vec<_>>());
        }
        Ok(files)
    }
}
