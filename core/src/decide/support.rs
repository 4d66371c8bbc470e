//! A smallest set of answered facts and events that by itself makes conditions yes.
//!
//! Which of the case's answers and events are kept is a choice; every node is then a function of that choice, and this
//! module works out, node by node, the choices that make it come out as wanted: *terms* of what must be kept and what must
//! be left out. Absence can carry: what must merely be left out costs nothing. The size of terms is bounded and raised step
//! by step, so that the first found are the smallest. Leaves are asked of the evaluator, as everywhere else.

use super::evaluate::Moment;
use super::moment::Merged;
use super::standing::Standing;
use super::terms::{Element, MOST_ELEMENTS, Term, Terms, Want, always, at_least, bit, both, either};
use crate::case::{NOBODY, Newest};
use crate::compile::gates::{Leaf, Node, Op};
use crate::logic::Truth;
use std::collections::{BTreeMap, BTreeSet};

/// The size of sets that are looked for in one step.
const MOST_AT_ONCE: usize = 3;

/// A node, seen by all together or by one service, and what it should come out as.
type Wish = (usize, Option<usize>, Want);

/// The answers and events of a case on a day, for finding what carries a condition.
pub(crate) struct Support<'a> {
    moment: &'a Moment<'a>,
    standing: &'a Standing,
}

/// Something that can be kept of a case or left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Source {
    Fact(usize),
    Event(usize),
}

/// The facts and the events of a set that carries.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Carried {
    pub(crate) facts: Vec<String>,
    pub(crate) events: Vec<String>,
}

impl<'a> Support<'a> {
    pub(crate) fn new(moment: &'a Moment<'a>, standing: &'a Standing) -> Self {
        Self { moment, standing }
    }

