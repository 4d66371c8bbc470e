// What every consumer does: loads the default rule sets and an overlay with what they need, and decides one case by each.

import { Engine } from "synlig";

export async function decide(known) {
    const engine = await Engine.load();
    const nes = await Engine.load(["no-bti-nes"]);
    return [engine.decideText(known), nes.decideText(known)];
}
