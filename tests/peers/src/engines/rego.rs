//! regorus: a Rego module on its register machine, the fastest of its three ways.

use super::{Engine, Peer, Pool, Simple};
use regorus::Value;
use regorus::languages::rego::compiler::Compiler;
use regorus::rvm::vm::RegoVM;

const POLICY: &str = include_str!("../../models/child.rego");
const RULE: &str = "data.child.result";

struct Rvm(RegoVM);

impl Engine for Rvm {
    const NAME: &'static str = "regorus 0.14.1, register machine";
    type In = Value;
    type Out = Value;

    fn load() -> Self {
        let mut engine = regorus::Engine::new();
        engine.add_policy("child.rego".into(), POLICY.into()).unwrap();
        let policy = engine.compile_with_entrypoint(&RULE.into()).unwrap();
        let program = Compiler::compile_from_policy(&policy, &[RULE]).unwrap();
        let mut machine = RegoVM::new_with_policy(policy);
        machine.load_program(program);
        machine.set_data(Value::new_object()).unwrap();
        Self(machine)
    }

    fn read(&self, text: &str) -> Value {
        Value::from_json_str(text).unwrap()
    }

    fn eval(&mut self, input: &Value) -> Value {
        // Values are counted by reference.
        self.0.set_input(input.clone());
        self.0.execute().unwrap()
    }

    fn print(&self, out: Value) -> String {
        serde_json::to_string(&out).unwrap()
    }
}

pub fn peers(pool: &Pool) -> Vec<Box<dyn Peer>> {
    vec![Simple::<Rvm>::boxed(pool)]
}
