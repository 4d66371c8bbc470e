// The form for everybody: no violation of WCAG 2.2 AA that axe can see, by keyboard alone, on a phone, on paper, offline; and
// nothing is sent.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { AxeBuilder } from "@axe-core/playwright";
import { launch, openPage } from "../lib/chromium.mjs";
import { Visit } from "../lib/form.mjs";
import { bindings } from "../lib/paths.mjs";
import { serve } from "../lib/server.mjs";

let browser, server;
before(async () => {
    browser = await launch();
    server = await serve(`${bindings}/demo/dist`);
});
after(async () => {
    await browser.close();
    await server.close();
});

async function begin(options = {}) {
    const context = await browser.newContext({ locale: "nb-NO", viewport: { width: 1280, height: 900 }, reducedMotion: "reduce", ...options });
    const { page, faults } = await openPage(context);
    return { context, page, faults, visit: await Visit.begin(page, server.address) };
}

/** A case with something in every part of the page. */
async function fill(visit) {
    await visit.about({ day: "2024-03-01", service: "kindergarten", born: "2019-09-02" });
    await visit.answer("danger.immediate", "none");
    await visit.answer("child.maladjustment", true);
    await visit.answer("parent.mental_illness", "established", "mental_health_adult");
    await visit.answer("family.network", null);
    await visit.event("concern.raised", "2024-02-12");
    await visit.event("bti.level_set", "2024-02-13", "1");
}

