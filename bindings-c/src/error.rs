//! Errors: everything that is wrong, each with its code, place and hint.

use crate::abi::{Out, synlig_str};
use crate::buffer::{self, synlig_buffer};
use crate::guard::{Failure, guard, guard_or};
use crate::handle::{self, handles};
use crate::status::{Own, synlig_status};
use synlig::Diagnostic;

/// Everything that is wrong with a call, at least one thing; free it with `synlig_error_free`.
///
/// What is found together is told together, in the order of the documents: a form can mark every field at once.
pub struct synlig_error {
    _private: [u8; 0],
}

handles! { synlig_error = b"SErr": Told; }

/// What an error has to tell.
pub(crate) enum Told {
    /// What the engine found.
    Core(synlig::Error),
    /// What the boundary noticed, in words.
    Own(Own, String),
}

/// One thing that is wrong, in the fields that both kinds have.
struct Item<'a> {
    status: synlig_status,
    code: &'static str,
    message: &'a str,
    found: Option<&'a Diagnostic>,
}

impl synlig_error {
    /// An error for the caller.
    pub(crate) fn give(failure: Failure) -> *mut Self {
        handle::give(match failure {
            Failure::Core(error) => Told::Core(error),
            Failure::Own(own, "") => Told::Own(own, own.meaning().to_owned()),
            Failure::Own(own, parameter) => Told::Own(own, format!("`{parameter}`: {}", own.meaning())),
        })
    }
}

impl Told {
    fn count(&self) -> usize {
        match self {
            Self::Core(error) => error.diagnostics().len(),
            Self::Own(..) => 1,
        }
    }

    fn item(&self, index: usize) -> Option<Item<'_>> {
        match self {
            Self::Core(error) => error.diagnostics().get(index).map(|found| Item {
                status: found.code.number(),
                code: found.code.as_str(),
                message: &found.message,
                found: Some(found),
            }),
            Self::Own(own, message) if index == 0 => {
                Some(Item { status: own.number(), code: own.as_str(), message, found: None })
            }
            Self::Own(..) => None,
        }
    }

    fn to_json(&self) -> String {
        match self {
            Self::Core(error) => serde_json::to_string(error.diagnostics()).unwrap_or_default(),
            Self::Own(own, message) => {
                let item = serde_json::json!({ "code": own.as_str(), "column": 0, "line": 0, "message": message,
                    "pointer": "", "rules": "" });
                serde_json::Value::Array(vec![item]).to_string()
            }
        }
    }
}

fn read<T>(
    error: *const synlig_error,
    index: usize,
    out: *mut T,
    name: &'static str,
    field: impl FnOnce(Item<'_>) -> T,
) -> synlig_status {
    guard(std::ptr::null_mut(), || {
        let (error, out) = (handle::shared(error, "error")?, Out::at(out, name)?);
        out.write(field(error.item(index).ok_or(Own::NotFound.of("index"))?));
        Ok(())
    })
}

/// Frees an error. NULL is nothing.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn synlig_error_free(error: *mut synlig_error) {
    guard_or((), || handle::free(error));
}

/// How many things are wrong.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn synlig_error_count(error: *const synlig_error, count: *mut usize) -> synlig_status {
    guard(std::ptr::null_mut(), || {
        let (error, out) = (handle::shared(error, "error")?, Out::at(count, "count")?);
        out.write(error.count());
        Ok(())
    })
}

/// The status of one thing that is wrong, counted from 0. That of the first is what the call returned.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn synlig_error_status(
    error: *const synlig_error,
    index: usize,
    status: *mut synlig_status,
) -> synlig_status {
    read(error, index, status, "status", |item| item.status)
}

/// The name of its status, such as `case.unknown_fact`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn synlig_error_code(
    error: *const synlig_error,
    index: usize,
    code: *mut synlig_str,
) -> synlig_status {
    read(error, index, code, "code", |item| synlig_str::of(item.code))
}

/// What is wrong, in English, with the user's own words in backticks.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn synlig_error_message(
    error: *const synlig_error,
    index: usize,
    message: *mut synlig_str,
) -> synlig_status {
    read(error, index, message, "message", |item| synlig_str::of(item.message))
}

/// Where it is, as a JSON pointer (RFC 6901) into the document; empty for the whole.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn synlig_error_pointer(
    error: *const synlig_error,
    index: usize,
    pointer: *mut synlig_str,
) -> synlig_status {
    read(error, index, pointer, "pointer", |item| synlig_str::of(item.found.map_or("", |found| &found.pointer)))
}

/// What would help, if anything is known to; otherwise no text.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn synlig_error_hint(
    error: *const synlig_error,
    index: usize,
    hint: *mut synlig_str,
) -> synlig_status {
    let hint_of = |item: Item<'_>| synlig_str::of_option(item.found.and_then(|found| found.hint.as_ref()));
    read(error, index, hint, "hint", hint_of)
}

/// The id of the rule set whose document it is; empty in cases.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn synlig_error_rules(
    error: *const synlig_error,
    index: usize,
    rules: *mut synlig_str,
) -> synlig_status {
    read(error, index, rules, "rules", |item| synlig_str::of(item.found.map_or("", |found| &found.rules)))
}

/// The line in the document, from 1; 0 where no text is at hand.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn synlig_error_line(error: *const synlig_error, index: usize, line: *mut u32) -> synlig_status {
    read(error, index, line, "line", |item| item.found.map_or(0, |found| found.line))
}

/// The column in the document in code points, from 1; 0 where no text is at hand.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn synlig_error_column(
    error: *const synlig_error,
    index: usize,
    column: *mut u32,
) -> synlig_status {
    read(error, index, column, "column", |item| item.found.map_or(0, |found| found.column))
}

/// The column inside the expression's own text in code points, from 1; 0 outside expressions.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn synlig_error_expression_column(
    error: *const synlig_error,
    index: usize,
    column: *mut u32,
) -> synlig_status {
    read(error, index, column, "column", |item| item.found.map_or(0, |found| found.expression_column))
}

/// Everything that is wrong as a JSON array, with all the fields above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn synlig_error_json(error: *const synlig_error, json: *mut *mut synlig_buffer) -> synlig_status {
    guard(std::ptr::null_mut(), || {
        let (error, out) = (handle::shared(error, "error")?, Out::at(json, "json")?);
        out.write(buffer::give(error.to_json()));
        Ok(())
    })
}
