/** NOTICES.txt: what the bundles contain that others wrote, under which licence, and that licence's own words. */
import { readdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { root } from "./stale.mjs";

/** Licences that may be inside a .ccx. Anything else stops the build, so that somebody looks at it first. */
const ALLOWED = ["MIT", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "ISC", "0BSD", "MPL-2.0"];

/** Packages that say they are under MIT and ship no text of it. Anything else without a text stops the build too. */
const WITHOUT_TEXT = ["@nodable/entities"];

/** https://opensource.org/license/mit */
const mit = (holder) => `MIT License

Copyright (c) ${holder}

Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated documentation files (the "Software"), to deal in the Software without restriction, including without limitation the rights to use, copy, modify, merge, publish, distribute, sublicense, and/or sell copies of the Software, and to permit persons to whom the Software is furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all copies or substantial portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.`;

/** `identifiers` are webpack's names of the modules that went in: paths, with loaders before them. */
export async function writeNotices(identifiers, file) {
  const packages = await Promise.all(packagesIn(identifiers).map(describe));
  await writeFile(file, noticesText(packages));
}

/** The package folders that the modules came from, sorted, each once. */
export function packagesIn(identifiers) {
  const folders = new Set();
  for (const identifier of identifiers) {
    // A loader's own path may stand before the module's: only what comes last is in the bundle.
    const module = identifier.slice(identifier.lastIndexOf("!") + 1).replaceAll("\\", "/");
    const found = /^.*\/(node_modules\/(?:@[^/]+\/)?[^/|?]+)/.exec(module);
    if (found !== null) folders.add(found[1]);
  }
  return [...folders].sort();
}

async function describe(folder) {
  const about = JSON.parse(await readFile(path.join(root, folder, "package.json"), "utf8"));
  const licence = about.license;
  if (!ALLOWED.includes(licence))
    throw new Error(`${about.name} is under ${licence}: not a licence that may be bundled`);
  const names = await readdir(path.join(root, folder));
  const licenceFile = names.find((name) => /^(licen[cs]e|copying)(\.(md|txt))?$/i.test(name));
  const isMit = licence === "MIT" && WITHOUT_TEXT.includes(about.name);
  if (licenceFile === undefined && !isMit) throw new Error(`${about.name} has no licence text`);
  const text =
    licenceFile === undefined
      ? mit(about.author)
      : (await readFile(path.join(root, folder, licenceFile), "utf8")).replace(/\r\n?/g, "\n").trim();
  const home = typeof about.repository === "string" ? about.repository : about.repository?.url;
  return { name: about.name, version: about.version, licence, text, home: addressOf(home ?? about.homepage) };
}

/** A repository as package.json writes it, as an address that a browser opens. */
function addressOf(repository) {
  if (repository === undefined) return undefined;
  const short = /^(?:github:)?([\w.-]+\/[\w.-]+)$/.exec(repository);
  if (short !== null) return `https://github.com/${short[1]}`;
  return repository
    .replace(/^git\+/, "")
    .replace(/^git:/, "https:")
    .replace(/\.git$/, "");
}

export function noticesText(packages) {
  const list = packages.map(({ name, version, licence }) => `  ${name} ${version} (${licence})`).join("\n");
  const parts = packages.map(({ name, version, licence, text, home }) => {
    const source =
      licence === "MPL-2.0"
        ? `\nThe Source Code Form of ${name} ${version}, unmodified, is available under the Mozilla Public License 2.0 from\n${home} and from the npm registry as ${name}@${version}.\n`
        : "";
    return `${"-".repeat(80)}\n${name} ${version}\n${home === undefined ? "" : `${home}\n`}Licence: ${licence}\n${source}\n${text}\n`;
  });
  return `Pickup is under the Apache License 2.0. Its bundles contain, in whole or in part:\n\n${list}\n\n${parts.join("\n")}`;
}
