//! Every text in four languages, and each in its own words.

use super::Lint;
use super::sheet::{Item, Sheet, escaped};
use crate::problem::Problem;
use serde_json::{Map, Value};
use synlig::Language;

/// Bokmål and Nynorsk can honestly have a sentence alike up to this many words (in the rule sets shipped, up to five);
/// any two other languages share names and short labels at most.
const NORWEGIAN_ALIKE: usize = 5;

/// Other languages can honestly have so many words alike (`Nivå 3`, names of guides).
const OTHERS_ALIKE: usize = 3;

/// The sections whose items people are told of.
const LABELLED: [&str; 7] = ["parameters", "events", "definitions", "consents", "ladders", "actions", "checklists"];

/// Texts that are missing, not there in all languages, or copied.
pub(super) fn lint(sheet: &Sheet) -> Vec<Problem> {
    let mut warnings = Vec::new();
    let mut label = |item: &Item<'_>, what: &str| {
        if item.get("label").is_none() {
            warnings.push(sheet.warn(Lint::NoLabel, &item.pointer, format!("{what} has no label")));
        }
    };
    for section in LABELLED {
        for item in sheet.items(section) {
            label(&item, &format!("`{}`", item.id));
            let parts = item.parts("levels").into_iter().chain(item.parts("items"));
            parts.for_each(|part| label(&part, &format!("`{}` of `{}`", part.id, item.id)));
        }
    }
    sheet.items("tiers").iter().for_each(|item| label(item, &format!("the criterion of the tier `{}`", item.id)));
    sheet.laws().iter().for_each(|law| label(law, "the law"));
    walk(sheet, "", sheet.root(), &mut warnings);
    warnings
}

/// Looks at every text below a place.
fn walk(sheet: &Sheet, pointer: &str, value: &Value, warnings: &mut Vec<Problem>) {
    match value {
        Value::Object(members) if is_text(members) => text(sheet, pointer, members, warnings),
        Value::Object(members) => {
            // The codes of other systems are no texts, whatever the systems are called.
            for (key, below) in members.iter().filter(|(key, _)| *key != "codes") {
                walk(sheet, &format!("{pointer}/{}", escaped(key)), below, warnings);
            }
        }
        Value::Array(items) => {
            for (index, below) in items.iter().enumerate() {
                walk(sheet, &format!("{pointer}/{index}"), below, warnings);
            }
        }
        _ => {}
    }
}

fn is_text(members: &Map<String, Value>) -> bool {
    let language = |(key, value): (&String, &Value)| Language::from_code(key).is_some() && value.is_string();
    !members.is_empty() && members.iter().all(language)
}

fn text(sheet: &Sheet, pointer: &str, members: &Map<String, Value>, warnings: &mut Vec<Problem>) {
    let there = |language: &Language| members.get(language.code()).and_then(Value::as_str);
    let missing: Vec<_> = Language::ALL.into_iter().filter(|language| there(language).is_none()).collect();
    if !missing.is_empty() {
        let codes: Vec<_> = missing.iter().map(|language| format!("`{}`", language.code())).collect();
        warnings.push(sheet.warn(Lint::TextMissing, pointer, format!("the text is not there in {}", codes.join(", "))));
    }
    // The rule set's own language comes first: the others are made from it, and so is a copy.
    let own = sheet.root().get("language").and_then(Value::as_str).and_then(Language::from_code);
    let others = [Language::Nb, Language::Nn, Language::Sv, Language::En].into_iter();
    let order = own.into_iter().chain(others.filter(|language| Some(*language) != own));
    let written: Vec<(Language, Vec<String>)> =
        order.filter_map(|language| Some((language, words(there(&language)?)))).collect();
    for (place, (later, text)) in written.iter().enumerate() {
        let copied =
            |(earlier, other): &&(Language, Vec<String>)| text == other && text.len() > alike(*earlier, *later);
        if let Some((earlier, _)) = written.iter().take(place).find(copied) {
            let message = format!("the text is the same in `{}` as in `{}`", later.code(), earlier.code());
            let at = format!("{pointer}/{}", later.code());
            warnings.push(sheet.warn(Lint::TextCopied, &at, message));
        }
    }
}

/// How many words two languages can have alike without anybody having forgotten to translate.
fn alike(one: Language, other: Language) -> usize {
    let norwegian = |language| matches!(language, Language::Nb | Language::Nn);
    if norwegian(one) && norwegian(other) { NORWEGIAN_ALIKE } else { OTHERS_ALIKE }
}

/// The words alone, so that a full stop or a capital letter does not hide a copy.
fn words(text: &str) -> Vec<String> {
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_lowercase).collect()
}
