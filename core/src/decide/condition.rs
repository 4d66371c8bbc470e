//! How each named condition comes out for a case, read off the same nodes that decide.

use super::standing::Standing;
use crate::case::Bound;
use crate::compile::program::Program;
use crate::logic::Truth;

/// What each condition of a program comes to, in the order of the program; nothing for one that does not hold on the day.
pub(crate) fn truths(program: &Program, bound: &Bound) -> Vec<Option<Truth>> {
    let standing = Standing::new(program, bound, bound.as_of);
    let conditions = program.conditions.iter();
    conditions.map(|named| named.days.contains(standing.day).then(|| standing.truth(program, named.op))).collect()
}

#[cfg(test)]
mod tests {
    use crate::{Case, Engine, Truth};

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
}
