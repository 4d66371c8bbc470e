// Rule sets: those that come with the package, each a file of its own and read only when it is named, and any others.

import { hostError } from "./error.js";
import { read } from "./files.js";
import { files, type ShippedId } from "./generated/shipped.js";
import type { RuleSet } from "./generated/ruleset.js";

export type { ShippedId };

/** A rule set: the id of a shipped one, the JSON text, its bytes, the document as an object, or a URL. */
export type RulesSource = ShippedId | (string & {}) | Uint8Array | URL | RuleSet;

/** The ids that go together in Norway where nobody says otherwise. */
export const DEFAULT = ["no-modellkommune", "no-meldeplikt", "no-barn-som-parorende", "no-barn-i-rusfamilier", "no-bti"] as const;

/** The ids that go together in Sweden where nobody says otherwise. */
export const DEFAULT_SWEDEN = ["se-anmalan", "se-lots"] as const;

/** The ids of all rule sets that come with the package. */
export const SHIPPED = Object.keys(files) as readonly ShippedId[];

/** Files that were read, so that engines of several municipalities do not read their common rule sets again. */
const kept = new Map<ShippedId, Promise<Uint8Array>>();

/**
 * Reads rule sets and those that shipped ones need, each once: texts or bytes, from which engines can be loaded later, when
 * there is no network any more or the page has forbidden itself to use it.
 */
export async function readRules(sources: RulesSource | readonly RulesSource[]): Promise<(string | Uint8Array)[]> {
    const ids = new Set<ShippedId>();
    const others: (string | Uint8Array | Promise<Uint8Array>)[] = [];
    for (const source of isList(sources) ? sources : [sources]) {
        if (typeof source === "string" && !source.trimStart().startsWith("{")) addWithNeeds(source, ids);
        else if (typeof source === "string" || source instanceof Uint8Array) others.push(source);
        else if (source instanceof URL) others.push(read(source));
        else if (typeof source === "object" && source !== null) others.push(JSON.stringify(source));
        else throw hostError("js.argument", "a rule set is an id, a JSON text, bytes, a URL or an object");
    }
    return Promise.all([...[...ids].map(readShipped), ...others]);
}

function readShipped(id: ShippedId): Promise<Uint8Array> {
    const reading = kept.get(id) ?? read(files[id].url());
    kept.set(id, reading);
    // What failed may be tried again.
    reading.catch(() => kept.delete(id));
    return reading;
}

function isList(sources: RulesSource | readonly RulesSource[]): sources is readonly RulesSource[] {
    return Array.isArray(sources);
}

/** Those needed first. */
function addWithNeeds(id: string, ids: Set<ShippedId>): void {
    if (!isShipped(id)) {
        throw hostError("js.unknown_rules", `no rule set \`${id}\` comes with this package`, `there are ${SHIPPED.join(", ")}`);
    }
    for (const needed of files[id].needs) addWithNeeds(needed, ids);
    ids.add(id);
}

function isShipped(id: string): id is ShippedId {
    return Object.hasOwn(files, id);
}
