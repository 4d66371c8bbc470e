// A WebAssembly that cannot be had or started is a SynligError, and the next load may try again.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { bindings } from "../lib/paths.mjs";

const { Engine } = await import(`${bindings}/dist/js/node.js`);
const code = (wasm) => Engine.load("no-modellkommune", { wasm }).then(() => "none", (error) => error.code);

test("wrong files, then a compiled module", async () => {
    assert.equal(await code(new URL("file:///nowhere.wasm")), "js.not_read");
    assert.equal(await code(new Uint8Array([1, 2, 3])), "js.wasm");
    assert.equal(await code("http://localhost:1/nothing.wasm"), "js.not_read");
    assert.equal(await code(await WebAssembly.compile(readFileSync(`${bindings}/dist/wasm/synlig.wasm`))), "none");
});
