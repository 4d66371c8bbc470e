//! The nodes as the evaluator takes them: two-valued signals in rows, each worked out from a few before it, in a few bytes, so
//! that a whole program stays in the nearest cache and is gone through without looking anything up.

use super::gates::{Leaf, Op};
use super::graph::{Graph, Input, Known, Made, Rails, Signal, of_op};
use super::program::{Action, Days, Program};
use super::single::{Block, blocks};
use crate::ruleset::values::Strength;
use crate::vocabulary::Fact;

/// An input that is settled by the value of a fact: whether it lies between two, both included.
#[derive(Clone, Copy, Debug)]
pub(crate) struct OfFact {
    pub(crate) fact: u32,
    pub(crate) from: i32,
    pub(crate) to: i32,
}

/// An input that is settled otherwise.
#[derive(Clone, Debug)]
pub(crate) struct Other {
    pub(crate) leaf: Leaf,
    /// Whether it is asked that the comparison is not unknown, instead of that it is yes.
    pub(crate) settled: bool,
}

/// An operand: the place of a signal, or its negation.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Side(u32);

/// Places from here on are those of counts.
const COUNTS: usize = 1 << 29;

impl Side {
    const YES: Self = Self(0);
    /// Marks the last operand of a gate.
    const LAST: u32 = 1 << 31;

    fn new(place: usize, negated: bool) -> Self {
        // A rule set of a few megabytes has far fewer.
        Self(u32::try_from(place).unwrap_or(0) << 1 | u32::from(negated))
    }

    pub(crate) fn place(self) -> usize {
        usize::try_from((self.0 & !Self::LAST) >> 1).unwrap_or(usize::MAX)
    }

    /// The place among the counts, of an operand that is one.
    pub(crate) fn count(self) -> Option<usize> {
        self.place().checked_sub(COUNTS)
    }

    pub(crate) fn negated(self) -> bool {
        self.0 & 1 == 1
    }

    pub(crate) fn is_last(self) -> bool {
        self.0 & Self::LAST != 0
    }

    fn not(self) -> Self {
        Self(self.0 ^ 1)
    }
}

/// Signals that are worked out together, one after the other: the inputs of facts, the other inputs, the gates.
#[derive(Clone, Debug, Default)]
pub(crate) struct Segment {
    /// The place of the first; the others follow it.
    pub(crate) first: usize,
    /// By fact.
    pub(crate) facts: Vec<OfFact>,
    pub(crate) others: Vec<Other>,
    /// The operands of each gate one after the other; a gate is yes where all of its operands are.
    pub(crate) operands: Vec<Side>,
    /// The same for one case alone.
    pub(crate) blocks: Vec<Block>,
}

/// How many of which signals must be yes.
#[derive(Clone, Debug)]
pub(crate) struct Count {
    pub(crate) at_least: usize,
    pub(crate) sides: Vec<Side>,
}

/// All nodes of a program as signals.
#[derive(Clone, Debug, Default)]
pub(crate) struct Circuit {
    /// How many signals there are.
    pub(crate) size: usize,
    /// What settles the visibility matrix; it is worked out for every service's view.
    pub(crate) matrix: Segment,
    /// What settles all other outcomes.
    pub(crate) outcomes: Segment,
    /// What only questions, reasons and texts look at.
    pub(crate) rest: Segment,
    pub(crate) counts: Vec<Count>,
    /// For each action that nothing but its own condition decides whether that is yes, and whether it is not no. Such an action
    /// has one version that holds on all days, waits for nothing and holds nothing back, ends by nothing and has no day.
    pub(crate) plain: Vec<Option<[Side; 2]>>,
    /// The plain actions that make a case urgent: whether each applies.
    pub(crate) urgent: Vec<Side>,
    /// All actions that are not plain, each after those it depends on.
    pub(crate) others: Vec<usize>,
    /// For each ladder whether what is recommended, and what is possible, is at least each level.
    pub(crate) ladders: Vec<[Vec<Side>; 2]>,
    /// The child's symptoms and the parent's problem, if there is a matrix: is yes, is not no.
    pub(crate) axes: Option<[[Side; 2]; 2]>,
    /// Whether the tier is above universal, and whether it is indicated: is yes, is not no.
    pub(crate) tiers: [[Side; 2]; 2],
    /// For each node of the program its two signals.
    rails: Vec<[Side; 2]>,
}

