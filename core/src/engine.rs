//! The engine: rule sets composed, checked and compiled once; then cases, as many as come.

use crate::batch::{Batch, Column};
use crate::case::{Case, TypedCase};
use crate::compile::condition::Condition;
use crate::compile::{compile, program::Program};
use crate::date::Date;
use crate::decide::decision::{Decision, Question};
use crate::decide::{self, Outcomes, Trace};
use crate::error::{Code, Diagnostic, Error};
use crate::explain::{self, Explanation};
use crate::limits::Limits;
use crate::logic::Truth;
use crate::numbers::Numbers;
use crate::ruleset::{Composed, Draft, RuleSet, Written, compose};
use crate::text::Language;
use crate::texts::Texts;
use std::collections::BTreeMap;
use std::sync::Arc;

/// A composition of rule sets, ready to decide cases. Immutable, and shared freely between threads.
///
/// ```
/// use synlig::{Case, Engine, RuleSet};
/// let rules = r#"{
///   "synlig": 1, "id": "example", "version": "1.0.0", "language": "en", "country": "NO",
///   "title": { "en": "An example" },
///   "facts": {
///     "child.alone": {
///       "type": "flag", "concern": "raises",
///       "label": { "en": "the child is alone" }, "question": { "en": "Is the child alone?" }
///     }
///   },
///   "tiers": { "selective": { "when": "child.alone" } }
/// }"#;
/// let engine = Engine::new([RuleSet::from_json(rules)?])?;
/// let case = Case::from_json(r#"{ "as_of": "2024-03-01" }"#)?;
/// let decision = engine.decide(&case)?;
/// // Nobody was asked, so the tier may be higher than it seems, and the question is named.
/// assert_eq!(decision.tier.possible, synlig::Tier::Selective);
/// assert_eq!(decision.questions[0].fact, "child.alone");
/// # Ok::<(), synlig::Error>(())
/// ```
#[derive(Debug)]
pub struct Engine {
    program: Arc<Program>,
    composed: Composed,
    limits: Limits,
}

impl Engine {
    /// Composes rule sets, checks them and compiles them. An overlay takes the place of its base.
    ///
    /// # Errors
    /// Every fault of names, types, stages, cycles, overlays and composition, all together.
    pub fn new(rule_sets: impl IntoIterator<Item = RuleSet>) -> Result<Self, Error> {
        Self::from_drafts(rule_sets.into_iter().map(Draft::faultless).collect())
    }

