// What the rules in effect declare, as a form needs it: which facts can be answered and how, which events told, by whom.

import type { Engine } from "synlig";

export interface Fact {
    type: "flag" | "scale" | "choice" | "count" | "age";
    values?: { id: string }[];
    from?: number;
    to?: number;
    asked_by?: string[];
}

export interface Event {
    outcomes?: { id: string }[];
}

export interface Rule {
    when?: string;
    given?: string;
    refused?: string;
    enter?: string;
    leave?: string;
    done?: string[] | string;
    basis?: (string | { source: string })[];
    id?: string;
    items?: (Rule | Rule[])[];
    levels?: (Rule | Rule[])[];
}

/** A rule set in effect, as far as the form looks into it. A list in place of a rule holds its versions by date. */
export interface Rules {
    facts?: Record<string, Fact>;
    events?: Record<string, Event>;
    services?: Record<string, unknown>;
    definitions?: Record<string, Rule | Rule[]>;
    consents?: Record<string, Rule | Rule[]>;
    visibility?: { symptoms: string; problem: string; suspected?: string; basis?: string[] };
    tiers?: Record<string, Rule | Rule[]>;
    ladders?: Record<string, Rule>;
    actions?: Record<string, Rule | Rule[]>;
    checklists?: Record<string, Rule | Rule[]>;
}

export class Vocabulary {
    readonly rules: Record<string, Rules>;
    readonly facts: Record<string, Fact>;
    readonly events: Record<string, Event>;
    readonly services: string[];

    constructor(engine: Engine) {
        this.rules = engine.rules() as unknown as Record<string, Rules>;
        const all = Object.values(this.rules);
        this.facts = Object.assign({}, ...all.map((one) => one.facts));
        this.events = Object.assign({}, ...all.map((one) => one.events));
        this.services = [...new Set(all.flatMap((one) => Object.keys(one.services ?? {})))];
    }

    /** The events that end an action. */
    endsOf(action: string): string[] {
        const found = Object.values(this.rules).flatMap((rules) => versions(rules.actions?.[action]));
        return [...new Set(found.flatMap((rule) => (Array.isArray(rule.done) ? rule.done : [])))];
    }
}

/** A rule with one version, or several, or none. */
export function versions<T>(rule: T | T[] | undefined): T[] {
    if (rule === undefined) return [];
    return Array.isArray(rule) ? rule : [rule];
}
