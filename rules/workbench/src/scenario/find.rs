//! Finding scenario files.

use std::io::{Error, ErrorKind, Result};
use std::path::{Path, PathBuf};

/// The scenario files at a path, sorted: the file itself; of a folder the JSON files in the folders `scenarios` in it and
/// below it; where there are none such, the JSON files in the folder itself.
///
/// # Errors
/// The path cannot be read, or has no scenarios.
pub fn find(path: &Path) -> Result<Vec<PathBuf>> {
    if std::fs::metadata(path)?.is_file() {
        return Ok(vec![path.to_owned()]);
    }
    let mut files = Vec::new();
    let own_name = path.canonicalize().unwrap_or_default();
    let inside = own_name.components().any(|part| part.as_os_str() == "scenarios");
    walk(path, inside, &mut files)?;
    if files.is_empty() {
        files.extend(entries(path)?.into_iter().filter(|file| is_scenario(file)));
    }
    if files.is_empty() {
        return Err(Error::new(ErrorKind::NotFound, "no scenario files there"));
    }
    files.sort();
    Ok(files)
}

fn walk(folder: &Path, inside: bool, files: &mut Vec<PathBuf>) -> Result<()> {
    for entry in entries(folder)? {
        let name = entry.file_name().unwrap_or_default().to_string_lossy().into_owned();
        // Folders that builds and package managers fill, and links, which may lead in circles.
        let passed_over = name.starts_with('.') || matches!(name.as_str(), "target" | "node_modules");
        if entry.is_dir() && !entry.is_symlink() && !passed_over {
            walk(&entry, inside || name == "scenarios", files)?;
        } else if inside && is_scenario(&entry) {
            files.push(entry);
        }
    }
    Ok(())
}

fn entries(folder: &Path) -> Result<Vec<PathBuf>> {
    std::fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect()
}

fn is_scenario(file: &Path) -> bool {
    let named = file.file_name().is_some_and(|name| name != "ruleset.json");
    named && file.is_file() && file.extension().is_some_and(|extension| extension == "json")
}
