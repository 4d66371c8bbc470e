//! What to ask next: followed from every outcome that is undetermined into what makes it so.

use super::due::is_immediate;
use super::evaluate::Moment;
use super::ladder::Rung;
use super::merge::counting;
use super::rules::Rules;
use super::tier::TIERS;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use synlig::expr::{Expr, Kind, Operand};

/// For each fact the outcomes that it could change, each with its stake. `urgent` comes first within its stake.
type Stakes = BTreeMap<String, BTreeSet<(u8, bool, String)>>;

impl Moment<'_> {
    pub(super) fn questions(&self) -> Vec<Value> {
        let mut stakes: Stakes = BTreeMap::new();
        let mut note = |stake: u8, outcome: &str, facts: BTreeSet<String>| {
            for fact in facts {
                stakes.entry(fact).or_default().insert((stake, outcome != "urgent", outcome.to_owned()));
            }
        };
        if self.rules.visibility().is_some() {
            note(3, "cell", self.open_in_cell());
        }
        note(1, "tier", self.open_in_tier());
        for ladder in self.rules.ids("ladders") {
            note(2, &format!("ladder:{ladder}"), self.open_in_ladder(&ladder));
        }
        for id in self.rules.ids("actions") {
            let Some(action) = self.action(&id) else { continue };
            let must = action["strength"] == "must";
            let immediate = must && is_immediate(action);
            let facts = self.open_in_action(&id, action);
            if immediate && self.status(&id) == Some("undetermined") && !self.is_urgent() {
                note(0, "urgent", facts.clone());
            }
            let stake = if immediate {
                0
            } else if must {
                4
            } else {
                5
            };
            note(stake, &format!("action:{id}"), facts);
        }
        for id in self.rules.ids("checklists") {
            note(5, &format!("checklist:{id}"), self.open_in_checklist(&id));
        }
        self.sorted(stakes)
    }

    fn sorted(&self, stakes: Stakes) -> Vec<Value> {
        let mut questions: Vec<_> = stakes
            .into_iter()
            .filter(|(fact, _)| self.is_asked(fact))
            .map(|(fact, outcomes)| {
                let lowest = outcomes.first().expect("an outcome").0;
                let ask = self.rules.must("facts", &fact)["ask"].as_i64();
                let names: Vec<String> = outcomes.into_iter().map(|(_, _, name)| name).collect();
                ((lowest, usize::MAX - names.len(), ask.is_none(), ask, fact), names)
            })
            .collect();
        questions.sort();
        questions.into_iter().map(|((.., fact), names)| json!({ "fact": fact, "could_change": names })).collect()
    }

    /// Whether an unanswered fact is asked: not where all answers that count are `null`, nor where `asked_when` is no.
    fn is_asked(&self, fact: &str) -> bool {
        let counting = counting(self.rules, &self.case, fact);
        let asked_in_vain = !counting.is_empty() && counting.iter().all(|(_, one)| one.value.is_null());
        let when = self.rules.must("facts", fact)["asked_when"].as_str();
        !asked_in_vain && when.is_none_or(|text| self.truth(text) != Some(false))
    }

    fn open_in_text(&self, text: &str) -> BTreeSet<String> {
        self.open_in(&self.rules.expr(text))
    }

    fn open_in_cell(&self) -> BTreeSet<String> {
        let (_, visibility) = self.rules.visibility().expect("a visibility");
        let parts = ["symptoms", "problem"].into_iter().filter_map(|key| visibility[key].as_str());
        parts.flat_map(|text| self.open_in_text(text)).collect()
    }

    /// The criteria above the tier's value. Where one of a tier is yes, the tier is not above the value.
    fn open_in_tier(&self) -> BTreeSet<String> {
        let (value, _) = self.tier();
        let above = TIERS.iter().skip(value + 1).flat_map(|tier| self.criteria(tier));
        above.flat_map(|(_, criterion)| self.open_in_text(criterion["when"].as_str().expect("a condition"))).collect()
    }

    fn open_in_ladder(&self, ladder: &str) -> BTreeSet<String> {
        let recommended = self.recommended(ladder);
        let first_above = (recommended.rank() + 1) as usize;
        let mut gates: Vec<(usize, &str)> = (first_above..self.levels(ladder).len())
            .filter(|level| self.is_open(ladder, *level))
            .flat_map(|level| [(level, "enter"), (level, "leave")])
            .collect();
        if let Rung::Level(level) = recommended {
            gates.push((level, "leave"));
            if self.current(ladder).rank() > recommended.rank() {
                gates.push((level, "enter"));
            }
        }
        let texts = gates.into_iter().filter_map(|(level, key)| {
            let version = super::rules::in_force(&self.levels(ladder)[level], self.case.as_of)?;
            version[key].as_str()
        });
        texts.flat_map(|text| self.open_in_text(text)).collect()
    }

    fn open_in_action(&self, id: &str, action: &Value) -> BTreeSet<String> {
        match self.status(id) {
            Some("undetermined") => self.open_in_text(action["when"].as_str().expect("a condition")),
            Some("open" | "overdue" | "blocked") => {
                let consent = action["consent"].as_str();
                let consent = consent.and_then(|name| self.rules.item("consents", name, self.case.as_of));
                let texts = ["given", "refused"].into_iter().filter_map(|key| consent?[key].as_str());
                texts.flat_map(|text| self.open_in_text(text)).collect()
            }
            _ => BTreeSet::new(),
        }
    }

    fn open_in_checklist(&self, id: &str) -> BTreeSet<String> {
        let Some(checklist) = self.checklist(id) else { return BTreeSet::new() };
        match self.checklist_applies(id) {
            Some(false) => BTreeSet::new(),
            None => self.open_in_text(checklist["when"].as_str().expect("a condition")),
            Some(true) => {
                let items = self.items(id);
                items
                    .iter()
                    .flat_map(|(item, _)| self.open_in_text(item["done"].as_str().expect("a condition")))
                    .collect()
            }
        }
    }

    /// The facts that make a condition unknown. What is decided is not followed.
    fn open_in(&self, expr: &Expr) -> BTreeSet<String> {
        if self.eval(expr).is_some() {
            return BTreeSet::new();
        }
        let rules: &Rules = self.rules;
        match &expr.kind {
            Kind::Name(name) => match name.as_str() {
                key @ ("symptoms" | "problem") => {
                    let (_, visibility) = rules.visibility().expect("a visibility");
                    self.open_in_text(visibility[key].as_str().expect("a condition"))
                }
                fact if fact.contains('.') => BTreeSet::from([fact.to_owned()]),
                definition => {
                    let version = rules.item("definitions", definition, self.case.as_of);
                    self.open_in_text(version.expect("one that is unknown")["when"].as_str().expect("a condition"))
                }
            },
            Kind::Not(inner) => self.open_in(inner),
            Kind::And(parts) | Kind::Or(parts) | Kind::AtLeast(_, parts) => {
                parts.iter().flat_map(|part| self.open_in(part)).collect()
            }
            Kind::Compare(left, ..) | Kind::In(left, _) => {
                let Operand::Name(word) = left else { panic!("never unknown") };
                match word.text.as_str() {
                    "cell" => self.open_in_cell(),
                    "tier" => self.open_in_tier(),
                    "service" => BTreeSet::new(),
                    name if rules.declared("ladders", name).is_some() => self.open_in_ladder(name),
                    fact => BTreeSet::from([fact.to_owned()]),
                }
            }
            other => panic!("{other:?} is never unknown"),
        }
    }
}
