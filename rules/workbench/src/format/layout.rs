//! The one layout: short records on one line, the members of the document below each other.

use super::tree::Node;

/// How long a line may be, in characters, with the comma that may follow.
const WIDTH: usize = 160;

/// How far what is inside is moved in.
const STEP: usize = 2;

/// Lays out a value as a text that ends with a newline.
pub(super) fn lay_out(node: &Node) -> String {
    let mut text = String::new();
    write(node, Place { depth: 0, indent: 0, before: 0 }, &mut text);
    text.push('\n');
    text
}

/// Where a value begins.
#[derive(Clone, Copy)]
struct Place {
    /// How many values it stands in.
    depth: usize,
    /// How far its line is moved in.
    indent: usize,
    /// How many characters stand before it on its line.
    before: usize,
}

fn write(node: &Node, place: Place, text: &mut String) {
    let flat = flat(node);
    if node.is_scalar() || (may_be_flat(node, place.depth) && place.before + length(&flat) < WIDTH) {
        text.push_str(&flat);
        return;
    }
    let inner = place.indent + STEP;
    let inside = |before: usize| Place { depth: place.depth + 1, indent: inner, before };
    match node {
        Node::Scalar(_) => {}
        Node::List(items) if items.iter().all(Node::is_scalar) => {
            text.push('[');
            fill(items, inner, text);
            close(place.indent, ']', text);
        }
        Node::List(items) => {
            text.push('[');
            for (number, item) in items.iter().enumerate() {
                begin(number, inner, text);
                write(item, inside(inner), text);
            }
            close(place.indent, ']', text);
        }
        Node::Object(members) => {
            text.push('{');
            for (number, (key, value)) in members.iter().enumerate() {
                begin(number, inner, text);
                text.push_str(&format!("{key}: "));
                write(value, inside(inner + length(key) + 2), text);
            }
            close(place.indent, '}', text);
        }
    }
}

/// The parts of a document and lists of records are always taken apart, however short they are.
fn may_be_flat(node: &Node, depth: usize) -> bool {
    match node {
        Node::List(items) => depth > 1 && !items.iter().any(|item| matches!(item, Node::Object(_))),
        _ => depth > 1,
    }
}

/// A long list of words takes as many lines as it needs, and not one for each.
fn fill(items: &[Node], indent: usize, text: &mut String) {
    let mut column = WIDTH;
    for (number, item) in items.iter().enumerate() {
        let word = flat(item);
        if number > 0 && column + length(&word) + 3 <= WIDTH {
            text.push_str(", ");
            column += 2;
        } else {
            begin(number, indent, text);
            column = indent;
        }
        column += length(&word);
        text.push_str(&word);
    }
}

fn begin(number: usize, indent: usize, text: &mut String) {
    text.push_str(if number > 0 { ",\n" } else { "\n" });
    text.push_str(&" ".repeat(indent));
}

fn close(indent: usize, mark: char, text: &mut String) {
    text.push_str(&format!("\n{}{mark}", " ".repeat(indent)));
}

fn flat(node: &Node) -> String {
    match node {
        Node::Scalar(text) => text.clone(),
        Node::List(items) => format!("[{}]", items.iter().map(flat).collect::<Vec<_>>().join(", ")),
        Node::Object(members) => {
            let members = members.iter().map(|(key, value)| format!("{key}: {}", flat(value)));
            format!("{{{}}}", members.collect::<Vec<_>>().join(", "))
        }
    }
}

fn length(text: &str) -> usize {
    text.chars().count()
}
