//! JSON Schemas (draft 2020-12) of the documents that go in and come out, made from the types that read and write them.
//!
//! A member that may be left out is not `null` when it is there, so `null` is taken from the types of all such members.

use crate::decide::decision::Decision;
use crate::ruleset::document::Document;
use schemars::generate::SchemaSettings;
use schemars::transform::{Transform, transform_subschemas};
use schemars::{JsonSchema, Schema};
use serde_json::Value;

/// The schema of a rule set.
pub fn rule_set() -> Value {
    of::<Document>("Rule set", "A rule set of Synlig, version 1 of the language.", SchemaSettings::draft2020_12())
}

/// The schema of a case.
pub fn case() -> Value {
    let about = "A case: the answers and events about one child, as known on one day.";
    of::<case::Case>("Case", about, SchemaSettings::draft2020_12())
}

/// The schema of a decision.
pub fn decision() -> Value {
    let about =
        "A decision: where a child stands, what is to be done by whom and until when, what to ask next, and why.";
    of::<Decision>("Decision", about, SchemaSettings::draft2020_12().for_serialize())
}

/// The schema of any other type, made alike: for tools that have documents of their own.
pub fn read_as<T: JsonSchema>(title: &str, description: &str) -> Value {
    of::<T>(title, description, SchemaSettings::draft2020_12())
}

fn of<T: JsonSchema>(title: &str, description: &str, settings: SchemaSettings) -> Value {
    let mut schema = settings.with_transform(OptionalIsNotNull).into_generator().into_root_schema_for::<T>();
    schema.insert("title".to_owned(), title.into());
    schema.insert("description".to_owned(), description.into());
    schema.to_value()
}

/// Takes `null` from the types of members that are not required. It knows the two forms that stand for an `Option`;
/// a type that means `null` says so with `oneOf`.
#[derive(Clone, Debug)]
struct OptionalIsNotNull;

impl Transform for OptionalIsNotNull {
    fn transform(&mut self, schema: &mut Schema) {
        transform_subschemas(self, schema);
        let required: Vec<String> = match schema.get("required") {
            Some(Value::Array(names)) => names.iter().filter_map(|name| name.as_str().map(str::to_owned)).collect(),
            _ => Vec::new(),
        };
        let Some(Value::Object(members)) = schema.get_mut("properties") else { return };
        for (_, member) in members.iter_mut().filter(|(name, _)| !required.contains(name)) {
            without_null(member);
        }
    }
}

fn without_null(member: &mut Value) {
    let Value::Object(keywords) = member else { return };
    keywords.retain(|keyword, value| keyword != "default" || !value.is_null());
    if let Some(Value::Array(types)) = keywords.get_mut("type") {
        types.retain(|one| one != "null");
        if let [only] = types.as_slice() {
            let only = only.clone();
            keywords.insert("type".to_owned(), only);
        }
    }
    let Some(Value::Array(any)) = keywords.get_mut("anyOf") else { return };
    any.retain(|one| one.get("type") != Some(&Value::from("null")));
    if let [Value::Object(only)] = any.as_slice() {
        let only = only.clone();
        keywords.remove("anyOf");
        for (keyword, value) in only {
            keywords.entry(keyword).or_insert(value);
        }
    }
}

/// The case as a document. Reading does not go through these types, so that it needs no tree; tests hold them together.
mod case {
    use crate::date::Date;
    use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
    use std::borrow::Cow;
    use std::collections::BTreeMap;

    #[derive(JsonSchema)]
    #[schemars(deny_unknown_fields)]
    #[expect(dead_code, reason = "only its schema is used")]
    pub(super) struct Case {
        /// The day of the decision.
        as_of: Date,
        /// The service that asks.
        service: Option<String>,
        /// The child, by its day of birth or, before birth, the day on which it is due.
        child: Option<Child>,
        /// Answers by nobody in particular on the day of the decision, by fact.
        facts: Option<BTreeMap<String, Answer>>,
        /// Answers by services, on their days.
        observations: Option<Vec<Observation>>,
        /// What happened.
        events: Option<Vec<Event>>,
    }

    #[derive(JsonSchema)]
    #[schemars(deny_unknown_fields, extend("not" = { "required": ["born", "due"] }))]
    #[expect(dead_code, reason = "only its schema is used")]
    struct Child {
        /// The day of birth.
        born: Option<Date>,
        /// The day on which it is expected.
        due: Option<Date>,
    }

    #[derive(JsonSchema)]
    #[schemars(deny_unknown_fields)]
    #[expect(dead_code, reason = "only its schema is used")]
    struct Observation {
        /// The fact's id.
        fact: String,
        /// The answer.
        value: Answer,
        /// The service that answers.
        by: Option<String>,
        /// The day of the answer.
        on: Date,
    }

    #[derive(JsonSchema)]
    #[schemars(deny_unknown_fields)]
    #[expect(dead_code, reason = "only its schema is used")]
    struct Event {
        /// The event's id.
        event: String,
        /// Its outcome, for events that have one.
        outcome: Option<String>,
        /// The service that tells it.
        by: Option<String>,
        /// The day.
        on: Date,
    }

    /// A flag, a count, the id of a value, or null: asked, and no answer known.
    struct Answer;

    impl JsonSchema for Answer {
        fn schema_name() -> Cow<'static, str> {
            "Answer".into()
        }

        fn json_schema(_: &mut SchemaGenerator) -> Schema {
            json_schema!({
                "description": "A flag, a whole number, the id of a value, or null: asked, and no answer known.",
                "type": ["boolean", "integer", "string", "null"],
            })
        }
    }
}
