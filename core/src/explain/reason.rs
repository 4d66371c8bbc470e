//! Reasons: which answers and events carry an outcome, by which rule, from which sources.

use super::page::Line;
use super::writer::Writer;
use crate::decide::decision::Reason;
use crate::texts::{Kind, Subject};

impl Writer<'_> {
    pub(super) fn reasons(&self) -> Vec<Line> {
        self.decision.reasons.iter().map(|reason| self.reason(reason)).collect()
    }

    fn reason(&self, reason: &Reason) -> Line {
        let under = self.criterion(&reason.rule).into_iter().chain(self.basis(&reason.basis));
        Line::new(Some(&reason.rule), self.because(reason)).with(under)
    }

    /// The sentence. The place of the rule tells what it decided.
    fn because(&self, reason: &Reason) -> String {
        let carried = self.carried(reason);
        let say = |key: &str, values: &[(&str, &str)]| {
            let values: Vec<_> = values.iter().copied().chain([("carried", carried.as_str())]).collect();
            self.say(key, &values)
        };
        let outcome = Subject::parse(&reason.outcome);
        let quoted = outcome.map_or_else(|| reason.outcome.clone(), |subject| self.quoted(subject));
        match (place(&reason.rule), outcome) {
            (("visibility", "symptoms"), _) => say("reason.symptoms", &[]),
            (("visibility", _), _) => say("reason.problem", &[]),
            (("tiers", _), _) => say("reason.tier", &[("tier", &self.tier_name(self.decision.tier.value))]),
            (("ladders", rest), Some(Subject::Ladder(id))) => {
                let (level, what) = rest
                    .strip_prefix(id)
                    .and_then(|rest| rest.strip_prefix('.')?.rsplit_once('.'))
                    .unwrap_or((rest, "enter"));
                let key = if what == "leave" { "reason.leave" } else { "reason.enter" };
                let (ladder, level) = (self.label(Subject::Ladder(id)), self.level(id, level));
                say(key, &[("ladder", &ladder), ("level", &level)])
            }
            (("consents", rest), _) => {
                let consent = self.quoted(Subject::Consent(rest.strip_suffix(".ask").unwrap_or(rest)));
                say("reason.ask", &[("action", &quoted), ("consent", &consent)])
            }
            (("actions", rest), _) => match rest.strip_suffix(".if_refused") {
                Some(other) => {
                    say("reason.if_refused", &[("action", &quoted), ("other", &self.quoted(Subject::Action(other)))])
                }
                None => say("reason.action", &[("action", &quoted)]),
            },
            _ => say("reason.checklist", &[("list", &quoted)]),
        }
    }

    /// The answers and events that carry it.
    fn carried(&self, reason: &Reason) -> String {
        let facts = self.all_quoted(reason.facts.iter().map(|id| Subject::Fact(id)));
        let events = self.all_quoted(reason.events.iter().map(|id| Subject::Event(id)));
        let told = |labels: &[String], one: &str, many: &str| {
            let key = if labels.len() == 1 { one } else { many };
            (!labels.is_empty()).then(|| self.say(key, &[("labels", &self.phrases.list(labels))]))
        };
        let facts = told(&facts, "carried.answer", "carried.answers");
        let events = told(&events, "carried.event", "carried.events");
        let carried: Vec<_> = facts.into_iter().chain(events).collect();
        if carried.is_empty() { self.say("carried.none", &[]) } else { self.phrases.list(&carried) }
    }

    /// What a tier's criterion is called, where it has a name.
    fn criterion(&self, rule: &str) -> Option<String> {
        let (rules, _) = rule.split_once('#')?;
        let ("tiers", _) = place(rule) else { return None };
        let subject = Subject::Criterion(rules, self.decision.tier.value);
        self.texts.get(subject, Kind::Label, self.language)?;
        Some(self.say("reason.criterion", &[("label", &self.label(subject))]))
    }
}

/// The section of the rule set in which a rule is written, and its place there.
fn place(rule: &str) -> (&str, &str) {
    rule.split_once('#').and_then(|(_, place)| place.split_once('.')).unwrap_or_default()
}
