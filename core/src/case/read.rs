//! Reading a case from JSON in one pass, without a tree: `serde_json` reads, and each answer goes straight to the sink.
//!
//! Faults are noted with their pointer, and reading goes on, so that all of them are told together.

use super::scalar::{KeySeed, Scalar, ScalarSeed};
use super::{Place, Seen, Sink};
use crate::date::Date;
use crate::error::{Code, Diagnostic, nearest};
use crate::json::{Fault, json_fault, position};
use crate::limits::Limits;
use crate::ruleset::read::shortened;
use serde::de::{DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};
use std::borrow::Cow;
use std::fmt;

/// Reads a text into a sink. Where there are diagnostics, what the sink holds means nothing.
pub(super) fn read(text: &str, limits: &Limits, sink: &mut impl Sink) -> Vec<Diagnostic> {
    if text.len() > limits.bytes {
        let message = format!("the text has {} bytes, the limit is {}", text.len(), limits.bytes);
        return vec![whole(Code::CaseTooLarge, message)];
    }
    let mut reader = Reader { sink, limits, found: Vec::new(), too_deep: false, observations: 0, events: 0 };
    let mut deserializer = serde_json::Deserializer::from_str(text);
    let result = Top { reader: &mut reader }.deserialize(&mut deserializer).and_then(|()| deserializer.end());
    if let Err(error) = result {
        if reader.too_deep {
            return vec![whole(Code::CaseTooDeep, "the case nests deeper than the limit")];
        }
        if let Fault::Json { message, offset } = json_fault(text, &error) {
            let (line, column) = position(text, offset);
            return vec![Diagnostic { line, column, ..Diagnostic::new(Code::CaseInvalidJson, "", message) }];
        }
    }
    reader.found
}

/// A fault of the text as a whole.
fn whole(code: Code, message: impl Into<String>) -> Diagnostic {
    Diagnostic { line: 1, column: 1, ..Diagnostic::new(code, "", message) }
}

struct Reader<'a, S> {
    sink: &'a mut S,
    limits: &'a Limits,
    found: Vec<Diagnostic>,
    too_deep: bool,
    observations: usize,
    events: usize,
}

impl<S: Sink> Reader<'_, S> {
    fn fault(&mut self, code: Code, pointer: impl Into<String>, message: impl Into<String>) {
        self.found.push(Diagnostic::new(code, pointer, message));
    }

    fn wrong_type(&mut self, pointer: String, expected: &str) {
        self.fault(Code::CaseType, pointer, format!("expected {expected}"));
    }

    fn unknown_field(&mut self, pointer: String, field: &str, known: &[&str]) {
        let message = format!("a case has no field `{}` here", shortened(field));
        let hint = nearest(field, known.iter().copied()).or_else(|| Some(format!("it has {}", known.join(", "))));
        self.found.push(Diagnostic::new(Code::CaseUnknownField, pointer, message).hint(hint));
    }

    fn duplicate(&mut self, pointer: String, field: &str) {
        self.fault(Code::CaseDuplicateKey, pointer, format!("the key `{}` stands twice", shortened(field)));
    }

    fn date(&mut self, scalar: &Scalar<'_>, pointer: impl FnOnce() -> String) -> Option<Date> {
        match scalar {
            Scalar::String(text) => Date::parse(text).or_else(|| {
                let message = format!("`{}` is not a date between 1900-01-01 and 2199-12-31", shortened(text));
                self.fault(Code::CaseInvalidDate, pointer(), message);
                None
            }),
            _ => {
                self.wrong_type(pointer(), "a date as a string");
                None
            }
        }
    }

    fn string<'t>(&mut self, scalar: Scalar<'t>, pointer: impl FnOnce() -> String) -> Option<Cow<'t, str>> {
        match scalar {
            Scalar::String(text) => Some(text),
            _ => {
                self.wrong_type(pointer(), "a string");
                None
            }
        }
    }
}

