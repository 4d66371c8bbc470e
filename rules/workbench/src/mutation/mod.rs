//! Do the scenarios notice faults? Small faults are made in rule sets, one at a time, and each is run against the scenarios: a
//! fault that changes what is decided, and that no scenario notices, shows that a scenario is missing.
//!
//! A fault that changes nothing is recognised by proof where one is found, and is not counted.

mod cases;
mod document;
mod domain;
mod expression;
mod judge;
mod state;
mod witness;

pub use cases::MutationError;
pub use document::Mutant;
pub use state::State;

use crate::lint::sheet::Sheet;
use cases::Cases;
use document::mutants;
use domain::Domains;
use judge::Judge;
use rayon::prelude::*;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use std::path::PathBuf;
use synlig::Engine;

/// Whether two engines decide all cases alike, as far as is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// It is proven that they do.
    Proven,
    /// A case that they decide differently.
    Differs(Value),
    /// Neither was found.
    NotDecided,
}

/// A way to find out whether two engines decide all cases alike.
pub trait Equivalence: Sync {
    /// Compares two engines of the same vocabulary.
    fn compare(&self, old: &Engine, new: &Engine) -> Answer;
}

/// The cheapest proof: that both are compiled to the same.
#[derive(Clone, Copy, Debug, Default)]
pub struct ByForm;

impl Equivalence for ByForm {
    fn compare(&self, old: &Engine, new: &Engine) -> Answer {
        if old.is_alike(new) { Answer::Proven } else { Answer::NotDecided }
    }
}

/// What became of a mutant.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "verdict")]
pub enum Verdict {
    /// A case came out other than it is expected.
    Killed {
        /// Its file and name.
        by: String,
    },
    /// No case did, and one that would is known.
    Survived {
        /// The case, as a scenario that can be made of it.
        witness: Witness,
    },
    /// No case did. Neither was a case found that would, nor a proof that there is none.
    Undecided,
    /// It is proven that nothing is decided otherwise.
    Equivalent,
    /// It is no rule set: the engine refuses it.
    Refused,
}

/// A case that would kill a mutant.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Witness {
    /// The case.
    pub case: Value,
    /// What the rule set without the fault decides, where the one with the fault decides otherwise. It is what the rules say
    /// now: whether they should is for a person to confirm.
    pub expect: Map<String, Value>,
    /// The rule sets.
    pub rules: Vec<String>,
    /// The case that it was made of, if it was only changed a little, or that very case.
    pub near: String,
}

/// A mutant and what became of it.
#[derive(Clone, Debug, Serialize)]
pub struct Judged {
    /// The file of its rule set, or the id of a shipped one.
    pub file: String,
    /// The mutant.
    #[serde(flatten)]
    pub mutant: Mutant,
    /// What became of it.
    #[serde(flatten)]
    pub verdict: Verdict,
}

/// How many mutants of one rule set came to what.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Tally {
    /// Proven to change nothing.
    pub equivalent: usize,
    /// The rule set.
    pub id: String,
    /// Noticed by a case.
    pub killed: usize,
    /// Not accepted by the engine.
    pub refused: usize,
    /// Not noticed, though a case is known that would.
    pub survived: usize,
    /// Not noticed, and not known to matter.
    pub undecided: usize,
}

impl Tally {
    /// Those killed in thousandths of those that are not proven to change nothing, rounded down.
    pub fn per_mille(&self) -> usize {
        (self.killed * 1000).checked_div(self.killed + self.survived + self.undecided).unwrap_or(1000)
    }

    fn add(&mut self, verdict: &Verdict) {
        let count = match verdict {
            Verdict::Killed { .. } => &mut self.killed,
            Verdict::Survived { .. } => &mut self.survived,
            Verdict::Undecided => &mut self.undecided,
            Verdict::Equivalent => &mut self.equivalent,
            Verdict::Refused => &mut self.refused,
        };
        *count += 1;
    }
}

/// What became of all mutants.
#[derive(Clone, Debug, Serialize)]
pub struct Mutation {
    /// All mutants, by rule set and place.
    pub mutants: Vec<Judged>,
    /// The numbers, by rule set.
    pub rules: Vec<Tally>,
}

/// Makes and judges mutants of the rule sets in whose folders scenario files stand; those files are what they are run against.
/// Of the mutants, only those are judged that `wanted` takes. Verdicts that a state holds are taken from it, and new ones told
/// to it; `progress` hears how many of how many are judged. The result is the same whatever the number of threads.
///
/// # Errors
/// Rule sets or scenarios that cannot be read; scenarios that fail without any fault; a state that cannot be written.
pub fn mutate(
    own: &[PathBuf],
    files: &[PathBuf],
    wanted: impl Fn(&Mutant) -> bool,
    equivalence: &dyn Equivalence,
    state: &State,
    progress: &(dyn Fn(usize, usize) + Sync),
) -> Result<Mutation, MutationError> {
    let cases = Cases::read(own, files)?;
    state.begin(&cases.digest())?;
    let mut groups: Vec<(&Sheet, Vec<Mutant>)> = Vec::new();
    for sheet in cases.sheets() {
        let Some(engine) = cases.engine_with(sheet.id()) else { continue };
        let all = mutants(sheet, &Domains::new(engine)).into_iter().filter(|mutant| wanted(mutant));
        for mutant in all {
            match groups.last_mut().filter(|(known, all)| {
                known.name() == sheet.name() && all.last().is_some_and(|last| last.pointer == mutant.pointer)
            }) {
                Some((_, all)) => all.push(mutant),
                None => groups.push((sheet, vec![mutant])),
            }
        }
    }
    let total = groups.iter().map(|(_, all)| all.len()).sum();
    let done = std::sync::atomic::AtomicUsize::new(0);
    let judged: Result<Vec<Vec<Judged>>, MutationError> = groups
        .into_par_iter()
        .map(|(sheet, mutants)| {
            let mut judge = Judge::new(&cases, sheet, equivalence);
            let each = mutants.into_iter().map(|mutant| {
                let key = mutant.key();
                let verdict = match state.known(&key) {
                    Some(verdict) => verdict,
                    None => judge.verdict(&mutant),
                };
                state.note(&key, &verdict)?;
                progress(done.fetch_add(1, std::sync::atomic::Ordering::Relaxed) + 1, total);
                Ok(Judged { file: sheet.name(), mutant, verdict })
            });
            each.collect()
        })
        .collect();
    state.end()?;
    let mutants: Vec<Judged> = judged?.into_iter().flatten().collect();
    let mut rules: Vec<Tally> = Vec::new();
    for judged in &mutants {
        if rules.last().is_none_or(|tally| tally.id != judged.mutant.rules) {
            rules.push(Tally { id: judged.mutant.rules.clone(), ..Tally::default() });
        }
        rules.iter_mut().next_back().into_iter().for_each(|tally| tally.add(&judged.verdict));
    }
    Ok(Mutation { mutants, rules })
}
