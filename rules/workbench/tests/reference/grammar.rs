//! The grammar as the page writes it: read, so that sentences can be made from it and conditions held against it.

use crate::panic_with;
use std::collections::{BTreeMap, BTreeSet};

/// A part of a rule of the grammar.
#[derive(Clone, Debug)]
enum Part {
    /// Signs that stand for themselves.
    Signs(String),
    /// Another rule.
    Rule(String),
    /// One after the other.
    All(Vec<Part>),
    /// One of these.
    Any(Vec<Part>),
    /// Once or not at all.
    Maybe(Box<Part>),
    /// As often as may be.
    Many(Box<Part>),
}

/// The rules by name.
#[derive(Debug)]
pub(crate) struct Grammar(BTreeMap<String, Part>);

/// Rules of single signs, between whose parts no space stands.
const WORDS: [(&str, &[&str]); 4] =
    [("letter", &["a", "Z"]), ("digit", &["1"]), ("word", &["worrying", "b2", "c_d"]), ("number", &["1"])];

impl Grammar {
    /// Reads the grammar: `name = parts`, where lines that go on are indented.
    pub(crate) fn read(text: &str) -> Self {
        let joined = text.lines().fold(String::new(), |joined, line| match line.strip_prefix(' ') {
            Some(more) => format!("{joined} {more}"),
            None => format!("{joined}\n{line}"),
        });
        let mut rules = BTreeMap::new();
        for line in joined.lines().filter(|line| !line.is_empty()) {
            let (name, parts) = line.split_once(" = ").unwrap_or_else(|| panic_with(&format!("no rule: {line}")));
            let tokens: Vec<&str> = parts.split_whitespace().collect();
            let mut at = 0;
            rules.insert(name.trim().to_owned(), any(&tokens, &mut at));
            assert_eq!(at, tokens.len(), "{line}");
        }
        Self(rules)
    }

    fn rule(&self, name: &str) -> &Part {
        self.0.get(name).unwrap_or_else(|| panic_with(&format!("the grammar does not say what `{name}` is")))
    }

    /// Sentences of a rule: all choices, each option with and without, each repetition none, once and twice; of the rules
    /// inside, as deep as said.
    pub(crate) fn sentences(&self, rule: &str, depth: usize) -> BTreeSet<String> {
        if let Some((_, words)) = WORDS.iter().find(|(name, _)| *name == rule) {
            return words.iter().map(|word| (*word).to_owned()).collect();
        }
        if depth == 0 {
            // The shortest way out of every rule that stands inside itself.
            return BTreeSet::from(["yes".to_owned()]);
        }
        self.expand(self.rule(rule), depth, ["name", "parameter"].contains(&rule))
    }

    fn expand(&self, part: &Part, depth: usize, tight: bool) -> BTreeSet<String> {
        match part {
            Part::Signs(signs) => BTreeSet::from([signs.clone()]),
            Part::Rule(name) => {
                let simple = matches!(
                    name.as_str(),
                    "name" | "parameter" | "value" | "item" | "left" | "operator" | "unit" | "word" | "number"
                );
                self.sentences(name, if simple { depth } else { depth - 1 })
            }
            Part::Any(parts) => parts.iter().flat_map(|part| self.expand(part, depth, tight)).collect(),
            Part::All(parts) => parts.iter().fold(BTreeSet::from([String::new()]), |before, part| {
                pairs(&before, &self.expand(part, depth, tight), tight)
            }),
            Part::Maybe(inner) => {
                let mut found = self.expand(inner, depth, tight);
                found.insert(String::new());
                found
            }
            Part::Many(inner) => {
                let once = self.expand(inner, depth, tight);
                let mut found = pairs(&once, &once, tight);
                found.extend(once);
                found.insert(String::new());
                found
            }
        }
    }

    /// Whether a text is a sentence of a rule. Where a word ends, it does not ask.
    pub(crate) fn accepts(&self, rule: &str, text: &str) -> bool {
        let text: Vec<char> = text.chars().collect();
        self.ends(self.rule(rule), &text, 0).contains(&text.len())
    }

    /// Where a part that begins at a place can end.
    fn ends(&self, part: &Part, text: &[char], at: usize) -> BTreeSet<usize> {
        let sign =
            |fits: fn(&char) -> bool| text.get(at).filter(|sign| fits(sign)).map(|_| at + 1).into_iter().collect();
        match part {
            Part::Rule(name) if name == "letter" => sign(char::is_ascii_alphabetic),
            Part::Rule(name) if name == "digit" => sign(char::is_ascii_digit),
            Part::Signs(signs) => {
                let from = at + text.iter().skip(at).take_while(|sign| sign.is_whitespace()).count();
                let signs: Vec<char> = signs.chars().collect();
                text.get(from..)
                    .filter(|rest| rest.starts_with(&signs))
                    .map(|_| from + signs.len())
                    .into_iter()
                    .collect()
            }
            Part::Rule(name) => {
                let from = at + text.iter().skip(at).take_while(|sign| sign.is_whitespace()).count();
                self.ends(self.rule(name), text, from)
            }
            Part::Any(parts) => parts.iter().flat_map(|part| self.ends(part, text, at)).collect(),
            Part::All(parts) => parts.iter().fold(BTreeSet::from([at]), |starts, part| {
                starts.into_iter().flat_map(|start| self.ends(part, text, start)).collect()
            }),
            Part::Maybe(inner) => self.ends(inner, text, at).into_iter().chain([at]).collect(),
            Part::Many(inner) => {
                let (mut all, mut last) = (BTreeSet::from([at]), BTreeSet::from([at]));
                while !last.is_empty() {
                    last = last
                        .iter()
                        .flat_map(|start| self.ends(inner, text, *start))
                        .filter(|end| !all.contains(end))
                        .collect();
                    all.extend(&last);
                }
                all
            }
        }
    }
}

/// Every one of the first with every one of the second; few of many are enough, evenly taken.
fn pairs(first: &BTreeSet<String>, second: &BTreeSet<String>, tight: bool) -> BTreeSet<String> {
    let between = if tight { "" } else { " " };
    let all = first.iter().flat_map(|first| second.iter().map(move |second| (first, second)));
    let joined = all.map(|(first, second)| [first.as_str(), second.as_str()].join(between).trim().to_owned());
    let joined: BTreeSet<String> = joined.collect();
    let step = joined.len() / 400 + 1;
    joined.into_iter().step_by(step).collect()
}

fn any(tokens: &[&str], at: &mut usize) -> Part {
    let mut choices = vec![Vec::new()];
    while let Some(token) = tokens.get(*at) {
        *at += 1;
        let part = match *token {
            "|" => {
                choices.push(Vec::new());
                continue;
            }
            "}" | "]" | ")" => {
                *at -= 1;
                break;
            }
            "{" => Part::Many(Box::new(inside(tokens, at, "}"))),
            "[" => Part::Maybe(Box::new(inside(tokens, at, "]"))),
            "(" => inside(tokens, at, ")"),
            signs if signs.starts_with('"') => Part::Signs(signs.trim_matches('"').to_owned()),
            name => Part::Rule(name.to_owned()),
        };
        choices.last_mut().unwrap().push(part);
    }
    Part::Any(choices.into_iter().map(Part::All).collect())
}

fn inside(tokens: &[&str], at: &mut usize, close: &str) -> Part {
    let part = any(tokens, at);
    assert_eq!(tokens.get(*at), Some(&close));
    *at += 1;
    part
}
