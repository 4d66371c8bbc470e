//! Comparing a decision with what a scenario expects of it. What it does not name is not compared.

use serde_json::{Map, Value, json};

/// One thing that is not as expected.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Difference {
    /// What was compared, as a path.
    pub at: String,
    /// What the scenario expects.
    pub expected: Value,
    /// What the decision holds.
    pub got: Value,
}

impl std::fmt::Display for Difference {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}: expected {}, got {}", self.at, self.expected, self.got)
    }
}

/// All differences between a decision and the expectation, in the order of the expectation.
pub(crate) fn compare(decision: &Value, expect: &Map<String, Value>) -> Vec<Difference> {
    let mut comparing = Comparing { decision, differences: Vec::new() };
    for (key, expected) in expect {
        comparing.key(key, expected);
    }
    comparing.differences
}

struct Comparing<'a> {
    decision: &'a Value,
    differences: Vec<Difference>,
}

impl Comparing<'_> {
    fn at(&self, pointer: &str) -> Value {
        self.decision.pointer(pointer).cloned().unwrap_or_else(absent)
    }

    fn differ(&mut self, at: impl Into<String>, expected: &Value, got: Value) {
        self.differences.push(Difference { at: at.into(), expected: expected.clone(), got });
    }

    fn same(&mut self, at: &str, expected: &Value, got: Value) {
        if *expected != got {
            self.differ(at, expected, got);
        }
    }

    fn key(&mut self, key: &str, expected: &Value) {
        match key {
            "cell" | "possible" | "known_by" | "symptoms" | "known" | "sharing" => {
                let got = self.at(&format!("/visibility/{key}"));
                self.same(key, expected, got);
            }
            "tier" => self.same(key, expected, self.at("/tier/value")),
            "tier_possible" => self.same(key, expected, self.at("/tier/possible")),
            "urgent" | "holds_until" => self.same(key, expected, self.at(&format!("/{key}"))),
            "views" => self.each(key, expected, |comparing, service| {
                let view = comparing.decision.pointer("/visibility/views").and_then(|views| views.get(service));
                view.map_or_else(absent, |view| view.get("cell").cloned().unwrap_or(Value::Null))
            }),
            "ladders" => self.parts(key, expected, |comparing, id| {
                comparing.decision.get("ladders").and_then(|ladders| ladders.get(id)).cloned()
            }),
            "actions" | "checklists" => self.parts(key, expected, |comparing, id| listed(comparing.decision, key, id)),
            "missing" => self.each(key, expected, |comparing, id| match listed(comparing.decision, "checklists", id) {
                Some(list) => list.get("missing").or_else(|| list.get("status")).cloned().unwrap_or(Value::Null),
                None => absent(),
            }),
            "questions" => self.questions(expected),
            "warnings" => {
                let mut codes = self.names("/warnings", "code");
                codes.dedup();
                let wanted = expected.as_array().cloned().unwrap_or_default();
                let mut wanted: Vec<String> =
                    wanted.iter().filter_map(|code| code.as_str().map(str::to_owned)).collect();
                wanted.sort_unstable();
                wanted.dedup();
                self.same(key, &json!(wanted), json!(codes));
            }
            _ => self.differ(key, &json!("a key of expectations"), json!("unknown key")),
        }
    }

    /// The names under a key of every object of a list.
    fn names(&self, pointer: &str, key: &str) -> Vec<String> {
        let list = self.decision.pointer(pointer).and_then(Value::as_array).cloned().unwrap_or_default();
        list.iter().filter_map(|item| item.get(key)?.as_str().map(str::to_owned)).collect()
    }

    fn each(&mut self, key: &str, expected: &Value, got: impl Fn(&Self, &str) -> Value) {
        for (id, expected) in expected.as_object().into_iter().flatten() {
            let got = got(self, id);
            self.same(&format!("{key}/{id}"), expected, got);
        }
    }

    /// Expectations that are a part of what the decision holds, key by key.
    fn parts(&mut self, section: &str, expected: &Value, got: impl Fn(&Self, &str) -> Option<Value>) {
        for (id, expected) in expected.as_object().into_iter().flatten() {
            let at = format!("{section}/{id}");
            match (expected, got(self, id)) {
                (Value::Object(keys), Some(got)) => {
                    for (key, expected) in keys {
                        let got = got.get(key).cloned().unwrap_or_else(absent);
                        self.same(&format!("{at}/{key}"), expected, got);
                    }
                }
                (expected, None) => self.same(&at, expected, absent()),
                (expected, Some(got)) => self.differ(at, expected, got),
            }
        }
    }

    fn questions(&mut self, expected: &Value) {
        let asked = self.names("/questions", "fact");
        for (key, wanted) in expected.as_object().into_iter().flatten() {
            let listed: Vec<&str> = wanted.as_array().into_iter().flatten().filter_map(Value::as_str).collect();
            let at = format!("questions/{key}");
            match key.as_str() {
                "include" => {
                    for fact in listed.iter().filter(|fact| !asked.iter().any(|other| other == *fact)) {
                        self.differ(&at, &json!(fact), json!(asked));
                    }
                }
                "exclude" => {
                    for fact in listed.iter().filter(|fact| asked.iter().any(|other| other == *fact)) {
                        self.differ(&at, &json!(format!("not {fact}")), json!(asked));
                    }
                }
                "first" => self.same(&at, wanted, asked.first().map_or(Value::Null, |fact| json!(fact))),
                _ => self.differ(at, &json!("include, exclude or first"), json!("unknown key")),
            }
        }
    }
}

fn absent() -> Value {
    json!("absent")
}

fn listed(decision: &Value, section: &str, id: &str) -> Option<Value> {
    let list = decision.get(section)?.as_array()?;
    list.iter().find(|item| item.get("id").and_then(Value::as_str) == Some(id)).cloned()
}
