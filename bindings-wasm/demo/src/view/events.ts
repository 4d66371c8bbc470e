// The log: what has happened, and a line to write more.

import { html } from "lit-html";
import type { Event as Happened, OpenVocabulary } from "synlig";
import type { Model } from "../model.js";
import { capital, dayInWords } from "../texts.js";
import { field } from "./field.js";

export function events(model: Model) {
    const { events: log = [] } = model.case;
    const remove = (place: number) => () => {
        model.change(() => model.form.removeEvent(place));
        document.getElementById("events")?.focus();
    };
    return html`
        <section class="ds-card" aria-labelledby="events">
            <h2 class="ds-heading" data-size="xs" id="events" tabindex="-1">${model.say("events.heading")}</h2>
            ${log.length === 0 ? html`<p class="ds-paragraph">${model.say("events.none")}</p>` : ""}
            <ul class="rows">
                ${log.map(
                    ({ event, outcome, on }, place) => html`
                        <li data-event=${event}>
                            <div>
                                <span>${model.text(`event:${event}`)}${outcome ? html`: <strong>${model.text(`outcome:${event}:${outcome}`)}</strong>` : ""}</span>
                                <small>${dayInWords(model.language, on)}</small>
                            </div>
                            <button
                                class="ds-button"
                                type="button"
                                data-variant="tertiary"
                                data-size="sm"
                                aria-label=${`${model.say("answered.withdraw")}: ${model.text(`event:${event}`)}`}
                                @click=${remove(place)}
                            >
                                ${model.say("answered.withdraw")}
                            </button>
                        </li>
                    `,
                )}
            </ul>
            ${writing(model)}
        </section>
    `;
}

function writing(model: Model) {
    const { draft } = model;
    const outcomes = model.vocabulary.events[draft.event]?.outcomes ?? [];
    const write = (event: SubmitEvent) => {
        event.preventDefault();
        const { event: id, outcome, on } = draft;
        const happened = { event: id, on, ...(outcome && { outcome }) } as Happened<OpenVocabulary>;
        model.change(() => {
            model.form.event(happened);
            model.draft = { event: "", outcome: "", on: model.case.as_of };
        });
        document.getElementById("event")?.focus();
    };
    const set = (key: "event" | "outcome" | "on") => (event: Event) =>
        model.change(() => {
            draft[key] = (event.target as HTMLInputElement).value;
            if (key === "event") draft.outcome = "";
        });
    const options = Object.keys(model.vocabulary.events)
        .map((id) => ({ id, name: model.text(`event:${id}`) }))
        .sort((a, b) => a.name.localeCompare(b.name, model.language));
    return html`
        <form class="writing" @submit=${write}>
            ${field(
                "event",
                model.say("events.event"),
                html`<select class="ds-input" id="event" required @change=${set("event")}>
                    <option value="" .selected=${draft.event === ""}>${model.say("events.choose")}</option>
                    ${options.map(({ id, name }) => html`<option value=${id} .selected=${id === draft.event}>${name}</option>`)}
                </select>`,
            )}
            ${outcomes.length === 0
                ? ""
                : field(
                      "outcome",
                      model.say("events.outcome"),
                      html`<select class="ds-input" id="outcome" required @change=${set("outcome")}>
                          <option value="" .selected=${draft.outcome === ""}>${model.say("events.choose")}</option>
                          ${outcomes.map(({ id }) => html`<option value=${id} .selected=${id === draft.outcome}>${capital(model.text(`outcome:${draft.event}:${id}`))}</option>`)}
                      </select>`,
                  )}
            ${field(
                "event-on",
                model.say("events.day"),
                html`<input class="ds-input" id="event-on" type="date" required max=${model.case.as_of} .value=${draft.on} @change=${set("on")} />`,
            )}
            <button class="ds-button" type="submit" data-variant="secondary" name="write">${model.say("events.add")}</button>
        </form>
    `;
}
