//! Properties: what is printed is read again, and any text is read or refused.

use super::{Expr, Function, Kind, Literal, Operand, Operator, RESERVED, Value, Word, parse};
use crate::date::{Duration, Unit};
use proptest::prelude::*;

fn erase_columns(expr: &mut Expr) {
    expr.column = 0;
    let operand = |operand: &mut Operand| match operand {
        Operand::Name(word) | Operand::Since(word) | Operand::Current(word) => word.column = 0,
    };
    match &mut expr.kind {
        Kind::Constant(_) | Kind::Name(_) => {}
        Kind::Not(inner) | Kind::Possible(inner) => erase_columns(inner),
        Kind::And(parts) | Kind::Or(parts) | Kind::AtLeast(_, parts) => parts.iter_mut().for_each(erase_columns),
        Kind::Compare(left, _, literal) => {
            operand(left);
            literal.column = 0;
        }
        Kind::In(left, literals) => {
            operand(left);
            literals.iter_mut().for_each(|literal| literal.column = 0);
        }
        Kind::Call(_, word) => word.column = 0,
        Kind::After(first, second) => (first.column, second.column) = (0, 0),
    }
}

fn name() -> impl Strategy<Value = String> {
    "[A-Za-z][A-Za-z0-9_]{0,5}(\\.[A-Za-z][A-Za-z0-9_]{0,4}){0,2}"
        .prop_filter("a word of the language", |name| !RESERVED.contains(&name.as_str()))
}

fn word() -> impl Strategy<Value = Word> {
    name().prop_map(|text| Word { text, column: 0 })
}

fn duration() -> impl Strategy<Value = Value> {
    let unit = prop::sample::select(vec![Unit::Day, Unit::WorkingDay, Unit::Week, Unit::Month, Unit::Year]);
    (0u32..=200, unit).prop_map(|(count, unit)| Value::Duration(Duration { count, unit }))
}

fn item() -> BoxedStrategy<Value> {
    prop_oneof![
        name().prop_map(Value::Word),
        prop::sample::select(vec!["yes", "no", "A"]).prop_map(|word| Value::Word(word.to_owned())),
        any::<i64>().prop_map(Value::Number),
    ]
    .boxed()
}

fn literal(value: impl Strategy<Value = Value>) -> impl Strategy<Value = Literal> {
    value.prop_map(|value| Literal { value, column: 0 })
}

fn operand() -> impl Strategy<Value = Operand> {
    prop_oneof![word().prop_map(Operand::Name), word().prop_map(Operand::Since), word().prop_map(Operand::Current)]
}

fn expr() -> impl Strategy<Value = Expr> {
    use Operator::{Equal, Greater, GreaterOrEqual, Less, LessOrEqual, NotEqual};
    let operator = prop::sample::select(vec![Equal, NotEqual, Less, LessOrEqual, Greater, GreaterOrEqual]);
    let function = prop::sample::select(vec![
        Function::Happened,
        Function::Answered,
        Function::Consent,
        Function::Refused,
        Function::Action,
    ]);
    let parameter = "[a-z][a-z_]{0,8}".prop_map(Value::Parameter);
    let built_in = prop::sample::select(vec!["sharing", "urgent", "symptoms", "known", "problem", "cell"]);
    let leaf = prop_oneof![
        any::<bool>().prop_map(Kind::Constant),
        name().prop_map(Kind::Name),
        built_in.prop_map(|name| Kind::Name(name.to_owned())),
        (operand(), operator, literal(prop_oneof![item(), duration(), parameter]))
            .prop_map(|(left, operator, right)| Kind::Compare(left, operator, right)),
        (operand(), prop::collection::vec(literal(item()), 1..4)).prop_map(|(left, items)| Kind::In(left, items)),
        (function, word()).prop_map(|(function, word)| Kind::Call(function, word)),
        (word(), word()).prop_map(|(first, second)| Kind::After(first, second)),
    ];
    let expr = |kind| Expr { kind, column: 0 };
    leaf.prop_map(expr).prop_recursive(6, 40, 4, move |inner| {
        prop_oneof![
            inner.clone().prop_map(|inner| Kind::Not(Box::new(inner))),
            inner.clone().prop_map(|inner| Kind::Possible(Box::new(inner))),
            prop::collection::vec(inner.clone(), 2..5).prop_map(Kind::And),
            prop::collection::vec(inner.clone(), 2..5).prop_map(Kind::Or),
            (prop::collection::vec(inner, 1..5), any::<prop::sample::Index>())
                .prop_map(|(parts, index)| Kind::AtLeast(u32::try_from(index.index(parts.len())).unwrap() + 1, parts)),
        ]
        .prop_map(expr)
    })
}

/// Tokens in any order: more often nearly right than random characters are.
fn soup() -> impl Strategy<Value = String> {
    let token = prop::sample::select(vec![
        "not", "and", "or", "of", "in", "yes", "a", "b.c", "(", ")", ",", "=", "<", "!=", "2", "-1", "days", "working",
        "$p", "since", "current", "happened", "after", "possible", "(", ")", "å", "foo",
    ]);
    prop::collection::vec(token, 0..25).prop_map(|tokens| tokens.join(" "))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1_000, ..ProptestConfig::default() })]

    #[test]
    fn what_is_printed_is_read(tree in expr()) {
        let text = tree.to_string();
        // Long trees are refused for their length alone.
        prop_assume!(text.chars().count() <= 4_000);
        let mut read = parse(&text).unwrap_or_else(|fault| panic!("{fault:?} in {text}"));
        erase_columns(&mut read);
        prop_assert_eq!(&read, &tree);
        prop_assert_eq!(read.to_string(), text);
    }

    #[test]
    fn any_text_is_read_or_refused_inside_it(text in prop_oneof![soup(), ".{0,60}"]) {
        match parse(&text) {
            Ok(mut expr) => {
                let mut again = parse(&expr.to_string()).unwrap();
                erase_columns(&mut again);
                erase_columns(&mut expr);
                prop_assert_eq!(again, expr);
            }
            Err(fault) => {
                let end = u32::try_from(text.chars().count()).unwrap() + 1;
                prop_assert!((1..=end).contains(&fault.column));
                prop_assert!(!fault.message.ends_with('.'));
            }
        }
    }
}
