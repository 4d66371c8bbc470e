// No bundler and no import map, which a policy without 'unsafe-inline' forbids: the files of the package as they are.
import { Engine } from "./node_modules/synlig/dist/js/index.js";

const known = await (await fetch("case.json")).json();
const engine = await Engine.load();
const nes = await Engine.load(["no-bti-nes"]);
globalThis.found = [engine.decideText(known), nes.decideText(known)];
