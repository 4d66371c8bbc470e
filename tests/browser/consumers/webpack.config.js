export default {
    mode: "production",
    entry: { page: "./page.js", "worker-page": "./worker-page.js" },
    output: { path: `${import.meta.dirname}/dist-webpack`, filename: "[name].js" },
    performance: { hints: false },
};
