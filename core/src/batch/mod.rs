//! Many cases at once, in columns: a register, a report, a table of a database. The same circuit that decides one case decides
//! 64 in a machine word, and thousands at a stroke.

mod actions;
mod columns;
mod inputs;
mod outcomes;
mod signals;
mod wide;

pub use columns::{Column, Data};
pub use outcomes::BatchOutcomes;

use crate::compile::circuit::Circuit;
use crate::compile::program::{Days, Program};
use crate::date::Date;
use crate::error::{Code, Diagnostic, Error};
use crate::vocabulary::FactKind;
use columns::{codes, on, since_1970};
use inputs::Inputs;
use outcomes::Layout;
use signals::Signals;
use std::sync::Arc;
use wide::{Planes, WIDTH, Wide};

/// Decides cases of one day that are told in columns; see [`Engine::batch`](crate::Engine::batch).
///
/// It is made for certain columns, and simplified for them: what no column tells is unknown, or has not happened, in all
/// cases. Then it takes any number of cases, as often as there are some. The outcomes are those of the same cases decided one
/// by one. Answers are by nobody in particular and of the day of the batch: where several services answer, merge before, or
/// decide one by one.
///
/// ```
/// # let rules = r#"{"synlig":1,"id":"example","version":"1.0.0","language":"en","country":"NO","title":{"en":"t"},
/// #   "facts":{"child.alone":{"type":"flag","concern":"raises","label":{"en":"l"},"question":{"en":"q"}}},
/// #   "tiers":{"selective":{"when":"child.alone"}}}"#;
/// use synlig::{Column, Data, Date, Engine, Tier};
/// let engine = Engine::from_json([rules])?;
/// let alone = engine.numbers().fact("child.alone").ok_or("a fact")?;
/// let batch = engine.batch(Date::parse("2024-03-01").ok_or("a day")?, &[Column::Fact(alone)])?;
/// let outcomes = batch.decide(&[Data::Codes(&[1, 0, Data::NONE])])?;
/// let tiers: Vec<Tier> = (0..outcomes.len()).map(|row| outcomes.tier(row).possible).collect();
/// assert_eq!(tiers, [Tier::Selective, Tier::Universal, Tier::Selective]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug)]
pub struct Batch {
    program: Arc<Program>,
    as_of: Date,
    columns: Vec<Column>,
    circuit: Circuit,
    inputs: Inputs,
    actions: actions::Actions,
    layout: Arc<Layout>,
}

impl Batch {
    pub(crate) fn new(program: &Arc<Program>, as_of: Date, columns: &[Column]) -> Result<Self, Error> {
        if !Days::ALL.contains(as_of) {
            let message = format!("{as_of} is not between {} and {}", Date::FIRST, Date::LAST);
            return Err(Diagnostic::new(Code::CaseInvalidDate, "", message).into());
        }
        let places = inputs::places(program, columns)?;
        let known = |input: &_| inputs::known(as_of, &places, input);
        let circuit = Circuit::new(program, &known, false);
        let inputs = Inputs::new(program, as_of, places, &circuit);
        let actions = actions::Actions::new(program, as_of, &circuit);
        let layout = Arc::new(Layout::new(program, &circuit));
        let program = Arc::clone(program);
        Ok(Self { program, as_of, columns: columns.to_vec(), circuit, inputs, actions, layout })
    }

    /// The columns that it takes, in their order.
    pub fn columns(&self) -> &[Column] {
        &self.columns
    }

