//! Limits on what comes from outside.

/// How much is read before reading is refused. Every limit has an error code of its own.
///
/// The limits on expressions (64 levels, 4,000 characters) belong to the language and cannot be changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of one text; 4,000,000 by default.
    pub bytes: usize,
    /// Levels of JSON nesting; 32 by default.
    pub depth: usize,
    /// Observations in a case, those in `facts` counted; 10,000 by default.
    pub observations: usize,
    /// Events in a case; 10,000 by default.
    pub events: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self { bytes: 4_000_000, depth: 32, observations: 10_000, events: 10_000 }
    }
}
