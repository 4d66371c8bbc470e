// The page: what is asked on one side, how it stands on the other, and what is printed.

import { html } from "lit-html";
import { isLocked } from "../lock.js";
import type { Model } from "../model.js";
import { LANGUAGES } from "../texts.js";
import { about } from "./about.js";
import { answered } from "./answered.js";
import { events } from "./events.js";
import { inside } from "./inside.js";
import { next, others } from "./questions.js";
import { result } from "./result.js";
import { summary } from "./summary.js";
import { tools } from "./tools.js";

export function page(model: Model) {
    return html`
        <div class="screen">
            <a class="ds-skip-link" href="#questions">${model.say("skip")}</a>
            <header>
                <div class="bar">
                    <h1 class="ds-heading" data-size="md">Synlig</h1>
                    ${languages(model)}
                </div>
                <p class="ds-paragraph lead">${model.say("lead")}</p>
                ${tools(model)} ${privacy(model)}
            </header>
            <main>
                <p class="ds-sr-only" role="status">${spoken(model)}</p>
                ${model.notice ? html`<p class="ds-alert" data-color="warning" role="alert">${model.notice}</p>` : ""}
                <div class="columns">
                    <div class="stack first">${about(model)} ${next(model)}</div>
                    ${result(model)}
                    <div class="stack">${others(model)} ${answered(model)} ${events(model)}</div>
                </div>
            </main>
            ${inside(model)}
        </div>
        ${summary(model)}
    `;
}

function languages(model: Model) {
    return html`
        <div class="ds-toggle-group languages" role="radiogroup" aria-label=${model.say("language")}>
            ${LANGUAGES.map(
                ({ id, name }) => html`
                    <label class="ds-button" data-variant="tertiary" lang=${id}>
                        <input
                            type="radio"
                            name="language"
                            value=${id}
                            .checked=${model.language === id}
                            @change=${() => model.change(() => (model.language = id))}
                        />${name}
                    </label>
                `,
            )}
        </div>
    `;
}

function privacy(model: Model) {
    const attempt = async () => {
        const locked = await isLocked();
        model.change(() => (model.proof = locked ? "locked" : "open"));
    };
    const outcome = {
        untried: "",
        locked: html`<p class="ds-paragraph" role="status"><strong>${model.say("private.refused")}</strong></p>`,
        open: html`<p class="ds-alert" data-color="danger" role="alert">${model.say("private.open")}</p>`,
    }[model.proof];
    return html`
        <details class="ds-details privacy">
            <summary>${model.say("private.heading")}</summary>
            <div>
                <p class="ds-paragraph">${model.say("private.text")}</p>
                <button class="ds-button" type="button" data-variant="secondary" data-size="sm" @click=${attempt}>${model.say("private.try")}</button>
                ${outcome}
            </div>
        </details>
    `;
}

/** What has become of the child's place and tier, for those who do not see it change. */
function spoken(model: Model): string {
    const lines = model.explanation.sections.filter(({ id }) => id === "urgent" || id === "visibility" || id === "tier");
    return lines.map(({ lines: [first] }) => first?.text ?? "").join(" ");
}
