//! Makes what fails small: takes parts of documents away for as long as it still fails.

use serde_json::Value;
use synlig::expr::{Expr, Kind, parse};

/// The documents with everything taken away without which they fail all the same. `fails` must hold of what is given.
pub fn reduce(mut documents: Vec<Value>, mut fails: impl FnMut(&[Value]) -> bool) -> Vec<Value> {
    loop {
        let mut smaller = false;
        for index in 0..documents.len() {
            let mut done = 0;
            // Later changes may be possible only after earlier ones, so that the list is made anew after each.
            loop {
                let changes = changes(&documents[index]);
                let Some(change) = changes.into_iter().nth(done) else { break };
                let kept = std::mem::replace(&mut documents[index], change);
                if fails(&documents) {
                    smaller = true;
                } else {
                    documents[index] = kept;
                    done += 1;
                }
            }
        }
        if !smaller {
            return documents;
        }
    }
}

/// All documents with one part less, the greatest parts first.
fn changes(value: &Value) -> Vec<Value> {
    let mut changes = Vec::new();
    match value {
        Value::Object(members) => {
            for key in members.keys() {
                let mut fewer = members.clone();
                fewer.remove(key);
                changes.push(fewer.into());
            }
            for (key, member) in members {
                for change in self::changes(member) {
                    let mut changed = members.clone();
                    changed.insert(key.clone(), change);
                    changes.push(changed.into());
                }
            }
        }
        Value::Array(items) => {
            for index in 0..items.len() {
                let mut fewer = items.clone();
                fewer.remove(index);
                changes.push(fewer.into());
            }
            for (index, item) in items.iter().enumerate() {
                for change in self::changes(item) {
                    let mut changed = items.clone();
                    changed[index] = change;
                    changes.push(changed.into());
                }
            }
        }
        Value::String(text) => changes.extend(simpler(text).into_iter().map(Value::String)),
        _ => {}
    }
    changes
}

/// Simpler conditions in place of one: a constant, or one of its parts.
fn simpler(text: &str) -> Vec<String> {
    match parse(text) {
        // Ids and constants read as conditions too, but have no parts.
        Ok(expr) if text.contains([' ', '(']) => {
            let mut texts = vec!["no".to_owned(), "yes".to_owned()];
            parts(&expr, &mut texts);
            texts.retain(|simpler| simpler.len() < text.len());
            texts
        }
        _ => Vec::new(),
    }
}

fn parts(expr: &Expr, texts: &mut Vec<String>) {
    match &expr.kind {
        Kind::Not(inner) | Kind::Possible(inner) => texts.push(inner.to_string()),
        Kind::And(several) | Kind::Or(several) | Kind::AtLeast(_, several) => {
            texts.extend(several.iter().map(ToString::to_string));
            for index in 0..several.len() {
                for simpler in simpler(&several[index].to_string()) {
                    let mut changed = several.clone();
                    let Ok(simpler) = parse(&simpler) else { continue };
                    changed[index] = simpler;
                    let kind = match &expr.kind {
                        Kind::And(_) => Kind::And(changed),
                        Kind::Or(_) => Kind::Or(changed),
                        Kind::AtLeast(least, _) => Kind::AtLeast(*least, changed),
                        _ => continue,
                    };
                    texts.push(Expr { kind, column: 1 }.to_string());
                }
            }
        }
        _ => {}
    }
}
