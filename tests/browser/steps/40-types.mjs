// The types of the packed package: what is right compiles, what is wrong does not, as users of bundlers and of Node see them.

import { cpSync, writeFileSync } from "node:fs";
import { after, test } from "node:test";
import { project, run } from "../lib/packed.mjs";
import { here } from "../lib/paths.mjs";

const { app, remove } = project();
after(remove);
cpSync(`${here}/types`, app, { recursive: true });

for (const [module, moduleResolution] of [["ESNext", "bundler"], ["NodeNext", "nodenext"]]) {
    test(`resolved as ${moduleResolution}`, () => {
        writeFileSync(`${app}/tsconfig.resolved.json`, JSON.stringify({ extends: "./tsconfig.json", compilerOptions: { module, moduleResolution } }));
        try {
            run(`${here}/node_modules/.bin/tsc`, ["--project", "tsconfig.resolved.json"], { cwd: app });
        } catch (error) {
            throw new Error(error.stdout);
        }
    });
}
