// What is printed: one page, for the file or the next meeting. It is not shown on the screen.

import { html } from "lit-html";
import type { Section } from "synlig";
import type { Model } from "../model.js";
import { nameOf } from "../places.js";
import { capital, dayInWords } from "../texts.js";
import { valueInWords } from "./answered.js";
import { sectionOf } from "./result.js";

/** As much as fits on one page; of the rest its number is told. */
const MOST = { actions: 12, questions: 5, answers: 14 };

export function summary(model: Model) {
    const { as_of, service, child, observations = [] } = model.case;
    const age = child?.born ? `${model.say("about.age.born")} ${dayInWords(model.language, child.born)}` : child?.due ? `${model.say("about.age.due.on")} ${dayInWords(model.language, child.due)}` : "";
    const who = [nameOf(model.place, model.language), service ? capital(model.text(`service:${service}`)) : "", age].filter(Boolean);
    return html`
        <article class="print">
            <header><h1>Synlig: ${model.say("print.heading")}</h1><p>${dayInWords(model.language, as_of)}. ${who.join(". ")}</p></header>
            ${section(model, "urgent")} ${section(model, "visibility")} ${section(model, "tier")} ${section(model, "ladders")}
            ${section(model, "actions", MOST.actions, true)} ${section(model, "questions", MOST.questions)}
            <section>
                <h2>${model.say("answered.heading")}</h2>
                <p>
                    ${observations
                        .slice(0, MOST.answers)
                        .map(({ fact, value, by }) => `${capital(model.text(`fact:${fact}`))}: ${valueInWords(model, fact, value)}${by ? ` (${model.text(`service:${by}`)})` : ""}`)
                        .join(". ")}
                    ${more(model, observations.length - MOST.answers)}
                </p>
            </section>
            <footer>${sectionOf(model, "about")?.lines.at(-1)?.text} ${model.decision.synlig.rules.map(({ id, version }) => `${id} ${version}`).join(", ")}</footer>
        </article>
    `;
}

function section(model: Model, id: Section["id"], most = Infinity, due = false) {
    const found = sectionOf(model, id);
    if (!found) return "";
    return html`
        <section>
            <h2>${found.heading}</h2>
            <ul>
                ${found.lines.slice(0, most).map(({ id: of, text }) => {
                    const on = due ? model.decision.actions.find((action) => action.id === of)?.due?.on : undefined;
                    return html`<li>${text}${on ? html` <strong>${dayInWords(model.language, on)}</strong>` : ""}</li>`;
                })}
            </ul>
            ${more(model, found.lines.length - most)}
        </section>
    `;
}

function more(model: Model, count: number) {
    return count > 0 ? html`<p>${model.say("print.more", { count })}</p>` : "";
}
