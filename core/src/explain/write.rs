//! Writing the sections of an explanation.

use super::page::{Explanation, Line, Section};
use super::phrases::Phrases;
use crate::decide::decision::{Action, Change, Decision, Due, KnownBy, Ladder, Reason, Tier, Visibility, Warning};
use crate::decide::{Cell, Status};
use crate::ruleset::values::{Strength, Words};
use crate::text::Language;
use crate::texts::{Kind, Subject, Texts};

/// The outcomes of a question that are named; of the others only how many there are is told.
const NAMED_OUTCOMES: usize = 3;

pub(super) struct Writer<'a> {
    pub(super) texts: Texts<'a>,
    pub(super) phrases: Phrases,
    pub(super) language: Language,
    pub(super) decision: &'a Decision,
}

impl Writer<'_> {
    pub(super) fn explanation(&self) -> Explanation {
        let sections = [
            ("urgent", self.urgent()),
            ("visibility", self.visibility()),
            ("tier", self.tier()),
            ("ladders", self.ladders()),
            ("actions", self.actions()),
            ("checklists", self.checklists()),
            ("questions", self.questions()),
            ("reasons", self.reasons()),
            ("warnings", self.warnings()),
            ("about", self.about()),
        ];
        let section = |(id, lines): (&'static str, Vec<Line>)| Section {
            id,
            heading: self.phrases.say(&format!("heading.{id}"), &[]),
            lines,
        };
        let written = sections.into_iter().filter(|(_, lines)| !lines.is_empty());
        Explanation { language: self.phrases.language(), sections: written.map(section).collect() }
    }

    fn say(&self, key: &str, values: &[(&str, &str)]) -> String {
        self.phrases.say(key, values)
    }

    fn label(&self, subject: Subject<'_>) -> String {
        // A text that is a whole sentence becomes part of another one here.
        self.texts.label(subject, self.language).trim_end_matches('.').to_owned()
    }

    fn labels<'s>(&self, subjects: impl Iterator<Item = Subject<'s>>) -> String {
        self.phrases.list(&subjects.map(|subject| self.label(subject)).collect::<Vec<_>>())
    }

    fn services(&self, ids: &[String]) -> String {
        self.labels(ids.iter().map(|id| Subject::Service(id)))
    }

    fn urgent(&self) -> Vec<Line> {
        if self.decision.urgent { vec![line(None, self.say("urgent", &[]))] } else { Vec::new() }
    }

    fn visibility(&self) -> Vec<Line> {
        let Some(place) = &self.decision.visibility else { return Vec::new() };
        let mut lines = vec![self.cell(place)];
        for (service, view) in &place.views {
            if place.sharing.contains(service) {
                let (service_label, cells) = (self.label(Subject::Service(service)), self.letters(&view.possible));
                let text = self.say("view", &[("service", &service_label), ("cells", &cells)]);
                lines.push(line(Some(service), Phrases::sentence(&text)));
            }
        }
        if !place.sharing.is_empty() {
            lines.push(line(None, self.say("sharing", &[("services", &self.services(&place.sharing))])));
        }
        lines
    }

    fn cell(&self, place: &Visibility) -> Line {
        let text = |cell: Cell| self.label(Subject::Cell(cell));
        let said = match (place.cell, place.possible.as_slice()) {
            (Some(cell), _) => self.say("cell", &[("cell", cell.as_str()), ("text", &text(cell))]),
            (None, cells) => {
                let texts: Vec<_> = cells.iter().map(|cell| format!("{} – {}", cell.as_str(), text(*cell))).collect();
                let (letters, texts) = (self.letters(cells), texts.join("; "));
                self.say("cell.possible", &[("cell", &letters), ("text", &texts)])
            }
        };
        let known = match place.known_by {
            KnownBy::Established => "known.established",
            KnownBy::Suspected => "known.suspected",
            KnownBy::RuledOut => "known.ruled_out",
            KnownBy::Open => "known.open",
        };
        Line { id: None, text: said, under: vec![self.say(known, &[])] }
    }

    fn letters(&self, cells: &[Cell]) -> String {
        match cells {
            [one, other] => self.say("or", &[("first", one.as_str()), ("last", other.as_str())]),
            _ => cells.iter().map(|cell| cell.as_str()).collect::<Vec<_>>().join(", "),
        }
    }

    fn tier_name(&self, tier: Tier) -> String {
        let key = match tier {
            Tier::Universal => "tier.universal",
            Tier::Selective => "tier.selective",
            Tier::Indicated => "tier.indicated",
        };
        self.say(key, &[])
    }

    fn tier(&self) -> Vec<Line> {
        let tier = self.decision.tier;
        let mut told = line(None, self.say("tier", &[("tier", &self.tier_name(tier.value))]));
        if tier.possible > tier.value {
            told.under.push(self.say("tier.possible", &[("tier", &self.tier_name(tier.possible))]));
        }
        vec![told]
    }

    fn level(&self, ladder: &str, level: Option<&String>) -> String {
        let Some(level) = level else { return String::new() };
        match self.texts.get(Subject::Level(ladder, level), Kind::Label, self.language) {
            Some(text) => self.say("level", &[("level", level), ("text", text)]),
            None => level.clone(),
        }
    }

    fn ladders(&self) -> Vec<Line> {
        let told = |(id, ladder): (&String, &Ladder)| {
            let key = match ladder.change {
                Change::None => "ladder.none",
                Change::Start => "ladder.start",
                Change::Raise => "ladder.raise",
                Change::Keep => "ladder.keep",
                Change::Lower => "ladder.lower",
                Change::Close => "ladder.close",
            };
            let (current, level) =
                (self.level(id, ladder.current.as_ref()), self.level(id, ladder.recommended.as_ref()));
            let name = Phrases::sentence(&self.label(Subject::Ladder(id)));
            let mut told =
                line(Some(id), self.say(key, &[("ladder", &name), ("current", &current), ("level", &level)]));
            if ladder.possible != ladder.recommended {
                let possible = self.level(id, ladder.possible.as_ref());
                told.under.push(self.say("ladder.possible", &[("level", &possible)]));
            }
            told
        };
        self.decision.ladders.iter().map(told).collect()
    }

    fn actions(&self) -> Vec<Line> {
        self.decision.actions.iter().map(|action| self.action(action)).collect()
    }

    fn action(&self, action: &Action) -> Line {
        let label = self.label(Subject::Action(&action.id));
        let id = Some(&action.id);
        let strength = match action.strength {
            Strength::Must => "strength.must",
            Strength::Should => "strength.should",
            Strength::May => "strength.may",
        };
        let short = |key: &str| line(id, self.say(key, &[("label", &label)]));
        let mut told = match action.status {
            Status::Done => return short("status.done"),
            Status::Undetermined => return short("status.undetermined"),
            Status::HeldBack => short("status.waits"),
            _ => line(id, self.say("action", &[("strength", &self.say(strength, &[])), ("label", &label)])),
        };
        if let Some(text) = self.texts.get(Subject::Action(&action.id), Kind::Text, self.language) {
            told.under.push(text.to_owned());
        }
        told.under.extend(action.due.as_ref().map(|due| self.due(due, action.status)));
        if !action.by.is_empty() {
            told.under.push(self.say("action.by", &[("services", &self.services(&action.by))]));
        }
        for (key, consent) in [("status.blocked", &action.waits_for), ("status.refused", &action.refused)] {
            let name = consent.as_ref().map(|name| self.label(Subject::Consent(name)));
            told.under.extend(name.map(|name| self.say(key, &[("consent", &name)])));
        }
        if !action.held_by.is_empty() {
            let holders = self.labels(action.held_by.iter().map(|id| Subject::Action(id)));
            told.under.push(self.say("status.held_back", &[("actions", &holders)]));
        }
        told.under.extend(self.basis(&action.basis));
        told
    }

    fn due(&self, due: &Due, status: Status) -> String {
        match (due.on, due.words, &due.within) {
            (Some(on), _, _) if status == Status::Overdue => {
                self.say("due.overdue", &[("date", &self.phrases.date(on))])
            }
            (_, Some(Words::Immediately), _) => self.say("due.immediately", &[]),
            (Some(on), None, _) => self.say("due.on", &[("date", &self.phrases.date(on))]),
            (_, Some(words), _) => self.say(&format!("due.{}", words.as_str()), &[]),
            (None, None, within) => {
                let period = self.phrases.period(within.as_deref().unwrap_or_default());
                self.say("due.within", &[("period", &period)])
            }
        }
    }

    fn basis(&self, sources: &[String]) -> Option<String> {
        let source = |id: &String| {
            let title = self.label(Subject::Source(id));
            match self.texts.get(Subject::Source(id), Kind::Locator, self.language) {
                // A title that ends with its own section needs it only once.
                Some(locator) if !title.contains(locator) => format!("{title}, {locator}"),
                _ => title,
            }
        };
        let told: Vec<_> = sources.iter().map(source).collect();
        (!told.is_empty()).then(|| self.say("basis", &[("sources", &told.join("; "))]))
    }

    fn checklists(&self) -> Vec<Line> {
        let told = |list: &crate::Checklist| {
            let id = Some(&list.id);
            let name = Phrases::sentence(&self.label(Subject::Checklist(&list.id)));
            let named = |key: &str| line(id, self.say(key, &[("list", &name)]));
            let Some(missing) = &list.missing else { return named("checklist.undetermined") };
            if missing.is_empty() {
                return named("checklist.complete");
            }
            let mut told = named("checklist.missing");
            for item in missing {
                let unknown = list.unknown.as_ref().is_some_and(|unknown| unknown.contains(item));
                let key = if unknown { "checklist.unknown" } else { "checklist.item" };
                told.under.push(self.say(key, &[("item", &self.label(Subject::Item(&list.id, item)))]));
            }
            told
        };
        self.decision.checklists.iter().map(told).collect()
    }

    fn questions(&self) -> Vec<Line> {
        let told = |question: &crate::Question| {
            let subject = Subject::Fact(&question.fact);
            let text = self.texts.get(subject, Kind::Question, self.language).unwrap_or(&question.fact);
            let mut told = line(Some(&question.fact), text.to_owned());
            told.under.extend(self.texts.get(subject, Kind::Text, self.language).map(str::to_owned));
            let mut outcomes: Vec<_> =
                question.could_change.iter().take(NAMED_OUTCOMES).map(|outcome| self.outcome(outcome)).collect();
            let more = question.could_change.len().saturating_sub(NAMED_OUTCOMES);
            if more > 0 {
                outcomes.push(self.say("outcome.more", &[("count", &more.to_string())]));
            }
            told.under.push(self.say("question.changes", &[("outcomes", &self.phrases.list(&outcomes))]));
            told
        };
        self.decision.questions.iter().map(told).collect()
    }

    /// An outcome by the name that decisions use for it.
    fn outcome(&self, outcome: &str) -> String {
        match outcome.split_once(':') {
            Some(("ladder", id)) => self.label(Subject::Ladder(id)),
            Some(("action", id)) => format!("«{}»", self.label(Subject::Action(id))),
            Some(("checklist", id)) => self.label(Subject::Checklist(id)),
            _ => self.say(&format!("outcome.{outcome}"), &[]),
        }
    }

    fn reasons(&self) -> Vec<Line> {
        let told = |reason: &Reason| {
            let outcome = match reason.outcome.as_str() {
                outcome @ ("cell" | "tier") => self.say(&format!("reason.{outcome}"), &[]),
                outcome => self.outcome(outcome),
            };
            let facts = reason.facts.iter().map(|id| self.label(Subject::Fact(id)));
            let events = reason.events.iter().map(|id| self.label(Subject::Event(id)));
            let carried: Vec<_> = facts.chain(events).collect();
            let carried =
                if carried.is_empty() { self.say("reason.absence", &[]) } else { self.phrases.list(&carried) };
            let text = self.say("reason", &[("outcome", &Phrases::sentence(&outcome)), ("carried", &carried)]);
            Line { id: Some(reason.rule.clone()), text, under: self.basis(&reason.basis).into_iter().collect() }
        };
        self.decision.reasons.iter().map(told).collect()
    }

    fn warnings(&self) -> Vec<Line> {
        let told = |warning: &Warning| {
            let fact = warning.fact.as_ref().map(|id| self.label(Subject::Fact(id))).unwrap_or_default();
            let rules = warning.rules.as_ref().map(|id| self.label(Subject::RuleSet(id))).unwrap_or_default();
            let services = warning.services.as_deref().map(|ids| self.services(ids)).unwrap_or_default();
            let values = [("fact", fact.as_str()), ("rules", rules.as_str()), ("services", services.as_str())];
            line(
                warning.fact.as_ref().or(warning.rules.as_ref()),
                self.say(&format!("warning.{}", warning.code), &values),
            )
        };
        self.decision.warnings.iter().map(told).collect()
    }

    fn about(&self) -> Vec<Line> {
        let mut lines = vec![line(None, self.say("about.as_of", &[("date", &self.phrases.date(self.decision.as_of))]))];
        lines.push(line(
            None,
            match self.decision.holds_until {
                Some(day) => self.say("about.holds_until", &[("date", &self.phrases.date(day))]),
                None => self.say("about.holds", &[]),
            },
        ));
        let rules = self.decision.synlig.rules.iter().map(|rules| format!("{} {}", rules.id, rules.version));
        let rules: Vec<_> = rules.collect();
        lines.push(line(None, self.say("about.rules", &[("rules", &rules.join(", "))])));
        lines.push(line(None, self.say("about.support", &[])));
        lines
    }
}

fn line(id: Option<&String>, text: String) -> Line {
    Line { id: id.cloned(), text, under: Vec::new() }
}
