// Types of a rule set's vocabulary, so that a wrong id does not compile.

import type { Child } from "./generated/case.js";
import type { ShippedId, ShippedVocabulary } from "./generated/shipped.js";

/** The ids that a composition of rule sets knows: facts with the values they take, events with their outcomes, services. */
export interface Vocabulary {
    facts: object;
    events: object;
    services: string;
}

/** A vocabulary of which nothing is known while compiling; ids are checked when a case is decided. */
export interface OpenVocabulary {
    facts: Record<string, boolean | number | string>;
    events: Record<string, string>;
    services: string;
}

type Intersection<U> = (U extends unknown ? (one: U) => void : never) extends (all: infer I) => void ? I : never;

/** The vocabulary of shipped rule sets together, with what they need. */
export interface Shipped<Id extends ShippedId> {
    facts: Intersection<ShippedVocabulary[Id]["facts"]> & object;
    events: Intersection<ShippedVocabulary[Id]["events"]> & object;
    services: ShippedVocabulary[Id]["services"];
}

/** The id of a fact. */
export type FactId<V extends Vocabulary> = keyof V["facts"] & string;

/** A value of a fact, or null: asked, and no answer known. */
export type Value<V extends Vocabulary, F extends FactId<V>> = V["facts"][F] | null;

/** The id of an event. */
export type EventId<V extends Vocabulary> = keyof V["events"] & string;

/** An answer to a fact. */
export type Observation<V extends Vocabulary> = {
    [F in FactId<V>]: {
        fact: F;
        value: Value<V, F>;
        /** The service that answers. */
        by?: V["services"];
        /** The day of the answer, as `2024-03-01`. */
        on: string;
    };
}[FactId<V>];

/** Something that happened. */
export type Event<V extends Vocabulary> = {
    [E in EventId<V>]: {
        event: E;
        /** The day, as `2024-03-01`. */
        on: string;
        /** The service that tells it. */
        by?: V["services"];
    } & Outcome<V["events"][E]>;
}[EventId<V>];

/** `never`: the event has no outcome. `string`: nothing is known of it. Else it needs one of these. */
type Outcome<O> = [O] extends [never] ? { outcome?: never } : string extends O ? { outcome?: O } : { outcome: O };

/** A case: the answers and events about one child, as known on one day. There is no field for who the child is. */
export interface Case<V extends Vocabulary = OpenVocabulary> {
    /** The day of the decision, as `2024-03-01`. */
    as_of: string;
    /** The service that asks. */
    service?: V["services"];
    /** The day of birth, or on which the child is due. */
    child?: Child;
    /** Answers by nobody in particular on the day of the decision. */
    facts?: { [F in FactId<V>]?: Value<V, F> };
    /** Answers by services on their days. */
    observations?: Observation<V>[];
    /** What happened. */
    events?: Event<V>[];
}