    /// Reads rule sets from JSON texts and makes an engine of them.
    ///
    /// # Errors
    /// As [`RuleSet::from_json`] and [`Engine::new`] together: faults of one item hide no faults of another.
    pub fn from_json<'a>(texts: impl IntoIterator<Item = &'a str>) -> Result<Self, Error> {
        let limits = Limits::default();
        let (mut drafts, mut unread) = (Vec::new(), Vec::new());
        for text in texts {
            match Draft::read(text, &limits) {
                Ok(draft) => drafts.push(draft),
                Err(error) => unread.extend(error.diagnostics().iter().cloned()),
            }
        }
        if unread.is_empty() {
            return Self::from_drafts(drafts);
        }
        // What stands by itself is checked in full; of the rest, what can be said without the text that is missing.
        let alone = drafts.iter().filter(|draft| draft.rule_set.needs().is_empty()).cloned();
        unread.extend(alone.flat_map(|draft| check(vec![draft])).collect::<Vec<_>>());
        unread.extend(compose(drafts, true).1);
        Err(Error::unless_empty(unread).err().unwrap_or_else(no_rules))
    }

    fn from_drafts(drafts: Vec<Draft>) -> Result<Self, Error> {
        if drafts.is_empty() {
            return Err(no_rules());
        }
        let (composed, mut diagnostics) = compose(drafts, false);
        if let Some(composed) = composed {
            let (program, found) = compile(&composed);
            diagnostics.extend(found);
            if let (true, Some(program)) = (diagnostics.is_empty(), program) {
                return Ok(Self { program: Arc::new(program), composed, limits: Limits::default() });
            }
        }
        Err(Error::unless_empty(diagnostics).err().unwrap_or_else(no_rules))
    }

    /// The same engine with other limits on the cases that it reads itself.
    #[must_use]
    pub fn with_limits(self, limits: Limits) -> Self {
        Self { limits, ..self }
    }

    /// Decides a case as known on its own day.
    ///
    /// # Errors
    /// Unknown facts, events, services and values, values of a wrong type or outside their range, and anything dated after
    /// the day of the case; all together.
    pub fn decide(&self, case: &Case) -> Result<Decision, Error> {
        Ok(decide::decide(&self.program, &case.bind(&self.program.vocabulary, None)?))
    }

    /// Decides a case as it was known on an earlier day: what is dated later is left out.
    ///
    /// # Errors
    /// As [`Engine::decide`], but nothing is from the future.
    pub fn look_back(&self, case: &Case, day: Date) -> Result<Decision, Error> {
        Ok(decide::decide(&self.program, &case.bind(&self.program.vocabulary, Some(day))?))
    }

    /// Reads a case from JSON text, decides it, and gives the decision as canonical JSON.
    ///
    /// # Errors
    /// As [`Case::from_json`] and [`Engine::decide`], told together.
    pub fn decide_json(&self, text: &str) -> Result<String, Error> {
        let bound = Case::bound_from_json(text, &self.limits, &self.program.vocabulary)?;
        Ok(decide::decide(&self.program, &bound).to_json())
    }

    /// The questions alone, the most important first: for forms that ask one at a time.
    ///
    /// # Errors
    /// As [`Engine::decide`].
    pub fn questions(&self, case: &Case) -> Result<Vec<Question>, Error> {
        Ok(decide::questions(&self.program, &case.bind(&self.program.vocabulary, None)?))
    }

    /// All conditions of the rules by name, sorted: for tools that ask which rules some cases touch.
    pub fn conditions(&self) -> &[Condition] {
        &self.program.conditions
    }

    /// What each of [`Engine::conditions`] comes to for a case, in their order; nothing for one that does not hold on the day
    /// of the case. Read off what the decision itself rests on.
    ///
    /// # Errors
    /// As [`Engine::decide`].
    ///
    /// ```
    /// # let rules = r#"{ "synlig": 1, "id": "example", "version": "1.0.0", "language": "en", "country": "NO",
    /// #   "title": { "en": "An example" }, "facts": { "child.alone": { "type": "flag", "concern": "raises",
    /// #   "label": { "en": "the child is alone" }, "question": { "en": "Is the child alone?" } } },
    /// #   "tiers": { "selective": { "when": "child.alone" } } }"#;
    /// use synlig::{Case, Engine, RuleSet, Truth};
    /// let engine = Engine::new([RuleSet::from_json(rules)?])?;
    /// let condition = &engine.conditions()[0];
    /// assert_eq!(condition.rule(), "example#tiers.selective");
    /// assert!(condition.can_be(Truth::Unknown));
    /// let case = Case::from_json(r#"{ "as_of": "2024-03-01", "facts": { "child.alone": false } }"#)?;
    /// assert_eq!(engine.truths(&case)?, [Some(Truth::No)]);
    /// # Ok::<(), synlig::Error>(())
    /// ```
    pub fn truths(&self, case: &Case) -> Result<Vec<Option<Truth>>, Error> {
        Ok(decide::truths(&self.program, &case.bind(&self.program.vocabulary, None)?))
    }

    /// How each of [`Engine::conditions`] came out for a case, with all that it joins; else as [`Engine::truths`].
    ///
    /// # Errors
    /// As [`Engine::decide`].
    pub fn traces(&self, case: &Case) -> Result<Vec<Option<Trace>>, Error> {
        Ok(decide::traces(&self.program, &case.bind(&self.program.vocabulary, None)?))
    }

    /// Where the text of a condition of this engine is written.
    pub fn written(&self, condition: &Condition) -> Written {
        self.composed.written(condition.at)
    }

    /// Whether two engines decide every case alike by the very form of their rules, digests and texts aside. Where it says no,
    /// they may still decide alike.
    pub fn is_alike(&self, other: &Self) -> bool {
        self.program.is_alike(&other.program)
    }

    /// The numbers of facts, events, services and outcomes, for typed cases and their outcomes.
    pub fn numbers(&self) -> Numbers<'_> {
        Numbers::new(&self.program)
    }

    /// An empty case of a day, to be told by number and used again and again.
    ///
    /// ```
    /// # let rules = r#"{"synlig":1,"id":"example","version":"1.0.0","language":"en","country":"NO","title":{"en":"t"},
    /// #   "facts":{"child.alone":{"type":"flag","concern":"raises","label":{"en":"l"},"question":{"en":"q"}}},
    /// #   "tiers":{"selective":{"when":"child.alone"}}}"#;
    /// # let engine = synlig::Engine::from_json([rules])?;
    /// let alone = engine.numbers().fact("child.alone").ok_or("a fact")?;
    /// let mut case = engine.typed_case(synlig::Date::parse("2024-03-01").ok_or("a day")?);
    /// let mut outcomes = engine.outcomes();
    /// case.answer(alone, Some(1))?;
    /// engine.work_out(&mut case, &mut outcomes)?;
    /// assert_eq!(outcomes.tier().value, synlig::Tier::Selective);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn typed_case(&self, as_of: Date) -> TypedCase {
        TypedCase::new(&self.program.vocabulary, self.limits, as_of)
    }

    /// Room for outcomes, to be filled by [`Engine::work_out`] again and again.
    pub fn outcomes(&self) -> Outcomes {
        Outcomes::new(&self.program)
    }

    /// Works out the outcomes of a case, without reasons, questions and texts: once both have grown to their size, nothing is
    /// allocated.
    ///
    /// # Errors
    /// `case.from_the_future`; and `case.other_engine` where the case is of another engine. Then the outcomes stay as they
    /// were.
    pub fn work_out(&self, case: &mut TypedCase, into: &mut Outcomes) -> Result<(), Error> {
        self.check_own(case)?;
        let told = case.told()?;
        if !into.is_of(&self.program) {
            *into = self.outcomes();
        }
        into.work_out(told);
        Ok(())
    }

    /// Makes ready for deciding many cases of one day that are told in these columns.
    ///
    /// # Errors
    /// `case.invalid_date` for a day before [`Date::FIRST`] or after [`Date::LAST`]; columns of facts and events that the rules do
    /// not have, or that a byte cannot tell, or that stand twice, with `/COLUMN` as the place.
    pub fn batch(&self, as_of: Date, columns: &[Column]) -> Result<Batch, Error> {
        Batch::new(&self.program, as_of, columns)
    }

    /// Reads a case from JSON text and works out its outcomes; [`Outcomes::to_json`] puts them into words.
    ///
    /// # Errors
    /// As [`Engine::decide_json`]. Then the outcomes stay as they were.
    ///
    /// ```
    /// # let rules = r#"{"synlig":1,"id":"example","version":"1.0.0","language":"en","country":"NO","title":{"en":"t"},
    /// #   "facts":{"child.alone":{"type":"flag","concern":"raises","label":{"en":"l"},"question":{"en":"q"}}},
    /// #   "tiers":{"selective":{"when":"child.alone"}}}"#;
    /// # let engine = synlig::Engine::from_json([rules])?;
    /// let mut outcomes = engine.outcomes();
    /// engine.work_out_json(r#"{"as_of":"2024-03-01","facts":{"child.alone":true}}"#, &mut outcomes)?;
    /// assert!(outcomes.to_json().contains(r#""tier":{"possible":"selective","value":"selective"}"#));
    /// # Ok::<(), synlig::Error>(())
    /// ```
    pub fn work_out_json(&self, text: &str, into: &mut Outcomes) -> Result<(), Error> {
        let told = Case::told_from_json(text, &self.limits, &self.program.vocabulary)?;
        if !into.is_of(&self.program) {
            *into = self.outcomes();
        }
        into.work_out(told.told());
        Ok(())
    }

    /// Decides a case that is told by number.
    ///
    /// # Errors
    /// As [`Engine::work_out`].
    pub fn decide_typed(&self, case: &mut TypedCase) -> Result<Decision, Error> {
        self.check_own(case)?;
        Ok(decide::decide(&self.program, case.bind()?))
    }

    /// Numbers of another engine may mean other things.
    fn check_own(&self, case: &TypedCase) -> Result<(), Error> {
        if case.is_of(&self.program.vocabulary) {
            return Ok(());
        }
        let hint = Some("make it by `typed_case` of the engine that decides".to_owned());
        Err(Diagnostic::new(Code::CaseOtherEngine, "", "the case was made for another engine").hint(hint).into())
    }

    /// Puts a decision of this engine into sentences.
    pub fn explain(&self, decision: &Decision, language: Language) -> Explanation {
        explain::explain(self.texts(), decision, language)
    }

    /// The texts of the rule sets: labels, questions, titles.
    pub fn texts(&self) -> Texts<'_> {
        Texts::new(&self.composed)
    }

    /// The rule sets in effect by id, overlays laid over their bases, each as canonical JSON (RFC 8785): what the digest is made
    /// of, and what an audit keeps beside it.
    pub fn in_effect(&self) -> BTreeMap<&str, String> {
        let documents = self.composed.documents.iter();
        crate::sorted::map(documents.map(|document| (document.document.id.as_str(), document.to_json())))
    }

    /// SHA-256 over the rule sets in effect, as every decision carries it.
    pub fn digest(&self) -> &str {
        &self.program.digest
    }
}

/// All faults of drafts, alone or together.
pub(crate) fn check(drafts: Vec<Draft>) -> Vec<Diagnostic> {
    match Engine::from_drafts(drafts) {
        Ok(_) => Vec::new(),
        Err(error) => error.diagnostics().to_vec(),
    }
}

fn no_rules() -> Error {
    Diagnostic::new(Code::ComposeMissingRules, "", "an engine is made of at least one rule set").into()
}
