//! Ids by the conventions, where they are narrower than what the engine reads.

use super::Lint;
use super::sheet::{Item, Sheet};
use crate::problem::Problem;
use serde_json::Value;
use synlig::Language;

/// The sections whose ids are words with `_` in them, and `.` between them.
const SECTIONS: [&str; 9] =
    ["parameters", "services", "facts", "events", "definitions", "consents", "ladders", "actions", "checklists"];

/// The shortest word that tells its language: shorter ones (`plan`, `uke`) stand in several.
const TELLING: usize = 5;

/// Ids that are not spelled by the conventions.
pub(super) fn lint(sheet: &Sheet) -> Vec<Problem> {
    let mut warnings: Vec<Problem> = rule_set(sheet).into_iter().collect();
    for source in sheet.items("sources").iter().filter(|source| !parts_of(source.id, '-')) {
        let message = format!("the source `{}` is not written in words with hyphens between", source.id);
        warnings.push(sheet.warn(Lint::Name, &source.pointer, message).hint("such as `guide-2018`"));
    }
    for section in SECTIONS {
        for item in sheet.items(section) {
            warnings.extend(snake_case(sheet, &item, &item.pointer));
            warnings.extend(english(sheet, &item));
            for part in ["values", "outcomes", "levels", "items"].iter().flat_map(|key| item.parts(key)) {
                warnings.extend(snake_case(sheet, &part, &part.at("id")));
            }
            if section == "checklists" && !item.id.contains('.') {
                let message = format!("the checklist `{}` has no dot in its id, as actions and ladders have", item.id);
                warnings.push(sheet.warn(Lint::Name, &item.pointer, message));
            }
        }
    }
    warnings
}

/// The id of a rule set begins with its country, and its folder is named so: needs are found in the folder of their id.
fn rule_set(sheet: &Sheet) -> Option<Problem> {
    let id = sheet.id();
    let country = sheet.root().get("country").and_then(Value::as_str).unwrap_or_default().to_lowercase();
    if !id.starts_with(&format!("{country}-")) || !parts_of(id, '-') {
        let message = format!("the id `{id}` does not begin with its country and go on in words with hyphens between");
        return Some(sheet.warn(Lint::Name, "/id", message).hint(format!("such as `{country}-{}`", "town")));
    }
    let file = std::path::absolute(sheet.file()?).ok()?;
    let folder = file.parent()?.file_name()?.to_str()?;
    if file.file_name()? == "ruleset.json" && folder != id {
        let message = format!("the rule set `{id}` lies in the folder `{folder}`");
        let hint = format!("name the folder `{id}`, so that rule sets that need it find it");
        return Some(sheet.warn(Lint::Name, "/id", message).hint(hint));
    }
    None
}

/// Whether an id is words of small letters and digits with one separator between them.
fn parts_of(id: &str, separator: char) -> bool {
    id.split(separator)
        .all(|word| !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit()))
}

fn snake_case(sheet: &Sheet, item: &Item<'_>, pointer: &str) -> Option<Problem> {
    let fine = item.id.split('.').all(|word| parts_of(word, '_'));
    let message = || format!("`{}` is not written in words with one `_` between", item.id);
    (!fine).then(|| sheet.warn(Lint::Name, pointer, message()))
}

/// An id with a word out of its text in another language, which its English text does not have. What stands before the dot
/// is often a name, and is left alone.
fn english(sheet: &Sheet, item: &Item<'_>) -> Option<Problem> {
    let own = item.id.rsplit('.').next().unwrap_or_default();
    let texts = |language: Language| -> Vec<String> {
        let texts = item.members().map(|(_, value)| value).chain([item.value]);
        let texts = texts.filter_map(|text| text.get(language.code())?.as_str());
        texts.flat_map(|text| text.split(|c: char| !c.is_alphanumeric())).map(folded).collect()
    };
    let english = texts(Language::En);
    let others: Vec<String> = [Language::Nb, Language::Nn, Language::Sv].into_iter().flat_map(texts).collect();
    let foreign = |word: &&str| {
        let word = (*word).to_owned();
        word.len() >= TELLING && others.contains(&word) && !english.iter().any(|other| other.starts_with(&word))
    };
    let word = own.split('_').find(foreign)?;
    let message = format!("`{}` is not English: `{word}` stands in its text in another language only", item.id);
    Some(sheet.warn(Lint::Name, &item.pointer, message))
}

/// A word as an id would spell it.
fn folded(word: &str) -> String {
    let letter = |c: char| match c {
        'å' | 'ä' | 'æ' => 'a',
        'ø' | 'ö' => 'o',
        'é' => 'e',
        other => other,
    };
    word.to_lowercase().chars().map(letter).collect()
}
