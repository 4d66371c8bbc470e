//! Memory that held anything of a case or a decision is wiped before it goes back.
//!
//! Which blocks those are cannot be told from outside the engine, which copies ids, builds decisions and prints them; so all
//! memory of this library is wiped when it is freed. A block that grows moves, and its old place is wiped like any other.

use std::alloc::{GlobalAlloc, Layout, System};
use zeroize::Zeroize;

#[global_allocator]
static WIPING: Wiping = Wiping;

struct Wiping;

// SAFETY: everything is handed to the system's allocator as it came. `realloc` is the one of the trait, which allocates,
// copies and frees through these functions.
unsafe impl GlobalAlloc for Wiping {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        // SAFETY: the caller promises what the system's allocator asks.
        unsafe { System.alloc(layout) }
    }

    unsafe fn alloc_zeroed(&self, layout: Layout) -> *mut u8 {
        // SAFETY: as above.
        unsafe { System.alloc_zeroed(layout) }
    }

    unsafe fn dealloc(&self, pointer: *mut u8, layout: Layout) {
        let block = std::ptr::slice_from_raw_parts_mut(pointer.cast::<std::mem::MaybeUninit<u8>>(), layout.size());
        // SAFETY: the caller gives a block of this size that it owns alone, and what was in it has been dropped.
        let block = unsafe { &mut *block };
        // SAFETY: words as well as bytes may be uninitialised, and any bits are good ones.
        let (first, words, last) = unsafe { block.align_to_mut::<std::mem::MaybeUninit<u64>>() };
        // A word at a time; these writes are not optimised away.
        first.zeroize();
        words.zeroize();
        last.zeroize();
        // SAFETY: as above.
        unsafe { System.dealloc(pointer, layout) };
    }
}
