//! The child's place: the cell of the visibility matrix, what each service sees of it, and the tier of prevention.

use super::page::Line;
use super::writer::Writer;
use crate::decide::Cell;
use crate::decide::decision::{KnownBy, ServiceView, Visibility};
use crate::texts::Subject;

impl Writer<'_> {
    pub(super) fn visibility(&self) -> Vec<Line> {
        let Some(place) = &self.decision.visibility else { return Vec::new() };
        let mut lines = self.cell(place);
        let differs = |service: &String| place.sharing.contains(service);
        lines.extend(place.views.iter().map(|(service, view)| self.view(service, view, differs(service))));
        if !place.sharing.is_empty() {
            lines.push(Line::new(None, self.say("sharing", &[("services", &self.services(&place.sharing))])));
        }
        lines
    }

    /// The cell, or the two that are possible; under the first line, what is known of the parent.
    fn cell(&self, place: &Visibility) -> Vec<Line> {
        let known = match place.known_by {
            KnownBy::Established => "known.established",
            KnownBy::Suspected => "known.suspected",
            KnownBy::RuledOut => "known.ruled_out",
            KnownBy::Open => "known.open",
        };
        let mut lines = Vec::new();
        if place.cell.is_none() {
            lines.push(Line::new(None, self.say("cell.open", &[("cells", &self.letters(&place.possible))])));
        }
        lines.extend(place.possible.iter().map(|cell| {
            let text = self.label(Subject::Cell(*cell));
            Line::new(None, self.say("cell", &[("cell", cell.as_str()), ("text", &text)]))
        }));
        if let Some(first) = lines.first_mut() {
            first.under.push(self.say(known, &[]));
        }
        lines
    }

    fn view(&self, service: &String, view: &ServiceView, differs: bool) -> Line {
        let (label, cells) = (self.label(Subject::Service(service)), self.letters(&view.possible));
        let key = if differs { "view.other" } else { "view.same" };
        Line::new(Some(service), self.say(key, &[("service", &label), ("cells", &cells)]))
    }

    fn letters(&self, cells: &[Cell]) -> String {
        self.phrases.choice(&cells.iter().map(|cell| cell.as_str().to_owned()).collect::<Vec<_>>())
    }

    pub(super) fn tier(&self) -> Vec<Line> {
        let tier = self.decision.tier;
        let higher = (tier.possible > tier.value)
            .then(|| self.say("tier.possible", &[("tier", &self.tier_name(tier.possible))]));
        vec![Line::new(None, self.say("tier", &[("tier", &self.tier_name(tier.value))])).with(higher)]
    }
}
