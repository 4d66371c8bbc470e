//! The boundary: every exported function runs inside it. No panic crosses, and failures become a status and an error.

use crate::abi::Out;
use crate::error::synlig_error;
use crate::status::{Own, synlig_status};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Once;

/// Why a call failed.
pub(crate) enum Failure {
    /// What the boundary noticed, and the name of the parameter.
    Own(Own, &'static str),
    /// What the engine found.
    Core(synlig::Error),
}

impl From<synlig::Error> for Failure {
    fn from(error: synlig::Error) -> Self {
        Self::Core(error)
    }
}

impl Failure {
    fn status(&self) -> synlig_status {
        match self {
            Self::Own(own, _) => own.number(),
            Self::Core(error) => error.code().number(),
        }
    }
}

/// Runs a call. Where it fails, `error` is given what is to be told of it, if the caller wants to hear.
pub(crate) fn guard(error: *mut *mut synlig_error, call: impl FnOnce() -> Result<(), Failure>) -> synlig_status {
    let failure = match caught(call) {
        Ok(Ok(())) => return 0,
        Ok(Err(failure)) => failure,
        Err(failure) => failure,
    };
    let status = failure.status();
    if !error.is_null() {
        // Should telling fail too, the status alone is told.
        let _ = caught(|| Out::at(error, "error").map(|out| out.write(synlig_error::give(failure))));
    }
    status
}

/// Runs a call that has neither a status nor an error, such as freeing.
pub(crate) fn guard_or<T>(otherwise: T, call: impl FnOnce() -> T) -> T {
    caught(call).unwrap_or(otherwise)
}

fn caught<T>(call: impl FnOnce() -> T) -> Result<T, Failure> {
    quiet();
    // Whatever the call was changing is poisoned by `Exclusive`, so that nothing half-done is seen afterwards.
    catch_unwind(AssertUnwindSafe(call)).map_err(|payload| {
        // Dropping what was thrown may throw again; it is a message, and leaked.
        std::mem::forget(payload);
        Own::Panicked.of("")
    })
}

/// Keeps the Rust runtime from printing a message of a panic, which could hold something of a case.
///
/// This is a setting of the copy of the runtime inside this library, not of the program around it.
fn quiet() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| std::panic::set_hook(Box::new(|_| {})));
}
