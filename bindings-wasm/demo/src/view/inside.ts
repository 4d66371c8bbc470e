// The inside: every rule in effect with its condition and sources. What decided now is marked, rule and facts.

import { html } from "lit-html";
import type { Model } from "../model.js";
import { versions, type Rule, type Rules } from "../vocabulary.js";
import { source } from "./why.js";

/** A dialog can be opened once it stands in the document. */
export function openInside(): void {
    document.querySelector<HTMLDialogElement>("dialog.inside:not([open])")?.showModal();
}

interface Row {
    /** As reasons name it, after the `#`. */
    path: string;
    name: string;
    conditions: string[];
    basis: string[];
}

export function inside(model: Model) {
    if (!model.inside) return "";
    const close = () => model.change(() => (model.inside = false));
    const reasons = model.decision.reasons;
    const decided = {
        rules: new Set(reasons.map(({ rule }) => rule.slice(rule.indexOf("#") + 1))),
        ids: new Set(reasons.flatMap(({ facts, events }) => [...facts, ...events])),
    };
    return html`
        <dialog class="ds-dialog inside" aria-labelledby="inside" @close=${close}>
            <div class="bar">
                <h2 class="ds-heading" data-size="sm" id="inside">${model.say("inside.heading")}</h2>
                <button class="ds-button" type="button" data-variant="secondary" data-size="sm" name="close" @click=${close}>${model.say("inside.close")}</button>
            </div>
            <p class="ds-paragraph">${model.say("inside.lead")}</p>
            ${Object.entries(model.vocabulary.rules).map(([id, rules]) => ruleSet(model, id, rules, decided))}
        </dialog>
    `;
}

function ruleSet(model: Model, id: string, rules: Rules, decided: { rules: Set<string>; ids: Set<string> }) {
    const sections = sectionsOf(model, rules).filter(([, rows]) => rows.length > 0);
    return html`
        <section data-rules=${id} aria-label=${id}>
            <h3 class="ds-heading" data-size="xs">${model.text(`rule_set:${id}`)}</h3>
            <p class="ds-paragraph" data-size="sm">${model.textOrNothing(`rule_set:${id}`, "text")} <code>${id}</code></p>
            ${sections.map(
                ([section, rows]) => html`
                    <details class="ds-details" ?open=${rows.some(({ path }) => decided.rules.has(path))}>
                        <summary>${model.say(`inside.${section}`)}</summary>
                        <div><ul class="rules">${rows.map((row) => rule(model, row, decided))}</ul></div>
                    </details>
                `,
            )}
        </section>
    `;
}

function rule(model: Model, { path, name, conditions, basis }: Row, decided: { rules: Set<string>; ids: Set<string> }) {
    const holds = decided.rules.has(path);
    return html`
        <li data-rule=${path} ?data-decided=${holds}>
            <div class="heading"><strong>${name}</strong> ${holds ? html`<span class="ds-tag" data-color="accent" data-size="sm">${model.say("inside.decided")}</span>` : ""}</div>
            ${conditions.map((condition) => html`<p><code>${marked(condition, holds ? decided.ids : new Set())}</code></p>`)}
            ${basis.length === 0 ? "" : html`<p class="basis">${basis.map((id, at) => html`${at > 0 ? "; " : ""}${source(model, id)}`)}</p>`}
        </li>
    `;
}

/** A condition with the facts and events that carried it marked. */
function marked(condition: string, ids: ReadonlySet<string>) {
    return condition.split(/([a-z][a-z0-9_]*(?:\.[a-z0-9_]+)+)/).map((part) => (ids.has(part) ? html`<mark>${part}</mark>` : part));
}

type SectionId = "visibility" | "definitions" | "tiers" | "ladders" | "consents" | "actions" | "checklists";

function sectionsOf(model: Model, rules: Rules): [SectionId, Row[]][] {
    const named = (section: "definitions" | "consents" | "actions" | "checklists", kind: string) =>
        Object.entries(rules[section] ?? {}).flatMap(([id, rule]) => versions(rule).map((one) => row(`${section}.${id}`, model.text(`${kind}:${id}`), one)));
    const { visibility } = rules;
    const names = { symptoms: "matrix.symptoms.yes", problem: "matrix.known.yes", suspected: "inside.suspected" } as const;
    const seen = (key: "symptoms" | "problem" | "suspected"): Row[] => {
        const condition = visibility?.[key];
        return condition === undefined ? [] : [{ path: `visibility.${key}`, name: model.say(names[key]), conditions: [condition], basis: visibility?.basis ?? [] }];
    };
    const tiers = Object.entries(rules.tiers ?? {}).flatMap(([id, criteria]) =>
        versions(criteria).map((one) => row(`tiers.${id}`, model.say(id === "indicated" ? "tier.indicated" : "tier.selective"), one)),
    );
    const levels = Object.entries(rules.ladders ?? {}).flatMap(([ladder, { levels: all = [] }]) =>
        all.flatMap(versions).flatMap((level) =>
            (["enter", "leave"] as const).flatMap((key) =>
                level[key] === undefined
                    ? []
                    : [{ path: `ladders.${ladder}.${level.id}.${key}`, name: model.say(`inside.${key}`, { name: model.text(`level:${ladder}:${level.id}`) }), conditions: [level[key]], basis: ids(level) }],
            ),
        ),
    );
    return [
        ["visibility", [...seen("symptoms"), ...seen("problem"), ...seen("suspected")]],
        ["tiers", tiers],
        ["ladders", levels],
        ["actions", named("actions", "action")],
        ["consents", named("consents", "consent")],
        ["checklists", named("checklists", "checklist")],
        ["definitions", named("definitions", "definition")],
    ];
}

function row(path: string, name: string, rule: Rule): Row {
    return { path, name, conditions: [rule.when, rule.given, rule.refused].filter((one) => one !== undefined), basis: ids(rule) };
}

function ids({ basis = [] }: Rule): string[] {
    return basis.map((one) => (typeof one === "string" ? one : one.source));
}
