// What Rust decides: the command line of the same source.

import { spawnSync } from "node:child_process";
import { root } from "./paths.mjs";

const target = process.env.CARGO_TARGET_DIR ?? `${root}/target`;

function ask(args, input, rules) {
    const all = [...args, "--format", "json", ...rules.flatMap((id) => ["--rules", id]), "-"];
    const ran = spawnSync(`${target}/debug/synlig`, all, { input: JSON.stringify(input), encoding: "utf8" });
    if (ran.status !== 0) throw new Error(`synlig ${args[0]}: ${ran.stderr || ran.error}`);
    return ran.stdout.trim();
}

/** The decision as canonical bytes. `rules` are ids; without any, the default ones. */
export function decide(input, rules = []) {
    return ask(["decide"], input, rules);
}

/** The decision in sentences. */
export function explain(input, language, rules = []) {
    return JSON.parse(ask(["explain", "--lang", language], input, rules));
}
