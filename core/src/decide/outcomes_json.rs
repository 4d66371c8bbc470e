//! Outcomes as JSON: what a decision says in numbers of bytes that a form can take at every keystroke.

use super::outcomes::{Outcomes, Place};
use crate::compile::program::{Ladder, Program};
use crate::vocabulary::{ActionNumber, ChecklistNumber, LadderNumber, ServiceNumber};
use serde::Serialize;
use serde::ser::{SerializeMap, SerializeSeq, SerializeStruct, Serializer};

impl Outcomes {
    /// The outcomes as canonical JSON.
    ///
    /// In the words of a [`Decision`](crate::Decision), in fewer of them: `actions` has the status of each action that applies or
    /// may apply, by id, and `due` the days of those that have one; `checklists` has what is missing of each list that applies;
    /// `ladders`, `tier` and `urgent` are as there; `cell`, `possible` and `sharing` as in its `visibility`.
    pub fn to_json(&self) -> String {
        // Every key is a string and no value can fail, so there is always a text.
        serde_json::to_string(self).unwrap_or_default()
    }

    fn dues(&self) -> impl Iterator<Item = (ActionNumber, crate::Date)> {
        self.actions().filter_map(|(number, action)| Some((number, action.due?)))
    }
}

impl Serialize for Outcomes {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut all = serializer.serialize_struct("Outcomes", 10)?;
        all.serialize_field("actions", &Actions(self))?;
        all.serialize_field("as_of", &self.as_of())?;
        all.serialize_field("cell", &self.cell())?;
        all.serialize_field("checklists", &Checklists(self))?;
        all.serialize_field("due", &Dues(self))?;
        all.serialize_field("ladders", &Ladders(self))?;
        all.serialize_field("possible", self.possible())?;
        all.serialize_field("sharing", &Sharing(self))?;
        all.serialize_field("tier", &self.tier())?;
        all.serialize_field("urgent", &self.urgent())?;
        all.end()
    }
}

struct Actions<'o>(&'o Outcomes);

impl Serialize for Actions<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self(outcomes) = self;
        let mut map = serializer.serialize_map(None)?;
        for (action, status) in outcomes.program().actions.iter().zip(outcomes.statuses()) {
            if let Some(status) = status {
                map.serialize_entry(&action.id, &status)?;
            }
        }
        map.end()
    }
}

struct Dues<'o>(&'o Outcomes);

impl Serialize for Dues<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self(outcomes) = self;
        let mut map = serializer.serialize_map(None)?;
        for (number, due) in outcomes.dues() {
            let id = outcomes.program().actions.get(number.place()).map_or("", |action| action.id.as_str());
            map.serialize_entry(id, &due)?;
        }
        map.end()
    }
}

struct Checklists<'o>(&'o Outcomes);

impl Serialize for Checklists<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self(outcomes) = self;
        let mut map = serializer.serialize_map(None)?;
        for (number, list) in outcomes.program().checklists.iter().enumerate() {
            let number = ChecklistNumber::of_place(number);
            if outcomes.checklist(number).is_some_and(crate::Truth::is_yes) {
                let missing: Vec<&str> = outcomes.missing(number).map(|(item, _)| item).collect();
                map.serialize_entry(&list.id, &missing)?;
            }
        }
        map.end()
    }
}

struct Sharing<'o>(&'o Outcomes);

impl Serialize for Sharing<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self(outcomes) = self;
        let mut list = serializer.serialize_seq(None)?;
        let service = |number: ServiceNumber| outcomes.program().vocabulary.services.id(number.place());
        for number in outcomes.sharing() {
            list.serialize_element(service(number))?;
        }
        list.end()
    }
}

struct Ladders<'o>(&'o Outcomes);

impl Serialize for Ladders<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self(outcomes) = self;
        let program: &Program = outcomes.program();
        let mut map = serializer.serialize_map(None)?;
        for (number, ladder) in program.ladders.iter().enumerate() {
            map.serialize_entry(&ladder.id, &OneLadder(outcomes, ladder, LadderNumber::of_place(number)))?;
        }
        map.end()
    }
}

struct OneLadder<'o>(&'o Outcomes, &'o Ladder, LadderNumber);

impl Serialize for OneLadder<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self(outcomes, ladder, number) = self;
        let name = |place: Place| match place {
            Place::Null => None,
            Place::Closed => Some("closed"),
            Place::Level(level) => {
                let level = usize::try_from(level).ok().and_then(|level| ladder.levels.get(level));
                level.map(|level| level.id.as_str())
            }
        };
        let stands = outcomes.ladder(*number);
        let mut all = serializer.serialize_struct("Ladder", 4)?;
        all.serialize_field("change", &stands.map(|stands| stands.change))?;
        all.serialize_field("current", &stands.and_then(|stands| name(stands.current)))?;
        all.serialize_field("possible", &stands.and_then(|stands| name(stands.possible)))?;
        all.serialize_field("recommended", &stands.and_then(|stands| name(stands.recommended)))?;
        all.end()
    }
}
