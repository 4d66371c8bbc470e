//! Splits an expression's text into tokens, one at a time, so that the fault reported is the first one.

use super::Fault;
use super::syntax::Operator;
use crate::error::Code;
use std::fmt;
use std::str::Chars;

/// The smallest parts of an expression.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Token {
    Word(String),
    Number(i64),
    /// `$name`, without the dollar.
    Parameter(String),
    Operator(Operator),
    Open,
    Close,
    Comma,
    End,
}

impl fmt::Display for Token {
    /// As it is called in messages.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Word(word) => write!(f, "`{}`", shortened(word)),
            Self::Number(number) => write!(f, "`{number}`"),
            Self::Parameter(name) => write!(f, "`${}`", shortened(name)),
            Self::Operator(operator) => write!(f, "`{operator}`"),
            Self::Open => f.write_str("`(`"),
            Self::Close => f.write_str("`)`"),
            Self::Comma => f.write_str("`,`"),
            Self::End => f.write_str("the end"),
        }
    }
}

/// A word as messages show it: a word of thousands of letters would hide what is said of it.
pub(super) fn shortened(word: &str) -> String {
    const SHOWN: usize = 60;
    if word.chars().nth(SHOWN).is_none() {
        return word.to_owned();
    }
    word.chars().take(SHOWN).chain(['…']).collect()
}

/// Reads tokens off the front of a text.
pub(super) struct Lexer<'a> {
    rest: Chars<'a>,
    column: u32,
}

impl<'a> Lexer<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Self { rest: text.chars(), column: 1 }
    }

    /// The next token and its column.
    pub(super) fn read(&mut self) -> Result<(Token, u32), Fault> {
        self.take_while(|c| matches!(c, ' ' | '\t' | '\n' | '\r'));
        let column = self.column;
        let Some(first) = self.peek(0) else { return Ok((Token::End, column)) };
        let second = self.peek(1);
        let token = match first {
            '(' => self.take(1, Token::Open),
            ')' => self.take(1, Token::Close),
            ',' => self.take(1, Token::Comma),
            '=' => self.take(1, Token::Operator(Operator::Equal)),
            '!' if second == Some('=') => self.take(2, Token::Operator(Operator::NotEqual)),
            '<' if second == Some('=') => self.take(2, Token::Operator(Operator::LessOrEqual)),
            '<' => self.take(1, Token::Operator(Operator::Less)),
            '>' if second == Some('=') => self.take(2, Token::Operator(Operator::GreaterOrEqual)),
            '>' => self.take(1, Token::Operator(Operator::Greater)),
            '$' => {
                self.bump();
                if !self.peek(0).is_some_and(|c| c.is_ascii_alphabetic()) {
                    return Err(Fault::new(Code::ExprSyntax, column, "expected a parameter's name after `$`"));
                }
                Token::Parameter(self.take_while(in_word))
            }
            'A'..='Z' | 'a'..='z' => Token::Word(self.word()),
            '0'..='9' => self.number(column)?,
            '-' if second.is_some_and(|c| c.is_ascii_digit()) => self.number(column)?,
            other => return Err(strange(other, column)),
        };
        Ok((token, column))
    }

    fn word(&mut self) -> String {
        let mut word = self.take_while(in_word);
        while self.peek(0) == Some('.') && self.peek(1).is_some_and(|c| c.is_ascii_alphabetic()) {
            self.bump();
            word.push('.');
            word.push_str(&self.take_while(in_word));
        }
        word
    }

    fn number(&mut self, column: u32) -> Result<Token, Fault> {
        let mut text = String::new();
        text.extend(self.peek(0).filter(|&c| c == '-'));
        if !text.is_empty() {
            self.bump();
        }
        text.push_str(&self.take_while(|c| c.is_ascii_digit()));
        // `14days` and `2.5` are said as a whole, not as a number and something strange after it.
        let decimal = self.peek(0) == Some('.') && self.peek(1).is_some_and(|c| c.is_ascii_digit());
        if decimal || self.peek(0).is_some_and(in_word) {
            text.push_str(&self.take_while(|c| in_word(c) || c == '.'));
            let fault = Fault::new(Code::ExprSyntax, column, format!("`{}` is no whole number", shortened(&text)));
            return Err(if decimal { fault } else { fault.hint("put a space after the number") });
        }
        text.parse().map(Token::Number).map_err(|_| {
            Fault::new(Code::ExprOutOfRange, column, format!("the number `{}` is too large", shortened(&text)))
        })
    }

    fn take(&mut self, characters: usize, token: Token) -> Token {
        for _ in 0..characters {
            self.bump();
        }
        token
    }

    fn take_while(&mut self, fits: fn(char) -> bool) -> String {
        let mut taken = String::new();
        while let Some(c) = self.peek(0).filter(|&c| fits(c)) {
            taken.push(c);
            self.bump();
        }
        taken
    }

    fn peek(&self, ahead: usize) -> Option<char> {
        self.rest.clone().nth(ahead)
    }

    fn bump(&mut self) {
        if self.rest.next().is_some() {
            self.column = self.column.saturating_add(1);
        }
    }
}

fn in_word(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '_'
}

fn strange(c: char, column: u32) -> Fault {
    // What cannot be seen is named by its number.
    let shown = if c.is_control() || c.is_whitespace() { format!("U+{:04X}", u32::from(c)) } else { c.to_string() };
    let fault = Fault::new(Code::ExprCharacter, column, format!("the character `{shown}` cannot stand here"));
    match c {
        '"' | '\'' => fault.hint("names and values are written without quotation marks"),
        '&' => fault.hint("write `and`"),
        '|' => fault.hint("write `or`"),
        '!' => fault.hint("write `not`, or `!=`"),
        '≤' => fault.hint("write `<=`"),
        '≥' => fault.hint("write `>=`"),
        '≠' => fault.hint("write `!=`"),
        _ => fault,
    }
}
