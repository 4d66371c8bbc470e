//! What a scenario may expect, as types: for the schema only, since comparing goes by what is written and not by types.

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use std::borrow::Cow;
use std::collections::BTreeMap;
use synlig::{Cell, Date, KnownBy, Tier, Truth};

/// What the decision must hold. What is not named is not compared.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
#[expect(dead_code, reason = "only its schema is used")]
pub(super) struct Expect {
    /// The cell of the matrix; null where symptoms are not settled.
    cell: Option<Nullable<Cell>>,
    /// The cells that are possible.
    possible: Option<Vec<Cell>>,
    /// Whether the child shows symptoms.
    symptoms: Option<Truth>,
    /// Whether a parent's problem is known.
    known: Option<bool>,
    /// How that is known.
    known_by: Option<KnownBy>,
    /// The services whose own view differs from that of all together.
    sharing: Option<Vec<String>>,
    /// The cell that each service sees by itself.
    views: Option<BTreeMap<String, View>>,
    /// The highest tier whose criterion is met.
    tier: Option<Tier>,
    /// The highest tier that is possible.
    tier_possible: Option<Tier>,
    /// Whether an immediate duty is open.
    urgent: Option<bool>,
    /// Parts of what the decision holds for ladders, or `absent`.
    ladders: Option<BTreeMap<String, Part>>,
    /// Parts of what the decision holds for actions, or `absent`.
    actions: Option<BTreeMap<String, Part>>,
    /// Parts of what the decision holds for checklists, or `absent`.
    checklists: Option<BTreeMap<String, Part>>,
    /// The missing items of checklists, or `undetermined` or `absent`.
    missing: Option<BTreeMap<String, Missing>>,
    /// What must be asked, must not be asked, and is asked first.
    questions: Option<Questions>,
    /// The first later day with another decision, or null.
    holds_until: Option<Nullable<Date>>,
    /// The whole set of codes of warnings.
    warnings: Option<Vec<String>>,
}

/// What must be asked, must not be asked, and is asked first.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
#[expect(dead_code, reason = "only its schema is used")]
struct Questions {
    /// Facts that must be among the questions.
    include: Option<Vec<String>>,
    /// Facts that must not be.
    exclude: Option<Vec<String>>,
    /// The first question, or null where there is none.
    first: Option<Nullable<String>>,
}

/// A value that may be null and means it.
struct Nullable<T>(std::marker::PhantomData<T>);

impl<T: JsonSchema> JsonSchema for Nullable<T> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        format!("Nullable{}", T::schema_name()).into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        // `oneOf` keeps the null, which members that may be left out otherwise lose.
        json_schema!({ "oneOf": [generator.subschema_for::<T>(), { "type": "null" }] })
    }
}

macro_rules! hand_made {
    ($($type:ident: $schema:tt;)*) => {
        $(struct $type;

        impl JsonSchema for $type {
            fn schema_name() -> Cow<'static, str> {
                stringify!($type).into()
            }

            fn json_schema(_: &mut SchemaGenerator) -> Schema {
                json_schema!($schema)
            }
        })*
    };
}

hand_made! {
    View: {
        "description": "A cell, null where symptoms are not settled, or `absent` where the service has no view.",
        "enum": ["A", "B", "C", "D", null, "absent"],
    };
    Part: {
        "description": "A part of what the decision holds, key by key, or `absent`.",
        "anyOf": [{ "type": "object" }, { "const": "absent" }],
    };
    Missing: {
        "description": "The items that are missing, or `undetermined` or `absent`.",
        "anyOf": [{ "type": "array", "items": { "type": "string" } }, { "enum": ["absent", "undetermined"] }],
    };
}
