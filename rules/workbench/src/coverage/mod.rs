//! What scenarios show of rule sets: which rules applied, did not, and were undetermined; which comparisons decided, in each of
//! three ways; which days on which something turns were looked at from both sides; which outcomes were reached.
//!
//! A way counts where a case comes out as it is expected. What can never come about, as far as the form of a rule tells, is not
//! asked for.

mod inventory;
mod lcov;
pub(crate) mod logic;
mod page;
mod recorder;

pub use lcov::lcov;
pub use page::page;
pub use recorder::Recorder;

use serde::Serialize;
use std::path::PathBuf;

/// What an item of coverage is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// How a condition comes out.
    Condition,
    /// The ways in which a part of a condition decides it.
    Decides,
    /// Both sides of a day on which something turns.
    Day,
    /// The outcomes that are reached: cells, changes of a ladder, statuses of an action.
    Outcome,
    /// Whether a fact is asked for.
    Question,
}

impl Kind {
    /// All kinds, in the order in which they are told.
    pub const ALL: [Self; 5] = [Self::Condition, Self::Decides, Self::Day, Self::Outcome, Self::Question];

    /// What people call them.
    pub fn name(self) -> &'static str {
        match self {
            Self::Condition => "conditions",
            Self::Decides => "deciding parts",
            Self::Day => "boundary days",
            Self::Outcome => "outcomes",
            Self::Question => "questions",
        }
    }
}

/// One thing that can come about in several ways.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Item {
    /// The column in the document, in code points from 1.
    pub column: u32,
    /// The column inside the text of the condition, from 1, where it is about a part of one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub expression_column: Option<u32>,
    /// What it is.
    pub kind: Kind,
    /// The line in the document, from 1.
    pub line: u32,
    /// The place as a JSON pointer.
    pub pointer: String,
    /// The rule, as reasons name it.
    pub rule: String,
    /// The part of the condition.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// The ways.
    pub ways: Vec<Way>,
}

/// One way in which something can come about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Way {
    /// In how many cases it came about.
    pub cases: usize,
    /// The first of them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub first: Option<String>,
    /// Its name: `yes`, `no`, `unknown`; `day before`, `first day`; a status; and so on.
    pub way: &'static str,
}

/// How many of how many ways came about.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Share {
    /// Those that did.
    pub covered: usize,
    /// All.
    pub total: usize,
}

impl Share {
    /// Counts the ways of items.
    pub fn of<'i>(items: impl IntoIterator<Item = &'i Item>) -> Self {
        let mut share = Self::default();
        for way in items.into_iter().flat_map(|item| &item.ways) {
            share.total += 1;
            share.covered += usize::from(way.cases > 0);
        }
        share
    }

    /// The two together.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        Self { covered: self.covered + other.covered, total: self.total + other.total }
    }

    /// In thousandths, rounded down, so that all is only said of all. Of nothing, all.
    pub fn per_mille(self) -> usize {
        (self.covered * 1000).checked_div(self.total).unwrap_or(1000)
    }

    /// Whether it is at least so many hundredths.
    pub fn reaches(self, percent: u8) -> bool {
        self.covered * 100 >= usize::from(percent) * self.total
    }

    /// As people write it: `97.3 %`.
    pub fn percent(self) -> String {
        let per_mille = self.per_mille();
        format!("{}.{} %", per_mille / 10, per_mille % 10)
    }
}

/// What is shown of one rule set.
#[derive(Clone, Debug, Serialize)]
pub struct RuleSetCoverage {
    /// The file that it stands in, if any.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub file: Option<PathBuf>,
    /// Its id.
    pub id: String,
    /// Everything that was looked for, in the order of the text.
    pub items: Vec<Item>,
    /// How much of it came about.
    pub share: Share,
    /// Its text.
    #[serde(skip)]
    pub text: String,
}

impl RuleSetCoverage {
    /// The share of one kind.
    pub fn share_of(&self, kind: Kind) -> Share {
        Share::of(self.items.iter().filter(|item| item.kind == kind))
    }

    /// The file, or the id of a shipped rule set.
    pub fn name(&self) -> String {
        self.file.as_ref().map_or_else(|| self.id.clone(), |file| file.display().to_string())
    }
}

/// What scenarios show of rule sets.
#[derive(Clone, Debug, Serialize)]
pub struct Coverage {
    /// The rule sets, by id.
    pub rules: Vec<RuleSetCoverage>,
    /// All of them together.
    pub share: Share,
}