impl Circuit {
    /// Of a program that is complete but for its circuits.
    ///
    /// Where the matrix of single services is not looked at, it needs no segment of its own.
    pub(crate) fn new(program: &Program, known: Known<'_>, views: bool) -> Self {
        let (graph, rails) = Graph::of_nodes(&program.nodes, known);
        let mut laying = Laying { graph: &graph, places: vec![None; graph.made().len()], circuit: Self::default() };
        // The signal that is always yes.
        laying.place(0);
        let facts = &program.vocabulary.facts;
        let settling = |program| matrix(program).filter(|_| views);
        let of_matrix = laying.segment(&roots(&rails, settling(program)), facts);
        let outcomes = laying.segment(&roots(&rails, matrix(program).chain(outcomes(program))), facts);
        let rest = laying.segment(&rails.iter().flatten().copied().collect::<Vec<_>>(), facts);
        let sides = rails.iter().map(|both| both.map(|signal| laying.side(signal))).collect();
        let mut circuit = Self { matrix: of_matrix, outcomes, rest, rails: sides, ..laying.circuit };
        let yes = |ops: &[Op]| ops.iter().map(|op| circuit.rails(*op)).map(|[yes, _]| yes).collect();
        let ladders = program.ladders.iter().map(|ladder| [yes(&ladder.recommended), yes(&ladder.possible)]);
        circuit.ladders = ladders.collect();
        let visibility = program.visibility.as_ref();
        circuit.axes = visibility.map(|of| [of.symptoms, of.problem].map(|op| circuit.rails(op)));
        circuit.tiers = program.tiers.map(|op| circuit.rails(op));
        circuit.plain = program.actions.iter().map(|action| circuit.plain(action)).collect();
        let is_plain = |number: &usize| circuit.plain.get(*number).is_some_and(Option::is_some);
        circuit.others = program.action_order.iter().copied().filter(|number| !is_plain(number)).collect();
        for (action, plain) in program.actions.iter().zip(&circuit.plain) {
            if let (Some([yes, _]), Some(version)) = (plain, action.versions.first())
                && version.is_immediate()
                && version.strength == Strength::Must
            {
                circuit.urgent.push(*yes);
            }
        }
        circuit
    }

    /// The two signals of an operand: *is yes* and *is not no*.
    #[inline]
    pub(crate) fn rails(&self, op: Op) -> [Side; 2] {
        let unknown = [Side::YES.not(), Side::YES];
        let [yes, not_no] = self.rails.get(op.node()).copied().unwrap_or(unknown);
        if op.negated() { [not_no.not(), yes.not()] } else { [yes, not_no] }
    }

    fn plain(&self, action: &Action) -> Option<[Side; 2]> {
        let [version] = action.versions.as_slice() else { return None };
        let free = action.held_by.is_empty() && action.asks_for.is_empty() && action.stands_in_for.is_empty();
        let alone = free && version.holds_back.is_empty() && version.consent.is_none();
        let endless = version.days == Days::ALL && version.after.is_empty() && version.done.is_empty();
        version.when.filter(|_| alone && endless).map(|when| self.rails(when))
    }
}

fn roots(rails: &[Rails], ops: impl Iterator<Item = Op>) -> Vec<Signal> {
    ops.flat_map(|op| of_op(rails, op)).collect()
}

/// The conditions of the matrix.
fn matrix(program: &Program) -> impl Iterator<Item = Op> {
    program.visibility.iter().flat_map(|visibility| [visibility.symptoms, visibility.problem])
}

/// The conditions of all other outcomes.
fn outcomes(program: &Program) -> impl Iterator<Item = Op> {
    let suspected = program.visibility.iter().filter_map(|visibility| visibility.suspected);
    let ladders = program.ladders.iter().flat_map(|ladder| ladder.recommended.iter().chain(&ladder.possible)).copied();
    let consents = program.consents.iter().flat_map(|consent| &consent.versions);
    let consents = consents.flat_map(|version| [version.given, version.refused]);
    let actions = program.actions.iter().flat_map(|action| &action.versions).filter_map(|version| version.when);
    let checklists = program.checklists.iter().flat_map(|list| &list.versions).flat_map(|version| {
        let items = version.items.iter().flat_map(|item| &item.versions);
        version.when.into_iter().chain(items.map(|(_, done)| *done))
    });
    suspected.chain(program.tiers).chain(ladders).chain(consents).chain(actions).chain(checklists)
}

/// Signals on their way to their places.
struct Laying<'g> {
    graph: &'g Graph<'g>,
    /// For each signal of the graph its place in the circuit.
    places: Vec<Option<usize>>,
    circuit: Circuit,
}

