//! Coverage for the terminal: a line for each rule set, and what scenarios do not show yet.

use crate::coverage::{Coverage, Item, Kind, RuleSetCoverage, Share};
use anstyle::{AnsiColor, Style};
use std::fmt::Write as _;

const GOOD: Style = AnsiColor::Green.on_default();
const LACKING: Style = AnsiColor::Yellow.on_default();
const STRONG: Style = Style::new().bold();
const QUIET: Style = Style::new().dimmed();

/// Coverage as text. Colour codes are always there.
pub fn coverage(coverage: &Coverage) -> String {
    let mut text = String::new();
    for rules in &coverage.rules {
        let open: Vec<&Item> = rules.items.iter().filter(|item| item.ways.iter().any(|way| way.cases == 0)).collect();
        if !open.is_empty() {
            writeln!(text, "{STRONG}{}{STRONG:#} is not shown in all its ways:", rules.id).ok();
        }
        for item in open {
            let about = item.text.as_ref().map_or_else(String::new, |text| format!(" `{text}`"));
            writeln!(text, "  {QUIET}{}:{}:{}{QUIET:#} {}{about}", rules.name(), item.line, item.column, item.rule)
                .ok();
            writeln!(text, "    {LACKING}{}{LACKING:#}", lacking(item)).ok();
        }
        if text.ends_with("\n") && !text.ends_with("\n\n") {
            text.push('\n');
        }
    }
    coverage.rules.iter().for_each(|rules| text.push_str(&line(rules)));
    let Share { covered, total } = coverage.share;
    let style = if covered == total { GOOD } else { LACKING };
    writeln!(text, "{style}coverage {}{style:#}: {covered} of {total} ways", coverage.share.percent()).ok();
    text
}

fn line(rules: &RuleSetCoverage) -> String {
    let shares =
        Kind::ALL.into_iter().map(|kind| (kind.name(), rules.share_of(kind))).filter(|(_, share)| share.total > 0);
    let shares: Vec<String> =
        shares.map(|(name, Share { covered, total })| format!("{name} {covered}/{total}")).collect();
    let style = if rules.share.covered == rules.share.total { GOOD } else { LACKING };
    format!("{style}{:>7}{style:#} {}: {}\n", rules.share.percent(), rules.id, shares.join(", "))
}

/// What is not shown, in words.
fn lacking(item: &Item) -> String {
    let ways: Vec<&str> = item.ways.iter().filter(|way| way.cases == 0).map(|way| way.way).collect();
    let ways = ways.join(", ");
    match item.kind {
        Kind::Condition => format!("no case in which it comes out as: {ways}"),
        Kind::Decides => format!("no case in which it decides, being: {ways}"),
        Kind::Day => format!("no case on the {ways}"),
        Kind::Outcome => format!("no case in which it is: {ways}"),
        Kind::Question => "no case in which it is asked for".to_owned(),
    }
}
