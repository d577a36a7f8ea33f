/**
 * Two pages, two bundles: the panel (dist/index.js, a classic script that asks the host for its modules by `require`)
 * and the media room (one script, inlined into dist/room.html by scripts/build.mjs).
 */
const path = require("node:path");

/** @type {(options: { outDir: string }) => import("webpack").Configuration[]} */
module.exports = ({ outDir }) => {
  const shared = {
    mode: "production",
    context: __dirname,
    devtool: false,
    resolve: { extensions: [".ts", ".tsx", ".js"] },
    module: {
      rules: [
        { test: /\.tsx?$/, loader: "ts-loader", options: { transpileOnly: true, compilerOptions: { noEmit: false } } },
      ],
    },
    performance: { hints: false },
    stats: "errors-warnings",
  };
  return [
    {
      ...shared,
      name: "panel",
      entry: "./src/index.tsx",
      target: ["web", "es2020"],
      output: { path: outDir, filename: "index.js", chunkFormat: false },
      externals: {
        premierepro: "commonjs premierepro",
        uxp: "commonjs uxp",
        fs: "commonjs fs",
        os: "commonjs os",
      },
    },
    {
      ...shared,
      name: "room",
      entry: "./src/media/room/room.ts",
      target: ["web", "es2020"],
      output: { path: path.join(outDir, "room"), filename: "room.js", chunkFormat: false },
    },
  ];
};
