// Starting the WebAssembly: once a page, worker or process.

import init from "./generated/glue.js";
import { hostError, SynligError } from "./error.js";
import { open } from "./files.js";

/** Where the WebAssembly comes from: a URL, the bytes, a module that is compiled already, or a response. */
export type WasmSource = string | URL | BufferSource | WebAssembly.Module | Response | PromiseLike<Response>;

let starting: Promise<void> | undefined;

/** Starts it, unless it is started; the first source counts, and one that fails may be tried again. */
export function start(source?: WasmSource): Promise<void> {
    starting ??= begin(source).catch((error: unknown) => {
        starting = undefined;
        throw error;
    });
    return starting;
}

async function begin(source: WasmSource | undefined): Promise<void> {
    // Literal, so that bundlers see it.
    let found: unknown = await (source ?? new URL("../wasm/synlig.wasm", import.meta.url));
    if (typeof found === "string") found = new URL(found, globalThis.document?.baseURI ?? globalThis.location?.href);
    if (found instanceof URL) found = await open(found);
    try {
        // A server that does not know the type of the file is no reason to fail; the file is then compiled after it is there.
        if (found instanceof Response && found.headers.get("content-type") !== "application/wasm") {
            found = await found.arrayBuffer();
        }
        await init({ module_or_path: found as BufferSource | WebAssembly.Module | Response });
    } catch (cause) {
        if (cause instanceof SynligError) throw cause;
        throw hostError("js.wasm", "the WebAssembly cannot be started", cause instanceof Error ? cause.message : undefined, cause);
    }
}
