//! Random conditions that name only what there is, with values that fit, at a stage.

use super::dice::Dice;
use super::words::{AGES, LENGTHS, Words};
use serde_json::Value;

/// How far outcomes are settled where a condition stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
    /// In the visibility: facts and events alone.
    Visibility,
    /// In the tiers: the cell too.
    Tiers,
    /// In the ladders: the tier and the levels in force too.
    Ladders,
    /// In consents and actions: the ladders too.
    Actions,
    /// In checklists and `asked_when`: everything.
    Checklists,
}

/// Writes a random condition.
pub fn condition(dice: &mut Dice, words: &Words, stage: Stage, epistemic: bool) -> String {
    let depth = *dice.pick(&[0, 0, 1, 1, 2, 3]);
    Writer { dice, words, stage, epistemic }.write(depth)
}

struct Writer<'w> {
    dice: &'w mut Dice,
    words: &'w Words,
    stage: Stage,
    /// Whether forms that speak of what is settled now may be used.
    epistemic: bool,
}

impl Writer<'_> {
    fn write(&mut self, depth: usize) -> String {
        if depth == 0 {
            return self.atom();
        }
        match self.dice.below(6) {
            0 => format!("not {}", self.inner(depth)),
            1 | 2 => self.joined(depth, " and "),
            3 | 4 => self.joined(depth, " or "),
            _ => {
                let count = 1 + self.dice.below(3);
                let parts: Vec<String> = (0..count + self.dice.below(2)).map(|_| self.write(depth - 1)).collect();
                format!("{count} of ({})", parts.join(", "))
            }
        }
    }

    fn inner(&mut self, depth: usize) -> String {
        let inner = self.write(depth - 1);
        if inner.contains(' ') { format!("({inner})") } else { inner }
    }

    fn joined(&mut self, depth: usize, by: &str) -> String {
        let parts: Vec<String> = (0..2 + self.dice.below(2)).map(|_| self.inner(depth)).collect();
        parts.join(by)
    }

    fn atom(&mut self) -> String {
        let words = self.words;
        loop {
            let written = match self.dice.below(24) {
                0..=9 => Some(self.about_a_fact()),
                10..=13 => Some(self.about_an_event()),
                14 if self.epistemic => Some(format!("answered({})", self.dice.pick(&words.facts).0)),
                15 => Some(self.about_the_service()),
                16 | 17 => self.a_definition(),
                18 | 19 => self.about_the_cell(),
                20 => self.about_the_tier(),
                21 | 22 => self.about_a_ladder(),
                23 => self.about_a_consent(),
                _ => Some((*self.dice.pick(&["yes", "no"])).to_owned()),
            };
            if let Some(written) = written {
                return written;
            }
        }
    }

    fn equality(&mut self) -> &'static str {
        self.dice.pick::<&str>(&["=", "!="])
    }

    fn operator(&mut self) -> &'static str {
        self.dice.pick::<&str>(&["=", "!=", "<", "<=", ">", ">="])
    }

    fn about_a_fact(&mut self) -> String {
        let words = self.words;
        let (id, fact) = self.dice.pick(&words.facts).clone();
        let ids = |fact: &Value| -> Vec<String> {
            let list = fact["values"].as_array().into_iter().flatten();
            list.filter_map(|value| value["id"].as_str().map(str::to_owned)).collect()
        };
        match fact["type"].as_str() {
            Some("flag") if self.dice.chance(80) => id,
            Some("flag") => format!("{id} {} {}", self.equality(), self.dice.pick(&["yes", "no"])),
            Some("age") => {
                let age = match words.ages.first() {
                    Some(name) if self.dice.chance(30) => format!("${name}"),
                    _ => (*self.dice.pick(&AGES)).to_owned(),
                };
                format!("{id} {} {age}", self.dice.pick(&["<", ">="]))
            }
            Some("count") => {
                let (from, to) = (fact["from"].as_i64().expect("from"), fact["to"].as_i64().expect("to"));
                // Conditions know no negative numbers.
                let number = |dice: &mut Dice| dice.between(from.max(0), to);
                match words.counts.first() {
                    Some(name) if self.dice.chance(30) => format!("{id} {} ${name}", self.operator()),
                    _ if self.dice.chance(15) => format!("{id} in ({}, {})", number(self.dice), number(self.dice)),
                    _ => format!("{id} {} {}", self.operator(), number(self.dice)),
                }
            }
            kind => {
                let ids = ids(&fact);
                if self.dice.chance(20) {
                    return format!("{id} in ({})", self.dice.some(&ids, 1).join(", "));
                }
                let operator = if kind == Some("scale") { self.operator() } else { self.equality() };
                format!("{id} {operator} {}", self.dice.pick(&ids))
            }
        }
    }

    fn about_an_event(&mut self) -> String {
        let words = self.words;
        let (id, outcomes) = self.dice.pick(&words.events);
        match self.dice.below(6) {
            0 | 1 if !outcomes.is_empty() => {
                if self.dice.chance(25) {
                    return format!("{id} in ({})", self.dice.some(outcomes, 1).join(", "));
                }
                format!("{id} {} {}", self.equality(), self.dice.pick(outcomes))
            }
            0..=2 => format!("happened({id})"),
            3 | 4 => {
                let length = match words.durations.first() {
                    Some(name) if self.dice.chance(30) => format!("${name}"),
                    _ => (*self.dice.pick(&LENGTHS)).to_owned(),
                };
                format!("since({id}) {} {length}", self.dice.pick(&["<", ">="]))
            }
            _ => format!("after({id}, {})", self.dice.pick(&words.events).0),
        }
    }

    fn about_the_service(&mut self) -> String {
        let words = self.words;
        match self.dice.below(3) {
            0 => format!("service in ({})", self.dice.some(&words.services, 1).join(", ")),
            _ => format!("service {} {}", self.equality(), self.dice.pick(&words.services)),
        }
    }

    fn a_definition(&mut self) -> Option<String> {
        let stage = self.stage;
        let usable: Vec<&String> =
            self.words.definitions.iter().filter(|(_, needed)| *needed <= stage).map(|(name, _)| name).collect();
        if usable.is_empty() { None } else { Some((*self.dice.pick(&usable)).clone()) }
    }

    fn about_the_cell(&mut self) -> Option<String> {
        if self.stage < Stage::Tiers || !self.words.has_visibility {
            return None;
        }
        let cells = ["A", "B", "C", "D"];
        Some(match self.dice.below(if self.epistemic { 6 } else { 2 }) {
            0 => "symptoms".to_owned(),
            1 => "problem".to_owned(),
            2 => "known".to_owned(),
            3 => "sharing".to_owned(),
            4 => format!("cell in ({})", self.dice.some(&cells, 1).join(", ")),
            _ => format!("cell {} {}", self.equality(), self.dice.pick(&cells)),
        })
    }

    fn about_the_tier(&mut self) -> Option<String> {
        if self.stage < Stage::Ladders {
            return None;
        }
        let tiers = ["universal", "selective", "indicated"];
        if self.dice.chance(15) {
            return Some(format!("tier in ({})", self.dice.some(&tiers, 1).join(", ")));
        }
        Some(format!("tier {} {}", self.operator(), self.dice.pick(&tiers)))
    }

    fn about_a_ladder(&mut self) -> Option<String> {
        let words = self.words;
        let current = self.epistemic && self.stage >= Stage::Ladders && self.dice.chance(35);
        let ladders = if current { &words.ladders_to_be } else { &words.ladders };
        if ladders.is_empty() || (self.stage < Stage::Ladders) {
            return None;
        }
        let (id, levels) = self.dice.pick(ladders);
        let left = if current { format!("current({id})") } else { id.clone() };
        if self.dice.chance(20) {
            return Some(format!("{left} in ({})", self.dice.some(levels, 1).join(", ")));
        }
        Some(format!("{left} {} {}", self.operator(), self.dice.pick(levels)))
    }

    fn about_a_consent(&mut self) -> Option<String> {
        if self.stage < Stage::Actions || self.words.consents.is_empty() || !self.epistemic {
            return None;
        }
        let name = self.dice.pick(&self.words.consents);
        Some(format!("{}({name})", self.dice.pick(&["consent", "refused"])))
    }
}
