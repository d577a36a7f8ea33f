/** One TypeScript file and all that it imports as one script: for pages and tools that a test or a script needs at once. */
const { createHash, randomUUID } = require("node:crypto");
const { existsSync, readFileSync, renameSync, statSync, writeFileSync } = require("node:fs");
const path = require("node:path");

const root = path.resolve(__dirname, "..");
const home = path.join(root, ".workbench/bundles");

/**
 * Made once for every state of its sources: whoever asks next, in another process too, gets the same file.
 * @param {{ entry: string, target: "web" | "node" }} what `entry` from the repository's root.
 * @returns {Promise<string>} the file that was written, in .workbench/bundles.
 */
exports.bundle = async function bundle({ entry, target }) {
  const name = `${path.basename(entry).replace(/\.tsx?$/, "")}.${target === "node" ? "cjs" : "js"}`;
  const script = path.join(home, name);
  const list = `${script}.json`;
  if (existsSync(list) && existsSync(script) && isOf(JSON.parse(readFileSync(list, "utf8")), script)) return script;

  // Two that build at once each write a file of their own; the last one stays.
  const fresh = `${name}.${randomUUID()}`;
  const sources = await build({ entry, target, fresh });
  const sums = Object.fromEntries(sources.map((file) => [path.relative(root, file), sumOf(file)]));
  const written = path.join(home, fresh);
  const all = { bundle: sumOf(written), sources: sums };
  renameSync(written, script);
  writeFileSync(`${written}.json`, JSON.stringify(all));
  renameSync(`${written}.json`, list);
  return script;
};

/** Whether that list is of this script, and every source is as it was. */
function isOf({ bundle, sources }, script) {
  return (
    bundle === sumOf(script) && Object.entries(sources).every(([file, sum]) => sumOf(path.join(root, file)) === sum)
  );
}

function sumOf(file) {
  return existsSync(file) && statSync(file).isFile()
    ? createHash("sha256").update(readFileSync(file)).digest("hex")
    : "none";
}

/** @returns {Promise<string[]>} every file that went into it, and what says how. */
async function build({ entry, target, fresh }) {
  const webpack = require("webpack");
  const forNode = target === "node";
  const compiler = webpack({
    mode: "development",
    devtool: false,
    context: root,
    entry,
    target: forNode ? "node20" : ["web", "es2022"],
    // As what is shipped does: React's own development build takes several times as long to draw.
    optimization: { nodeEnv: "production" },
    output: { path: home, filename: fresh, ...(forNode ? { library: { type: "commonjs2" } } : {}) },
    resolve: { extensions: [".ts", ".tsx", ".js"] },
    module: {
      parser: { javascript: { dynamicImportMode: "eager" } },
      rules: [
        { test: /\.tsx?$/, loader: "ts-loader", options: { transpileOnly: true, compilerOptions: { noEmit: false } } },
      ],
    },
    ...(forNode ? { externals: { "playwright-core": "commonjs playwright-core" } } : {}),
  });
  const stats = await new Promise((resolve, reject) => {
    compiler.run((error, result) => (error === null ? resolve(result) : reject(error)));
  });
  if (stats.hasErrors()) throw new Error(stats.toString({ all: false, errors: true, colors: false }));
  const read = [...stats.compilation.fileDependencies].filter((file) => existsSync(file) && statSync(file).isFile());
  return [
    ...new Set([
      ...read,
      path.join(__dirname, "bundle.cjs"),
      path.join(root, "tsconfig.json"),
      path.join(root, "package-lock.json"),
    ]),
  ];
}
