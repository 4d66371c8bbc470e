//! Composing: several documents become one, after every overlay is laid over its base.

use super::document::Document;
use super::overlay::{Change, lay_over};
use super::place::Written;
use super::read::{Found, Named, shortened};
use super::{Draft, depends, diagnostic, read_document};
use crate::date::Country;
use crate::error::{Code, Diagnostic, nearest};
use crate::json::{At, Member, Node, Source, Value, canonical};
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// One rule set in effect: its tree and document after overlays, and where it came from.
#[derive(Debug)]
pub(crate) struct InEffect {
    pub(crate) root: Node,
    pub(crate) document: Document,
    /// Ids and versions of the rule sets that it lies over, nearest first.
    pub(crate) bases: Vec<(String, String)>,
}

impl InEffect {
    /// As canonical JSON.
    pub(crate) fn to_json(&self) -> String {
        canonical(&self.root)
    }
}

/// Documents that go together.
#[derive(Debug)]
pub(crate) struct Composed {
    /// In the order that the caller gave, bases of overlays left out.
    pub(crate) documents: Vec<InEffect>,
    pub(crate) country: Country,
    pub(crate) digest: String,
    sources: Vec<(Arc<Source>, String)>,
}

impl Composed {
    /// The id of the document in which something is written.
    pub(crate) fn written_in(&self, at: At) -> &str {
        self.sources.get(usize::try_from(at.document).unwrap_or(usize::MAX)).map_or("", |(_, id)| id)
    }

    /// A place in words.
    pub(crate) fn written(&self, at: At) -> Written {
        let source = self.sources.get(usize::try_from(at.document).unwrap_or(usize::MAX));
        let (line, column) = source.map_or((1, 1), |(source, _)| source.position(at));
        let pointer = source.map(|(source, _)| source.pointer(at)).unwrap_or_default();
        Written { rules: self.written_in(at).to_owned(), pointer, line, column }
    }

    /// A fault with its place in words.
    pub(crate) fn diagnostic(&self, found: &Found) -> Diagnostic {
        place(&self.sources, found)
    }
}

fn place(sources: &[(Arc<Source>, String)], found: &Found) -> Diagnostic {
    match sources.get(usize::try_from(found.at.document).unwrap_or(usize::MAX)) {
        Some((source, id)) => diagnostic(found, source, id),
        None => Diagnostic::new(found.code, "", &found.message),
    }
}

/// Composes drafts. Without a composition, the diagnostics say why; with one, they may still name faulty items that were
/// left out of it.
///
/// `incomplete`: other texts could not be read at all, so that nothing is said to be missing.
pub(crate) fn compose(drafts: Vec<Draft>, incomplete: bool) -> (Option<Composed>, Vec<Diagnostic>) {
    let mut composer = Composer { found: Vec::new(), unreadable: incomplete, unsure: incomplete };
    let sources: Vec<_> = drafts.iter().map(|d| (Arc::clone(&d.rule_set.source), d.rule_set.id.clone())).collect();
    let mut documents = composer.read(drafts);
    composer.twice(&documents);
    let bases = composer.lay_over_all(&mut documents);
    let documents: Vec<_> =
        documents.into_iter().enumerate().filter(|(index, _)| !bases.contains(index)).map(|(_, d)| d).collect();
    composer.together(&documents);
    let composed = match documents.first() {
        Some(first) if !composer.unreadable => Some(Composed {
            country: first.document.country,
            digest: digest(&documents),
            documents,
            sources: sources.clone(),
        }),
        _ => None,
    };
    (composed, composer.found.iter().map(|found| place(&sources, found)).collect())
}

fn digest(documents: &[InEffect]) -> String {
    let texts: BTreeMap<_, _> =
        crate::sorted::map(documents.iter().map(|document| (&document.document.id, document.to_json())));
    let list: Vec<_> = texts.into_values().collect();
    let hash = Sha256::digest(format!("[{}]", list.join(",")));
    let hex: String = hash.iter().map(|byte| format!("{byte:02x}")).collect();
    format!("sha256:{hex}")
}

struct Composer {
    found: Vec<Found>,
    /// Whether a document is missing as a whole, so that names declared in it would be missed wrongly.
    unreadable: bool,
    /// Whether the id, version or country of a document may not be what its author means.
    unsure: bool,
}

impl Composer {
    fn fault(&mut self, code: Code, at: At, message: impl Into<String>) {
        self.found.push(Found::new(code, at, message));
    }

