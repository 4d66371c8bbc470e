//! The ids of rule sets as TypeScript types, so that an id that they do not have is an error while compiling.

use serde_json::{Map, Value};
use std::collections::BTreeMap;
use synlig::Engine;

/// Ids with their types.
type Types = BTreeMap<String, String>;

/// A TypeScript module of the ids that an engine knows. Its interface `Rules` is a vocabulary of the npm package, for
/// `Engine.load<Rules>(…)` and `Case<Rules>`; `ActionId`, `LadderLevels` and `ChecklistItems` are what stands in decisions.
///
/// Facts that are computed are left out of `Rules`: a case cannot give them.
///
/// ```
/// let rules = synlig_rules::get("no-modellkommune").into_iter().map(|shipped| shipped.json);
/// let module = synlig_workbench::typescript::module(&synlig::Engine::from_json(rules)?);
/// assert!(module.contains("\"parent.substance_misuse\": \"none\" | \"suspected\" | \"established\";"));
/// # Ok::<(), synlig::Error>(())
/// ```
pub fn module(engine: &Engine) -> String {
    let texts = engine.in_effect();
    let documents: Vec<Value> = texts.values().filter_map(|text| serde_json::from_str(text).ok()).collect();
    let names: Vec<&str> = texts.keys().copied().collect();
    let types = |key, of: fn(&Value) -> Option<String>| {
        members(&documents, key).filter_map(|(id, value)| Some((id.clone(), of(value)?))).collect::<Types>()
    };
    let keys = |key| union(types(key, |_| Some(String::new())).into_keys());
    [
        "// Made by `synlig schema --typescript`; do not edit.\n".to_owned(),
        format!("// Rule sets: {}\n// Digest: {}\n\n", names.join(", "), engine.digest()),
        "/** What a case may hold: facts and values, events and outcomes (`never`: it has none), services. */\n"
            .to_owned(),
        format!("export interface Rules {{\n    facts: {};\n", record(&types("facts", fact), "    ")),
        format!("    events: {};\n", record(&types("events", |event| Some(ids(event.get("outcomes")))), "    ")),
        format!("    services: {};\n}}\n", keys("services")),
        format!("\n/** The actions of a decision. */\nexport type ActionId = {};\n", keys("actions")),
        "\n/** Ladders and their levels, the lowest first. */\n".to_owned(),
        format!(
            "export interface LadderLevels {}\n",
            record(&types("ladders", |ladder| Some(ids(ladder.get("levels")))), "")
        ),
        "\n/** Checklists and their items. */\n".to_owned(),
        format!("export interface ChecklistItems {}\n", record(&types("checklists", checklist), "")),
    ]
    .concat()
}

/// What stands under a key in all documents.
fn members<'d>(documents: &'d [Value], key: &str) -> impl Iterator<Item = (&'d String, &'d Value)> {
    documents.iter().filter_map(move |document| document.get(key)?.as_object()).flat_map(Map::iter)
}

/// The values of a fact; nothing where it is computed.
fn fact(fact: &Value) -> Option<String> {
    match fact.get("type")?.as_str()? {
        "age" => None,
        "flag" => Some("boolean".to_owned()),
        "count" => Some("number".to_owned()),
        _ => Some(ids(fact.get("values"))),
    }
}

/// The items of all versions of a checklist.
fn checklist(checklist: &Value) -> Option<String> {
    let items = versions(checklist).filter_map(|version| version.get("items")?.as_array()).flatten();
    Some(union(items.flat_map(versions).filter_map(id)))
}

/// The dated versions of an item, which may be one alone.
fn versions(item: &Value) -> impl Iterator<Item = &Value> {
    let list = item.as_array();
    list.into_iter().flatten().chain(list.is_none().then_some(item))
}

/// The ids of a list of items.
fn ids(list: Option<&Value>) -> String {
    union(list.and_then(Value::as_array).into_iter().flatten().flat_map(versions).filter_map(id))
}

fn id(item: &Value) -> Option<String> {
    item.get("id")?.as_str().map(str::to_owned)
}

/// One of these, each once, in their order; `never` where there are none.
fn union(ids: impl Iterator<Item = String>) -> String {
    let mut all: Vec<String> = Vec::new();
    for id in ids.map(|id| literal(&id)) {
        if !all.contains(&id) {
            all.push(id);
        }
    }
    if all.is_empty() { "never".to_owned() } else { all.join(" | ") }
}

fn record(types: &Types, indent: &str) -> String {
    let lines = types.iter().map(|(id, of)| format!("{indent}    {}: {of};\n", literal(id)));
    format!("{{\n{}{indent}}}", lines.collect::<String>())
}

fn literal(id: &str) -> String {
    Value::from(id).to_string()
}
