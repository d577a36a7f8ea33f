/** The workbench: its page and the script that the panel's page gets (for a browser), its server and the demo (for Node). */
const path = require("node:path");
const { ProvidePlugin } = require("webpack");

const root = path.resolve(__dirname, "../..");

/** What the simulated host uses and UXP lacks: taken before the panel's page loses it. */
const KEPT = ["TextEncoder", "TextDecoder", "queueMicrotask", "structuredClone"];

/** @type {(outDir: string) => import("webpack").Configuration[]} */
module.exports = (outDir) => {
  const shared = {
    mode: "development",
    context: root,
    devtool: "source-map",
    resolve: { extensions: [".ts", ".tsx", ".js"] },
    module: {
      // One script each: what the panel reads later by the host's `require` is inside.
      parser: { javascript: { dynamicImportMode: "eager" } },
      rules: [
        { test: /\.tsx?$/, loader: "ts-loader", options: { transpileOnly: true, compilerOptions: { noEmit: false } } },
      ],
    },
    // What only this machine reads need not be small: to make it so took longer than all the rest.
    optimization: { minimize: false },
    performance: { hints: false },
    stats: "errors-warnings",
  };
  return [
    {
      ...shared,
      name: "page",
      entry: "./test/workbench/page/main.tsx",
      target: ["web", "es2022"],
      // As React is shipped: its checks would slow down what is played here.
      mode: "production",
      output: { path: outDir, filename: "page.js", chunkFormat: false },
      experiments: { topLevelAwait: true },
    },
    {
      ...shared,
      name: "realm",
      entry: "./test/workbench/page/realm.ts",
      target: ["web", "es2022"],
      mode: "production",
      output: { path: outDir, filename: "realm.js", chunkFormat: false },
      plugins: [
        new ProvidePlugin(Object.fromEntries(KEPT.map((name) => [name, [path.join(__dirname, "page/kept.ts"), name]]))),
      ],
    },
    {
      ...shared,
      name: "continuity",
      entry: "./test/continuity-page.ts",
      target: ["web", "es2022"],
      mode: "production",
      devtool: false,
      output: { path: outDir, filename: "continuity.js", chunkFormat: false },
    },
    {
      ...shared,
      name: "animatic",
      entry: "./test/animatic-page.ts",
      target: ["web", "es2022"],
      mode: "production",
      devtool: false,
      output: { path: outDir, filename: "animatic.js", chunkFormat: false },
    },
    {
      ...shared,
      name: "adherence",
      entry: "./test/adherence-page.ts",
      target: ["web", "es2022"],
      mode: "production",
      devtool: false,
      output: { path: outDir, filename: "adherence.js", chunkFormat: false },
    },
    {
      ...shared,
      name: "node",
      entry: "./test/workbench/server/server.ts",
      target: "node20",
      output: { path: outDir, filename: "server.cjs", library: { type: "commonjs2" } },
      externalsPresets: { node: true },
    },
    {
      ...shared,
      name: "demo",
      entry: "./test/workbench/demo/demo.ts",
      target: "node20",
      output: { path: outDir, filename: "demo.cjs", library: { type: "commonjs2" } },
      externalsPresets: { node: true },
      externals: { "playwright-core": "commonjs playwright-core" },
    },
    {
      ...shared,
      name: "bench",
      entry: "./test/bench/bench.ts",
      target: "node20",
      output: { path: outDir, filename: "bench.cjs", library: { type: "commonjs2" } },
      externalsPresets: { node: true },
      externals: { "playwright-core": "commonjs playwright-core", jsdom: "commonjs jsdom" },
    },
    {
      ...shared,
      name: "studio",
      entry: "./test/rig/entry.ts",
      target: "node20",
      // It is read anew for every life of the panel, and its modules put together are read in half the time.
      mode: "production",
      devtool: false,
      output: { path: outDir, filename: "studio.cjs", library: { type: "commonjs2" } },
      externalsPresets: { node: false },
      externals: { premierepro: "commonjs premierepro", uxp: "commonjs uxp", fs: "commonjs fs", os: "commonjs os" },
    },
    {
      ...shared,
      name: "service",
      entry: "./test/service/service.ts",
      target: "node20",
      output: { path: outDir, filename: "service.cjs", library: { type: "commonjs2" } },
      externalsPresets: { node: true },
    },
    {
      ...shared,
      name: "browser",
      entry: "./test/browser.ts",
      target: "node20",
      output: { path: outDir, filename: "browser.cjs", library: { type: "commonjs2" } },
      externalsPresets: { node: true },
      externals: { "playwright-core": "commonjs playwright-core" },
    },
  ];
};
