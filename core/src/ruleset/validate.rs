//! What must be right within one document, whatever it is composed with: ids, dates, ranges, the parts of each item.

use super::document::{
    Action, Concern, Dated, Document, Due, Fact, FactType, Id, NamedValue, Parameter, ParameterType,
};
use super::document::{Basis, ParameterValue, Strength, Validity, Versions, Within};
use super::read::{Found, Named, shortened};
use super::values::Words;
use crate::error::Code;
use crate::expr::RESERVED;
use crate::json::{At, Node};

/// The greatest number that a count, or a parameter of counts, may have; the least is its negative.
const GREATEST: i64 = 1_000_000_000;

/// All faults within a document.
pub(crate) fn validate(document: &Document, root: &Node) -> Vec<Found> {
    let mut check = Check { found: Vec::new() };
    check.header(document, root);
    check.names(document);
    for (id, fact) in document.facts.iter().flat_map(Named::items) {
        check.fact(id, fact);
    }
    for (_, event) in document.events.iter().flat_map(Named::items) {
        check.values(event.outcomes.as_deref().unwrap_or_default());
    }
    for (_, parameter) in document.parameters.iter().flat_map(Named::items) {
        check.parameter(parameter);
    }
    check.dates(document);
    for (_, ladder) in document.ladders.iter().flat_map(Named::items) {
        check.listed(ladder.levels.iter().map(|level| level.0.iter().map(|version| &version.id).collect()));
    }
    for (_, checklist) in versions(document.checklists.as_ref()) {
        check.listed(checklist.items.iter().map(|item| item.0.iter().map(|version| &version.id).collect()));
    }
    for (_, action) in versions(document.actions.as_ref()) {
        check.action(action);
    }
    check.found
}

/// The names that a section declares, and where.
fn declared<T>(section: Option<&Named<T>>) -> Vec<(&str, At)> {
    section.into_iter().flat_map(Named::entries).map(|(name, entry)| (name.as_str(), entry.at)).collect()
}

fn versions<T>(section: Option<&Named<Versions<T>>>) -> impl Iterator<Item = (&str, &T)> {
    section.into_iter().flat_map(Named::items).flat_map(|(id, all)| all.0.iter().map(move |item| (id, item)))
}

/// Whether a name is lower-case words of letters, digits and underscores, joined by dots where `dots` says so; or, where
/// `numbers` says so, a number.
fn is_id(name: &str, dots: impl Fn(usize) -> bool, numbers: bool) -> bool {
    // What could be declared and never written in an expression would be lost in silence.
    let is_number = |part: &str| part.len() <= 9 && part.parse::<u32>().is_ok_and(|number| number.to_string() == part);
    let part = |part: &str| {
        part.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_')
            && part.bytes().next().is_some_and(|b| b.is_ascii_lowercase())
    };
    name.len() <= 100 && dots(name.matches('.').count()) && name.split('.').all(|p| part(p) || numbers && is_number(p))
}

