//! Decisions: where a child stands, what is to be done by whom and until when, what to ask next, and why.

use crate::abi::Out;
use crate::buffer::{self, synlig_buffer};
use crate::guard::{guard, guard_or};
use crate::handle::{self, handles};
use crate::status::synlig_status;
use synlig::Decision;

/// A decision. It never changes; free it with `synlig_decision_free`.
pub struct synlig_decision {
    _private: [u8; 0],
}

handles! { synlig_decision = b"SDec": Decision; }

/// Frees a decision and wipes its memory. NULL is nothing.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn synlig_decision_free(decision: *mut synlig_decision) {
    guard_or((), || handle::free(decision));
}

/// The decision as canonical JSON: sorted keys, no spaces.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn synlig_decision_json(
    decision: *const synlig_decision,
    json: *mut *mut synlig_buffer,
) -> synlig_status {
    guard(std::ptr::null_mut(), || {
        let (decision, out) = (handle::shared(decision, "decision")?, Out::at(json, "json")?);
        out.write(buffer::give(decision.to_json()));
        Ok(())
    })
}
