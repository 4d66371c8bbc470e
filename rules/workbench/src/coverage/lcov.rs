//! Coverage in the format of `lcov`, which editors and code review tools read: a line for each place, a branch for each way.

use super::{Coverage, Item, Share};
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// One record for each rule set. A line is hit as often as the most frequent way on it came about.
pub fn lcov(coverage: &Coverage) -> String {
    let mut text = String::new();
    for rules in &coverage.rules {
        let mut lines: BTreeMap<u32, Vec<&Item>> = BTreeMap::new();
        rules.items.iter().for_each(|item| lines.entry(item.line).or_default().push(item));
        let mut record = format!("TN:\nSF:{}\n", rules.name());
        for (line, items) in &lines {
            for (block, item) in items.iter().enumerate() {
                for (branch, way) in item.ways.iter().enumerate() {
                    writeln!(record, "BRDA:{line},{block},{branch},{}", way.cases).ok();
                }
            }
        }
        let Share { covered, total } = rules.share;
        writeln!(record, "BRF:{total}\nBRH:{covered}").ok();
        let hits = |items: &[&Item]| items.iter().flat_map(|item| &item.ways).map(|way| way.cases).max().unwrap_or(0);
        for (line, items) in &lines {
            writeln!(record, "DA:{line},{}", hits(items)).ok();
        }
        let hit = lines.values().filter(|items| hits(items) > 0).count();
        writeln!(record, "LF:{}\nLH:{hit}\nend_of_record", lines.len()).ok();
        text.push_str(&record);
    }
    text
}
