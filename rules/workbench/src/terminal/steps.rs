//! The tier as a bar of three steps, the ladders as rungs.

use super::View;
use super::canvas::{CARE, Canvas, GOOD, PLAIN, QUIET, STRONG, pad, sentence, wrap};
use synlig::{Ladder, Subject, TextKind, Tier};

/// The tiers, lowest first, with the keys of their words.
const TIERS: [(Tier, &str); 3] =
    [(Tier::Universal, "tier.universal"), (Tier::Selective, "tier.selective"), (Tier::Indicated, "tier.indicated")];

impl View<'_> {
    pub(super) fn tier(&self, canvas: &mut Canvas) {
        let Some(section) = self.section("tier") else { return };
        canvas.heading(&section.heading);
        let tier = self.decision.tier;
        let step = canvas.width.saturating_sub(16) / 2;
        let (mut bar, mut names) = ("  ".to_owned(), "  ".to_owned());
        for (one, key) in TIERS {
            let (mark, style) = match one {
                one if one <= tier.value => ("●", STRONG),
                one if one <= tier.possible => ("?", CARE),
                _ => ("○", QUIET),
            };
            if one > Tier::Universal {
                let between = match mark {
                    "●" => "━",
                    "?" => "╌",
                    _ => "─",
                };
                bar.push_str(&format!("{style}{}{style:#}", between.repeat(step.saturating_sub(1))));
            }
            bar.push_str(&format!("{style}{mark}{style:#}"));
            let style = if one == tier.value { STRONG } else { style };
            let name = self.words.say(key);
            let name = if mark == "?" { format!("{name}?") } else { name.to_owned() };
            names.push_str(&pad(&format!("{style}{name}{style:#}"), step));
        }
        canvas.line(&bar);
        canvas.line(&names);
        for line in &section.lines {
            let sentences: Vec<&str> = std::iter::once(&line.text).chain(&line.under).map(String::as_str).collect();
            canvas.paragraph("  ", &sentences.join(" "), PLAIN);
        }
    }

    pub(super) fn ladders(&self, canvas: &mut Canvas) {
        let Some(section) = self.section("ladders") else { return };
        canvas.heading(&section.heading);
        for line in &section.lines {
            canvas.paragraph("  ", &line.text, STRONG);
            let ladder = line.id.as_ref().and_then(|id| Some((id, self.decision.ladders.get(id)?)));
            if let Some((id, ladder)) = ladder {
                self.rungs(canvas, id, ladder);
            }
            for under in &line.under {
                canvas.paragraph("    ", under, PLAIN);
            }
        }
    }

    /// The levels, the highest on top, with what holds of them; below them what a ladder is that stands on none.
    fn rungs(&self, canvas: &mut Canvas, id: &str, ladder: &Ladder) {
        let Some(levels) = self.levels.get(id) else { return };
        let is = |held: &Option<String>, level: &str| held.as_deref() == Some(level);
        // What is possible is worth a word only above what is recommended.
        let place = |held: &Option<String>| levels.iter().position(|level| is(held, level));
        let (recommended, possible) = (place(&ladder.recommended), place(&ladder.possible));
        for (index, level) in levels.iter().enumerate().rev() {
            let label = self.texts.get(Subject::Level(id, level), TextKind::Label, self.language).unwrap_or_default();
            let open = Some(index) > recommended && Some(index) <= possible;
            let notes = [
                (is(&ladder.current, level), "level.current"),
                (is(&ladder.recommended, level), "level.recommended"),
                (open, "level.possible"),
            ];
            let notes: Vec<_> = notes.iter().filter(|(holds, _)| *holds).map(|(_, key)| self.words.say(key)).collect();
            let (mark, style) = match (is(&ladder.recommended, level), is(&ladder.current, level), open) {
                (true, _, _) => ("●", GOOD.bold()),
                (_, true, _) => ("◉", STRONG),
                (_, _, true) => ("?", CARE),
                _ => ("┼", QUIET),
            };
            let text = if label.is_empty() { level.clone() } else { format!("{level}  {}", sentence(label)) };
            let text = if notes.is_empty() { text } else { format!("{text}  ← {}", notes.join(", ")) };
            for (line, text) in wrap(&text, canvas.width.saturating_sub(8)).into_iter().enumerate() {
                let mark = if line == 0 { mark } else { "│" };
                canvas.line(&format!("    {style}{mark}  {text}{style:#}"));
            }
        }
        let standing = match ladder.current.as_deref() {
            None => Some(("level.none", "level.current")),
            Some("closed") => Some(("level.closed", "level.current")),
            _ if is(&ladder.recommended, "closed") => Some(("level.closed", "level.recommended")),
            _ => None,
        };
        if let Some((standing, note)) = standing {
            canvas.line(&format!("    {STRONG}◌  {}  ← {}{STRONG:#}", self.words.say(standing), self.words.say(note)));
        }
    }
}
