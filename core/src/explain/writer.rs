//! The writer: what every section of an explanation needs to be put into words.

use super::page::{Explanation, Line, Section};
use super::phrases::Phrases;
use crate::decide::decision::{Decision, Tier};
use crate::text::Language;
use crate::texts::{Kind, Subject, Texts};

pub(super) struct Writer<'a> {
    pub(super) texts: Texts<'a>,
    pub(super) phrases: Phrases,
    pub(super) language: Language,
    pub(super) decision: &'a Decision,
}

impl Writer<'_> {
    pub(super) fn explanation(&self) -> Explanation {
        let (urgency, urgency_heading) =
            if self.decision.urgent { ("urgent", "heading.urgent") } else { ("not_urgent", "heading.not_urgent") };
        let sections = [
            (urgency, urgency_heading, self.urgency()),
            ("visibility", "heading.visibility", self.visibility()),
            ("tier", "heading.tier", self.tier()),
            ("ladders", "heading.ladders", self.ladders()),
            ("actions", "heading.actions", self.actions()),
            ("undetermined", "heading.undetermined", self.undetermined()),
            ("done", "heading.done", self.done()),
            ("checklists", "heading.checklists", self.checklists()),
            ("questions", "heading.questions", self.questions()),
            ("reasons", "heading.reasons", self.reasons()),
            ("warnings", "heading.warnings", self.warnings()),
            ("about", "heading.about", self.about()),
        ];
        let section = |(id, heading, lines): (_, _, Vec<Line>)| {
            (!lines.is_empty()).then(|| Section { heading: self.say(heading, &[]), id, lines })
        };
        Explanation { language: self.language, sections: sections.into_iter().filter_map(section).collect() }
    }

    pub(super) fn say(&self, key: &str, values: &[(&str, &str)]) -> String {
        self.phrases.say(key, values)
    }

    /// More words of a rule set about something, if it has any.
    pub(super) fn more(&self, subject: Subject<'_>) -> Option<String> {
        self.texts.get(subject, Kind::Text, self.language).map(str::to_owned)
    }

    /// A label that becomes part of a sentence, so without its own full stop.
    pub(super) fn label(&self, subject: Subject<'_>) -> String {
        self.texts.label(subject, self.language).trim_end_matches('.').to_owned()
    }

    /// A label in quotation marks: labels are often sentences themselves.
    pub(super) fn quoted(&self, subject: Subject<'_>) -> String {
        self.say("quote", &[("text", &self.label(subject))])
    }

    pub(super) fn all_quoted<'s>(&self, subjects: impl Iterator<Item = Subject<'s>>) -> Vec<String> {
        subjects.map(|subject| self.quoted(subject)).collect()
    }

    pub(super) fn services(&self, ids: &[String]) -> String {
        self.phrases.list(&ids.iter().map(|id| self.label(Subject::Service(id))).collect::<Vec<_>>())
    }

    /// The sentence that names sources with the place in each; nothing where there are none.
    pub(super) fn basis(&self, sources: &[String]) -> Option<String> {
        let source = |id: &String| {
            let title = self.label(Subject::Source(id));
            match self.texts.get(Subject::Source(id), Kind::Locator, self.language) {
                // A title that has its own section in it needs it only once.
                Some(locator) if !title.contains(locator) => format!("{title}, {locator}"),
                _ => title,
            }
        };
        let told: Vec<_> = sources.iter().map(source).collect();
        (!told.is_empty()).then(|| self.say("basis", &[("sources", &told.join("; "))]))
    }

    /// A tier's name, as it stands inside a sentence.
    pub(super) fn tier_name(&self, tier: Tier) -> String {
        let key = match tier {
            Tier::Universal => "tier.universal",
            Tier::Selective => "tier.selective",
            Tier::Indicated => "tier.indicated",
        };
        self.say(key, &[])
    }
}
