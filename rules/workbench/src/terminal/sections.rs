//! The parts of the view that are sentences: what is urgent, what to ask next, why, what to note.

use super::View;
use super::canvas::{ALARM, CARE, Canvas, PLAIN, QUIET, STRONG};
use synlig::Line;

/// The questions that a decision shows; the rest are told by `synlig questions`.
const SHOWN: usize = 6;

impl View<'_> {
    pub(super) fn urgent(&self, canvas: &mut Canvas) {
        let Some(section) = self.section("urgent") else { return };
        for line in &section.lines {
            let banner = ALARM.invert();
            canvas.paragraph(&format!("{banner} {} {banner:#} ", self.words.say("urgent")), &line.text, ALARM);
        }
    }

    /// A section of the explanation as it is.
    pub(super) fn sentences(&self, canvas: &mut Canvas, id: &str) {
        let Some(section) = self.section(id) else { return };
        canvas.heading(&section.heading);
        let (mark, style) = if id == "warnings" { ("! ", CARE) } else { ("• ", PLAIN) };
        for line in &section.lines {
            canvas.paragraph(&format!("  {mark}"), &line.text, style);
            for under in &line.under {
                canvas.paragraph("    ", under, QUIET);
            }
        }
    }

    pub(super) fn first_questions(&self, canvas: &mut Canvas) {
        let Some(section) = self.section("questions") else { return };
        canvas.heading(&section.heading);
        self.ask(canvas, section.lines.iter().take(SHOWN));
        let more = section.lines.len().saturating_sub(SHOWN);
        if more > 0 {
            canvas.paragraph("     ", &self.words.say_with("questions.more", "count", &more.to_string()), QUIET);
        }
    }

    pub(super) fn all_questions(&self, canvas: &mut Canvas) {
        match self.section("questions") {
            Some(section) => self.ask(canvas, section.lines.iter()),
            None => canvas.paragraph("", self.words.say("questions.none"), PLAIN),
        }
    }

    fn ask<'l>(&self, canvas: &mut Canvas, lines: impl Iterator<Item = &'l Line>) {
        for (number, line) in (1..).zip(lines) {
            canvas.paragraph(&format!("{number:>3}. "), &line.text, STRONG);
            for under in &line.under {
                canvas.paragraph("     ", under, QUIET);
            }
        }
    }
}
