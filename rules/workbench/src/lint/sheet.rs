//! Rule sets as they are written: sections, items and versions, each with its place.

use super::Lint;
use crate::library::{Found, Library};
use crate::problem::Problem;
use serde_json::{Map, Value};
use std::collections::BTreeMap;
use std::path::Path;
use synlig::RuleSet;

/// One rule set as it is written.
pub(crate) struct Sheet {
    root: Value,
    rules: RuleSet,
    found: Found,
    /// A problem without code and place, so that the text is not copied for each.
    blank: Problem,
}

/// Something with an id: one version of it, where there are several.
#[derive(Clone, Debug)]
pub(crate) struct Item<'s> {
    pub(crate) id: &'s str,
    /// Where it stands.
    pub(crate) pointer: String,
    pub(crate) value: &'s Value,
    /// Which one of several versions or criteria it is.
    pub(crate) index: Option<usize>,
}

/// All rule sets at hand, by number.
pub(crate) struct Sheets {
    all: Vec<Sheet>,
    numbers: BTreeMap<String, usize>,
}

impl Sheets {
    /// Reads all that a library knows; what cannot be read is left out.
    pub(crate) fn read(library: &Library) -> Self {
        let all: Vec<Sheet> = library.texts().filter_map(Sheet::read).collect();
        let numbers = all.iter().enumerate().map(|(number, sheet)| (sheet.id().to_owned(), number)).collect();
        Self { all, numbers }
    }

    pub(crate) fn number(&self, id: &str) -> Option<usize> {
        self.numbers.get(id).copied()
    }

    pub(crate) fn get(&self, number: usize) -> Option<&Sheet> {
        self.all.get(number)
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = (usize, &Sheet)> {
        self.all.iter().enumerate()
    }

    /// The versions of an item as a rule set means it: its own, or else those of what it needs.
    pub(crate) fn versions(&self, from: usize, section: &str, id: &str) -> Vec<Item<'_>> {
        let (mut next, mut seen) = (vec![from], vec![from]);
        while let Some(sheet) = next.pop().and_then(|number| self.get(number)) {
            let own: Vec<_> = sheet.items(section).into_iter().filter(|item| item.id == id).collect();
            if !own.is_empty() {
                return own;
            }
            for number in sheet.rules.needs().into_iter().filter_map(|need| self.number(need)) {
                if !seen.contains(&number) {
                    seen.push(number);
                    next.push(number);
                }
            }
        }
        Vec::new()
    }
}

impl Sheet {
    fn read(found: &Found) -> Option<Self> {
        let rules = RuleSet::from_json(&found.text).ok()?;
        let root = serde_json::from_str(&found.text).ok()?;
        let blank = Problem::new("", "").in_file(&found.name(), &found.text);
        Some(Self { root, rules, found: found.clone(), blank })
    }

    pub(crate) fn id(&self) -> &str {
        &self.found.id
    }

    /// The rule set that this one lies over.
    pub(crate) fn extends(&self) -> Option<&str> {
        self.rules.extends()
    }

    /// The file, or the id of a shipped rule set.
    pub(crate) fn name(&self) -> String {
        self.found.name()
    }

    /// The text as it is written.
    pub(crate) fn source(&self) -> &str {
        &self.found.text
    }

    /// The line and column of what a pointer leads to.
    pub(crate) fn position(&self, pointer: &str) -> (u32, u32) {
        self.rules.position(pointer)
    }

    pub(crate) fn file(&self) -> Option<&Path> {
        self.found.file.as_deref()
    }

    pub(crate) fn root(&self) -> &Value {
        &self.root
    }

    /// A warning about what a pointer leads to.
    pub(crate) fn warn(&self, lint: Lint, pointer: &str, message: impl Into<String>) -> Problem {
        let mut problem = self.blank.clone();
        let (line, column) = self.rules.position(pointer);
        (problem.line, problem.column) = (Some(line), Some(column));
        lint.code().clone_into(&mut problem.code);
        pointer.clone_into(&mut problem.pointer);
        self.id().clone_into(&mut problem.rules);
        problem.message = message.into();
        problem
    }

