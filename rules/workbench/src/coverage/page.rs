//! Coverage as one page of HTML: the text of each rule set, coloured. Nothing is fetched, and no script runs.

use super::{Coverage, Item, Kind, RuleSetCoverage, Share};
use crate::problem::span;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::ops::Range;

const PAGE: &str = include_str!("page.html");

/// The page. What colours say, signs and underlines say too.
pub fn page(coverage: &Coverage) -> String {
    let mut body = summary(coverage);
    for rules in &coverage.rules {
        section(rules, &mut body);
    }
    PAGE.replacen("BODY", body.trim_end(), 1)
}

fn summary(coverage: &Coverage) -> String {
    let mut text = "<div class=\"scroll\"><table>\n<caption>Ways that were shown, of all that are possible</caption>\n\
                    <thead><tr><th scope=\"col\">rule set</th>"
        .to_owned();
    for name in Kind::ALL.map(Kind::name).into_iter().chain(["together"]) {
        write!(text, "<th scope=\"col\" class=\"number\">{name}</th>").ok();
    }
    text.push_str("</tr></thead>\n<tbody>\n");
    for rules in &coverage.rules {
        let id = escaped(&rules.id);
        write!(text, "<tr><th scope=\"row\"><a href=\"#{id}\">{id}</a></th>").ok();
        let shares = Kind::ALL.map(|kind| rules.share_of(kind));
        for Share { covered, total } in shares {
            write!(text, "<td class=\"number\">{covered}/{total}</td>").ok();
        }
        writeln!(text, "<td class=\"number\">{}</td></tr>", rules.share.percent()).ok();
    }
    text.push_str("</tbody>\n</table></div>\n");
    text
}

fn section(rules: &RuleSetCoverage, text: &mut String) {
    let id = escaped(&rules.id);
    writeln!(text, "<section aria-labelledby=\"{id}\">\n<h2 id=\"{id}\">{id}: {}</h2>", rules.share.percent()).ok();
    let mut lines: BTreeMap<u32, Vec<&Item>> = BTreeMap::new();
    rules.items.iter().for_each(|item| lines.entry(item.line).or_default().push(item));
    let open = |items: &Vec<&Item>| Share::of(items.iter().copied()).covered < Share::of(items.iter().copied()).total;
    let missing: Vec<String> = lines
        .iter()
        .filter(|(_, items)| open(items))
        .map(|(line, _)| format!("<a href=\"#{id}-{line}\">{line}</a>"))
        .collect();
    if !missing.is_empty() {
        writeln!(text, "<p>Lines with ways that were not shown: {}</p>", missing.join(", ")).ok();
    }
    text.push_str("<ol class=\"source\">\n");
    let mut start = 0;
    for (number, line) in (1..).zip(rules.text.split_inclusive('\n')) {
        let items = lines.get(&number).map(Vec::as_slice).unwrap_or_default();
        let shown = line.trim_end_matches(['\n', '\r']);
        let sign = if items.is_empty() { "" } else { state(Share::of(items.iter().copied())).1 };
        let code = coloured(rules, items, start..start + shown.len());
        writeln!(
            text,
            "<li id=\"{id}-{number}\"><span class=\"at\">{number}</span><span>{sign}</span><code>{code}</code>{}</li>",
            details(items)
        )
        .ok();
        start += line.len();
    }
    text.push_str("</ol>\n</section>\n");
}

/// The class and the sign of a share.
fn state(share: Share) -> (&'static str, &'static str) {
    match share {
        Share { covered, total } if covered == total => ("all", "✓"),
        Share { covered: 0, .. } => ("none", "✗"),
        _ => ("some", "◐"),
    }
}

/// The bytes of the document that an item is about.
fn range(source: &str, item: &Item) -> Range<usize> {
    let word = span::of(source, item.line, item.column, item.expression_column);
    let whole = |text: &String| source.get(word.start..).is_some_and(|rest| rest.starts_with(text.as_str()));
    match item.text.as_ref().filter(|text| whole(text)) {
        Some(text) => word.start..word.start + text.len(),
        None => word,
    }
}

/// A line of the document in pieces, each in the colour of the shortest range that it lies in.
fn coloured(rules: &RuleSetCoverage, items: &[&Item], line: Range<usize>) -> String {
    let mut shares: Vec<(Range<usize>, Share)> = Vec::new();
    for item in items {
        let (range, share) = (range(&rules.text, item), Share::of([*item]));
        match shares.iter_mut().find(|(known, _)| *known == range) {
            Some((_, known)) => *known = known.and(share),
            None => shares.push((range, share)),
        }
    }
    shares.sort_by_key(|(range, _)| range.len());
    let ends = shares.iter().flat_map(|(range, _)| [range.start, range.end]).chain([line.start, line.end]);
    let cuts: Vec<usize> =
        ends.filter(|at| line.start <= *at && *at <= line.end).collect::<BTreeSet<_>>().into_iter().collect();
    let mut text = String::new();
    for cut in cuts.windows(2) {
        let [from, to] = cut else { continue };
        let piece = escaped(rules.text.get(*from..*to).unwrap_or_default());
        match shares.iter().find(|(range, _)| range.start <= *from && *to <= range.end) {
            Some((_, share)) => write!(text, "<span class=\"{}\">{piece}</span>", state(*share).0).ok(),
            None => write!(text, "{piece}").ok(),
        };
    }
    text
}

fn details(items: &[&Item]) -> String {
    if items.is_empty() {
        return String::new();
    }
    let Share { covered, total } = Share::of(items.iter().copied());
    let mut text = format!("<details><summary>{covered} of {total} ways</summary><ul class=\"ways\">");
    for item in items {
        let about =
            item.text.as_ref().map_or_else(|| escaped(&item.rule), |text| format!("<code>{}</code>", escaped(text)));
        write!(text, "<li>{about}, {}: ", item.kind.name()).ok();
        let ways: Vec<String> = item
            .ways
            .iter()
            .map(|way| match &way.first {
                Some(first) => format!("✓ {} ({} cases, first “{}”)", way.way, way.cases, escaped(first)),
                None => format!("✗ <strong>{} never</strong>", way.way),
            })
            .collect();
        write!(text, "{}</li>", ways.join("; ")).ok();
    }
    text.push_str("</ul></details>");
    text
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
