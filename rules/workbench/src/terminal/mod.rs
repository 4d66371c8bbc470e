//! Decisions, questions and test reports as text for a terminal.
//!
//! Texts about the rules come from the rule sets, sentences about the decision from its explanation, and the few fixed
//! words that are left from `texts.json`. Colour codes are always written: print through `anstream`.

mod actions;
mod canvas;
mod coverage;
mod failures;
mod matrix;
mod mutation;
mod sections;
mod steps;
mod words;

pub use coverage::coverage;
pub use failures::failures;
pub use mutation::mutation;

use crate::library::Found;
use canvas::Canvas;
use std::collections::BTreeMap;
use synlig::{Decision, Engine, Explanation, Language, Section, Subject, TextKind, Texts};
use words::Words;

/// The ids of the levels of each ladder, lowest first.
pub type Levels = BTreeMap<String, Vec<String>>;

/// A decision to draw.
#[derive(Clone, Debug)]
pub struct View<'a> {
    asking: Option<&'a str>,
    decision: &'a Decision,
    explanation: Explanation,
    language: Language,
    levels: Levels,
    texts: Texts<'a>,
    words: Words,
}

impl<'a> View<'a> {
    /// A view of a decision by an engine, in a language.
    pub fn new(engine: &'a Engine, decision: &'a Decision, language: Language) -> Self {
        Self {
            asking: None,
            decision,
            explanation: engine.explain(decision, language),
            language,
            levels: Levels::new(),
            texts: engine.texts().on(decision.as_of),
            words: Words::new(language),
        }
    }

    /// The same for a service that asks: of many that share a duty it is named first.
    #[must_use]
    pub fn asking(self, service: Option<&'a str>) -> Self {
        Self { asking: service, ..self }
    }

    /// The same with the levels of ladders, which are then drawn as rungs.
    #[must_use]
    pub fn levels(self, levels: Levels) -> Self {
        Self { levels, ..self }
    }

    /// The whole decision within a width in columns.
    pub fn decision(&self, width: usize) -> String {
        let mut canvas = Canvas::new(width);
        self.urgent(&mut canvas);
        self.matrix(&mut canvas);
        self.tier(&mut canvas);
        self.ladders(&mut canvas);
        self.actions(&mut canvas);
        self.checklists(&mut canvas);
        self.first_questions(&mut canvas);
        for id in ["reasons", "warnings", "about"] {
            self.sentences(&mut canvas, id);
        }
        canvas.finish()
    }

    /// All questions within a width in columns.
    pub fn questions(&self, width: usize) -> String {
        let mut canvas = Canvas::new(width);
        self.all_questions(&mut canvas);
        canvas.finish()
    }

    fn section(&self, id: &str) -> Option<&Section> {
        self.explanation.sections.iter().find(|section| section.id == id)
    }

    /// A label as part of a line: without the full stop that a whole sentence has.
    fn label(&self, subject: Subject<'_>, id: &str) -> String {
        let label = self.texts.get(subject, TextKind::Label, self.language).unwrap_or(id);
        label.trim_end_matches('.').to_owned()
    }
}

/// The levels of the ladders of rule sets, an overlay after what it lies over.
pub fn levels(found: &[Found]) -> Levels {
    let mut levels = Levels::new();
    for found in found {
        let Ok(document) = serde_json::from_str::<serde_json::Value>(&found.text) else { continue };
        for place in ["/ladders", "/add/ladders", "/replace/ladders"] {
            let ladders = document.pointer(place).and_then(serde_json::Value::as_object);
            levels.extend(ladders.into_iter().flatten().map(|(id, ladder)| (id.clone(), levels_of(ladder))));
        }
    }
    levels
}

fn levels_of(ladder: &serde_json::Value) -> Vec<String> {
    let levels = ladder.get("levels").and_then(serde_json::Value::as_array);
    // A level may stand as a list of versions, which have one id.
    let id = |level: &serde_json::Value| Some(level.get(0).unwrap_or(level).get("id")?.as_str()?.to_owned());
    levels.into_iter().flatten().filter_map(id).collect()
}
