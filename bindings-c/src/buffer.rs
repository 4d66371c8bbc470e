//! Texts that the caller owns.

use crate::guard::guard_or;
use crate::handle::{self, handles};
use std::ffi::c_char;

/// A text that you own: UTF-8, and after it a zero byte that is not counted; free it with `synlig_buffer_free`.
pub struct synlig_buffer {
    _private: [u8; 0],
}

handles! { synlig_buffer = b"SBuf": Vec<u8>; }

/// A text for the caller.
pub(crate) fn give(text: String) -> *mut synlig_buffer {
    let mut bytes = text.into_bytes();
    bytes.reserve_exact(1);
    bytes.push(0);
    handle::give(bytes)
}

/// Frees a text and wipes its memory. NULL is nothing.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn synlig_buffer_free(buffer: *mut synlig_buffer) {
    guard_or((), || handle::free(buffer));
}

/// The first byte of a text; NULL where `buffer` is NULL or none.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn synlig_buffer_data(buffer: *const synlig_buffer) -> *const c_char {
    guard_or(std::ptr::null(), || {
        handle::shared(buffer, "buffer").map_or(std::ptr::null(), |bytes| bytes.as_ptr().cast())
    })
}

/// The number of bytes of a text, without the zero byte after it; 0 where `buffer` is NULL or none.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn synlig_buffer_length(buffer: *const synlig_buffer) -> usize {
    guard_or(0, || handle::shared(buffer, "buffer").map_or(0, |bytes| bytes.len().saturating_sub(1)))
}
