//! The document of a rule set as typed records. What the keys mean is told in `rules/README.md`.

#![expect(dead_code, reason = "records hold every key of the language, also those that the engine does not look at")]

use super::read::{Condition, Located, Named, Read, Reader, record};
use super::version::{Version, VersionRange};
use crate::date::{Country, Date};
use crate::error::Code;
use crate::json::{Node, Value};
use crate::text::{Language, Text};
use std::collections::BTreeMap;

/// An id and where it is written.
pub(crate) type Id = Located<String>;

record! {
    /// The sections that a rule set declares, or that an overlay adds or replaces.
    lenient struct Sections {
        /// What the rules rest on.
        optional sources "sources": Named<Source>,
        /// What authors of overlays and hosts may set.
        optional parameters "parameters": Named<Parameter>,
        /// Who observes and who acts.
        optional services "services": Named<Text>,
        /// What can be answered.
        optional facts "facts": Named<Fact>,
        /// What can have happened.
        optional events "events": Named<Event>,
        /// Named conditions.
        optional definitions "definitions": Named<Versions<Definition>>,
        /// What needs somebody's consent.
        optional consents "consents": Named<Versions<Consent>>,
        /// Criteria of the tiers above universal.
        optional tiers "tiers": Tiers,
        /// Ladders of levels.
        optional ladders "ladders": Named<Ladder>,
        /// What is to be done.
        optional actions "actions": Named<Versions<Action>>,
        /// What plans, logs and services must contain.
        optional checklists "checklists": Named<Versions<Checklist>>,
        /// What must hold for every case.
        optional laws "laws": Laws,
    }
}

record! {
    /// A rule set, version 1 of the language.
    lenient struct Document {
        /// The version of the language.
        header synlig "synlig": i64,
        /// The id, `[a-z][a-z0-9-]*`.
        header id "id": String,
        /// The semantic version of this rule set.
        header version "version": Version,
        /// Its name for people.
        header title "title": Text,
        /// What it is, in a sentence or two.
        optional summary "summary": Text,
        /// The language that all its texts have besides English.
        header language "language": Language,
        /// The country, which decides the calendar of working days.
        header country "country": Country,
        /// The days between which it holds, both included.
        optional valid "valid": Validity,
        /// The rule sets it needs, with a range of versions.
        optional uses "uses": BTreeMap<String, Located<VersionRange>>,
        /// The one rule set that this one adapts, with a range of versions.
        optional extends "extends": BTreeMap<String, Located<VersionRange>>,
        /// Overlay: new values of the base's parameters.
        optional set "set": Named<ParameterValue>,
        /// Overlay: items of the base to take away, by section.
        optional remove "remove": Removals,
        /// Overlay: items that take the place of the base's.
        optional replace "replace": Sections,
        /// Overlay: items that the base does not have.
        optional add "add": Sections,
        /// What the rules rest on.
        optional sources "sources": Named<Source>,
        /// What authors of overlays and hosts may set.
        optional parameters "parameters": Named<Parameter>,
        /// Who observes and who acts.
        optional services "services": Named<Text>,
        /// What can be answered.
        optional facts "facts": Named<Fact>,
        /// What can have happened.
        optional events "events": Named<Event>,
        /// Named conditions.
        optional definitions "definitions": Named<Versions<Definition>>,
        /// What needs somebody's consent.
        optional consents "consents": Named<Versions<Consent>>,
        /// The visibility matrix.
        optional visibility "visibility": Visibility,
        /// Criteria of the tiers above universal.
        optional tiers "tiers": Tiers,
        /// Ladders of levels.
        optional ladders "ladders": Named<Ladder>,
        /// What is to be done.
        optional actions "actions": Named<Versions<Action>>,
        /// What plans, logs and services must contain.
        optional checklists "checklists": Named<Versions<Checklist>>,
        /// What must hold for every case.
        optional laws "laws": Laws,
    }
}

record! {
    /// Ids to take away, by section.
    lenient struct Removals {
        optional sources "sources": Ids,
        optional parameters "parameters": Ids,
        optional services "services": Ids,
        optional facts "facts": Ids,
        optional events "events": Ids,
        optional definitions "definitions": Ids,
        optional consents "consents": Ids,
        optional tiers "tiers": Ids,
        optional ladders "ladders": Ids,
        optional actions "actions": Ids,
        optional checklists "checklists": Ids,
        optional laws "laws": Ids,
    }
}

