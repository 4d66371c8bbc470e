//! The decision by hand: typed input, typed outcome, and a plain Rust function between them. All peers must agree with it.

use serde::ser::{SerializeSeq, Serializer};
use serde::{Deserialize, Serialize};

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    None,
    Suspected,
    Established,
}

impl Status {
    pub fn id(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Suspected => "suspected",
            Self::Established => "established",
        }
    }
}

#[derive(Debug, Clone, Default, Deserialize)]
pub struct Child {
    pub age_months: Option<i64>,
    pub maladjustment: Option<bool>,
    pub vague_signs: Option<bool>,
    pub over_adapted: Option<bool>,
}

#[derive(Debug, Clone, Default, Deserialize)]
pub struct Parent {
    pub mental_illness: Option<Status>,
    pub substance_misuse: Option<Status>,
    pub violence: Option<Status>,
}

#[derive(Debug, Clone, Default, Deserialize)]
pub struct Worry {
    pub staff: Option<bool>,
    pub parent: Option<bool>,
}

#[derive(Debug, Clone, Default, Deserialize)]
pub struct Facts {
    pub child: Child,
    pub parent: Parent,
    pub worry: Worry,
    pub acute_danger: Option<bool>,
    pub services_involved: Option<i64>,
    pub weeks_since_concern: Option<i64>,
    pub goal_reached: Option<bool>,
    pub consent: Option<bool>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub enum Cell {
    A,
    B,
    C,
    D,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Tier {
    Universal,
    Selective,
    Indicated,
}

pub const ACTIONS: [&str; 12] = [
    "notify_child_protection",
    "open_log",
    "ask_consent",
    "network_meeting",
    "assess_parenting",
    "child_conversation",
    "look_for_parent_problem",
    "observe_more",
    "evaluate",
    "family_station",
    "group_offer",
    "close",
];

/// A set of actions as bits in the order of [`ACTIONS`], so that the function allocates nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Actions(pub u16);

impl Serialize for Actions {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut list = serializer.serialize_seq(Some(self.0.count_ones() as usize))?;
        for (place, name) in ACTIONS.iter().enumerate() {
            if self.0 & (1 << place) != 0 {
                list.serialize_element(name)?;
            }
        }
        list.end()
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Outcome {
    pub cell: Cell,
    pub tier: Tier,
    pub level: u8,
    pub emergency: bool,
    pub actions: Actions,
}

/// The decision. A missing or null flag is "not true"; a missing or null number fails every comparison.
#[inline(never)]
pub fn decide(f: &Facts) -> Outcome {
    let yes = |flag: Option<bool>| flag == Some(true);
    let parent = [f.parent.mental_illness, f.parent.substance_misuse, f.parent.violence];
    let any = |status| parent.contains(&Some(status));
    let symptoms = yes(f.child.maladjustment);
    let known = any(Status::Established);
    let cell = match (symptoms, known) {
        (true, true) => Cell::A,
        (true, false) => Cell::B,
        (false, true) => Cell::C,
        (false, false) => Cell::D,
    };
    let tier = if symptoms {
        Tier::Indicated
    } else if known
        || any(Status::Suspected)
        || yes(f.worry.staff)
        || yes(f.worry.parent)
        || yes(f.child.vague_signs)
        || yes(f.child.over_adapted)
    {
        Tier::Selective
    } else {
        Tier::Universal
    };
    let emergency = yes(f.acute_danger) || f.parent.violence == Some(Status::Established);
    let late = f.weeks_since_concern.is_some_and(|weeks| weeks > 4);
    let level: u8 = if emergency || f.services_involved.is_some_and(|services| services >= 2) {
        3
    } else if f.services_involved == Some(1) && !yes(f.goal_reached) && late {
        2
    } else if tier != Tier::Universal {
        1
    } else {
        0
    };
    let rules = [
        emergency,
        level >= 1 && yes(f.consent),
        level >= 1 && !yes(f.consent),
        level == 3 && !emergency,
        matches!(cell, Cell::A | Cell::B),
        matches!(cell, Cell::A | Cell::C),
        cell == Cell::B,
        cell == Cell::D && yes(f.child.vague_signs),
        late && level >= 1,
        tier == Tier::Selective && f.child.age_months.is_some_and(|age| age < 72),
        tier != Tier::Universal && f.child.age_months.is_some_and(|age| age >= 72),
        yes(f.goal_reached) && level <= 1,
    ];
    let bits = rules.iter().enumerate().fold(0_u16, |bits, (place, &on)| bits | u16::from(on) << place);
    Outcome { cell, tier, level, emergency, actions: Actions(bits) }
}
