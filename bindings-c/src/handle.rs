//! Handles: what is behind an opaque pointer, and the only casts between the two.

use crate::guard::Failure;
use crate::status::Own;
use std::cell::UnsafeCell;
use std::sync::atomic::{AtomicU8, AtomicU32, Ordering};

/// A type of handle: what C knows it by, and what is behind it.
///
/// All values may be shared and sent between threads; which functions may be called at once, the contract says.
pub(crate) trait Kind {
    /// What is behind the pointer.
    type Value: Send + Sync + 'static;
    /// Marks the memory of handles of this kind, so that one of another kind is noticed.
    const TAG: u32;
}

/// Declares types of handles.
macro_rules! handles {
    ($($(#[$doc:meta])* $name:ident = $tag:literal: $value:ty;)*) => {$(
        impl crate::handle::Kind for $name {
            type Value = $value;
            const TAG: u32 = u32::from_be_bytes(*$tag);
        }
    )*};
}
pub(crate) use handles;

const FREE: u8 = 0;
const IN_USE: u8 = 1;
const POISONED: u8 = 2;

/// The tag comes first in all kinds.
#[repr(C)]
struct Handle<V> {
    tag: AtomicU32,
    state: AtomicU8,
    value: UnsafeCell<V>,
}

/// Makes a handle; the caller owns it.
pub(crate) fn give<K: Kind>(value: K::Value) -> *mut K {
    let handle = Handle { tag: AtomicU32::new(K::TAG), state: AtomicU8::new(FREE), value: UnsafeCell::new(value) };
    Box::into_raw(Box::new(handle)).cast()
}

/// The handle behind a pointer, if it looks like one of this kind.
fn look<'a, K: Kind>(pointer: *const K, name: &'static str) -> Result<&'a Handle<K::Value>, Failure> {
    let handle: *const Handle<K::Value> = pointer.cast();
    if handle.is_null() {
        return Err(Own::NullPointer.of(name));
    }
    if !handle.is_aligned() {
        return Err(Own::Misaligned.of(name));
    }
    // SAFETY: not NULL and aligned; the contract asks of callers that the pointer is one that a function of this library
    // gave and that has not been freed. All fields may be read while others read or change them: they are atomic or in a cell.
    let handle = unsafe { &*handle };
    // INVARIANT: every handle of this library begins with its tag, whatever its kind.
    if handle.tag.load(Ordering::Relaxed) == K::TAG { Ok(handle) } else { Err(Own::WrongHandle.of(name)) }
}

/// What is behind a handle that is only read.
pub(crate) fn shared<'a, K: Kind>(pointer: *const K, name: &'static str) -> Result<&'a K::Value, Failure> {
    let handle = look(pointer, name)?;
    match handle.state.load(Ordering::Acquire) {
        // SAFETY: nobody changes the value now, and the contract asks of callers that nobody begins to during this call.
        FREE => Ok(unsafe { &*handle.value.get() }),
        state => Err(busy(state).of(name)),
    }
}

fn busy(state: u8) -> Own {
    if state == IN_USE { Own::InUse } else { Own::Poisoned }
}

/// What is behind a handle that this call alone may change. Where the call panics, the handle is poisoned.
pub(crate) struct Exclusive<'a, V> {
    handle: &'a Handle<V>,
}

/// Takes a handle for this call alone.
pub(crate) fn exclusive<'a, K: Kind>(pointer: *mut K, name: &'static str) -> Result<Exclusive<'a, K::Value>, Failure> {
    let handle = look(pointer, name)?;
    match handle.state.compare_exchange(FREE, IN_USE, Ordering::Acquire, Ordering::Relaxed) {
        Ok(_) => Ok(Exclusive { handle }),
        Err(state) => Err(busy(state).of(name)),
    }
}

impl<V> std::ops::Deref for Exclusive<'_, V> {
    type Target = V;

    fn deref(&self) -> &V {
        // SAFETY: the state says that this call alone has the value, from when it was taken until it is dropped.
        unsafe { &*self.handle.value.get() }
    }
}

impl<V> std::ops::DerefMut for Exclusive<'_, V> {
    fn deref_mut(&mut self) -> &mut V {
        // SAFETY: as above, and `self` is borrowed for as long as the value.
        unsafe { &mut *self.handle.value.get() }
    }
}

impl<V> Drop for Exclusive<'_, V> {
    fn drop(&mut self) {
        let state = if std::thread::panicking() { POISONED } else { FREE };
        self.handle.state.store(state, Ordering::Release);
    }
}

/// Takes a handle back and frees what is behind it. NULL is nothing; what is no handle of this kind, or in use, stays.
pub(crate) fn free<K: Kind>(pointer: *mut K) {
    let Ok(handle) = look(pointer, "handle") else { return };
    if handle.state.load(Ordering::Acquire) == IN_USE {
        return;
    }
    // So that a pointer that is kept beyond the end is noticed where the memory still stands.
    handle.tag.store(0, Ordering::Relaxed);
    let handle: *mut Handle<K::Value> = pointer.cast();
    // SAFETY: the pointer came from `give` for this kind, as its tag says, and the contract asks of callers to free once.
    drop(unsafe { Box::from_raw(handle) });
}
