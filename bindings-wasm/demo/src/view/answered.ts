// The answers so far, each of which can be taken back.

import { html } from "lit-html";
import { repeat } from "lit-html/directives/repeat.js";
import type { Model } from "../model.js";
import { capital, dayInWords } from "../texts.js";

export function answered(model: Model) {
    const { observations = [], facts = {}, as_of } = model.case;
    const short = Object.entries(facts).map(([fact, value]) => ({ fact, value: value ?? null, on: as_of }));
    const all: { fact: string; value: boolean | number | string | null; on: string; by?: string }[] = [...short, ...observations];
    const withdraw = (fact: string, by: string | undefined) => () => {
        model.change(() => model.form.withdraw(fact, by === undefined ? {} : { by }));
        document.getElementById("answered")?.focus();
    };
    return html`
        <section class="ds-card" aria-labelledby="answered">
            <h2 class="ds-heading" data-size="xs" id="answered" tabindex="-1">${model.say("answered.heading")}</h2>
            ${all.length === 0 ? html`<p class="ds-paragraph">${model.say("answered.none")}</p>` : ""}
            <ul class="rows">
                ${repeat(
                    all,
                    ({ fact, by }) => `${fact} ${by}`,
                    ({ fact, value, by, on }) => html`
                        <li data-answered=${fact}>
                            <div>
                                <span>${capital(model.text(`fact:${fact}`))}: <strong>${valueInWords(model, fact, value)}</strong></span>
                                <small>${[by === undefined ? "" : capital(model.text(`service:${by}`)), dayInWords(model.language, on)].filter(Boolean).join(", ")}</small>
                            </div>
                            <button
                                class="ds-button"
                                type="button"
                                data-variant="tertiary"
                                data-size="sm"
                                aria-label=${`${model.say("answered.withdraw")}: ${model.text(`fact:${fact}`)}`}
                                @click=${withdraw(fact, by)}
                            >
                                ${model.say("answered.withdraw")}
                            </button>
                        </li>
                    `,
                )}
            </ul>
        </section>
    `;
}

export function valueInWords(model: Model, fact: string, value: boolean | number | string | null): string {
    if (value === null) return model.say("answer.unknown");
    if (typeof value === "boolean") return model.say(value ? "answer.yes" : "answer.no");
    return typeof value === "number" ? String(value) : model.text(`value:${fact}:${value}`);
}
