//! The statuses: success, what only a C caller can do wrong, and the core's one table of codes.

use crate::abi::{Out, synlig_str};
use crate::guard::{Failure, guard};
use synlig::Code;

/// What a call came to: `SYNLIG_OK`, or the code of what is wrong.
pub type synlig_status = i32;

/// Declares the statuses that the core does not have.
macro_rules! own {
    ($($variant:ident = $number:literal $name:literal $meaning:literal;)*) => {
        /// What only a C caller can do wrong, and what only this boundary can notice.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub(crate) enum Own { $($variant,)* }

        impl Own {
            /// All of them, by number.
            pub(crate) const ALL: &'static [Self] = &[$(Self::$variant,)*];

            pub(crate) fn number(self) -> synlig_status {
                match self { $(Self::$variant => $number,)* }
            }

            pub(crate) fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $name,)* }
            }

            pub(crate) fn meaning(self) -> &'static str {
                match self { $(Self::$variant => $meaning,)* }
            }
        }
    };
}

// Below 1000, where the core's table begins. A number is never reused.
own! {
    NullPointer = 1 "abi.null_pointer" "a pointer is NULL that may not be";
    Misaligned = 2 "abi.misaligned" "a pointer does not stand where a value of its type can";
    WrongLength = 3 "abi.wrong_length" "a length that no text can have";
    InvalidUtf8 = 4 "abi.invalid_utf8" "an id is not UTF-8";
    WrongHandle = 5 "abi.wrong_handle" "a handle of another type, or one that was freed";
    InUse = 6 "abi.in_use" "another call is changing the handle";
    Poisoned = 7 "abi.poisoned" "a call that was changing the handle failed inside; only freeing it is left";
    Panicked = 8 "abi.panicked" "a fault of this library; nothing was written";
    OutOfMemory = 9 "abi.out_of_memory" "there is no memory for a copy of the text";
    NotFound = 10 "abi.not_found" "there is nothing of this id, number or place";
    InvalidValue = 11 "abi.invalid_value" "an integer that is none of those declared for this";
    InvalidDate = 12 "abi.invalid_date" "not a day YYYYMMDD between 19000101 and 21991231";
    WrongEngine = 13 "abi.wrong_engine" "the decision was made by other rules than those of this engine";
}

impl Own {
    /// The failure that a parameter of this name brought about.
    pub(crate) fn of(self, parameter: &'static str) -> Failure {
        Failure::Own(self, parameter)
    }
}

/// The name and the meaning of a status.
fn known(status: synlig_status) -> Option<(&'static str, &'static str)> {
    if status == 0 {
        return Some(("ok", "the call succeeded"));
    }
    let own = Own::ALL.iter().find(|own| own.number() == status).map(|own| (own.as_str(), own.meaning()));
    own.or_else(|| {
        let code = Code::ALL.iter().find(|code| code.number() == status)?;
        Some((code.as_str(), code.meaning()))
    })
}

/// The name of a status as error messages and documents have it, such as `case.unknown_fact`. It stays for ever.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn synlig_status_name(status: synlig_status, name: *mut synlig_str) -> synlig_status {
    guard(std::ptr::null_mut(), || {
        let out = Out::at(name, "name")?;
        let (name, _) = known(status).ok_or(Own::NotFound.of("status"))?;
        out.write(synlig_str::of(name));
        Ok(())
    })
}

/// What a status means, in an English sentence without a stop. It stays for ever.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn synlig_status_meaning(status: synlig_status, meaning: *mut synlig_str) -> synlig_status {
    guard(std::ptr::null_mut(), || {
        let out = Out::at(meaning, "meaning")?;
        let (_, meaning) = known(status).ok_or(Own::NotFound.of("status"))?;
        out.write(synlig_str::of(meaning));
        Ok(())
    })
}
