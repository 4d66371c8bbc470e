//! The parser's tools: moving over tokens, counting depth, and reading words and values.

use super::Fault;
use super::syntax::{Literal, Value, Word};
use super::token::{Lexer, Token};
use crate::date::{Duration, Unit};
use crate::error::Code;

/// The most levels that parentheses, `not`, `of` and `possible` may nest.
pub const DEEPEST: u32 = 64;

/// Words that can never be a name.
pub(super) const KEYWORDS: &[&str] = &["not", "and", "or", "of", "in", "yes", "no"];

/// The place in the text that has been read to, with the current token.
pub(super) struct Cursor<'a> {
    lexer: Lexer<'a>,
    pub(super) token: Token,
    /// The column of `token`.
    pub(super) column: u32,
    depth: u32,
}

impl<'a> Cursor<'a> {
    pub(super) fn new(text: &'a str) -> Result<Self, Fault> {
        let mut lexer = Lexer::new(text);
        let (token, column) = lexer.read()?;
        Ok(Self { lexer, token, column, depth: 0 })
    }

    /// One or more of something with commas between, up to and with the `)`; the `(` has been read.
    pub(super) fn list<T>(&mut self, one: fn(&mut Self) -> Result<T, Fault>, wanted: &str) -> Result<Vec<T>, Fault> {
        let mut items = vec![one(self)?];
        while self.token == Token::Comma {
            self.advance()?;
            items.push(one(self)?);
        }
        self.expect(&Token::Close, wanted)?;
        Ok(items)
    }

    pub(super) fn value(&mut self) -> Result<Literal, Fault> {
        let column = self.column;
        let value = match self.token.clone() {
            Token::Number(number) => {
                self.advance()?;
                self.number(number, column)?
            }
            Token::Parameter(name) => {
                self.advance()?;
                Value::Parameter(name)
            }
            Token::Operator(_) => {
                let fault = self.unexpected("a value");
                return Err(fault.hint("the operators are `=`, `!=`, `<`, `<=`, `>` and `>=`"));
            }
            _ => Value::Word(self.word("a value")?),
        };
        if self.token == Token::Open {
            return Err(self.unexpected("`and`, `or` or the end").hint("on the right stands a value only"));
        }
        Ok(Literal { value, column })
    }

    pub(super) fn item(&mut self) -> Result<Literal, Fault> {
        let column = self.column;
        if let Token::Number(number) = self.token {
            self.advance()?;
            return Ok(Literal { value: Value::Number(number), column });
        }
        Ok(Literal { value: Value::Word(self.word("a value")?), column })
    }

    /// The unit that may follow a number, which stood at the column.
    pub(super) fn number(&mut self, number: i64, column: u32) -> Result<Value, Fault> {
        let Token::Word(word) = &self.token else { return Ok(Value::Number(number)) };
        let mut unit = Unit::parse(word);
        if word == "working" {
            self.advance()?;
            unit = match &self.token {
                Token::Word(days) => Unit::parse(&format!("working {days}")),
                _ => None,
            };
            if unit.is_none() {
                return Err(self.unexpected("`days` after `working`"));
            }
        }
        let Some(unit) = unit else { return Ok(Value::Number(number)) };
        self.advance()?;
        if number < 0 {
            return Err(Fault::new(
                Code::ExprSyntax,
                column,
                format!("a length of time cannot be negative: `{number}`"),
            ));
        }
        u32::try_from(number).ok().and_then(|count| Duration::new(count, unit)).map(Value::Duration).ok_or_else(|| {
            let message = format!("a length of time cannot be so great: `{number}`");
            Fault::new(Code::ExprOutOfRange, column, message).hint(format!("at most {}", unit.most()))
        })
    }

    pub(super) fn name(&mut self) -> Result<Word, Fault> {
        let column = self.column;
        match &self.token {
            Token::Word(word) if word == "yes" || word == "no" => Err(self.unexpected("a name")),
            _ => Ok(Word { text: self.word("a name")?, column }),
        }
    }

    pub(super) fn word(&mut self, wanted: &str) -> Result<String, Fault> {
        match self.token.clone() {
            Token::Word(word) if matches!(word.as_str(), "yes" | "no") || !KEYWORDS.contains(&word.as_str()) => {
                self.advance()?;
                Ok(word)
            }
            _ => Err(self.unexpected(wanted)),
        }
    }

    /// Passes the current token and reads what it encloses, one level deeper.
    pub(super) fn deeper<T>(&mut self, inner: impl FnOnce(&mut Self) -> Result<T, Fault>) -> Result<T, Fault> {
        if self.depth >= DEEPEST {
            let message = format!("the expression nests deeper than {DEEPEST} levels");
            return Err(
                Fault::new(Code::ExprTooDeep, self.column, message).hint("give parts of it a name under `definitions`")
            );
        }
        self.advance()?;
        self.depth += 1;
        let read = inner(self)?;
        self.depth -= 1;
        Ok(read)
    }

    pub(super) fn at(&self, wanted: &str) -> bool {
        matches!(&self.token, Token::Word(word) if word == wanted)
    }

    pub(super) fn at_comparison(&self) -> bool {
        matches!(self.token, Token::Operator(_)) || self.at("in")
    }

    pub(super) fn advance(&mut self) -> Result<(), Fault> {
        (self.token, self.column) = self.lexer.read()?;
        Ok(())
    }

    pub(super) fn expect(&mut self, token: &Token, wanted: &str) -> Result<(), Fault> {
        if self.token == *token { self.advance() } else { Err(self.unexpected(wanted)) }
    }

    pub(super) fn unexpected(&self, wanted: &str) -> Fault {
        let fault = Fault::new(Code::ExprSyntax, self.column, format!("expected {wanted}, found {}", self.token));
        match &self.token {
            Token::Word(word) if word == "not" => fault.hint("`not` stands before the whole condition it turns"),
            Token::Word(word) => match KEYWORDS.iter().find(|keyword| keyword.eq_ignore_ascii_case(word)) {
                Some(keyword) if keyword != word => fault.hint(format!("did you mean `{keyword}`?")),
                _ => fault,
            },
            _ => fault,
        }
    }
}
