//! A smallest set of answered facts and events that by itself makes conditions yes.

use super::evaluate::Moment;
use super::moment::Merged;
use super::search::{Search, settled, side};
use super::standing::Standing;
use super::terms::{MOST_ELEMENTS, Term, Want};
use crate::case::{NOBODY, Newest};
use crate::compile::gates::{Leaf, Node, Op};
use crate::logic::Truth;
use std::collections::BTreeSet;

/// The size of sets that are looked for in one step.
const MOST_AT_ONCE: usize = 3;

/// A node, seen by all together or by one service, and what it should come out as.
pub(super) type Wish = (usize, Option<usize>, Want);

/// The answers and events of a case on a day, for finding what carries a condition.
pub(crate) struct Support<'a> {
    pub(super) moment: &'a Moment<'a>,
    pub(super) standing: &'a Standing,
    /// The facts whose counting answers are of named services, by service.
    pub(super) observers: Vec<(usize, Vec<Source>)>,
    /// What is found out for one outcome is known for all others, where the whole case is not too large for it.
    shared: Option<Search>,
}

/// Something that can be kept of a case or left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Source {
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
        let mut support = Self { moment, standing, observers: Vec::new(), shared: None };
        support.observe();
        let vocabulary = &moment.program.vocabulary;
        let facts = (0..vocabulary.facts.len()).map(Source::Fact);
        let elements = support.there(facts.chain((0..vocabulary.events.len()).map(Source::Event)));
        if elements.len() <= MOST_ELEMENTS {
            support.shared = Some(Search::new(&support, elements, MOST_AT_ONCE));
        }
        support
    }

    pub(super) fn merged(&self) -> &'a Merged {
        &self.standing.merged
    }

    /// The smallest set that by itself makes all conditions yes; of several, the first by sorted ids.
    ///
    /// Where the answers that count do not carry them by themselves (services that see one fact differently), all that the
    /// conditions rest on is given.
    pub(crate) fn of(&mut self, conditions: &[Op]) -> Carried {
        let all = |this: &Self| this.rests_on(&this.everything(conditions));
        if let Some(mut shared) = self.shared.take() {
            // Most sets are small, so that one step tells most.
            let found = shared.terms(self, conditions);
            let smallest = found.as_ref().and_then(|found| found.iter().min_by_key(|term| term.preference()));
            let carried = smallest.map(|smallest| self.kept(smallest, &shared.elements));
            self.shared = Some(shared);
            if let Some(carried) = carried {
                return carried;
            }
            if found.is_some() {
                return self.larger(conditions, MOST_AT_ONCE + 1).unwrap_or_else(|| self.named(&all(self)));
            }
        }
        // Where that is too much at once, it goes from the smallest on.
        self.larger(conditions, 0).unwrap_or_else(|| self.named(&all(self)))
    }

    /// The same, looking for sets of a size, then for larger ones; nothing where none carries.
    fn larger(&self, conditions: &[Op], from: usize) -> Option<Carried> {
        let elements = self.rests_on(&self.wishes(conditions));
        let thinned = || self.named(&self.thinned(conditions, self.rests_on(&self.everything(conditions))));
        if elements.len() > MOST_ELEMENTS {
            return Some(thinned());
        }
        for size in from..=elements.len() {
            let mut search = Search::new(self, elements.clone(), size);
            let Some(found) = search.terms(self, conditions) else { return Some(thinned()) };
            if let Some(smallest) = found.iter().min_by_key(|term| term.preference()) {
                return Some(self.kept(smallest, &elements));
            }
        }
        None
    }

    fn kept(&self, term: &Term, elements: &[Source]) -> Carried {
        let kept: Vec<_> = term.elements().filter_map(|element| elements.get(element).copied()).collect();
        self.named(&kept)
    }

    /// Whether no part of the case can give what is wished, since the whole case does not.
    pub(super) fn is_hopeless(&self, (node, view, want): Wish) -> bool {
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

    /// Everything that may have to be worked out and is not hopeless.
    fn wishes(&self, conditions: &[Op]) -> BTreeSet<Wish> {
        self.reached(conditions, |wish| !self.is_hopeless(wish))
    }

    /// Everything that the conditions are made of.
    fn everything(&self, conditions: &[Op]) -> BTreeSet<Wish> {
        self.reached(conditions, |_| true)
    }

    fn reached(&self, conditions: &[Op], worth: impl Fn(Wish) -> bool) -> BTreeSet<Wish> {
        let mut wishes: BTreeSet<Wish> = BTreeSet::new();
        let mut open: Vec<Wish> = conditions.iter().map(|op| (op.node(), None, Want::Yes.of(*op))).collect();
        while let Some(wish) = open.pop() {
            if worth(wish) && wishes.insert(wish) {
                self.below(wish, &mut open);
            }
        }
        wishes
    }

    /// The wishes that a wish is worked out from.
    pub(super) fn below(&self, (node, view, want): Wish, open: &mut Vec<Wish>) {
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

    pub(super) fn seen_by(&self, source: Source, service: usize) -> bool {
        match source {
            Source::Fact(fact) if Some(fact) != self.moment.program.age_fact => {
                self.observer(fact).is_some_and(|by| by == service || by == NOBODY)
            }
            _ => true,
        }
    }

    fn observe(&mut self) {
        for fact in 0..self.merged().values.len() {
            let Some(by) = self.observer(fact).filter(|by| *by != NOBODY) else { continue };
            match self.observers.iter_mut().find(|(service, _)| *service == by) {
                Some((_, sources)) => sources.push(Source::Fact(fact)),
                None => self.observers.push((by, vec![Source::Fact(fact)])),
            }
        }
        crate::sorted::sort_by_key(&mut self.observers, |(service, _)| *service);
    }

    /// The axes of the matrix: for symptoms three values are told apart, for the parent's problem whether it is known.
    pub(super) fn axes(&self) -> Vec<(Op, &'static [(Want, Want)])> {
        const YES: (Want, Want) = (Want::Yes, Want::NotYes);
        const NO: (Want, Want) = (Want::No, Want::NotNo);
        let visibility = self.moment.program.visibility.as_ref();
        visibility.map(|v| vec![(v.symptoms, &[YES, NO][..]), (v.problem, &[YES][..])]).unwrap_or_default()
    }

    fn sharing_below(&self) -> Vec<Wish> {
        let mut wishes = Vec::new();
        for view in std::iter::once(None).chain(self.observers.iter().map(|(service, _)| Some(*service))) {
            for (op, pairs) in self.axes() {
                wishes.extend(
                    pairs.iter().flat_map(|(is, is_not)| [is, is_not]).map(|want| (op.node(), view, want.of(op))),
                );
            }
        }
        wishes
    }

    /// Everything in the case that the conditions look at, in the order of ids.
    fn rests_on(&self, wishes: &BTreeSet<Wish>) -> Vec<Source> {
        let mut sources: BTreeSet<Source> = BTreeSet::new();
        for (node, ..) in wishes {
            if let Some(Node::Leaf(leaf)) = self.moment.program.nodes.get(*node) {
                sources.extend(self.sources(leaf));
                if matches!(leaf, Leaf::Sharing) {
                    // A service has a view by any answer that counts.
                    sources.extend(self.observers.iter().flat_map(|(_, sources)| sources));
                }
            }
        }
        self.there(sources)
    }

    /// Those of them that the case holds, in the order of ids.
    fn there(&self, sources: impl IntoIterator<Item = Source>) -> Vec<Source> {
        let mut there: Vec<_> = sources.into_iter().filter(|source| self.is_there(*source)).collect();
        crate::sorted::sort_by_key(&mut there, |source| self.id(*source));
        there
    }

    /// What a leaf looks at.
    pub(super) fn sources(&self, leaf: &Leaf) -> Vec<Source> {
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
