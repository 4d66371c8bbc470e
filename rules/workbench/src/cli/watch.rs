//! Doing something again whenever a rule set or a scenario changes.
//!
//! Files are looked at a few times a second: rule sets are some dozens of files, and looking works on every file system. The
//! libraries that are told of changes have a licence that this project does not take.

use super::failure::{Exit, Failure};
use super::output;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::thread::sleep;
use std::time::{Duration, SystemTime};

/// How often files are looked at. So long nothing must have changed before a new run: editors write a file in several steps.
const PAUSE: Duration = Duration::from_millis(200);

/// The JSON files with their sizes and when they were written.
type Seen = BTreeMap<PathBuf, (u64, Option<SystemTime>)>;

/// Runs now, and again after each change below the paths, the folders, and the rule sets beside scenarios that are named, until
/// the process is stopped.
pub(super) fn watch(
    paths: &[PathBuf],
    folders: &[PathBuf],
    json: bool,
    mut run: impl FnMut() -> Result<Exit, Failure>,
) -> Result<Exit, Failure> {
    let watched: Vec<PathBuf> =
        paths.iter().chain(folders).map(|path| rule_set(path).unwrap_or_else(|| path.clone())).collect();
    loop {
        // What changes during a run is seen after it.
        let mut before = look(&watched);
        // What is wrong now may be put right in the next moment.
        if let Err(failure) = run() {
            output::problems(&failure.problems, json).ok();
        }
        output::note("waiting for changes");
        let mut changed = false;
        loop {
            sleep(PAUSE);
            let now = look(&watched);
            match (now == before, changed) {
                (true, true) => break,
                (true, false) => {}
                (false, _) => (before, changed) = (now, true),
            }
        }
    }
}

/// The folder of the rule set whose scenarios these are.
fn rule_set(path: &Path) -> Option<PathBuf> {
    let path = std::path::absolute(path).ok()?;
    let scenarios = path.ancestors().find(|folder| folder.file_name().is_some_and(|name| name == "scenarios"))?;
    scenarios.parent().map(Path::to_owned)
}

fn look(paths: &[PathBuf]) -> Seen {
    let mut seen = Seen::new();
    paths.iter().for_each(|path| add(path, &mut seen));
    seen
}

/// What cannot be read now is not there, as far as changes go.
fn add(path: &Path, seen: &mut Seen) {
    let Ok(data) = std::fs::metadata(path) else { return };
    if data.is_dir() {
        let entries = std::fs::read_dir(path).into_iter().flatten().filter_map(Result::ok);
        // Folders that builds and package managers fill, and links, which may lead in circles.
        let passed_over = |name: &str| name.starts_with('.') || matches!(name, "target" | "node_modules");
        let own = entries.filter(|entry| {
            entry.file_type().is_ok_and(|kind| !kind.is_symlink()) && !passed_over(&entry.file_name().to_string_lossy())
        });
        own.for_each(|entry| add(&entry.path(), seen));
    } else if path.extension().is_some_and(|extension| extension == "json") {
        seen.insert(path.to_owned(), (data.len(), data.modified().ok()));
    }
}
