// The form as a person uses it: what can be clicked, chosen and read.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { DEFAULT, DEFAULT_SWEDEN } from "../../../bindings-wasm/dist/js/node.js";
import { decide, explain } from "./rust.mjs";

const places = JSON.parse(readFileSync(new URL("../../../bindings-wasm/demo/src/places.json", import.meta.url), "utf8"));

/** The ids of the rule sets of a place. */
export function rulesOf(id) {
    const { country, rules } = places.find((place) => place.id === id);
    return [...(country === "SE" ? DEFAULT_SWEDEN : DEFAULT), ...rules];
}

export class Visit {
    constructor(page) {
        this.page = page;
    }

    static async begin(page, address) {
        await page.goto(address);
        await page.locator("#result").waitFor();
        return new Visit(page);
    }

    /** Where, who, which day, and the child's day of birth or the day on which it is due. */
    async about({ place, service, day, born, due }) {
        const { page } = this;
        if (place) await page.selectOption("#place", place);
        if (day) await page.fill("#day", day);
        if (service) await page.selectOption("#service", service);
        if (born) await page.check("#age-born").then(() => page.fill("#age-on", born));
        if (due) await page.check("#age-due").then(() => page.fill("#age-on", due));
    }

    /** Answers a question wherever it stands; its topic is opened first. */
    async answer(fact, value, by) {
        const { page } = this;
        if (by !== undefined) await page.selectOption("#teller", by);
        const question = page.locator(`[data-fact="${fact}"]`);
        const closed = page.locator(".stack details[id^=topic]:not([open]) > summary");
        while ((await question.count()) === 0 && (await closed.count()) > 0) {
            const left = await closed.count();
            await closed.first().click();
            await page.waitForFunction((count) => document.querySelectorAll(".stack details[id^=topic]:not([open])").length < count, left);
            await page.waitForTimeout(30);
        }
        if (typeof value === "number") {
            await question.locator("input").fill(String(value));
            await question.locator("button[name=use]").click();
        } else {
            await question.locator(`button[name="${value}"]`).click();
        }
        await page.locator(`[data-answered="${fact}"]`).first().waitFor();
    }

    /** Writes an event down. */
    async event(id, on, outcome) {
        const { page } = this;
        await page.selectOption("#event", id);
        if (outcome !== undefined) await page.selectOption("#outcome", outcome);
        await page.fill("#event-on", on);
        await page.click("button[name=write]");
        await page.locator(`[data-event="${id}"]`).first().waitFor();
    }

    async speak(language) {
        await this.page.locator(`.languages [lang=${language}]`).click();
        await this.page.locator(`html[lang=${language}]`).waitFor({ state: "attached" });
    }

    /** What a file would hold. */
    async saved() {
        const [download] = await Promise.all([this.page.waitForEvent("download"), this.page.click("button[name=save]")]);
        return { path: await download.path(), text: JSON.parse(readFileSync(await download.path(), "utf8")) };
    }

    /** The screen, as far as it can be compared with a decision. */
    read() {
        return this.page.evaluate(() => {
            const all = (selector) => [...document.querySelectorAll(`.screen ${selector}`)];
            const tidy = (element) => element.textContent.replace(/\s+/g, " ").trim();
            const states = (selector, key) => Object.fromEntries(all(selector).map((one) => [one.dataset[key], one.dataset.state]));
            return {
                urgent: all(".urgent").length > 0,
                cells: states("[data-cell]", "cell"),
                views: Object.fromEntries(all("[data-view]").map((one) => [one.dataset.view, [tidy(one.querySelector("td strong")), one.querySelector(".ds-tag") !== null]])),
                tiers: states("[data-section=tier] [data-step]", "step"),
                levels: states("[data-section=ladders] [data-step]", "step"),
                actions: all("[data-action]").map((one) => [one.dataset.action, one.dataset.status]),
                dates: all("[data-due]").map((one) => one.dataset.due),
                waits: all("[data-waits]").map((one) => one.dataset.waits),
                next: all(".next [data-fact]").map((one) => one.dataset.fact)[0],
                text: tidy(document.querySelector(".result")),
            };
        });
    }

    /** The screen is what Rust decides of the case that the form holds, in every language. */
    async isAsInRust(languages = ["nb", "nn", "sv", "en"]) {
        const { text: file } = await this.saved();
        const rules = rulesOf(file.place);
        const decision = JSON.parse(decide(file.case, rules));
        const { visibility, tier, actions, questions } = decision;
        for (const language of languages) {
            await this.speak(language);
            const seen = await this.read();
            assert.equal(seen.urgent, decision.urgent);
            if (visibility) {
                for (const [cell, state] of Object.entries(seen.cells)) {
                    const expected = visibility.cell === cell ? "here" : visibility.possible.includes(cell) ? "perhaps" : "empty";
                    assert.equal(state, expected, cell);
                }
                const views = Object.entries(visibility.views).map(([service, { possible }]) => [service, [possible.length, visibility.sharing.includes(service)]]);
                assert.deepEqual(Object.entries(seen.views).map(([service, [cells, differs]]) => [service, [cells.split(" ").length === 1 ? 1 : 2, differs]]), views);
            }
            assert.equal(seen.tiers[tier.value], "now");
            if (tier.possible !== tier.value) assert.equal(seen.tiers[tier.possible], "possible");
            for (const { current, recommended } of Object.values(decision.ladders)) {
                if (current !== null && current !== "closed") assert.equal(seen.levels[current], "now");
                if (recommended !== null && recommended !== "closed" && recommended !== current) assert.equal(seen.levels[recommended], "goal");
            }
            const shown = actions.filter(({ status }) => !["undetermined", "done"].includes(status));
            assert.deepEqual(seen.actions, shown.map(({ id, status }) => [id, status]));
            const dated = shown.filter(({ due, status }) => due?.on && status !== "held_back").map(({ id }) => id);
            assert.deepEqual([...seen.dates].sort(), dated.sort());
            const waiting = shown.filter(({ status }) => ["blocked", "refused"].includes(status)).map(({ id }) => id);
            assert.deepEqual([...seen.waits].sort(), waiting.sort());
            assert.equal(seen.next, questions.find(({ fact }) => fact !== "child.age")?.fact);
            // Every sentence of the explanation stands on the page, but for the questions, which are asked.
            for (const { id, heading, lines } of explain(file.case, language, rules).sections) {
                if (id === "questions") continue;
                assert.ok(seen.text.includes(heading), `${language}: ${heading}`);
                // Lines about services are the rows of a table.
                for (const line of lines.filter((one) => id !== "visibility" || one.id === undefined)) {
                    assert.ok(seen.text.includes(line.text), `${language}: ${line.text}`);
                }
            }
        }
        return decision;
    }
}
