//! Overlays: a municipality's small differences laid over a base, tree upon tree, so that the result is a document like
//! any other and its digest is that of what is in effect.

use super::read::{Found, shortened};
use crate::error::{Code, nearest};
use crate::json::{At, Member, Node, Value};

const SECTIONS: &[&str] = &[
    "sources",
    "parameters",
    "services",
    "facts",
    "events",
    "definitions",
    "consents",
    "tiers",
    "ladders",
    "actions",
    "checklists",
];
const HEADER: &[&str] = &["synlig", "id", "version", "title", "summary", "language", "country", "valid"];

/// What an overlay changed, for guarding what is fixed: section, name and place.
pub(crate) struct Change {
    pub(crate) section: String,
    pub(crate) name: String,
    pub(crate) at: At,
    pub(crate) added: bool,
}

/// The document in effect: the base with the overlay laid over it.
pub(crate) fn lay_over(base: &Node, overlay: &Node, found: &mut Vec<Found>) -> (Node, Vec<Change>) {
    let mut effective = base.clone();
    effective.at = overlay.at;
    let mut changes = Vec::new();
    for key in HEADER {
        if let Some(member) = overlay.member(key) {
            put(&mut effective, key, member.at, member.value.clone());
        }
    }
    let extends = overlay.member("extends").map_or(overlay.at, |member| member.at);
    let header = |key: &str| base.member(key).map(|member| Member { at: extends, ..member.clone() });
    let origin = ["id", "version"].into_iter().filter_map(header).collect();
    put(&mut effective, "extends", extends, Node { at: extends, value: Value::Object(origin) });

    for member in overlay.get("set").map_or(&[][..], Node::members) {
        changes.push(change("parameters", member, false));
        let parameter = section_mut(&mut effective, "parameters").and_then(|all| member_mut(all, &member.key));
        match parameter {
            Some(parameter) => put(&mut parameter.value, "default", member.value.at, member.value.clone()),
            None => {
                let known = base.get("parameters").map_or(&[][..], Node::members).iter().map(|m| m.key.as_str());
                let message = format!("the base has no parameter `{}`", shortened(&member.key));
                let hint = nearest(&member.key, known);
                found.push(Found::new(Code::OverlayUnknownParameter, member.at, message).hint(hint));
            }
        }
    }
    for section in SECTIONS {
        if let Some(Value::List(ids)) = overlay.get("remove").and_then(|all| all.get(section)).map(|node| &node.value) {
            for id in ids {
                let Some(name) = id.string() else { continue };
                let member = Member { at: id.at, key: name.to_owned(), value: id.clone() };
                changes.push(change(section, &member, false));
                let removed = section_mut(&mut effective, section).is_some_and(|all| remove(all, name));
                if !removed {
                    unknown_item(base, section, &member, found);
                }
            }
        }
        for member in overlay.get("replace").and_then(|all| all.get(section)).map_or(&[][..], Node::members) {
            changes.push(change(section, member, false));
            match section_mut(&mut effective, section).and_then(|all| member_mut(all, &member.key)) {
                Some(there) => *there = member.clone(),
                None => unknown_item(base, section, member, found),
            }
        }
        let Some(added) = overlay.get("add").and_then(|all| all.member(section)) else { continue };
        if effective.get(section).is_none() {
            put(&mut effective, section, added.at, Node { at: added.value.at, value: Value::Object(Vec::new()) });
        }
        for member in added.value.members() {
            changes.push(change(section, member, true));
            let Some(all) = section_mut(&mut effective, section) else { continue };
            match member_mut(all, &member.key) {
                None => all.push(member.clone()),
                Some(there) if *section == "tiers" => add_up(&mut there.value, &member.value),
                Some(_) => {
                    let message = format!("the base already has `{}`", shortened(&member.key));
                    let hint = Some("use `replace` to change it".to_owned());
                    found.push(Found::new(Code::OverlayAlreadyThere, member.at, message).hint(hint));
                }
            }
        }
    }
    laws(&mut effective, overlay, found);
    for member in overlay.get("uses").map_or(&[][..], Node::members) {
        if effective.get("uses").is_none() {
            put(&mut effective, "uses", member.at, Node { at: member.at, value: Value::Object(Vec::new()) });
        }
        if let Some(all) = section_mut(&mut effective, "uses") {
            all.retain(|there| there.key != member.key);
            all.push(member.clone());
        }
    }
    (effective, changes)
}

/// Laws of the base stand for good; the overlay's are added, whether they stand at the top or under `add`.
fn laws(effective: &mut Node, overlay: &Node, found: &mut Vec<Found>) {
    for key in ["remove", "replace"] {
        if let Some(member) = overlay.get(key).and_then(|all| all.member("laws")) {
            found.push(Found::new(Code::OverlayLaw, member.at, "a law of the base cannot be removed or replaced"));
        }
    }
    for member in [overlay.member("laws"), overlay.get("add").and_then(|all| all.member("laws"))].into_iter().flatten()
    {
        let Value::List(added) = &member.value.value else { continue };
        if effective.get("laws").is_none() {
            put(effective, "laws", member.at, Node { at: member.at, value: Value::List(Vec::new()) });
        }
        if let Value::Object(members) = &mut effective.value
            && let Some(Value::List(all)) = members.iter_mut().find(|m| m.key == "laws").map(|m| &mut m.value.value)
        {
            all.extend(added.iter().cloned());
        }
    }
}

fn change(section: &str, member: &Member, added: bool) -> Change {
    Change { section: section.to_owned(), name: member.key.clone(), at: member.at, added }
}

fn unknown_item(base: &Node, section: &str, member: &Member, found: &mut Vec<Found>) {
    let known = base.get(section).map_or(&[][..], Node::members).iter().map(|m| m.key.as_str());
    let message = format!("the base has no `{}` under `{section}`", shortened(&member.key));
    found.push(Found::new(Code::OverlayUnknownItem, member.at, message).hint(nearest(&member.key, known)));
}

/// Tier criteria add up: one that is there and those that come make a list.
fn add_up(there: &mut Node, more: &Node) {
    let list = |node: &Node| match &node.value {
        Value::List(items) => items.clone(),
        _ => vec![node.clone()],
    };
    let mut all = list(there);
    all.extend(list(more));
    there.value = Value::List(all);
}

fn put(node: &mut Node, key: &str, at: At, value: Node) {
    let Value::Object(members) = &mut node.value else { return };
    match members.iter_mut().find(|member| member.key == key) {
        Some(member) => *member = Member { at, key: key.to_owned(), value },
        None => members.push(Member { at, key: key.to_owned(), value }),
    }
}

fn section_mut<'a>(node: &'a mut Node, key: &str) -> Option<&'a mut Vec<Member>> {
    let Value::Object(members) = &mut node.value else { return None };
    match &mut members.iter_mut().find(|member| member.key == key)?.value.value {
        Value::Object(section) => Some(section),
        _ => None,
    }
}

fn member_mut<'a>(members: &'a mut [Member], key: &str) -> Option<&'a mut Member> {
    members.iter_mut().find(|member| member.key == key)
}

fn remove(members: &mut Vec<Member>, name: &str) -> bool {
    let before = members.len();
    members.retain(|member| member.key != name);
    members.len() < before
}
