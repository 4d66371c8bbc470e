// A field with its label, as the design system lays it out.

import { html, type TemplateResult } from "lit-html";

export function field(id: string, label: string, input: TemplateResult, help = "") {
    return html`
        <div class="ds-field">
            <label class="ds-label" for=${id}>${label}</label>
            ${help ? html`<p class="ds-paragraph" data-size="sm" data-field="description" id=${`${id}-help`}>${help}</p>` : ""} ${input}
        </div>
    `;
}
