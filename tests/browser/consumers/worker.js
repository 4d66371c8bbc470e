import { decide } from "./decide.js";

globalThis.onmessage = async ({ data }) => globalThis.postMessage(await decide(data));