    fn merged(&self) -> &'a Merged {
        &self.standing.merged
    }

    /// The smallest set that by itself makes all conditions yes; of several, the first by sorted ids.
    ///
    /// Where the answers that count do not carry them by themselves (services that see one fact differently), all that the
    /// conditions rest on is given.
    pub(crate) fn of(&self, conditions: &[Op]) -> Carried {
        let wishes = self.wishes(conditions, |wish| !self.is_hopeless(wish));
        let elements = self.rests_on(&wishes);
        let all = || self.rests_on(&self.wishes(conditions, |_| true));
        if elements.len() > MOST_ELEMENTS {
            return self.named(&self.thinned(conditions, all()));
        }
        let search = Search { support: self, elements: &elements, wishes: &wishes };
        // Most sets are small, so that one step tells most. Where that is too much at once, it goes from the smallest on.
        let first = MOST_AT_ONCE.min(elements.len());
        let mut at_once = search.terms(conditions, first);
        for size in if at_once.is_some() { first } else { 0 }..=elements.len() {
            let found = at_once.take().or_else(|| search.terms(conditions, size));
            let Some(found) = found else {
                return self.named(&self.thinned(conditions, all()));
            };
            if let Some(smallest) = found.iter().min_by_key(|term| term.preference()) {
                let kept: Vec<_> = smallest.elements().filter_map(|element| elements.get(element).copied()).collect();
                return self.named(&kept);
            }
        }
        self.named(&all())
    }

    /// Whether no part of the case can give what is wished, since the whole case does not.
    fn is_hopeless(&self, (node, view, want): Wish) -> bool {
        let (None, Some(fewer)) = (view, self.moment.program.fewer.get(node)) else { return false };
        let truth = || self.standing.truth(self.moment.program, Op::of_node(node));
        match want {
            Want::Yes => !fewer.yes && truth() != Truth::Yes,
            Want::No => !fewer.no && truth() != Truth::No,
            Want::NotYes | Want::NotNo => false,
        }
    }

    fn id(&self, source: Source) -> &str {
        let vocabulary = &self.moment.program.vocabulary;
        match source {
            Source::Fact(fact) => vocabulary.fact_ids.id(fact),
            Source::Event(event) => vocabulary.event_ids.id(event),
        }
    }

    fn named(&self, sources: &[Source]) -> Carried {
        let mut carried = Carried::default();
        for source in sources {
            let into = if matches!(source, Source::Fact(_)) { &mut carried.facts } else { &mut carried.events };
            into.push(self.id(*source).to_owned());
        }
        carried
    }

    /// Whether the case holds it: an answer that counts, an event in the log.
    fn is_there(&self, source: Source) -> bool {
        let bound = self.moment.bound;
        match source {
            Source::Fact(fact) if Some(fact) == self.moment.program.age_fact => bound.birth().is_some(),
            Source::Fact(fact) => self.merged().value(fact).is_some(),
            Source::Event(event) => bound.latest(event).is_some(),
        }
    }

    /// Everything that may have to be worked out and is worth it, in the order of nodes.
    fn wishes(&self, conditions: &[Op], worth: impl Fn(Wish) -> bool) -> Vec<Wish> {
        let mut wishes: BTreeSet<Wish> = BTreeSet::new();
        let mut open: Vec<Wish> = conditions.iter().map(|op| (op.node(), None, Want::Yes.of(*op))).collect();
        while let Some(wish) = open.pop() {
            if worth(wish) && wishes.insert(wish) {
                self.below(wish, &mut open);
            }
        }
        wishes.into_iter().collect()
    }

    /// The wishes that a wish is worked out from.
    fn below(&self, (node, view, want): Wish, open: &mut Vec<Wish>) {
        let down = |op: &Op, want: Want| (op.node(), view, want.of(*op));
        match self.moment.program.nodes.get(node) {
            Some(Node::And(a, b)) => open.extend([down(a, want), down(b, want)]),
            Some(Node::AtLeast(_, ops)) => open.extend(ops.iter().map(|op| down(op, want))),
            Some(Node::Certain(op)) => open.push(down(op, settled(want))),
            Some(Node::Pair { certainly, possibly, .. }) => open.push(down(side(want, certainly, possibly), want)),
            Some(Node::Leaf(Leaf::Sharing)) => open.extend(self.sharing_below()),
            _ => {}
        }
    }

    /// The service whose answer to a fact counts.
    fn observer(&self, fact: usize) -> Option<usize> {
        let place = self.merged().counting.get(fact).copied().flatten()?;
        self.moment.bound.newest.get(place).map(|answer| answer.by)
    }

    fn seen_by(&self, source: Source, service: usize) -> bool {
        match source {
            Source::Fact(fact) if Some(fact) != self.moment.program.age_fact => {
                self.observer(fact).is_some_and(|by| by == service || by == NOBODY)
            }
            _ => true,
        }
    }

    /// The facts whose counting answers are of named services, by service.
    fn observers(&self) -> BTreeMap<usize, Vec<Source>> {
        let mut observers: BTreeMap<usize, Vec<Source>> = BTreeMap::new();
        for fact in 0..self.merged().values.len() {
            if let Some(by) = self.observer(fact).filter(|by| *by != NOBODY) {
                observers.entry(by).or_default().push(Source::Fact(fact));
            }
        }
        observers
    }

    /// The axes of the matrix: for symptoms three values are told apart, for the parent's problem whether it is known.
    fn axes(&self) -> Vec<(Op, &'static [(Want, Want)])> {
        const YES: (Want, Want) = (Want::Yes, Want::NotYes);
        const NO: (Want, Want) = (Want::No, Want::NotNo);
        let visibility = self.moment.program.visibility.as_ref();
        visibility.map(|v| vec![(v.symptoms, &[YES, NO][..]), (v.problem, &[YES][..])]).unwrap_or_default()
    }

    fn sharing_below(&self) -> Vec<Wish> {
        let mut wishes = Vec::new();
        for view in std::iter::once(None).chain(self.observers().into_keys().map(Some)) {
            for (op, pairs) in self.axes() {
                wishes.extend(
                    pairs.iter().flat_map(|(is, is_not)| [is, is_not]).map(|want| (op.node(), view, want.of(op))),
                );
            }
        }
        wishes
    }

    /// Everything in the case that the conditions look at, in the order of ids.
    fn rests_on(&self, wishes: &[Wish]) -> Vec<Source> {
        let mut sources: BTreeSet<Source> = BTreeSet::new();
        for (node, ..) in wishes {
            if let Some(Node::Leaf(leaf)) = self.moment.program.nodes.get(*node) {
                sources.extend(self.sources(leaf));
                if matches!(leaf, Leaf::Sharing) {
                    // A service has a view by any answer that counts.
                    sources.extend(self.observers().into_values().flatten());
                }
            }
        }
        let mut there: Vec<_> = sources.into_iter().filter(|source| self.is_there(*source)).collect();
        crate::sorted::sort_by_key(&mut there, |source| self.id(*source));
        there
    }

    /// What a leaf looks at.
    fn sources(&self, leaf: &Leaf) -> Vec<Source> {
        match leaf {
            Leaf::Between { fact, .. } | Leaf::Answered { fact } => vec![Source::Fact(*fact)],
            Leaf::Age { .. } | Leaf::AgeTold => self.moment.program.age_fact.map(Source::Fact).into_iter().collect(),
            Leaf::Happened { event }
            | Leaf::Outcome { event, .. }
            | Leaf::Since { event, .. }
            | Leaf::CurrentAtLeast { event, .. } => vec![Source::Event(*event)],
            Leaf::After { first, second } => vec![Source::Event(*first), Source::Event(*second)],
            Leaf::Service { .. } | Leaf::Day { .. } | Leaf::Sharing => Vec::new(),
        }
    }

    /// A set that carries and from which nothing can be taken, for conditions with too many terms to find a smallest.
    fn thinned(&self, conditions: &[Op], mut sources: Vec<Source>) -> Vec<Source> {
        for place in (0..sources.len()).rev() {
            let without = sources.iter().enumerate().filter(|(other, _)| *other != place).map(|(_, source)| *source);
            let without: Vec<_> = without.collect();
            if self.carries(conditions, &without) {
                sources = without;
            }
        }
        sources
    }

    /// Whether the case with only these facts and events makes all conditions yes.
    fn carries(&self, conditions: &[Op], kept: &[Source]) -> bool {
        let mut few = self.moment.bound.clone();
        let counts = |answer: &Newest| {
            let place = self.merged().counting.get(answer.fact).copied().flatten();
            place.and_then(|place| self.moment.bound.newest.get(place)) == Some(answer)
        };
        few.newest.retain(|answer| counts(answer) && kept.contains(&Source::Fact(answer.fact)));
        few.observers.retain(|by| few.newest.iter().any(|answer| answer.by == *by));
        for (event, latest) in few.latest.iter_mut().enumerate() {
            if !kept.contains(&Source::Event(event)) {
                *latest = None;
            }
        }
        if !self.moment.program.age_fact.is_some_and(|fact| kept.contains(&Source::Fact(fact))) {
            (few.born, few.due) = (None, None);
        }
        let standing = Standing::new(self.moment.program, &few, self.moment.day);
        conditions.iter().all(|op| standing.truth(self.moment.program, *op).is_yes())
    }
}

