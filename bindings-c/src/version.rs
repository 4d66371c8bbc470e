//! What this library is: its versions and limits.

use crate::abi::{Out, SYNLIG_ABI_VERSION};
use crate::guard::{guard, guard_or};
use crate::status::{Own, synlig_status};
use std::ffi::{CStr, c_char};
use synlig::Limits;

const VERSION: &CStr = match CStr::from_bytes_with_nul(concat!(env!("CARGO_PKG_VERSION"), "\0").as_bytes()) {
    Ok(version) => version,
    Err(_) => c"",
};

/// The version of the library, such as `0.1.0`, with a zero byte at the end. It stays for ever.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn synlig_version() -> *const c_char {
    guard_or(VERSION.as_ptr(), || VERSION.as_ptr())
}

/// The number of the ABI that the library has. A program compares it with `SYNLIG_ABI_VERSION`, that of its header.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn synlig_abi_version() -> u32 {
    guard_or(SYNLIG_ABI_VERSION, || SYNLIG_ABI_VERSION)
}

/// The version of the rule-set language that the library reads.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn synlig_language_version() -> u32 {
    guard_or(1, || 1)
}

/// A limit on what comes from outside.
#[repr(i32)]
#[derive(Clone, Copy)]
pub enum synlig_limit {
    /// Bytes of one text.
    Bytes = 1,
    /// Levels of JSON nesting.
    Depth = 2,
    /// Observations in a case, those in `facts` counted.
    Observations = 3,
    /// Events in a case.
    Events = 4,
}

/// How much is read before reading is refused; each limit has a status of its own.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn synlig_limit_value(limit: i32, value: *mut usize) -> synlig_status {
    guard(std::ptr::null_mut(), || {
        let (out, limits) = (Out::at(value, "value")?, Limits::default());
        out.write(match limit {
            1 => limits.bytes,
            2 => limits.depth,
            3 => limits.observations,
            4 => limits.events,
            _ => return Err(Own::InvalidValue.of("limit")),
        });
        Ok(())
    })
}
