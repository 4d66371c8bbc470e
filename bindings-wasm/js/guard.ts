// Every call into WebAssembly goes through here: what it throws becomes a SynligError, and after a trap nothing is called.

import { hostError, SynligError, type Diagnostic } from "./error.js";

let stopped: unknown;

/** Calls into WebAssembly. */
export function guarded<T>(call: () => T): T {
    if (stopped !== undefined) throw stop(stopped);
    try {
        return call();
    } catch (thrown) {
        // The boundary throws the list of diagnostics as JSON, and nothing else.
        if (typeof thrown === "string") throw new SynligError(JSON.parse(thrown) as Diagnostic[]);
        if (!(thrown instanceof WebAssembly.RuntimeError)) throw thrown;
        // What it was doing is half done, and its memory cannot be trusted.
        stopped = thrown;
        throw stop(thrown);
    }
}

function stop(cause: unknown): SynligError {
    return hostError("js.stopped", "the WebAssembly has stopped", "load the page or start the worker anew", cause);
}