async function violations(page) {
    const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
    const { violations: found } = await new AxeBuilder({ page }).withTags(tags).analyze();
    return found.map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map(({ target, failureSummary }) => `${target} (${failureSummary.split("\n")[1]?.trim()})`).join("; ")}`);
}

for (const colorScheme of ["light", "dark"]) {
    test(`axe finds nothing on any state, ${colorScheme}`, async () => {
        const { context, page, visit } = await begin({ colorScheme });
        assert.deepEqual(await violations(page), [], "empty");
        await fill(visit);
        assert.deepEqual(await violations(page), [], "filled");
        for (const language of ["nn", "sv", "en", "nb"]) {
            await visit.speak(language);
            assert.deepEqual(await violations(page), [], language);
        }
        await page.evaluate(() => document.querySelectorAll("details").forEach((one) => (one.open = true)));
        await page.waitForTimeout(300);
        assert.deepEqual(await violations(page), [], "everything open");
        await page.click("button[name=inside]");
        assert.deepEqual(await violations(page), [], "inside");
        await page.click("button[name=close]");
        await visit.answer("danger.immediate", "acute").catch(async () => {
            await page.locator('[data-answered="danger.immediate"] button').first().click();
            await visit.answer("danger.immediate", "acute");
        });
        assert.deepEqual(await violations(page), [], "urgent");
        await visit.about({ place: "sweden" });
        assert.deepEqual(await violations(page), [], "notice");
        await page.setViewportSize({ width: 320, height: 700 });
        assert.deepEqual(await violations(page), [], "phone");
        await context.close();
    });
}

test("by keyboard alone: skip to the questions, answer, go on, open a topic, look inside and leave", async () => {
    const { context, page } = await begin();
    const focused = () => page.evaluate(() => document.activeElement.id || document.activeElement.getAttribute("name") || document.activeElement.tagName);
    const tabTo = async (selector) => {
        for (let at = 0; at < 80; at += 1) {
            if (await page.evaluate((wanted) => document.activeElement.matches(wanted), selector)) return;
            await page.keyboard.press("Tab");
            const visible = await page.evaluate(() => {
                const shown = getComputedStyle(document.activeElement);
                const label = document.activeElement.closest("label");
                return shown.outlineStyle !== "none" || shown.boxShadow !== "none" || (label !== null && getComputedStyle(label).outlineStyle !== "none");
            });
            assert.ok(visible, `the focus on ${await focused()} cannot be seen`);
        }
        assert.fail(`${selector} is not reached`);
    };
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    assert.equal(await focused(), "questions");
    for (let asked = 0; asked < 3; asked += 1) {
        const question = await page.locator("#next").textContent();
        await page.keyboard.press("Tab");
        await tabTo(".next button[name=null]");
        await page.keyboard.press("Enter");
        assert.equal(await focused(), "next", "the focus goes to the next question");
        assert.notEqual(await page.locator("#next").textContent(), question);
    }
    assert.equal(await page.locator("[data-answered]").count(), 3);
    await tabTo("details[id^=topic] > summary");
    await page.keyboard.press("Enter");
    await page.locator("details[id^=topic][open] button").first().waitFor();
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    assert.equal(await page.locator("[data-answered]").count(), 4);
    assert.ok(await page.evaluate(() => document.activeElement.closest("details[id^=topic], #next") !== null), "the focus stays with the questions");
    await page.locator("button[name=inside]").focus();
    await page.keyboard.press("Enter");
    await page.locator("dialog[open]").waitFor();
    await page.keyboard.press("Escape");
    await page.locator("dialog").waitFor({ state: "detached" });
    await context.close();
});

test("320 pixels wide: nothing sticks out, and all is there", async () => {
    const { context, page, visit } = await begin({ viewport: { width: 320, height: 640 } });
    await fill(visit);
    await page.evaluate(() => document.querySelectorAll("details").forEach((one) => (one.open = true)));
    await page.waitForTimeout(300);
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 320);
    await page.click("button[name=inside]");
    assert.ok(await page.evaluate(() => document.querySelector("dialog").scrollWidth <= document.querySelector("dialog").clientWidth));
    await context.close();
});

test("printed, it is one page with what counts", async () => {
    const { context, page, visit } = await begin();
    await fill(visit);
    for (const language of ["nb", "nn", "sv", "en"]) {
        await visit.speak(language);
        const pdf = (await page.pdf({ format: "A4", preferCSSPageSize: true })).toString("latin1");
        assert.equal(pdf.match(/\/Type\s*\/Page\b/g).length, 1, language);
    }
    await page.emulateMedia({ media: "print" });
    assert.equal(await page.locator(".screen").isVisible(), false);
    const text = await page.locator(".print").innerText();
    for (const part of ["1 March 2024", "Cell A", "indicated prevention"]) assert.ok(text.includes(part), part);
    await context.close();
});

test("nothing is sent: the browser refuses, the page proves it, and no request follows the first load", async () => {
    const { context, page, visit, faults } = await begin({ serviceWorkers: "block" });
    server.asked.length = 0;
    await fill(visit);
    await visit.speak("en");
    for (const send of [
        () => fetch("/stolen").then(() => "sent", () => "refused"),
        () => new Promise((told) => { const call = new XMLHttpRequest(); call.onload = () => told("sent"); call.onerror = () => told("refused"); call.open("POST", "/stolen"); call.send("x"); }),
        () => (navigator.sendBeacon("/stolen", "x"), "refused"),
        () => new Promise((told) => { const image = new Image(); image.onload = () => told("sent"); image.onerror = () => told("refused"); image.src = "/stolen.svg"; }),
        () => { try { return new WebSocket("ws://localhost:1/stolen") && "refused"; } catch { return "refused"; } },
    ]) {
        assert.equal(await page.evaluate(send), "refused");
    }
    await page.waitForTimeout(200);
    assert.deepEqual(server.asked, []);
    assert.ok(faults.length > 0 && faults.every((fault) => /Content Security Policy|violates/.test(fault)), faults.join("\n"));
    await page.locator(".privacy > summary").click();
    await page.locator(".privacy button").click();
    await page.getByText("The browser refused").waitFor();
    await context.close();
});

test("offline: after the first visit the page comes back without a server, and works", async () => {
    const own = await serve(`${bindings}/demo/dist`);
    const context = await browser.newContext({ locale: "sv-SE" });
    const { page } = await openPage(context);
    await Visit.begin(page, own.address);
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => true));
    await page.waitForFunction(async () => (await caches.keys()).length === 1 && (await (await caches.open((await caches.keys())[0])).keys()).length > 15);
    await own.close();
    await page.reload();
    await page.locator("#result").waitFor();
    const visit = new Visit(page);
    assert.equal(await page.evaluate(() => document.documentElement.lang), "sv");
    await visit.about({ place: "nes", day: "2024-03-01" });
    await visit.answer("danger.immediate", "none");
    await context.close();
});

test("every text of the form is there in four languages", () => {
    const texts = JSON.parse(readFileSync(`${bindings}/demo/src/texts.json`, "utf8"));
    for (const [id, text] of Object.entries(texts)) {
        assert.deepEqual(Object.keys(text), ["nb", "nn", "sv", "en"], id);
        const gaps = Object.values(text).map((one) => (one.match(/\{\w+\}/g) ?? []).sort().join());
        assert.equal(new Set(gaps).size, 1, id);
    }
});
