// Compares the size of what visitors download with the budget; prints the change, and fails where it has grown.
//
//   node tools/size.mjs           compares
//   node tools/size.mjs --bless   writes the sizes of today into budget.json

import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

const at = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url));
const budget = JSON.parse(readFileSync(at("budget.json"), "utf8"));
const brotli = (bytes) =>
    brotliCompressSync(bytes, {
        params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length },
    }).length;

let grown = false;
for (const [path, most] of Object.entries(budget.files)) {
    const bytes = readFileSync(at(path));
    const found = { brotli: brotli(bytes), gzip: gzipSync(bytes, { level: 9 }).length };
    for (const [kind, size] of Object.entries(found)) {
        const goal = budget.goals[path]?.[kind];
        const aim = goal === undefined ? "" : `, the goal is ${goal}`;
        console.log(`${path}: ${size} bytes ${kind}, ${size < most[kind] ? "" : "+"}${size - most[kind]} against the budget of ${most[kind]}${aim}`);
        // Compilers of other versions differ by little; what is more is growth.
        if (size > most[kind] * (1 + budget.tolerance)) grown = true;
        most[kind] = size;
    }
}
if (process.argv[2] === "--bless") {
    writeFileSync(at("budget.json"), `${JSON.stringify(budget, null, 2)}\n`);
} else if (grown) {
    console.error("tools/size.mjs: more than budget.json allows; make it smaller, or say in the commit why it must be more");
    process.exit(1);
}
