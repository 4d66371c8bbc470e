// New, open, save, print, look inside.

import { html } from "lit-html";
import { open, save } from "../files.js";
import type { Model } from "../model.js";

const today = () => new Intl.DateTimeFormat("sv-SE").format(new Date());

export function tools(model: Model) {
    const begin = () => {
        if (confirm(model.say("new.confirm"))) void model.begin(today());
    };
    const choose = (event: Event) => {
        const input = event.target as HTMLInputElement;
        const [file] = input.files ?? [];
        if (file) void open(model, file);
        // So that the same file can be opened again.
        input.value = "";
    };
    const button = (name: string, text: string, act: () => void) =>
        html`<button class="ds-button" type="button" data-variant="tertiary" data-size="sm" name=${name} @click=${act}>${text}</button>`;
    return html`
        <nav class="tools" aria-label=${model.say("menu")}>
            ${button("new", model.say("menu.new"), begin)} ${button("save", model.say("menu.save"), () => save(model))}
            <label class="ds-button" data-variant="tertiary" data-size="sm">
                <input class="ds-sr-only" type="file" accept="application/json,.json" @change=${choose} />${model.say("menu.open")}
            </label>
            ${button("print", model.say("menu.print"), () => print())}
            ${button("inside", model.say("menu.inside"), () => model.change(() => (model.inside = true)))}
        </nav>
    `;
}
