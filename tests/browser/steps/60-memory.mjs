// A million decisions leave the memory where it was.

import assert from "node:assert/strict";
import { test } from "node:test";
import { corpus } from "../lib/corpus.mjs";
import { bindings } from "../lib/paths.mjs";
import init from "../../../bindings-wasm/dist/js/generated/glue.js";

const { Engine, SynligError } = await import(`${bindings}/dist/js/node.js`);
const times = Number(process.env.SYNLIG_DECISIONS ?? 1_000_000);
const bytes = (base64) => Buffer.from(base64, "base64");

test(`${times} decisions and refusals of a small rule set`, async () => {
    const one = corpus().find(({ name }) => name === "cell-a-shared");
    const engine = await Engine.load(one.rules.map(bytes));
    const { memory } = await init();
    const known = bytes(one.case).toString();
    const round = () => {
        engine.decideText(known);
        try {
            engine.decideText("{");
        } catch (error) {
            if (!(error instanceof SynligError)) throw error;
        }
    };
    for (let warm = 0; warm < 1000; warm += 1) round();
    const before = memory.buffer.byteLength;
    for (let at = 0; at < times / 2; at += 1) round();
    assert.equal(memory.buffer.byteLength, before);
});

test("engines that are freed", async () => {
    const { memory } = await init();
    const load = async () => (await Engine.load("no-modellkommune")).free();
    for (let warm = 0; warm < 3; warm += 1) await load();
    const before = memory.buffer.byteLength;
    for (let at = 0; at < 60; at += 1) await load();
    assert.equal(memory.buffer.byteLength, before);
});

test("decisions and explanations of the default rule sets", async () => {
    const engine = await Engine.load();
    const { memory } = await init();
    const known = { as_of: "2024-03-01", facts: { "parent.substance_misuse": "suspected" } };
    const round = () => [engine.decide(known), engine.explain(known, "nb"), engine.questions(known), engine.rules()];
    for (let warm = 0; warm < 20; warm += 1) round();
    const before = memory.buffer.byteLength;
    for (let at = 0; at < 300; at += 1) round();
    assert.equal(memory.buffer.byteLength, before);
});
