import { createHash } from "node:crypto";
import { readFileSync, readdirSync } from "node:fs";

/** The service worker with the list of all files, so that the page works without a network after the first visit. */
function offline() {
    return {
        name: "offline",
        apply: "build",
        generateBundle(_, bundle) {
            // No place of the form uses the readiness of a municipality.
            const built = Object.keys(bundle).filter((name) => name !== "index.html" && !name.includes("no-kommune-readiness"));
            const files = ["./", ...built, ...readdirSync(new URL("public", import.meta.url))].sort();
            const contents = Object.values(bundle).map((one) => one.code ?? one.source);
            const version = createHash("sha256").update(files.join()).update(contents.join()).digest("hex").slice(0, 16);
            const source = readFileSync(new URL("src/offline.js", import.meta.url), "utf8")
                .replace('"VERSION"', JSON.stringify(version))
                .replace('["FILES"]', JSON.stringify(files));
            this.emitFile({ type: "asset", fileName: "offline.js", source });
        },
    };
}

export default {
    base: "./",
    build: { target: "es2022", modulePreload: { polyfill: false }, assetsInlineLimit: 0, reportCompressedSize: false },
    plugins: [offline()],
};
