// What is due when: a picture with numbered marks, and the same as a list.

import { html, svg } from "lit-html";
import type { Action } from "synlig";
import type { Model } from "../model.js";
import { dayInWords } from "../texts.js";
import { statusTag } from "./duties.js";

interface Dated {
    number: number;
    action: Action;
    on: string;
    x: number;
    lane: number;
}

const DAY = 86_400_000;
const RADIUS = 11;
const MARGIN = 28;

export function timeline(model: Model) {
    const dated = model.decision.actions
        .filter(({ status, due }) => due?.on !== undefined && status !== "held_back")
        .map((action) => ({ action, on: action.due?.on as string }))
        .sort((a, b) => a.on.localeCompare(b.on));
    if (dated.length === 0) return "";
    const today = model.case.as_of;
    const days = [today, ...dated.map(({ on }) => on)].sort();
    const [from, to] = [days[0] as string, days.at(-1) as string];
    // The picture is drawn as wide as its card, so that its texts keep their size on a phone.
    const card = document.querySelector<HTMLElement>(".result");
    const width = Math.max(220, Math.min(560, (card?.clientWidth ?? 480) - 50));
    const span = Math.max(1, (Date.parse(to) - Date.parse(from)) / DAY);
    const at = (day: string) => MARGIN + ((Date.parse(day) - Date.parse(from)) / DAY / span) * (width - 2 * MARGIN);
    const marks = inLanes(dated.map(({ action, on }, index) => ({ number: index + 1, action, on, x: at(on), lane: 0 })));
    const base = 22 + RADIUS + Math.max(...marks.map(({ lane }) => lane)) * (2 * RADIUS + 3) + RADIUS + 8;
    const ends = { count: dated.length, from: dayInWords(model.language, from), to: dayInWords(model.language, to) };
    return html`
        <section class="ds-card" data-section="timeline" aria-labelledby="timeline">
            <h3 class="ds-heading" data-size="xs" id="timeline">${model.say("timeline.heading")}</h3>
            <svg class="timeline" width=${width} height=${base + 30} viewBox=${`0 0 ${width} ${base + 30}`} role="img" aria-label=${model.say("timeline.picture", ends)}>
                <line class="axis" x1="8" x2=${width - 8} y1=${base} y2=${base} />
                <line class="today" x1=${at(today)} x2=${at(today)} y1="16" y2=${base + 6} />
                <text class="today" x=${at(today)} y="12" text-anchor=${anchor(at(today), width)}>${model.say("about.day")}</text>
                ${ticks(days, at).map((day) => svg`<text x=${at(day)} y=${base + 22} text-anchor=${anchor(at(day), width)}>${dayInWords(model.language, day, "short")}</text>`)}
                ${marks.map(({ number, action, x, lane }) => {
                    const y = base - 8 - RADIUS - lane * (2 * RADIUS + 3);
                    return svg`
                        <g class="mark" data-status=${action.status}>
                            <line x1=${x} x2=${x} y1=${y} y2=${base} />
                            <circle cx=${x} cy=${y} r=${RADIUS} />
                            <text x=${x} y=${y + 4} text-anchor="middle">${number}</text>
                        </g>`;
                })}
            </svg>
            <ol class="dates">
                ${marks.map(
                    ({ action, on }) => html`<li data-due=${action.id}><span><strong>${dayInWords(model.language, on)}</strong> ${model.text(`action:${action.id}`)}</span> ${statusTag(model, action.status)}</li>`,
                )}
            </ol>
        </section>
    `;
}

/** Marks that would cover each other stand in lanes above each other. */
function inLanes(marks: Dated[]): Dated[] {
    const ends: number[] = [];
    for (const mark of marks) {
        const free = ends.findIndex((end) => mark.x - end >= 2 * RADIUS + 2);
        mark.lane = free < 0 ? ends.length : free;
        ends[mark.lane] = mark.x;
    }
    return marks;
}

/** First and last day, and those between that have room for their text. */
function ticks(days: readonly string[], at: (day: string) => number): string[] {
    const all = [...new Set(days)];
    const last = all.at(-1) as string;
    const told: string[] = [];
    for (const day of all) {
        const before = told.at(-1);
        const room = before === undefined || at(day) - at(before) >= 64;
        if (room && (day === last || at(last) - at(day) >= 64)) told.push(day);
    }
    if (told.at(-1) !== last && told.length === 0) told.push(last);
    return told;
}

function anchor(x: number, width: number): string {
    if (x < 60) return "start";
    return x > width - 60 ? "end" : "middle";
}
