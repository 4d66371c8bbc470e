// Saving to a file and opening one: between the page and the user's own disk, without any network.

import type { Model } from "./model.js";

export function save(model: Model): void {
    const file = new Blob([`${JSON.stringify(model.save(), null, 2)}\n`], { type: "application/json" });
    const link = document.createElement("a");
    link.href = URL.createObjectURL(file);
    link.download = `synlig-${model.case.as_of}.json`;
    link.click();
    URL.revokeObjectURL(link.href);
}

export async function open(model: Model, file: File): Promise<void> {
    try {
        await model.open(JSON.parse(await file.text()));
    } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        model.change(() => {
            model.notice = model.say("file.failed", { reason });
        });
    }
}
