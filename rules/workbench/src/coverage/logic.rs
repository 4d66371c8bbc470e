//! Which comparisons decide a condition: modified condition/decision coverage, with *unknown* as a third way.
//!
//! An atom decides in a case where the condition would come out otherwise if the atom alone did. What is written twice in one
//! condition is one atom: it cannot come out in two ways at once.

use synlig::Truth;
use synlig::expr::{Expr, Kind};

/// Above so many combinations of atoms, each way that an atom can come out is held to be one in which it can decide.
const MOST: usize = 20_000;

const TRUTHS: [Truth; 3] = [Truth::Yes, Truth::No, Truth::Unknown];

/// A condition with its atoms told apart.
#[derive(Clone, Debug)]
pub(super) struct Logic {
    expr: Expr,
    /// For each atom, in the order of the text, the number of the distinct one.
    distinct: Vec<usize>,
    /// For each distinct atom the ways in which it can come out.
    ways: Vec<Vec<Truth>>,
}

impl Logic {
    /// Of a condition and, for each atom in the order of its text, what it can be.
    pub(super) fn new(expr: Expr, can_be: impl Fn(usize, Truth) -> bool) -> Self {
        let (mut texts, mut distinct, mut ways) = (Vec::<String>::new(), Vec::new(), Vec::new());
        for (number, atom) in atoms(&expr).into_iter().enumerate() {
            let text = atom.to_string();
            let known = texts.iter().position(|other| *other == text);
            distinct.push(known.unwrap_or(texts.len()));
            if known.is_none() {
                texts.push(text);
                ways.push(TRUTHS.into_iter().filter(|truth| can_be(number, *truth)).collect());
            }
        }
        Self { expr, distinct, ways }
    }

    /// The distinct atoms: the place of the first of each among all.
    pub(super) fn firsts(&self) -> Vec<usize> {
        let all = 0..self.ways.len();
        all.filter_map(|number| self.distinct.iter().position(|other| *other == number)).collect()
    }

    /// For each distinct atom, whether it decides where the atoms come out so.
    pub(super) fn deciding(&self, truths: &[Truth]) -> Vec<bool> {
        let now: Vec<Truth> = self.firsts().iter().filter_map(|first| truths.get(*first)).copied().collect();
        let whole = self.comes_to(&now);
        let decides = |number: usize| {
            let others = self.ways.get(number).into_iter().flatten();
            others.into_iter().any(|other| {
                let mut then = now.clone();
                then.iter_mut().skip(number).take(1).for_each(|slot| *slot = *other);
                self.comes_to(&then) != whole
            })
        };
        (0..self.ways.len()).map(decides).collect()
    }

    /// For each distinct atom, the ways in which it comes out and decides, for some values of the others.
    pub(super) fn decidable(&self) -> Vec<Vec<Truth>> {
        let combinations = self.ways.iter().try_fold(1_usize, |all, ways| all.checked_mul(ways.len()));
        if combinations.is_none_or(|combinations| combinations > MOST) {
            return self.ways.clone();
        }
        let mut found: Vec<Vec<Truth>> = vec![Vec::new(); self.ways.len()];
        for number in 0..combinations.unwrap_or_default() {
            let truths = self.combination(number);
            let all: Vec<Truth> = self.distinct.iter().filter_map(|place| truths.get(*place)).copied().collect();
            for ((decides, truth), found) in self.deciding(&all).into_iter().zip(&truths).zip(&mut found) {
                if decides && !found.contains(truth) {
                    found.push(*truth);
                }
            }
        }
        found.iter_mut().for_each(|ways| ways.sort_by_key(|way| TRUTHS.iter().position(|truth| truth == way)));
        found
    }

    /// One of all combinations of ways, by number.
    fn combination(&self, mut number: usize) -> Vec<Truth> {
        let mut truths = Vec::new();
        for ways in &self.ways {
            truths.extend(ways.get(number.checked_rem(ways.len()).unwrap_or_default()));
            number = number.checked_div(ways.len()).unwrap_or_default();
        }
        truths
    }

