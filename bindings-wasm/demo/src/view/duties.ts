// What is to be done, in the order of the decision, and what of it waits for a consent.

import { html } from "lit-html";
import type { Action, Line } from "synlig";
import type { Model } from "../model.js";
import { sectionOf } from "./result.js";

const COLORS = { overdue: "danger", blocked: "warning", refused: "warning", held_back: "neutral" } as const;
type Shown = keyof typeof COLORS;

const isShown = (status: Action["status"]): status is Shown => status in COLORS;

/** What is simply open needs no mark. */
export function statusTag(model: Model, status: Action["status"]) {
    return isShown(status) ? html`<span class="ds-tag" data-color=${COLORS[status]} data-size="sm">${model.say(`status.${status}`)}</span>` : "";
}

export function duties(model: Model) {
    const section = sectionOf(model, "actions");
    if (!section) return "";
    return html`
        <section class="ds-card" data-section="actions" aria-labelledby="actions">
            <h3 class="ds-heading" data-size="xs" id="actions">${section.heading}</h3>
            <ul class="duties">
                ${section.lines.map((line) => duty(model, line))}
            </ul>
        </section>
    `;
}

function duty(model: Model, { id, text, under = [] }: Line) {
    const action = model.decision.actions.find((one) => one.id === id);
    if (!action) return html`<li>${text}</li>`;
    const [ends] = model.vocabulary.endsOf(action.id);
    const done = () => {
        model.change(() => (model.draft = { event: ends ?? "", outcome: "", on: model.case.as_of }));
        document.getElementById(model.vocabulary.events[ends ?? ""]?.outcomes ? "outcome" : "event-on")?.focus();
    };
    return html`
        <li data-action=${action.id} data-status=${action.status}>
            <div class="heading"><span>${text}</span> ${statusTag(model, action.status)}</div>
            <details class="more">
                <summary>${model.say("duty.more")}</summary>
                <ul class="ds-list">
                    ${under.map((one) => html`<li>${one}</li>`)}
                </ul>
                ${ends ? html`<button class="ds-button" type="button" data-variant="secondary" data-size="sm" @click=${done}>${model.say("duty.done")}</button>` : ""}
            </details>
        </li>
    `;
}

export function waiting(model: Model) {
    const held = model.decision.actions.filter(({ status }) => status === "blocked" || status === "refused");
    const consents = [...new Set(held.map((action) => action.waits_for ?? action.refused ?? ""))];
    if (consents.length === 0) return "";
    return html`
        <section class="ds-card" data-section="consents" data-color="warning" data-variant="tinted" aria-labelledby="consents">
            <h3 class="ds-heading" data-size="xs" id="consents">${model.say("consent.heading")}</h3>
            ${consents.map(
                (consent) => html`
                    <p class="ds-paragraph"><strong>${model.text(`consent:${consent}`)}</strong></p>
                    <ul class="ds-list">
                        ${held
                            .filter((action) => (action.waits_for ?? action.refused) === consent)
                            .map((action) => html`<li data-waits=${action.id}>${model.text(`action:${action.id}`)} ${statusTag(model, action.status)}</li>`)}
                    </ul>
                `,
            )}
        </section>
    `;
}
