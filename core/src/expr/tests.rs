use super::{Kind, Operand, RESERVED, parse};
use crate::error::Code;

fn fault(text: &str) -> (Code, u32) {
    let fault = parse(text).expect_err(text);
    (fault.code, fault.column)
}

fn hint(text: &str) -> String {
    parse(text).unwrap_err().hint.unwrap_or_default()
}

#[test]
fn the_examples_of_the_language_are_canonical() {
    for text in [
        "child.speaks_of_violence",
        "not child.speaks_of_violence",
        "parent.substance_misuse >= suspected",
        "family.situation in (separation, bereavement)",
        "2 of (sign.absence, sign.sleep, sign.anger)",
        "child.age < 6 years",
        "happened(concern.raised)",
        "concern.decided = act_here",
        "since(concern.raised) >= 14 days",
        "since(measure.started) >= $evaluate_after",
        "after(concern.raised, bti.level_set)",
        "answered(parent.violence)",
        "symptoms and not known",
        "service in (kindergarten, school)",
        "consent(log)",
        "refused(log)",
        "sharing",
        "yes",
        "no",
        "cell in (A, B)",
        "tier >= selective",
        "bti.level >= 2",
        "current(bti.level) = 1",
        "score.total > -3",
        "level in (1, 2)",
        "possible(urgent or action(report.child_protection)) and not problem",
        "since(x.y) < 3 working days",
        "flag.x = yes",
    ] {
        assert_eq!(parse(text).unwrap().to_string(), text);
    }
}

#[test]
fn text_becomes_canonical() {
    for (text, canonical) in [
        ("((a))  and\n\t(b and c)", "a and (b and c)"),
        ("(a and b) or (c)", "a and b or c"),
        ("(a or b) and c", "(a or b) and c"),
        ("not (a and b)", "not (a and b)"),
        ("not (not (a))", "not not a"),
        ("(not a) and b", "not a and b"),
        ("not (a<3)", "not a < 3"),
        ("a or (b or c)", "a or (b or c)"),
        ("1 of ((a or b),(c))", "1 of (a or b, c)"),
        ("since( e ) >= 1 days", "since(e) >= 1 day"),
        ("since(e)>=014 working\nday", "since(e) >= 14 working days"),
        ("a>=-0", "a >= 0"),
    ] {
        assert_eq!(parse(text).unwrap().to_string(), canonical);
    }
}

#[test]
fn not_binds_tighter_than_and_and_tighter_than_or() {
    let Kind::Or(parts) = parse("not a and b or c and d and e").unwrap().kind else { panic!("or") };
    let [left, right] = parts.as_slice() else { panic!("two parts") };
    let (Kind::And(left), Kind::And(right)) = (&left.kind, &right.kind) else { panic!("and") };
    assert_eq!((left.len(), right.len()), (2, 3));
    assert!(matches!(left[0].kind, Kind::Not(_)));
    let Kind::Not(inner) = parse("not a = b").unwrap().kind else { panic!("not") };
    assert!(matches!(inner.kind, Kind::Compare(..)));
}

#[test]
fn columns_are_where_things_begin() {
    let Kind::And(parts) = parse(" (a) and  b.c in (x, 22) and after(d, e)").unwrap().kind else { panic!("and") };
    assert_eq!(parts.iter().map(|part| part.column).collect::<Vec<_>>(), [3, 11, 30]);
    let Kind::In(Operand::Name(name), literals) = &parts[1].kind else { panic!("in") };
    assert_eq!((name.column, literals[0].column, literals[1].column), (11, 19, 22));
    let Kind::After(first, second) = &parts[2].kind else { panic!("after") };
    assert_eq!((first.column, second.column), (36, 39));
    assert_eq!(parse(" (a) and b").unwrap().column, 2);
}

#[test]
fn strange_characters_are_told_in_code_points() {
    assert_eq!(fault("a and blåbær"), (Code::ExprCharacter, 9));
    assert_eq!(fault("å"), (Code::ExprCharacter, 1));
    assert_eq!(fault("a = 'x'"), (Code::ExprCharacter, 5));
    assert_eq!(fault("a ≥ 3"), (Code::ExprCharacter, 3));
    assert_eq!(fault("a\u{a0}= b"), (Code::ExprCharacter, 2));
    assert_eq!(fault("a. b"), (Code::ExprCharacter, 2));
    assert_eq!(fault("a - 3"), (Code::ExprCharacter, 3));
    assert!(parse("a\u{a0}").unwrap_err().message.contains("U+00A0"));
    assert!(parse("a 🐟").unwrap_err().message.contains("`🐟`"));
    assert_eq!(hint("since(x) ≥ 3 days"), "write `>=`");
}