    fn comes_to(&self, distinct: &[Truth]) -> Truth {
        comes_to(&self.expr, &mut self.distinct.iter().filter_map(|place| distinct.get(*place)).copied())
    }
}

/// The parts of a condition that join no others, in the order of the text.
pub(crate) fn atoms(expr: &Expr) -> Vec<&Expr> {
    match &expr.kind {
        Kind::Not(inner) | Kind::Possible(inner) => atoms(inner),
        Kind::And(parts) | Kind::Or(parts) | Kind::AtLeast(_, parts) => parts.iter().flat_map(atoms).collect(),
        _ => vec![expr],
    }
}

fn comes_to(expr: &Expr, atoms: &mut impl Iterator<Item = Truth>) -> Truth {
    // Every part is looked at, so that each takes its own atoms.
    let mut all = |parts: &[Expr]| -> Vec<Truth> { parts.iter().map(|part| comes_to_dyn(part, atoms)).collect() };
    match &expr.kind {
        Kind::Not(inner) => match comes_to_dyn(inner, atoms) {
            Truth::Yes => Truth::No,
            Truth::No => Truth::Yes,
            Truth::Unknown => Truth::Unknown,
        },
        Kind::Possible(inner) => Truth::of(comes_to_dyn(inner, atoms).is_not_no()),
        Kind::And(parts) => all(parts).into_iter().min().unwrap_or(Truth::Yes),
        Kind::Or(parts) => all(parts).into_iter().max().unwrap_or(Truth::No),
        Kind::AtLeast(count, parts) => {
            let mut truths = all(parts);
            // The n-th best of them decides.
            truths.sort_unstable_by(|a, b| b.cmp(a));
            let place = usize::try_from(*count).unwrap_or(usize::MAX).saturating_sub(1);
            truths.get(place).copied().unwrap_or(Truth::No)
        }
        _ => atoms.next().unwrap_or(Truth::Unknown),
    }
}

fn comes_to_dyn(expr: &Expr, atoms: &mut dyn Iterator<Item = Truth>) -> Truth {
    let mut atoms = atoms;
    comes_to(expr, &mut atoms)
}

#[cfg(test)]
mod tests {
    use super::{Logic, TRUTHS};
    use synlig::Truth::{self, No, Unknown, Yes};
    use synlig::expr::parse;

    fn logic(text: &str) -> Logic {
        Logic::new(parse(text).unwrap(), |_, _| true)
    }

    #[test]
    fn an_atom_decides_where_nothing_else_does() {
        let both = logic("a.a and b.b");
        assert_eq!(both.deciding(&[Yes, Yes]), [true, true]);
        assert_eq!(both.deciding(&[No, Yes]), [true, false]);
        assert_eq!(both.deciding(&[No, No]), [false, false]);
        assert_eq!(both.deciding(&[Unknown, Yes]), [true, true]);
        assert_eq!(logic("2 of (a.a, b.b, c.c)").deciding(&[Yes, Yes, No]), [true, true, false]);
        assert_eq!(logic("not (a.a or b.b)").deciding(&[No, Yes]), [false, true]);
    }

    #[test]
    fn what_can_never_decide_is_not_asked_for() {
        let all = |text| logic(text).decidable();
        assert_eq!(all("a.a and b.b"), [TRUTHS.to_vec(), TRUTHS.to_vec()]);
        // Only what is never unknown goes without its third way.
        let settled = Logic::new(parse("a.a and b.b").unwrap(), |number, truth| number == 0 || truth != Unknown);
        assert_eq!(settled.decidable(), [TRUTHS.to_vec(), vec![Yes, No]]);
        // Absorbed: whatever `b.b` is, `a.a` decides alone.
        let none: Vec<Truth> = Vec::new();
        assert_eq!(all("a.a or a.a and b.b"), [TRUTHS.to_vec(), none]);
    }
}
