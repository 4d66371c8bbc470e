// Fetches everything, closes the network, then shows the form.

import { html, render } from "lit-html";
import { lock } from "./lock.js";
import { Model } from "./model.js";
import { readPlaces } from "./places.js";
import { preferred, say } from "./texts.js";
import { openInside } from "./view/inside.js";
import { page } from "./view/page.js";

const app = document.querySelector("#app") as HTMLElement;
const language = preferred();
document.documentElement.lang = language;

/** Today as the user's calendar has it. The engine reads no clock, so the page tells it. */
const today = () => new Intl.DateTimeFormat("sv-SE").format(new Date());

app.replaceChildren();
render(html`<main class="start"><h1 class="ds-heading" data-size="lg">Synlig</h1><p class="ds-paragraph" role="status">${say(language, "loading")}</p></main>`, app);

try {
    if (import.meta.env.PROD) navigator.serviceWorker?.register("./offline.js").catch(() => {});
    const model = await Model.start(await readPlaces(), language, today());
    lock();
    const show = () => {
        document.documentElement.lang = model.language;
        render(page(model), app);
        openInside();
    };
    model.onChange(show);
    // The timeline is drawn as wide as there is room.
    addEventListener("resize", show);
    addEventListener("beforeunload", (event) => {
        const { observations = [], events = [] } = model.case;
        if (observations.length + events.length > 0) event.preventDefault();
    });
} catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    render(html`<main class="start"><h1 class="ds-heading" data-size="lg">Synlig</h1><p class="ds-alert" data-color="danger">${say(language, "failed", { reason })}</p></main>`, app);
}
