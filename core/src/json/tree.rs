//! A JSON document as a tree whose nodes know their place. The grammar is `serde_json`'s; the places come from a scan of
//! the accepted text, which meets keys and values in the same order as the tree holds them.

use serde::de::{DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};
use std::cell::{Cell, RefCell};
use std::collections::BTreeSet;
use std::sync::OnceLock;

/// Where a key or value stands: the document, and its number among all keys and values in the order of the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub(crate) struct At {
    pub(crate) document: u32,
    pub(crate) index: u32,
}

/// A value and its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Node {
    pub(crate) at: At,
    pub(crate) value: Value,
}

/// A JSON value. Numbers that are not whole, or too large, have no place in the language: only that they were there is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Value {
    Null,
    Bool(bool),
    Number(i64),
    OtherNumber,
    String(String),
    List(Vec<Node>),
    Object(Vec<Member>),
}

/// A key with its value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Member {
    pub(crate) at: At,
    pub(crate) key: String,
    pub(crate) value: Node,
}

/// Why a text could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Fault {
    TooLarge,
    TooDeep,
    Json { message: String, offset: usize },
    Duplicate { key: String, at: At },
}

impl Node {
    pub(crate) fn member(&self, key: &str) -> Option<&Member> {
        match &self.value {
            Value::Object(members) => members.iter().find(|member| member.key == key),
            _ => None,
        }
    }

    pub(crate) fn get(&self, key: &str) -> Option<&Self> {
        self.member(key).map(|member| &member.value)
    }

    pub(crate) fn members(&self) -> &[Member] {
        match &self.value {
            Value::Object(members) => members,
            _ => &[],
        }
    }

    pub(crate) fn string(&self) -> Option<&str> {
        match &self.value {
            Value::String(text) => Some(text),
            _ => None,
        }
    }

    /// Marks this node and all below it as belonging to a document.
    pub(crate) fn stamp(&mut self, document: u32) {
        self.at.document = document;
        match &mut self.value {
            Value::List(items) => items.iter_mut().for_each(|item| item.stamp(document)),
            Value::Object(members) => members.iter_mut().for_each(|member| {
                member.at.document = document;
                member.value.stamp(document);
            }),
            _ => {}
        }
    }
}

/// A text with its tree.
#[derive(Clone, Debug)]
pub(crate) struct Source {
    pub(crate) text: String,
    pub(crate) root: Node,
    /// Line and column of every key and value, worked out once, when the first fault needs one.
    positions: OnceLock<Vec<(u32, u32)>>,
}

impl Source {
    /// Reads a text into a tree.
    ///
    /// Duplicate keys are reported beside the tree, so that the rest can still be checked.
    pub(crate) fn read(text: &str, max_bytes: usize, max_depth: usize) -> Result<(Self, Vec<Fault>), Fault> {
        if text.len() > max_bytes {
            return Err(Fault::TooLarge);
        }
        let state = State { next: Cell::new(0), too_deep: Cell::new(false), duplicates: RefCell::default(), max_depth };
        let mut deserializer = serde_json::Deserializer::from_str(text);
        let result = NodeSeed { state: &state, depth: 1 }.deserialize(&mut deserializer);
        let root = result
            .and_then(|root| deserializer.end().map(|()| root))
            .map_err(|error| if state.too_deep.get() { Fault::TooDeep } else { json_fault(text, &error) })?;
        let source = Self { text: text.to_owned(), root, positions: OnceLock::new() };
        Ok((source, state.duplicates.into_inner()))
    }

    /// The JSON pointer to a place.
    pub(crate) fn pointer(&self, at: At) -> String {
        let mut pointer = String::new();
        let mut node = &self.root;
        while node.at.index != at.index {
            match &node.value {
                Value::List(items) => {
                    let after = items.partition_point(|item| item.at.index <= at.index);
                    let Some(item) = after.checked_sub(1).and_then(|i| items.get(i)) else { break };
                    pointer.push_str(&format!("/{}", after - 1));
                    node = item;
                }
                Value::Object(members) => {
                    let after = members.partition_point(|member| member.at.index <= at.index);
                    let Some(member) = after.checked_sub(1).and_then(|i| members.get(i)) else { break };
                    pointer.push('/');
                    pointer.push_str(&member.key.replace('~', "~0").replace('/', "~1"));
                    if member.at.index == at.index {
                        break;
                    }
                    node = &member.value;
                }
                _ => break,
            }
        }
        pointer
    }

    /// Line and column of a place, in code points from 1.
    pub(crate) fn position(&self, at: At) -> (u32, u32) {
        let positions = self.positions.get_or_init(|| positions(&self.text));
        usize::try_from(at.index).ok().and_then(|index| positions.get(index)).copied().unwrap_or((1, 1))
    }

    /// The place that a JSON pointer leads to, or the nearest one above it. Where a key stands twice, faults are of the
    /// first, which is read; `one_too_many` leads to the last.
    pub(crate) fn at_pointer(&self, pointer: &str, one_too_many: bool) -> At {
        let mut node = &self.root;
        let mut at = node.at;
        for part in pointer.split('/').skip(1) {
            let part = part.replace("~1", "/").replace("~0", "~");
            let next = match &node.value {
                Value::List(items) => part.parse().ok().and_then(|i: usize| items.get(i)).map(|item| (item.at, item)),
                Value::Object(members) => {
                    let mut named = members.iter().filter(|member| member.key == part);
                    let member = if one_too_many { named.next_back() } else { named.next() };
                    member.map(|member| (member.value.at, &member.value))
                }
                _ => None,
            };
            let Some((place, below)) = next else { break };
            (at, node) = (place, below);
        }
        at
    }
}

