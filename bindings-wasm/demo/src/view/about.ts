// Who fills it in, where, on which day, and how old the child is.

import { html } from "lit-html";
import type { Case } from "synlig";
import type { Model } from "../model.js";
import { nameOf } from "../places.js";
import { capital } from "../texts.js";
import { field } from "./field.js";

export function about(model: Model) {
    const known = model.case;
    const move = (event: Event) => {
        const place = model.places.find(({ id }) => id === (event.target as HTMLSelectElement).value);
        if (place) void model.move(place);
    };
    const serve = (event: Event) => {
        const service = (event.target as HTMLSelectElement).value;
        model.change(() => {
            model.form.set({ service: service === "" ? undefined : service } as Partial<Case>);
            model.teller = service;
        });
    };
    const day = (event: Event) => {
        const on = (event.target as HTMLInputElement).value;
        if (on !== "") model.change(() => model.form.set({ as_of: on }));
    };
    return html`
        <section class="ds-card" aria-labelledby="about">
            <h2 class="ds-heading" data-size="xs" id="about">${model.say("about.heading")}</h2>
            <div class="pair">
                ${field(
                    "place",
                    model.say("about.place"),
                    html`<select class="ds-input" id="place" @change=${move}>
                        ${model.places.map((place) => html`<option value=${place.id} .selected=${place === model.place}>${nameOf(place, model.language)}</option>`)}
                    </select>`,
                )}
                ${field(
                    "service",
                    model.say("about.service"),
                    html`<select class="ds-input" id="service" @change=${serve}>
                        <option value="" .selected=${known.service === undefined}>${model.say("about.service.none")}</option>
                        ${services(model, known.service)}
                    </select>`,
                )}
            </div>
            ${child(model)}
            ${field("day", model.say("about.day"), html`<input class="ds-input" id="day" type="date" required .value=${known.as_of} @change=${day} />`)}
        </section>
    `;
}

/** The services of the rules as options, by name. */
export function services(model: Model, chosen: string | undefined) {
    const named = model.vocabulary.services.map((id) => ({ id, name: capital(model.text(`service:${id}`)) }));
    named.sort((a, b) => a.name.localeCompare(b.name, model.language));
    return named.map(({ id, name }) => html`<option value=${id} .selected=${id === chosen}>${name}</option>`);
}

function child(model: Model) {
    const { child: known = {}, as_of } = model.case;
    const kind = known.born !== undefined ? "born" : known.due !== undefined ? "due" : "unknown";
    const choose = (chosen: string) => () => {
        const child = chosen === "unknown" ? undefined : chosen === "born" ? { born: known.due && known.due < as_of ? known.due : as_of } : { due: as_of };
        model.change(() => model.form.set({ child } as Partial<Case>));
    };
    const date = (event: Event) => {
        const on = (event.target as HTMLInputElement).value;
        if (on !== "") model.change(() => model.form.set({ child: kind === "born" ? { born: on } : { due: on } }));
    };
    return html`
        <fieldset class="ds-fieldset">
            <legend class="ds-label">${model.say("about.child")}</legend>
            <p class="ds-paragraph" data-size="sm">${model.say("about.child.none")}</p>
            <div class="choices">
                ${(["born", "due", "unknown"] as const).map(
                    (one) => html`
                        <div class="ds-field">
                            <input class="ds-input" type="radio" name="age" id=${`age-${one}`} .checked=${kind === one} @change=${choose(one)} />
                            <label class="ds-label" data-weight="regular" for=${`age-${one}`}>${model.say(`about.age.${one}`)}</label>
                        </div>
                    `,
                )}
            </div>
            ${kind === "unknown"
                ? ""
                : field(
                      "age-on",
                      model.say(kind === "born" ? "about.age.born.on" : "about.age.due.on"),
                      html`<input class="ds-input" id="age-on" type="date" .value=${known.born ?? known.due ?? ""} @change=${date} />`,
                  )}
        </fieldset>
    `;
}
