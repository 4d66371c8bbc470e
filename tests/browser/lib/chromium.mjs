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
