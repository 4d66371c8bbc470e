//! The matrix: who sees the child's signs, and who knows of the parent's problem.

use super::evaluate::Moment;
use super::truth::{Truth, spelled};
use serde_json::{Map, Value, json};
use std::collections::BTreeSet;

impl Moment<'_> {
    fn part(&self, key: &str) -> Truth {
        let (_, visibility) = self.rules.visibility().expect("a visibility");
        visibility[key].as_str().map_or(Some(false), |text| self.truth(text))
    }

    pub(super) fn symptoms(&self) -> Truth {
        self.part("symptoms")
    }

    pub(super) fn problem(&self) -> Truth {
        self.part("problem")
    }

    /// Known is about knowledge: what is not certainly there is not known.
    pub(super) fn known(&self) -> bool {
        self.problem() == Some(true)
    }

    /// The cells that are possible, supposing that what is known of the parent stays as it is.
    pub(super) fn possible_cells(&self) -> Vec<&'static str> {
        let (with, without) = if self.known() { ("A", "C") } else { ("B", "D") };
        match self.symptoms() {
            Some(true) => vec![with],
            Some(false) => vec![without],
            None => vec![with, without],
        }
    }

    /// The services that have an observation in the case.
    fn observers(&self) -> BTreeSet<String> {
        self.case.observations.iter().filter_map(|observation| observation.by.clone()).collect()
    }

    fn view(&self, service: &str) -> Vec<&'static str> {
        Moment::new(self.rules, self.case.seen_by(service)).possible_cells()
    }

    /// The services whose own view differs from that of all together.
    pub(super) fn sharing(&self) -> Vec<String> {
        let together = self.possible_cells();
        self.observers().into_iter().filter(|service| self.view(service) != together).collect()
    }

    pub(super) fn visibility(&self) -> Value {
        if self.rules.visibility().is_none() {
            return Value::Null;
        }
        let cell = |possible: &[&'static str]| match possible {
            [cell] => json!(cell),
            _ => Value::Null,
        };
        let known_by = match (self.problem(), self.part("suspected")) {
            (Some(true), _) => "established",
            (_, Some(true)) => "suspected",
            (Some(false), _) => "ruled_out",
            _ => "open",
        };
        let views: Map<String, Value> = self
            .observers()
            .into_iter()
            .map(|service| {
                let possible = self.view(&service);
                (service, json!({ "cell": cell(&possible), "possible": possible }))
            })
            .collect();
        let possible = self.possible_cells();
        json!({
            "cell": cell(&possible),
            "possible": possible,
            "symptoms": spelled(self.symptoms()),
            "known": self.known(),
            "known_by": known_by,
            "views": views,
            "sharing": self.sharing(),
        })
    }
}
