//! What comes out of a batch: for each outcome bits, one a case.

use super::actions::Stands;
use super::signals::Signals;
use super::wide::{WIDTH, WORDS, Wide, in_order, place};
use crate::Place;
use crate::compile::circuit::{Circuit, Side};
use crate::compile::program::Program;
use crate::decide::decision::{Tier, TierOutcome};
use crate::decide::{Axes, Cell, Status};
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
        let of = |statuses: [&Wide; 4]| Wide::any(statuses.into_iter());
        [
            of([&self.open, &self.overdue, &self.held_back, &self.blocked]),
            of([&self.undetermined, &self.overdue, &self.refused, &self.blocked]),
            of([&self.done, &self.held_back, &self.refused, &self.blocked]),
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

/// All bits of each byte that is 1, of bytes that are 0 or 1.
fn all_bits(ones: u64) -> u64 {
    (ones << 8).wrapping_sub(ones)
}

/// Eight bytes that are 1.
const ONES: u64 = 0x0101_0101_0101_0101;

/// The outcomes of a batch, by the place of a case.
#[derive(Clone, Debug)]
pub struct BatchOutcomes {
    layout: Arc<Layout>,
    rows: usize,
    planes: Vec<Vec<u64>>,
}

impl BatchOutcomes {
    pub(super) fn new(layout: &Arc<Layout>, rows: usize) -> Self {
        let words = rows.div_ceil(WIDTH) * WORDS;
        let planes = (0..layout.count).map(|_| Vec::with_capacity(words)).collect();
        Self { layout: Arc::clone(layout), rows, planes }
    }

    /// Adds the outcomes of the next cases.
    pub(super) fn add(
        &mut self,
        circuit: &Circuit,
        signals: &Signals,
        (stands, mut urgent): (&[Option<Stands>], Wide),
        happened: impl Fn(usize) -> Wide,
    ) {
        let Self { layout, planes, .. } = self;
        let mut put = |plane: Plane, wide: Wide| {
            planes.iter_mut().skip(plane).take(1).for_each(|words| words.extend(wide.0));
        };
        for (plane, side) in layout.sides.iter().enumerate() {
            put(plane, signals.side(*side));
        }
        circuit.urgent.iter().for_each(|side| urgent.or(&signals.side(*side)));
        put(layout.urgent, urgent);
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
        let (word, bit) = place(row);
        let word = self.planes.get(plane).and_then(|words| words.get(word)).copied().unwrap_or(0);
        word >> bit & 1 == 1
    }

    fn words(&self, plane: Plane) -> &[u64] {
        self.planes.get(plane).map_or(&[], Vec::as_slice)
    }

    /// The words of a plane for each 4,096 cases.
    fn chunks(&self, plane: Plane) -> impl Iterator<Item = &[u64; WORDS]> {
        self.words(plane).as_chunks().0.iter()
    }

    /// A byte a case, eight at a time, out of the bits of some planes: each a word of bytes that are 0 or 1.
    fn bytes<const PLANES: usize>(&self, planes: [Plane; PLANES], of: impl Fn([u64; PLANES]) -> u64) -> Vec<u8> {
        let mut chunks = planes.map(|plane| self.chunks(plane));
        self.each_chunk(
            |k, words: &mut [u64; WORDS], now: &[[u64; WORDS]; PLANES]| {
                for (i, word) in words.iter_mut().enumerate() {
                    *word = of(now.each_ref().map(|plane| plane.get(i).copied().unwrap_or(0) >> k & ONES));
                }
            },
            || chunks.each_mut().map(|chunk| chunk.next().copied().unwrap_or([0; WORDS])),
        )
    }

    /// Bytes, of which those of 512 cases at a time are written, as words: of what the next 4,096 have, bit `k` of each byte.
    fn each_chunk<T>(&self, write: impl Fn(u32, &mut [u64; WORDS], &T), mut next: impl FnMut() -> T) -> Vec<u8> {
        let mut bytes = vec![0; self.rows.next_multiple_of(WIDTH)];
        for chunk in bytes.chunks_exact_mut(WIDTH) {
            let now = next();
            for (k, part) in (0..8).zip(chunk.chunks_exact_mut(8 * WORDS)) {
                let mut words = [0; WORDS];
                write(k, &mut words, &now);
                part.as_chunks_mut().0.iter_mut().zip(words).for_each(|(eight, word)| *eight = u64::to_le_bytes(word));
            }
        }
        bytes.truncate(self.rows);
        bytes
    }

    /// The cell of each case: 0 to 3 for A to D, and [`Data::NONE`](crate::Data::NONE) where there is none.
    pub fn cells(&self) -> Vec<u8> {
        let Some(axes) = self.layout.axes else { return vec![u8::MAX; self.rows] };
        self.bytes(axes, |[yes, not_no, problem]| {
            let each = |holds: u64| holds ^ ONES;
            each(yes) << 1 | each(problem) | all_bits(not_no & each(yes))
        })
    }

    /// The tier of each case: 0 universal, 1 selective, 2 indicated.
    pub fn tiers(&self) -> Vec<u8> {
        let [above, _, indicated, _] = self.layout.tiers;
        self.bytes([above, indicated], |[above, indicated]| indicated << 1 | above & !indicated)
    }

    /// The level of a ladder that is recommended in each case: its place from 0, 254 where the ladder is to be closed or stays
    /// so, and [`Data::NONE`](crate::Data::NONE) where none is recommended.
    pub fn levels(&self, ladder: LadderNumber) -> Vec<u8> {
        let Some(ladder) = self.layout.ladders.get(ladder.place()) else { return vec![u8::MAX; self.rows] };
        let mut levels: Vec<_> = ladder.recommended.iter().map(|plane| self.chunks(*plane)).collect();
        let mut entered = self.chunks(ladder.entered);
        let next = || {
            let now: Vec<_> = levels.iter_mut().map(|level| level.next().copied().unwrap_or([0; WORDS])).collect();
            (now, entered.next().copied().unwrap_or([0; WORDS]))
        };
        let write = |k: u32, words: &mut [u64; WORDS], (levels, entered): &(Vec<[u64; WORDS]>, [u64; WORDS])| {
            // What is recommended is at least each level up to one, so that their number tells it.
            for level in levels {
                words.iter_mut().zip(level).for_each(|(word, level)| *word += level >> k & ONES);
            }
            let lowest = levels.first().copied().unwrap_or([0; WORDS]);
            for ((word, lowest), entered) in words.iter_mut().zip(lowest).zip(entered) {
                let (some, closed) = (lowest >> k & ONES, (entered & !lowest) >> k & ONES);
                // No byte takes from its neighbour: where there is some there is at least one to take.
                *word = ((*word - some) | all_bits(some ^ ONES)) - closed;
            }
        };
        self.each_chunk(write, next)
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
    pub fn in_force(&self, action: ActionNumber) -> Vec<u64> {
        let mut words = match self.layout.actions.get(action.place()) {
            Some(Action::Plain([yes, _])) => in_order(self.words(*yes)),
            Some(Action::Other([one, two, four])) => {
                let bits = self.words(*one).iter().zip(self.words(*two)).zip(self.words(*four));
                // Open 1, overdue 3, refused 6, blocked 7 of [`STATUSES`].
                let in_force: Vec<u64> = bits.map(|((one, two), four)| !four & one | four & two).collect();
                in_order(&in_force)
            }
            None => Vec::new(),
        };
        words.truncate(self.rows.div_ceil(64));
        words
    }
}
