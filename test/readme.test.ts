/** The README is read first, so what it points at must be there. */

import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";

const root = path.dirname(__dirname);
const readme = readFileSync(path.join(root, "README.md"), "utf8");

test("every file that the README links to is there", () => {
  const links = [...readme.matchAll(/\]\(([^)#]+)\)/g)].flatMap(([, link]) => link ?? []);
  const local = links.filter((link) => !/^https?:|^\.\.\//.test(link));
  expect(local).toContain("docs/workbench.png");
  expect(local.filter((link) => !existsSync(path.join(root, link)))).toEqual([]);
});

test("every file that a document links to is there", () => {
  const documents = readdirSync(path.join(root, "docs")).filter((name) => name.endsWith(".md"));
  const missing = documents.flatMap((name) => {
    const text = readFileSync(path.join(root, "docs", name), "utf8");
    const links = [...text.matchAll(/\]\(([^)#\s]+)[^)]*\)/g)].flatMap(([, link]) => link ?? []);
    return links
      .filter((link) => !/^https?:/.test(link) && !existsSync(path.join(root, "docs", link)))
      .map((link) => `${name}: ${link}`);
  });
  expect(missing).toEqual([]);
});

test("every npm command that the README names exists", () => {
  const { scripts } = JSON.parse(readFileSync(path.join(root, "package.json"), "utf8")) as { scripts: object };
  const named = [...readme.matchAll(/npm run ([a-z:-]+)/g)].flatMap(([, name]) => name ?? []);
  expect(named.length).toBeGreaterThan(3);
  expect(named.filter((name) => !(name in scripts))).toEqual([]);
});
