import { decide } from "./decide.js";

const known = await (await fetch("case.json")).json();
globalThis.found = await decide(known);
