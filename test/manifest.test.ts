import { readFileSync } from "node:fs";
import path from "node:path";
import Ajv from "ajv";
import { decode } from "fast-png";
import schema from "./manifest.schema.json";

const root = path.dirname(__dirname);
const read = (name: string): string => readFileSync(path.join(root, name), "utf8");

const isManifest = new Ajv({ allErrors: true }).compile(schema);

interface Icon {
  readonly width: number;
  readonly height: number;
  readonly path: string;
  readonly scale: readonly number[];
  readonly theme: readonly string[];
}

const manifest = JSON.parse(read("manifest.json")) as {
  readonly version: string;
  readonly main: string;
  readonly host: unknown;
  readonly entrypoints: readonly { readonly id: string; readonly icons: readonly Icon[] }[];
  readonly icons: readonly Icon[];
  readonly requiredPermissions: Readonly<Record<string, unknown>>;
};

test("the manifest is one that Adobe documents", () => {
  isManifest(manifest);
  expect(isManifest.errors).toBeNull();
});

test.each([
  ["another host", { host: { app: "PS", minVersion: "25.6.0" } }],
  ["a list of hosts, which only development takes", { host: [manifest.host] }],
  ["no entry point", { entrypoints: [] }],
  ["an unknown permission", { requiredPermissions: { fileSystem: "fullAccess" } }],
  ["a version of two numbers", { version: "0.1" }],
])("a manifest with %s would be found out", (_, wrong) => {
  expect(isManifest({ ...manifest, ...wrong })).toBe(false);
});

test("it is for Premiere 25.6 and newer", () => {
  expect(manifest.host).toEqual({ app: "premierepro", minVersion: "25.6.0" });
});

test("it asks for these permissions and no others", () => {
  expect(manifest.requiredPermissions).toEqual({
    network: { domains: "all" },
    localFileSystem: "fullAccess",
    webview: { allow: "yes", allowLocalRendering: "yes", domains: [], enableMessageBridge: "localOnly" },
  });
});

test("the README explains each permission", () => {
  const readme = read("README.md");
  for (const name of Object.keys(manifest.requiredPermissions)) expect(readme).toContain(name);
});

test("it says the version that package.json says", () => {
  const { version } = JSON.parse(read("package.json")) as { readonly version: string };
  expect(manifest.version).toBe(version);
});

test("the panel that the code sets up is the manifest's", () => {
  expect(manifest.entrypoints.map(({ id }) => id)).toEqual(["pickup"]);
  expect(read("src/uxp/panel.ts")).toContain('const PANEL = "pickup";');
});

test("every icon is there at every scale, in its size, and no dark one is for light themes", () => {
  const icons = [...manifest.icons, ...manifest.entrypoints.flatMap((entrypoint) => entrypoint.icons)];
  for (const icon of icons) {
    for (const scale of icon.scale) {
      const file = icon.path.replace(/\.png$/, `@${scale}x.png`);
      const picture = decode(readFileSync(path.join(root, "assets", file)));
      expect([file, picture.width, picture.height]).toEqual([file, icon.width * scale, icon.height * scale]);
    }
  }
  const themes = manifest.entrypoints.flatMap((entrypoint) => entrypoint.icons.flatMap(({ theme }) => theme));
  expect([...themes].sort()).toEqual(["dark", "darkest", "light", "lightest", "medium"]);
});

test.each([
  ["panel-for-dark", 0x1d],
  ["panel-for-light", 0xf0],
])("the mark of %s stands out from its ground", (name, ground) => {
  const { data, width, height } = decode(readFileSync(path.join(root, `assets/icons/${name}@1x.png`)));
  let strong = 0;
  for (let at = 0; at < width * height * 4; at += 4) {
    const alpha = Number(data[at + 3]) / 255;
    if (Math.abs(Number(data[at]) * alpha + ground * (1 - alpha) - ground) > 100) strong += 1;
  }
  expect(strong).toBeGreaterThan(120);
});

test("the page loads its script and its style from beside it, and has none inline", () => {
  const page = read("assets/index.html");
  expect(manifest.main).toBe("index.html");
  expect(page).toContain('<link rel="stylesheet" href="style.css" />');
  expect(page).toMatch(/<div id="root"><\/div>\s*<script src="index\.js"><\/script>/);
  expect(page.match(/<script/g)).toHaveLength(1);
  expect(page).not.toMatch(/<style|type="module"|\son\w+=|https?:/);
});
