// What to ask: the most important question first, the others by topic. "I don't know" is an answer like another.

import { html, type TemplateResult } from "lit-html";
import { keyed } from "lit-html/directives/keyed.js";
import { repeat } from "lit-html/directives/repeat.js";
import type { Question } from "synlig";
import type { Model } from "../model.js";
import { topicOf, topics, type Topic } from "../topics.js";
import { services } from "./about.js";
import { field } from "./field.js";

const asked = (model: Model) => model.decision.questions.filter(({ fact }) => model.vocabulary.facts[fact]?.type !== "age");

/** The most important question, and who answers. */
export function next(model: Model) {
    const [first] = asked(model);
    const tell = (event: Event) => model.change(() => (model.teller = (event.target as HTMLSelectElement).value));
    return html`
        <section class="ds-card next" id="questions" tabindex="-1" aria-labelledby="ask" data-color="accent" data-variant="tinted">
            <h2 class="ds-heading" data-size="sm" id="ask">${model.say("ask.heading")}</h2>
            ${first ? keyed(first.fact, question(model, first, "next")) : html`<p class="ds-paragraph" id="next" tabindex="-1">${model.say("ask.none")}</p>`}
            ${field(
                "teller",
                model.say("ask.teller"),
                html`<select class="ds-input" id="teller" aria-describedby="teller-help" @change=${tell}>
                    <option value="" .selected=${model.teller === ""}>${model.say("ask.teller.nobody")}</option>
                    ${services(model, model.teller)}
                </select>`,
                model.say("ask.teller.help"),
            )}
        </section>
    `;
}

/** All others that could change something. */
export function others(model: Model) {
    const [, ...rest] = asked(model);
    if (rest.length === 0) return "";
    return html`
        <section class="ds-card" aria-labelledby="more">
            <h2 class="ds-heading" data-size="xs" id="more">${model.say("ask.more")}</h2>
            <div>
                ${repeat(
                    grouped(rest),
                    ([topic]) => topic,
                    ([topic, group]) => topicGroup(model, topic, group),
                )}
            </div>
        </section>
    `;
}

/** By topic; the topic with the most important question first. */
function grouped(asked: readonly Question[]): [Topic, Question[]][] {
    const groups = new Map<Topic, Question[]>();
    for (const one of asked) {
        const topic = topicOf(one.fact);
        groups.set(topic, [...(groups.get(topic) ?? []), one]);
    }
    return [...groups];
}

function topicGroup(model: Model, topic: Topic, group: readonly Question[]) {
    const id = `topic-${topics.indexOf(topic)}`;
    const toggle = (event: Event) => {
        const open = (event.target as HTMLDetailsElement).open;
        if (open === model.openTopics.has(id)) return;
        model.change(() => (open ? model.openTopics.add(id) : model.openTopics.delete(id)));
    };
    const count = group.length === 1 ? model.say("ask.count.one") : model.say("ask.count", { count: group.length });
    return html`
        <details class="ds-details" id=${id} ?open=${model.openTopics.has(id)} @toggle=${toggle}>
            <summary>${topic.name[model.language]} <span class="ds-tag" data-color="neutral" data-size="sm">${count}</span></summary>
            <div>
                ${model.openTopics.has(id)
                    ? repeat(
                          group,
                          ({ fact }) => fact,
                          (one) => question(model, one, id),
                      )
                    : ""}
            </div>
        </details>
    `;
}

function question(model: Model, { fact }: Question, place: string) {
    const id = `q-${fact}`;
    const help = model.textOrNothing(`fact:${fact}`, "text");
    const answer = (value: boolean | number | string | null) => {
        model.answer(fact, value);
        moveOn(place, fact);
    };
    return html`
        <fieldset class="ds-fieldset question" data-fact=${fact} aria-describedby=${help ? `${id}-help` : ""}>
            <legend class="ds-label" id=${place === "next" ? "next" : id} tabindex="-1">${model.text(`fact:${fact}`, "question")}</legend>
            ${help ? html`<p class="ds-paragraph" data-size="sm" id=${`${id}-help`}>${help}</p>` : ""}
            <div class="answers">${choices(model, fact, answer)}</div>
        </fieldset>
    `;
}

function choices(model: Model, fact: string, answer: (value: boolean | number | string | null) => void) {
    const declared = model.vocabulary.facts[fact];
    const button = (name: string, text: string, value: boolean | string | null) => html`
        <button class="ds-button" type="button" data-variant="secondary" data-size="sm" name=${name} @click=${() => answer(value)}>${text}</button>
    `;
    let given: TemplateResult | TemplateResult[];
    if (declared?.type === "flag") given = [button("true", model.say("answer.yes"), true), button("false", model.say("answer.no"), false)];
    else if (declared?.type === "count") given = number(model, fact, declared.from ?? 0, declared.to ?? 0, answer);
    else given = (declared?.values ?? []).map(({ id }) => button(id, model.text(`value:${fact}:${id}`), id));
    return html`${given} ${button("null", model.say("answer.unknown"), null)}`;
}

function number(model: Model, fact: string, from: number, to: number, answer: (value: number) => void) {
    const id = `n-${fact}`;
    const submit = (event: SubmitEvent) => {
        event.preventDefault();
        const input = (event.target as HTMLFormElement).querySelector("input") as HTMLInputElement;
        if (input.reportValidity()) answer(input.valueAsNumber);
    };
    return html`
        <form class="number" @submit=${submit}>
            <label class="ds-sr-only" for=${id}>${model.say("answer.number", { from, to })}</label>
            <input class="ds-input" id=${id} type="number" required min=${from} max=${to} step="1" placeholder=${`${from}–${to}`} />
            <button class="ds-button" type="submit" data-variant="secondary" data-size="sm" name="use">${model.say("answer.use")}</button>
        </form>
    `;
}

/** Where the focus goes when the question that held it is answered and gone: to the next one at the same place. */
function moveOn(place: string, fact: string): void {
    if (place === "next") {
        document.getElementById("next")?.focus();
        return;
    }
    // A refused answer leaves its question where it was.
    if (document.querySelector(`[data-fact="${fact}"]`)) return;
    const group = document.getElementById(place);
    const target = group?.querySelector<HTMLElement>("legend") ?? group?.querySelector<HTMLElement>("summary") ?? document.getElementById("next");
    target?.focus();
}
