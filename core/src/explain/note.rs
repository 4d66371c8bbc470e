//! Notes: warnings, how long the decision holds, the rules it was made with, and who decides.

use super::page::Line;
use super::writer::Writer;
use crate::decide::decision::{RulesUsed, Warning};
use crate::error::Code;
use crate::texts::Subject;

impl Writer<'_> {
    pub(super) fn warnings(&self) -> Vec<Line> {
        self.decision.warnings.iter().map(|warning| self.warning(warning)).collect()
    }

    fn warning(&self, warning: &Warning) -> Line {
        let fact = warning.fact.as_ref().map(|id| self.quoted(Subject::Fact(id))).unwrap_or_default();
        let rules = warning.rules.as_ref().map(|id| self.quoted(Subject::RuleSet(id))).unwrap_or_default();
        let services = warning.services.as_deref().map(|ids| self.services(ids)).unwrap_or_default();
        let values = [("fact", fact.as_str()), ("rules", rules.as_str()), ("services", services.as_str())];
        let text = match warning.code {
            Code::CaseServicesDisagree => self.say("warning.services_disagree", &values),
            Code::CaseAnswerStale if services.is_empty() => self.say("warning.answer_stale", &values),
            Code::CaseAnswerStale => self.say("warning.answer_stale_of", &values),
            Code::CaseDuePassed => self.say("warning.due_passed", &values),
            Code::RulesOutsideValidity => self.say("warning.outside_validity", &values),
            // No decision carries any other code.
            other => other.meaning().to_owned(),
        };
        Line::new(warning.fact.as_ref().or(warning.rules.as_ref()), text)
    }

    pub(super) fn about(&self) -> Vec<Line> {
        let as_of = self.say("about.as_of", &[("date", &self.phrases.date(self.decision.as_of))]);
        let holds = match self.decision.holds_until {
            Some(day) => self.say("about.holds_until", &[("date", &self.phrases.date(day))]),
            None => self.say("about.holds", &[]),
        };
        let rules = self.decision.synlig.rules.iter().map(|rules| self.rule_set(rules));
        vec![
            Line::new(None, as_of),
            Line::new(None, holds),
            Line::new(None, self.say("about.rules", &[])).with(rules),
            Line::new(None, self.say("about.support", &[])),
        ]
    }

    fn rule_set(&self, rules: &RulesUsed) -> String {
        let title = self.quoted(Subject::RuleSet(&rules.id));
        let mut values = vec![("title", title.as_str()), ("id", &rules.id), ("version", &rules.version)];
        match &rules.extends {
            Some(base) => {
                values.extend([("base", base.id.as_str()), ("base_version", base.version.as_str())]);
                self.say("about.adapted_rule_set", &values)
            }
            None => self.say("about.rule_set", &values),
        }
    }
}
