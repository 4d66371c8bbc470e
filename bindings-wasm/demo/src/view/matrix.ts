// The visibility matrix as a picture that is also a table: the child's place, or the two that are possible, and each service's
// own view beside the common one.

import { html } from "lit-html";
import type { Cell } from "synlig";
import type { Model } from "../model.js";
import { capital } from "../texts.js";
import { sectionOf } from "./result.js";

/** Rows and columns as the model draws them. */
const rows: readonly { known: boolean; cells: readonly [Cell, Cell] }[] = [
    { known: true, cells: ["A", "C"] },
    { known: false, cells: ["B", "D"] },
];

export function matrix(model: Model) {
    const { visibility } = model.decision;
    const section = sectionOf(model, "visibility");
    if (!visibility || !section) return "";
    return html`
        <section class="ds-card" aria-labelledby="matrix">
            <h3 class="ds-heading" data-size="xs" id="matrix">${section.heading}</h3>
            <table class="matrix">
                <thead>
                    <tr>
                        <td></td>
                        <th scope="col">${model.say("matrix.symptoms.yes")}</th>
                        <th scope="col">${model.say("matrix.symptoms.no")}</th>
                    </tr>
                </thead>
                <tbody>
                    ${rows.map(
                        ({ known, cells }) => html`
                            <tr>
                                <th scope="row">${model.say(known ? "matrix.known.yes" : "matrix.known.no")}</th>
                                ${cells.map((cell) => place(model, cell, visibility.cell === cell, visibility.possible.includes(cell)))}
                            </tr>
                        `,
                    )}
                </tbody>
            </table>
            <div class="said">${section.lines.filter(({ id }) => id === undefined).map(({ text }) => html`<p class="ds-paragraph">${text}</p>`)}</div>
            ${views(model)}
        </section>
    `;
}

function place(model: Model, cell: Cell, here: boolean, possible: boolean) {
    const state = here ? "here" : possible ? "perhaps" : "empty";
    return html`
        <td data-cell=${cell} data-state=${state}>
            <strong>${cell}</strong>
            ${state === "empty"
                ? ""
                : html`
                      <svg viewBox="0 0 24 24" aria-hidden="true"><circle cx="12" cy="7" r="4" /><path d="M4 22c0-6 3-9 8-9s8 3 8 9z" /></svg>
                      <span>${model.say(here ? "matrix.here" : "matrix.perhaps")}</span>
                  `}
        </td>
    `;
}

function views(model: Model) {
    const { visibility } = model.decision;
    const seen = Object.entries(visibility?.views ?? {});
    if (!visibility || seen.length === 0) return "";
    const cells = ([first, second]: readonly Cell[]) => (second === undefined ? (first ?? "") : model.say("views.or", { first: first ?? "", second }));
    return html`
        <table class="ds-table" data-size="sm">
            <caption>${model.say("views.heading")}</caption>
            <tbody>
                <tr>
                    <th scope="row">${model.say("views.together")}</th>
                    <td><strong>${cells(visibility.possible)}</strong></td>
                </tr>
                ${seen.map(
                    ([service, view]) => html`
                        <tr data-view=${service}>
                            <th scope="row">${capital(model.text(`service:${service}`))}</th>
                            <td>
                                <strong>${cells(view.possible)}</strong>
                                ${visibility.sharing.includes(service)
                                    ? html`<span class="ds-tag" data-color="warning" data-size="sm">${model.say("views.differs")}</span>`
                                    : model.say("views.same")}
                            </td>
                        </tr>
                    `,
                )}
            </tbody>
        </table>
    `;
}
