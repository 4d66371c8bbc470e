//! The visibility matrix, and what each service sees by itself.

use super::View;
use super::canvas::{CARE, Canvas, HEADING, PLACE, PLAIN, QUIET, STRONG, columns, pad, sentence, wrap};
use anstyle::Style;
use synlig::{Cell, Subject, Visibility};

impl View<'_> {
    pub(super) fn matrix(&self, canvas: &mut Canvas) {
        let Some(place) = &self.decision.visibility else { return };
        canvas.heading(self.section("visibility").map_or("", |section| section.heading.as_str()));
        self.draw(canvas, place);
        let known = self.section("visibility").and_then(|section| section.lines.first());
        for line in known.into_iter().flat_map(|line| &line.under) {
            canvas.paragraph("  ", line, PLAIN);
        }
        self.views(canvas, place);
    }

    fn draw(&self, canvas: &mut Canvas, place: &Visibility) {
        let heads = ["symptoms.yes", "symptoms.no"].map(|key| self.words.say(key));
        let longest = heads.iter().flat_map(|head| head.split(' ')).map(columns).max().unwrap_or(0);
        let head = longest.clamp(10, 16);
        // Two spaces before, one after the heads, three borders, and a space on either side inside each cell.
        let cell = canvas.width.saturating_sub(head + 2 + 1 + 3 + 4) / 2;
        let border = |left, middle, right| {
            let side = "─".repeat(cell + 2);
            format!("{}{QUIET}{left}{side}{middle}{side}{right}{QUIET:#}", " ".repeat(head + 3))
        };
        let [known, not_known] = ["problem.known", "problem.not_known"].map(|key| wrap(self.words.say(key), cell));
        for index in 0..known.len().max(not_known.len()) {
            let part = |lines: &[String]| lines.get(index).cloned().unwrap_or_default();
            let indent = " ".repeat(head + 5);
            let both = format!("{}{}", pad(&part(&known), cell + 3), part(&not_known));
            canvas.line(&format!("{indent}{STRONG}{}{STRONG:#}", both.trim_end()));
        }
        canvas.line(&border("┌", "┬", "┐"));
        for (row, cells) in [[Cell::A, Cell::B], [Cell::C, Cell::D]].into_iter().enumerate() {
            if row > 0 {
                canvas.line(&border("├", "┼", "┤"));
            }
            let head_lines = wrap(heads.get(row).copied().unwrap_or_default(), head);
            let [left, right] = cells.map(|one| self.cell(one, place, cell));
            for index in 0..head_lines.len().max(left.len()).max(right.len()) {
                let head = pad(head_lines.get(index).map_or("", String::as_str), head);
                let part = |lines: &[String]| lines.get(index).cloned().unwrap_or_else(|| " ".repeat(cell));
                let bar = format!("{QUIET}│{QUIET:#}");
                let (left, right) = (part(&left), part(&right));
                canvas.line(&format!("  {STRONG}{head}{STRONG:#} {bar} {left} {bar} {right} {bar}"));
            }
        }
        canvas.line(&border("└", "┴", "┘"));
    }

    /// A cell as padded lines: its letter, whether the child is there, and what it means.
    fn cell(&self, cell: Cell, place: &Visibility, width: usize) -> Vec<String> {
        let letter = cell.as_str();
        let (mark, letter_style, style): (_, Style, Style) = if place.cell == Some(cell) {
            (format!("● {}", self.words.say("here")), PLACE, PLAIN)
        } else if place.possible.contains(&cell) {
            (format!("? {}", self.words.say("perhaps_here")), PLACE, PLAIN)
        } else {
            (String::new(), QUIET, QUIET)
        };
        // Where the words have no room, the sign alone tells it.
        let mark = if columns(&mark) + 4 > width { mark.chars().take(1).collect() } else { mark };
        let first = format!("{letter_style} {letter} {letter_style:#} {STRONG}{mark}{STRONG:#}");
        let text = self.label(Subject::Cell(cell), "");
        let wrapped = wrap(&text, width).into_iter().map(|line| format!("{style}{}{style:#}", pad(&line, width)));
        std::iter::once(pad(&first, width)).chain(wrapped).collect()
    }

    fn views(&self, canvas: &mut Canvas, place: &Visibility) {
        if place.views.is_empty() {
            return;
        }
        canvas.line("");
        canvas.paragraph("  ", self.words.say("views"), HEADING);
        let name = |id: &String| sentence(&self.label(Subject::Service(id), id));
        let longest = place.views.keys().map(|id| columns(&name(id))).max().unwrap_or(0).min(canvas.width / 2);
        for (service, view) in &place.views {
            let cells: Vec<_> = view.possible.iter().map(|cell| cell.as_str()).collect();
            let cells = cells.join(&format!(" {} ", self.words.say("or")));
            let differs = place.sharing.contains(service);
            let (key, style) = if differs { ("views.other", CARE) } else { ("views.same", QUIET) };
            let name = name(service);
            if columns(&name) > longest {
                canvas.paragraph("  ", &name, PLAIN);
            }
            let shown = if columns(&name) > longest { String::new() } else { name };
            let first = format!("  {}  {STRONG}{}{STRONG:#}  ", pad(&shown, longest), pad(&cells, 10));
            canvas.paragraph(&first, self.words.say(key), style);
        }
    }
}
