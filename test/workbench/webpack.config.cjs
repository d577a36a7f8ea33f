/** The workbench: its page and the script that the panel's page gets (for a browser), its server and the demo (for Node). */
const path = require("node:path");
const { ProvidePlugin } = require("webpack");

const root = path.resolve(__dirname, "../..");

/** What the simulated host uses and UXP lacks: taken before the panel's page loses it. */
const KEPT = ["TextEncoder", "TextDecoder", "queueMicrotask", "structuredClone"];

const PLAYWRIGHT = { "playwright-core": "commonjs playwright-core" };

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
  /** A script of a page, as React and three are shipped: their checks would slow down what is played here. */
  const script = (name, entry) => ({
    ...shared,
    name,
    entry,
    target: ["web", "es2022"],
    mode: "production",
    output: { path: outDir, filename: `${name}.js`, chunkFormat: false },
  });
  /** A page that only tests open: nobody debugs its script. */
  const tried = (name) => ({ ...script(name, `./test/${name}-page.ts`), devtool: false });
  /** What `part(name)` of build.mjs gives. */
  const forNode = (name, entry, externals = {}) => ({
    ...shared,
    name,
    entry,
    target: "node20",
    output: { path: outDir, filename: `${name}.cjs`, library: { type: "commonjs2" } },
    externalsPresets: { node: true },
    externals,
  });
  return [
    { ...script("page", "./test/workbench/page/main.tsx"), experiments: { topLevelAwait: true } },
    {
      ...script("realm", "./test/workbench/page/realm.ts"),
      plugins: [
        new ProvidePlugin(Object.fromEntries(KEPT.map((name) => [name, [path.join(__dirname, "page/kept.ts"), name]]))),
      ],
    },
    tried("continuity"),
    tried("animatic"),
    tried("adherence"),
    forNode("server", "./test/workbench/server/server.ts"),
    forNode("demo", "./test/workbench/demo/demo.ts", PLAYWRIGHT),
    forNode("bench", "./test/bench/bench.ts", { ...PLAYWRIGHT, jsdom: "commonjs jsdom" }),
    {
      ...forNode("studio", "./test/rig/entry.ts"),
      // It is read anew for every life of the panel, and its modules put together are read in half the time.
      mode: "production",
      devtool: false,
      // Whoever runs it hands these over, and not Node.
      externalsPresets: { node: false },
      externals: { premierepro: "commonjs premierepro", uxp: "commonjs uxp", fs: "commonjs fs", os: "commonjs os" },
    },
    forNode("service", "./test/service/service.ts"),
    forNode("browser", "./test/browser.ts", PLAYWRIGHT),
  ];
};
