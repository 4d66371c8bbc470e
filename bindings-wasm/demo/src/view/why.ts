// Why it stands so: the reasons, and the sources that can be read.

import { html } from "lit-html";
import type { Model } from "../model.js";
import { list } from "./result.js";

export function why(model: Model) {
    const sources = [...new Set(model.decision.reasons.flatMap(({ basis }) => basis))];
    if (sources.length === 0) return list(model, "reasons", true);
    return html`
        ${list(model, "reasons", true)}
        <details class="ds-details folded" data-section="sources">
            <summary>${model.say("why.sources")}</summary>
            <div>
                <ul class="ds-list lines">
                    ${sources.map((id) => html`<li>${source(model, id)}</li>`)}
                </ul>
            </div>
        </details>
    `;
}

/** A source's title, with the place in it, as a link where it can be read. */
export function source(model: Model, id: string) {
    const title = model.text(`source:${id}`);
    const locator = model.textOrNothing(`source:${id}`, "locator");
    const address = model.textOrNothing(`source:${id}`, "address");
    const name = locator ? `${title}, ${locator}` : title;
    return address?.startsWith("https://")
        ? html`<a class="ds-link" href=${address} target="_blank" rel="noreferrer noopener">${name}</a>`
        : name;
}
