//! The cases that mutants are run against, and what is decided of each without a fault.

use crate::library::{Found, Library, LibraryError};
use crate::lint::sheet::{Sheet, Sheets};
use crate::scenario::{Run, Scenario, ScenarioError, beside, differences, library, own_rules, with_parameters};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use synlig::{Engine, RuleSet};

/// Why mutants could not be judged.
#[derive(Debug, thiserror::Error)]
pub enum MutationError {
    /// Rule sets are not there, or cannot be read.
    #[error(transparent)]
    Library(#[from] LibraryError),
    /// A scenario file cannot be run.
    #[error("{file}: {1}", file = .0.display())]
    Scenario(PathBuf, ScenarioError),
    /// A case fails without any fault.
    #[error("{0} fails without any fault")]
    Failing(String),
    /// The state cannot be read or written.
    #[error("the state: {0}")]
    State(#[from] std::io::Error),
}

/// Rule sets that are composed together, with parameters set.
pub(super) struct Composition {
    /// Their ids, as scenarios name them.
    pub(super) rules: Vec<String>,
    pub(super) engine: Engine,
    /// All rule sets in it, also those needed.
    pub(super) sets: Vec<RuleSet>,
    set: BTreeMap<String, Value>,
}

impl Composition {
    /// The engine with another version of one of the rule sets; nothing where that has faults.
    pub(super) fn with(&self, other: &RuleSet) -> Option<Engine> {
        let sets = self.sets.iter().map(|set| if set.id() == other.id() { other } else { set });
        if self.set.is_empty() {
            return Engine::new(sets.cloned()).ok();
        }
        let texts: Vec<String> = sets.map(|set| set.text().to_owned()).collect();
        let texts = with_parameters(&texts, &self.set).ok()?;
        Engine::from_json(texts.iter().map(String::as_str)).ok()
    }
}

/// One case.
pub(super) struct Job {
    /// The composition that decides it, by number.
    pub(super) composition: usize,
    pub(super) run: Run,
    /// Its file and name.
    pub(super) name: String,
    /// The case as JSON.
    pub(super) case: String,
    /// What is expected, as JSON: which ids it names tells which mutants it may notice.
    pub(super) expect: String,
    /// What is decided without a fault; nothing where the case is refused.
    pub(super) decided: Option<String>,
}

/// All cases, and the rule sets in whose folders they stand.
pub(super) struct Cases {
    groups: Vec<(Sheets, BTreeSet<usize>)>,
    pub(super) compositions: Vec<Composition>,
    pub(super) jobs: Vec<Job>,
    digest: Sha256,
}

impl Cases {
    pub(super) fn read(own: &[PathBuf], files: &[PathBuf]) -> Result<Self, MutationError> {
        let mut cases = Self { groups: Vec::new(), compositions: Vec::new(), jobs: Vec::new(), digest: Sha256::new() };
        let mut folders: BTreeMap<Option<PathBuf>, Vec<&Path>> = BTreeMap::new();
        files.iter().for_each(|file| folders.entry(beside(file)).or_default().push(file));
        for (folder, files) in folders {
            let library = library(own, folder.as_deref())?;
            let sheets = Sheets::read(&library);
            let mut wanted = BTreeSet::new();
            let mut known = BTreeMap::new();
            for file in files {
                let scenario = Scenario::read(file).map_err(|error| MutationError::Scenario(file.to_owned(), error))?;
                let ids = own_rules(file).filter(|_| folder.is_some()).map_or(scenario.rules.clone(), |id| vec![id]);
                wanted.extend(ids.iter().filter_map(|id| sheets.number(id)));
                cases.file(file, &scenario, &library, &mut known)?;
            }
            cases.groups.push((sheets, wanted));
        }
        Ok(cases)
    }

    fn file(
        &mut self,
        file: &Path,
        scenario: &Scenario,
        library: &Library,
        known: &mut BTreeMap<String, Option<usize>>,
    ) -> Result<(), MutationError> {
        for run in scenario.runs().map_err(|error| MutationError::Scenario(file.to_owned(), error))? {
            let key = json!([scenario.rules, run.set]).to_string();
            let number = match known.get(&key) {
                Some(number) => *number,
                None => {
                    let found = library.clone().with_needs(&scenario.rules)?;
                    let texts: Vec<String> = found.into_iter().map(|Found { text, .. }| text).collect();
                    let texts = with_parameters(&texts, &run.set)
                        .map_err(|error| MutationError::Scenario(file.to_owned(), error))?;
                    let number = self.compose(&scenario.rules, &texts, &run.set);
                    known.insert(key, number);
                    number
                }
            };
            // Parameters that the rules refuse make no engine in which a fault could show.
            let Some(composition) = number else { continue };
            let Some(Composition { engine, .. }) = self.compositions.get(composition) else { continue };
            let title = if run.name.is_empty() { &scenario.scenario } else { &run.name };
            let name = format!("{}: {title}", file.display());
            let case = run.case.to_string();
            let decided = engine.decide_json(&case);
            let plain = decided.as_ref().ok().map(|text| text.replace(engine.digest(), ""));
            if !differences(&run, decided).is_empty() {
                return Err(MutationError::Failing(name));
            }
            let expect = format!("{:?}", run.expectation);
            self.digest.update(format!("{name}\n{case}\n{expect}\n"));
            self.jobs.push(Job { composition, run, name, case, expect, decided: plain });
        }
        Ok(())
    }

    /// Adds a composition and gives its number.
    fn compose(&mut self, rules: &[String], texts: &[String], set: &BTreeMap<String, Value>) -> Option<usize> {
        let sets: Vec<RuleSet> = texts.iter().map(|text| RuleSet::from_json(text)).collect::<Result<_, _>>().ok()?;
        let engine = Engine::new(sets.clone()).ok()?;
        self.digest.update(engine.digest());
        self.compositions.push(Composition { rules: rules.to_vec(), engine, sets, set: set.clone() });
        Some(self.compositions.len() - 1)
    }

    /// The rule sets that mutants are made of.
    pub(super) fn sheets(&self) -> impl Iterator<Item = &Sheet> {
        self.groups.iter().flat_map(|(sheets, wanted)| wanted.iter().filter_map(|number| sheets.get(*number)))
    }

    /// The first engine that a rule set is part of.
    pub(super) fn engine_with(&self, id: &str) -> Option<&Engine> {
        let with = |composition: &&Composition| composition.sets.iter().any(|set| set.id() == id);
        Some(&self.compositions.iter().find(with)?.engine)
    }

    /// Of everything that verdicts rest on.
    pub(super) fn digest(&self) -> String {
        let hash = self.digest.clone().finalize();
        hash.iter().map(|byte| format!("{byte:02x}")).collect()
    }
}
