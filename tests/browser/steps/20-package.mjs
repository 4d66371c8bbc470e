// The package is what its package.json says: for publint, for attw, and for npm.

import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { after, test } from "node:test";
import { pack, run } from "../lib/packed.mjs";
import { here } from "../lib/paths.mjs";

const folder = mkdtempSync(`${tmpdir()}/synlig-pack-`);
const file = pack(folder);
after(() => rmSync(folder, { recursive: true }));

test("publint finds nothing", () => {
    const found = run(`${here}/node_modules/.bin/publint`, ["run", file, "--strict"], { cwd: here });
    assert.match(found, /All good!/);
});

test("attw finds nothing: the types are those of the code, for every way of resolving that knows modules", () => {
    // What is no code has no types.
    run(`${here}/node_modules/.bin/attw`, [file, "--profile", "esm-only", "--exclude-entrypoints", "./synlig.wasm"], { cwd: here });
});

test("it holds what is used, and nothing of how it is made", () => {
    const names = run("tar", ["-tzf", file]).trim().split("\n").map((name) => name.replace("package/", ""));
    for (const name of ["README.md", "LICENSE-MIT", "LICENSE-APACHE", "dist/wasm/synlig.wasm", "dist/rules/no-bti.json", "dist/js/index.d.ts"]) {
        assert.ok(names.includes(name), name);
    }
    const others = names.filter((name) => !/^(dist\/|package\.json$|README\.md$|LICENSE-)/.test(name) || /\.map$|_bg/.test(name));
    assert.deepEqual(others, []);
});
