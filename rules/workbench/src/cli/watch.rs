//! Doing something again whenever a rule set or a scenario changes.

use super::failure::{Exit, Failure};
use super::output;
use notify::{Event, EventKind, RecursiveMode, Watcher};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;
use synlig_workbench::problem::Problem;

/// How long nothing must have changed before a new run: editors write a file in several steps.
const QUIET: Duration = Duration::from_millis(150);

/// Runs now, and again after each change below the paths, the folders, and the rule sets beside scenarios that are named. Ends
/// only where nothing can be watched any more.
pub(super) fn watch(
    paths: &[PathBuf],
    folders: &[PathBuf],
    json: bool,
    mut run: impl FnMut() -> Result<Exit, Failure>,
) -> Result<Exit, Failure> {
    let (sender, changes) = channel();
    let mut watcher = notify::recommended_watcher(sender).map_err(|error| failure(&error))?;
    for path in paths.iter().chain(folders) {
        let folder = rule_set(path).unwrap_or_else(|| path.clone());
        watcher.watch(&folder, RecursiveMode::Recursive).map_err(|error| failure(&error))?;
    }
    loop {
        // What is wrong now may be put right in the next moment.
        let exit = run().unwrap_or_else(|failure| {
            output::problems(&failure.problems, json).ok();
            failure.exit
        });
        output::note("waiting for changes");
        if !changed(&changes) {
            return Ok(exit);
        }
    }
}

/// The folder of the rule set whose scenarios these are.
fn rule_set(path: &Path) -> Option<PathBuf> {
    let path = std::path::absolute(path).ok()?;
    let scenarios = path.ancestors().find(|folder| folder.file_name().is_some_and(|name| name == "scenarios"))?;
    scenarios.parent().map(Path::to_owned)
}

/// Waits until a JSON file has changed and no other does. Says no where there is nothing left to wait for.
fn changed(changes: &Receiver<notify::Result<Event>>) -> bool {
    loop {
        match changes.recv() {
            Err(_) => return false,
            Ok(event) if concerns(&event) => break,
            Ok(_) => {}
        }
    }
    while changes.recv_timeout(QUIET).is_ok() {}
    true
}

fn concerns(event: &notify::Result<Event>) -> bool {
    let Ok(event) = event else { return false };
    let is_json = |path: &PathBuf| path.extension().is_some_and(|extension| extension == "json");
    // Reading the files is our own doing.
    !matches!(event.kind, EventKind::Access(_)) && event.paths.iter().any(is_json)
}

fn failure(error: &notify::Error) -> Failure {
    Failure::new(Problem::new("cli.file", format!("nothing can be watched: {error}")))
}
