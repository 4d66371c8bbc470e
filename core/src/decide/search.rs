//! The search for the choices of what to keep of a case that make conditions yes.
//!
//! Which of the case's answers and events are kept is a choice; every node is then a function of that choice, and this
//! module works out, node by node, the choices that make it come out as wanted: *terms* of what must be kept and what must
//! be left out. Absence can carry: what must merely be left out costs nothing. The size of terms is bounded and raised step
//! by step, so that the first found are the smallest. Leaves are asked of the evaluator, as everywhere else.

use super::support::{Source, Support, Wish};
use super::terms::{Element, Term, Terms, Want, always, at_least, bit, both, either};
use crate::compile::gates::{Leaf, Node, Op};
use std::collections::BTreeMap;

/// The search among the elements that matter, with all that it has found out so far.
#[derive(Clone, Debug)]
pub(super) struct Search {
    /// What can be kept or left out, in the order of ids.
    pub(super) elements: Vec<Source>,
    /// No term keeps more than this.
    size: usize,
    /// The terms of wishes; nothing where there are too many.
    known: Vec<Option<Terms>>,
    /// The place in `known` of a wish about all services together, by node and want.
    places: Vec<usize>,
    /// The same for wishes about what one service sees.
    of_views: BTreeMap<Wish, usize>,
}

/// The places in `known` of what nobody has wished yet, and of what no choice can give: no terms.
const UNASKED: usize = 0;
const HOPELESS: usize = 1;

/// How many wants there are.
const WANTS: usize = 4;

impl Search {
    /// A search among at most [`MOST_ELEMENTS`](super::terms::MOST_ELEMENTS) elements.
    pub(super) fn new(support: &Support<'_>, elements: Vec<Source>, size: usize) -> Self {
        let places = vec![UNASKED; WANTS * support.moment.program.nodes.len()];
        Self { elements, size, known: vec![Some(Terms::new()); 2], places, of_views: BTreeMap::new() }
    }

    /// The terms of all conditions together; nothing where there are too many.
    pub(super) fn terms(&mut self, support: &Support<'_>, conditions: &[Op]) -> Option<Terms> {
        let wish = |op: &Op| (op.node(), None, Want::Yes.of(*op));
        let mut open: Vec<Wish> = conditions.iter().map(wish).collect();
        let mut new: Vec<Wish> = Vec::new();
        while let Some(wish) = open.pop() {
            if self.place(wish) != UNASKED {
                continue;
            }
            if support.is_hopeless(wish) {
                self.put(wish, HOPELESS);
                continue;
            }
            self.put(wish, self.known.len());
            self.known.push(None);
            new.push(wish);
            support.below(wish, &mut open);
        }
        // Nodes come after those they are made of, and sharing after the matrix.
        crate::sorted::sort(&mut new);
        for wish in new {
            let terms = self.work_out(support, wish);
            let place = self.place(wish);
            self.known.iter_mut().skip(place).take(1).for_each(|slot| slot.clone_from(&terms));
        }
        conditions.iter().try_fold(always(), |joined, op| both(&joined, self.known(wish(op))?, self.size))
    }

    fn place(&self, wish: Wish) -> usize {
        match wish {
            (node, None, want) => self.places.get(node * WANTS + want.number()).copied().unwrap_or(HOPELESS),
            _ => self.of_views.get(&wish).copied().unwrap_or(UNASKED),
        }
    }

    fn put(&mut self, wish: Wish, place: usize) {
        match wish {
            (node, None, want) => {
                let slot = self.places.get_mut(node * WANTS + want.number());
                slot.into_iter().for_each(|slot| *slot = place);
            }
            _ => {
                self.of_views.insert(wish, place);
            }
        }
    }

    /// The terms of a wish that was worked out; nothing where there are too many.
    fn known(&self, wish: Wish) -> Option<&Terms> {
        self.known.get(self.place(wish)).and_then(Option::as_ref)
    }

    fn work_out(&self, support: &Support<'_>, (node, view, want): Wish) -> Option<Terms> {
        let below = |op: &Op, want: Want| self.known((op.node(), view, want.of(*op)));
        match support.moment.program.nodes.get(node) {
            Some(Node::Yes) => Some(if want.takes_all() { always() } else { Terms::new() }),
            Some(Node::Unknown) | None => {
                Some(if matches!(want, Want::NotYes | Want::NotNo) { always() } else { Terms::new() })
            }
            Some(Node::And(a, b)) if want.takes_all() => both(below(a, want)?, below(b, want)?, self.size),
            Some(Node::And(a, b)) => either(below(a, want)?, below(b, want)?),
            Some(Node::AtLeast(count, ops)) => {
                let needed = if want.takes_all() { *count } else { ops.len() + 1 - count };
                let operands: Option<Vec<_>> = ops.iter().map(|op| below(op, want)).collect();
                at_least(needed, &operands?, self.size)
            }
            Some(Node::Certain(op)) => below(op, settled(want)).cloned(),
            Some(Node::Pair { certainly, possibly, .. }) => below(side(want, certainly, possibly), want).cloned(),
            Some(Node::Leaf(Leaf::Sharing)) => self.sharing(support, want),
            Some(Node::Leaf(leaf)) => Some(self.leaf(support, leaf, view, want)),
        }
    }

