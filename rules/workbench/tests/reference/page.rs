//! A page of Markdown as a test reads it: its fenced blocks, its tables, its code spans.

use crate::panic_with;

/// A fenced block.
#[derive(Debug)]
pub(crate) struct Fence {
    /// The line of its first fence, from 1.
    pub(crate) line: usize,
    /// What stands behind the fence.
    pub(crate) language: String,
    /// The text between the fences.
    pub(crate) text: String,
    /// The paragraph directly before it, in one line.
    pub(crate) before: String,
}

/// A table.
#[derive(Debug)]
pub(crate) struct Table {
    /// The line of its header, from 1.
    pub(crate) line: usize,
    /// The nearest heading above it, without its signs.
    pub(crate) heading: String,
    /// The cells of the header.
    pub(crate) header: Vec<String>,
    /// The cells of each row.
    pub(crate) rows: Vec<Vec<String>>,
}

/// A page.
#[derive(Debug, Default)]
pub(crate) struct Page {
    /// Its fenced blocks, in order.
    pub(crate) fences: Vec<Fence>,
    /// Its tables, in order.
    pub(crate) tables: Vec<Table>,
    /// Its other lines, each with its number.
    pub(crate) prose: Vec<(usize, String)>,
}

impl Page {
    /// Reads a page.
    pub(crate) fn read(text: &str) -> Self {
        let mut page = Self::default();
        let mut heading = String::new();
        let mut paragraph: Vec<&str> = Vec::new();
        let mut last: Vec<&str> = Vec::new();
        let mut lines = text.lines().enumerate().map(|(index, line)| (index + 1, line)).peekable();
        while let Some((number, line)) = lines.next() {
            if let Some(language) = line.strip_prefix("```") {
                let inside: Vec<&str> =
                    lines.by_ref().map(|(_, line)| line).take_while(|line| *line != "```").collect();
                let before = if paragraph.is_empty() { &last } else { &paragraph };
                page.fences.push(Fence {
                    line: number,
                    language: language.to_owned(),
                    text: inside.join("\n") + "\n",
                    before: before.join(" "),
                });
                (paragraph, last) = (Vec::new(), Vec::new());
            } else if line.starts_with('|') {
                let mut rows = Vec::new();
                while let Some((_, row)) = lines.next_if(|(_, line)| line.starts_with('|')) {
                    rows.push(cells(row));
                }
                // The first row below the header is the line that makes it a table.
                rows.remove(0);
                page.tables.push(Table { line: number, heading: heading.clone(), header: cells(line), rows });
                (paragraph, last) = (Vec::new(), Vec::new());
            } else if line.is_empty() {
                last = std::mem::take(&mut paragraph);
            } else {
                assert!(!line.trim_start().starts_with("```"), "line {number}: a fence stands at the margin");
                if line.starts_with('#') {
                    line.trim_start_matches(['#', ' ']).clone_into(&mut heading);
                }
                paragraph.push(line);
                page.prose.push((number, line.to_owned()));
            }
        }
        page
    }

    /// The tables whose header begins with these cells.
    pub(crate) fn tables_of(&self, header: &[&str]) -> Vec<&Table> {
        self.tables.iter().filter(|table| table.header.iter().zip(header).all(|(is, wanted)| is == wanted)).collect()
    }

    /// The one table whose header begins with these cells.
    pub(crate) fn table_of(&self, header: &[&str]) -> &Table {
        match self.tables_of(header).as_slice() {
            [only] => only,
            found => panic_with(&format!("{} tables begin with {header:?}", found.len())),
        }
    }
}

fn cells(row: &str) -> Vec<String> {
    row.trim_matches('|').split(" | ").map(|cell| cell.trim().to_owned()).collect()
}

/// The code spans of a line.
pub(crate) fn spans(text: &str) -> Vec<&str> {
    text.split('`').skip(1).step_by(2).collect()
}

/// The only code span of a cell.
pub(crate) fn span(text: &str) -> &str {
    match spans(text).as_slice() {
        [only] => only,
        found => panic_with(&format!("`{text}` holds {} code spans, not one", found.len())),
    }
}
