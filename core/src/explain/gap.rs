//! Gaps: what checklists still lack, and what to ask next.

use super::page::Line;
use super::writer::Writer;
use crate::decide::decision::{Checklist, Question};
use crate::texts::Subject;

/// The outcomes of a question that are named; of the others only how many there are is told.
const NAMED_OUTCOMES: usize = 3;

impl Writer<'_> {
    pub(super) fn checklists(&self) -> Vec<Line> {
        self.decision.checklists.iter().map(|list| self.checklist(list)).collect()
    }

    fn checklist(&self, list: &Checklist) -> Line {
        let name = self.quoted(Subject::Checklist(&list.id));
        let line = |key: &str| Line::new(Some(&list.id), self.say(key, &[("list", &name)]));
        let Some(missing) = &list.missing else { return line("checklist.undetermined") };
        if missing.is_empty() {
            return line("checklist.complete");
        }
        let item = |item: &String| {
            let unknown = list.unknown.as_ref().is_some_and(|unknown| unknown.contains(item));
            let key = if unknown { "checklist.unknown" } else { "checklist.item" };
            self.say(key, &[("item", &self.label(Subject::Item(&list.id, item)))])
        };
        line("checklist.missing").with(missing.iter().map(item))
    }

    pub(super) fn questions(&self) -> Vec<Line> {
        let line = |question: &Question| {
            let help = self.more(Subject::Fact(&question.fact));
            let changes = self.say("question.changes", &[("outcomes", &self.outcomes(&question.could_change))]);
            Line::new(Some(&question.fact), self.question(&question.fact)).with(help.into_iter().chain([changes]))
        };
        self.decision.questions.iter().map(line).collect()
    }

    /// The first of the outcomes that an answer could change, and how many there are besides.
    fn outcomes(&self, names: &[String]) -> String {
        let mut told: Vec<_> = names.iter().take(NAMED_OUTCOMES).map(|name| self.outcome(name)).collect();
        let more = u32::try_from(names.len().saturating_sub(NAMED_OUTCOMES)).unwrap_or(u32::MAX);
        if more > 0 {
            told.push(self.phrases.counted(more, "outcome.more.one", "outcome.more.many"));
        }
        self.phrases.list(&told)
    }

    /// An outcome by the name that decisions use for it.
    fn outcome(&self, name: &str) -> String {
        match name {
            "urgent" => self.say("outcome.urgent", &[]),
            "tier" => self.say("outcome.tier", &[]),
            "cell" => self.say("outcome.cell", &[]),
            _ => Subject::parse(name).map_or_else(|| name.to_owned(), |subject| self.quoted(subject)),
        }
    }
}
