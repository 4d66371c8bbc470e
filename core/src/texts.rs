//! The texts of rule sets, so that hosts need no second copy of them.

use crate::date::Date;
use crate::decide::Cell;
use crate::ruleset::document::{Dated, Document, Versions};
use crate::ruleset::read::Named;
use crate::ruleset::values::TextOrString;
use crate::ruleset::{Composed, InEffect};
use crate::text::{Language, Text};

/// Something that has texts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Subject<'a> {
    /// A rule set by id.
    RuleSet(&'a str),
    /// A fact by id.
    Fact(&'a str),
    /// A value of a scale or choice: the fact's id and the value's.
    Value(&'a str, &'a str),
    /// An event by id.
    Event(&'a str),
    /// An outcome of an event: the event's id and the outcome's.
    Outcome(&'a str, &'a str),
    /// A service by id.
    Service(&'a str),
    /// A definition by name.
    Definition(&'a str),
    /// A consent by name.
    Consent(&'a str),
    /// A parameter by name.
    Parameter(&'a str),
    /// A cell of the visibility matrix.
    Cell(Cell),
    /// A ladder by id.
    Ladder(&'a str),
    /// A level of a ladder: the ladder's id and the level's.
    Level(&'a str, &'a str),
    /// An action by id.
    Action(&'a str),
    /// A checklist by id.
    Checklist(&'a str),
    /// An item of a checklist: the checklist's id and the item's.
    Item(&'a str, &'a str),
    /// A source by id.
    Source(&'a str),
}

/// Which text of a subject.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Kind {
    /// Its name: a fact's label, an action's, a source's or rule set's title.
    Label,
    /// A fact's question.
    Question,
    /// More words: a fact's or event's help, an action's text, a rule set's summary.
    Text,
    /// A source's section or page.
    Locator,
    /// Where a source can be read.
    Address,
}

/// The texts of an engine's rule sets, as they are on a day.
///
/// Made by [`Engine::texts`](crate::Engine::texts).
#[derive(Clone, Copy, Debug)]
pub struct Texts<'e> {
    composed: &'e Composed,
    day: Option<Date>,
}

impl<'e> Texts<'e> {
    pub(crate) fn new(composed: &'e Composed) -> Self {
        Self { composed, day: None }
    }

    /// The same texts as they are on a day, where items have dated versions. Without a day, or outside all dates, the first
    /// version speaks.
    #[must_use]
    pub fn on(self, day: Date) -> Self {
        Self { day: Some(day), ..self }
    }

    /// A text in a language, or, where it is not written in it, in the rule set's own language, or in English.
    ///
    /// ```
    /// # let rules = r#"{ "synlig": 1, "id": "example", "version": "1.0.0", "language": "en", "country": "NO",
    /// #   "title": { "en": "An example" }, "facts": { "child.alone": { "type": "flag", "concern": "raises",
    /// #   "label": { "en": "the child is alone" }, "question": { "en": "Is the child alone?" } } } }"#;
    /// use synlig::{Engine, Language, RuleSet, Subject, TextKind};
    /// let engine = Engine::new([RuleSet::from_json(rules)?])?;
    /// let question = engine.texts().get(Subject::Fact("child.alone"), TextKind::Question, Language::Nb);
    /// assert_eq!(question, Some("Is the child alone?"));
    /// # Ok::<(), synlig::Error>(())
    /// ```
    pub fn get(&self, subject: Subject<'_>, kind: Kind, language: Language) -> Option<&'e str> {
        let documents = &self.composed.documents;
        documents.iter().find_map(|in_effect| self.in_document(in_effect, subject, kind, language))
    }

    /// The label of a subject, or its id where it has none.
    pub(crate) fn label<'a>(&self, subject: Subject<'a>, language: Language) -> &'a str
    where
        'e: 'a,
    {
        self.get(subject, Kind::Label, language).unwrap_or(subject.id())
    }

    fn in_document(
        &self,
        in_effect: &'e InEffect,
        subject: Subject<'_>,
        kind: Kind,
        language: Language,
    ) -> Option<&'e str> {
        let document = &in_effect.document;
        let text = match subject {
            Subject::Source(id) => return source(document, id, kind, language),
            Subject::RuleSet(id) if id == document.id => match kind {
                Kind::Label => Some(&document.title),
                Kind::Text => document.summary.as_ref(),
                _ => None,
            },
            Subject::RuleSet(_) => None,
            Subject::Fact(id) => {
                let fact = find(document.facts.as_ref(), id)?;
                match kind {
                    Kind::Label => Some(&fact.label),
                    Kind::Question => Some(&fact.question),
                    Kind::Text => fact.help.as_ref(),
                    _ => None,
                }
            }
            Subject::Event(id) => {
                let event = find(document.events.as_ref(), id)?;
                either(kind, event.label.as_ref(), event.help.as_ref())
            }
            Subject::Value(fact, id) => {
                let values = find(document.facts.as_ref(), fact)?.values.as_ref()?;
                label(kind, values.iter().find(|value| value.id.value == id).map(|value| &value.label))
            }
            Subject::Outcome(event, id) => {
                let outcomes = find(document.events.as_ref(), event)?.outcomes.as_ref()?;
                label(kind, outcomes.iter().find(|outcome| outcome.id.value == id).map(|outcome| &outcome.label))
            }
            Subject::Service(id) => label(kind, find(document.services.as_ref(), id)),
            Subject::Parameter(id) => label(kind, find(document.parameters.as_ref(), id)?.label.as_ref()),
            Subject::Definition(id) => {
                let item = self.version(find(document.definitions.as_ref(), id)?)?;
                either(kind, item.label.as_ref(), item.text.as_ref())
            }
            Subject::Consent(id) => {
                let item = self.version(find(document.consents.as_ref(), id)?)?;
                either(kind, item.label.as_ref(), item.text.as_ref())
            }
            Subject::Cell(cell) => {
                let cells = &document.visibility.as_ref()?.cells;
                let text = match cell {
                    Cell::A => &cells.a,
                    Cell::B => &cells.b,
                    Cell::C => &cells.c,
                    Cell::D => &cells.d,
                };
                label(kind, Some(text))
            }
            Subject::Ladder(id) => {
                let item = find(document.ladders.as_ref(), id)?;
                either(kind, item.label.as_ref(), item.text.as_ref())
            }
            Subject::Level(ladder, id) => {
                let levels = &find(document.ladders.as_ref(), ladder)?.levels;
                let item = levels.iter().find_map(|all| self.version(all).filter(|level| level.id.value == id))?;
                either(kind, item.label.as_ref(), item.text.as_ref())
            }
            Subject::Action(id) => {
                let item = self.version(find(document.actions.as_ref(), id)?)?;
                either(kind, item.label.as_ref(), item.text.as_ref())
            }
            Subject::Checklist(id) => {
                let item = self.version(find(document.checklists.as_ref(), id)?)?;
                either(kind, item.label.as_ref(), item.text.as_ref())
            }
            Subject::Item(list, id) => {
                let items = &self.version(find(document.checklists.as_ref(), list)?)?.items;
                let item = items.iter().find_map(|all| self.version(all).filter(|item| item.id.value == id))?;
                either(kind, item.label.as_ref(), item.text.as_ref())
            }
        };
        text.map(|text| text.get(language, document.language))
    }

    /// The version of the day, or the first.
    fn version<T: Dated>(&self, versions: &'e Versions<T>) -> Option<&'e T> {
        let holds = |item: &&T| {
            self.day.is_some_and(|day| {
                item.valid().is_none_or(|valid| {
                    let (from, to) = valid.span();
                    from <= day && day <= to
                })
            })
        };
        versions.0.iter().find(holds).or_else(|| versions.0.first())
    }
}

impl<'a> Subject<'a> {
    /// The id, the last of two.
    fn id(self) -> &'a str {
        match self {
            Self::Cell(cell) => cell.as_str(),
            Self::RuleSet(id)
            | Self::Fact(id)
            | Self::Value(_, id)
            | Self::Event(id)
            | Self::Outcome(_, id)
            | Self::Service(id)
            | Self::Definition(id)
            | Self::Consent(id)
            | Self::Parameter(id)
            | Self::Ladder(id)
            | Self::Level(_, id)
            | Self::Action(id)
            | Self::Checklist(id)
            | Self::Item(_, id)
            | Self::Source(id) => id,
        }
    }
}

fn find<'e, T>(section: Option<&'e Named<T>>, id: &str) -> Option<&'e T> {
    section?.0.get(id)?.item.as_ref()
}

fn label(kind: Kind, label: Option<&Text>) -> Option<&Text> {
    label.filter(|_| kind == Kind::Label)
}

fn either<'e>(kind: Kind, label: Option<&'e Text>, text: Option<&'e Text>) -> Option<&'e Text> {
    match kind {
        Kind::Label => label,
        Kind::Text => text,
        _ => None,
    }
}

fn source<'e>(document: &'e Document, id: &str, kind: Kind, language: Language) -> Option<&'e str> {
    let source = find(document.sources.as_ref(), id)?;
    match kind {
        Kind::Label => Some(match &source.title {
            TextOrString::Text(text) => text.get(language, document.language),
            TextOrString::String(title) => title,
        }),
        Kind::Locator => source.locator.as_deref(),
        Kind::Address => source.address.as_deref(),
        _ => None,
    }
}