    /// The objects that hold sections, with their pointers: the document, and what an overlay adds and replaces.
    fn holders(&self) -> impl Iterator<Item = (&'static str, &Value)> {
        let below = |key: &str| self.root.get(key);
        [("", Some(&self.root)), ("/replace", below("replace")), ("/add", below("add"))]
            .into_iter()
            .filter_map(|(pointer, holder)| Some((pointer, holder?)))
    }

    /// All items of a section that are written here, every version by itself.
    pub(crate) fn items(&self, section: &str) -> Vec<Item<'_>> {
        let mut items = Vec::new();
        for (holder, sections) in self.holders() {
            for (id, value) in sections.get(section).and_then(Value::as_object).into_iter().flatten() {
                versions(id, format!("{holder}/{section}/{}", escaped(id)), value, &mut items);
            }
        }
        items
    }

    /// The visibility, which only documents that are no overlays have.
    pub(crate) fn visibility(&self) -> Option<Item<'_>> {
        let value = self.root.get("visibility")?;
        Some(Item { id: "visibility", pointer: "/visibility".to_owned(), value, index: None })
    }

    /// The laws, by their places in the list.
    pub(crate) fn laws(&self) -> Vec<Item<'_>> {
        let of = |(holder, sections): (&str, &'_ Value)| -> Vec<(String, usize)> {
            let laws = sections.get("laws").and_then(Value::as_array).map_or(0, Vec::len);
            (0..laws).map(|index| (format!("{holder}/laws/{index}"), index)).collect()
        };
        let all = self.holders().flat_map(of);
        all.filter_map(|(pointer, index)| {
            let value = self.root.pointer(&pointer)?;
            Some(Item { id: "law", pointer, value, index: Some(index) })
        })
        .collect()
    }
}

impl<'s> Item<'s> {
    pub(crate) fn get(&self, key: &str) -> Option<&'s Value> {
        self.value.get(key)
    }

    pub(crate) fn text(&self, key: &str) -> Option<&'s str> {
        self.get(key)?.as_str()
    }

    /// The ids of a list.
    pub(crate) fn ids(&self, key: &str) -> Vec<&'s str> {
        self.get(key).and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str).collect()
    }

    /// The pointer to what stands under a key.
    pub(crate) fn at(&self, key: &str) -> String {
        format!("{}/{key}", self.pointer)
    }

    /// The levels of a ladder or the items of a checklist, every version by itself.
    pub(crate) fn parts(&self, key: &str) -> Vec<Self> {
        let mut parts = Vec::new();
        for (index, part) in self.get(key).and_then(Value::as_array).into_iter().flatten().enumerate() {
            versions("", format!("{}/{key}/{index}", self.pointer), part, &mut parts);
        }
        parts.iter_mut().for_each(|part| part.id = part.text("id").unwrap_or_default());
        parts
    }

    pub(crate) fn members(&self) -> impl Iterator<Item = (&'s String, &'s Value)> {
        self.value.as_object().into_iter().flat_map(Map::iter)
    }
}

/// An item, or each of its versions.
fn versions<'s>(id: &'s str, pointer: String, value: &'s Value, into: &mut Vec<Item<'s>>) {
    match value.as_array() {
        None => into.push(Item { id, pointer, value, index: None }),
        Some(all) => into.extend(all.iter().enumerate().map(|(index, value)| Item {
            id,
            pointer: format!("{pointer}/{index}"),
            value,
            index: (all.len() > 1).then_some(index),
        })),
    }
}

/// A key as a pointer spells it.
pub(crate) fn escaped(key: &str) -> String {
    key.replace('~', "~0").replace('/', "~1")
}
