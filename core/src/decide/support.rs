//! A smallest set of answered facts and events that by itself makes conditions yes.
//!
//! Which of the case's answers and events are kept is a choice; every node is then a function of that choice, and this
//! module works out, node by node, the choices that make it come out as wanted: *terms* of what must be kept and what must
//! be left out. Absence can carry: what must merely be left out costs nothing. The size of terms is bounded and raised step
//! by step, so that the first found are the smallest.

use super::evaluate::Moment;
use super::moment::Merged;
use super::standing::Standing;
use super::terms::{Element, Term, Terms, Want, always, at_least, both, either, kept, loosen};
use crate::case::{NOBODY, Newest};
use crate::compile::gates::{Leaf, Node, Op};
use std::collections::{BTreeMap, BTreeSet};

/// A node, seen by all together or by one service, and what it should come out as.
type Wish = (usize, Option<usize>, Want);

/// The answers and events of a case on a day, for finding what carries a condition.
pub(crate) struct Support<'a> {
    moment: &'a Moment<'a>,
    merged: &'a Merged,
    sharing: bool,
    /// Ids of answered facts and of events in the log, in order.
    ids: Vec<(&'a str, Source)>,
}

/// What an element is.
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
    pub(crate) fn new(moment: &'a Moment<'a>, merged: &'a Merged, sharing: bool) -> Self {
        let program = moment.program;
        let mut ids: Vec<(&str, Source)> = Vec::new();
        for (fact, value) in merged.values.iter().enumerate() {
            let told = Some(fact) == program.age_fact && moment.bound.birth().is_some();
            if value.is_some() || told {
                ids.push((program.vocabulary.fact_ids.id(fact), Source::Fact(fact)));
            }
        }
        for (event, latest) in moment.bound.latest.iter().enumerate() {
            if latest.is_some() {
                ids.push((program.vocabulary.event_ids.id(event), Source::Event(event)));
            }
        }
        ids.sort_unstable();
        Self { moment, merged, sharing, ids }
    }

    /// The smallest set that by itself makes all conditions yes; of several, the first by sorted ids.
    ///
    /// Where the answers that count do not carry them by themselves (services that see one fact differently), all that the
    /// conditions rest on is given.
    pub(crate) fn of(&self, conditions: &[Op]) -> Carried {
        let wishes = self.wishes(conditions);
        for size in 0..=self.ids.len() {
            let Some(found) = self.terms(conditions, &wishes, size) else {
                return self.named(self.thinned(conditions, self.rests_on(&wishes)));
            };
            let smallest = found.iter().map(|term| &term.with).min_by(|a, b| (a.len(), *a).cmp(&(b.len(), *b)));
            if let Some(smallest) = smallest {
                return self.named(smallest.iter().copied());
            }
        }
        self.named(self.rests_on(&wishes))
    }

    fn named(&self, elements: impl IntoIterator<Item = Element>) -> Carried {
        let mut carried = Carried::default();
        for (id, source) in elements.into_iter().filter_map(|element| self.ids.get(element)) {
            match source {
                Source::Fact(_) => carried.facts.push((*id).to_owned()),
                Source::Event(_) => carried.events.push((*id).to_owned()),
            }
        }
        carried
    }

    fn element(&self, source: Source) -> Option<Element> {
        self.ids.iter().position(|(_, known)| *known == source)
    }

    /// Everything that may have to be worked out, in the order of nodes.
    fn wishes(&self, conditions: &[Op]) -> Vec<Wish> {
        let mut wishes: BTreeSet<Wish> = BTreeSet::new();
        let mut open: Vec<Wish> = conditions.iter().map(|op| (op.node(), None, Want::Yes.of(*op))).collect();
        while let Some(wish) = open.pop() {
            if wishes.insert(wish) {
                open.extend(self.below(wish));
            }
        }
        wishes.into_iter().collect()
    }

    /// The wishes that a wish is worked out from.
    fn below(&self, (node, view, want): Wish) -> Vec<Wish> {
        let down = |op: &Op, want: Want| (op.node(), view, want.of(*op));
        match self.moment.program.nodes.get(node) {
            Some(Node::And(a, b)) => vec![down(a, want), down(b, want)],
            Some(Node::AtLeast(_, ops)) => ops.iter().map(|op| down(op, want)).collect(),
            Some(Node::Certain(op)) => {
                let want = if want.takes_all() { Want::Yes } else { Want::NotYes };
                vec![down(op, want)]
            }
            Some(Node::Pair { certainly, possibly, .. }) => match want {
                Want::Yes | Want::NotYes => vec![down(certainly, want)],
                Want::No | Want::NotNo => vec![down(possibly, want)],
            },
            Some(Node::Leaf(Leaf::Sharing)) => self.sharing_below(),
            _ => Vec::new(),
        }
    }

    /// The terms of all conditions together, none larger than `size`; nothing where there are too many.
    fn terms(&self, conditions: &[Op], wishes: &[Wish], size: usize) -> Option<Terms> {
        let mut known: BTreeMap<Wish, Terms> = BTreeMap::new();
        for wish in wishes {
            // Sharing looks at nodes of every view; they come before it, as it comes after the matrix.
            let terms = self.work_out(*wish, &known, size)?;
            known.insert(*wish, terms);
        }
        let all =
            conditions.iter().map(|op| known.get(&(op.node(), None, Want::Yes.of(*op))).cloned().unwrap_or_default());
        all.into_iter().try_fold(vec![Term::default()], |joined, terms| both(&joined, &terms, size))
    }

    fn work_out(&self, wish: Wish, known: &BTreeMap<Wish, Terms>, size: usize) -> Option<Terms> {
        let (node, view, want) = wish;
        let empty = Terms::new();
        let below = |op: &Op, want: Want| known.get(&(op.node(), view, want.of(*op))).unwrap_or(&empty);
        match self.moment.program.nodes.get(node) {
            Some(Node::Yes) => Some(if want.takes_all() { always() } else { Terms::new() }),
            Some(Node::Unknown) | None => {
                Some(if matches!(want, Want::NotYes | Want::NotNo) { always() } else { empty })
            }
            Some(Node::And(a, b)) if want.takes_all() => both(below(a, want), below(b, want), size),
            Some(Node::And(a, b)) => either(below(a, want), below(b, want)),
            Some(Node::AtLeast(count, ops)) => {
                let needed = if want.takes_all() { *count } else { ops.len() + 1 - count };
                at_least(needed, &ops.iter().map(|op| below(op, want)).collect::<Vec<_>>(), size)
            }
            Some(Node::Certain(op)) => Some(below(op, if want.takes_all() { Want::Yes } else { Want::NotYes }).clone()),
            Some(Node::Pair { certainly, possibly, .. }) => Some(match want {
                Want::Yes | Want::NotYes => below(certainly, want).clone(),
                Want::No | Want::NotNo => below(possibly, want).clone(),
            }),
            Some(Node::Leaf(Leaf::Sharing)) => self.sharing(want, known, size),
            Some(Node::Leaf(leaf)) => Some(self.leaf(leaf, view, want, size)),
        }
    }

    fn leaf(&self, leaf: &Leaf, view: Option<usize>, want: Want, size: usize) -> Terms {
        let sources: Vec<Source> = match leaf {
            Leaf::Between { fact, .. } | Leaf::Answered { fact } => vec![Source::Fact(*fact)],
            Leaf::Age { .. } | Leaf::AgeTold => self.moment.program.age_fact.map(Source::Fact).into_iter().collect(),
            Leaf::Happened { event }
            | Leaf::Outcome { event, .. }
            | Leaf::Since { event, .. }
            | Leaf::CurrentAtLeast { event, .. } => vec![Source::Event(*event)],
            Leaf::After { first, second } => vec![Source::Event(*first), Source::Event(*second)],
            Leaf::Service { .. } | Leaf::Day { .. } | Leaf::Sharing => Vec::new(),
        };
        let elements: Vec<Element> = sources
            .iter()
            .filter(|source| view.is_none_or(|service| self.seen_by(**source, service)))
            .filter_map(|source| self.element(*source))
            .collect();
        // Every choice of the one or two elements is tried with the evaluator's own leaf.
        let mut terms = Terms::new();
        for choice in 0..1_u32 << elements.len().min(2) {
            let (with, without): (Vec<_>, Vec<_>) =
                elements.iter().copied().enumerate().partition(|(place, _)| choice >> place & 1 == 1);
            let keep = |source: &Source| with.iter().any(|(_, element)| self.element(*source) == Some(*element));
            let kept: Vec<Source> = sources.iter().copied().filter(keep).collect();
            let (yes, not_no) = self.moment.leaf_of_few(leaf, self.merged, &kept_pairs(&kept), self.sharing);
            let holds = match want {
                Want::Yes => yes,
                Want::No => !not_no,
                Want::NotYes => !yes,
                Want::NotNo => not_no,
            };
            if holds && with.len() <= size {
                let set = |list: Vec<(usize, Element)>| list.into_iter().map(|(_, element)| element).collect();
                terms.push(Term { with: set(with), without: set(without) });
            }
        }
        // Where an element makes no difference, it need neither be kept nor left out.
        loosen(terms)
    }

    fn seen_by(&self, source: Source, service: usize) -> bool {
        match source {
            Source::Event(_) => true,
            Source::Fact(fact) if Some(fact) == self.moment.program.age_fact => true,
            Source::Fact(fact) => self.observer(fact).is_some_and(|by| by == service || by == NOBODY),
        }
    }

    /// The service whose answer to a fact counts.
    fn observer(&self, fact: usize) -> Option<usize> {
        let place = self.merged.counting.get(fact).copied().flatten()?;
        self.moment.bound.newest.get(place).map(|answer| answer.by)
    }

    /// The services whose answers count, and the elements of each.
    fn observers(&self) -> BTreeMap<usize, Vec<Element>> {
        let mut observers: BTreeMap<usize, Vec<Element>> = BTreeMap::new();
        for (element, (_, source)) in self.ids.iter().enumerate() {
            if let Source::Fact(fact) = source
                && let Some(by) = self.observer(*fact)
                && by != NOBODY
            {
                observers.entry(by).or_default().push(element);
            }
        }
        observers
    }

    fn axes(&self) -> Vec<(Op, &'static [Want])> {
        let all: &[Want] = &[Want::Yes, Want::No, Want::NotYes, Want::NotNo];
        let known: &[Want] = &[Want::Yes, Want::NotYes];
        let visibility = self.moment.program.visibility.as_ref();
        visibility.map(|visibility| vec![(visibility.symptoms, all), (visibility.problem, known)]).unwrap_or_default()
    }

    fn sharing_below(&self) -> Vec<Wish> {
        let views = || std::iter::once(None).chain(self.observers().into_keys().map(Some));
        let axes = self.axes();
        let wish = |view, (op, wants): &(Op, &'static [Want])| {
            let op = *op;
            wants.iter().map(move |want| (op.node(), view, want.of(op))).collect::<Vec<_>>()
        };
        views().flat_map(|view| axes.iter().flat_map(move |axis| wish(view, axis)).collect::<Vec<_>>()).collect()
    }

    /// Sharing: some service that has an answer sees an axis otherwise than all together do.
    fn sharing(&self, want: Want, known: &BTreeMap<Wish, Terms>, size: usize) -> Option<Terms> {
        let empty = Terms::new();
        let of = |op: Op, view: Option<usize>, want: Want| known.get(&(op.node(), view, want.of(op))).unwrap_or(&empty);
        let (mut shared, mut unshared) = (Terms::new(), always());
        for (service, elements) in self.observers() {
            let view = Some(service);
            let (mut differs, mut agrees) = (Terms::new(), always());
            for (op, wants) in self.axes() {
                // Of each pair one holds: yes or not yes; and for symptoms also no or not no.
                let pairs: &[(Want, Want)] = if wants.len() > 2 {
                    &[(Want::Yes, Want::NotYes), (Want::No, Want::NotNo)]
                } else {
                    &[(Want::Yes, Want::NotYes)]
                };
                for (is, is_not) in pairs {
                    let apart = both(of(op, view, *is), of(op, None, *is_not), size)?;
                    let other = both(of(op, view, *is_not), of(op, None, *is), size)?;
                    differs = either(&differs, &either(&apart, &other)?)?;
                    let together = both(of(op, view, *is), of(op, None, *is), size)?;
                    let neither = both(of(op, view, *is_not), of(op, None, *is_not), size)?;
                    agrees = both(&agrees, &either(&together, &neither)?, size)?;
                }
            }
            let present: Terms =
                if size == 0 { Terms::new() } else { elements.iter().map(|element| kept(*element)).collect() };
            let absent = vec![Term { with: BTreeSet::new(), without: elements.into_iter().collect() }];
            shared = either(&shared, &both(&present, &differs, size)?)?;
            unshared = both(&unshared, &either(&absent, &agrees)?, size)?;
        }
        Some(if want.takes_all() { shared } else { unshared })
    }

    /// A set that carries and from which nothing can be taken, for conditions with too many terms to find a smallest.
    fn thinned(&self, conditions: &[Op], mut elements: BTreeSet<Element>) -> BTreeSet<Element> {
        for element in elements.clone().into_iter().rev() {
            elements.remove(&element);
            if !self.carries(conditions, &elements) {
                elements.insert(element);
            }
        }
        elements
    }

    /// Whether the case with only these facts and events makes all conditions yes.
    fn carries(&self, conditions: &[Op], elements: &BTreeSet<Element>) -> bool {
        let keeps = |source: Source| self.element(source).is_some_and(|element| elements.contains(&element));
        let mut few = self.moment.bound.clone();
        let counts = |answer: &Newest| {
            let place = self.merged.counting.get(answer.fact).copied().flatten();
            place.and_then(|place| self.moment.bound.newest.get(place)) == Some(answer)
        };
        few.newest.retain(|answer| counts(answer) && keeps(Source::Fact(answer.fact)));
        few.observers.retain(|by| few.newest.iter().any(|answer| answer.by == *by));
        for (_, latest) in few.latest.iter_mut().enumerate().filter(|(event, _)| !keeps(Source::Event(*event))) {
            *latest = None;
        }
        if !self.moment.program.age_fact.is_some_and(|fact| keeps(Source::Fact(fact))) {
            (few.born, few.due) = (None, None);
        }
        let standing = Standing::new(self.moment.program, &few, self.moment.day);
        conditions.iter().all(|op| standing.values.truth(*op).is_yes())
    }

    /// All elements that the conditions look at.
    fn rests_on(&self, wishes: &[Wish]) -> BTreeSet<Element> {
        let mut elements = BTreeSet::new();
        for (node, ..) in wishes {
            let sources = match self.moment.program.nodes.get(*node) {
                Some(Node::Leaf(Leaf::Between { fact, .. } | Leaf::Answered { fact })) => vec![Source::Fact(*fact)],
                Some(Node::Leaf(Leaf::Age { .. } | Leaf::AgeTold)) => {
                    self.moment.program.age_fact.map(Source::Fact).into_iter().collect()
                }
                Some(Node::Leaf(
                    Leaf::Happened { event }
                    | Leaf::Outcome { event, .. }
                    | Leaf::Since { event, .. }
                    | Leaf::CurrentAtLeast { event, .. },
                )) => vec![Source::Event(*event)],
                Some(Node::Leaf(Leaf::After { first, second })) => vec![Source::Event(*first), Source::Event(*second)],
                _ => Vec::new(),
            };
            elements.extend(sources.into_iter().filter_map(|source| self.element(source)));
        }
        elements
    }
}

fn kept_pairs(kept: &[Source]) -> (Vec<usize>, Vec<usize>) {
    let facts = kept.iter().filter_map(|source| if let Source::Fact(fact) = source { Some(*fact) } else { None });
    let events = kept.iter().filter_map(|source| if let Source::Event(event) = source { Some(*event) } else { None });
    (facts.collect(), events.collect())
}