#[test]
fn faults_have_codes_and_places() {
    use Code::{ExprChain, ExprNotComparable, ExprOutOfRange, ExprSyntax, ExprTooLong, ExprType};
    for (text, code, column) in [
        ("", ExprSyntax, 1),
        ("  ", ExprSyntax, 3),
        ("a and", ExprSyntax, 6),
        ("a b", ExprSyntax, 3),
        ("a)", ExprSyntax, 2),
        ("(a", ExprSyntax, 3),
        ("and a", ExprSyntax, 1),
        ("a or of", ExprSyntax, 6),
        ("happened", ExprSyntax, 9),
        ("happened()", ExprSyntax, 10),
        ("happened(not)", ExprSyntax, 10),
        ("happened(yes)", ExprSyntax, 10),
        ("happened(a, b)", ExprSyntax, 11),
        ("after(a)", ExprSyntax, 8),
        ("a and hapened(b)", ExprSyntax, 7),
        ("a = and", ExprSyntax, 5),
        ("a == b", ExprSyntax, 4),
        ("a = (b)", ExprSyntax, 5),
        ("a = since(b)", ExprSyntax, 10),
        ("a in b", ExprSyntax, 6),
        ("a in ()", ExprSyntax, 7),
        ("a in ($b)", ExprSyntax, 7),
        ("a in (3 days)", ExprSyntax, 9),
        ("a not in (b)", ExprSyntax, 3),
        ("3", ExprSyntax, 1),
        ("$a", ExprSyntax, 1),
        ("$", ExprSyntax, 1),
        ("a > $3", ExprSyntax, 5),
        ("a > 14days", ExprSyntax, 5),
        ("a > 2.5", ExprSyntax, 5),
        ("a > 3 working", ExprSyntax, 14),
        ("a > 3 working weeks", ExprSyntax, 15),
        ("a > -3 days", ExprSyntax, 5),
        ("2 of a", ExprSyntax, 6),
        ("2 of ()", ExprSyntax, 7),
        ("a = b = c", ExprChain, 7),
        ("a < b < c", ExprChain, 7),
        ("a in (b) = c", ExprChain, 10),
        ("not a = b in (c)", ExprChain, 11),
        ("happened(x) = yes", ExprNotComparable, 13),
        ("(a) = b", ExprNotComparable, 5),
        ("not (a) < 3", ExprNotComparable, 9),
        ("2 of (a,b) = 1", ExprNotComparable, 12),
        ("yes = a", ExprNotComparable, 5),
        ("(a) in (b)", ExprNotComparable, 5),
        ("3 < a", ExprNotComparable, 3),
        ("14 days <= since(a)", ExprNotComparable, 9),
        ("a and since(b)", ExprType, 7),
        ("current(b) and a", ExprType, 1),
        ("a > 9223372036854775808", ExprOutOfRange, 5),
        ("a > 201 years", ExprOutOfRange, 5),
        ("a > 9999999999 days", ExprOutOfRange, 5),
        ("0 of (a)", ExprOutOfRange, 1),
        ("-1 of (a)", ExprOutOfRange, 1),
        ("a or 3 of (b, c)", ExprOutOfRange, 6),
        (&"a".repeat(4_001), ExprTooLong, 1),
    ] {
        assert_eq!(fault(text), (code, column), "{text}");
    }
    assert!(parse(&"å".repeat(4_000)).is_err_and(|fault| fault.code == Code::ExprCharacter));
    assert!(parse(&"a".repeat(4_000)).is_ok());
    assert!(parse("a > -9223372036854775808").is_ok());
}

#[test]
fn hints_help() {
    assert_eq!(hint("hapened(b)"), "did you mean `happened`?");
    assert!(hint("weather(b)").starts_with("the functions are `happened`, "));
    assert_eq!(hint("a AND b"), "did you mean `and`?");
    assert_eq!(hint("a and since(b)"), "compare it, as in `since(b) >= 14 days`");
    assert_eq!(hint("a == b"), "the operators are `=`, `!=`, `<`, `<=`, `>` and `>=`");
    assert_eq!(parse("a or or b").unwrap_err().message, "expected a condition, found `or`");
    assert!(parse(&"a ".repeat(1_000)).unwrap_err().message.len() < 100);
}

#[test]
fn nesting_is_bounded() {
    for (open, close) in [("not ", ""), ("(", ")"), ("1 of (", ")"), ("possible(", ")"), ("a and (b or ", ")")] {
        let nested = |levels: usize| format!("{}x{}", open.repeat(levels), close.repeat(levels));
        let deepest = parse(&nested(64)).unwrap();
        assert!(parse(&deepest.to_string()).is_ok());
        assert_eq!(parse(&nested(65)).unwrap_err().code, Code::ExprTooDeep);
        assert_eq!(parse(&open.repeat(4_000 / open.len())).unwrap_err().code, Code::ExprTooDeep);
    }
    assert_eq!(fault(&"(".repeat(4_000)), (Code::ExprTooDeep, 65));
    // Side by side is not deep.
    assert!(parse(&vec!["not (a)"; 300].join(" and ")).is_ok());
}

#[test]
fn reserved_words_are_each_there_once() {
    let mut words = RESERVED.to_vec();
    words.sort_unstable();
    words.dedup();
    assert_eq!(words.len(), 24);
}
