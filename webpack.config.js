/**
 * Two pages: the panel (dist/index.js, a classic script that asks the host for its modules by `require`) and the media room
 * (one script, inlined into dist/room.html by scripts/build.mjs). And what the room loads when it is first wanted: a worker
 * that reads Content Credentials, which scripts/credentials-script.mjs packs with its WebAssembly.
 *
 * What the panel need not have to show itself are scripts beside index.js, one for each name in an `import()`. They come by
 * the host's `require("./later-NAME.js")` too: Adobe documents it for plugins ("JavaScript Modules"), with paths from the
 * plugin's own folder and the ending written out.
 */
const path = require("node:path");
const { BannerPlugin } = require("webpack");

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
        { test: /animatic[\\/].*\.ts$/, enforce: "pre", loader: path.resolve(__dirname, "scripts/glsl-loader.cjs") },
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
      output: {
        path: outDir,
        filename: "index.js",
        chunkFilename: "later-[name].js",
        chunkFormat: "commonjs",
        chunkLoading: "require",
      },
      // What two of them share, each has: few scripts that anybody can name, rather than many.
      optimization: { splitChunks: false },
      plugins: [
        // The host's documentation promises `module.exports`, and says nothing of the short name.
        new BannerPlugin({ banner: "var exports=module.exports;", raw: true, test: /^later-/ }),
      ],
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
    {
      ...shared,
      name: "credentials",
      entry: "./src/media/room/credentials/reader.ts",
      target: ["webworker", "es2020"],
      output: { path: path.join(outDir, "credentials"), filename: "reader.js", chunkFormat: false },
    },
  ];
};
