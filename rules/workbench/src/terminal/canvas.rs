//! Lines of text within a width: wrapping, padding, colour. Colour codes are always written; where nobody sees colours,
//! whoever prints takes them away.

use anstyle::{AnsiColor, Style};

pub(super) const PLAIN: Style = Style::new();
pub(super) const STRONG: Style = Style::new().bold();
pub(super) const QUIET: Style = Style::new().dimmed();
pub(super) const HEADING: Style = AnsiColor::Cyan.on_default().bold();
pub(super) const ALARM: Style = AnsiColor::Red.on_default().bold();
pub(super) const CARE: Style = AnsiColor::Yellow.on_default();
pub(super) const GOOD: Style = AnsiColor::Green.on_default();
pub(super) const PLACE: Style = Style::new().bold().invert();

/// A text that grows line by line and stays within its width.
#[derive(Clone, Debug)]
pub(super) struct Canvas {
    pub(super) width: usize,
    text: String,
}

impl Canvas {
    pub(super) fn new(width: usize) -> Self {
        Self { width, text: String::new() }
    }

    pub(super) fn finish(self) -> String {
        self.text
    }

    /// An empty line, then a heading.
    pub(super) fn heading(&mut self, text: &str) {
        if !self.text.is_empty() {
            self.text.push('\n');
        }
        self.paragraph("", text, HEADING);
    }

    /// One line as it is.
    pub(super) fn line(&mut self, line: &str) {
        self.text.push_str(line.trim_end());
        self.text.push('\n');
    }

    /// A text that starts after `first` and goes on indented as far, wrapped.
    pub(super) fn paragraph(&mut self, first: &str, text: &str, style: Style) {
        let indent = columns(first);
        for (index, line) in wrap(text, self.width.saturating_sub(indent)).into_iter().enumerate() {
            let before = if index == 0 { first.to_owned() } else { " ".repeat(indent) };
            self.line(&format!("{before}{style}{line}{style:#}"));
        }
    }
}

/// The columns that a text takes on a terminal, colour codes not counted.
pub(super) fn columns(text: &str) -> usize {
    textwrap::core::display_width(text)
}

/// A text filled up with spaces.
pub(super) fn pad(text: &str, to: usize) -> String {
    format!("{text}{}", " ".repeat(to.saturating_sub(columns(text))))
}

/// A text as lines, broken between words, and within a word only where it is longer than a line.
pub(super) fn wrap(text: &str, width: usize) -> Vec<String> {
    textwrap::wrap(text, width.max(8)).into_iter().map(std::borrow::Cow::into_owned).collect()
}

/// With a capital letter first.
pub(super) fn sentence(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

#[cfg(test)]
mod tests {
    use super::{ALARM, Canvas, columns, pad};

    #[test]
    fn paragraphs_hang_and_stay_within_the_width() {
        let mut canvas = Canvas::new(20);
        canvas.paragraph("• ", "å gå på tur i skogen med barna", ALARM);
        let text = anstream::adapter::strip_str(&canvas.finish()).to_string();
        assert_eq!(text, "• å gå på tur i\n  skogen med barna\n");
    }

    #[test]
    fn colour_takes_no_columns() {
        assert_eq!(columns(&format!("{ALARM}blå{ALARM:#}")), 3);
        assert_eq!(pad("blå", 5), "blå  ");
    }
}
