// Ordered steps, with where one is, where to go, and what is possible.

import { html } from "lit-html";
import type { Model } from "../model.js";

export interface Step {
    id: string;
    name: string;
    now: boolean;
    goal: boolean;
    possible: boolean;
}

export function steps(model: Model, all: readonly Step[]) {
    return html`
        <ol class="steps">
            ${all.map(
                ({ id, name, now, goal, possible }) => html`
                    <li data-step=${id} data-state=${now ? "now" : goal ? "goal" : possible ? "possible" : "other"} aria-current=${now ? "step" : "false"}>
                        <span class="name">${name}</span>
                        ${now ? html`<span class="ds-tag" data-color="accent" data-size="sm">${model.say("step.now")}</span>` : ""}
                        ${goal ? html`<span class="ds-tag" data-color="success" data-size="sm">${model.say("step.goal")}</span>` : ""}
                        ${possible ? html`<span class="ds-tag" data-color="neutral" data-variant="outline" data-size="sm">${model.say("step.possible")}</span>` : ""}
                    </li>
                `,
            )}
        </ol>
    `;
}
