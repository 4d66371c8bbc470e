//! One adapter for each engine.

use crate::pool::Input;
use std::any::Any;
use std::hint::black_box;
use std::rc::Rc;

#[cfg(feature = "cel")]
mod cel;
#[cfg(feature = "datalogic")]
mod datalogic;
mod native;
#[cfg(feature = "rego")]
mod rego;
pub mod synlig;

pub type Pool = Rc<Vec<Input>>;

/// An engine with its rules loaded and the inputs in its own types.
pub trait Peer {
    /// Name and version, as the table shows them.
    fn name(&self) -> &str;

    /// Whether its answer is the decision; what only marks a limit gives none.
    fn decides(&self) -> bool {
        true
    }

    /// Decides an input that is in the engine's own types; the result is dropped. False where there is nothing to do.
    fn prepared(&mut self, i: usize) -> bool;

    /// From JSON text to JSON text.
    fn json(&mut self, i: usize) -> String;

    /// The answer of [`Peer::json`], where it has the form in which all are compared.
    fn json_answer(&mut self, i: usize) -> Option<String> {
        Some(self.json(i))
    }

    /// The name of the peer that only parses and prints the same bytes.
    fn limit(&self) -> &str {
        native::LIMIT
    }

    /// The answer of [`Peer::prepared`] as JSON, for comparing.
    fn prepared_json(&mut self, i: usize) -> String;

    /// Loads the rules anew.
    fn load(&self) -> Option<Box<dyn Any>>;
}

/// An engine whose inputs and results are plain owned values; [`Simple`] makes a peer of it.
pub trait Engine: Sized + 'static {
    const NAME: &'static str;
    type In: 'static;
    type Out;
    fn load() -> Self;
    fn read(&self, text: &str) -> Self::In;
    fn eval(&mut self, input: &Self::In) -> Self::Out;
    fn print(&self, out: Self::Out) -> String;
}

pub struct Simple<E: Engine> {
    engine: E,
    pool: Pool,
    inputs: Vec<E::In>,
}

impl<E: Engine> Simple<E> {
    pub fn boxed(pool: &Pool) -> Box<dyn Peer> {
        let engine = E::load();
        let inputs = pool.iter().map(|input| engine.read(&input.peers)).collect();
        Box::new(Self { engine, pool: Rc::clone(pool), inputs })
    }
}

impl<E: Engine> Peer for Simple<E> {
    fn name(&self) -> &str {
        E::NAME
    }

    fn prepared(&mut self, i: usize) -> bool {
        black_box(self.engine.eval(&self.inputs[i]));
        true
    }

    fn json(&mut self, i: usize) -> String {
        let input = self.engine.read(&self.pool[i].peers);
        let out = self.engine.eval(&input);
        self.engine.print(out)
    }

    fn prepared_json(&mut self, i: usize) -> String {
        let out = self.engine.eval(&self.inputs[i]);
        self.engine.print(out)
    }

    fn load(&self) -> Option<Box<dyn Any>> {
        Some(Box::new(E::load()))
    }
}

/// All that are built in; the hand-written function comes first.
pub fn all(pool: &Pool) -> Vec<Box<dyn Peer>> {
    let mut all = native::peers(pool);
    all.extend(synlig::peers(pool));
    #[cfg(feature = "datalogic")]
    all.extend(datalogic::peers(pool));
    #[cfg(feature = "rego")]
    all.extend(rego::peers(pool));
    #[cfg(feature = "cel")]
    all.extend(cel::peers(pool));
    all
}
