// The engine: rule sets once, then any number of cases.

import { Engine as Inner, Rules } from "./generated/glue.js";
import { hostError } from "./error.js";
import type { Explanation, Language, TextKind } from "./explanation.js";
import { Form } from "./form.js";
import type { Decision, Question } from "./generated/decision.js";
import type { RuleSet } from "./generated/ruleset.js";
import { guarded } from "./guard.js";
import { DEFAULT, readRules, type RulesSource, type ShippedId } from "./rules.js";
import type { Case, OpenVocabulary, Shipped, Vocabulary } from "./vocabulary.js";
import { start, type WasmSource } from "./wasm.js";

/** How an engine is loaded. */
export interface LoadOptions {
    /** Where the WebAssembly comes from; without it, from this package. The first load of a page decides. */
    wasm?: WasmSource;
}

/** A case as an object or as JSON: a text or its bytes in UTF-8. */
export type CaseInput<V extends Vocabulary> = Case<V> | string | Uint8Array;

/**
 * Decides cases by rule sets. It keeps no case, sends nothing and reads no clock: the same case gives the same decision.
 *
 * It owns memory outside JavaScript. `free()` gives it back, and so does `using`; else it goes when the object does.
 */
export class Engine<V extends Vocabulary = OpenVocabulary> implements Disposable {
    #inner: Inner | undefined;

    private constructor(inner: Inner) {
        this.#inner = inner;
    }

    /** Loads the default rule sets, which come with the package. */
    static load(): Promise<Engine<Shipped<(typeof DEFAULT)[number]>>>;
    /** Loads shipped rule sets by their ids; those that they need come with them. */
    static load<const Id extends ShippedId>(rules: Id | readonly Id[], options?: LoadOptions): Promise<Engine<Shipped<Id>>>;
    /** Loads any rule sets; `synlig schema --typescript` makes a vocabulary for them. */
    static load<V extends Vocabulary = OpenVocabulary>(
        rules: RulesSource | readonly RulesSource[],
        options?: LoadOptions,
    ): Promise<Engine<V>>;
    static async load(
        rules: RulesSource | readonly RulesSource[] = DEFAULT,
        options: LoadOptions = {},
        // The overloads say which vocabulary.
    ): Promise<Engine<any>> {
        const [texts] = await Promise.all([readRules(rules), start(options.wasm)]);
        const inner = guarded(() => {
            const collected = new Rules();
            for (const text of texts) {
                if (typeof text === "string") collected.add(text);
                else collected.add_bytes(text);
            }
            return collected.engine();
        });
        return new Engine(inner);
    }

    /** Decides a case. */
    decide(input: CaseInput<V>): Decision {
        return JSON.parse(this.decideText(input)) as Decision;
    }

    /** Decides a case; the decision is canonical JSON, the same bytes on every surface of Synlig. */
    decideText(input: CaseInput<V>): string {
        const inner = this.#engine;
        if (input instanceof Uint8Array) return guarded(() => inner.decide_bytes(input));
        const text = textOf(input);
        return guarded(() => inner.decide(text));
    }

    /** Decides a case as it was known on an earlier day: what is dated later is left out. */
    lookBack(input: CaseInput<V>, day: string): Decision {
        const inner = this.#engine;
        const text = textOf(input);
        const decision = guarded(() => inner.look_back(text, day));
        if (decision === undefined) throw hostError("js.argument", `\`${day}\` is no day`, "a day is written as `2024-03-01`");
        return JSON.parse(decision) as Decision;
    }

    /** What to ask next, the most important first: the questions of the decision alone. */
    questions(input: CaseInput<V>): Question[] {
        const inner = this.#engine;
        const text = textOf(input);
        return JSON.parse(guarded(() => inner.questions(text))) as Question[];
    }

    /** Decides a case and puts the decision into sentences. */
    explain(input: CaseInput<V>, language: Language): Explanation {
        const inner = this.#engine;
        const text = textOf(input);
        const explanation = guarded(() => inner.explain(text, language));
        if (explanation === undefined) throw hostError("js.argument", `no language \`${language}\``, "there are nb, nn, sv, en");
        return JSON.parse(explanation) as Explanation;
    }

    /**
     * A text of the rule sets, or undefined where there is none.
     *
     * @param subject such as `fact:parent.violence`, `value:parent.substance_misuse:suspected`, `level:bti.level:2`, `cell:A`;
     * of a decision's outcomes `action:…`, `ladder:…` and `checklist:…` as they stand there
     * @param day where a rule has versions with dates: the day
     */
    text(subject: string, kind: TextKind, language: Language, day?: string): string | undefined {
        const inner = this.#engine;
        return guarded(() => inner.text(subject, kind, language, day));
    }

    /** A form: one answer at a time, and the decision after each. */
    form(start: Case<V>): Form<V> {
        return new Form(this, start);
    }

    /** SHA-256 over the rule sets in effect. */
    get digest(): string {
        const inner = this.#engine;
        return guarded(() => inner.digest());
    }

    /** The rule sets in effect by id, with overlays laid over their bases. */
    rules(): Record<string, RuleSet> {
        const inner = this.#engine;
        return JSON.parse(guarded(() => inner.in_effect())) as Record<string, RuleSet>;
    }

    /** Gives the memory back. After it only `free()` may be called. */
    free(): void {
        this.#inner?.free();
        this.#inner = undefined;
    }

    [Symbol.dispose](): void {
        this.free();
    }

    get #engine(): Inner {
        if (this.#inner === undefined) throw hostError("js.freed", "the engine was freed");
        return this.#inner;
    }
}

function textOf(input: string | Uint8Array | object): string {
    if (typeof input === "string") return input;
    if (input instanceof Uint8Array) return new TextDecoder("utf-8", { ignoreBOM: true }).decode(input);
    if (typeof input !== "object" || input === null) throw hostError("js.argument", "a case is an object, a JSON text or its bytes");
    return JSON.stringify(input);
}
