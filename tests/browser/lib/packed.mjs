// The package as a user gets it: packed, and installed into a folder of its own.

import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { bindings, here } from "./paths.mjs";

export const run = (command, args, options) => execFileSync(command, args, { encoding: "utf8", stdio: ["ignore", "pipe", "pipe"], ...options });

/** Packs it into a folder, and gives the path of the file. */
export function pack(folder) {
    const [{ filename }] = JSON.parse(run("npm", ["pack", "--json", "--pack-destination", folder], { cwd: bindings }));
    return `${folder}/${filename}`;
}

/** An empty project with the package installed and the files of `consumers/` in it. */
export function project() {
    const folder = mkdtempSync(`${tmpdir()}/synlig-package-`);
    const file = pack(folder);
    const app = `${folder}/app`;
    mkdirSync(app);
    cpSync(`${here}/consumers`, app, { recursive: true });
    writeFileSync(`${app}/package.json`, JSON.stringify({ private: true, type: "module" }));
    run("npm", ["install", "--no-audit", "--no-fund", "--offline", file], { cwd: app });
    return { folder, app, file, remove: () => rmSync(folder, { recursive: true }) };
}
