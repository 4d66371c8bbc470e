// A form: the case as it grows, one answer at a time.

import type { Engine } from "./engine.js";
import type { Explanation, Language } from "./explanation.js";
import type { Decision, Question } from "./generated/decision.js";
import type { Case, Event, FactId, Value, Vocabulary } from "./vocabulary.js";

/** Who answers, and when. Without a day, the day of the form; without a service, nobody in particular. */
export interface Who<V extends Vocabulary> {
    by?: V["services"];
    on?: string;
}

/** What a form can be told besides answers and events. */
export type Circumstances<V extends Vocabulary> = Partial<Pick<Case<V>, "as_of" | "service" | "child">>;

/**
 * Keeps a case in JavaScript and decides it anew after every change. A change that the engine refuses is not made: the form
 * is then as it was before.
 */
export class Form<V extends Vocabulary> {
    readonly #engine: Engine<V>;
    #case: Case<V>;
    #decision: Decision;

    /** Use `engine.form(…)`. */
    constructor(engine: Engine<V>, start: Case<V>) {
        this.#engine = engine;
        this.#case = structuredClone(start);
        this.#decision = engine.decide(this.#case);
    }

    /** The case as it stands; a copy. */
    get case(): Case<V> {
        return structuredClone(this.#case);
    }

    /** The decision as it stands. */
    get decision(): Decision {
        return this.#decision;
    }

    /** What to ask next, or undefined where no answer would change anything. */
    get next(): Question | undefined {
        return this.#decision.questions[0];
    }

    /** Answers a fact, in place of an earlier answer of the same service. `null`: asked, and no answer known. */
    answer<F extends FactId<V>>(fact: F, value: Value<V, F>, { by, on = this.#case.as_of }: Who<V> = {}): Decision {
        const observation = { fact, value, on, ...(by !== undefined && { by }) };
        const others = this.#without(fact, by);
        return this.#change({ ...others, observations: [...(others.observations ?? []), observation] } as Case<V>);
    }

    /** Takes a service's answers to a fact back; without one, those by nobody in particular. It is then as if never asked. */
    withdraw(fact: FactId<V>, { by }: Pick<Who<V>, "by"> = {}): Decision {
        return this.#change(this.#without(fact, by));
    }

    /** Adds what happened; of two events on one day the later told is the later one. */
    event(event: Event<V>): Decision {
        return this.#change({ ...this.#case, events: [...(this.#case.events ?? []), event] });
    }

    /** Takes the event at a place of `case.events` back. */
    removeEvent(place: number): Decision {
        return this.#change({ ...this.#case, events: (this.#case.events ?? []).filter((_, at) => at !== place) });
    }

    /** Changes the day, the service that asks, or the child's day of birth; a field that is `undefined` is taken away. */
    set(circumstances: Circumstances<V>): Decision {
        return this.#change({ ...this.#case, ...circumstances });
    }

    /** The decision as it stands, in sentences. */
    explain(language: Language): Explanation {
        return this.#engine.explain(this.#case, language);
    }

    #without(fact: FactId<V>, by: V["services"] | undefined): Case<V> {
        const kept = { ...this.#case };
        kept.observations = (kept.observations ?? []).filter((one) => one.fact !== fact || one.by !== by);
        if (by === undefined && kept.facts && Object.hasOwn(kept.facts, fact)) {
            kept.facts = { ...kept.facts };
            delete kept.facts[fact];
        }
        return kept;
    }

    #change(changed: Case<V>): Decision {
        this.#decision = this.#engine.decide(changed);
        this.#case = changed;
        return this.#decision;
    }
}
