//! Prints a syntax tree as canonical text with the fewest parentheses; reading the text gives the same tree.

use super::syntax::{Expr, Function, Kind, Literal, Operand, Operator, Value, Word};
use std::fmt::{self, Display, Formatter, Write as _};

/// How tightly a form binds. What binds more loosely than its place asks for stands in parentheses.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Binding {
    Or,
    And,
    Not,
    Whole,
}

fn binding(kind: &Kind) -> Binding {
    match kind {
        Kind::Or(_) => Binding::Or,
        Kind::And(_) => Binding::And,
        Kind::Not(_) => Binding::Not,
        _ => Binding::Whole,
    }
}

impl Display for Expr {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match &self.kind {
            Kind::Constant(yes) => f.write_str(if *yes { "yes" } else { "no" }),
            Kind::Name(name) => f.write_str(name),
            Kind::Not(inner) => {
                f.write_str("not ")?;
                inside(inner, Binding::Not, f)
            }
            Kind::And(parts) => joined(parts, " and ", f, |part, f| inside(part, Binding::Not, f)),
            Kind::Or(parts) => joined(parts, " or ", f, |part, f| inside(part, Binding::And, f)),
            Kind::AtLeast(count, parts) => {
                write!(f, "{count} of (")?;
                joined(parts, ", ", f, Display::fmt)?;
                f.write_char(')')
            }
            Kind::Compare(operand, operator, literal) => write!(f, "{operand} {operator} {literal}"),
            Kind::In(operand, literals) => {
                write!(f, "{operand} in (")?;
                joined(literals, ", ", f, Display::fmt)?;
                f.write_char(')')
            }
            Kind::Call(function, word) => write!(f, "{function}({word})"),
            Kind::After(first, second) => write!(f, "after({first}, {second})"),
            Kind::Possible(inner) => write!(f, "possible({inner})"),
        }
    }
}

fn inside(expr: &Expr, least: Binding, f: &mut Formatter<'_>) -> fmt::Result {
    if binding(&expr.kind) < least { write!(f, "({expr})") } else { expr.fmt(f) }
}

fn joined<T>(
    parts: &[T],
    between: &str,
    f: &mut Formatter<'_>,
    print: impl Fn(&T, &mut Formatter<'_>) -> fmt::Result,
) -> fmt::Result {
    for (index, part) in parts.iter().enumerate() {
        if index > 0 {
            f.write_str(between)?;
        }
        print(part, f)?;
    }
    Ok(())
}

impl Display for Word {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl Display for Operand {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Self::Name(word) => word.fmt(f),
            Self::Since(word) => write!(f, "since({word})"),
            Self::Current(word) => write!(f, "current({word})"),
        }
    }
}

impl Display for Operator {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Equal => "=",
            Self::NotEqual => "!=",
            Self::Less => "<",
            Self::LessOrEqual => "<=",
            Self::Greater => ">",
            Self::GreaterOrEqual => ">=",
        })
    }
}

impl Display for Function {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Happened => "happened",
            Self::Answered => "answered",
            Self::Consent => "consent",
            Self::Refused => "refused",
            Self::Action => "action",
        })
    }
}

impl Display for Literal {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        self.value.fmt(f)
    }
}

impl Display for Value {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Self::Word(word) => f.write_str(word),
            Self::Number(number) => number.fmt(f),
            Self::Duration(duration) => duration.fmt(f),
            Self::Parameter(name) => write!(f, "${name}"),
        }
    }
}
