// One decision, text in and text out, against what JavaScript itself takes to read and write the same case and decision. Both
// are measured in turns in one run, so that a busy machine slows both.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { bindings, here } from "../lib/paths.mjs";

const { Engine } = await import(`${bindings}/dist/js/node.js`);
// The goal is 3. What is measured today stands in the README of bindings-wasm; this only sees that it does not get far worse.
const most = 8;

function median(numbers) {
    return numbers.sort((a, b) => a - b)[Math.floor(numbers.length / 2)];
}

function microseconds(call, times) {
    const start = performance.now();
    for (let at = 0; at < times; at += 1) call();
    return ((performance.now() - start) / times) * 1000;
}

for (const [what, rules] of [["the default rule sets", undefined], ["the matrix and tiers alone", "no-modellkommune"], ["Lotsmodellen", "se-lots"]]) {
    test(`${what}: a decision against JSON.parse and JSON.stringify`, async () => {
        const engine = await Engine.load(rules);
        const known = readFileSync(`${here}/consumers/case.json`, "utf8");
        const text = JSON.stringify(rules === "se-lots" ? { as_of: "2024-03-01", events: [] } : { ...JSON.parse(known), events: [] });
        const decision = engine.decideText(text);
        const ours = () => engine.decideText(text);
        const theirs = () => JSON.stringify(JSON.parse(text)).length + JSON.stringify(JSON.parse(decision)).length;
        microseconds(ours, 300);
        microseconds(theirs, 2000);
        const rounds = Array.from({ length: 15 }, () => [microseconds(ours, 60), microseconds(theirs, 300)]);
        const [mine, json] = [0, 1].map((at) => median(rounds.map((round) => round[at])));
        const ratio = mine / json;
        console.log(`${what}: ${mine.toFixed(0)} µs, JSON ${json.toFixed(0)} µs, ${ratio.toFixed(2)} times (${decision.length} characters)`);
        assert.ok(ratio < most, `${ratio}`);
    });
}
