// A real Chromium, without a window.

import { chromium } from "playwright-core";

export function launch() {
    return chromium.launch({
        executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
        args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"],
    });
}

/** A page that fails the test where something goes wrong in it that nobody catches, or its policy is broken. */
export async function openPage(browser, options) {
    const page = await browser.newPage(options);
    const faults = [];
    page.on("pageerror", (error) => faults.push(String(error)));
    page.on("console", (message) => message.type() === "error" && faults.push(message.text()));
    return { page, faults };
}

/** What a page puts into `globalThis.found`. Playwright's own waiting needs `eval`, which the policy of the page forbids. */
export async function found(page, faults, milliseconds = 20_000) {
    const end = performance.now() + milliseconds;
    while (performance.now() < end) {
        const value = await page.evaluate(() => globalThis.found);
        if (value !== undefined) return value;
        if (faults.length > 0) break;
        await new Promise((later) => setTimeout(later, 50));
    }
    throw new Error(`the page came to nothing\n${faults.join("\n")}`);
}
