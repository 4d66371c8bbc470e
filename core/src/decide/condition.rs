//! How each named condition comes out for a case, read off the same nodes that decide.

use super::moment::turns_on;
use super::standing::Standing;
use crate::case::Bound;
use crate::compile::condition::Condition;
use crate::compile::gates::Node;
use crate::compile::program::Program;
use crate::date::Date;
use crate::logic::Truth;

/// What each condition of a program comes to, in the order of the program; nothing for one that does not hold on the day.
pub(crate) fn truths(program: &Program, bound: &Bound) -> Vec<Option<Truth>> {
    let standing = Standing::new(program, bound, bound.as_of);
    let conditions = program.conditions.iter();
    conditions.map(|named| named.days.contains(standing.day).then(|| standing.truth(program, named.op))).collect()
}

/// How a condition came out for a case, and why.
///
/// Made by [`Engine::traces`](crate::Engine::traces).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trace {
    /// What it came to.
    pub truth: Truth,
    /// What each of [`Condition::atoms`](crate::Condition::atoms) came to, in their order.
    pub atoms: Vec<AtomTrace>,
}

/// How an atom of a condition came out for a case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AtomTrace {
    /// What it came to.
    pub truth: Truth,
    /// The first day on which an age is reached or a time has passed; nothing for other atoms, and where no day of birth is
    /// told or the event has not happened.
    pub turns_on: Option<Date>,
}

/// How each condition of a program came out, in the order of the program; nothing for one that does not hold on the day.
pub(crate) fn traces(program: &Program, bound: &Bound) -> Vec<Option<Trace>> {
    let standing = Standing::new(program, bound, bound.as_of);
    let trace = |condition: &Condition| Trace {
        truth: standing.truth(program, condition.op),
        atoms: condition
            .atoms()
            .iter()
            .map(|atom| AtomTrace {
                truth: standing.truth(program, atom.op),
                turns_on: atom.turns.and_then(|leaf| match program.node(leaf) {
                    Node::Leaf(leaf) => turns_on(leaf, bound, program.vocabulary.country),
                    _ => None,
                }),
            })
            .collect(),
    };
    let conditions = program.conditions.iter();
    conditions.map(|condition| condition.days.contains(standing.day).then(|| trace(condition))).collect()
}

#[cfg(test)]
mod tests {
    use crate::{Atom, Case, Date, Engine, Truth};

