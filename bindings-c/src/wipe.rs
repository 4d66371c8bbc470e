//! Memory that held anything of a case or a decision is wiped before it goes back.
//!
//! Which blocks those are cannot be told from outside the engine, which copies ids, builds decisions and prints them; so all
//! memory of this library is wiped when it is freed. A block that grows moves, and its old place is wiped like any other.

use std::alloc::{GlobalAlloc, Layout, System};
use std::mem::MaybeUninit;

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
        let block = std::ptr::slice_from_raw_parts_mut(pointer.cast::<MaybeUninit<u8>>(), layout.size());
        // SAFETY: the caller gives a block of this size that it owns alone, and what was in it has been dropped.
        let block = unsafe { &mut *block };
        block.fill(MaybeUninit::new(0));
        // Without this the compiler would see that nobody reads these zeros.
        zeroize::optimization_barrier(block);
        // SAFETY: as above.
        unsafe { System.dealloc(pointer, layout) };
    }
}
