//! Sequences of calls to the C library, right and wrong, with handles of every age and kind: no panic, no result where a call
//! fails, an error exactly where it fails. Pointers are NULL or real, and what is freed is not used again: the rest is the
//! caller's word.
#![no_main]

use libfuzzer_sys::fuzz_target;
use std::ffi::c_char;
use std::ptr::{null, null_mut};
use synlig_c::abi::synlig_str;
use synlig_c::buffer::{synlig_buffer, synlig_buffer_data, synlig_buffer_free, synlig_buffer_length};
use synlig_c::case::{synlig_case, synlig_case_free, synlig_case_from_json};
use synlig_c::decision::{synlig_decision, synlig_decision_free, synlig_decision_json, synlig_decision_view_service};
use synlig_c::engine::{
    synlig_engine, synlig_engine_decide, synlig_engine_decide_json, synlig_engine_digest, synlig_engine_free,
    synlig_engine_look_back, synlig_engine_new, synlig_engine_questions_json,
};
use synlig_c::error::{synlig_error, synlig_error_count, synlig_error_free, synlig_error_json, synlig_error_message};
use synlig_c::explain::{synlig_engine_explain, synlig_engine_explain_json};
use synlig_c::outcomes::{
    synlig_outcomes, synlig_outcomes_action, synlig_outcomes_free, synlig_outcomes_ladder, synlig_outcomes_missing,
    synlig_outcomes_new,
};
use synlig_c::rules::{
    synlig_rules, synlig_rules_add_json, synlig_rules_add_shipped, synlig_rules_free, synlig_rules_new,
};
use synlig_c::texts::synlig_engine_text;
use synlig_c::typed::{
    synlig_engine_decide_typed, synlig_engine_work_out, synlig_typed_case, synlig_typed_case_answer,
    synlig_typed_case_clear, synlig_typed_case_free, synlig_typed_case_happened, synlig_typed_case_new,
    synlig_typed_case_observe, synlig_typed_case_set_as_of, synlig_typed_case_set_born, synlig_typed_case_set_due,
    synlig_typed_case_set_service,
};

/// A rule set with a bit of everything that a case can name.
const RULES: &str = include_str!("../../cases/actions-in-order/rules.json");
const PANICKED: i32 = 8;

struct Bytes<'a>(&'a [u8]);

impl<'a> Bytes<'a> {
    fn byte(&mut self) -> u8 {
        let (first, rest) = self.0.split_first().unwrap_or((&0, &[]));
        self.0 = rest;
        *first
    }

    fn number(&mut self) -> u32 {
        match self.byte() {
            255 => u32::MAX,
            254 => u32::from_le_bytes([self.byte(), self.byte(), self.byte(), self.byte()]),
            small => u32::from(small),
        }
    }

    fn day(&mut self) -> i32 {
        match self.byte() {
            0 => self.number() as i32,
            1 => i32::MIN,
            byte => 20_240_100 + i32::from(byte),
        }
    }

    /// A text, and now and then a length that goes with it only where nothing is read.
    fn text(&mut self) -> (*const c_char, usize) {
        let length = usize::from(self.byte()) * 4;
        let (text, rest) = self.0.split_at(length.min(self.0.len()));
        match self.byte() {
            0 => (null(), text.len()),
            1 => (text.as_ptr().cast(), usize::MAX),
            _ => {
                self.0 = rest;
                (text.as_ptr().cast(), text.len())
            }
        }
    }
}

/// Some handles of one kind.
struct Pool<T> {
    handles: [*mut T; 3],
    free: unsafe extern "C" fn(*mut T),
}

impl<T> Pool<T> {
    fn new(free: unsafe extern "C" fn(*mut T)) -> Self {
        Self { handles: [null_mut(); 3], free }
    }

    fn any(&self, bytes: &mut Bytes<'_>, others: *mut u8) -> *mut T {
        match bytes.byte() {
            // A handle of another kind, which is noticed.
            255 => others.cast(),
            byte => self.handles[usize::from(byte) % 3],
        }
    }

    fn put(&mut self, bytes: &mut Bytes<'_>, handle: *mut T) {
        let slot = &mut self.handles[usize::from(bytes.byte()) % 3];
        // SAFETY: NULL, or made by the library and freed here only.
        unsafe { (self.free)(std::mem::replace(slot, handle)) };
    }

