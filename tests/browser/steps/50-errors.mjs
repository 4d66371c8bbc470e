// Whatever goes wrong is a SynligError with a code and, where there is a text, a place in it.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { bindings, root } from "../lib/paths.mjs";
import { guarded } from "../../../bindings-wasm/dist/js/guard.js";

const { Engine, SynligError, SHIPPED } = await import(`${bindings}/dist/js/node.js`);
const engine = await Engine.load();

/** The shape of what is thrown, checked for what every one of them has. */
async function thrown(call) {
    let error;
    try {
        await call();
    } catch (caught) {
        error = caught;
    }
    assert.ok(error instanceof SynligError && error instanceof Error, `no SynligError but ${error}`);
    assert.equal(error.name, "SynligError");
    assert.ok(error.diagnostics.length > 0);
    for (const one of error.diagnostics) {
        assert.match(one.code, /^[a-z]+\.[a-z0-9_]+$/);
        assert.ok(one.message.length > 0 && !one.message.endsWith("."), one.message);
        assert.equal(typeof one.pointer + typeof one.line + typeof one.column + typeof one.rules, "stringnumbernumberstring");
    }
    const [{ code, pointer, line, column, hint }] = error.diagnostics;
    assert.deepEqual({ code: error.code, pointer: error.pointer, line: error.line, column: error.column, hint: error.hint }, { code, pointer, line, column, hint });
    assert.ok(error.message.startsWith(`${code}: `));
    return error;
}

test("a case: code, place and suggestion", async () => {
    const error = await thrown(() => engine.decideText('{\n  "as_of": "2024-03-01",\n  "facts": { "child.maladjusted": true }\n}'));
    assert.deepEqual([error.code, error.pointer, error.line, error.column], ["case.unknown_fact", "/facts/child.maladjusted", 3, 35]);
    assert.equal(error.hint, "did you mean `child.maladjustment`?");
});

test("a rule set: all faults together, each with the rule set it is in", async () => {
    const error = await thrown(() => Engine.load({ synlig: 1, id: "own", version: "one", language: "nb", country: "NO", title: { nb: "a" }, surplus: 1 }));
    const codes = error.diagnostics.map((one) => one.code);
    for (const code of ["rules.unknown_key", "rules.text", "rules.version"]) assert.ok(codes.includes(code), codes.join());
    assert.ok(error.diagnostics.every((one) => one.rules === "own"));
});

test("every way to name rule sets and to give the WebAssembly", async () => {
    const text = readFileSync(`${root}/rules/no-modellkommune/ruleset.json`);
    const sources = ["no-modellkommune", text.toString(), text, JSON.parse(text), new URL(`file://${root}/rules/no-modellkommune/ruleset.json`)];
    const digests = await Promise.all(sources.map(async (source) => (await Engine.load(source)).digest));
    assert.deepEqual(new Set(digests).size, 1);
    const data = new URL(`data:application/json;base64,${text.toString("base64")}`);
    assert.equal((await Engine.load([data])).digest, digests[0]);
    for (const id of SHIPPED) (await Engine.load([id])).free();
});

test("what only a caller can do wrong has codes of its own", async () => {
    assert.equal((await thrown(() => Engine.load("no-bty"))).code, "js.unknown_rules");
    assert.equal((await thrown(() => Engine.load(new URL("file:///nowhere/rules.json")))).code, "js.not_read");
    assert.equal((await thrown(() => Engine.load([3]))).code, "js.argument");
    assert.equal((await thrown(() => engine.decide(undefined))).code, "js.argument");
    assert.equal((await thrown(() => engine.explain({ as_of: "2024-03-01" }, "da"))).code, "js.argument");
    assert.equal((await thrown(() => engine.lookBack({ as_of: "2024-03-01" }, "yesterday"))).code, "js.argument");
});

test("a freed engine says so; freeing twice does nothing", async () => {
    const short = await Engine.load("no-modellkommune");
    short.free();
    short.free();
    short[Symbol.dispose]?.();
    for (const use of [() => short.decide({ as_of: "2024-03-01" }), () => short.digest, () => short.rules(), () => short.text("cell:A", "label", "nb")]) {
        assert.equal((await thrown(use)).code, "js.freed");
    }
});

test("a form keeps what it was when a change is refused", async () => {
    const form = engine.form({ as_of: "2024-03-01", facts: { "parent.substance_misuse": "suspected" } });
    const before = [form.case, form.decision];
    await thrown(() => form.answer("parent.substance_misuse", "perhaps"));
    await thrown(() => form.event({ event: "concern.raised", on: "2024-03-02" }));
    assert.deepEqual([form.case, form.decision], before);
    form.answer("parent.substance_misuse", "established", { by: "school" });
    form.answer("parent.substance_misuse", null);
    assert.deepEqual(form.decision, engine.decide(form.case));
    assert.equal(form.case.observations.length, 2);
    form.withdraw("parent.substance_misuse", { by: "school" });
    form.withdraw("parent.substance_misuse");
    assert.deepEqual(form.decision, engine.decide({ as_of: "2024-03-01" }));
});

// The last, since after it nothing of this process may call.
test("after a trap every call says that it has stopped", async () => {
    const trap = () => guarded(() => {
        throw new WebAssembly.RuntimeError("unreachable");
    });
    assert.equal((await thrown(trap)).code, "js.stopped");
    assert.equal((await thrown(() => engine.decide({ as_of: "2024-03-01" }))).code, "js.stopped");
});
