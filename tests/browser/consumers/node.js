import { readFileSync } from "node:fs";
import { decide } from "./decide.js";

console.log(JSON.stringify(await decide(JSON.parse(readFileSync(new URL("case.json", import.meta.url), "utf8")))));
