//! The visibility matrix: two axes, four cells.

use super::evaluate::Axes;
use crate::logic::Truth;
use serde::Serialize;

/// A cell of the visibility matrix (Modellkommune presentation, slide 9).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Cell {
    /// Symptoms, and the parent's problem is known.
    A,
    /// Symptoms, and no parent's problem is known.
    B,
    /// No symptoms, and the parent's problem is known.
    C,
    /// No symptoms, and no parent's problem is known.
    D,
}

impl Cell {
    /// The cell's letter.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::A => "A",
            Self::B => "B",
            Self::C => "C",
            Self::D => "D",
        }
    }
}

impl Axes {
    /// The cells that are possible while what is known of the parent stays as it is.
    pub(crate) fn possible(self) -> &'static [Cell] {
        match (self.symptoms, self.problem.is_yes()) {
            (Truth::Yes, true) => &[Cell::A],
            (Truth::Yes, false) => &[Cell::B],
            (Truth::No, true) => &[Cell::C],
            (Truth::No, false) => &[Cell::D],
            (Truth::Unknown, true) => &[Cell::A, Cell::C],
            (Truth::Unknown, false) => &[Cell::B, Cell::D],
        }
    }

    /// The cell, where symptoms are settled.
    pub(crate) fn cell(self) -> Option<Cell> {
        // Taken from a table and not by branches: half of all guesses would be wrong.
        const CELLS: [Option<Cell>; 6] = [Some(Cell::D), Some(Cell::C), None, None, Some(Cell::B), Some(Cell::A)];
        let symptoms = match self.symptoms {
            Truth::No => 0,
            Truth::Unknown => 2,
            Truth::Yes => 4,
        };
        CELLS.get(symptoms | usize::from(self.problem.is_yes())).copied().flatten()
    }
}
