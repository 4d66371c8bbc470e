// The tier of prevention, on its three steps.

import { html } from "lit-html";
import type { Model } from "../model.js";
import { sectionOf } from "./result.js";
import { steps } from "./steps.js";

const tiers = ["universal", "selective", "indicated"] as const;

export function tier(model: Model) {
    const section = sectionOf(model, "tier");
    if (!section) return "";
    const { value, possible } = model.decision.tier;
    const marks = tiers.map((id) => ({
        id,
        name: model.say(`tier.${id}`),
        now: id === value,
        goal: false,
        possible: id === possible && possible !== value,
    }));
    return html`
        <section class="ds-card" data-section="tier" aria-labelledby="tier">
            <h3 class="ds-heading" data-size="xs" id="tier">${section.heading}</h3>
            ${steps(model, marks)} ${section.lines.map(({ text, under = [] }) => [text, ...under].map((one) => html`<p class="ds-paragraph">${one}</p>`))}
        </section>
    `;
}
