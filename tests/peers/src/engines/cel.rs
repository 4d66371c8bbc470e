//! cel: CEL has no names for intermediate results, so the host runs seven derived values and twelve conditions as programs
//! and binds each derived value for the next.

use super::{Engine, Peer, Pool, Simple};
use cel::common::types::{CelBool, CelInt, CelMap, CelNull, CelString};
use cel::common::value::Val;
use cel::{Context, Env, Program, Value};
use serde::{Deserialize, Serialize, Serializer};
use std::collections::HashMap;
use std::sync::Arc;

const RULES: &str = include_str!("../../models/child.cel.json");

#[derive(Deserialize)]
struct Model {
    derive: Vec<(String, String)>,
    actions: Vec<(String, String)>,
}

struct Cel {
    env: Arc<Env>,
    derive: Vec<(String, Program)>,
    actions: Vec<(String, Program)>,
}

#[derive(Serialize)]
struct Out {
    cell: Plain,
    tier: Plain,
    level: Plain,
    emergency: Plain,
    actions: Vec<String>,
}

struct Plain(Value);

impl Serialize for Plain {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match &self.0 {
            Value::String(text) => serializer.serialize_str(text),
            Value::Int(number) => serializer.serialize_i64(*number),
            Value::Bool(flag) => serializer.serialize_bool(*flag),
            other => panic!("not expected: {other:?}"),
        }
    }
}

/// JSON in CEL's own values; whole numbers become `int`.
fn value(json: serde_json::Value) -> Box<dyn Val> {
    use serde_json::Value as Json;
    match json {
        Json::Null => Box::new(CelNull),
        Json::Bool(flag) => Box::new(CelBool::from(flag)),
        Json::Number(number) => Box::new(CelInt::from(number.as_i64().unwrap())),
        Json::String(text) => Box::new(CelString::from(text)),
        Json::Array(_) => panic!("no input has lists"),
        Json::Object(object) => {
            let map: HashMap<_, Box<dyn Val>> = object.into_iter().map(|(key, v)| (key.into(), value(v))).collect();
            Box::new(CelMap::from(map))
        }
    }
}

impl Engine for Cel {
    const NAME: &'static str = "cel 0.15.0";
    type In = Context<'static, 'static>;
    type Out = Out;

    fn load() -> Self {
        let model: Model = serde_json::from_str(RULES).unwrap();
        let env = Arc::new(Env::stdlib());
        let compile = |list: Vec<(String, String)>| {
            list.into_iter().map(|(name, text)| (name, env.compile(&text).unwrap())).collect()
        };
        let (derive, actions) = (compile(model.derive), compile(model.actions));
        Self { env, derive, actions }
    }

    fn read(&self, text: &str) -> Self::In {
        let mut context = Context::with_env(self.env.clone());
        // Binds the value itself; `add_variable_from_value` would copy the whole map at every call.
        context.add_variable_as_val("f", value(serde_json::from_str(text).unwrap()));
        context
    }

    fn eval(&mut self, input: &Self::In) -> Out {
        let mut scope = input.new_inner_scope();
        let mut out = [const { None }; 7];
        for (slot, (name, program)) in out.iter_mut().zip(&self.derive) {
            let value = program.execute(&scope).unwrap();
            scope.add_variable_from_value(name.as_str(), value.clone());
            *slot = Some(Plain(value));
        }
        let [_, _, emergency, _, cell, tier, level] = out.map(Option::unwrap);
        let holds = |program: &Program| program.execute(&scope).unwrap() == Value::Bool(true);
        let actions = self.actions.iter().filter(|(_, program)| holds(program)).map(|(name, _)| name.clone()).collect();
        Out { cell, tier, level, emergency, actions }
    }

    fn print(&self, out: Out) -> String {
        serde_json::to_string(&out).unwrap()
    }
}

pub fn peers(pool: &Pool) -> Vec<Box<dyn Peer>> {
    vec![Simple::<Cel>::boxed(pool)]
}
