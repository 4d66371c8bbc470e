// Whole stories, walked through as a person would; what is on the screen is what Rust decides, in every language.

import assert from "node:assert/strict";
import { after, afterEach, before, beforeEach, test } from "node:test";
import { launch, openPage } from "../lib/chromium.mjs";
import { Visit } from "../lib/form.mjs";
import { bindings } from "../lib/paths.mjs";
import { serve } from "../lib/server.mjs";

let browser, server, visit, page, faults;
before(async () => {
    browser = await launch();
    server = await serve(`${bindings}/demo/dist`);
});
after(async () => {
    await browser.close();
    await server.close();
});
beforeEach(async () => {
    ({ page, faults } = await openPage(browser, { locale: "nb-NO", viewport: { width: 1280, height: 900 } }));
    visit = await Visit.begin(page, server.address);
});
afterEach(async () => {
    assert.deepEqual(faults, []);
    await page.close();
});

test("nothing answered: two possible cells, and the first question is whether the child is in danger", async () => {
    await visit.about({ day: "2024-03-01" });
    const decision = await visit.isAsInRust();
    assert.deepEqual(decision.visibility.possible, ["B", "D"]);
    assert.equal(decision.questions[0].fact, "danger.immediate");
});

test("the half-seen child: the kindergarten sees B, the clinic A or C, together it is A, and sharing waits for consent", async () => {
    await visit.about({ day: "2024-03-01", service: "kindergarten", born: "2019-09-02" });
    await visit.answer("child.maladjustment", true);
    assert.equal((await visit.read()).cells.B, "here");
    await visit.answer("danger.immediate", "none");
    await visit.answer("parent.mental_illness", "established", "mental_health_adult");
    await visit.event("concern.raised", "2024-02-12");
    const decision = await visit.isAsInRust();
    assert.equal(decision.visibility.cell, "A");
    assert.deepEqual(decision.visibility.sharing, ["kindergarten", "mental_health_adult"]);
    assert.ok(decision.actions.some(({ status, waits_for }) => status === "blocked" && waits_for === "share"));
    await visit.answer("consent.share", "given");
    assert.equal((await visit.isAsInRust(["nb"])).actions.some(({ waits_for }) => waits_for === "share"), false);
});

test("violence is disclosed: the banner cannot be missed, and the report waits for no consent", async () => {
    await visit.about({ day: "2024-03-01", service: "school", born: "2014-05-05" });
    assert.equal((await visit.read()).urgent, false);
    await visit.answer("child.speaks_of_violence", true);
    await visit.answer("reason.violence", "yes");
    await visit.answer("danger.immediate", "acute");
    const decision = await visit.isAsInRust();
    assert.equal(decision.urgent, true);
    assert.equal(await page.locator(".urgent[role=alert]").isVisible(), true);
    const report = decision.actions.find(({ id }) => id === "report.child_protection");
    assert.ok(["open", "overdue"].includes(report.status), report.status);
});

test("a blocked log in Nes: it waits for those with parental responsibility, is refused, is given", async () => {
    await visit.about({ place: "nes", day: "2024-03-01", service: "kindergarten", born: "2019-09-02" });
    await visit.event("bti.level_set", "2024-02-20", "1");
    const status = async () => (await visit.isAsInRust(["nb", "en"])).actions.find(({ id }) => id === "bti.open_log").status;
    assert.equal(await status(), "blocked");
    await visit.answer("consent.log_parents", "refused");
    assert.equal(await status(), "refused");
    await page.locator('[data-answered="consent.log_parents"] button').click();
    await visit.answer("consent.log_parents", "all_given");
    assert.equal(await status(), "open");
});

test("a Swedish Lots case", async () => {
    await visit.about({ place: "sweden", day: "2024-03-01", service: "preschool", born: "2019-09-02" });
    await visit.event("lots.initiated", "2024-02-01");
    await visit.answer("anmalan.acute", false);
    await visit.answer("anmalan.fares_ill", "no");
    await visit.answer("lots.services_needed", 3);
    const before = await visit.isAsInRust();
    assert.equal(before.visibility, null);
    assert.equal(before.ladders["lots.phase"].current, null);
    await visit.answer("consent.lots_guardians", "given");
    await visit.isAsInRust(["sv", "nn"]);
});

test("an unborn child: the midwife is asked what only she can answer", async () => {
    await visit.about({ day: "2024-03-01", service: "midwife", due: "2024-07-01" });
    await visit.answer("parent.substance_misuse", "established");
    await visit.answer("pregnancy.substance_harm", "yes");
    const decision = await visit.isAsInRust();
    assert.ok(decision.actions.some(({ status }) => status === "open"));
});

test("another municipality keeps the case; another country says what it leaves out", async () => {
    await visit.about({ day: "2024-03-01", service: "kindergarten" });
    await visit.answer("danger.immediate", "none");
    await visit.about({ place: "aasnes" });
    await visit.isAsInRust(["nb"]);
    assert.equal(await page.locator("main [role=alert]").count(), 0);
    await visit.about({ place: "sweden" });
    await page.locator("main .ds-alert[role=alert]").waitFor();
    await visit.isAsInRust(["sv"]);
});

test("a file holds the case and brings it back; another file is refused and changes nothing", async () => {
    await visit.about({ place: "loten", day: "2024-03-01", service: "health_station", born: "2022-02-03" });
    await visit.answer("child.vague_signs", true);
    await visit.answer("family.network", null);
    const { path, text } = await visit.saved();
    page.on("dialog", (dialog) => dialog.accept());
    await page.click("button[name=new]");
    await page.locator("[data-answered]").first().waitFor({ state: "detached" });
    await page.setInputFiles("input[type=file]", path);
    await page.locator('[data-answered="child.vague_signs"]').waitFor();
    assert.deepEqual((await visit.saved()).text, text);
    await page.setInputFiles("input[type=file]", { name: "other.json", mimeType: "application/json", buffer: Buffer.from('{"as_of": "2024-03-01"}') });
    await page.locator("main .ds-alert[role=alert]").waitFor();
    assert.deepEqual((await visit.saved()).text, text);
});