    fn read(&mut self, drafts: Vec<Draft>) -> Vec<InEffect> {
        let mut documents = Vec::new();
        for (number, draft) in (0..).zip(drafts) {
            let stamp = |mut found: Found| {
                found.at.document = number;
                found
            };
            let faulty = draft.is_version_fault();
            self.found.extend(draft.found.into_iter().map(stamp));
            let mut root = draft.rule_set.source.root.clone();
            root.stamp(number);
            let (document, found) = read_document(&root, false);
            // Faults of the header itself, not of what stands in the sections.
            let header = |found: &Found| {
                let of = |key: &str| root.get(key).is_none_or(|value| value.at == found.at);
                ["id", "version", "country"].into_iter().any(of)
            };
            self.unsure |= faulty || found.iter().any(header);
            match document {
                Some(document) if !faulty => documents.push(InEffect { root, document, bases: Vec::new() }),
                _ => self.unreadable = true,
            }
        }
        documents
    }

    fn twice(&mut self, documents: &[InEffect]) {
        for (index, later) in documents.iter().enumerate() {
            if documents.iter().take(index).any(|earlier| earlier.document.id == later.document.id) {
                let at = later.root.member("id").map_or(later.root.at, |member| member.at);
                self.fault(Code::ComposeTwice, at, format!("the rule set `{}` is there twice", later.document.id));
                self.unreadable = true;
            }
        }
    }

    /// Lays every overlay over its base, and says which documents were bases.
    fn lay_over_all(&mut self, documents: &mut [InEffect]) -> Vec<usize> {
        let numbers: BTreeMap<String, usize> =
            crate::sorted::map(documents.iter().enumerate().map(|(index, d)| (d.document.id.clone(), index)));
        let mut base_of: BTreeMap<usize, usize> = BTreeMap::new();
        for (index, overlay) in documents.iter().enumerate() {
            let Some((id, range)) = overlay.document.extends.iter().flatten().next() else { continue };
            let Some(base) = numbers.get(id) else {
                if !self.unsure {
                    let hint = nearest(id, numbers.keys().map(String::as_str));
                    let message = format!("the rule set `{}` that this one extends is not there", shortened(id));
                    self.found.push(Found::new(Code::OverlayMissingBase, range.at, message).hint(hint));
                }
                self.unreadable = true;
                continue;
            };
            let Some(there) = documents.get(*base) else { continue };
            if !self.unsure && !range.value.matches(&there.document.version) {
                let message = format!("`{id}` is {}, wanted is {}", there.document.version.0, range.value.text);
                self.fault(Code::OverlayVersion, range.at, message);
            }
            if !self.unsure && there.document.country != overlay.document.country {
                self.fault(Code::OverlayCountry, range.at, format!("`{id}` is of another country"));
            }
            base_of.insert(index, *base);
        }
        let mut order: Vec<usize> = Vec::new();
        for &start in base_of.keys() {
            let mut chain = vec![start];
            let mut at = start;
            while let Some(&base) = base_of.get(&at) {
                if chain.contains(&base) {
                    let place = documents.get(start).map_or(At::default(), |d| d.root.at);
                    self.fault(Code::OverlayCycle, place, "rule sets extend each other in a circle");
                    self.unreadable = true;
                    return Vec::new();
                }
                chain.push(base);
                at = base;
            }
            // Bases first: an overlay of an overlay needs the lower one in effect.
            order.extend(chain.iter().rev().filter(|index| base_of.contains_key(*index)));
        }
        let mut laid: Vec<usize> = Vec::new();
        for index in order {
            if !laid.contains(&index)
                && let Some(&base) = base_of.get(&index)
            {
                self.lay(documents, index, base);
                laid.push(index);
            }
        }
        base_of.into_values().collect()
    }

    fn lay(&mut self, documents: &mut [InEffect], index: usize, base: usize) {
        let (Some(over), Some(under)) = (documents.get(index), documents.get(base)) else { return };
        let (mut root, changes): (Node, Vec<Change>) = lay_over(&under.root, &over.root, &mut self.found);
        let before: Vec<_> =
            documents.iter().enumerate().filter(|(other, _)| *other != index).map(|(_, d)| &d.document).collect();
        self.found.extend(depends::guard_fixed(&before, &over.document, &changes));
        // The origin under `extends` is for the digest; a reader would expect a range there.
        let mut bases = vec![(under.document.id.clone(), under.document.version.0.to_string())];
        bases.extend(under.bases.iter().cloned());
        let mut readable = root.clone();
        if let Value::Object(members) = &mut readable.value {
            members.retain(|member: &Member| member.key != "extends");
        }
        let (document, found) = read_document(&readable, true);
        let known: Vec<_> = self.found.iter().map(|f| (f.code, f.at)).collect();
        self.found.extend(found.into_iter().filter(|f| !known.contains(&(f.code, f.at))));
        root.at = readable.at;
        match (document, documents.get_mut(index)) {
            (Some(document), Some(over)) => {
                over.document = document;
                over.root = root;
                over.bases = bases;
            }
            _ => self.unreadable = true,
        }
    }

