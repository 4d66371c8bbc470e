export default { base: "./", build: { target: "es2022", rollupOptions: { input: ["page.html", "worker-page.html"] } }, worker: { format: "es" } };
