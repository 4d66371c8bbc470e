// Reading what a URL names: over the network in browsers, from the disk in Node, and out of the URL itself where a bundler
// has put a small file into it.

import { hostError } from "./error.js";

type ReadFile = (url: URL) => Promise<Uint8Array>;

let readFile: ReadFile | undefined;

/** How `file:` URLs are read; Node's entry tells it. */
export function readFilesWith(read: ReadFile): void {
    readFile = read;
}

/** The bytes, or the answer of a server, which a browser can compile while it arrives. */
export async function open(url: URL): Promise<Uint8Array | Response> {
    try {
        if (url.protocol === "data:") return inside(url);
        if (url.protocol === "file:" && readFile) return await readFile(url);
        const response = await fetch(url);
        if (!response.ok) throw new Error(`the server answers ${response.status}`);
        return response;
    } catch (cause) {
        throw notRead(url, cause);
    }
}

/** The bytes. */
export async function read(url: URL): Promise<Uint8Array> {
    const opened = await open(url);
    if (!(opened instanceof Response)) return opened;
    try {
        return new Uint8Array(await opened.arrayBuffer());
    } catch (cause) {
        throw notRead(url, cause);
    }
}

/** Not fetched, so that a policy without `data:` in `connect-src` does not matter. */
function inside(url: URL): Uint8Array {
    const comma = url.href.indexOf(",");
    const body = decodeURIComponent(url.href.slice(comma + 1));
    if (!url.href.slice(0, comma).endsWith(";base64")) return new TextEncoder().encode(body);
    return Uint8Array.from(atob(body), (character) => character.charCodeAt(0));
}

function notRead(url: URL, cause: unknown) {
    const name = url.protocol === "data:" ? "data:…" : url.href;
    return hostError("js.not_read", `\`${name}\` cannot be read`, cause instanceof Error ? cause.message : undefined, cause);
}
