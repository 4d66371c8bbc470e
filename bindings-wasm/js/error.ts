// The one error class. What is wrong with rule sets and cases comes from the engine; what only a JavaScript caller can do
// wrong has codes of its own, which begin with `js.`.

import type { Code } from "./generated/codes.js";

/** What only a JavaScript caller can do wrong, or its machine. */
export type HostCode =
    /** An argument of a type that the function does not take. */
    | "js.argument"
    /** An id of a rule set that does not come with this package. */
    | "js.unknown_rules"
    /** A file that could not be read or fetched. */
    | "js.not_read"
    /** The WebAssembly could not be compiled or started. */
    | "js.wasm"
    /** An engine that was used after `free()`. */
    | "js.freed"
    /** The WebAssembly stopped, as it does without memory; this page or worker needs a new one. */
    | "js.stopped";

/** One thing that is wrong. */
export interface Diagnostic {
    /** The stable code. */
    readonly code: Code | HostCode;
    /** What is wrong. */
    readonly message: string;
    /** The place as a JSON pointer (RFC 6901) into the document; empty where it is the whole. */
    readonly pointer: string;
    /** The line in the text, from 1; 0 where no text is at hand. */
    readonly line: number;
    /** The column in the text, counted in code points from 1; 0 where no text is at hand. */
    readonly column: number;
    /** The column inside an expression's own text. */
    readonly expression_column?: number;
    /** What would help, if anything is known to. */
    readonly hint?: string;
    /** The id of the rule set whose document it is; empty in cases. */
    readonly rules: string;
}

/** Everything that this package throws. Its own fields are those of the first diagnostic. */
export class SynligError extends Error {
    override readonly name = "SynligError";
    /** All that was found, in the order of the documents; never empty. */
    readonly diagnostics: readonly Diagnostic[];

    constructor(diagnostics: readonly Diagnostic[], options?: ErrorOptions) {
        super(diagnostics.map(sentence).join("\n"), options);
        this.diagnostics = diagnostics;
    }

    get code(): Code | HostCode {
        return this.#first.code;
    }

    get pointer(): string {
        return this.#first.pointer;
    }

    get line(): number {
        return this.#first.line;
    }

    get column(): number {
        return this.#first.column;
    }

    get hint(): string | undefined {
        return this.#first.hint;
    }

    get #first(): Diagnostic {
        return this.diagnostics[0] as Diagnostic;
    }
}

/** As the engine's own `Display` puts it, without the place, which has fields. */
function sentence({ code, message, hint }: Diagnostic): string {
    return `${code}: ${message}${hint === undefined ? "" : ` (${hint})`}`;
}

/** An error of this side. */
export function hostError(code: HostCode, message: string, hint?: string, cause?: unknown): SynligError {
    const diagnostic = { code, message, pointer: "", line: 0, column: 0, rules: "", ...(hint !== undefined && { hint }) };
    return new SynligError([diagnostic], cause === undefined ? undefined : { cause });
}
