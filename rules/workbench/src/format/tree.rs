//! JSON text as a tree that keeps what a layout must not touch: the order of keys, keys that are there twice, and how numbers
//! are written.

use serde::de::IgnoredAny;
use std::iter::Peekable;
use std::str::Chars;

/// A value, as it is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Node {
    /// A string, number, `true`, `false` or `null`: its text.
    Scalar(String),
    /// A list.
    List(Vec<Self>),
    /// An object: the texts of its keys, with their values.
    Object(Vec<(String, Self)>),
}

impl Node {
    /// Reads a text. Strings are taken to their shortest spelling, so that two spellings of one string are laid out alike.
    ///
    /// # Errors
    /// The text is not JSON, or nests deeper than `serde_json` reads.
    pub(super) fn read(text: &str) -> Result<Self, serde_json::Error> {
        // What follows may then take for granted that the text is JSON, and that it does not nest without end.
        serde_json::from_str::<IgnoredAny>(text)?;
        value(&mut text.chars().peekable())
    }

    /// Whether it has nothing in it.
    pub(super) fn is_scalar(&self) -> bool {
        match self {
            Self::Scalar(_) => true,
            Self::List(items) => items.is_empty(),
            Self::Object(members) => members.is_empty(),
        }
    }
}

fn value(text: &mut Peekable<Chars<'_>>) -> Result<Node, serde_json::Error> {
    Ok(match next_mark(text) {
        Some('{') => {
            text.next();
            let mut members = Vec::new();
            while next_mark(text).is_some_and(|mark| mark != '}') {
                let key = string(text)?;
                members.push((key, value(text)?));
            }
            text.next();
            Node::Object(members)
        }
        Some('[') => {
            text.next();
            let mut items = Vec::new();
            while next_mark(text).is_some_and(|mark| mark != ']') {
                items.push(value(text)?);
            }
            text.next();
            Node::List(items)
        }
        Some('"') => Node::Scalar(string(text)?),
        _ => {
            let mut word = String::new();
            while let Some(character) = text.next_if(|next| !next.is_ascii_whitespace() && !",:]}".contains(*next)) {
                word.push(character);
            }
            Node::Scalar(word)
        }
    })
}

/// The next character that is neither space nor what only separates.
fn next_mark(text: &mut Peekable<Chars<'_>>) -> Option<char> {
    while text.next_if(|next| next.is_ascii_whitespace() || ",:".contains(*next)).is_some() {}
    text.peek().copied()
}

fn string(text: &mut Peekable<Chars<'_>>) -> Result<String, serde_json::Error> {
    let mut written: String = text.next_if_eq(&'"').into_iter().collect();
    while let Some(character) = text.next() {
        written.push(character);
        match character {
            '"' => break,
            '\\' => written.extend(text.next()),
            _ => {}
        }
    }
    serde_json::to_string(&serde_json::from_str::<String>(&written)?)
}