    fn element(&self, source: Source) -> Option<Element> {
        self.elements.iter().position(|known| *known == source)
    }

    fn leaf(&self, support: &Support<'_>, leaf: &Leaf, view: Option<usize>, want: Want) -> Terms {
        let sees = |source: &Source| view.is_none_or(|service| support.seen_by(*source, service));
        let seen: Vec<(Source, Element)> = support
            .sources(leaf)
            .into_iter()
            .filter(sees)
            .filter_map(|source| Some((source, self.element(source)?)))
            .collect();
        // Every choice of the one or two elements is tried with the evaluator's own leaf.
        let holds = |kept: &[Source]| {
            let of = |kind: fn(&Source) -> Option<usize>| kept.iter().filter_map(kind).collect::<Vec<_>>();
            let facts = of(|source| if let Source::Fact(fact) = source { Some(*fact) } else { None });
            let events = of(|source| if let Source::Event(event) = source { Some(*event) } else { None });
            let (yes, not_no) = support.moment.leaf_of_few(
                leaf,
                &support.merged().values,
                &(facts, events),
                !support.standing.sharing.is_empty(),
            );
            match want {
                Want::Yes => yes,
                Want::No => !not_no,
                Want::NotYes => !yes,
                Want::NotNo => not_no,
            }
        };
        let mut terms = Terms::new();
        let term = |with: u128, without: u128| Term { with, without };
        match seen.as_slice() {
            [] => terms.extend(holds(&[]).then(Term::default)),
            [(one, element)] => match (holds(&[*one]), holds(&[])) {
                (true, true) => terms.push(Term::default()),
                (true, false) => terms.push(term(bit(*element), 0)),
                (false, true) => terms.push(term(0, bit(*element))),
                (false, false) => {}
            },
            [(one, a), (other, b), ..] => {
                for (kept, with, without) in [
                    (vec![], 0, bit(*a) | bit(*b)),
                    (vec![*one], bit(*a), bit(*b)),
                    (vec![*other], bit(*b), bit(*a)),
                    (vec![*one, *other], bit(*a) | bit(*b), 0),
                ] {
                    terms.extend(holds(&kept).then(|| term(with, without)));
                }
            }
        }
        terms.retain(|term| usize::try_from(term.with.count_ones()).is_ok_and(|count| count <= self.size));
        loosen(terms)
    }

    /// Sharing: some service that has an answer sees an axis otherwise than all together do.
    fn sharing(&self, support: &Support<'_>, want: Want) -> Option<Terms> {
        let size = self.size;
        let of = |op: Op, view: Option<usize>, want: Want| self.known((op.node(), view, want.of(op)));
        let (mut shared, mut unshared) = (Terms::new(), always());
        for (service, sources) in &support.observers {
            let view = Some(*service);
            let (mut differs, mut agrees) = (Terms::new(), always());
            for (op, pairs) in support.axes() {
                // Of each pair one holds.
                for (is, is_not) in pairs {
                    let apart = both(of(op, view, *is)?, of(op, None, *is_not)?, size)?;
                    let other = both(of(op, view, *is_not)?, of(op, None, *is)?, size)?;
                    differs = either(&differs, &either(&apart, &other)?)?;
                    let together = both(of(op, view, *is)?, of(op, None, *is)?, size)?;
                    let neither = both(of(op, view, *is_not)?, of(op, None, *is_not)?, size)?;
                    agrees = both(&agrees, &either(&together, &neither)?, size)?;
                }
            }
            let own: Vec<Element> = sources.iter().filter_map(|source| self.element(*source)).collect();
            let one = |element: &Element| Term { with: bit(*element), without: 0 };
            let present: Terms = if size == 0 { Terms::new() } else { own.iter().map(one).collect() };
            let absent = vec![Term { with: 0, without: own.into_iter().map(bit).fold(0, |all, bit| all | bit) }];
            shared = either(&shared, &both(&present, &differs, size)?)?;
            unshared = both(&unshared, &either(&absent, &agrees)?, size)?;
        }
        Some(if want.takes_all() { shared } else { unshared })
    }
}

/// What is wanted of an operand of which only what is certain counts.
pub(super) fn settled(want: Want) -> Want {
    if want.takes_all() { Want::Yes } else { Want::NotYes }
}

/// The operand of a pair that a wish is about.
pub(super) fn side<'o>(want: Want, certainly: &'o Op, possibly: &'o Op) -> &'o Op {
    match want {
        Want::Yes | Want::NotYes => certainly,
        Want::No | Want::NotNo => possibly,
    }
}

/// Merges terms that differ only in whether one element is kept or left out.
fn loosen(mut terms: Terms) -> Terms {
    loop {
        let merged = terms.iter().enumerate().find_map(|(place, a)| {
            terms.iter().skip(place + 1).find_map(|b| {
                let flipped = a.with ^ b.with;
                let alike = a.with | a.without == b.with | b.without;
                (alike && flipped.count_ones() == 1).then_some((
                    *a,
                    *b,
                    Term { with: a.with & !flipped, without: a.without & !flipped },
                ))
            })
        });
        let Some((a, b, both)) = merged else { return terms };
        terms.retain(|term| *term != a && *term != b);
        terms.push(both);
    }
}