/// Implements reading for a part of the case that is an object or a list; anything else is a fault of type.
macro_rules! part {
    ($name:ident, $depth:literal, $expected:literal, $visit:ident($access:ident: $bound:ident) |$this:ident| $body:block) => {
        impl<'de, S: Sink> DeserializeSeed<'de> for $name<'_, '_, S> {
            type Value = ();

            fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
                deserializer.deserialize_any(self)
            }
        }

        impl<'de, S: Sink> Visitor<'de> for $name<'_, '_, S> {
            type Value = ();

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str($expected)
            }

            fn $visit<A: $bound<'de>>(self, mut $access: A) -> Result<(), A::Error> {
                let $this = self;
                $body
                Ok(())
            }

            part!(@other $visit, $depth, $expected);
        }
    };
    (@other visit_map, $depth:literal, $expected:literal) => {
        fn visit_seq<A: SeqAccess<'de>>(self, access: A) -> Result<(), A::Error> {
            let pointer = self.pointer();
            self.reader.wrong_type(pointer, $expected);
            let seed = ScalarSeed { depth: $depth, limit: self.reader.limits.depth, too_deep: &mut self.reader.too_deep };
            seed.visit_seq(access).map(|_| ())
        }
        part!(@scalars $expected);
    };
    (@other visit_seq, $depth:literal, $expected:literal) => {
        fn visit_map<A: MapAccess<'de>>(self, access: A) -> Result<(), A::Error> {
            let pointer = self.pointer();
            self.reader.wrong_type(pointer, $expected);
            let seed = ScalarSeed { depth: $depth, limit: self.reader.limits.depth, too_deep: &mut self.reader.too_deep };
            seed.visit_map(access).map(|_| ())
        }
        part!(@scalars $expected);
    };
    (@scalars $expected:literal) => {
        fn visit_unit<E: serde::de::Error>(self) -> Result<(), E> {
            let pointer = self.pointer();
            self.reader.wrong_type(pointer, $expected);
            Ok(())
        }

        fn visit_bool<E: serde::de::Error>(self, _: bool) -> Result<(), E> {
            self.visit_unit()
        }

        fn visit_i64<E: serde::de::Error>(self, _: i64) -> Result<(), E> {
            self.visit_unit()
        }

        fn visit_u64<E: serde::de::Error>(self, _: u64) -> Result<(), E> {
            self.visit_unit()
        }

        fn visit_f64<E: serde::de::Error>(self, _: f64) -> Result<(), E> {
            self.visit_unit()
        }

        fn visit_str<E: serde::de::Error>(self, _: &str) -> Result<(), E> {
            self.visit_unit()
        }
    };
}

/// Reads the next value of an object as a scalar.
fn scalar<'de, A: MapAccess<'de>, S>(
    access: &mut A,
    reader: &mut Reader<'_, S>,
    depth: usize,
) -> Result<Scalar<'de>, A::Error> {
    access.next_value_seed(ScalarSeed { depth, limit: reader.limits.depth, too_deep: &mut reader.too_deep })
}

struct Top<'r, 'a, S> {
    reader: &'r mut Reader<'a, S>,
}

const FIELDS: &[&str] = &["as_of", "service", "child", "facts", "observations", "events"];

impl<S> Top<'_, '_, S> {
    fn pointer(&self) -> String {
        String::new()
    }
}

part!(Top, 1, "a case: a JSON object", visit_map(access: MapAccess) |this| {
    let reader = this.reader;
    let mut seen = [false; FIELDS.len()];
    while let Some(key) = access.next_key_seed(KeySeed)? {
        let pointer = || format!("/{}", key.replace('~', "~0").replace('/', "~1"));
        let Some(field) = FIELDS.iter().position(|field| *field == key) else {
            reader.unknown_field(pointer(), &key, FIELDS);
            scalar(&mut access, reader, 2)?;
            continue;
        };
        if seen.iter_mut().skip(field).take(1).any(|seen| std::mem::replace(seen, true)) {
            reader.duplicate(pointer(), &key);
            scalar(&mut access, reader, 2)?;
            continue;
        }
        match key.as_ref() {
            "as_of" => {
                let value = scalar(&mut access, reader, 2)?;
                if let Some(on) = reader.date(&value, pointer) {
                    reader.sink.as_of(on);
                }
            }
            "service" => {
                let value = scalar(&mut access, reader, 2)?;
                if let Some(id) = reader.string(value, pointer) {
                    reader.sink.service(&id);
                }
            }
            "child" => access.next_value_seed(Child { reader })?,
            "facts" => access.next_value_seed(Facts { reader })?,
            "observations" => access.next_value_seed(List { reader, key: "observations" })?,
            _ => access.next_value_seed(List { reader, key: "events" })?,
        }
    }
    if !seen.first().copied().unwrap_or(false) {
        let message = "`as_of` is missing: the day of the decision, since the library reads no clock";
        reader.fault(Code::CaseMissingAsOf, "", message);
    }
});

struct Child<'r, 'a, S> {
    reader: &'r mut Reader<'a, S>,
}

impl<S> Child<'_, '_, S> {
    fn pointer(&self) -> String {
        "/child".to_owned()
    }
}

part!(Child, 2, "an object with `born` or `due`", visit_map(access: MapAccess) |this| {
    let reader = this.reader;
    let (mut born, mut due) = (false, false);
    while let Some(key) = access.next_key_seed(KeySeed)? {
        let pointer = || format!("/child/{}", key.replace('~', "~0").replace('/', "~1"));
        let value = scalar(&mut access, reader, 3)?;
        let seen = match key.as_ref() {
            "born" => &mut born,
            "due" => &mut due,
            _ => {
                reader.unknown_field(pointer(), &key, &["born", "due"]);
                continue;
            }
        };
        if std::mem::replace(seen, true) {
            reader.duplicate(pointer(), &key);
            continue;
        }
        if let Some(on) = reader.date(&value, pointer) {
            if key == "born" { reader.sink.born(on) } else { reader.sink.due(on) }
        }
    }
    if born && due {
        reader.fault(Code::CaseBornAndDue, "/child", "a child is either born or due, not both");
    }
});

