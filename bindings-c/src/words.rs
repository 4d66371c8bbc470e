//! The words of outcomes and questions as integers.
//!
//! Those that go out are enums. Those that come in are integers, and checked: C may give any.

use crate::guard::Failure;
use crate::status::Own;

/// A cell of the visibility matrix. The cells are bits, so that a set of cells is their sum.
#[repr(i32)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum synlig_cell {
    /// No cell: symptoms are not settled, or the rules have no matrix.
    None = 0,
    /// Symptoms, and the parent's problem is known.
    A = 1,
    /// Symptoms, and no parent's problem is known.
    B = 2,
    /// No symptoms, and the parent's problem is known.
    C = 4,
    /// No symptoms, and no parent's problem is known.
    D = 8,
}

/// What a condition comes to. Unknown is not no.
#[repr(i32)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum synlig_truth {
    /// There is no such condition in these rules.
    None = 0,
    /// It does not hold, whatever else becomes known.
    No = 1,
    /// It depends on what nobody has answered yet.
    Unknown = 2,
    /// It holds, whatever else becomes known.
    Yes = 3,
}

/// What is known of the parent's problem.
#[repr(i32)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum synlig_known_by {
    /// The rules have no matrix.
    None = 0,
    /// It is established.
    Established = 1,
    /// It is suspected.
    Suspected = 2,
    /// It is ruled out.
    RuledOut = 3,
    /// Nobody knows.
    Open = 4,
}

/// A tier of prevention; a higher number is a higher tier.
#[repr(i32)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum synlig_tier {
    /// For all.
    Universal = 1,
    /// For groups at risk.
    Selective = 2,
    /// For children with problems.
    Indicated = 3,
}

/// What a ladder recommends against the level in force.
#[repr(i32)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum synlig_change {
    /// Nothing is recommended, or it is closed and stays so.
    None = 0,
    /// From nothing or closed to a level.
    Start = 1,
    /// To a higher level.
    Raise = 2,
    /// The level in force is right.
    Keep = 3,
    /// To a lower level.
    Lower = 4,
    /// The case may close.
    Close = 5,
}

/// How an action stands.
#[repr(i32)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum synlig_action_status {
    /// It does not apply.
    None = 0,
    /// Whether it applies depends on what nobody has answered.
    Undetermined = 1,
    /// An event shows that it is done.
    Done = 2,
    /// Another action must be done first.
    HeldBack = 3,
    /// Its consent is refused.
    Refused = 4,
    /// Its consent is not given.
    Blocked = 5,
    /// Its due date has passed.
    Overdue = 6,
    /// It is to be done.
    Open = 7,
}

/// How strongly an action is asked for.
#[repr(i32)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum synlig_strength {
    /// The action does not apply.
    None = 0,
    /// A duty.
    Must = 1,
    /// Good practice.
    Should = 2,
    /// An offer.
    May = 3,
}

/// Deadlines that the law gives in words; they stay words.
#[repr(i32)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum synlig_words {
    /// No words: there is a date, a length of time, or no deadline.
    None = 0,
    /// At this moment: the case is urgent.
    Immediately = 1,
    /// At once (Swedish *genast*).
    AtOnce = 2,
    /// Without undue delay (Norwegian *uten ugrunnet opphold*).
    WithoutUndueDelay = 3,
    /// As soon as possible.
    AsSoonAsPossible = 4,
}

macro_rules! words {
    ($($name:ident of $core:ident: $($variant:ident)*;)*) => {$(
        impl From<synlig::$core> for $name {
            fn from(word: synlig::$core) -> Self {
                match word { $(synlig::$core::$variant => Self::$variant,)* }
            }
        }
    )*};
}

words! {
    synlig_cell of Cell: A B C D;
    synlig_truth of Truth: No Unknown Yes;
    synlig_known_by of KnownBy: Established Suspected RuledOut Open;
    synlig_tier of Tier: Universal Selective Indicated;
    synlig_change of Change: None Start Raise Keep Lower Close;
    synlig_action_status of Status: Undetermined Done HeldBack Refused Blocked Overdue Open;
    synlig_strength of Strength: Must Should May;
    synlig_words of Words: Immediately AtOnce WithoutUndueDelay AsSoonAsPossible;
}

