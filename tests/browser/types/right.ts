// What must compile.

import { Engine, SynligError, type Case, type Code, type Decision, type Diagnostic, type Shipped, type Vocabulary } from "synlig";

const engine = await Engine.load();
const decision: Decision = engine.decide({
    as_of: "2024-03-01",
    service: "kindergarten",
    child: { born: "2019-09-02" },
    facts: { "parent.substance_misuse": "suspected", "child.maladjustment": null },
    observations: [{ fact: "child.maladjustment", value: true, by: "school", on: "2024-02-11" }],
    events: [
        { event: "concern.raised", on: "2024-02-12" },
        { event: "concern.decided", on: "2024-02-20", outcome: "act_here" },
    ],
});
decision.visibility?.cell satisfies "A" | "B" | "C" | "D" | null | undefined;
decision.actions[0]?.due?.on satisfies string | undefined;

const form = engine.form({ as_of: "2024-03-01" });
form.answer("parent.substance_misuse", "established", { by: "health_station" });
form.answer("parent.substance_misuse", null);
form.event({ event: "concern.raised", on: "2024-02-12" });
form.next?.fact satisfies string | undefined;

// An overlay brings what it needs.
const nes = await Engine.load("no-bti-nes");
nes.decide({ as_of: "2024-03-01", facts: { "parent.violence": "suspected" } });

// A case of a vocabulary, as a type.
const kept: Case<Shipped<"no-modellkommune">> = { as_of: "2024-03-01", facts: { "parent.substance_misuse": "none" } };
nes.decide(kept);

// Rule sets of which nothing is known while compiling, and such with a vocabulary of their own.
const open = await Engine.load(new URL("https://example.org/rules.json"), { wasm: new Uint8Array() });
open.decide({ as_of: "2024-03-01", facts: { "any.fact": 3 } });
interface Own extends Vocabulary {
    facts: { "child.alone": boolean };
    events: { "visit.made": never };
    services: "school";
}
const own = await Engine.load<Own>(["{}"]);
own.decide({ as_of: "2024-03-01", facts: { "child.alone": true }, events: [{ event: "visit.made", on: "2024-02-01" }] });

{
    using short = await Engine.load(["se-lots"]);
    short.decide('{ "as_of": "2024-03-01" }');
}

try {
    engine.decideText("{");
} catch (error) {
    if (error instanceof SynligError) {
        error.code satisfies Code | `js.${string}`;
        const first: Diagnostic | undefined = error.diagnostics[0];
        first?.line satisfies number | undefined;
    }
}
