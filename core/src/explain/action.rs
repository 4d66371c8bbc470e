//! Actions: what is urgent, what is to be done by whom and until when, what is not settled, what is done.

use super::page::Line;
use super::phrases::{capital, ended};
use super::writer::Writer;
use crate::decide::Status;
use crate::decide::decision::{Action, Due};
use crate::ruleset::values::{Strength, Words};
use crate::texts::{Kind, Subject};

impl Writer<'_> {
    /// Which duties are to be met at this moment; or that there are none, and what would have to be asked to be sure.
    pub(super) fn urgency(&self) -> Vec<Line> {
        if self.decision.urgent {
            let urgent = self.decision.actions.iter().filter(|action| is_urgent(action));
            let labels = urgent.map(|action| ended(&capital(&self.label(Subject::Action(&action.id)))));
            return vec![Line::new(None, self.say("urgent", &[])).with(labels)];
        }
        let mut lines = vec![Line::new(None, self.say("not_urgent", &[]))];
        let open = self.decision.questions.iter().filter(|ask| ask.could_change.iter().any(|one| one == "urgent"));
        let questions: Vec<_> = open.map(|question| self.question(&question.fact)).collect();
        if !questions.is_empty() {
            lines.push(Line::new(None, self.say("not_urgent.open", &[])).with(questions));
        }
        lines
    }

    /// What is in force, and what is held back.
    pub(super) fn actions(&self) -> Vec<Line> {
        let shown = |action: &&Action| action.status.is_in_force() || action.status == Status::HeldBack;
        let lines: Vec<_> = self.decision.actions.iter().filter(shown).map(|action| self.action(action)).collect();
        if lines.is_empty() && !self.decision.actions.is_empty() {
            return vec![Line::new(None, self.say("action.none", &[]))];
        }
        lines
    }

    pub(super) fn undetermined(&self) -> Vec<Line> {
        self.of_status(Status::Undetermined).map(|action| self.heading(action)).collect()
    }

    pub(super) fn done(&self) -> Vec<Line> {
        let line =
            |action: &Action| Line::new(Some(&action.id), ended(&capital(&self.label(Subject::Action(&action.id)))));
        self.of_status(Status::Done).map(line).collect()
    }

    fn of_status(&self, status: Status) -> impl Iterator<Item = &Action> {
        self.decision.actions.iter().filter(move |action| action.status == status)
    }

    /// How strongly it is asked for, and its label.
    fn heading(&self, action: &Action) -> Line {
        let strength = match action.strength {
            Strength::Must => "strength.must",
            Strength::Should => "strength.should",
            Strength::May => "strength.may",
        };
        let key = if action.status == Status::HeldBack { "action.held_back" } else { "action" };
        let label = self.label(Subject::Action(&action.id));
        Line::new(Some(&action.id), self.say(key, &[("strength", &self.say(strength, &[])), ("label", &label)]))
    }

    fn action(&self, action: &Action) -> Line {
        let mut under: Vec<String> = self.more(Subject::Action(&action.id)).into_iter().collect();
        under.extend(action.due.as_ref().map(|due| self.due(action, due)));
        for (key, consent) in [("action.blocked", &action.waits_for), ("action.refused", &action.refused)] {
            let name = consent.as_ref().map(|name| self.quoted(Subject::Consent(name)));
            under.extend(name.map(|name| self.say(key, &[("consent", &name)])));
        }
        if !action.held_by.is_empty() {
            let holders = self.all_quoted(action.held_by.iter().map(|id| Subject::Action(id)));
            under.push(self.say("action.held_by", &[("actions", &self.phrases.list(&holders))]));
        }
        if !action.by.is_empty() {
            under.push(self.say("action.by", &[("services", &self.services(&action.by))]));
        }
        under.extend(self.basis(&action.basis));
        self.heading(action).with(under)
    }

    fn due(&self, action: &Action, due: &Due) -> String {
        let overdue = action.status == Status::Overdue;
        let date = due.on.map(|on| self.phrases.date(on)).unwrap_or_default();
        let key = match (due.words, due.on) {
            (Some(Words::Immediately), _) if overdue => "due.immediately.overdue",
            (Some(Words::Immediately), _) => "due.immediately",
            (Some(Words::AtOnce), _) => "due.at_once",
            (Some(Words::WithoutUndueDelay), _) => "due.without_undue_delay",
            (Some(Words::AsSoonAsPossible), _) => "due.as_soon_as_possible",
            (None, Some(_)) if overdue => "due.overdue",
            (None, Some(_)) => "due.on",
            (None, None) => return self.not_started(action, due),
        };
        self.say(key, &[("date", &date)])
    }

    /// A length of time that has not begun, and what it begins with.
    fn not_started(&self, action: &Action, due: &Due) -> String {
        let period = self.phrases.period(due.within.as_deref().unwrap_or_default());
        let events = self.all_quoted(self.texts.starts(&action.id).map(Subject::Event));
        let key = match events.as_slice() {
            [] => "due.within",
            [_] => "due.after",
            _ => "due.after_latest",
        };
        self.say(key, &[("period", &period), ("events", &self.phrases.choice(&events))])
    }

    /// A fact's question as it is asked.
    pub(super) fn question(&self, fact: &str) -> String {
        self.texts.get(Subject::Fact(fact), Kind::Question, self.language).unwrap_or(fact).to_owned()
    }
}

/// Whether it makes a case urgent.
fn is_urgent(action: &Action) -> bool {
    action.strength == Strength::Must
        && action.due.as_ref().is_some_and(|due| due.words == Some(Words::Immediately))
        && matches!(action.status, Status::Open | Status::Overdue)
}