/// Declares what stands for no word.
macro_rules! or_none {
    ($($name:ident of $core:ident;)*) => {$(
        impl From<Option<synlig::$core>> for $name {
            fn from(word: Option<synlig::$core>) -> Self {
                word.map_or(Self::None, Self::from)
            }
        }
    )*};
}

or_none! {
    synlig_cell of Cell;
    synlig_truth of Truth;
    synlig_known_by of KnownBy;
    synlig_action_status of Status;
    synlig_strength of Strength;
    synlig_words of Words;
}

/// A set of cells as the sum of their bits.
pub(crate) fn cells(cells: &[synlig::Cell]) -> u32 {
    let bit = |cell: &synlig::Cell| match cell {
        synlig::Cell::A => 1,
        synlig::Cell::B => 2,
        synlig::Cell::C => 4,
        synlig::Cell::D => 8,
    };
    cells.iter().map(bit).sum()
}

/// A language of texts for people.
#[repr(i32)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum synlig_language {
    /// English.
    En = 1,
    /// Norwegian Bokmål.
    Nb = 2,
    /// Norwegian Nynorsk.
    Nn = 3,
    /// Swedish.
    Sv = 4,
}

/// Which text of a subject.
#[repr(i32)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum synlig_text_kind {
    /// Its name: a fact's label, an action's, a source's or rule set's title.
    Label = 1,
    /// A fact's question.
    Question = 2,
    /// More words: a fact's or event's help, an action's text, a rule set's summary.
    Text = 3,
    /// A source's section or page.
    Locator = 4,
    /// Where a source can be read.
    Address = 5,
}

/// The language of an integer that came in.
pub(crate) fn language(number: i32) -> Result<synlig::Language, Failure> {
    match number {
        1 => Ok(synlig::Language::En),
        2 => Ok(synlig::Language::Nb),
        3 => Ok(synlig::Language::Nn),
        4 => Ok(synlig::Language::Sv),
        _ => Err(Own::InvalidValue.of("language")),
    }
}

/// The kind of an integer that came in.
pub(crate) fn text_kind(number: i32) -> Result<synlig::TextKind, Failure> {
    match number {
        1 => Ok(synlig::TextKind::Label),
        2 => Ok(synlig::TextKind::Question),
        3 => Ok(synlig::TextKind::Text),
        4 => Ok(synlig::TextKind::Locator),
        5 => Ok(synlig::TextKind::Address),
        _ => Err(Own::InvalidValue.of("kind")),
    }
}

#[cfg(test)]
mod tests {
    use super::{cells, language, synlig_cell, synlig_language, synlig_text_kind, text_kind};

    #[test]
    #[expect(clippy::as_conversions, reason = "the integers of the header are compared with those that are read")]
    fn what_comes_in_is_what_the_header_declares() {
        let languages = [synlig_language::En, synlig_language::Nb, synlig_language::Nn, synlig_language::Sv]
            .map(|word| word as i32);
        assert_eq!(languages.map(|number| language(number).ok()), synlig::Language::ALL.map(Some));
        let kinds = [
            synlig_text_kind::Label,
            synlig_text_kind::Question,
            synlig_text_kind::Text,
            synlig_text_kind::Locator,
            synlig_text_kind::Address,
        ];
        assert_eq!(kinds.map(|word| text_kind(word as i32).ok()), synlig::TextKind::ALL.map(Some));
        for wrong in [0, -1, 5, i32::MAX, i32::MIN] {
            assert!(language(wrong).is_err());
        }
        for wrong in [0, -1, 6, i32::MAX, i32::MIN] {
            assert!(text_kind(wrong).is_err());
        }
        for cell in [synlig::Cell::A, synlig::Cell::B, synlig::Cell::C, synlig::Cell::D] {
            assert_eq!(i64::from(cells(&[cell])), i64::from(synlig_cell::from(cell) as i32));
        }
    }
}
