//! Reads an expression by recursive descent, never deeper than [`super::DEEPEST`], and stops at the first fault.

use super::Fault;
use super::cursor::{Cursor, KEYWORDS};
use super::syntax::{Expr, Function, Kind, Operand, Word};
use super::token::{Token, shortened};
use crate::error::{Code, nearest};

/// The most characters (code points) that an expression may have.
pub const LONGEST: usize = 4_000;

const FUNCTIONS: &[&str] =
    &["happened", "since", "after", "answered", "consent", "refused", "current", "action", "possible"];

/// Reads an expression, or says what is first wrong with it.
pub fn parse(text: &str) -> Result<Expr, Fault> {
    if text.chars().nth(LONGEST).is_some() {
        return Err(Fault::new(Code::ExprTooLong, 1, format!("the expression has more than {LONGEST} characters"))
            .hint("give parts of it a name under `definitions`"));
    }
    let mut parser = Cursor::new(text)?;
    if parser.token == Token::End {
        return Err(Fault::new(Code::ExprSyntax, parser.column, "the expression is empty"));
    }
    let expr = parser.condition()?;
    match parser.token {
        Token::End => Ok(expr),
        _ => Err(parser.unexpected("`and`, `or` or the end")),
    }
}

/// What was read before it is known whether a comparison follows.
enum Left {
    Operand(Operand),
    Condition(Expr),
    /// A value, which may stand on the right only.
    Value,
}

