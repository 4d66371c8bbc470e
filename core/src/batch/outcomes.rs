//! What comes out of a batch: for each outcome bits, one a case.

use super::actions::Stands;
use super::wide::{WIDTH, Wide};
use crate::Place;
use crate::compile::circuit::{Circuit, Side};
use crate::compile::program::Program;
use crate::decide::decision::{Tier, TierOutcome};
use crate::decide::{Axes, Cell, Status, Values};
use crate::logic::Truth;
use crate::vocabulary::{ActionNumber, LadderNumber};
use std::sync::Arc;

/// The place of a plane.
type Plane = usize;

/// Where the outcomes stand among the planes. Those that come out alike in all cases share one.
#[derive(Clone, Debug, Default)]
pub(super) struct Layout {
    /// The planes that are signals of the circuit; others follow them.
    sides: Vec<Side>,
    count: usize,
    /// Symptoms: yes, not no. The parent's problem: yes.
    axes: Option<[Plane; 3]>,
    /// Above universal: yes, not no. Indicated: yes, not no.
    tiers: [Plane; 4],
    ladders: Vec<Ladder>,
    actions: Vec<Action>,
    urgent: Plane,
}

#[derive(Clone, Debug)]
struct Ladder {
    event: usize,
    /// By level, the lowest first.
    recommended: Vec<Plane>,
    possible: Vec<Plane>,
    /// Whether there is a level in force, or it is closed.
    entered: Plane,
}

#[derive(Clone, Copy, Debug)]
enum Action {
    /// Yes, not no.
    Plain([Plane; 2]),
    /// The three bits of a status.
    Other([Plane; 3]),
}

/// The statuses in the order of their bits; the first is that of an action that does not apply.
const STATUSES: [Option<Status>; 8] = [
    None,
    Some(Status::Open),
    Some(Status::Undetermined),
    Some(Status::Overdue),
    Some(Status::Done),
    Some(Status::HeldBack),
    Some(Status::Refused),
    Some(Status::Blocked),
];

impl Stands {
    /// The bits of its place among [`STATUSES`], the lowest first.
    fn bits(&self) -> [Wide; 3] {
        let of = |statuses: [Wide; 4]| statuses.into_iter().fold(Wide::NO, Wide::or);
        [
            of([self.open, self.overdue, self.held_back, self.blocked]),
            of([self.undetermined, self.overdue, self.refused, self.blocked]),
            of([self.done, self.held_back, self.refused, self.blocked]),
        ]
    }
}

impl Layout {
    pub(super) fn new(program: &Program, circuit: &Circuit) -> Self {
        let mut layout = Self::default();
        layout.axes = program.visibility.as_ref().map(|visibility| {
            let ([yes, not_no], [problem, _]) = (circuit.rails(visibility.symptoms), circuit.rails(visibility.problem));
            [yes, not_no, problem].map(|side| layout.side(side))
        });
        let [[above, above_possibly], [indicated, indicated_possibly]] = program.tiers.map(|op| circuit.rails(op));
        layout.tiers = [above, above_possibly, indicated, indicated_possibly].map(|side| layout.side(side));
        let ladders = program.ladders.iter().zip(&circuit.ladders).map(|(ladder, sides)| {
            let [recommended, possible] =
                sides.each_ref().map(|sides| sides.iter().map(|side| layout.side(*side)).collect());
            Ladder { event: ladder.event, recommended, possible, entered: 0 }
        });
        let mut ladders: Vec<Ladder> = ladders.collect();
        let rails = circuit.plain.iter().map(|plain| plain.map(|rails| rails.map(|side| layout.side(side))));
        let rails: Vec<Option<[Plane; 2]>> = rails.collect();
        // Planes that are no signals.
        layout.count = layout.sides.len();
        layout.urgent = layout.next();
        ladders.iter_mut().for_each(|ladder| ladder.entered = layout.next());
        layout.ladders = ladders;
        let actions = rails.into_iter().map(|plain| match plain {
            Some(rails) => Action::Plain(rails),
            None => Action::Other([layout.next(), layout.next(), layout.next()]),
        });
        layout.actions = actions.collect();
        layout
    }

    fn side(&mut self, side: Side) -> Plane {
        match self.sides.iter().position(|known| *known == side) {
            Some(plane) => plane,
            None => {
                self.sides.push(side);
                self.sides.len() - 1
            }
        }
    }

    fn next(&mut self) -> Plane {
        self.count += 1;
        self.count - 1
    }
}

/// The outcomes of a batch, by the place of a case.
#[derive(Clone, Debug)]
pub struct BatchOutcomes {
    layout: Arc<Layout>,
    rows: usize,
    planes: Vec<Vec<u64>>,
}

impl BatchOutcomes {
    pub(super) fn new(layout: &Arc<Layout>, rows: usize) -> Self {
        let words = rows.div_ceil(WIDTH) * (WIDTH / 64);
        let planes = (0..layout.count).map(|_| Vec::with_capacity(words)).collect();
        Self { layout: Arc::clone(layout), rows, planes }
    }

