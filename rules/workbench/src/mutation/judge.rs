//! One mutant after another against the cases.

use super::cases::{Cases, Composition, Job};
use super::witness::{Search, expectation};
use super::{Answer, Equivalence, Mutant, Verdict, Witness};
use crate::lint::sheet::Sheet;
use crate::scenario::differences;
use serde_json::Value;
use std::collections::BTreeMap;
use synlig::{Engine, RuleSet};

/// Judges the mutants of one place of a rule set.
pub(super) struct Judge<'j> {
    cases: &'j Cases,
    sheet: &'j Sheet,
    equivalence: &'j dyn Equivalence,
    /// The cases in the order in which they are tried.
    order: Option<Vec<usize>>,
}

impl<'j> Judge<'j> {
    pub(super) fn new(cases: &'j Cases, sheet: &'j Sheet, equivalence: &'j dyn Equivalence) -> Self {
        Self { cases, sheet, equivalence, order: None }
    }

    pub(super) fn verdict(&mut self, mutant: &Mutant) -> Verdict {
        let document = self.sheet.root();
        let Ok(rules) = RuleSet::from_json(&mutant.text(document)) else {
            return Verdict::Refused;
        };
        let mut engines = Engines { faulty: &rules, equivalence: self.equivalence, made: BTreeMap::new() };
        let order = self.order.take().unwrap_or_else(|| self.order(mutant));
        let verdict = self.run(&order, &mut engines);
        // What noticed the last fault here is likely to notice the next.
        self.order = Some(match &verdict {
            Verdict::Killed { by } => {
                let first = |at: &usize| self.cases.jobs.get(*at).is_none_or(|job| job.name != *by);
                let mut order = order;
                order.sort_by_key(first);
                order
            }
            _ => order,
        });
        verdict
    }

    /// The cases that the rule set has a part in: first those that name what the fault is in, its own before those of others.
    fn order(&self, mutant: &Mutant) -> Vec<usize> {
        let ids: Vec<&str> = mutant.pointer.split('/').filter(|part| part.contains('.')).collect();
        let own = self.sheet.file().and_then(|file| Some(file.parent()?.display().to_string()));
        let concerns = |job: &Job| {
            let composition = self.cases.compositions.get(job.composition);
            composition.is_some_and(|composition| composition.sets.iter().any(|set| set.id() == self.sheet.id()))
        };
        let rank = |job: &Job| {
            let names = ids.iter().any(|id| job.expect.contains(id));
            (!names, own.as_ref().is_none_or(|folder| !job.name.starts_with(folder.as_str())))
        };
        let mut order: Vec<(_, usize)> = self
            .cases
            .jobs
            .iter()
            .enumerate()
            .filter(|(_, job)| concerns(job))
            .map(|(at, job)| (rank(job), at))
            .collect();
        order.sort_unstable();
        order.into_iter().map(|(_, at)| at).collect()
    }

    fn run(&self, order: &[usize], engines: &mut Engines<'_>) -> Verdict {
        let mut witness = None;
        let mut all_alike = true;
        for at in order {
            let Some(job) = self.cases.jobs.get(*at) else { continue };
            let Some(composition) = self.cases.compositions.get(job.composition) else { continue };
            let engine = match engines.of(job.composition, composition) {
                Made::Refused => return Verdict::Refused,
                Made::Alike => continue,
                Made::Other(engine, _) => engine,
            };
            all_alike = false;
            let decided = engine.decide_json(&job.case);
            let plain = decided.as_ref().ok().map(|text| text.replace(engine.digest(), ""));
            if plain == job.decided {
                continue;
            }
            if !differences(&job.run, decided).is_empty() {
                return Verdict::Killed { by: job.name.clone() };
            }
            if witness.is_none() {
                let expect = match (&job.decided, &plain) {
                    (Some(old), Some(new)) => expectation(&read(old), &read(new)),
                    _ => None,
                };
                witness = expect.map(|expect| Witness {
                    case: job.run.case.clone(),
                    expect,
                    rules: composition.rules.clone(),
                    near: job.name.clone(),
                });
            }
        }
        match witness {
            Some(witness) => Verdict::Survived { witness },
            None if all_alike => Verdict::Equivalent,
            None => self.search(order, engines),
        }
    }

    /// No case tells the fault from the rules: others may.
    fn search(&self, order: &[usize], engines: &Engines<'_>) -> Verdict {
        for (number, made) in &engines.made {
            let (Some(composition), Made::Other(engine, found)) = (self.cases.compositions.get(*number), made) else {
                continue;
            };
            let near = |case: &Value, name: &str| Search::compare(composition, engine, case, name);
            if let Some(witness) = found.as_ref().and_then(|case| near(case, "")) {
                return Verdict::Survived { witness };
            }
        }
        for (number, made) in &engines.made {
            let (Some(composition), Made::Other(engine, _)) = (self.cases.compositions.get(*number), made) else {
                continue;
            };
            let jobs = order.iter().filter_map(|at| self.cases.jobs.get(*at));
            let jobs: Vec<&Job> = jobs.filter(|job| job.composition == *number && job.decided.is_some()).collect();
            if let Some(witness) = Search::new(composition, engine).find(&jobs) {
                return Verdict::Survived { witness };
            }
        }
        Verdict::Undecided
    }
}

fn read(decision: &str) -> Value {
    serde_json::from_str(decision).unwrap_or_default()
}

/// The engines of a mutant, by composition.
struct Engines<'e> {
    faulty: &'e RuleSet,
    equivalence: &'e dyn Equivalence,
    made: BTreeMap<usize, Made>,
}

/// What a composition is with a fault in it.
enum Made {
    Refused,
    /// It decides alike; that is proven.
    Alike,
    /// It may decide otherwise, and perhaps a case is known that it does.
    Other(Box<Engine>, Option<Value>),
}

impl Engines<'_> {
    fn of(&mut self, number: usize, composition: &Composition) -> &Made {
        let (faulty, equivalence) = (self.faulty, self.equivalence);
        self.made.entry(number).or_insert_with(|| match composition.with(faulty) {
            None => Made::Refused,
            Some(engine) => match equivalence.compare(&composition.engine, &engine) {
                Answer::Proven => Made::Alike,
                Answer::Differs(case) => Made::Other(Box::new(engine), Some(case)),
                Answer::NotDecided => Made::Other(Box::new(engine), None),
            },
        })
    }
}