impl Cursor<'_> {
    fn condition(&mut self) -> Result<Expr, Fault> {
        self.series("or", Self::all, Kind::Or)
    }

    fn all(&mut self) -> Result<Expr, Fault> {
        self.series("and", Self::negation, Kind::And)
    }

    fn series(
        &mut self,
        word: &str,
        part: fn(&mut Self) -> Result<Expr, Fault>,
        kind: fn(Vec<Expr>) -> Kind,
    ) -> Result<Expr, Fault> {
        let column = self.column;
        let first = part(self)?;
        if !self.at(word) {
            return Ok(first);
        }
        let mut parts = vec![first];
        while self.at(word) {
            self.advance()?;
            parts.push(part(self)?);
        }
        Ok(Expr { kind: kind(parts), column })
    }

    fn negation(&mut self) -> Result<Expr, Fault> {
        if !self.at("not") {
            return self.comparison();
        }
        let column = self.column;
        let inner = self.deeper(Self::negation)?;
        Ok(Expr { kind: Kind::Not(Box::new(inner)), column })
    }

    fn comparison(&mut self) -> Result<Expr, Fault> {
        let column = self.column;
        let left = self.primary()?;
        if !self.at_comparison() {
            return match left {
                Left::Condition(expr) => Ok(expr),
                Left::Operand(Operand::Name(word)) => Ok(Expr { kind: Kind::Name(word.text), column }),
                Left::Operand(Operand::Since(word)) => Err(bare("since", &word, column, ">= 14 days")),
                Left::Operand(Operand::Current(word)) => Err(bare("current", &word, column, "= 1")),
                Left::Value => Err(Fault::new(Code::ExprSyntax, column, "a value alone is no condition")),
            };
        }
        let kind = match (left, self.token.clone()) {
            (Left::Operand(operand), Token::Operator(operator)) => {
                self.advance()?;
                Kind::Compare(operand, operator, self.value()?)
            }
            (Left::Operand(operand), _) => {
                self.advance()?;
                self.expect(&Token::Open, "`(` after `in`")?;
                let items = self.list(Self::item, "`,` or `)`")?;
                Kind::In(operand, items)
            }
            (left, token) => {
                let fault = |what| Fault::new(Code::ExprNotComparable, self.column, format!("{what} of {token}"));
                return Err(match left {
                    Left::Value => fault("a value cannot stand on the left").hint("put the value on the right"),
                    _ => fault("a condition cannot stand on the left")
                        .hint("what compares is a name, `since(…)` or `current(…)`; for the opposite use `not`"),
                });
            }
        };
        if self.at_comparison() {
            let message = format!("{} cannot follow a comparison", self.token);
            return Err(Fault::new(Code::ExprChain, self.column, message).hint("join two comparisons with `and`"));
        }
        Ok(Expr { kind, column })
    }

    fn primary(&mut self) -> Result<Left, Fault> {
        let column = self.column;
        match self.token.clone() {
            Token::Open => {
                let inner = self.deeper(Self::condition)?;
                self.expect(&Token::Close, "`and`, `or` or `)`")?;
                Ok(Left::Condition(inner))
            }
            Token::Number(number) => {
                self.advance()?;
                if self.at("of") {
                    return self.at_least(number, column).map(Left::Condition);
                }
                self.number(number, column)?;
                Ok(Left::Value)
            }
            Token::Parameter(_) => self.advance().map(|()| Left::Value),
            Token::Word(word) if word == "yes" || word == "no" => {
                self.advance()?;
                Ok(Left::Condition(Expr { kind: Kind::Constant(word == "yes"), column }))
            }
            Token::Word(text) if !KEYWORDS.contains(&text.as_str()) => {
                self.advance()?;
                if self.token == Token::Open {
                    return self.call(&text, column);
                }
                if FUNCTIONS.contains(&text.as_str()) {
                    return Err(self.unexpected(&format!("`(` after `{text}`")));
                }
                Ok(Left::Operand(Operand::Name(Word { text, column })))
            }
            _ => Err(self.unexpected("a condition")),
        }
    }

    /// What follows a function's name, which begins at the column.
    fn call(&mut self, name: &str, column: u32) -> Result<Left, Fault> {
        let function = match name {
            "since" => return self.argument().map(|word| Left::Operand(Operand::Since(word))),
            "current" => return self.argument().map(|word| Left::Operand(Operand::Current(word))),
            "possible" => {
                let inner = self.deeper(Self::condition)?;
                self.expect(&Token::Close, "`and`, `or` or `)`")?;
                return Ok(Left::Condition(Expr { kind: Kind::Possible(Box::new(inner)), column }));
            }
            "after" => {
                self.advance()?;
                let first = self.name()?;
                self.expect(&Token::Comma, "`,` and a second event")?;
                let second = self.name()?;
                self.expect(&Token::Close, "`)`")?;
                return Ok(Left::Condition(Expr { kind: Kind::After(first, second), column }));
            }
            "happened" => Function::Happened,
            "answered" => Function::Answered,
            "consent" => Function::Consent,
            "refused" => Function::Refused,
            "action" => Function::Action,
            _ => {
                let message = format!("there is no function `{}`", shortened(name));
                let all = || format!("the functions are `{}`", FUNCTIONS.join("`, `"));
                let hint = nearest(name, FUNCTIONS.iter().copied()).unwrap_or_else(all);
                return Err(Fault::new(Code::ExprSyntax, column, message).hint(hint));
            }
        };
        Ok(Left::Condition(Expr { kind: Kind::Call(function, self.argument()?), column }))
    }

    fn argument(&mut self) -> Result<Word, Fault> {
        self.advance()?;
        let word = self.name()?;
        self.expect(&Token::Close, "`)`")?;
        Ok(word)
    }

    /// From `of` on; the count has been read.
    fn at_least(&mut self, count: i64, column: u32) -> Result<Expr, Fault> {
        self.advance()?;
        if self.token != Token::Open {
            return Err(self.unexpected("`(` after `of`"));
        }
        let parts = self.deeper(|parser| parser.list(Self::condition, "`and`, `or`, `,` or `)`"))?;
        match u32::try_from(count) {
            Ok(least) if least > 0 && usize::try_from(least).is_ok_and(|least| least <= parts.len()) => {
                Ok(Expr { kind: Kind::AtLeast(least, parts), column })
            }
            _ => {
                let message = format!("`{count} of` is not between 1 and the number of conditions, {}", parts.len());
                Err(Fault::new(Code::ExprOutOfRange, column, message))
            }
        }
    }
}

fn bare(function: &str, word: &Word, column: u32, comparison: &str) -> Fault {
    let call = format!("{function}({})", shortened(&word.text));
    Fault::new(Code::ExprType, column, format!("`{call}` is no condition"))
        .hint(format!("compare it, as in `{call} {comparison}`"))
}
