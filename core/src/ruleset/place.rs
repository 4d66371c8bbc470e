//! Where something stands in the text of a rule set, for tools that speak of it.

use super::RuleSet;
use crate::json::Value;

/// Where something stands in the text of a rule set.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Written {
    /// The id of the rule set.
    pub rules: String,
    /// The place as a JSON pointer.
    pub pointer: String,
    /// The line, from 1.
    pub line: u32,
    /// The column, in code points from 1.
    pub column: u32,
}

impl RuleSet {
    /// Line and column, in code points from 1, of what a JSON pointer leads to, or of the nearest thing above it: of an
    /// object or a list that has a key the key, since a bracket says little, and else the value.
    ///
    /// ```
    /// let rules = synlig::RuleSet::from_json(r#"{ "synlig": 1, "id": "example", "version": "1.0.0",
    ///   "language": "en", "country": "NO", "title": { "en": "An example" } }"#)?;
    /// assert_eq!(rules.position("/title"), (2, 38));
    /// assert_eq!(rules.position("/title/en"), (2, 55));
    /// # Ok::<(), synlig::Error>(())
    /// ```
    pub fn position(&self, pointer: &str) -> (u32, u32) {
        let mut node = &self.source.root;
        let mut at = node.at;
        for part in pointer.split('/').skip(1) {
            let part = part.replace("~1", "/").replace("~0", "~");
            let below = match &node.value {
                Value::List(items) => {
                    part.parse().ok().and_then(|index: usize| items.get(index)).map(|item| (item.at, item))
                }
                Value::Object(_) => node.member(&part).map(|member| match &member.value.value {
                    Value::List(_) | Value::Object(_) => (member.at, &member.value),
                    _ => (member.value.at, &member.value),
                }),
                _ => None,
            };
            let Some((place, next)) = below else { break };
            (at, node) = (place, next);
        }
        self.source.position(at)
    }
}
