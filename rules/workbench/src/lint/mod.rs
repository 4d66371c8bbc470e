//! What the engine accepts and an author would still not want: the warnings of `synlig check --strict`.
//!
//! A lint looks at rule sets as they are written, and asks the engine where it has to know what a condition comes to. It
//! changes nothing, and what it says is a warning: a rule set with warnings decides as well as any.

mod actions;
mod basis;
mod conditions;
mod coverage;
mod days;
mod names;
pub(crate) mod sheet;
mod texts;
mod usage;
pub(crate) mod written;

use crate::check::compose;
use crate::library::{Library, LibraryError};
use crate::problem::Problem;
use coverage::Coverage;
use sheet::Sheets;

macro_rules! lints {
    ($($name:ident $code:literal $meaning:literal;)*) => {
        /// What a warning is about.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Lint {
            $(#[doc = $meaning] $name,)*
        }

        impl Lint {
            /// All lints, in the order in which they are documented.
            pub const ALL: &[Self] = &[$(Self::$name,)*];

            /// The stable code.
            pub fn code(self) -> &'static str {
                match self { $(Self::$name => concat!("lint.", $code),)* }
            }

            /// What it says, in a sentence.
            pub fn meaning(self) -> &'static str {
                match self { $(Self::$name => $meaning,)* }
            }
        }
    };
}

lints! {
    NoBasis "no_basis" "a rule that names no source, or none on some of its days";
    UnusedSource "unused_source" "a source that no `basis` names";
    UnusedFact "unused_fact" "a fact that no rule looks at";
    UnusedEvent "unused_event" "an event that no rule looks at, and that neither starts, ends nor sets anything";
    UnusedDefinition "unused_definition" "a definition that no rule uses";
    UnusedConsent "unused_consent" "a consent that no action needs and no rule asks about";
    UnusedParameter "unused_parameter" "a parameter that no rule uses";
    NoLabel "no_label" "something that people must be told of has no label";
    TextMissing "text_missing" "a text that is not there in all four languages";
    TextCopied "text_copied" "a sentence that is the same in two languages";
    Name "name" "an id that is not spelled by the conventions";
    NoOwner "no_owner" "an action with a deadline, and nobody to keep it";
    ActionNever "action_never" "an action that nothing can bring";
    DueWithoutAfter "due_without_after" "a deadline whose count can never start";
    ConsentDates "consent_dates" "a consent, or the action that asks for it, is not there on all days of an action that needs it";
    KnownUnnegated "known_unnegated" "a rule that waits for `known`, which is no where nobody has asked";
    LadderRestarts "ladder_restarts" "a level that can start again on the day on which its ladder was closed";
    Untested "untested" "a rule that no scenario shows in all the ways in which it can come out";
}

/// Looks at rule sets, and gives all warnings, in the order of names and then of places. Rule sets with faults are passed
/// over: what is wrong with them comes first.
///
/// What one rule set declares, another may use: all rule sets that the library knows are looked at for that.
///
/// # Errors
/// A name that is no rule set, or a file that cannot be read.
pub fn lint(library: &mut Library, names: &[String]) -> Result<Vec<Problem>, LibraryError> {
    let ids = library.resolve(names)?;
    let mut engines = Vec::new();
    for id in &ids {
        engines.push(compose(&library.with_needs(std::slice::from_ref(id))?).ok());
    }
    let sheets = Sheets::read(library);
    let everywhere: Vec<(usize, Problem)> =
        [usage::lint(&sheets), conditions::lint(&sheets), actions::lint(&sheets)].into_iter().flatten().collect();
    let mut coverage = Coverage::new(library);
    let mut warnings = Vec::new();
    for (id, engine) in ids.iter().zip(&engines) {
        let (Some(number), Some(engine)) = (sheets.number(id), engine) else { continue };
        let Some(sheet) = sheets.get(number) else { continue };
        let mut own: Vec<Problem> =
            everywhere.iter().filter(|(of, _)| *of == number).map(|(_, problem)| problem.clone()).collect();
        own.extend(basis::lint(sheet));
        own.extend(texts::lint(sheet));
        own.extend(names::lint(sheet));
        own.extend(coverage.lint(sheet, engine)?);
        own.sort_by(|a, b| (a.line, a.column, &a.code).cmp(&(b.line, b.column, &b.code)));
        warnings.extend(own);
    }
    Ok(warnings)
}
