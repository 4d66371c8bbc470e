//! The texts of the rule sets, so that hosts need no second copy of them.

use crate::abi::{self, Out, synlig_str};
use crate::date;
use crate::engine::synlig_engine;
use crate::guard::guard;
use crate::handle;
use crate::status::{Own, synlig_status};
use crate::words;
use std::ffi::c_char;
use synlig::Subject;

/// A text of the rule sets in a language, or, where it is not written in it, in the rule set's own language, or in English.
/// It belongs to the engine. `SYNLIG_ABI_NOT_FOUND` where there is none.
///
/// The subject is named as `fact:parent.violence`, `value:FACT:VALUE`, `event:ID`, `outcome:EVENT:OUTCOME`, `service:ID`,
/// `cell:A`, `visibility`, `criterion:RULES:TIER`, `ladder:ID`, `level:LADDER:LEVEL`, `action:ID`, `checklist:ID`,
/// `item:CHECKLIST:ITEM`, `consent:ID`, `definition:ID`, `parameter:ID`, `source:ID` or `rule_set:ID`. `kind` is one of
/// `SYNLIG_TEXT_KIND_…`. Where items have dated versions, that of the day `YYYYMMDD` speaks; with 0 the first.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn synlig_engine_text(
    engine: *const synlig_engine,
    subject: *const c_char,
    subject_length: usize,
    kind: i32,
    language: i32,
    day: i32,
    text: *mut synlig_str,
) -> synlig_status {
    guard(std::ptr::null_mut(), || {
        let (engine, out) = (handle::shared(engine, "engine")?, Out::at(text, "text")?);
        let subject = abi::text(subject, subject_length, "subject")?;
        let (kind, language) = (words::text_kind(kind)?, words::language(language)?);
        let texts = engine.texts();
        let texts = date::read_option(day, "day")?.map_or(texts, |day| texts.on(day));
        let found = Subject::parse(subject).and_then(|subject| texts.get(subject, kind, language));
        out.write(synlig_str::of(found.ok_or(Own::NotFound.of("subject"))?));
        Ok(())
    })
}
