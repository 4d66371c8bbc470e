// The packed tarball is installed and used as its users use it, and decides as Rust does: in Node, through Vite and webpack, in
// a web worker, and on a page without any tool, each under a strict policy and from no other origin.

import assert from "node:assert/strict";
import { cpSync, readFileSync, readdirSync, symlinkSync } from "node:fs";
import { after, before, test } from "node:test";
import { found, launch, openPage } from "../lib/chromium.mjs";
import { project, run } from "../lib/packed.mjs";
import { here } from "../lib/paths.mjs";
import { decide } from "../lib/rust.mjs";
import { serve, strict } from "../lib/server.mjs";

const { app, remove } = project();
const known = JSON.parse(readFileSync(`${app}/case.json`, "utf8"));
const expected = [decide(known), decide(known, ["no-bti-nes"])];
let browser;
before(async () => {
    browser = await launch();
});
after(async () => {
    await browser.close();
    remove();
});

async function visit(folder, path) {
    const server = await serve(folder, { policy: strict });
    try {
        const { page, faults } = await openPage(browser);
        await page.goto(`${server.address}/${path}`);
        assert.deepEqual(await found(page, faults), expected);
        assert.deepEqual(faults, []);
        return server.asked;
    } finally {
        await server.close();
    }
}

/** Rule sets that nobody named are not fetched. */
function onlyNamed(asked) {
    const rules = asked.filter((path) => /\/(no|se)-[\w-]+?(\.|-)[\w-]*\.?json$/.test(path)).map((path) => path.split("/").at(-1));
    assert.ok(rules.some((name) => name.startsWith("no-modellkommune")), asked.join(" "));
    assert.deepEqual(rules.filter((name) => /^(se-|no-aasnes|no-kommune)/.test(name)), []);
}

test("Node", () => {
    assert.deepEqual(JSON.parse(run("node", ["node.js"], { cwd: app })), expected);
});

test("a page without any tool", async () => {
    onlyNamed(await visit(app, "plain.html"));
});

test("Vite: a page, and a web worker", async () => {
    run(`${here}/node_modules/.bin/vite`, ["build", "--logLevel", "error"], { cwd: app });
    cpSync(`${app}/case.json`, `${app}/dist/case.json`);
    onlyNamed(await visit(`${app}/dist`, "page.html"));
    await visit(`${app}/dist`, "worker-page.html");
});

test("webpack: a page, and a web worker", async () => {
    symlinkSync(`${here}/node_modules/webpack`, `${app}/node_modules/webpack`);
    run(`${here}/node_modules/.bin/webpack`, [], { cwd: app });
    for (const name of ["case.json", "page.html", "worker-page.html"]) cpSync(`${app}/${name}`, `${app}/dist-webpack/${name}`);
    assert.equal(readdirSync(`${app}/dist-webpack`).filter((name) => name.endsWith(".wasm")).length, 1);
    onlyNamed(await visit(`${app}/dist-webpack`, "page.html"));
    await visit(`${app}/dist-webpack`, "worker-page.html");
});
