//! What is to be done: a dated list by whom and until when; and what lists still lack.

use super::View;
use super::canvas::{ALARM, CARE, Canvas, GOOD, PLAIN, QUIET, STRONG, pad, sentence};
use anstyle::Style;
use synlig::{Action, Date, Status, Strength, Subject, TextKind, Words};

/// The services that are named one by one; of more only how many there are is told.
const NAMED_SERVICES: usize = 3;

/// The columns of a date, such as 2024-03-01, and the space after it.
const DATE: usize = 12;

impl View<'_> {
    pub(super) fn actions(&self, canvas: &mut Canvas) {
        let Some(section) = self.section("actions") else { return };
        canvas.heading(&section.heading);
        let first = |action: &&Action| action.status == Status::Overdue || immediate(action);
        let of = |status: Status| move |action: &&Action| action.status == status && !immediate(action);
        self.group(canvas, "actions.first", '!', ALARM, first);
        self.group(canvas, "actions.open", '•', PLAIN, of(Status::Open));
        self.group(canvas, "actions.blocked", '…', CARE, of(Status::Blocked));
        self.group(canvas, "actions.held_back", '‖', CARE, of(Status::HeldBack));
        self.group(canvas, "actions.refused", '✗', CARE, of(Status::Refused));
        self.brief(canvas, "actions.undetermined", '?', QUIET, Status::Undetermined);
        self.brief(canvas, "actions.done", '✓', GOOD, Status::Done);
    }

    fn group<'v>(
        &'v self,
        canvas: &mut Canvas,
        key: &str,
        mark: char,
        style: Style,
        wanted: impl Fn(&&'v Action) -> bool,
    ) {
        let mut actions = self.decision.actions.iter().filter(wanted).peekable();
        if actions.peek().is_none() {
            return;
        }
        let column = if self.decision.actions.iter().any(|action| date(action).is_some()) { DATE } else { 0 };
        let title = if style == PLAIN { STRONG } else { style };
        canvas.paragraph("  ", self.words.say(key), title);
        for action in actions {
            let date = pad(&date(action).map(|on| on.to_string()).unwrap_or_default(), column);
            let label = sentence(&self.label(Subject::Action(&action.id), &action.id));
            let text = match action.strength {
                _ if style == ALARM => ALARM,
                Strength::Must => STRONG,
                _ => PLAIN,
            };
            canvas.paragraph(&format!("  {style}{mark} {date}{style:#}"), &label, text);
            canvas.paragraph(&" ".repeat(4 + column), &self.about(action), QUIET);
        }
    }

    /// How strongly, until when where that is no date, by whom, and what it waits for.
    fn about(&self, action: &Action) -> String {
        let strength = match action.strength {
            Strength::Must => "strength.must",
            Strength::Should => "strength.should",
            Strength::May => "strength.may",
        };
        let mut parts = vec![self.words.say(strength).to_owned()];
        if action.status == Status::Overdue {
            parts.push(self.words.say("overdue").to_owned());
        }
        if let Some(due) = &action.due {
            parts.extend(due.words.map(|words| self.words.say(words_key(words)).to_owned()));
            if due.on.is_none() && due.words.is_none() {
                parts.extend(self.due_sentence(action));
            }
        }
        parts.extend(self.by(action));
        let consent = action.waits_for.as_ref().or(action.refused.as_ref());
        parts.extend(
            consent.map(|name| self.words.say_with("consent", "consent", &self.label(Subject::Consent(name), name))),
        );
        if !action.held_by.is_empty() {
            let holders: Vec<_> = action.held_by.iter().map(|id| self.label(Subject::Action(id), id)).collect();
            parts.push(self.words.say_with("after", "actions", &holders.join(", ")));
        }
        parts.join(" · ")
    }

    /// The explanation's own sentence on a count that has not started: it knows how lengths of time are said.
    fn due_sentence(&self, action: &Action) -> Option<String> {
        let lines = &self.section("actions")?.lines;
        let line = lines.iter().find(|line| line.id.as_ref() == Some(&action.id))?;
        // The text of the rule set comes first, if there is one; the sentence on the date comes next.
        let place = usize::from(self.texts.get(Subject::Action(&action.id), TextKind::Text, self.language).is_some());
        let said = line.under.get(place)?.trim_end_matches('.');
        let mut letters = said.chars();
        letters.next().map(|first| first.to_lowercase().chain(letters).collect())
    }

    fn by(&self, action: &Action) -> Option<String> {
        let name = |id: &String| self.label(Subject::Service(id), id);
        let asking = self.asking.filter(|asking| action.by.iter().any(|id| id == asking));
        let rest: Vec<_> = action.by.iter().filter(|id| Some(id.as_str()) != asking).collect();
        let mut told: Vec<_> = asking.map(|id| self.label(Subject::Service(id), id)).into_iter().collect();
        if told.len() + rest.len() <= NAMED_SERVICES {
            told.extend(rest.into_iter().map(name));
        } else {
            let room = NAMED_SERVICES.saturating_sub(1);
            let named = if asking.is_some() { 0 } else { room };
            told.extend(rest.iter().take(named).map(|id| name(id)));
            told.push(self.words.say_with("by.more", "count", &(rest.len() - named).to_string()));
        }
        (!told.is_empty()).then(|| told.join(", "))
    }

    /// Actions by their labels only.
    fn brief(&self, canvas: &mut Canvas, key: &str, mark: char, style: Style, status: Status) {
        let mut actions = self.decision.actions.iter().filter(|action| action.status == status).peekable();
        if actions.peek().is_none() {
            return;
        }
        canvas.paragraph("  ", self.words.say(key), style);
        for action in actions {
            let label = sentence(&self.label(Subject::Action(&action.id), &action.id));
            canvas.paragraph(&format!("  {style}{mark}{style:#} "), &label, style);
        }
    }

    pub(super) fn checklists(&self, canvas: &mut Canvas) {
        let Some(section) = self.section("checklists") else { return };
        canvas.heading(&section.heading);
        for list in &self.decision.checklists {
            let name = sentence(&self.label(Subject::Checklist(&list.id), &list.id));
            let Some(missing) = &list.missing else {
                canvas.paragraph("  ", &format!("{name}: {}", self.words.say("checklist.undetermined")), QUIET);
                continue;
            };
            if missing.is_empty() {
                let done = format!("{name}: {}", self.words.say("checklist.complete"));
                canvas.paragraph(&format!("  {GOOD}✓{GOOD:#} "), &done, PLAIN);
                continue;
            }
            canvas.paragraph("  ", &name, STRONG);
            for item in missing {
                let label = sentence(&self.label(Subject::Item(&list.id, item), item));
                let unknown = list.unknown.as_ref().is_some_and(|unknown| unknown.contains(item));
                let label =
                    if unknown { format!("{label} ({})", self.words.say("checklist.not_answered")) } else { label };
                canvas.paragraph("  ☐ ", &label, PLAIN);
            }
        }
    }
}

/// The day until which an action is to be done; the law's own words are not turned into one.
fn date(action: &Action) -> Option<Date> {
    action.due.as_ref().filter(|due| due.words.is_none())?.on
}

/// Whether an action is to be done at this moment.
fn immediate(action: &Action) -> bool {
    let now = action.due.as_ref().is_some_and(|due| due.words == Some(Words::Immediately));
    now && matches!(action.status, Status::Open | Status::Overdue)
}

fn words_key(words: Words) -> &'static str {
    match words {
        Words::Immediately => "due.immediately",
        Words::AtOnce => "due.at_once",
        Words::WithoutUndueDelay => "due.without_undue_delay",
        Words::AsSoonAsPossible => "due.as_soon_as_possible",
    }
}
