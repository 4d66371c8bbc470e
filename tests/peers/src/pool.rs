//! One thousand random inputs from a fixed seed, told twice: as the peers read them and as a case of Synlig.

use crate::facts::{Child, Facts, Parent, Status, Worry};

/// splitmix64, so that the inputs depend on no crate's version.
pub struct Dice(pub u64);

impl Dice {
    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    pub fn below(&mut self, n: usize) -> usize {
        (self.next() % n as u64) as usize
    }

    fn percent(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }
}

pub const POOL: usize = 1_000;

/// The day of all cases.
pub const DAY: &str = "2026-03-02";

/// An input: typed, as the peers' JSON, and as a case.
pub struct Input {
    pub facts: Facts,
    pub peers: String,
    pub case: String,
}

pub fn pool() -> Vec<Input> {
    let mut dice = Dice(20_240_607);
    (0..POOL).map(|_| input(&mut dice)).collect()
}

/// A value that is left out (6 %), null (6 %) or there.
#[derive(Clone, Copy)]
enum Told<T> {
    Not,
    Null,
    As(T),
}

impl<T: Copy> Told<T> {
    fn roll(dice: &mut Dice, value: T) -> Self {
        match dice.below(100) {
            0..6 => Self::Not,
            6..12 => Self::Null,
            _ => Self::As(value),
        }
    }

    fn value(self) -> Option<T> {
        if let Self::As(value) = self { Some(value) } else { None }
    }

    fn put(self, into: &mut Vec<String>, key: &str, print: impl Fn(T) -> String) {
        match self {
            Self::Not => {}
            Self::Null => into.push(format!("\"{key}\":null")),
            Self::As(value) => into.push(format!("\"{key}\":{}", print(value))),
        }
    }
}

fn input(dice: &mut Dice) -> Input {
    let flag = |dice: &mut Dice, percent| {
        let value = dice.percent(percent);
        Told::roll(dice, value)
    };
    let status = |dice: &mut Dice, established| {
        let value = match dice.below(100) {
            x if x < established => Status::Established,
            x if x < established + 20 => Status::Suspected,
            _ => Status::None,
        };
        Told::roll(dice, value)
    };
    let number = |dice: &mut Dice, values: &[i64]| {
        let value = values[dice.below(values.len())];
        Told::roll(dice, value)
    };
    let ages: Vec<i64> = (0..192).collect();
    let weeks: Vec<i64> = (0..12).collect();
    let age = number(dice, &ages);
    let [maladjustment, vague, adapted] = [40, 25, 15].map(|percent| flag(dice, percent));
    let [illness, misuse, violence] = [15, 12, 5].map(|percent| status(dice, percent));
    let [staff, parent, danger] = [25, 20, 5].map(|percent| flag(dice, percent));
    let services = number(dice, &[0, 0, 0, 0, 0, 1, 1, 1, 2, 3]);
    let since = number(dice, &weeks);
    let [goal, consent] = [30, 75].map(|percent| flag(dice, percent));

    let facts = Facts {
        child: Child {
            age_months: age.value(),
            maladjustment: maladjustment.value(),
            vague_signs: vague.value(),
            over_adapted: adapted.value(),
        },
        parent: Parent {
            mental_illness: illness.value(),
            substance_misuse: misuse.value(),
            violence: violence.value(),
        },
        worry: Worry { staff: staff.value(), parent: parent.value() },
        acute_danger: danger.value(),
        services_involved: services.value(),
        weeks_since_concern: since.value(),
        goal_reached: goal.value(),
        consent: consent.value(),
    };
    let quoted = |status: Status| format!("\"{}\"", status.id());
    // The groups of the peers' objects, and the words before the dot of Synlig's ids.
    let group = |prefix: &str, name: &str| if prefix.is_empty() { name.to_owned() } else { format!("{prefix}.{name}") };
    let told = |prefixes: [&str; 4]| {
        let [of_child, of_parent, of_worry, of_case] = prefixes;
        let mut groups = [const { Vec::new() }; 4];
        let [c, p, w, top] = &mut groups;
        age.put(c, &group(of_child, "age_months"), |x| x.to_string());
        maladjustment.put(c, &group(of_child, "maladjustment"), |x| x.to_string());
        vague.put(c, &group(of_child, "vague_signs"), |x| x.to_string());
        adapted.put(c, &group(of_child, "over_adapted"), |x| x.to_string());
        illness.put(p, &group(of_parent, "mental_illness"), quoted);
        misuse.put(p, &group(of_parent, "substance_misuse"), quoted);
        violence.put(p, &group(of_parent, "violence"), quoted);
        staff.put(w, &group(of_worry, "staff"), |x| x.to_string());
        parent.put(w, &group(of_worry, "parent"), |x| x.to_string());
        danger.put(top, &group(of_case, "acute_danger"), |x| x.to_string());
        services.put(top, &group(of_case, "services_involved"), |x| x.to_string());
        since.put(top, &group(of_case, "weeks_since_concern"), |x| x.to_string());
        goal.put(top, &group(of_case, "goal_reached"), |x| x.to_string());
        consent.put(top, &group(of_case, "consent"), |x| x.to_string());
        groups
    };
    let [c, p, w, top] = told(["", "", "", ""]).map(|group| group.join(","));
    let comma = if top.is_empty() { "" } else { "," };
    let peers = format!("{{\"child\":{{{c}}},\"parent\":{{{p}}},\"worry\":{{{w}}}{comma}{top}}}");
    let all = told(["child", "parent", "worry", "case"]).concat().join(",");
    let case = format!("{{\"as_of\":\"{DAY}\",\"facts\":{{{all}}}}}");
    Input { facts, peers, case }
}
