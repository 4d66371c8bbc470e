// Writes what is made from the Rust side: TypeScript types from the JSON Schemas, which are made from the Rust types; the union
// of codes from the one table; the table of shipped rule sets with their vocabularies, and their files.
//
//   node tools/generate.mjs     after wasm-bindgen and wasm-opt

import { mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { compile } from "json-schema-to-typescript";
import init, { Rules } from "../js/generated/glue.js";

const here = fileURLToPath(new URL("..", import.meta.url));
const rules = `${here}/../rules`;
const generated = `${here}/js/generated`;
const head = "// Made by tools/generate.mjs; changes here are lost.\n\n";

/** `"a" | "b"`, or `never`. */
const union = (names) => names.map((name) => JSON.stringify(name)).join(" | ") || "never";

async function types(name) {
    const schema = JSON.parse(readFileSync(`${rules}/schema/${name}.schema.json`, "utf8"));
    const text = await compile(schema, schema.title, { additionalProperties: false, bannerComment: "", format: false });
    writeFileSync(`${generated}/${name}.ts`, head + text);
}

function codes() {
    const table = readFileSync(`${here}/../core/src/error/code.rs`, "utf8");
    const rows = [...table.matchAll(/^ {4}\w+ = \d+ "([a-z]+\.[a-z0-9_]+)" "([^"]+)";$/gm)];
    if (rows.length < 50) throw new Error("the table of codes is not written as it was");
    const lines = rows.map(([, code, meaning]) => `    /** ${meaning} */\n    | "${code}"`);
    writeFileSync(`${generated}/codes.ts`, `${head}/** A stable code of the engine. */\nexport type Code =\n${lines.join("\n")};\n`);
}

function valueType(fact) {
    switch (fact.type) {
        case "flag":
            return "boolean";
        case "count":
            return "number";
        default:
            return union(fact.values.map((value) => value.id));
    }
}

/** Needed rule sets first. */
function shippedIds(all) {
    const order = new Set();
    const add = (id) => {
        needs(all[id]).forEach(add);
        order.add(id);
    };
    Object.keys(all).sort().forEach(add);
    return [...order];
}

const needs = (document) => [...Object.keys(document.extends ?? {}), ...Object.keys(document.uses ?? {})].sort();

/** The document as it is in effect, an overlay laid over its base. */
function inEffect(all, id) {
    const collected = new Rules();
    const closure = new Set();
    const add = (one) => {
        needs(all[one]).forEach(add);
        closure.add(one);
    };
    add(id);
    closure.forEach((one) => collected.add(JSON.stringify(all[one])));
    const engine = collected.engine();
    const document = JSON.parse(engine.in_effect())[id];
    engine.free();
    return document;
}

function vocabulary(document) {
    const facts = Object.entries(document.facts ?? {}).filter(([, fact]) => fact.type !== "age");
    const events = Object.entries(document.events ?? {});
    const lines = (entries) => entries.map(([id, type]) => `            ${JSON.stringify(id)}: ${type};\n`).join("");
    const others = (key) => Object.keys(document.uses ?? {}).sort().map((id) => ` & ShippedVocabulary["${id}"]["${key}"]`).join("");
    const services = Object.keys(document.services ?? {});
    const alsoServices = Object.keys(document.uses ?? {}).sort().map((id) => ` | ShippedVocabulary["${id}"]["services"]`).join("");
    return [
        `        facts: {\n${lines(facts.map(([id, fact]) => [id, valueType(fact)]))}        }${others("facts")};\n`,
        `        events: {\n${lines(events.map(([id, event]) => [id, union((event.outcomes ?? []).map((one) => one.id))]))}        }${others("events")};\n`,
        `        services: ${union(services)}${alsoServices};\n`,
    ].join("");
}

function shipped() {
    const folders = readdirSync(rules, { withFileTypes: true }).filter((entry) => entry.isDirectory() && /^(no|se)-/.test(entry.name));
    const all = Object.fromEntries(folders.map(({ name }) => [name, JSON.parse(readFileSync(`${rules}/${name}/ruleset.json`, "utf8"))]));
    const ids = shippedIds(all);
    mkdirSync(`${here}/dist/rules`, { recursive: true });
    // Without the space between, which a third of a file is.
    for (const id of ids) writeFileSync(`${here}/dist/rules/${id}.json`, JSON.stringify(all[id]));
    const rows = ids.map((id) => {
        const needed = needs(all[id]).map((one) => JSON.stringify(one)).join(", ");
        // Literal, so that bundlers see it; a function, so that nothing is made of it before it is named.
        return `    ${JSON.stringify(id)}: { url: () => new URL("../../rules/${id}.json", import.meta.url), needs: [${needed}] },\n`;
    });
    const vocabularies = ids.map((id) => `    ${JSON.stringify(id)}: {\n${vocabulary(inEffect(all, id))}    };\n`);
    const text = [
        head,
        "/** The ids of the rule sets that come with the package. */\n",
        `export type ShippedId =\n${ids.map((id) => `    | ${JSON.stringify(id)}\n`).join("")};\n\n`,
        "/** Where each is, and which it needs. */\n",
        "export const files: Record<ShippedId, { url: () => URL; needs: readonly ShippedId[] }> = {\n",
        ...rows,
        "};\n\n/** Their vocabularies, as overlays leave them, with what they use. */\nexport interface ShippedVocabulary {\n",
        ...vocabularies,
        "}\n",
    ];
    writeFileSync(`${generated}/shipped.ts`, text.join(""));
}

mkdirSync(generated, { recursive: true });
await init({ module_or_path: readFileSync(`${here}/dist/wasm/synlig.wasm`) });
await Promise.all(["case", "decision", "ruleset"].map(types));
codes();
shipped();
