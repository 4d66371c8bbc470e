//! Problems as the command line tells them: a code, a message, a place, a hint; as text with the source line, or as JSON.

pub(crate) mod span;

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};
use serde::Serialize;
use std::sync::Arc;
use synlig::Diagnostic;

/// One problem, wherever it was found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Problem {
    /// The stable code: one of the engine's, or `cli.` or `lint.` and a name.
    pub code: String,
    /// The column in the document, in code points from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub column: Option<u32>,
    /// The column inside the text of an expression, from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub expression_column: Option<u32>,
    /// The file, or the id of a shipped rule set.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub file: Option<String>,
    /// What would help.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hint: Option<String>,
    /// The line in the document, from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub line: Option<u32>,
    /// What is wrong.
    pub message: String,
    /// The place as a JSON pointer.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub pointer: String,
    /// The id of the rule set.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub rules: String,
    /// The text of the document, from which the line is shown.
    #[serde(skip)]
    source: Option<Arc<str>>,
}

impl Problem {
    /// A problem that is not about a place in a document.
    pub fn new(code: &str, message: impl Into<String>) -> Self {
        Self {
            code: code.to_owned(),
            column: None,
            expression_column: None,
            file: None,
            hint: None,
            line: None,
            message: message.into(),
            pointer: String::new(),
            rules: String::new(),
            source: None,
        }
    }

    /// What the engine found.
    pub fn of(found: &Diagnostic) -> Self {
        let told = |number: u32| (number > 0).then_some(number);
        Self {
            column: told(found.column),
            expression_column: told(found.expression_column),
            hint: found.hint.clone(),
            line: told(found.line),
            pointer: found.pointer.clone(),
            rules: found.rules.clone(),
            ..Self::new(found.code.as_str(), &found.message)
        }
    }

    /// The same with a hint.
    #[must_use]
    pub fn hint(self, hint: impl Into<String>) -> Self {
        Self { hint: Some(hint.into()), ..self }
    }

    /// The same with the name and text of the document that it is about.
    #[must_use]
    pub fn in_file(self, name: &str, text: &str) -> Self {
        Self { file: Some(name.to_owned()), source: (!text.is_empty()).then(|| text.into()), ..self }
    }

    /// Whether it is what a lint says, and no fault.
    pub fn is_warning(&self) -> bool {
        self.code.starts_with("lint.")
    }

    /// As text for people, with the source line and a caret where there is a place, coloured if wanted.
    pub fn render(&self, colour: bool, width: usize) -> String {
        let renderer = if colour { Renderer::styled() } else { Renderer::plain() };
        let renderer = renderer.decor_style(DecorStyle::Ascii).term_width(width);
        let level = if self.is_warning() { Level::WARNING } else { Level::ERROR };
        let title = level.primary_title(format!("{}: {}", self.code, self.message));
        let path = self.file.as_deref().unwrap_or("<input>");
        let group = match (self.line, self.source.as_deref()) {
            (Some(line), Some(source)) => {
                let at = span::of(source, line, self.column.unwrap_or(1), self.expression_column);
                let (source, first, at) = span::window(source, line, at);
                let mark = AnnotationKind::Primary.span(at);
                title.element(Snippet::source(source).line_start(first).path(path.to_owned()).annotation(mark))
            }
            _ => Group::with_title(title).elements(self.origin()),
        };
        let notes = [("at", Some(&self.pointer).filter(|pointer| !pointer.is_empty())), ("help", self.hint.as_ref())];
        let group = notes.into_iter().fold(group, |group, (name, text)| match text {
            Some(text) => {
                group.element(if name == "at" { Level::NOTE.with_name("at") } else { Level::HELP }.message(text))
            }
            None => group,
        });
        renderer.render(&[group])
    }

    /// The place of a problem whose text is not at hand.
    fn origin(&self) -> Option<annotate_snippets::Origin<'_>> {
        let mut origin = annotate_snippets::Origin::path(self.file.as_deref()?);
        let number = |number: u32| usize::try_from(number).unwrap_or(usize::MAX);
        if let (Some(line), Some(column)) = (self.line, self.column) {
            origin = origin.line(number(line)).char_column(number(column));
        }
        Some(origin)
    }
}