    /// Decides as many cases as the columns tell of.
    ///
    /// # Errors
    /// A column of another kind or length than the first (`case.type`); `case.unknown_value` for a code that stands for nothing,
    /// `case.missing_outcome` and `case.from_the_future`: the first of a column, with `/COLUMN/ROW` as its place.
    pub fn decide(&self, data: &[Data<'_>]) -> Result<BatchOutcomes, Error> {
        let rows = data.first().map_or(0, Data::len);
        self.check_kinds(data, rows)?;
        let mut outcomes = BatchOutcomes::new(&self.layout, rows);
        let (mut signals, mut planes, mut room) = (Signals::default(), Planes::new(), [0; WIDTH]);
        for from in (0..rows).step_by(WIDTH) {
            self.check_values(data, from)?;
            let mut column = None;
            let facts = self.inputs.facts().map(|asked| {
                let Some(asked) = asked else { return Wide::NO };
                // What is asked of one fact stands together.
                if column != Some(asked.column) {
                    column = Some(asked.column);
                    planes.read(codes(data.get(asked.column), from, &mut room), asked.bits);
                }
                planes.within(asked.from, asked.to)
            });
            let others = self.inputs.questions().map(|question| self.inputs.answer(question, data, from));
            signals.run(&self.circuit, &self.circuit.outcomes, facts.chain(others));
            let (stands, urgent) = self.actions.decide(&signals, data, &self.inputs, from);
            outcomes.add(&self.circuit, &signals, (&stands, urgent), |event| {
                let column = self.inputs.happened(event);
                column.map_or(Wide::NO, |column| Wide::of(|at| on(data.get(column), from + at).is_some()))
            });
        }
        Ok(outcomes)
    }

    fn check_kinds(&self, data: &[Data<'_>], rows: usize) -> Result<(), Error> {
        let fault = |place: usize, message: &str| {
            Err(Diagnostic::new(Code::CaseType, format!("/{place}"), message.to_owned()).into())
        };
        if data.len() != self.columns.len() {
            return fault(data.len().min(self.columns.len()), "not as many columns as the batch was made for");
        }
        for (place, (column, data)) in self.columns.iter().zip(data).enumerate() {
            let days = matches!(column, Column::Happened(_) | Column::Born | Column::Due);
            if days != matches!(data, Data::Days(_)) {
                return fault(place, if days { "a column of days is wanted" } else { "a column of codes is wanted" });
            }
            if data.len() != rows {
                return fault(place, "not as many cases as in the first column");
            }
        }
        Ok(())
    }

    /// Refuses values of the next cases that stand for nothing.
    fn check_values(&self, data: &[Data<'_>], from: usize) -> Result<(), Error> {
        let today = since_1970(self.as_of);
        for (place, (column, values)) in self.columns.iter().zip(data).enumerate() {
            let at = |row: usize| format!("/{place}/{}", from + row);
            match values {
                Data::Codes(codes) => {
                    let codes = codes.get(from..).unwrap_or_default();
                    let codes = codes.get(..WIDTH).unwrap_or(codes);
                    let count = self.codes(*column);
                    // One step for all: none becomes 0, and every other code its number from 1.
                    let beyond = |code: &u8| code.wrapping_add(1).saturating_sub(count);
                    if codes.iter().fold(0, |beyonds, code| beyonds | beyond(code)) != 0 {
                        let row = codes.iter().position(|code| beyond(code) != 0).unwrap_or(0);
                        let message = format!("no value has the code {}", codes.get(row).copied().unwrap_or(0));
                        return Err(Diagnostic::new(Code::CaseUnknownValue, at(row), message).into());
                    }
                }
                Data::Days(days) => {
                    let days = days.get(from..).unwrap_or_default();
                    let days = days.get(..WIDTH).unwrap_or(days);
                    if !matches!(column, Column::Due)
                        && let Some(row) = days.iter().position(|day| *day > today)
                    {
                        let day = columns::day(days.get(row).copied().unwrap_or(0));
                        let message = format!("{day} is after {}, the day of the batch", self.as_of);
                        return Err(Diagnostic::new(Code::CaseFromTheFuture, at(row), message).into());
                    }
                }
            }
            if let Some(row) = self.inputs.without_outcome(*column, data, from) {
                let message = "the event needs an outcome".to_owned();
                return Err(Diagnostic::new(Code::CaseMissingOutcome, at(row), message).into());
            }
        }
        Ok(())
    }

    /// How many codes a column can have.
    fn codes(&self, column: Column) -> u8 {
        let vocabulary = &self.program.vocabulary;
        let count = match column {
            Column::Fact(fact) => vocabulary.facts.get(fact.place()).map_or(0, |fact| match fact.kind {
                FactKind::Age => 0,
                _ => inputs::count(fact),
            }),
            Column::Outcome(event) => vocabulary.events.get(event.place()).map_or(0, |event| event.outcomes.len()),
            Column::Service => vocabulary.services.len(),
            Column::Order(_) | Column::Happened(_) | Column::Born | Column::Due => usize::MAX,
        };
        u8::try_from(count).unwrap_or(Data::NONE)
    }
}
