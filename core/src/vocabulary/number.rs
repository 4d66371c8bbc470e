//! The numbers by which a host names things once it has looked them up: no text is compared while deciding.

/// Declares numbers that cannot be mistaken for one another.
macro_rules! numbers {
    ($($(#[$doc:meta])* $name:ident)*) => {$(
        $(#[$doc])*
        ///
        /// It belongs to one engine. Every use checks it, so that a wrong one is an error and never another thing.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(u32);

        impl $name {
            /// The number as it was given out, for hosts that keep it as a plain integer.
            pub fn new(number: u32) -> Self {
                Self(number)
            }

            /// The plain integer, from 0 in the order of ids.
            pub fn get(self) -> u32 {
                self.0
            }

            pub(crate) fn place(self) -> usize {
                usize::try_from(self.0).unwrap_or(usize::MAX)
            }

            pub(crate) fn of_place(place: usize) -> Self {
                // A composition is limited to far fewer things than this.
                Self(u32::try_from(place).unwrap_or(u32::MAX))
            }
        }
    )*};
}

numbers! {
    /// A fact of an engine, by number.
    FactNumber
    /// An event of an engine, by number.
    EventNumber
    /// A service of an engine, by number.
    ServiceNumber
    /// An action of an engine, by number.
    ActionNumber
    /// A ladder of an engine, by number.
    LadderNumber
    /// A checklist of an engine, by number.
    ChecklistNumber
}
