//! The texts of rule sets, so that hosts need no second copy of them.

mod subject;
#[cfg(test)]
mod tests;

pub use subject::{Kind, Subject};

use crate::date::Date;
use crate::decide::Cell;
use crate::decide::decision::Tier;
use crate::ruleset::document::{Criterion, Dated, Document, Versions};
use crate::ruleset::read::Named;
use crate::ruleset::values::TextOrString;
use crate::ruleset::{Composed, InEffect};
use crate::text::{Language, Text};

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
    /// // The same by names, as hosts in other languages ask for it.
    /// let subject = Subject::parse("fact:child.alone").ok_or("no subject")?;
    /// assert_eq!(engine.texts().get(subject, TextKind::Label, Language::En), Some("the child is alone"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn get(&self, subject: Subject<'_>, kind: Kind, language: Language) -> Option<&'e str> {
        let documents = &self.composed.documents;
        if let Subject::Criterion(rules, tier) = subject {
            return self.criterion(rules, tier, kind, language);
        }
        documents.iter().find_map(|in_effect| self.in_document(in_effect, subject, kind, language))
    }

    /// The label of a subject, or its id where it has none.
    pub(crate) fn label<'a>(&self, subject: Subject<'a>, language: Language) -> &'a str
    where
        'e: 'a,
    {
        self.get(subject, Kind::Label, language).unwrap_or(subject.id())
    }

    /// The events from which an action's time counts.
    pub(crate) fn starts(&self, action: &str) -> impl Iterator<Item = &'e str> {
        let documents = &self.composed.documents;
        let versions = documents.iter().find_map(|in_effect| find(in_effect.document.actions.as_ref(), action));
        let due = versions.and_then(|versions| self.version(versions)).and_then(|action| action.due.as_ref());
        due.and_then(|due| due.after.as_ref()).into_iter().flat_map(|after| &after.0).map(|id| id.value.as_str())
    }

    /// An overlay's document also has the criteria of its base, so the place tells where one is written.
    fn criterion(&self, rules: &str, tier: Tier, kind: Kind, language: Language) -> Option<&'e str> {
        let documents = self.composed.documents.iter().map(|in_effect| &in_effect.document);
        let all = documents.flat_map(|document| {
            let tiers = document.tiers.as_ref();
            let criteria = tiers.and_then(|tiers| match tier {
                Tier::Indicated => tiers.indicated.as_ref(),
                Tier::Selective => tiers.selective.as_ref(),
                Tier::Universal => None,
            });
            criteria.into_iter().flat_map(|criteria| &criteria.0).map(move |criterion| (criterion, document.language))
        });
        let of_the_day = |criterion: &Criterion| match self.day {
            Some(day) => holds(criterion, day),
            None => true,
        };
        let mut all = all.filter(|(one, _)| self.composed.written_in(one.at) == rules && of_the_day(one));
        let ((criterion, own), None) = (all.next()?, all.next()) else { return None };
        either(kind, criterion.label.as_ref(), criterion.text.as_ref()).map(|text| text.get(language, own))
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
            Subject::RuleSet(_) | Subject::Criterion(..) => None,
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
            Subject::Visibility => {
                let item = document.visibility.as_ref()?;
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
        let of_the_day = |item: &&T| self.day.is_some_and(|day| holds(*item, day));
        versions.0.iter().find(of_the_day).or_else(|| versions.0.first())
    }
}

fn holds<T: Dated>(item: &T, day: Date) -> bool {
    item.valid().is_none_or(|valid| {
        let (from, to) = valid.span();
        from <= day && day <= to
    })
}

fn find<'e, T>(section: Option<&'e Named<T>>, id: &str) -> Option<&'e T> {
    section?.get(id)?.item.as_ref()
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
