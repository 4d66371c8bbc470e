// How far cooperation has come on each ladder, and where it should go.

import { html } from "lit-html";
import type { Model } from "../model.js";
import { versions } from "../vocabulary.js";
import { sectionOf } from "./result.js";
import { steps } from "./steps.js";

export function ladders(model: Model) {
    const section = sectionOf(model, "ladders");
    if (!section) return "";
    return html`
        <section class="ds-card" data-section="ladders" aria-labelledby="ladders">
            <h3 class="ds-heading" data-size="xs" id="ladders">${section.heading}</h3>
            ${Object.entries(model.decision.ladders).map(([id, ladder]) => {
                const line = section.lines.find((one) => one.id === id);
                const marks = levels(model, id).map((level) => ({
                    id: level,
                    name: `${/^\d+$/.test(level) ? `${level}. ` : ""}${model.text(`level:${id}:${level}`)}`,
                    now: ladder.current === level,
                    goal: ladder.recommended === level && ladder.current !== level,
                    possible: ladder.possible === level && ladder.possible !== ladder.recommended && ladder.current !== level,
                }));
                return html`
                    ${steps(model, marks)} ${[line?.text, ...(line?.under ?? [])].map((one) => (one ? html`<p class="ds-paragraph">${one}</p>` : ""))}
                `;
            })}
        </section>
    `;
}

function levels(model: Model, ladder: string): string[] {
    const found = Object.values(model.vocabulary.rules).flatMap((rules) => rules.ladders?.[ladder]?.levels ?? []);
    return [...new Set(found.flatMap(versions).flatMap(({ id }) => id ?? []))];
}
