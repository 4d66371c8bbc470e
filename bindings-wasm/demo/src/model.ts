// What the page shows, and every way to change it. The case lives in the engine's form; here is only what surrounds it.

import { Engine, SynligError, type Case, type Decision, type Explanation, type Form, type Language, type OpenVocabulary, type TextKind } from "synlig";
import type { Place } from "./places.js";
import { say, type TextId } from "./texts.js";
import { Vocabulary } from "./vocabulary.js";

/** An event that is being written. */
export interface Draft {
    event: string;
    outcome: string;
    on: string;
}

/** What a file holds. */
export interface Saved {
    synlig_form: 1;
    place: string;
    language: Language;
    case: Case;
}

export class Model {
    readonly places: readonly Place[];
    language: Language;
    place: Place;
    form!: Form<OpenVocabulary>;
    vocabulary!: Vocabulary;
    /** Who answers the next questions; empty for nobody in particular. */
    teller = "";
    draft: Draft;
    readonly openTopics = new Set<string>();
    /** Something that the user should read. */
    notice = "";
    /** What an attempt to use the network came to. */
    proof: "untried" | "locked" | "open" = "untried";
    inside = false;
    readonly #engines = new Map<string, Engine>();
    #explanation: { of: Decision; language: Language; text: Explanation } | undefined;
    #render: () => void = () => {};

    private constructor(places: readonly Place[], language: Language, today: string) {
        this.places = places;
        this.language = language;
        this.place = places.find(({ country }) => country === (language === "sv" ? "SE" : "NO")) as Place;
        this.draft = { event: "", outcome: "", on: today };
    }

    static async start(places: readonly Place[], language: Language, today: string): Promise<Model> {
        const model = new Model(places, language, today);
        await model.#use(model.place, { as_of: today });
        return model;
    }

    /** Calls this after every change. */
    onChange(render: () => void): void {
        this.#render = render;
        render();
    }

    get engine(): Engine {
        return this.#engines.get(this.place.id) as Engine;
    }

    get case(): Case {
        return this.form.case;
    }

    get decision(): Decision {
        return this.form.decision;
    }

    get explanation(): Explanation {
        const decision = this.decision;
        if (this.#explanation?.of !== decision || this.#explanation.language !== this.language) {
            this.#explanation = { of: decision, language: this.language, text: this.form.explain(this.language) };
        }
        return this.#explanation.text;
    }

    /** One of the form's own texts. */
    say(id: TextId, gaps?: Record<string, string | number>): string {
        return say(this.language, id, gaps);
    }

    /** A text of the rules, or the id where there is none. */
    text(subject: string, kind: TextKind = "label"): string {
        return this.engine.text(subject, kind, this.language, this.case.as_of) ?? subject.slice(subject.lastIndexOf(":") + 1);
    }

    /** A text of the rules, or nothing. */
    textOrNothing(subject: string, kind: TextKind): string | undefined {
        return this.engine.text(subject, kind, this.language, this.case.as_of);
    }

    /** Makes a change and shows it; what the engine refuses is told and not made. */
    change(make: () => void): void {
        this.notice = "";
        try {
            make();
        } catch (error) {
            if (!(error instanceof SynligError)) throw error;
            this.notice = this.say("refused", { reason: error.diagnostics[0]?.message ?? error.message });
        }
        this.#render();
    }

    answer(fact: string, value: boolean | number | string | null): void {
        this.change(() => this.form.answer(fact, value, this.teller === "" ? {} : { by: this.teller }));
    }

    /** Another municipality's rules for the same case. What they do not know is taken out of it, and told. */
    async move(place: Place): Promise<void> {
        const dropped = await this.#use(place, this.case);
        this.notice = dropped.length > 0 ? this.say("place.dropped", { names: dropped.join(", ") }) : "";
        this.#render();
    }

    /** An empty form at the same place. */
    async begin(today: string): Promise<void> {
        const { service } = this.case;
        await this.#use(this.place, { as_of: today, ...(service !== undefined && { service }) });
        this.openTopics.clear();
        this.draft = { event: "", outcome: "", on: today };
        this.change(() => {});
    }

    save(): Saved {
        return { synlig_form: 1, place: this.place.id, language: this.language, case: this.case };
    }

    async open(saved: unknown): Promise<void> {
        const { synlig_form, place: id, case: known } = (saved ?? {}) as Partial<Saved>;
        const place = this.places.find((one) => one.id === id);
        if (synlig_form !== 1 || !place || !known) throw new Error(this.say("file.other"));
        const before = { place: this.place, case: this.case };
        try {
            await this.#use(place, known, "strict");
        } catch (error) {
            await this.#use(before.place, before.case);
            throw error;
        }
        this.teller = known.service ?? "";
        this.change(() => {});
    }

    async #use(place: Place, known: Case, strict?: "strict"): Promise<string[]> {
        const engine = this.#engines.get(place.id) ?? (await Engine.load(place.texts));
        this.#engines.set(place.id, engine);
        const vocabulary = new Vocabulary(engine);
        const { kept, dropped } = strict ? { kept: known, dropped: [] } : fitting(known, vocabulary);
        const names = dropped.map((subject) => this.engine?.text(subject, "label", this.language) ?? subject);
        this.form = engine.form(kept);
        this.place = place;
        this.vocabulary = vocabulary;
        if (!vocabulary.services.includes(this.teller)) this.teller = kept.service ?? "";
        return names;
    }
}

/** A case without what rules do not declare. */
function fitting(known: Case, { facts, events, services }: Vocabulary): { kept: Case; dropped: string[] } {
    const service = (id: string | undefined) => id === undefined || services.includes(id);
    const dropped = new Set<string>();
    const keeps = (subject: string, holds: boolean) => {
        if (!holds) dropped.add(subject);
        return holds;
    };
    const value = (fact: string, given: unknown) =>
        facts[fact] !== undefined && (facts[fact].values === undefined || given === null || facts[fact].values.some(({ id }) => id === given));
    const kept: Case = { ...known };
    if (!service(known.service)) delete kept.service;
    kept.observations = (known.observations ?? []).filter((one) => keeps(`fact:${one.fact}`, value(one.fact, one.value) && service(one.by)));
    kept.events = (known.events ?? []).filter((one) => keeps(`event:${one.event}`, events[one.event] !== undefined && service(one.by)));
    kept.facts = Object.fromEntries(Object.entries(known.facts ?? {}).filter(([fact, given]) => keeps(`fact:${fact}`, value(fact, given))));
    return { kept, dropped: [...dropped] };
}
