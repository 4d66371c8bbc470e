//! The few fixed words of the terminal view, from the data file beside this one.

use std::collections::BTreeMap;
use synlig::Language;

/// The data file: key → language → words, with `{names}` where values stand.
const FILE: &str = include_str!("texts.json");

/// The words of one language.
#[derive(Clone, Debug)]
pub(super) struct Words(BTreeMap<String, String>);

impl Words {
    pub(super) fn new(language: Language) -> Self {
        Self(all().into_iter().filter_map(|(key, mut texts)| Some((key, texts.remove(language.code())?))).collect())
    }

    pub(super) fn say(&self, key: &str) -> &str {
        self.0.get(key).map_or("", String::as_str)
    }

    /// Words with a value put in.
    pub(super) fn say_with(&self, key: &str, name: &str, value: &str) -> String {
        self.say(key).replace(&format!("{{{name}}}"), value)
    }
}

/// Everything in the file, which is part of the crate and whose shape is tested.
fn all() -> BTreeMap<String, BTreeMap<String, String>> {
    serde_json::from_str(FILE).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::all;
    use synlig::Language;

    #[test]
    fn every_text_is_there_in_every_language_with_the_same_names_in_it() {
        let all = all();
        assert!(!all.is_empty());
        let names = |text: &str| {
            let parts = text.split('{').skip(1);
            parts.filter_map(|part| part.split('}').next().map(str::to_owned)).collect::<Vec<_>>()
        };
        for (key, texts) in all {
            assert_eq!(texts.len(), Language::ALL.len(), "{key}");
            for language in Language::ALL {
                let text = texts.get(language.code()).filter(|text| !text.is_empty());
                assert!(text.is_some(), "`{key}` is missing in {}", language.code());
                assert_eq!(text.map(|text| names(text)), texts.get("en").map(|text| names(text)), "{key}");
            }
        }
    }

    #[test]
    fn every_key_that_the_view_asks_for_is_there_and_no_other() {
        let sources = [
            include_str!("actions.rs"),
            include_str!("matrix.rs"),
            include_str!("mod.rs"),
            include_str!("sections.rs"),
            include_str!("steps.rs"),
        ];
        let all = all();
        for key in all.keys() {
            assert!(sources.iter().any(|source| source.contains(&format!("\"{key}\""))), "nothing uses `{key}`");
        }
        let mut asked = 0;
        for call in sources.iter().flat_map(|source| source.split(".say").skip(1)) {
            let argument = call.trim_start_matches("_with").trim_start_matches('(');
            let Some(key) = argument.strip_prefix('"').and_then(|rest| rest.split('"').next()) else { continue };
            assert!(all.contains_key(key), "`{key}` is not there");
            asked += 1;
        }
        assert!(asked > 5, "only {asked} keys were looked for");
    }
}
