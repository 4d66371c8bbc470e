// How it stands: always current, in the order in which it matters.

import { html } from "lit-html";
import type { Section } from "synlig";
import type { Model } from "../model.js";
import { duties, waiting } from "./duties.js";
import { ladders } from "./ladders.js";
import { matrix } from "./matrix.js";
import { tier } from "./tier.js";
import { timeline } from "./timeline.js";
import { why } from "./why.js";

export function result(model: Model) {
    return html`
        <section class="result" aria-labelledby="result">
            <h2 class="ds-heading" data-size="sm" id="result">${model.say("result.heading")}</h2>
            ${urgency(model)} ${matrix(model)} ${tier(model)} ${ladders(model)} ${timeline(model)} ${duties(model)} ${waiting(model)}
            ${list(model, "checklists")} ${list(model, "undetermined", true)} ${list(model, "done", true)} ${why(model)} ${list(model, "warnings")}
            ${list(model, "about", true)}
        </section>
    `;
}

export function sectionOf(model: Model, id: Section["id"]): Section | undefined {
    return model.explanation.sections.find((section) => section.id === id);
}

/** What must be done at once cannot be missed; that nothing must, is said quietly, with what to ask to be sure. */
function urgency(model: Model) {
    const urgent = sectionOf(model, "urgent");
    const quiet = sectionOf(model, "not_urgent");
    const section = urgent ?? quiet;
    if (!section) return "";
    return html`
        <div class=${urgent ? "ds-alert urgent" : "ds-alert"} data-color=${urgent ? "danger" : "info"} role=${urgent ? "alert" : "note"}>
            <h3 class="ds-heading" data-size="xs">${section.heading}</h3>
            ${section.lines.map(({ text, under = [] }) => {
                const all = html`<ul class="ds-list">${under.map((one) => html`<li>${one}</li>`)}</ul>`;
                if (under.length === 0) return html`<p class="ds-paragraph">${text}</p>`;
                return urgent ? html`<p class="ds-paragraph">${text}</p>${all}` : html`<details class="more"><summary>${text}</summary>${all}</details>`;
            })}
        </div>
    `;
}

/** A section of the explanation as it is; folded where it is long and not needed at once. */
export function list(model: Model, id: Section["id"], folded = false) {
    const section = sectionOf(model, id);
    if (!section) return "";
    const lines = html`
        <ul class="ds-list lines">
            ${section.lines.map(
                ({ text, under = [] }) => html`<li>${text}${under.length === 0 ? "" : html`<ul class="ds-list">${under.map((one) => html`<li>${one}</li>`)}</ul>`}</li>`,
            )}
        </ul>
    `;
    if (folded) {
        return html`<details class="ds-details folded" data-section=${id}><summary>${section.heading}</summary><div>${lines}</div></details>`;
    }
    return html`
        <section class="ds-card" data-section=${id} aria-labelledby=${`list-${id}`}>
            <h3 class="ds-heading" data-size="xs" id=${`list-${id}`}>${section.heading}</h3>
            ${lines}
        </section>
    `;
}