/// What is wanted of an operand of which only what is certain counts.
fn settled(want: Want) -> Want {
    if want.takes_all() { Want::Yes } else { Want::NotYes }
}

/// The operand of a pair that a wish is about.
fn side<'o>(want: Want, certainly: &'o Op, possibly: &'o Op) -> &'o Op {
    match want {
        Want::Yes | Want::NotYes => certainly,
        Want::No | Want::NotNo => possibly,
    }
}

/// The search among the elements that matter.
struct Search<'a> {
    support: &'a Support<'a>,
    elements: &'a [Source],
    wishes: &'a [Wish],
}

impl Search<'_> {
    /// The terms of all conditions together, none larger than `size`; nothing where there are too many.
    fn terms(&self, conditions: &[Op], size: usize) -> Option<Terms> {
        let mut known: Vec<Terms> = Vec::with_capacity(self.wishes.len());
        for wish in self.wishes {
            // Nodes come after those they are made of, and sharing after the matrix.
            let terms = self.work_out(*wish, &known, size)?;
            known.push(terms);
        }
        conditions.iter().try_fold(always(), |joined, op| {
            let terms = self.known(&known, (op.node(), None, Want::Yes.of(*op))).cloned().unwrap_or_default();
            both(&joined, &terms, size)
        })
    }

    fn known<'k>(&self, known: &'k [Terms], wish: Wish) -> Option<&'k Terms> {
        self.wishes.binary_search(&wish).ok().and_then(|place| known.get(place))
    }

    fn work_out(&self, (node, view, want): Wish, known: &[Terms], size: usize) -> Option<Terms> {
        let none = Terms::new();
        let below = |op: &Op, want: Want| self.known(known, (op.node(), view, want.of(*op))).unwrap_or(&none);
        match self.support.moment.program.nodes.get(node) {
            Some(Node::Yes) => Some(if want.takes_all() { always() } else { Terms::new() }),
            Some(Node::Unknown) | None => {
                Some(if matches!(want, Want::NotYes | Want::NotNo) { always() } else { Terms::new() })
            }
            Some(Node::And(a, b)) if want.takes_all() => both(below(a, want), below(b, want), size),
            Some(Node::And(a, b)) => either(below(a, want), below(b, want)),
            Some(Node::AtLeast(count, ops)) => {
                let needed = if want.takes_all() { *count } else { ops.len() + 1 - count };
                at_least(needed, &ops.iter().map(|op| below(op, want)).collect::<Vec<_>>(), size)
            }
            Some(Node::Certain(op)) => Some(below(op, settled(want)).clone()),
            Some(Node::Pair { certainly, possibly, .. }) => Some(below(side(want, certainly, possibly), want).clone()),
            Some(Node::Leaf(Leaf::Sharing)) => self.sharing(want, known, size),
            Some(Node::Leaf(leaf)) => Some(self.leaf(leaf, view, want, size)),
        }
    }

    fn element(&self, source: Source) -> Option<Element> {
        self.elements.iter().position(|known| *known == source)
    }

    fn leaf(&self, leaf: &Leaf, view: Option<usize>, want: Want, size: usize) -> Terms {
        let support = self.support;
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
        terms.retain(|term| usize::try_from(term.with.count_ones()).is_ok_and(|count| count <= size));
        loosen(terms)
    }

    /// Sharing: some service that has an answer sees an axis otherwise than all together do.
    fn sharing(&self, want: Want, known: &[Terms], size: usize) -> Option<Terms> {
        let none = Terms::new();
        let of = |op: Op, view: Option<usize>, want: Want| {
            self.known(known, (op.node(), view, want.of(op))).unwrap_or(&none)
        };
        let (mut shared, mut unshared) = (Terms::new(), always());
        for (service, sources) in self.support.observers() {
            let view = Some(service);
            let (mut differs, mut agrees) = (Terms::new(), always());
            for (op, pairs) in self.support.axes() {
                // Of each pair one holds.
                for (is, is_not) in pairs {
                    let apart = both(of(op, view, *is), of(op, None, *is_not), size)?;
                    let other = both(of(op, view, *is_not), of(op, None, *is), size)?;
                    differs = either(&differs, &either(&apart, &other)?)?;
                    let together = both(of(op, view, *is), of(op, None, *is), size)?;
                    let neither = both(of(op, view, *is_not), of(op, None, *is_not), size)?;
                    agrees = both(&agrees, &either(&together, &neither)?, size)?;
                }
            }
            let own: Vec<Element> = sources.into_iter().filter_map(|source| self.element(source)).collect();
            let one = |element: &Element| Term { with: bit(*element), without: 0 };
            let present: Terms = if size == 0 { Terms::new() } else { own.iter().map(one).collect() };
            let absent = vec![Term { with: 0, without: own.into_iter().map(bit).fold(0, |all, bit| all | bit) }];
            shared = either(&shared, &both(&present, &differs, size)?)?;
            unshared = both(&unshared, &either(&absent, &agrees)?, size)?;
        }
        Some(if want.takes_all() { shared } else { unshared })
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
