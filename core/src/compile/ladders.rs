//! Ladders compiled: for each level, whether what is recommended, and what is possible, is at least that level.

use super::compiler::{Compiler, days};
use super::gates::{Leaf, Op};
use super::names::Stage;
use super::program::{Ladder, Level, Program};
use super::vocabulary::sources;
use crate::ruleset::items;

impl Compiler<'_> {
    pub(super) fn ladder(&mut self, id: &str, program: &mut Program) {
        let composed = self.composed;
        let mut all = items(&composed.documents, |d| d.ladders.as_ref());
        let Some((_, item)) = all.find(|(name, _)| *name == id) else { return };
        let Some(Some(mut ops)) = self.names.ladders.get(id).cloned() else { return };
        sources(item.basis.as_ref(), &mut self.names);
        let mut levels = Vec::new();
        for versions in &item.levels {
            let mut level = Level { id: String::new(), enter: Op::NO, leave: Op::NO, versions: Vec::new() };
            for version in &versions.0 {
                level.id.clone_from(&version.id.value);
                let enter = self.condition(&version.enter, Stage::Ladders);
                let place = format!("ladders.{id}.{}", version.id.value);
                let enter = self.note(&format!("{place}.enter"), enter, version.valid.as_ref());
                let enter = self.during(enter, version.valid.as_ref());
                level.enter = self.gates.or(level.enter, enter);
                if let Some(leave) = &version.leave {
                    let leave = self.condition(leave, Stage::Ladders);
                    let leave = self.note(&format!("{place}.leave"), leave, version.valid.as_ref());
                    let leave = self.during(leave, version.valid.as_ref());
                    level.leave = self.gates.or(level.leave, leave);
                }
                let basis = version.basis.as_ref().or(item.basis.as_ref());
                let origin = self.origin(item.at, basis);
                level.versions.push((days(version.valid.as_ref()), origin));
            }
            levels.push(level);
        }
        (ops.recommended, ops.possible) = self.recommend(ops.event, &ops.at_least, &levels);
        let outcomes = self.names.vocabulary.events.get(ops.event).map(|event| event.outcomes.as_slice());
        program.ladders.push(Ladder {
            id: id.to_owned(),
            event: ops.event,
            closed: outcomes.unwrap_or_default().iter().position(|outcome| outcome == "closed"),
            levels,
            recommended: ops.recommended.clone(),
            possible: ops.possible.clone(),
            at_least: ops.at_least.clone(),
        });
        self.names.ladders.insert(id.to_owned(), Some(ops));
    }

    /// Which level is recommended, and which possible: for each level, whether it is at least that one.
    fn recommend(&mut self, event: usize, at_least: &[Vec<usize>], levels: &[Level]) -> (Vec<Op>, Vec<Op>) {
        let g = &mut self.gates;
        let mut current: Vec<Op> = at_least
            .iter()
            .map(|outcomes| g.leaf(Leaf::CurrentAtLeast { event, outcomes: outcomes.clone() }))
            .collect();
        // No level is above the highest.
        current.push(Op::NO);
        let [mut up, mut down, mut stays] = [const { Vec::new() }; 3];
        let mut leaves_current = Op::NO;
        for (level, reached) in levels.iter().zip(current.windows(2)) {
            let [this, above] = reached else { continue };
            let stay = g.certain(level.leave).not();
            let entered = g.certain(level.enter);
            let enterable = g.possible(level.enter);
            let can_stay = g.and(enterable, stay);
            let rises = g.and(entered, stay);
            up.push(g.and(this.not(), rises));
            down.push(g.and(*above, can_stay));
            let is_current = g.and(*this, above.not());
            let left = g.and(is_current, stay.not());
            leaves_current = g.or(leaves_current, left);
            stays.push(can_stay);
        }
        let any_up = g.any(up.iter().copied());
        let lowers = g.and(any_up.not(), leaves_current);
        let keeps = g.and(any_up.not(), leaves_current.not());
        let mut recommended = Vec::new();
        for place in 0..levels.len() {
            let raised = g.any(up.iter().skip(place).copied());
            let lower = g.any(down.iter().skip(place).copied());
            let lowered = g.and(lowers, lower);
            let kept = g.and(keeps, current.get(place).copied().unwrap_or(Op::NO));
            let moved = g.or(raised, lowered);
            recommended.push(g.or(moved, kept));
        }
        let mut candidates = Vec::new();
        for (place, can_stay) in stays.iter().enumerate() {
            let below = recommended.get(place + 1).copied().unwrap_or(Op::NO).not();
            candidates.push(g.and(*can_stay, below));
        }
        let possible = recommended
            .iter()
            .enumerate()
            .map(|(place, here)| {
                let higher = g.any(candidates.iter().skip(place).copied());
                g.or(*here, higher)
            })
            .collect();
        (recommended, possible)
    }
}
