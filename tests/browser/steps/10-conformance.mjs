// The conformance cases, byte for byte as in Rust: in Node, and in Chromium under a strict policy.

import assert from "node:assert/strict";
import { test } from "node:test";
import { found, launch, openPage } from "../lib/chromium.mjs";
import { corpus } from "../lib/corpus.mjs";
import { bindings } from "../lib/paths.mjs";
import { replay } from "../lib/replay.mjs";
import { serve, strict } from "../lib/server.mjs";
import { readFileSync } from "node:fs";

const cases = corpus();
assert.ok(cases.length > 200, "the cases are not where they should be");

test(`${cases.length} cases in Node`, async () => {
    assert.deepEqual(await replay(await import(`${bindings}/dist/js/node.js`), cases), []);
});

test(`${cases.length} cases in Chromium`, async () => {
    const server = await serve(`${bindings}/dist`, {
        policy: strict,
        answers: {
            "/": "<!doctype html><title>cases</title><script type=module src=/cases.mjs></script>",
            "/cases.mjs": [
                'import * as synlig from "/js/index.js"; import { replay } from "/replay.mjs";',
                "globalThis.found = fetch('/cases.json').then((r) => r.json()).then((cases) => replay(synlig, cases));",
            ].join("\n"),
            "/replay.mjs": readFileSync(new URL("../lib/replay.mjs", import.meta.url)),
            "/cases.json": JSON.stringify(cases),
        },
    });
    const browser = await launch();
    try {
        const { page, faults } = await openPage(browser);
        await page.goto(server.address);
        assert.deepEqual(await found(page, faults), []);
        assert.deepEqual(faults, []);
    } finally {
        await browser.close();
        await server.close();
    }
});
