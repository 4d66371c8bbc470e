//! The rule sets that Synlig ships, as data: JSON texts to be read by the crate `synlig`.
//!
//! This crate depends on nothing and does nothing. What each rule set is, what it covers and what it rests on is told in
//! the `README.md` of its folder.

/// A shipped rule set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shipped {
    /// Its id.
    pub id: &'static str,
    /// Its JSON text.
    pub json: &'static str,
}

macro_rules! shipped {
    ($($id:literal)*) => {
        /// All shipped rule sets, each after those it uses or extends.
        pub const ALL: &[Shipped] =
            &[$(Shipped { id: $id, json: include_str!(concat!("../", $id, "/ruleset.json")) },)*];
    };
}

shipped! {
    "no-modellkommune"
    "no-meldeplikt"
    "no-barn-som-parorende"
    "no-barn-i-rusfamilier"
    "no-bti"
    "no-bti-tromso"
    "no-bti-loten"
    "no-bti-kafjord"
    "no-bti-froland"
    "no-bti-nes"
    "no-bti-oygarden"
    "no-bti-risor"
    "no-aasnes"
    "no-kommune-readiness"
    "se-anmalan"
    "se-lots"
}

/// The ids that go together where nobody says otherwise.
pub const DEFAULT: &[&str] =
    &["no-modellkommune", "no-meldeplikt", "no-barn-som-parorende", "no-barn-i-rusfamilier", "no-bti"];

/// The ids that go together in Sweden where nobody says otherwise.
pub const DEFAULT_SWEDEN: &[&str] = &["se-anmalan", "se-lots"];

/// The shipped rule set of an id.
///
/// ```
/// assert!(synlig_rules::get("no-modellkommune").is_some());
/// ```
pub fn get(id: &str) -> Option<Shipped> {
    ALL.iter().copied().find(|shipped| shipped.id == id)
}