record! {
    /// The days between which something holds, both included; either end may be open.
    struct Validity {
        optional from "from": Date,
        optional to "to": Date,
    }
}

record! {
    /// A text, law or guide that rules rest on.
    struct Source {
        /// Its name: a text, or one string where it is the same in all languages.
        required title "title": TextOrString,
        /// The section, slide or page.
        optional locator "locator": String,
        /// Where it can be read.
        optional address "address": String,
        /// The date of the text.
        optional date "date": Date,
    }
}

record! {
    /// A number or length of time that overlays and hosts may set.
    struct Parameter {
        required kind "type": ParameterType,
        required default "default": Located<ParameterValue>,
        required from "from": ParameterValue,
        required to "to": ParameterValue,
        optional label "label": Text,
    }
}

record! {
    /// Something that can be answered about the child, the parents or the services.
    struct Fact {
        required kind "type": FactType,
        /// The values of a scale, first to last, or of a choice.
        optional values "values": Vec<NamedValue>,
        /// The least count.
        optional from "from": i64,
        /// The greatest count.
        optional to "to": i64,
        required concern "concern": Concern,
        required label "label": Text,
        required question "question": Text,
        optional help "help": Text,
        /// The services that can answer; without it, all.
        optional asked_by "asked_by": Ids,
        /// Of questions with equal stakes the lower is asked first.
        optional ask "ask": i64,
        /// Where this is no, the fact is never a question.
        optional asked_when "asked_when": Condition,
        /// How long an answer counts.
        optional valid_for "valid_for": Aging,
        /// Codes in other systems.
        optional codes "codes": BTreeMap<String, String>,
    }
}

record! {
    /// A value of a scale or choice, or an outcome of an event.
    struct NamedValue {
        required id "id": Id,
        required label "label": Text,
    }
}

record! {
    /// Something that can have happened.
    struct Event {
        optional label "label": Text,
        optional outcomes "outcomes": Vec<NamedValue>,
        optional help "help": Text,
    }
}

record! {
    /// A named condition.
    struct Definition {
        required when "when": Condition,
        optional label "label": Text,
        optional text "text": Text,
        optional basis "basis": Ids,
        optional valid "valid": Validity,
    }
}

record! {
    /// Somebody's consent, as the answers tell it.
    struct Consent {
        required given "given": Condition,
        required refused "refused": Condition,
        /// The action that asks for it.
        optional ask "ask": Id,
        optional label "label": Text,
        optional text "text": Text,
        optional basis "basis": Ids,
        optional valid "valid": Validity,
    }
}

record! {
    /// The visibility matrix: does the child show symptoms, is the parent's problem known.
    struct Visibility {
        required symptoms "symptoms": Condition,
        required problem "problem": Condition,
        optional suspected "suspected": Condition,
        required cells "cells": Cells,
        optional label "label": Text,
        optional text "text": Text,
        optional basis "basis": Ids,
    }
}

record! {
    /// What each cell means.
    struct Cells {
        required a "A": Text,
        required b "B": Text,
        required c "C": Text,
        required d "D": Text,
    }
}

record! {
    /// Criteria of the two tiers above universal; any one is enough.
    lenient struct Tiers {
        optional indicated "indicated": Versions<Criterion>,
        optional selective "selective": Versions<Criterion>,
    }
}

record! {
    /// A criterion of a tier.
    struct Criterion {
        required when "when": Condition,
        optional label "label": Text,
        optional text "text": Text,
        optional basis "basis": Ids,
        optional valid "valid": Validity,
    }
}

record! {
    /// Ordered levels with conditions to enter and leave.
    struct Ladder {
        /// The event whose latest outcome is the level in force.
        required event "event": Id,
        /// The levels, lowest first.
        required levels "levels": Vec<Versions<Level>>,
        optional label "label": Text,
        optional text "text": Text,
        optional basis "basis": Ids,
    }
}

record! {
    /// A level of a ladder.
    struct Level {
        required id "id": Id,
        required enter "enter": Condition,
        optional leave "leave": Condition,
        optional label "label": Text,
        optional text "text": Text,
        optional basis "basis": Ids,
        optional valid "valid": Validity,
    }
}

