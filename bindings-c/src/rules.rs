//! Rule sets: texts that are collected, and together make engines.

use crate::abi::{self, Out, synlig_str};
use crate::error::synlig_error;
use crate::guard::{Failure, guard, guard_or};
use crate::handle::{self, handles};
use crate::status::{Own, synlig_status};
use std::borrow::Cow;
use std::ffi::c_char;

/// A list of rule sets to make an engine of; free it with `synlig_rules_free`.
pub struct synlig_rules {
    _private: [u8; 0],
}

handles! { synlig_rules = b"SRul": Vec<Cow<'static, str>>; }

/// Begins a list of rule sets.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn synlig_rules_new(
    rules: *mut *mut synlig_rules,
    error: *mut *mut synlig_error,
) -> synlig_status {
    guard(error, || {
        Out::at(rules, "rules")?.write(handle::give(Vec::new()));
        Ok(())
    })
}

/// Frees a list of rule sets. NULL is nothing. Engines made of it stay.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn synlig_rules_free(rules: *mut synlig_rules) {
    guard_or((), || handle::free(rules));
}

/// Adds a rule set from its JSON text, which is copied. Whether it is a good one is told where an engine is made.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn synlig_rules_add_json(
    rules: *mut synlig_rules,
    json: *const c_char,
    json_length: usize,
    error: *mut *mut synlig_error,
) -> synlig_status {
    guard(error, || {
        let mut rules = handle::exclusive(rules, "rules")?;
        let bytes = abi::bytes(json, json_length, "json")?;
        let text = match std::str::from_utf8(bytes) {
            Ok(text) => text,
            // The core says where.
            Err(_) => {
                return Err(synlig::RuleSet::from_slice(bytes).err().map_or(Own::InvalidUtf8.of("json"), Into::into));
            }
        };
        let mut copy = String::new();
        copy.try_reserve_exact(text.len()).map_err(|_| Own::OutOfMemory.of("json"))?;
        copy.push_str(text);
        rules.push(Cow::Owned(copy));
        Ok(())
    })
}

/// Adds a rule set that is inside the library, by its id. `SYNLIG_ABI_NOT_FOUND` where there is none, as in a library that
/// was built without rule sets.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn synlig_rules_add_shipped(
    rules: *mut synlig_rules,
    id: *const c_char,
    id_length: usize,
    error: *mut *mut synlig_error,
) -> synlig_status {
    guard(error, || {
        let mut rules = handle::exclusive(rules, "rules")?;
        let text = shipped::get(abi::text(id, id_length, "id")?).ok_or(Own::NotFound.of("id"))?;
        rules.push(text);
        Ok(())
    })
}

/// Adds the rule sets that go together where nobody says otherwise.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn synlig_rules_add_default(
    rules: *mut synlig_rules,
    error: *mut *mut synlig_error,
) -> synlig_status {
    guard(error, || {
        let mut rules = handle::exclusive(rules, "rules")?;
        let all: Vec<_> = shipped::DEFAULT.iter().filter_map(|id| shipped::get(id)).collect();
        if all.is_empty() {
            return Err(Own::NotFound.of(""));
        }
        rules.extend(all);
        Ok(())
    })
}

/// The id of the first, second, … rule set inside the library, counted from 0; `SYNLIG_ABI_NOT_FOUND` after the last. It
/// stays for ever.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn synlig_shipped_id(index: usize, id: *mut synlig_str) -> synlig_status {
    guard(std::ptr::null_mut(), || {
        let out = Out::at(id, "id")?;
        out.write(synlig_str::of(shipped::id(index).ok_or(Own::NotFound.of("index"))?));
        Ok(())
    })
}

/// The rule sets inside the library.
mod shipped {
    use std::borrow::Cow;

    #[cfg(feature = "rules")]
    pub(super) use synlig_rules::DEFAULT;
    #[cfg(not(feature = "rules"))]
    pub(super) const DEFAULT: &[&str] = &[];

    #[cfg(feature = "rules")]
    pub(super) fn get(id: &str) -> Option<Cow<'static, str>> {
        synlig_rules::get(id).map(|shipped| Cow::Borrowed(shipped.json))
    }

    #[cfg(not(feature = "rules"))]
    pub(super) fn get(_: &str) -> Option<Cow<'static, str>> {
        None
    }

    #[cfg(feature = "rules")]
    pub(super) fn id(index: usize) -> Option<&'static str> {
        synlig_rules::ALL.get(index).map(|shipped| shipped.id)
    }

    #[cfg(not(feature = "rules"))]
    pub(super) fn id(_: usize) -> Option<&'static str> {
        None
    }
}

/// An engine of a list of rule sets.
pub(crate) fn engine(rules: &[Cow<'static, str>]) -> Result<synlig::Engine, Failure> {
    Ok(synlig::Engine::from_json(rules.iter().map(AsRef::as_ref))?)
}
