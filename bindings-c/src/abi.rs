//! What crosses besides handles: texts in, borrowed texts out, and places for results.

use crate::guard::Failure;
use crate::status::Own;
use std::ffi::c_char;
use std::ptr::NonNull;

/// The number of this ABI. It grows where something is taken away or changes its meaning; what is only added leaves it.
pub const SYNLIG_ABI_VERSION: u32 = 1;

/// A text that belongs to the handle that it was asked of: `length` bytes of UTF-8 from `data`, with no zero byte at the
/// end. It stays as long as that handle, or, where the handle is changed, until then. Nothing is to be freed.
///
/// Where there is no text, `data` is NULL and `length` 0.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct synlig_str {
    /// The first byte.
    pub data: *const c_char,
    /// The number of bytes.
    pub length: usize,
}

impl synlig_str {
    /// No text.
    pub(crate) const NONE: Self = Self { data: std::ptr::null(), length: 0 };

    /// A text that lives in a handle.
    pub(crate) fn of(text: &str) -> Self {
        Self { data: text.as_ptr().cast(), length: text.len() }
    }

    /// A text that lives in a handle, if there is one.
    pub(crate) fn of_option<T: AsRef<str>>(text: Option<&T>) -> Self {
        text.map_or(Self::NONE, |text| Self::of(text.as_ref()))
    }
}

/// The bytes of a text that came in.
///
/// The lifetime is the caller's to choose; nothing that is borrowed so is kept beyond the call that it came in with.
pub(crate) fn bytes<'a>(data: *const c_char, length: usize, name: &'static str) -> Result<&'a [u8], Failure> {
    if length == 0 {
        // As an empty `std::string_view` has it, wherever it points.
        return Ok(&[]);
    }
    if data.is_null() {
        return Err(Own::NullPointer.of(name));
    }
    if isize::try_from(length).is_err() {
        return Err(Own::WrongLength.of(name));
    }
    // SAFETY: not NULL, bytes have no alignment, the length is one that memory can have; that so many bytes are there and
    // stay as they are during the call is what the contract asks of callers.
    Ok(unsafe { std::slice::from_raw_parts(data.cast(), length) })
}

/// A short text that came in, such as an id.
pub(crate) fn text<'a>(data: *const c_char, length: usize, name: &'static str) -> Result<&'a str, Failure> {
    std::str::from_utf8(bytes(data, length, name)?).map_err(|_| Own::InvalidUtf8.of(name))
}

/// A place for a result, checked before any work is done and written only where the work succeeded.
pub(crate) struct Out<T>(NonNull<T>);

impl<T> Out<T> {
    /// The place at a pointer.
    pub(crate) fn at(pointer: *mut T, name: &'static str) -> Result<Self, Failure> {
        let place = NonNull::new(pointer).ok_or(Own::NullPointer.of(name))?;
        if place.is_aligned() { Ok(Self(place)) } else { Err(Own::Misaligned.of(name)) }
    }

    /// Writes the result.
    pub(crate) fn write(self, value: T) {
        // SAFETY: not NULL and aligned; that it is the caller's own and large enough is what the contract asks of callers.
        // What was there is not dropped: it may be uninitialised, and has no destructor.
        unsafe { self.0.write(value) };
    }
}
