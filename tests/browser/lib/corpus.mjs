// The conformance cases of tests/cases, as one value that a page can be sent. What the files mean stands in
// tests/conformance/folder.rs.

import { existsSync, readFileSync, readdirSync, statSync } from "node:fs";
import { root } from "./paths.mjs";

const isFolder = (path) => existsSync(path) && statSync(path).isDirectory();
const text = (path) => (existsSync(path) ? readFileSync(path, "utf8") : undefined);

function bytes(path) {
    if (existsSync(`${path}.json`)) return readFileSync(`${path}.json`);
    const made = text(`${path}.made.json`);
    return made && Buffer.from(JSON.parse(made).map(([part, times]) => part.repeat(times)).join(""));
}

export function corpus() {
    const cases = `${root}/tests/cases`;
    const names = readdirSync(cases).filter((name) => isFolder(`${cases}/${name}`)).sort();
    return names.map((name) => {
        const folder = `${cases}/${name}`;
        const several = isFolder(`${folder}/rules`) ? readdirSync(`${folder}/rules`).sort() : [];
        const rules = [bytes(`${folder}/rules`), ...several.map((file) => readFileSync(`${folder}/rules/${file}`))];
        const base64 = (found) => found?.toString("base64");
        return {
            name,
            rules: rules.filter(Boolean).map(base64),
            case: base64(bytes(`${folder}/case`)),
            decision: text(`${folder}/decision.json`),
            errors: text(`${folder}/error.json`),
        };
    });
}
