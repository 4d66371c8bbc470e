// Replays tests/cases through the .wasm in Node, byte for byte. What the cases' files mean stands in tests/conformance/folder.rs.
//
//   node conformance.mjs FOLDER    the folder that wasm-bindgen wrote, with synlig.js and synlig_bg.wasm

import assert from "node:assert/strict";
import { existsSync, readFileSync, readdirSync, statSync } from "node:fs";
import { resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const built = resolve(process.argv[2]);
const { Rules, initSync } = await import(pathToFileURL(`${built}/synlig.js`));
initSync({ module: readFileSync(`${built}/synlig_bg.wasm`) });

const cases = fileURLToPath(new URL("../../tests/cases", import.meta.url));
const isFolder = (path) => existsSync(path) && statSync(path).isDirectory();

function bytes(path) {
    if (existsSync(`${path}.json`)) return readFileSync(`${path}.json`);
    if (!existsSync(`${path}.made.json`)) return undefined;
    const parts = JSON.parse(readFileSync(`${path}.made.json`, "utf8"));
    return Buffer.from(parts.map(([text, times]) => text.repeat(times)).join(""));
}

// Messages may be improved at any time, and of hints only those that name what was meant are promised.
function promised({ message, hint, rules, ...rest }) {
    assert.equal(typeof message, "string");
    return { ...rest, ...(hint?.startsWith("did you mean") && { hint }), ...(rules && { rules }) };
}

function decide(folder) {
    const texts = [bytes(`${folder}/rules`)].filter(Boolean);
    if (isFolder(`${folder}/rules`)) {
        const names = readdirSync(`${folder}/rules`).sort();
        texts.push(...names.map((name) => readFileSync(`${folder}/rules/${name}`)));
    }
    const rules = new Rules();
    texts.forEach((text) => rules.add_bytes(text));
    const engine = rules.engine();
    try {
        return engine.decide_bytes(bytes(`${folder}/case`));
    } finally {
        engine.free();
    }
}

const names = readdirSync(cases).filter((name) => isFolder(`${cases}/${name}`)).sort();
assert.ok(names.length > 50, "the cases are not where they should be");
for (const name of names) {
    const folder = `${cases}/${name}`;
    if (existsSync(`${folder}/decision.json`)) {
        assert.equal(`${decide(folder)}\n`, readFileSync(`${folder}/decision.json`, "utf8"), name);
        continue;
    }
    let found;
    try {
        decide(folder);
    } catch (error) {
        if (typeof error !== "string") throw error;
        found = JSON.parse(error).map(promised);
    }
    assert.deepEqual(found, JSON.parse(readFileSync(`${folder}/error.json`, "utf8")), name);
}
console.log(`${names.length} cases, byte for byte`);