    const RULES: &str = r#"{
      "synlig": 1, "id": "example", "version": "1.0.0", "language": "en", "country": "NO", "title": { "en": "An example" },
      "facts": {
        "child.alone": {
          "type": "flag", "concern": "raises",
          "label": { "en": "the child is alone" }, "question": { "en": "Is the child alone?" }
        }
      },
      "events": {
        "child.seen": {},
        "step.set": { "outcomes": [{ "id": "1", "label": { "en": "one" } }, { "id": "closed", "label": { "en": "closed" } }] }
      },
      "definitions": { "never": { "when": "no" }, "lonely": { "when": "child.alone" } },
      "tiers": { "selective": [
        { "when": "lonely", "valid": { "to": "2023-12-31" } },
        { "when": "lonely or never", "valid": { "from": "2024-01-01" } }
      ] },
      "ladders": { "step.level": { "event": "step.set", "levels": [
        { "id": "1", "enter": "lonely and not happened(step.set)", "leave": "happened(child.seen)" }
      ] } },
      "checklists": { "talk": { "items": [{ "id": "held", "done": "answered(child.alone)" }] } }
    }"#;

    #[test]
    fn conditions_have_names_and_what_they_can_be() {
        let engine = Engine::from_json([RULES]).unwrap();
        let all = |truth| -> Vec<String> {
            engine.conditions().iter().filter(|named| named.can_be(truth)).map(ToString::to_string).collect()
        };
        assert_eq!(
            all(Truth::No),
            [
                "example#checklists.talk.held",
                "example#definitions.lonely",
                "example#definitions.never",
                "example#ladders.step.level.1.enter",
                "example#ladders.step.level.1.leave",
                "example#tiers.selective/0",
                "example#tiers.selective/1",
            ]
        );
        assert_eq!(all(Truth::Yes).len(), 6);
        let unknown = all(Truth::Unknown);
        assert!(!unknown.iter().any(|name| name.ends_with("leave") || name.ends_with("held")), "{unknown:?}");
        assert_eq!(unknown.len(), 4);
    }

    #[test]
    fn they_come_out_as_they_decide_and_are_left_out_on_other_days() {
        let engine = Engine::from_json([RULES]).unwrap();
        let case = |facts: &str| format!(r#"{{ "as_of": "2024-03-01", "facts": {{ {facts} }} }}"#);
        let truths = |facts: &str| engine.truths(&Case::from_json(&case(facts)).unwrap()).unwrap();
        let (yes, no, unknown) = (Some(Truth::Yes), Some(Truth::No), Some(Truth::Unknown));
        assert_eq!(truths(r#""child.alone": true"#), [yes, yes, no, yes, no, None, yes]);
        assert_eq!(truths(""), [no, unknown, no, unknown, no, None, unknown]);
    }

    #[test]
    fn each_atom_is_traced_with_the_day_on_which_it_turns() {
        let rules = RULES.replace(
            r#""lonely": { "when": "child.alone" }"#,
            r#""lonely": { "when": "child.alone" },
               "long": { "when": "not (since(child.seen) < 14 days) and 1 of (child.age >= 3 years, lonely)" }"#,
        );
        let rules = rules.replace(
            r#""child.alone": {"#,
            r#""child.age": { "type": "age", "concern": "neutral", "label": { "en": "age" }, "question": { "en": "When?" } }, "child.alone": {"#,
        );
        let engine = Engine::from_json([rules.as_str()]).unwrap();
        let place =
            engine.conditions().iter().position(|condition| condition.rule() == "example#definitions.long").unwrap();
        let condition = &engine.conditions()[place];
        assert_eq!(condition.atoms().iter().map(Atom::column).collect::<Vec<_>>(), [6, 45, 67]);
        assert_eq!(condition.atoms().iter().map(Atom::turns).collect::<Vec<_>>(), [true, true, false]);
        assert!(!condition.atoms()[0].can_be(Truth::Unknown) && condition.atoms()[1].can_be(Truth::Unknown));
        assert_eq!(engine.written(condition).pointer, "/definitions/long/when");
        let case = r#"{ "as_of": "2024-03-01", "child": { "born": "2021-03-02" }, "events": [{ "event": "child.seen", "on": "2024-02-16" }] }"#;
        let trace = engine.traces(&Case::from_json(case).unwrap()).unwrap().swap_remove(place).unwrap();
        let day = |text| Some(Date::parse(text).unwrap());
        let atoms: Vec<_> = trace.atoms.iter().map(|atom| (atom.truth, atom.turns_on)).collect();
        let expected = [(Truth::No, day("2024-03-01")), (Truth::No, day("2024-03-02")), (Truth::Unknown, None)];
        assert_eq!((trace.truth, atoms.as_slice()), (Truth::Unknown, expected.as_slice()));
    }

    #[test]
    fn engines_are_alike_by_form_or_not() {
        let engine = |from: &str, to: &str| Engine::from_json([RULES.replace(from, to).as_str()]).unwrap();
        let own = engine("", "");
        assert!(own.is_alike(&engine("An example", "Another title")));
        assert!(own.is_alike(&engine(r#""lonely or never""#, r#""never or lonely or no""#)));
        assert!(!own.is_alike(&engine(r#""lonely or never""#, r#""not lonely""#)));
        assert!(!own.is_alike(&engine(r#""concern": "raises""#, r#""concern": "lowers""#)));
    }
}
