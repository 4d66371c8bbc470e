const worker = new Worker(new URL("./worker.js", import.meta.url), { type: "module" });
worker.onmessage = ({ data }) => {
    globalThis.found = data;
};
worker.onerror = ({ message }) => console.error(message);
worker.postMessage(await (await fetch("case.json")).json());
