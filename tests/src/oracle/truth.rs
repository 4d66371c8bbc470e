//! Three values: `Some(true)` is yes, `Some(false)` is no, `None` is unknown. Connectives are strong Kleene.

/// Yes, no or unknown.
pub type Truth = Option<bool>;

/// The opposite; of unknown it is unknown.
pub(super) fn not(truth: Truth) -> Truth {
    truth.map(|yes| !yes)
}

/// Whether all hold.
pub(super) fn all(parts: &[Truth]) -> Truth {
    if parts.contains(&Some(false)) {
        return Some(false);
    }
    if parts.contains(&None) { None } else { Some(true) }
}

/// Whether any holds.
pub(super) fn any(parts: &[Truth]) -> Truth {
    if parts.contains(&Some(true)) {
        return Some(true);
    }
    if parts.contains(&None) { None } else { Some(false) }
}

/// Whether at least so many hold.
pub(super) fn at_least(least: u32, parts: &[Truth]) -> Truth {
    let count = |pick: fn(&Truth) -> bool| parts.iter().filter(|part| pick(part)).count() as u64;
    if count(|part| *part == Some(true)) >= u64::from(least) {
        Some(true)
    } else if count(|part| *part != Some(false)) < u64::from(least) {
        Some(false)
    } else {
        None
    }
}

/// What comes out alike for each possibility; unknown where it does not.
pub(super) fn alike(possibilities: impl IntoIterator<Item = bool>) -> Truth {
    let outcomes: Vec<bool> = possibilities.into_iter().collect();
    match (outcomes.contains(&true), outcomes.contains(&false)) {
        (true, true) => None,
        (yes, _) => Some(yes),
    }
}

/// As decisions spell it.
pub(super) fn spelled(truth: Truth) -> &'static str {
    match truth {
        Some(true) => "yes",
        Some(false) => "no",
        None => "unknown",
    }
}
