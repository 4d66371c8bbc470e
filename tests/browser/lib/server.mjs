// A server of plain files, on a port of its own, with the policies that a page of a municipality has.

import { createReadStream, existsSync, readFileSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { extname, normalize } from "node:path";
import { brotliCompressSync } from "node:zlib";

const types = {
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript",
    ".mjs": "text/javascript",
    ".css": "text/css",
    ".json": "application/json",
    ".wasm": "application/wasm",
    ".svg": "image/svg+xml",
    ".webmanifest": "application/manifest+json",
};

/** As a server does that keeps its files compressed. */
function compressed(file) {
    const found = kept.get(file) ?? brotliCompressSync(readFileSync(file));
    kept.set(file, found);
    return found;
}
const kept = new Map();

/** What the package must work under. */
export const strict = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; worker-src 'self'; style-src 'self'; img-src 'self'; manifest-src 'self'";

/**
 * Serves a folder; `answers` are further answers, by path.
 *
 * @returns the address, the paths that were asked for, and how to close
 */
export async function serve(folder, { policy, answers = {}, compress = false } = {}) {
    const asked = [];
    const server = createServer((request, response) => {
        const path = decodeURIComponent(new URL(request.url, "http://localhost").pathname);
        asked.push(path);
        if (policy) response.setHeader("Content-Security-Policy", policy);
        response.setHeader("Cache-Control", "no-store");
        if (path in answers) {
            response.setHeader("Content-Type", types[extname(path)] ?? types[".html"]);
            response.end(answers[path]);
            return;
        }
        let file = normalize(`${folder}/${path}`);
        if (existsSync(file) && statSync(file).isDirectory()) file += "/index.html";
        if (!file.startsWith(normalize(folder)) || !existsSync(file)) {
            // Browsers ask for it unasked.
            response.statusCode = path === "/favicon.ico" ? 204 : 404;
            response.end();
            return;
        }
        response.setHeader("Content-Type", types[extname(file)] ?? "application/octet-stream");
        if (!compress) {
            createReadStream(file).pipe(response);
            return;
        }
        response.setHeader("Content-Encoding", "br");
        response.end(compressed(file));
    });
    await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
    const close = () => new Promise((closed) => (server.closeAllConnections(), server.close(closed)));
    return { address: `http://localhost:${server.address().port}`, asked, close };
}
