//! Verdicts kept in a file, so that a run that was broken off goes on where it was.

use super::Verdict;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::io::{Error, Result};
use std::path::PathBuf;
use std::sync::{Mutex, MutexGuard, PoisonError};

/// After how many new verdicts the file is written.
const OFTEN: usize = 100;

/// Verdicts by the keys of mutants, perhaps with a file.
#[derive(Debug, Default)]
pub struct State {
    file: Option<PathBuf>,
    kept: Mutex<Kept>,
}

#[derive(Debug, Default, Serialize, Deserialize)]
struct Kept {
    /// Of everything that verdicts rest on.
    digest: String,
    verdicts: BTreeMap<String, Verdict>,
    #[serde(skip)]
    unwritten: usize,
}

impl State {
    /// A state that is kept in a file.
    pub fn in_file(file: PathBuf) -> Self {
        Self { file: Some(file), kept: Mutex::default() }
    }

    /// Takes up what the file holds, if it is about the same rule sets and scenarios.
    pub(super) fn begin(&self, digest: &str) -> Result<()> {
        let text = match &self.file {
            Some(file) if file.exists() => std::fs::read_to_string(file)?,
            _ => String::new(),
        };
        let read: Kept = serde_json::from_str(&text).unwrap_or_default();
        let mut kept = self.lock();
        *kept = if read.digest == digest { read } else { Kept { digest: digest.to_owned(), ..Kept::default() } };
        Ok(())
    }

    pub(super) fn known(&self, key: &str) -> Option<Verdict> {
        self.lock().verdicts.get(key).cloned()
    }

    pub(super) fn note(&self, key: &str, verdict: &Verdict) -> Result<()> {
        let mut kept = self.lock();
        if self.file.is_none() || kept.verdicts.contains_key(key) {
            return Ok(());
        }
        kept.verdicts.insert(key.to_owned(), verdict.clone());
        kept.unwritten += 1;
        if kept.unwritten >= OFTEN { self.write(&mut kept) } else { Ok(()) }
    }

    pub(super) fn end(&self) -> Result<()> {
        self.write(&mut self.lock())
    }

    fn write(&self, kept: &mut Kept) -> Result<()> {
        let Some(file) = self.file.as_ref().filter(|_| kept.unwritten > 0) else { return Ok(()) };
        // Whole or not at all, also where the process is stopped in the middle.
        let beside = file.with_extension("new");
        std::fs::write(&beside, serde_json::to_string(&*kept).map_err(Error::other)?)?;
        std::fs::rename(&beside, file)?;
        kept.unwritten = 0;
        Ok(())
    }

    /// A thread that stopped half-way through leaves whole verdicts.
    fn lock(&self) -> MutexGuard<'_, Kept> {
        self.kept.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
