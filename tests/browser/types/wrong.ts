// What must not compile: each expected error that does not come is one.

import { Engine, type Case, type Shipped } from "synlig";

const engine = await Engine.load();

// @ts-expect-error a fact that is not declared
engine.decide({ as_of: "2024-03-01", facts: { "parent.substance_misus": "suspected" } });
// @ts-expect-error a value that the fact does not have
engine.decide({ as_of: "2024-03-01", facts: { "parent.substance_misuse": "perhaps" } });
// @ts-expect-error a value of another type
engine.decide({ as_of: "2024-03-01", facts: { "child.maladjustment": "yes" } });
// @ts-expect-error no day
engine.decide({ facts: {} });
// @ts-expect-error there is no field for a name
engine.decide({ as_of: "2024-03-01", name: "" });
// @ts-expect-error a service that is not declared
engine.decide({ as_of: "2024-03-01", service: "kindergarden" });
// @ts-expect-error an age is computed
engine.decide({ as_of: "2024-03-01", facts: { "child.age": 3 } });
// @ts-expect-error an event that needs an outcome
engine.decide({ as_of: "2024-03-01", events: [{ event: "concern.decided", on: "2024-02-20" }] });
// @ts-expect-error an event that has none
engine.decide({ as_of: "2024-03-01", events: [{ event: "concern.raised", on: "2024-02-20", outcome: "act_here" }] });
// @ts-expect-error an observation without its day
engine.decide({ as_of: "2024-03-01", observations: [{ fact: "child.maladjustment", value: true }] });

const form = engine.form({ as_of: "2024-03-01" });
// @ts-expect-error a fact that is not declared
form.answer("child.maladjusted", true);
// @ts-expect-error a value that the fact does not have
form.answer("parent.substance_misuse", true);
// @ts-expect-error a fact that is not declared
form.withdraw("child.maladjusted");

const modell = await Engine.load("no-modellkommune");
// @ts-expect-error a fact of a rule set that was not loaded
modell.decide({ as_of: "2024-03-01", facts: { "lots.pregnant": true } });
// @ts-expect-error a language that there is not
modell.explain({ as_of: "2024-03-01" }, "da");
// @ts-expect-error a kind of text that there is not
modell.text("cell:A", "title", "nb");
// @ts-expect-error of a decision nothing else is there
modell.decide({ as_of: "2024-03-01" }).name;

// @ts-expect-error a value that the fact does not have
const kept: Case<Shipped<"no-modellkommune">> = { as_of: "2024-03-01", facts: { "parent.substance_misuse": 1 } };
void kept;
