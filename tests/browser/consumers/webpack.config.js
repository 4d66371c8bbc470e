export default {
    mode: "production",
    entry: { page: "./page.js", "worker-page": "./worker-page.js" },
    output: { path: `${import.meta.dirname}/dist-webpack`, filename: "[name].js", assetModuleFilename: "[name]-[hash][ext]" },
    performance: { hints: false },
};
