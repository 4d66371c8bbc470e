//! Three-valued logic: strong Kleene, with *unknown* as a first-class answer.

use serde::Serialize;

/// What a condition comes to: it holds, it does not, or it cannot be said yet.
///
/// Unknown is not no: a question that nobody asked never looks like a reassuring answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Truth {
    /// It does not hold, whatever else becomes known.
    No,
    /// It depends on what nobody has answered yet.
    Unknown,
    /// It holds, whatever else becomes known.
    Yes,
}

impl Truth {
    /// The value of two bits: *is yes* and *is not no*. (*Yes* without *not no* cannot arise, and is read as yes.)
    pub(crate) fn of_bits(yes: bool, not_no: bool) -> Self {
        match (yes, not_no) {
            (true, _) => Self::Yes,
            (false, true) => Self::Unknown,
            (false, false) => Self::No,
        }
    }

    /// The value of something that is never unknown.
    pub fn of(holds: bool) -> Self {
        if holds { Self::Yes } else { Self::No }
    }

    /// Whether it certainly holds.
    pub fn is_yes(self) -> bool {
        self == Self::Yes
    }

    /// Whether it may hold.
    pub fn is_not_no(self) -> bool {
        self != Self::No
    }

    /// Whether it cannot be said yet.
    pub fn is_unknown(self) -> bool {
        self == Self::Unknown
    }
}
