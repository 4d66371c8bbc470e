//! Languages, and texts in several of them.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A language that texts for people are written in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Language {
    /// English, which every text has.
    #[default]
    En,
    /// Norwegian Bokmål.
    Nb,
    /// Norwegian Nynorsk.
    Nn,
    /// Swedish.
    Sv,
}

impl Language {
    /// All languages, by code.
    pub const ALL: [Self; 4] = [Self::En, Self::Nb, Self::Nn, Self::Sv];

    /// The two-letter code: `en`, `nb`, `nn`, `sv`.
    pub fn code(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::Nb => "nb",
            Self::Nn => "nn",
            Self::Sv => "sv",
        }
    }

    /// The language of a two-letter code, if it is one of ours.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|language| language.code() == code)
    }
}

/// One text in up to four languages; English and the rule set's own language are always there.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Text(BTreeMap<Language, String>);

impl Text {
    /// The text in this language, or, where it is not written, in `own`, or in English.
    pub fn get(&self, language: Language, own: Language) -> &str {
        [language, own, Language::En].iter().find_map(|language| self.0.get(language)).map_or("", String::as_str)
    }

    /// The text in exactly this language.
    pub fn exact(&self, language: Language) -> Option<&str> {
        self.0.get(&language).map(String::as_str)
    }

    pub(crate) fn insert(&mut self, language: Language, text: String) {
        self.0.insert(language, text);
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Text {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Text".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "description": "One text in up to four languages; English and the rule set's own language are required.",
            "type": "object",
            "required": ["en"],
            "properties": {
                "en": { "type": "string", "minLength": 1 },
                "nb": { "type": "string", "minLength": 1 },
                "nn": { "type": "string", "minLength": 1 },
                "sv": { "type": "string", "minLength": 1 },
            },
            "additionalProperties": false,
        })
    }
}