impl Laying<'_> {
    /// Gives a signal of the graph the next place.
    fn place(&mut self, made: usize) {
        let place = self.circuit.size;
        self.circuit.size += 1;
        self.places.iter_mut().skip(made).take(1).for_each(|slot| *slot = Some(place));
    }

    fn side(&self, signal: Signal) -> Side {
        Side::new(self.places.get(signal.place()).copied().flatten().unwrap_or(0), signal.negated())
    }

    /// Lays out all that some signals are made of and that has no place yet.
    fn segment(&mut self, roots: &[Signal], domains: &[Fact]) -> Segment {
        // For each signal how often it is an operand, or wanted itself.
        let mut uses = vec![0_u32; self.graph.made().len()];
        let mut open = roots.to_vec();
        while let Some(signal) = open.pop() {
            let at = signal.place();
            let new = self.places.get(at).is_some_and(Option::is_none);
            let Some(used) = uses.get_mut(at).filter(|_| new) else { continue };
            *used += 1;
            if *used == 1 {
                match self.graph.made().get(at) {
                    Some(Made::And(a, b)) => open.extend([*a, *b]),
                    Some(Made::Count(_, signals)) => open.extend(signals),
                    _ => {}
                }
            }
        }
        let mut segment = self.inputs(&uses);
        // From the last to the first, so that what is taken up into a later gate is known before its turn.
        let mut gates: Vec<(usize, Vec<Signal>)> = Vec::new();
        for (at, made) in self.graph.made().iter().enumerate().rev() {
            if uses.get(at).is_none_or(|uses| *uses == 0) {
                continue;
            }
            let operands = match made {
                Made::And(a, b) => self.taken_up(vec![*a, *b], &mut uses),
                Made::Count(_, signals) => signals.clone(),
                Made::Yes | Made::Input(_) => continue,
            };
            gates.push((at, operands));
        }
        for (at, operands) in gates.into_iter().rev() {
            self.place(at);
            let sides: Vec<Side> = operands.iter().map(|signal| self.side(*signal)).collect();
            if let Some(Made::Count(at_least, _)) = self.graph.made().get(at) {
                segment.operands.push(Side(Side::new(COUNTS + self.circuit.counts.len(), false).0 | Side::LAST));
                self.circuit.counts.push(Count { at_least: *at_least, sides });
            } else {
                let last = sides.len().saturating_sub(1);
                let marked = sides.iter().enumerate().map(|(at, side)| match at == last {
                    true => Side(side.0 | Side::LAST),
                    false => *side,
                });
                segment.operands.extend(marked);
            }
        }
        segment.blocks = blocks(&segment, domains);
        segment
    }

    /// The operands of an *and*, with those of others in their stead that serve nothing else.
    fn taken_up(&self, mut operands: Vec<Signal>, uses: &mut [u32]) -> Vec<Signal> {
        loop {
            let only_here = |signal: &Signal| {
                let own = !signal.negated() && uses.get(signal.place()).is_some_and(|uses| *uses == 1);
                own && matches!(self.graph.made().get(signal.place()), Some(Made::And(..)))
            };
            let Some(place) = operands.iter().position(only_here) else { break };
            let signal = operands.swap_remove(place);
            if let (Some(Made::And(a, b)), Some(uses)) =
                (self.graph.made().get(signal.place()), uses.get_mut(signal.place()))
            {
                operands.extend([*a, *b]);
                *uses = 0;
            }
        }
        operands
    }

    fn inputs(&mut self, uses: &[u32]) -> Segment {
        let used = self.graph.made().iter().enumerate().zip(uses).filter(|(_, uses)| **uses > 0);
        let mut inputs: Vec<(usize, &Input)> = used
            .filter_map(|((at, made), _)| if let Made::Input(input) = made { Some((at, input)) } else { None })
            .collect();
        // What is asked of one fact, and other comparisons of a kind, stand together.
        crate::sorted::sort_by_key(&mut inputs, |(_, input)| match input {
            Input::Answered(fact) | Input::Within(fact, ..) => (*fact, *input),
            _ => (usize::MAX, *input),
        });
        let mut segment = Segment { first: self.circuit.size, ..Segment::default() };
        for (at, input) in inputs {
            self.place(at);
            let of_fact = |fact: usize, from, to| OfFact { fact: u32::try_from(fact).unwrap_or(u32::MAX), from, to };
            match input {
                // A fact that has a value has one of all there are.
                Input::Answered(fact) => segment.facts.push(of_fact(*fact, i32::MIN, i32::MAX)),
                Input::Within(fact, from, to) => segment.facts.push(of_fact(*fact, *from, *to)),
                Input::ServiceTold => {
                    // Whether the service is one of none is unknown only where none is told.
                    let leaf = Leaf::Service { among: Vec::new() };
                    segment.others.push(Other { leaf, settled: true });
                }
                Input::Leaf(leaf) => segment.others.push(Other { leaf: leaf.clone(), settled: false }),
            }
        }
        segment
    }
}
