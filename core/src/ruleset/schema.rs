//! How the hand-read values of the document look in JSON Schema.

use super::document::{ConditionalBasis, LawRecord, Versions};
use super::read::{Located, Named};
use super::values::{Aging, Basis, Ids, Law, Laws, ParameterValue, Period, TextOrString, Within, Words};
use super::version::{Version, VersionRange};
use crate::date::Duration;
use crate::expr::Expr;
use crate::text::Text;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use std::borrow::Cow;

macro_rules! schema {
    ($([$($generic:ident)?] $type:ty, $name:expr, |$generator:ident| $schema:expr;)*) => {
        $(impl$(<$generic: JsonSchema>)? JsonSchema for $type {
            fn inline_schema() -> bool {
                true
            }

            fn schema_name() -> Cow<'static, str> {
                $name.into()
            }

            fn json_schema($generator: &mut SchemaGenerator) -> Schema {
                $schema
            }
        })*
    };
}

schema! {
    [T] Located<T>, T::schema_name(), |g| T::json_schema(g);
    [T] Named<T>, format!("Named{}", T::schema_name()), |g| {
        let item = g.subschema_for::<T>();
        json_schema!({ "type": "object", "additionalProperties": item })
    };
    [T] Versions<T>, format!("Versions{}", T::schema_name()), |g| {
        let item = g.subschema_for::<T>();
        json_schema!({ "anyOf": [item, { "type": "array", "items": item, "minItems": 1 }] })
    };
    [] Expr, "Expression", |_g| json_schema!({ "type": "string", "minLength": 1, "maxLength": 4000 });
    [] Version, "Version", |_g| json_schema!({ "type": "string", "pattern": "^\\d+\\.\\d+\\.\\d+" });
    [] VersionRange, "VersionRange", |_g| json_schema!({
        "type": "string", "pattern": "^([\\^~]\\d+(\\.\\d+){0,2}|\\d+\\.\\d+\\.\\d+.*)$"
    });
    [] Period, "Period", |g| {
        let duration = g.subschema_for::<Duration>();
        json_schema!({ "anyOf": [duration, { "type": "string", "pattern": "^\\$" }] })
    };
    [] Within, "Within", |g| {
        let (words, period) = (g.subschema_for::<Words>(), g.subschema_for::<Period>());
        json_schema!({ "anyOf": [words, period, { "type": "array", "items": period, "minItems": 1 }] })
    };
    [] Aging, "Aging", |g| {
        let period = g.subschema_for::<Period>();
        json_schema!({ "anyOf": [period, {
            "type": "object", "properties": { "reassuring": period }, "required": ["reassuring"],
            "additionalProperties": false
        }] })
    };
    [] ParameterValue, "ParameterValue", |g| {
        let duration = g.subschema_for::<Duration>();
        json_schema!({ "anyOf": [{ "type": "integer" }, duration] })
    };
    [] TextOrString, "TextOrString", |g| {
        let text = g.subschema_for::<Text>();
        json_schema!({ "anyOf": [text, { "type": "string", "minLength": 1 }] })
    };
    [] Basis, "Basis", |g| {
        let sometimes = g.subschema_for::<ConditionalBasis>();
        json_schema!({ "anyOf": [{ "type": "string" }, sometimes] })
    };
    [] Ids, "Ids", |_g| json_schema!({ "type": "array", "items": { "type": "string" }, "uniqueItems": true });
    [] Law, "Law", |g| g.subschema_for::<LawRecord>();
    [] Laws, "Laws", |g| {
        let law = g.subschema_for::<LawRecord>();
        json_schema!({ "type": "array", "items": law })
    };
}
