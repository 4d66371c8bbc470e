// The service worker: keeps the files of one version and answers with them, so that the page needs no network. It sees no
// answer of a user, since the page sends none.

const version = "VERSION";
const files = ["FILES"];

self.addEventListener("install", (event) => {
    event.waitUntil(
        caches
            .open(version)
            .then((cache) => cache.addAll(files))
            .then(() => self.skipWaiting()),
    );
});

self.addEventListener("activate", (event) => {
    const old = caches.keys().then((names) => Promise.all(names.filter((name) => name !== version).map((name) => caches.delete(name))));
    event.waitUntil(old);
});

self.addEventListener("fetch", (event) => {
    const wanted = event.request.mode === "navigate" ? "./" : event.request;
    event.respondWith(caches.match(wanted).then((kept) => kept ?? fetch(event.request)));
});