/// The dates of items.
fn dated<'a, T: Dated + 'a>(items: impl Iterator<Item = &'a T>) -> Vec<&'a Validity> {
    items.filter_map(Dated::valid).collect()
}

struct Check {
    found: Vec<Found>,
}

impl Check {
    fn fault(&mut self, code: Code, at: At, message: impl Into<String>) {
        self.found.push(Found::new(code, at, message));
    }

    fn id(&mut self, right: bool, name: &str, at: At, form: &str) {
        if !right {
            self.fault(Code::RulesInvalidId, at, format!("`{}` is not spelled as {form}", shortened(name)));
        }
    }

    fn header(&mut self, document: &Document, root: &Node) {
        let at = |key: &str| root.member(key).map_or(root.at, |member| member.at);
        let hyphened = |id: &str| {
            id.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
                && id.bytes().next().is_some_and(|b| b.is_ascii_lowercase())
        };
        if root.get("id").is_some_and(|id| id.string().is_some()) {
            let right = hyphened(&document.id);
            self.id(right, &document.id, at("id"), "the id of a rule set: `a-z`, then `a-z0-9-`");
        }
        match &document.extends {
            None => {
                let overlay = [
                    ("set", document.set.is_some()),
                    ("remove", document.remove.is_some()),
                    ("replace", document.replace.is_some()),
                    ("add", document.add.is_some()),
                ];
                for (key, _) in overlay.into_iter().filter(|(_, there)| *there) {
                    self.fault(Code::RulesExtends, at(key), format!("`{key}` goes only with `extends`"));
                }
            }
            Some(extends) => {
                if extends.len() != 1 {
                    self.fault(Code::RulesExtends, at("extends"), "`extends` names exactly one rule set");
                }
                let sections = [
                    ("sources", document.sources.is_some()),
                    ("parameters", document.parameters.is_some()),
                    ("services", document.services.is_some()),
                    ("facts", document.facts.is_some()),
                    ("events", document.events.is_some()),
                    ("definitions", document.definitions.is_some()),
                    ("consents", document.consents.is_some()),
                    ("visibility", document.visibility.is_some()),
                    ("tiers", document.tiers.is_some()),
                    ("ladders", document.ladders.is_some()),
                    ("actions", document.actions.is_some()),
                    ("checklists", document.checklists.is_some()),
                ];
                for (key, _) in sections.into_iter().filter(|(_, there)| *there) {
                    let message = format!("an overlay has no `{key}` of its own: they go under `add` or `replace`");
                    self.fault(Code::RulesExtends, at(key), message);
                }
            }
        }
    }

    fn names(&mut self, document: &Document) {
        self.dotted(declared(document.facts.as_ref()));
        self.dotted(declared(document.events.as_ref()));
        self.dotted(declared(document.ladders.as_ref()));
        self.dotted(declared(document.actions.as_ref()));
        for (name, at) in declared(document.checklists.as_ref()) {
            self.id(is_id(name, |_| true, false), name, at, "ids are: `a-z`, then `a-z0-9_`");
        }
        self.plain(declared(document.services.as_ref()), false);
        self.plain(declared(document.definitions.as_ref()), true);
        self.plain(declared(document.consents.as_ref()), true);
        self.plain(declared(document.parameters.as_ref()), true);
        for (name, at) in declared(document.sources.as_ref()) {
            let right = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || matches!(b, b'-' | b'_' | b'.');
            self.id(!name.is_empty() && name.bytes().all(right), name, at, "the id of a source: `a-z0-9-`");
        }
    }

    fn dotted(&mut self, declared: Vec<(&str, At)>) {
        for (name, at) in declared {
            let form = "such ids are: lower-case words joined by a dot, as `parent.violence`";
            self.id(is_id(name, |dots| dots >= 1, false), name, at, form);
        }
    }

    fn plain(&mut self, declared: Vec<(&str, At)>, may_be_reserved: bool) {
        for (name, at) in declared {
            self.id(is_id(name, |dots| dots == 0, false), name, at, "such names are: `a-z`, then `a-z0-9_`, no dot");
            if may_be_reserved && RESERVED.contains(&name) {
                self.fault(Code::RulesReservedName, at, format!("`{name}` is a word of the language"));
            }
        }
    }

    fn values(&mut self, values: &[NamedValue]) {
        self.listed(values.iter().map(|value| vec![&value.id]));
    }

    /// Items of a list, each with its versions: well-spelled ids, each item once, its versions alike.
    fn listed<'a>(&mut self, items: impl Iterator<Item = Vec<&'a Id>>) {
        let mut seen: Vec<&str> = Vec::new();
        for versions in items {
            let Some((first, rest)) = versions.split_first() else { continue };
            let form = "ids of values, levels and items are: `a-z`, then `a-z0-9_`, or a number";
            self.id(is_id(&first.value, |dots| dots == 0, true), &first.value, first.at, form);
            if seen.contains(&first.value.as_str()) {
                self.fault(Code::RulesDuplicateItem, first.at, format!("`{}` stands twice", shortened(&first.value)));
            }
            for other in rest.iter().filter(|other| other.value != first.value) {
                self.fault(Code::RulesValue, other.at, "the versions of one item have one id");
            }
            seen.push(&first.value);
        }
    }

    fn fact(&mut self, id: &str, fact: &Fact) {
        let has_values = matches!(fact.kind, FactType::Scale | FactType::Choice);
        match &fact.values {
            Some(values) if has_values && values.is_empty() => {
                self.fault(Code::RulesValue, fact.at, "a list of values has at least one");
            }
            Some(values) if has_values => self.values(values),
            Some(_) => self.fault(Code::RulesUnknownKey, fact.at, "only scales and choices have `values`"),
            None if has_values => self.fault(Code::RulesMissingKey, fact.at, "the key `values` is missing"),
            None => {}
        }
        match (fact.kind == FactType::Count, fact.from, fact.to) {
            (true, Some(from), Some(to)) => {
                if from > to || from < -GREATEST || to > GREATEST {
                    self.fault(
                        Code::RulesRange,
                        fact.at,
                        "`from` is at most `to`, and both are within a thousand million",
                    );
                }
            }
            (true, ..) => self.fault(Code::RulesMissingKey, fact.at, "a count has `from` and `to`"),
            (false, None, None) => {}
            (false, ..) => self.fault(Code::RulesUnknownKey, fact.at, "only counts have `from` and `to`"),
        }
        if (fact.kind == FactType::Age) != (id == "child.age") {
            self.fault(Code::RulesInvalidId, fact.at, "there is one age, `child.age`, and it is an age");
        }
        if let Some(aging) = &fact.valid_for {
            if fact.kind == FactType::Age {
                self.fault(Code::RulesValue, aging.at, "an age is computed and does not grow stale");
            } else if aging.reassuring_only && fact.concern == Concern::Neutral {
                self.fault(Code::RulesValue, aging.at, "a neutral fact has no reassuring value");
            }
        }
    }

    fn parameter(&mut self, parameter: &Parameter) {
        let values = [parameter.from, parameter.default.value, parameter.to];
        let at = parameter.default.at;
        let fits = |value: &ParameterValue| match parameter.kind {
            ParameterType::Count => matches!(value, ParameterValue::Count(_)),
            ParameterType::Duration => matches!(value, ParameterValue::Duration(_)),
        };
        if !values.iter().all(fits) {
            // Where an overlay sets a value of another type, the value is at fault.
            let place = if fits(&parameter.default.value) { parameter.at } else { at };
            self.fault(Code::RulesType, place, "`default`, `from` and `to` are of the parameter's type");
            return;
        }
        match values {
            [ParameterValue::Count(from), ParameterValue::Count(default), ParameterValue::Count(to)]
                if !(from <= default && default <= to && from >= -GREATEST && to <= GREATEST) =>
            {
                self.fault(Code::RulesRange, at, format!("{default} is not within {from} to {to}"));
            }
            [ParameterValue::Duration(from), ParameterValue::Duration(default), ParameterValue::Duration(to)] => {
                if from.class() != to.class() || default.class() != from.class() {
                    let message = format!("`{from}`, `{default}` and `{to}` do not mix");
                    self.fault(Code::RulesDurationUnits, at, message);
                } else if !(from.measure() <= default.measure() && default.measure() <= to.measure()) {
                    self.fault(Code::RulesRange, at, format!("`{default}` is not within `{from}` to `{to}`"));
                }
            }
            _ => {}
        }
    }

    fn dates(&mut self, document: &Document) {
        let mut spans = Vec::new();
        spans.extend(document.valid.as_ref());
        spans.extend(dated(versions(document.definitions.as_ref()).map(|(_, item)| item)));
        spans.extend(dated(versions(document.consents.as_ref()).map(|(_, item)| item)));
        spans.extend(dated(versions(document.actions.as_ref()).map(|(_, item)| item)));
        spans.extend(dated(versions(document.checklists.as_ref()).map(|(_, item)| item)));
        if let Some(tiers) = &document.tiers {
            let criteria = [&tiers.indicated, &tiers.selective].into_iter().flatten().flat_map(|all| &all.0);
            spans.extend(dated(criteria));
        }
        for (_, ladder) in document.ladders.iter().flat_map(Named::items) {
            spans.extend(dated(ladder.levels.iter().flat_map(|all| &all.0)));
        }
        for (_, list) in versions(document.checklists.as_ref()) {
            spans.extend(dated(list.items.iter().flat_map(|all| &all.0)));
        }
        for (_, action) in versions(document.actions.as_ref()) {
            spans.extend(action.basis.iter().flatten().filter_map(|basis| match basis {
                Basis::Sometimes(basis) => basis.valid.as_ref(),
                Basis::Always(_) => None,
            }));
        }
        let reversed: Vec<At> = spans.iter().filter(|v| v.span().0 > v.span().1).map(|v| v.at).collect();
        for at in reversed {
            self.fault(Code::RulesDatesReversed, at, "`to` is before `from`");
        }
    }

    fn action(&mut self, action: &Action) {
        let immediate = matches!(action.due, Some(Due { within: Some(Within::Words(Words::Immediately)), .. }));
        if action.strength == Strength::Must {
            if action.by.as_ref().is_none_or(|by| by.0.is_empty()) {
                self.fault(Code::RulesMustWithoutService, action.at, "a must-action names in `by` who does it");
            }
            if immediate && let Some(consent) = &action.consent {
                self.fault(Code::RulesImmediateNeedsConsent, consent.at, "an immediate must-action needs no consent");
            }
        }
        if let (Some(instead), None) = (&action.if_refused, &action.consent) {
            self.fault(Code::RulesMissingKey, instead.at, "`if_refused` goes with `consent`");
        }
    }
}
