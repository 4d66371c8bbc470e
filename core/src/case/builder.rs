//! A case built by typed calls.

use super::{Answer, Case, Sink};
use crate::date::Date;

/// Builds a [`Case`] step by step; what is built equals what is read from the same case as JSON.
///
/// ```
/// use synlig::{Case, Date};
/// let day = Date::parse("2024-03-01").ok_or("a date")?;
/// let case = Case::builder(day)
///     .service("kindergarten")
///     .born(Date::parse("2019-09-02").ok_or("a date")?)
///     .fact("parent.substance_misuse", "suspected")
///     .observation("child.maladjustment", true, Some("kindergarten"), Date::parse("2024-02-11").ok_or("a date")?)
///     .event("concern.raised", None, Date::parse("2024-02-12").ok_or("a date")?)
///     .build();
/// assert_eq!(case.as_of(), day);
/// # Ok::<(), &str>(())
/// ```
#[derive(Clone, Debug)]
pub struct CaseBuilder(Case);

impl CaseBuilder {
    pub(super) fn new(as_of: Date) -> Self {
        Self(Case::empty(as_of))
    }

    /// The service that asks.
    #[must_use]
    pub fn service(mut self, id: &str) -> Self {
        Sink::service(&mut self.0, id);
        self
    }

    /// The day on which the child was born.
    #[must_use]
    pub fn born(mut self, on: Date) -> Self {
        self.0.born(on);
        self
    }

    /// The day on which the child is expected, before birth.
    #[must_use]
    pub fn due(mut self, on: Date) -> Self {
        self.0.due(on);
        self
    }

    /// An answer by nobody in particular, of the day of the case. A later answer to the same fact replaces it.
    #[must_use]
    pub fn fact<'a>(mut self, id: &str, answer: impl Into<Answer<'a>>) -> Self {
        self.0.observations.retain(|observation| observation.on.is_some() || observation.fact != id);
        self.0.observation(id, answer.into(), None, None, 0);
        // Those of `facts` come before the observations, as they do when they are read.
        crate::sorted::sort_by_key(&mut self.0.observations, |observation| observation.on.is_some());
        self
    }

    /// An answer of a day, by a service or by nobody in particular.
    #[must_use]
    pub fn observation<'a>(mut self, id: &str, answer: impl Into<Answer<'a>>, by: Option<&str>, on: Date) -> Self {
        self.0.observation(id, answer.into(), by, Some(on), 0);
        self
    }

    /// An event of a day, with its outcome where it has one.
    #[must_use]
    pub fn event(mut self, id: &str, outcome: Option<&str>, on: Date) -> Self {
        self.0.event(id, outcome, None, on, 0);
        self
    }

    /// An event of a day told by a service.
    #[must_use]
    pub fn event_by(mut self, id: &str, outcome: Option<&str>, by: &str, on: Date) -> Self {
        self.0.event(id, outcome, Some(by), on, 0);
        self
    }

    /// The case.
    pub fn build(self) -> Case {
        self.0
    }
}