    /// Makes a handle where the call succeeds, and sees that nothing was made where it does not.
    fn make(&mut self, bytes: &mut Bytes<'_>, call: impl FnOnce(*mut *mut T, &mut Bytes<'_>) -> i32) {
        let mut made = null_mut();
        let status = call(&raw mut made, bytes);
        assert_ne!(status, PANICKED);
        assert_eq!(status == 0, !made.is_null());
        if status == 0 {
            self.put(bytes, made);
        }
    }
}

impl<T> Drop for Pool<T> {
    fn drop(&mut self) {
        // SAFETY: as above.
        self.handles.iter().for_each(|handle| unsafe { (self.free)(*handle) });
    }
}

fuzz_target!(|data: &[u8]| {
    let mut b = Bytes(data);
    let mut rules = Pool::<synlig_rules>::new(synlig_rules_free);
    let mut engines = Pool::<synlig_engine>::new(synlig_engine_free);
    let mut cases = Pool::<synlig_case>::new(synlig_case_free);
    let mut typed = Pool::<synlig_typed_case>::new(synlig_typed_case_free);
    let mut outcomes = Pool::<synlig_outcomes>::new(synlig_outcomes_free);
    let mut decisions = Pool::<synlig_decision>::new(synlig_decision_free);
    let mut buffers = Pool::<synlig_buffer>::new(synlig_buffer_free);
    let mut errors = Pool::<synlig_error>::new(synlig_error_free);
    // A list and an engine to begin with.
    // SAFETY: all calls of this target keep to the contract of the header.
    unsafe {
        synlig_rules_new(&mut rules.handles[0], null_mut());
        synlig_rules_add_json(rules.handles[0], RULES.as_ptr().cast(), RULES.len(), null_mut());
        synlig_engine_new(rules.handles[0], &mut engines.handles[0], null_mut());
    }
    let mut left = 200;
    while !b.0.is_empty() && left > 0 {
        left -= 1;
        let mut error: *mut synlig_error = null_mut();
        let e: *mut *mut synlig_error = if b.byte() == 0 { null_mut() } else { &raw mut error };
        let other = rules.handles[0].cast::<u8>();
        let (mut string, mut size, mut word) = (synlig_str { data: null(), length: 0 }, 0_usize, [0_i32; 4]);
        let status;
        // SAFETY: as above.
        unsafe {
            status = match b.byte() % 30 {
                0 => {
                    rules.make(&mut b, |out, _| synlig_rules_new(out, e));
                    0
                }
                1 => {
                    let (list, (text, length)) = (rules.any(&mut b, null_mut()), b.text());
                    synlig_rules_add_json(list, text, length, e)
                }
                2 => {
                    let (list, (text, length)) = (rules.any(&mut b, null_mut()), b.text());
                    synlig_rules_add_shipped(list, text, length, e)
                }
                3 => {
                    let list = rules.any(&mut b, null_mut());
                    engines.make(&mut b, |out, _| synlig_engine_new(list, out, e));
                    0
                }
                4 => {
                    let (text, length) = b.text();
                    cases.make(&mut b, |out, _| synlig_case_from_json(text, length, out, e));
                    0
                }
                5 => {
                    let (engine, case) = (engines.any(&mut b, other), cases.any(&mut b, other));
                    decisions.make(&mut b, |out, _| synlig_engine_decide(engine, case, out, e));
                    0
                }
                6 => {
                    let (engine, case, day) = (engines.any(&mut b, other), cases.any(&mut b, other), b.day());
                    decisions.make(&mut b, |out, _| synlig_engine_look_back(engine, case, day, out, e));
                    0
                }
                7 => {
                    let (engine, (text, length)) = (engines.any(&mut b, other), b.text());
                    buffers.make(&mut b, |out, _| synlig_engine_decide_json(engine, text, length, out, e));
                    0
                }
                8 => {
                    let (engine, case) = (engines.any(&mut b, other), cases.any(&mut b, other));
                    buffers.make(&mut b, |out, _| synlig_engine_questions_json(engine, case, out, e));
                    0
                }
                9 => {
                    let (engine, day) = (engines.any(&mut b, other), b.day());
                    typed.make(&mut b, |out, _| synlig_typed_case_new(engine, day, out, e));
                    0
                }
                10 => {
                    let engine = engines.any(&mut b, other);
                    outcomes.make(&mut b, |out, _| synlig_outcomes_new(engine, out, e));
                    0
                }
                11 => synlig_typed_case_clear(typed.any(&mut b, other), e),
                12 => synlig_typed_case_set_as_of(typed.any(&mut b, other), b.day(), e),
                13 => synlig_typed_case_set_service(typed.any(&mut b, other), b.number(), e),
                14 => synlig_typed_case_set_born(typed.any(&mut b, other), b.day(), e),
                15 => synlig_typed_case_set_due(typed.any(&mut b, other), b.day(), e),
                16 => synlig_typed_case_answer(typed.any(&mut b, other), b.number(), b.number() as i32, e),
                17 => {
                    let (case, fact, value) = (typed.any(&mut b, other), b.number(), b.number() as i32);
                    synlig_typed_case_observe(case, fact, value, b.number(), b.day(), e)
                }
                18 => {
                    let case = typed.any(&mut b, other);
                    synlig_typed_case_happened(case, b.number(), b.number(), b.day(), e)
                }
                19 => {
                    let (engine, case) = (engines.any(&mut b, other), typed.any(&mut b, other));
                    decisions.make(&mut b, |out, _| synlig_engine_decide_typed(engine, case, out, e));
                    0
                }
                20 => {
                    let (engine, case) = (engines.any(&mut b, other), typed.any(&mut b, other));
                    synlig_engine_work_out(engine, case, outcomes.any(&mut b, other), e)
                }
                21 => {
                    let (engine, decision) = (engines.any(&mut b, other), decisions.any(&mut b, other));
                    let (language, json) = (i32::from(b.byte()) - 1, b.byte() % 2 == 0);
                    let explain = if json { synlig_engine_explain_json } else { synlig_engine_explain };
                    buffers.make(&mut b, |out, _| explain(engine, decision, language, out, e));
                    0
                }
                22 => {
                    let decision = decisions.any(&mut b, other);
                    buffers.make(&mut b, |out, _| synlig_decision_json(decision, out));
                    0
                }
                23 => {
                    let error = errors.any(&mut b, other);
                    synlig_error_count(error, &raw mut size);
                    synlig_error_message(error, usize::from(b.byte()), &raw mut string);
                    buffers.make(&mut b, |out, _| synlig_error_json(error, out));
                    0
                }
                24 => {
                    let (engine, (text, length)) = (engines.any(&mut b, other), b.text());
                    let (kind, language) = (i32::from(b.byte()), i32::from(b.byte()));
                    synlig_engine_digest(engine, &raw mut string);
                    synlig_engine_text(engine, text, length, kind, language, b.day(), &raw mut string);
                    0
                }
                25 => {
                    // The words are enums of this width; only their integers are looked at.
                    let (of, at, word) = (outcomes.any(&mut b, other), b.number(), &mut word);
                    let [a, c, d, f] = word.each_mut().map(std::ptr::from_mut);
                    synlig_outcomes_action(of, at, a.cast(), c.cast(), d, f.cast());
                    synlig_outcomes_ladder(of, at, a, c, d, f.cast());
                    synlig_outcomes_missing(of, at, usize::from(b.byte()), &raw mut string, a);
                    0
                }
                26 => {
                    synlig_decision_view_service(decisions.any(&mut b, other), usize::from(b.byte()), &raw mut string);
                    0
                }
                27 => {
                    let buffer = buffers.any(&mut b, other);
                    let (data, length) = (synlig_buffer_data(buffer), synlig_buffer_length(buffer));
                    assert!(
                        length == 0 || std::str::from_utf8(std::slice::from_raw_parts(data.cast(), length)).is_ok()
                    );
                    0
                }
                28 => {
                    match b.byte() % 8 {
                        0 => rules.put(&mut b, null_mut()),
                        1 => engines.put(&mut b, null_mut()),
                        2 => cases.put(&mut b, null_mut()),
                        3 => typed.put(&mut b, null_mut()),
                        4 => outcomes.put(&mut b, null_mut()),
                        5 => decisions.put(&mut b, null_mut()),
                        6 => buffers.put(&mut b, null_mut()),
                        _ => errors.put(&mut b, null_mut()),
                    }
                    0
                }
                _ => 0,
            };
        }
        assert_ne!(status, PANICKED);
        if status != 0 {
            assert_eq!(error.is_null(), e.is_null());
        }
        if !error.is_null() {
            errors.put(&mut b, error);
        }
    }
});
