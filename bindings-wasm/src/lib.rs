//! Synlig for JavaScript: the boundary, and nothing else.
//!
//! Texts go in and texts come out, so that a decision has the same bytes here as everywhere. What JavaScript sees of an error
//! is the list of its diagnostics as JSON; `js/error.js` makes the error class of it. No rule set is compiled in.

use synlig::{Case, Date, Error, Language, RuleSet, Subject, TextKind};
use wasm_bindgen::prelude::wasm_bindgen;

/// What is thrown: the diagnostics as JSON, a string in JavaScript.
type Thrown = wasm_bindgen::JsValue;

fn thrown(error: &Error) -> Thrown {
    // Every key is a string and no value can fail, so there is always a text.
    Thrown::from_str(&serde_json::to_string(error.diagnostics()).unwrap_or_default())
}

/// The texts of rule sets, collected until an engine is made of them.
#[wasm_bindgen]
#[derive(Debug, Default)]
pub struct Rules(Vec<String>);

#[wasm_bindgen]
impl Rules {
    /// Nothing yet.
    #[wasm_bindgen(constructor)]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds the text of a rule set.
    pub fn add(&mut self, text: String) {
        self.0.push(text);
    }

    /// Adds the bytes of a rule set, which should be UTF-8.
    ///
    /// # Errors
    /// `rules.invalid_utf8`.
    pub fn add_bytes(&mut self, bytes: Vec<u8>) -> Result<(), Thrown> {
        match String::from_utf8(bytes) {
            Ok(text) => self.0.push(text),
            Err(error) => RuleSet::from_slice(error.as_bytes()).map(drop).map_err(|error| thrown(&error))?,
        }
        Ok(())
    }

    /// Makes an engine of what was added.
    ///
    /// # Errors
    /// As [`synlig::Engine::from_json`].
    pub fn engine(self) -> Result<Engine, Thrown> {
        synlig::Engine::from_json(self.0.iter().map(String::as_str)).map(Engine).map_err(|error| thrown(&error))
    }
}

/// An engine, owned by JavaScript.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Engine(synlig::Engine);

#[wasm_bindgen]
impl Engine {
    /// Decides a case: JSON in, canonical JSON out.
    ///
    /// # Errors
    /// As [`synlig::Engine::decide_json`].
    pub fn decide(&self, case: &str) -> Result<String, Thrown> {
        self.0.decide_json(case).map_err(|error| thrown(&error))
    }

    /// Decides a case given as bytes, which should be UTF-8.
    ///
    /// # Errors
    /// As [`Engine::decide`], and `case.invalid_utf8`.
    pub fn decide_bytes(&self, case: &[u8]) -> Result<String, Thrown> {
        match std::str::from_utf8(case) {
            Ok(text) => self.decide(text),
            Err(_) => Case::from_slice(case)
                .and_then(|case| self.0.decide(&case))
                .map_or_else(|error| Err(thrown(&error)), |decision| Ok(decision.to_json())),
        }
    }

    /// Decides a case as it was known on an earlier day; nothing where that is no day.
    ///
    /// # Errors
    /// As [`synlig::Engine::look_back`].
    pub fn look_back(&self, case: &str, day: &str) -> Result<Option<String>, Thrown> {
        let Some(day) = Date::parse(day) else { return Ok(None) };
        let decision = Case::from_json(case).and_then(|case| self.0.look_back(&case, day));
        decision.map(|decision| Some(decision.to_json())).map_err(|error| thrown(&error))
    }

    /// The questions alone, as a JSON list.
    ///
    /// # Errors
    /// As [`synlig::Engine::questions`].
    pub fn questions(&self, case: &str) -> Result<String, Thrown> {
        let questions =
            Case::from_json(case).and_then(|case| self.0.questions(&case)).map_err(|error| thrown(&error))?;
        Ok(serde_json::to_string(&questions).unwrap_or_default())
    }

    /// Decides a case and puts the decision into sentences, as JSON; nothing where the language is not one of ours.
    ///
    /// # Errors
    /// As [`Engine::decide`].
    pub fn explain(&self, case: &str, language: &str) -> Result<Option<String>, Thrown> {
        let Some(language) = Language::from_code(language) else { return Ok(None) };
        let decision = Case::from_json(case).and_then(|case| self.0.decide(&case)).map_err(|error| thrown(&error))?;
        Ok(Some(self.0.explain(&decision, language).to_json()))
    }

    /// A text of the rule sets, by the names of [`Subject::parse`] and [`TextKind::parse`], as it is on a day; nothing where
    /// there is none.
    pub fn text(&self, subject: &str, kind: &str, language: &str, day: Option<String>) -> Option<String> {
        let texts = match day {
            Some(day) => self.0.texts().on(Date::parse(&day)?),
            None => self.0.texts(),
        };
        let text = texts.get(Subject::parse(subject)?, TextKind::parse(kind)?, Language::from_code(language)?);
        text.map(str::to_owned)
    }

    /// SHA-256 over the rule sets in effect.
    pub fn digest(&self) -> String {
        self.0.digest().to_owned()
    }

    /// The rule sets in effect, overlays laid over their bases, as a JSON object by id.
    pub fn in_effect(&self) -> String {
        let rules = self.0.in_effect();
        let members = rules.iter().map(|(id, json)| format!("{}:{json}", serde_json::Value::from(*id)));
        format!("{{{}}}", members.collect::<Vec<_>>().join(","))
    }
}
