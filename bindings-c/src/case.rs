//! Cases that are read from JSON.

use crate::abi::{self, Out};
use crate::error::synlig_error;
use crate::guard::{Failure, guard, guard_or};
use crate::handle::{self, handles};
use crate::status::{Own, synlig_status};
use std::ffi::c_char;
use synlig::Case;

/// A case read from JSON. It never changes, and any engine may decide it; free it with `synlig_case_free`.
pub struct synlig_case {
    _private: [u8; 0],
}

handles! { synlig_case = b"SCas": Case; }

/// Reads a case from its JSON text. The error names everything that is wrong with it by itself; what its ids mean is seen
/// where it is decided.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn synlig_case_from_json(
    json: *const c_char,
    json_length: usize,
    case: *mut *mut synlig_case,
    error: *mut *mut synlig_error,
) -> synlig_status {
    guard(error, || {
        let out = Out::at(case, "case")?;
        let read = Case::from_json(text(abi::bytes(json, json_length, "json")?)?)?;
        out.write(handle::give(read));
        Ok(())
    })
}

/// Frees a case and wipes its memory. NULL is nothing.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn synlig_case_free(case: *mut synlig_case) {
    guard_or((), || handle::free(case));
}

/// The text of a case; where it is not UTF-8, the core's error says where.
pub(crate) fn text(bytes: &[u8]) -> Result<&str, Failure> {
    std::str::from_utf8(bytes)
        .map_err(|_| Case::from_slice(bytes).err().map_or(Own::InvalidUtf8.of("json"), Failure::from))
}