    /// Adds the outcomes of the next cases.
    pub(super) fn add(
        &mut self,
        circuit: &Circuit,
        values: &Values<Wide>,
        (stands, urgent): (&[Option<Stands>], Wide),
        happened: impl Fn(usize) -> Wide,
    ) {
        let Self { layout, planes, .. } = self;
        let mut put = |plane: Plane, wide: Wide| {
            planes.iter_mut().skip(plane).take(1).for_each(|words| words.extend(wide.in_order()));
        };
        for (plane, side) in layout.sides.iter().enumerate() {
            put(plane, values.side(*side));
        }
        put(layout.urgent, circuit.urgent.iter().fold(urgent, |urgent, side| urgent.or(values.side(*side))));
        for ladder in &layout.ladders {
            put(ladder.entered, happened(ladder.event));
        }
        for (action, stands) in layout.actions.iter().zip(stands) {
            let Action::Other(bits) = action else { continue };
            let wides = stands.as_ref().map_or([Wide::NO; 3], Stands::bits);
            bits.iter().zip(wides).for_each(|(plane, wide)| put(*plane, wide));
        }
    }

    /// How many cases.
    pub fn len(&self) -> usize {
        self.rows
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.rows == 0
    }

    fn bit(&self, plane: Plane, row: usize) -> bool {
        let word = self.planes.get(plane).and_then(|words| words.get(row / 64)).copied().unwrap_or(0);
        word >> (row % 64) & 1 == 1
    }

    fn words(&self, plane: Plane) -> &[u64] {
        self.planes.get(plane).and_then(|words| words.get(..self.rows.div_ceil(64))).unwrap_or_default()
    }

    fn axes(&self, row: usize) -> Option<Axes> {
        let [yes, not_no, problem] = self.layout.axes?.map(|plane| self.bit(plane, row));
        Some(Axes { symptoms: Truth::of_bits(yes, not_no), problem: Truth::of(problem) })
    }

    /// The cell of the matrix; none where symptoms are unknown, or the rules have no matrix.
    pub fn cell(&self, row: usize) -> Option<Cell> {
        self.axes(row)?.cell()
    }

    /// The cells that are possible; none where the rules have no matrix.
    pub fn possible(&self, row: usize) -> &'static [Cell] {
        self.axes(row).map_or(&[], Axes::possible)
    }

    /// The tier of prevention, and the highest that is possible.
    pub fn tier(&self, row: usize) -> TierOutcome {
        let [above, above_possibly, indicated, indicated_possibly] =
            self.layout.tiers.map(|plane| self.bit(plane, row));
        let highest = |indicated: bool, above: bool| match (indicated, above) {
            (true, _) => Tier::Indicated,
            (false, true) => Tier::Selective,
            (false, false) => Tier::Universal,
        };
        TierOutcome { possible: highest(indicated_possibly, above_possibly), value: highest(indicated, above) }
    }

    /// Whether an immediate duty is open or overdue.
    pub fn urgent(&self, row: usize) -> bool {
        self.bit(self.layout.urgent, row)
    }

    /// The level of a ladder that is recommended, and the highest that is possible; none where there is no such ladder.
    pub fn ladder(&self, ladder: LadderNumber, row: usize) -> Option<(Place, Place)> {
        let ladder = self.layout.ladders.get(ladder.place())?;
        let highest = |planes: &[Plane]| {
            let level = planes.iter().rposition(|plane| self.bit(*plane, row))?;
            Some(Place::Level(u32::try_from(level).unwrap_or(u32::MAX)))
        };
        let none = if self.bit(ladder.entered, row) { Place::Closed } else { Place::Null };
        let recommended = highest(&ladder.recommended).unwrap_or(none);
        Some((recommended, highest(&ladder.possible).unwrap_or(recommended)))
    }

    /// How an action stands; none where it does not apply.
    pub fn status(&self, action: ActionNumber, row: usize) -> Option<Status> {
        let of_bits =
            |bits: &[bool]| bits.iter().enumerate().fold(0, |number, (at, bit)| number | usize::from(*bit) << at);
        match self.layout.actions.get(action.place())? {
            Action::Plain(rails) => match rails.map(|plane| self.bit(plane, row)) {
                [true, _] => Some(Status::Open),
                [false, true] => Some(Status::Undetermined),
                [false, false] => None,
            },
            Action::Other(bits) => STATUSES.get(of_bits(&bits.map(|plane| self.bit(plane, row)))).copied().flatten(),
        }
    }

    /// In which cases an action is in force (open, overdue, blocked or refused), as a bitmap: case `64 w + b` is bit `b` of word
    /// `w`. Bits beyond the last case mean nothing.
    pub fn in_force(&self, action: ActionNumber) -> impl Iterator<Item = u64> {
        let (one, two, four) = match self.layout.actions.get(action.place()) {
            Some(Action::Plain([yes, _])) => (self.words(*yes), &[][..], &[][..]),
            Some(Action::Other([one, two, four])) => (self.words(*one), self.words(*two), self.words(*four)),
            None => (&[][..], &[][..], &[][..]),
        };
        let bit = |words: &[u64], at: usize| words.get(at).copied().unwrap_or(0);
        // Open 1, overdue 3, refused 6, blocked 7 of [`STATUSES`].
        one.iter().enumerate().map(move |(at, one)| {
            let (two, four) = (bit(two, at), bit(four, at));
            !four & one | four & two
        })
    }
}
