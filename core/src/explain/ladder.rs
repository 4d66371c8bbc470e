//! Ladders: where the case is on each, and where it should go.

use super::page::Line;
use super::writer::Writer;
use crate::decide::decision::{Change, Ladder};
use crate::texts::{Kind, Subject};

/// The word that stands for a level once a ladder is closed.
const CLOSED: &str = "closed";

impl Writer<'_> {
    pub(super) fn ladders(&self) -> Vec<Line> {
        self.decision.ladders.iter().map(|(id, ladder)| self.ladder(id, ladder)).collect()
    }

    fn ladder(&self, id: &String, ladder: &Ladder) -> Line {
        let closed = ladder.current.as_deref() == Some(CLOSED);
        let key = match ladder.change {
            Change::None if closed => "ladder.stays_closed",
            Change::None => "ladder.none",
            Change::Start if closed => "ladder.start_again",
            Change::Start => "ladder.start",
            Change::Raise => "ladder.raise",
            Change::Keep => "ladder.keep",
            Change::Lower => "ladder.lower",
            Change::Close => "ladder.close",
        };
        let level = |level: &Option<String>| level.as_ref().map(|level| self.level(id, level)).unwrap_or_default();
        let (name, current, recommended) =
            (self.label(Subject::Ladder(id)), level(&ladder.current), level(&ladder.recommended));
        let higher = (ladder.possible != ladder.recommended)
            .then(|| self.say("ladder.possible", &[("level", &level(&ladder.possible))]));
        let values = [("ladder", name.as_str()), ("current", &current), ("level", &recommended)];
        Line::new(Some(id), self.say(key, &values)).with(higher)
    }

    /// A level as it stands inside a sentence: its number, if it has one, and its label.
    pub(super) fn level(&self, ladder: &str, level: &str) -> String {
        let numbered = level.chars().all(|letter| letter.is_ascii_digit());
        let subject = Subject::Level(ladder, level);
        match self.texts.get(subject, Kind::Label, self.language) {
            Some(_) if numbered => self.say("level.labelled", &[("level", level), ("text", &self.quoted(subject))]),
            Some(_) => self.quoted(subject),
            None => self.say("level", &[("level", level)]),
        }
    }
}