/// What `serde_json` says against a text, with the byte offset of the fault.
pub(crate) fn json_fault(text: &str, error: &serde_json::Error) -> Fault {
    let line_start = text.split_inclusive('\n').take(error.line().saturating_sub(1)).map(str::len).sum::<usize>();
    let offset = (line_start + error.column().saturating_sub(1)).min(text.len());
    let said = error.to_string();
    let message = said.rsplit_once(" at line ").map_or(said.as_str(), |(message, _)| message).to_lowercase();
    Fault::Json { message, offset }
}

/// Line and column of a byte offset, in code points from 1.
pub(crate) fn position(text: &str, offset: usize) -> (u32, u32) {
    let mut line = 1;
    let mut column = 1;
    for (at, character) in text.char_indices() {
        if at >= offset {
            break;
        }
        if character == '\n' {
            line += 1;
            column = 1;
        } else {
            column += 1;
        }
    }
    (line, column)
}

/// Line and column of every key and value of a valid JSON text, in code points from 1, in the order of the text.
fn positions(text: &str) -> Vec<(u32, u32)> {
    let mut starts = starts(text).peekable();
    let mut positions = Vec::new();
    let (mut line, mut column) = (1, 1);
    for (at, character) in text.char_indices() {
        if starts.next_if_eq(&at).is_some() {
            positions.push((line, column));
        }
        if character == '\n' {
            (line, column) = (line + 1, 1);
        } else {
            column += 1;
        }
    }
    positions
}

/// The byte offsets at which the keys and values of a valid JSON text start, in the order of the text.
fn starts(text: &str) -> impl Iterator<Item = usize> {
    let mut bytes = text.bytes().enumerate().peekable();
    std::iter::from_fn(move || {
        while let Some((offset, byte)) = bytes.next() {
            match byte {
                b'"' => {
                    let mut escaped = false;
                    for (_, inner) in bytes.by_ref() {
                        match inner {
                            _ if escaped => escaped = false,
                            b'\\' => escaped = true,
                            b'"' => break,
                            _ => {}
                        }
                    }
                    return Some(offset);
                }
                b'{' | b'[' => return Some(offset),
                b'}' | b']' | b',' | b':' | b' ' | b'\t' | b'\n' | b'\r' => {}
                _ => {
                    let inside = |b: u8| !matches!(b, b'}' | b']' | b',' | b' ' | b'\t' | b'\n' | b'\r');
                    while bytes.next_if(|(_, inner)| inside(*inner)).is_some() {}
                    return Some(offset);
                }
            }
        }
        None
    })
}

struct State {
    next: Cell<u32>,
    too_deep: Cell<bool>,
    duplicates: RefCell<Vec<Fault>>,
    max_depth: usize,
}

impl State {
    fn place(&self) -> At {
        let index = self.next.get();
        self.next.set(index.saturating_add(1));
        At { document: 0, index }
    }
}

struct NodeSeed<'a> {
    state: &'a State,
    depth: usize,
}

impl<'de> DeserializeSeed<'de> for NodeSeed<'_> {
    type Value = Node;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Node, D::Error> {
        let at = self.state.place();
        Ok(Node { at, value: deserializer.deserialize_any(self)? })
    }
}

impl NodeSeed<'_> {
    fn enter<E: serde::de::Error>(&self) -> Result<NodeSeed<'_>, E> {
        if self.depth > self.state.max_depth {
            self.state.too_deep.set(true);
            return Err(E::custom("too deep"));
        }
        Ok(NodeSeed { state: self.state, depth: self.depth + 1 })
    }
}

impl<'de> Visitor<'de> for NodeSeed<'_> {
    type Value = Value;

    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("a JSON value")
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Value, E> {
        Ok(Value::Bool(value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Value, E> {
        Ok(Value::Number(value))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Value, E> {
        Ok(i64::try_from(value).map_or(Value::OtherNumber, Value::Number))
    }

    fn visit_f64<E>(self, _: f64) -> Result<Value, E> {
        Ok(Value::OtherNumber)
    }

    fn visit_str<E>(self, value: &str) -> Result<Value, E> {
        Ok(Value::String(value.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut access: A) -> Result<Value, A::Error> {
        let mut items = Vec::new();
        let below = self.enter()?;
        while let Some(item) = access.next_element_seed(NodeSeed { state: below.state, depth: below.depth })? {
            items.push(item);
        }
        Ok(Value::List(items))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> Result<Value, A::Error> {
        let mut members: Vec<Member> = Vec::new();
        let mut keys = BTreeSet::new();
        let below = self.enter()?;
        while let Some(key) = access.next_key::<String>()? {
            let at = self.state.place();
            let value = access.next_value_seed(NodeSeed { state: below.state, depth: below.depth })?;
            if !keys.insert(key.clone()) {
                self.state.duplicates.borrow_mut().push(Fault::Duplicate { key: key.clone(), at });
            }
            members.push(Member { at, key, value });
        }
        Ok(Value::Object(members))
    }
}
