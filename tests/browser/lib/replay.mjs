// Replays conformance cases through the package. It runs in Node and in pages, so it imports nothing.

const bytes = (base64) => Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));

/** Messages may be improved at any time, and of hints only those that name what was meant are promised. */
function promised({ message, hint, rules, ...rest }) {
    if (typeof message !== "string" || message === "") throw new Error("a diagnostic without a message");
    return { ...rest, ...(hint?.startsWith("did you mean") && { hint }), ...(rules && { rules }) };
}

const sorted = (value) => {
    if (Array.isArray(value)) return value.map(sorted);
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(Object.keys(value).sort().map((key) => [key, sorted(value[key])]));
};

async function outcome({ Engine, SynligError }, one) {
    let engine;
    try {
        engine = await Engine.load(one.rules.map(bytes));
        return { decision: `${engine.decideText(bytes(one.case))}\n` };
    } catch (error) {
        if (!(error instanceof SynligError)) throw error;
        return { errors: JSON.stringify(sorted(error.diagnostics.map(promised))) };
    } finally {
        engine?.free();
    }
}

/** The names of cases with another outcome than expected. */
export async function replay(synlig, corpus) {
    const other = [];
    for (const one of corpus) {
        const found = await outcome(synlig, one);
        const errors = one.errors && JSON.stringify(sorted(JSON.parse(one.errors)));
        if (found.decision !== one.decision || found.errors !== errors) other.push(one.name);
    }
    return other;
}
