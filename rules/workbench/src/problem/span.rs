//! From the engine's places (line, column, column inside an expression) to bytes of the document.

use std::ops::Range;

/// The bytes that a problem is about: the key or value at a line and column; with a column inside the expression there, the
/// word at that column.
pub(crate) fn of(source: &str, line: u32, column: u32, expression_column: Option<u32>) -> Range<usize> {
    let start = offset(source, line, column);
    let rest = source.get(start..).unwrap_or_default();
    match expression_column {
        Some(column) if rest.starts_with('"') => inside(rest, column, start),
        _ => start..start + token(rest),
    }
}

/// The lines worth showing: a long document is cut to the one line, with the number of that line.
pub(super) fn window(source: &str, line: u32, at: Range<usize>) -> (&str, usize, Range<usize>) {
    let begin = source.get(..at.start).and_then(|before| before.rfind('\n')).map_or(0, |newline| newline + 1);
    let end = source.get(begin..).and_then(|rest| rest.find('\n')).map_or(source.len(), |length| begin + length);
    let shown = source.get(begin..end).unwrap_or_default();
    let last = at.end.min(end).max(at.start);
    (shown, usize::try_from(line).unwrap_or(usize::MAX), at.start - begin..last - begin)
}

fn offset(source: &str, line: u32, column: u32) -> usize {
    let before = usize::try_from(line).unwrap_or(usize::MAX).saturating_sub(1);
    let start: usize = source.split_inclusive('\n').take(before).map(str::len).sum();
    let along = usize::try_from(column).unwrap_or(usize::MAX).saturating_sub(1);
    let rest = source.get(start..).unwrap_or_default();
    start + rest.char_indices().nth(along).map_or(rest.len(), |(at, _)| at)
}

/// How long the key or value is that a text starts with; a bracket stands for all that it opens.
fn token(rest: &str) -> usize {
    match rest.chars().next() {
        None => 0,
        Some('"') => string(rest),
        Some(first @ ('{' | '[' | '}' | ']' | ',' | ':')) => first.len_utf8(),
        Some(first) => {
            let ends = |c: char| c.is_whitespace() || matches!(c, ',' | ']' | '}' | ':' | '"');
            rest.find(ends).unwrap_or(rest.len()).max(first.len_utf8())
        }
    }
}

/// The length of a JSON string with its quotes.
fn string(rest: &str) -> usize {
    let mut escaped = false;
    for (at, character) in rest.char_indices().skip(1) {
        match character {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' => return at + 1,
            '\n' => return at,
            _ => {}
        }
    }
    rest.len()
}

/// The word at a column of the text that a JSON string stands for.
fn inside(rest: &str, column: u32, start: usize) -> Range<usize> {
    let characters = characters(rest);
    let along = usize::try_from(column).unwrap_or(usize::MAX).saturating_sub(1);
    let wordy = |c: char| c.is_alphanumeric() || matches!(c, '_' | '.' | '$');
    let Some((first, range)) = characters.get(along) else {
        // Something is missing at the end: the closing quote is shown.
        let quote = string(rest).saturating_sub(1);
        return start + quote..start + quote + 1;
    };
    let word = characters.iter().skip(along).take_while(|(c, _)| wordy(*first) && wordy(*c));
    let end = word.last().map_or(range.end, |(_, last)| last.end);
    start + range.start..start + end
}

/// The characters that a JSON string stands for, each with its bytes in the document. A pair of surrogates is one.
fn characters(rest: &str) -> Vec<(char, Range<usize>)> {
    let mut found = Vec::new();
    let mut all = rest.char_indices().skip(1).peekable();
    while let Some((at, character)) = all.next() {
        match character {
            '"' | '\n' => break,
            '\\' => {
                let Some((after, kind)) = all.next() else { break };
                let length = match rest.get(after + 1..after + 5).and_then(|hex| u32::from_str_radix(hex, 16).ok()) {
                    Some(0xD800..=0xDBFF) if kind == 'u' => 12,
                    Some(_) if kind == 'u' => 6,
                    _ => 2,
                };
                while all.next_if(|(next, _)| *next < at + length).is_some() {}
                found.push(('\\', at..at + length));
            }
            _ => found.push((character, at..at + character.len_utf8())),
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::{of, window};

    fn marked(source: &str, line: u32, column: u32, expression_column: Option<u32>) -> &str {
        source.get(of(source, line, column, expression_column)).unwrap()
    }

    #[test]
    fn keys_values_and_words_of_expressions() {
        let source = "{\n  \"når\": { \"when\": \"child.blå and \\u00e5x >= 3\" },\n  \"n\": 12}";
        assert_eq!(marked(source, 2, 3, None), "\"når\"");
        assert_eq!(marked(source, 2, 10, None), "{");
        assert_eq!(marked(source, 2, 20, None), "\"child.blå and \\u00e5x >= 3\"");
        assert_eq!(marked(source, 2, 20, Some(1)), "child.blå");
        assert_eq!(marked(source, 2, 20, Some(11)), "and");
        assert_eq!(marked(source, 2, 20, Some(15)), "\\u00e5");
        assert_eq!(marked(source, 2, 20, Some(16)), "x");
        assert_eq!(marked(source, 2, 20, Some(18)), ">");
        assert_eq!(marked(source, 2, 20, Some(22)), "\"");
        assert_eq!(marked(source, 3, 8, None), "12");
        assert_eq!(marked(source, 9, 9, None), "");
    }

    #[test]
    fn a_pair_of_surrogates_is_one_character() {
        let source = r#""\ud83d\ude00 ab""#;
        assert_eq!(marked(source, 1, 1, Some(3)), "ab");
    }

    #[test]
    fn one_line_is_shown_with_its_number() {
        let source = "{\n  \"a\": [\n  1 ]}";
        let (shown, line, at) = window(source, 2, of(source, 2, 3, None));
        assert_eq!((shown, line, shown.get(at).unwrap()), ("  \"a\": [", 2, "\"a\""));
    }
}