struct Facts<'r, 'a, S> {
    reader: &'r mut Reader<'a, S>,
}

impl<S> Facts<'_, '_, S> {
    fn pointer(&self) -> String {
        "/facts".to_owned()
    }
}

part!(Facts, 2, "an object of facts", visit_map(access: MapAccess) |this| {
    let reader = this.reader;
    // Those of which the sink does not say whether they stood there before, and those that did.
    let [mut keys, mut twice] = [const { Vec::<Cow<'de, str>>::new() }; 2];
    while let Some(key) = access.next_key_seed(KeySeed)? {
        let value = scalar(&mut access, reader, 3)?;
        reader.observations += 1;
        if reader.observations == reader.limits.observations.saturating_add(1) {
            reader.fault(Code::CaseTooManyObservations, "/facts", "more observations than the limit");
        }
        if reader.observations <= reader.limits.observations {
            match reader.sink.observation(&key, value.into(), None, None, 0) {
                Seen::First => {}
                Seen::Again => twice.push(key),
                Seen::Unsaid => keys.push(key),
            }
        }
    }
    crate::sorted::sort(&mut keys);
    let pairs = keys.windows(2).filter(|pair| pair.first() == pair.last());
    twice.extend(pairs.filter_map(|pair| pair.first().cloned()));
    crate::sorted::sort(&mut twice);
    for twice in &twice {
        reader.duplicate(Place::Fact(twice).pointer(), twice);
    }
});

struct List<'r, 'a, S> {
    reader: &'r mut Reader<'a, S>,
    key: &'static str,
}

impl<S> List<'_, '_, S> {
    fn pointer(&self) -> String {
        format!("/{}", self.key)
    }
}

part!(List, 2, "a list", visit_seq(access: SeqAccess) |this| {
    let List { reader, key } = this;
    let mut index = 0;
    while access.next_element_seed(Entry { reader, key, index })?.is_some() {
        index += 1;
    }
});

/// An observation or an event.
struct Entry<'r, 'a, S> {
    reader: &'r mut Reader<'a, S>,
    key: &'static str,
    index: usize,
}

impl<S> Entry<'_, '_, S> {
    fn pointer(&self) -> String {
        format!("/{}/{}", self.key, self.index)
    }
}

part!(Entry, 3, "an object", visit_map(access: MapAccess) |this| {
    let Entry { reader, key: list, index } = this;
    let is_event = list == "events";
    let fields: &[&str] = if is_event { &["event", "on", "by", "outcome"] } else { &["fact", "on", "by", "value"] };
    let [mut id, mut by, mut outcome] = [const { None }; 3];
    let mut value: Option<Scalar<'de>> = None;
    let mut on = None;
    let mut seen = [false; 4];
    let before = reader.found.len();
    while let Some(key) = access.next_key_seed(KeySeed)? {
        let pointer = || format!("/{list}/{index}/{}", key.replace('~', "~0").replace('/', "~1"));
        let read = scalar(&mut access, reader, 4)?;
        let Some(field) = fields.iter().position(|field| *field == key) else {
            reader.unknown_field(pointer(), &key, fields);
            continue;
        };
        if seen.iter_mut().skip(field).take(1).any(|seen| std::mem::replace(seen, true)) {
            reader.duplicate(pointer(), &key);
            continue;
        }
        match key.as_ref() {
            "on" => on = reader.date(&read, pointer),
            "by" => by = reader.string(read, pointer),
            "value" => value = Some(read),
            "outcome" => outcome = reader.string(read, pointer),
            _ => id = reader.string(read, pointer),
        }
    }
    let needed: &[(usize, &str)] = if is_event { &[(0, "event"), (1, "on")] } else { &[(0, "fact"), (1, "on"), (3, "value")] };
    for (field, name) in needed {
        if !seen.get(*field).copied().unwrap_or(false) {
            reader.fault(Code::CaseMissingField, format!("/{list}/{index}"), format!("the field `{name}` is missing"));
        }
    }
    let (count, limit, code) = if is_event {
        reader.events += 1;
        (reader.events, reader.limits.events, Code::CaseTooManyEvents)
    } else {
        reader.observations += 1;
        (reader.observations, reader.limits.observations, Code::CaseTooManyObservations)
    };
    if count == limit.saturating_add(1) {
        reader.fault(code, format!("/{list}/{index}"), format!("more {list} than the limit of {limit}"));
    }
    if let (true, true, Some(id), Some(on)) = (reader.found.len() == before, count <= limit, id, on) {
        match value {
            Some(value) => {
                reader.sink.observation(&id, value.into(), by.as_deref(), Some(on), index);
            }
            None => reader.sink.event(&id, outcome.as_deref(), by.as_deref(), on, index),
        }
    }
});
