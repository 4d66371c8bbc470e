//! The syntax tree of an expression. Every node knows its column, counted in code points from 1.

/// A condition as written, not yet checked against any vocabulary.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Expr {
    /// What kind of condition it is.
    pub kind: Kind,
    /// The column in the expression's text where it begins, from 1.
    pub column: u32,
}

/// The kinds of condition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kind {
    /// `yes` or `no`.
    Constant(bool),
    /// A bare name: a flag fact (with a dot), a definition, or a built-in such as `symptoms` or `sharing`.
    Name(String),
    /// `not …`
    Not(Box<Expr>),
    /// `… and …`, two or more.
    And(Vec<Expr>),
    /// `… or …`, two or more.
    Or(Vec<Expr>),
    /// `2 of (…)`: at least so many hold.
    AtLeast(u32, Vec<Expr>),
    /// `left op right`
    Compare(Operand, Operator, Literal),
    /// `left in (a, b)`, one or more values.
    In(Operand, Vec<Literal>),
    /// `happened(event)`, `answered(fact)`, `consent(name)`, `refused(name)`, `action(id)`.
    Call(Function, Word),
    /// `after(event, event)`
    After(Word, Word),
    /// `possible(…)`, in laws only.
    Possible(Box<Expr>),
}

/// A word of the text with its column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// The word.
    pub text: String,
    /// Its column, from 1.
    pub column: u32,
}

/// The functions that take one name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Function {
    /// An event is in the log.
    Happened,
    /// A fact has a value that counts.
    Answered,
    /// A consent is certainly given.
    Consent,
    /// A consent is refused.
    Refused,
    /// An action is in force (laws only).
    Action,
}

/// What stands on the left of a comparison.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Operand {
    /// A fact, an event's outcome, `cell`, `tier`, `service` or a ladder.
    Name(Word),
    /// `since(event)`
    Since(Word),
    /// `current(ladder)`
    Current(Word),
}

/// The comparison operators.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Operator {
    /// `=`
    Equal,
    /// `!=`
    NotEqual,
    /// `<`
    Less,
    /// `<=`
    LessOrEqual,
    /// `>`
    Greater,
    /// `>=`
    GreaterOrEqual,
}

/// What stands on the right of a comparison.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Literal {
    /// The value.
    pub value: Value,
    /// Its column, from 1.
    pub column: u32,
}

/// The values that can be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// A value's id (`suspected`, `yes`, `A`).
    Word(String),
    /// A whole number; for levels it is their id.
    Number(i64),
    /// A length of time (`14 days`).
    Duration(crate::date::Duration),
    /// `$name`
    Parameter(String),
}