record! {
    /// What is to be done, by whom, until when, on what basis.
    struct Action {
        required strength "strength": Strength,
        optional when "when": Condition,
        optional due "due": Due,
        /// Events that show that it is done.
        optional done "done": Ids,
        /// The services that do it.
        optional by "by": Ids,
        optional consent "consent": Id,
        /// The action that takes its place where the consent is refused.
        optional if_refused "if_refused": Id,
        /// Actions that must wait while this one is open.
        optional holds_back "holds_back": Ids,
        /// Actions that this one makes unnecessary (in laws).
        optional replaces "replaces": Ids,
        /// National law, which no overlay may change.
        optional fixed "fixed": bool,
        optional basis "basis": Vec<Basis>,
        optional label "label": Text,
        optional text "text": Text,
        optional valid "valid": Validity,
    }
}

record! {
    /// How long an action may take, and from when.
    struct Due {
        optional within "within": Within,
        /// The count starts on the latest date of any of these events.
        optional after "after": Ids,
    }
}

record! {
    /// A source that holds for some cases or days only.
    struct ConditionalBasis {
        required source "source": Id,
        optional when "when": Condition,
        optional valid "valid": Validity,
    }
}

record! {
    /// What a plan, a log or a service must contain.
    struct Checklist {
        optional when "when": Condition,
        required items "items": Vec<Versions<Item>>,
        optional label "label": Text,
        optional text "text": Text,
        optional basis "basis": Ids,
        optional valid "valid": Validity,
    }
}

record! {
    /// One thing of a checklist.
    struct Item {
        required id "id": Id,
        required done "done": Condition,
        optional label "label": Text,
        optional text "text": Text,
        optional basis "basis": Ids,
        optional valid "valid": Validity,
    }
}

record! {
    /// What must hold for every case: `monotone`, or `always` with `implies`, or `never`.
    struct LawRecord {
        optional monotone "monotone": Ids,
        optional always "always": Condition,
        optional implies "implies": Condition,
        optional never "never": Condition,
        optional label "label": Text,
        optional text "text": Text,
        optional basis "basis": Ids,
    }
}

/// One item, or versions of it whose dates do not overlap.
#[derive(Clone, Debug)]
pub(crate) struct Versions<T>(pub(crate) Vec<T>);

/// Something that may hold between dates only.
pub(crate) trait Dated {
    /// Whether several of one name count together once overlays are laid over.
    const ADDS_UP: bool;
    fn valid(&self) -> Option<&Validity>;
}

macro_rules! dated {
    ($($type:ident $adds_up:literal)*) => {
        $(impl Dated for $type {
            const ADDS_UP: bool = $adds_up;

            fn valid(&self) -> Option<&Validity> {
                self.valid.as_ref()
            }
        })*
    };
}
dated! { Definition false Consent false Criterion true Level false Action false Checklist false Item false }

impl<T: Read + Dated> Read for Versions<T> {
    fn read(node: &Node, reader: &mut Reader) -> Option<Self> {
        let Value::List(items) = &node.value else {
            return Some(Self(vec![T::read(node, reader)?]));
        };
        if items.is_empty() {
            return reader.fault(Code::RulesValue, node.at, "a list of versions has at least one");
        }
        let versions: Vec<T> = Vec::read(node, reader)?;
        if reader.in_effect && T::ADDS_UP {
            return Some(Self(versions));
        }
        let before = reader.found.len();
        for (index, later) in versions.iter().enumerate() {
            let span = |item: &T| item.valid().map_or((Date::FIRST, Date::LAST), Validity::span);
            let (from, to) = span(later);
            let overlaps = |earlier: &T| {
                let (begin, end) = span(earlier);
                begin <= to && from <= end
            };
            if versions.iter().take(index).any(overlaps) {
                let at = items.get(index).map_or(node.at, |item| item.at);
                reader.fault::<()>(Code::RulesVersionsOverlap, at, "two versions hold on the same day");
            }
        }
        (reader.found.len() == before).then_some(Self(versions))
    }
}

impl Validity {
    /// The first and the last day.
    pub(crate) fn span(&self) -> (Date, Date) {
        (self.from.unwrap_or(Date::FIRST), self.to.unwrap_or(Date::LAST))
    }
}

pub(crate) use super::values::{
    Aging, Basis, Concern, FactType, Ids, Laws, ParameterType, ParameterValue, Strength, TextOrString, Within,
};