    fn together(&mut self, documents: &[InEffect]) {
        for document in documents {
            let at = document.root.member("country").map_or(document.root.at, |member| member.at);
            let other = documents.first().is_some_and(|first| first.document.country != document.document.country);
            if other && !self.unsure {
                self.fault(Code::ComposeCountry, at, "the rule sets are of several countries");
            }
            for (id, range) in document.document.uses.iter().flatten() {
                let serving = documents.iter().find_map(|other| {
                    let own = other.document.id == *id;
                    let base = other.bases.iter().find(|(base, _)| base == id).map(|(_, version)| version.clone());
                    if own { Some(other.document.version.0.to_string()) } else { base }
                });
                match serving.map(|version| semver::Version::parse(&version)) {
                    _ if self.unsure => {}
                    Some(Ok(version)) => {
                        if !range.value.matches(&super::version::Version(version.clone())) {
                            let message = format!("`{id}` is {version}, wanted is {}", range.value.text);
                            self.fault(Code::ComposeVersion, range.at, message);
                        }
                    }
                    _ => {
                        let known = documents.iter().map(|d| d.document.id.as_str());
                        let message = format!("the rule set `{}` that this one uses is not there", shortened(id));
                        let hint = nearest(id, known);
                        self.found.push(Found::new(Code::ComposeMissingRules, range.at, message).hint(hint));
                        self.unreadable = true;
                    }
                }
            }
        }
        let visibilities = documents.iter().filter_map(|d| d.document.visibility.as_ref());
        for second in visibilities.skip(1) {
            self.fault(Code::ComposeTwoVisibilities, second.at, "another rule set has a visibility too");
        }
        for section in ["facts", "events", "services", "sources"] {
            self.alike(documents, section);
        }
        self.clashes(documents, &["definitions", "consents", "parameters"]);
        self.clashes(documents, &["ladders"]);
        self.clashes(documents, &["actions"]);
        self.clashes(documents, &["checklists"]);
        // Facts, events and ladders share the ids with a dot.
        self.crossing(documents, &["facts", "events", "ladders"]);
    }

    fn alike(&mut self, documents: &[InEffect], section: &str) {
        let mut seen: BTreeMap<&str, &Node> = BTreeMap::new();
        for member in documents.iter().flat_map(|d| distinct(d, section)) {
            match seen.get(member.key.as_str()) {
                Some(first) if canonical(first) != canonical(&member.value) => {
                    let message =
                        format!("`{}` is declared in another way by another rule set", shortened(&member.key));
                    self.fault(Code::ComposeNotAlike, member.at, message);
                }
                _ => {
                    seen.insert(&member.key, &member.value);
                }
            }
        }
    }

    fn clashes(&mut self, documents: &[InEffect], sections: &[&str]) {
        let mut seen: BTreeSet<&str> = BTreeSet::new();
        for member in documents.iter().flat_map(|d| sections.iter().flat_map(|section| distinct(d, section))) {
            if !seen.insert(&member.key) {
                let message = format!("`{}` is declared twice", shortened(&member.key));
                self.fault(Code::ComposeClash, member.at, message);
            }
        }
    }

    fn crossing(&mut self, documents: &[InEffect], sections: &[&str]) {
        let mut seen: BTreeMap<&str, &str> = BTreeMap::new();
        for section in sections {
            for member in documents.iter().flat_map(|d| d.root.get(section).map_or(&[][..], Node::members)) {
                if *seen.entry(&member.key).or_insert(section) != *section {
                    let message = format!("`{}` names two kinds of things", shortened(&member.key));
                    self.fault(Code::ComposeClash, member.at, message);
                }
            }
        }
    }
}

/// The members of a section of one document. A key that stands twice is a fault of its own, and counts once here.
fn distinct<'d>(document: &'d InEffect, section: &str) -> Vec<&'d Member> {
    let members = document.root.get(section).map_or(&[][..], Node::members);
    let mut seen = BTreeSet::new();
    members.iter().filter(|member| seen.insert(member.key.as_str())).collect()
}

/// All items of a section, over all documents, that have no faults.
pub(crate) fn items<'a, T: 'a>(
    documents: &'a [InEffect],
    section: impl Fn(&'a Document) -> Option<&'a Named<T>>,
) -> impl Iterator<Item = (&'a str, &'a T)> {
    documents.iter().filter_map(move |d| section(&d.document)).flat_map(Named::items)
}
