// What Rust decides: the command line of the same source.

import { spawnSync } from "node:child_process";
import { root } from "./paths.mjs";

const target = process.env.CARGO_TARGET_DIR ?? `${root}/target`;

/** The decision as canonical bytes. `rules` are ids; without any, the default ones. */
export function decide(input, rules = []) {
    const args = ["decide", "--format", "json", ...rules.flatMap((id) => ["--rules", id]), "-"];
    const ran = spawnSync(`${target}/debug/synlig`, args, { input: JSON.stringify(input), encoding: "utf8" });
    if (ran.status !== 0) throw new Error(`synlig decide: ${ran.stderr || ran.error}`);
    return ran.stdout.trim();
}
