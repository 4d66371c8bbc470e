//! "Did you mean": the nearest known name to one that is not known.

/// Suggestions help with slips; where hundreds of names are unknown they would cost minutes and help nobody.
pub(crate) const MOST_HINTS: usize = 20;

/// A hint that names the nearest candidate, if one is near enough to be meant.
pub(crate) fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<String> {
    // Longer words would cost time and are never typing errors of an id.
    if word.len() > 100 {
        return None;
    }
    let allowed = (word.chars().count() / 3).clamp(1, 3);
    let mut best: Option<(usize, &str)> = None;
    for candidate in candidates {
        if candidate.len().abs_diff(word.len()) > allowed * 4 {
            continue;
        }
        let distance = distance(word, candidate);
        // Half of the letters must be right: one letter for another is no nearness.
        let near = distance <= allowed && distance * 2 <= word.chars().count().max(candidate.chars().count());
        if near && best.is_none_or(|(least, id)| (distance, candidate) < (least, id)) {
            best = Some((distance, candidate));
        }
    }
    best.map(|(_, candidate)| format!("did you mean `{candidate}`?"))
}

/// How many letters must be put in, taken out, changed or swapped with their neighbour (optimal string alignment).
fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut before: Vec<usize> = Vec::new();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    let mut previous_a = None;
    for (i, in_a) in a.chars().enumerate() {
        let mut next = vec![i + 1];
        let mut previous_b = None;
        for (j, &in_b) in b.iter().enumerate() {
            let at = |row: &[usize], k: usize| row.get(k).copied().unwrap_or(usize::MAX / 2);
            let mut least = (at(&row, j) + usize::from(in_a != in_b)).min(at(&row, j + 1) + 1).min(at(&next, j) + 1);
            if previous_b == Some(in_a) && previous_a == Some(in_b) {
                least = least.min(at(&before, j.wrapping_sub(1)) + 1);
            }
            next.push(least);
            previous_b = Some(in_b);
        }
        previous_a = Some(in_a);
        before = std::mem::replace(&mut row, next);
    }
    row.last().copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::{distance, nearest};

    #[test]
    fn near_names_are_found_and_far_ones_not() {
        assert_eq!(distance("kindergarten", "kindergarden"), 1);
        assert_eq!(distance("ab", "ba"), 1);
        let known = ["child.maladjustment", "child.vague_signs"];
        assert_eq!(nearest("child.maladjusted", known).as_deref(), Some("did you mean `child.maladjustment`?"));
        assert_eq!(nearest("weather", known), None);
    }
}
