//! Ladders: the level in force, the one recommended, and the highest that is possible.

use super::evaluate::Moment;
use super::rules::{in_force, list};
use super::truth::Truth;
use serde_json::{Value, json};

/// Where on a ladder something stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Rung {
    /// Before the first level.
    Nothing,
    Closed,
    Level(usize),
}

impl Rung {
    /// Nothing and closed are below every level.
    pub(super) fn rank(self) -> i64 {
        match self {
            Self::Nothing | Self::Closed => -1,
            Self::Level(level) => level as i64,
        }
    }

    fn outcome(self, levels: &[Value]) -> Value {
        match self {
            Self::Nothing => Value::Null,
            Self::Closed => json!("closed"),
            Self::Level(level) => json!(level_id(&levels[level])),
        }
    }
}

/// The id of a level or of its versions.
pub(super) fn level_id(level: &Value) -> &str {
    let one = level.as_array().map_or(level, |versions| &versions[0]);
    one["id"].as_str().expect("an id")
}

/// The place of a level by its id.
pub(super) fn level(levels: &[Value], id: &str) -> i64 {
    let found = (0..).zip(levels).find(|(_, level)| level_id(level) == id);
    found.map(|(place, _)| place).unwrap_or_else(|| panic!("no level `{id}`"))
}

impl<'r> Moment<'r> {
    pub(super) fn levels(&self, ladder: &str) -> &'r [Value] {
        let rules = self.rules;
        list(&rules.must("ladders", ladder)["levels"])
    }

    /// `enter` or `leave` of a level. One that does not exist on the day keeps its place, and both are no.
    pub(super) fn gate(&self, ladder: &str, level: usize, key: &str) -> Truth {
        let version = in_force(&self.levels(ladder)[level], self.case.as_of);
        let text = version.and_then(|version| version[key].as_str());
        text.map_or(Some(false), |text| self.truth(text))
    }

    /// The latest level that was set.
    pub(super) fn current(&self, ladder: &str) -> Rung {
        let event = self.rules.must("ladders", ladder)["event"].as_str().expect("an event");
        let latest = self.case.latest(event).and_then(|(_, _, latest)| latest.outcome.as_deref());
        match latest {
            None => Rung::Nothing,
            Some("closed") => Rung::Closed,
            Some(id) => Rung::Level(level(self.levels(ladder), id) as usize),
        }
    }

    /// The level that the rules recommend.
    pub(super) fn recommended(&self, ladder: &str) -> Rung {
        let current = self.current(ladder);
        let count = self.levels(ladder).len();
        let first_above = (current.rank() + 1) as usize;
        let stays = |level: usize| self.gate(ladder, level, "leave") != Some(true);
        let entered =
            (first_above..count).rev().find(|level| self.gate(ladder, *level, "enter") == Some(true) && stays(*level));
        if let Some(level) = entered {
            return Rung::Level(level);
        }
        let Rung::Level(level) = current else { return current };
        if stays(level) {
            return current;
        }
        let lower = (0..level).rev().find(|lower| self.gate(ladder, *lower, "enter") != Some(false) && stays(*lower));
        lower.map_or(Rung::Closed, Rung::Level)
    }

    /// The highest level that is possible.
    pub(super) fn possible(&self, ladder: &str) -> Rung {
        let recommended = self.recommended(ladder);
        let count = self.levels(ladder).len();
        let least = recommended.rank().max(0) as usize;
        let open = (least..count).rev().find(|level| self.is_open(ladder, *level));
        open.map_or(recommended, Rung::Level)
    }

    /// Whether a level may yet be entered: its `enter` is not no, and its `leave` is not yes.
    pub(super) fn is_open(&self, ladder: &str, level: usize) -> bool {
        self.gate(ladder, level, "enter") != Some(false) && self.gate(ladder, level, "leave") != Some(true)
    }

    pub(super) fn change(&self, ladder: &str) -> &'static str {
        match (self.current(ladder), self.recommended(ladder)) {
            (Rung::Level(_), Rung::Closed) => "close",
            (_, Rung::Nothing | Rung::Closed) => "none",
            (Rung::Nothing | Rung::Closed, Rung::Level(_)) => "start",
            (Rung::Level(from), Rung::Level(to)) if to > from => "raise",
            (Rung::Level(from), Rung::Level(to)) if to < from => "lower",
            _ => "keep",
        }
    }

    pub(super) fn ladder_outcome(&self, ladder: &str) -> Value {
        let levels = self.levels(ladder);
        json!({
            "current": self.current(ladder).outcome(levels),
            "recommended": self.recommended(ladder).outcome(levels),
            "possible": self.possible(ladder).outcome(levels),
            "change": self.change(ladder),
        })
    }
}
