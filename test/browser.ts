/**
 * A headless Chromium for tests, the demo and the bench: the one that `PICKUP_BROWSER` names, else the first installed
 * Chrome, Edge or Chromium that starts, else (Linux) the one that @sparticuz/chromium carries. Nothing here downloads a
 * browser.
 */

import { execFile } from "node:child_process";
import { existsSync, realpathSync } from "node:fs";
import { mkdtemp, rename, rm, writeFile } from "node:fs/promises";
import { homedir, tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { promisify } from "node:util";
import { chromium, type Browser, type LaunchOptions } from "playwright-core";
import { PATIENCE_MS } from "./patience";

/** What `PICKUP_BROWSER` may say instead of a path, to have the carried browser although another is installed. */
export const CARRIED = "sparticuz";

const CARRIED_VERSION = "143.0.4";

/**
 * Background networking off, software WebGL on, the same on every machine. The page itself is put together without WebGL,
 * which in software takes two thirds of what a whole story costs.
 */
const FLAGS = [
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-domain-reliability",
  "--disable-sync",
  "--no-default-browser-check",
  "--no-first-run",
  "--no-pings",
  "--force-color-profile=srgb",
  "--hide-scrollbars",
  "--mute-audio",
  "--disable-gpu-compositing",
  "--use-angle=swiftshader",
  "--enable-unsafe-swiftshader",
];

type Found = { readonly kind: "installed"; readonly path: string } | { readonly kind: "carried" };

/** The browsers to try, in this order; none on a machine without one (macOS and Windows only: Linux carries one). */
function findBrowsers(): readonly Found[] {
  const named = process.env["PICKUP_BROWSER"];
  if (named === CARRIED) return [{ kind: "carried" }];
  if (named !== undefined && named !== "") return [{ kind: "installed", path: named }];
  // Two names or folders often lead to one program, which need not fail twice.
  const programs = new Map<string, string>();
  for (const path of installedPaths().filter((one) => existsSync(one))) {
    const program = realpathSync(path);
    if (!programs.has(program)) programs.set(program, path);
  }
  return [
    ...[...programs.values()].map((path): Found => ({ kind: "installed", path })),
    ...(process.platform === "linux" && process.arch === "x64" ? [{ kind: "carried" } as const] : []),
  ];
}

/**
 * A program that is there need not start: Ubuntu's chromium-browser is a script that asks for a snap. Then the next is tried.
 * @throws Error with a sentence for people when there is no browser, or none starts: it names each and why.
 */
export async function launchBrowser(
  options: LaunchOptions = {},
  found: readonly Found[] = findBrowsers(),
): Promise<Browser> {
  if (found.length === 0) {
    throw new Error("No Chrome, Edge or Chromium was found. Install one, or name its program in PICKUP_BROWSER.");
  }
  const tried: string[] = [];
  for (const one of found) {
    try {
      return await launch(one, options);
    } catch (error) {
      const name = one.kind === "installed" ? one.path : "the Chromium of @sparticuz/chromium";
      tried.push(`${name}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  throw new Error(
    `No browser starts. Install Chrome or Chromium, or name its program in PICKUP_BROWSER. Tried:\n${tried.join("\n")}`,
  );
}

/** For `pages-on-failure.cjs`, which looks at what stands on their pages. */
declare global {
  var browsersOfTest: Set<Browser> | undefined;
}

async function launch(found: Found, options: LaunchOptions): Promise<Browser> {
  const carried = found.kind === "carried" ? await unpackCarried() : undefined;
  const isRoot = process.platform === "linux" && process.getuid?.() === 0;
  const browser = await chromium.launch({
    ...options,
    headless: options.headless ?? true,
    executablePath: carried?.path ?? (found.kind === "installed" ? found.path : ""),
    args: [
      ...FLAGS,
      ...(isRoot || carried !== undefined ? ["--no-sandbox", "--no-zygote"] : []),
      ...(options.args ?? []),
    ],
    ...(carried === undefined ? {} : { env: { ...process.env, ...carried.env } }),
  });
  const open = (globalThis.browsersOfTest ??= new Set());
  open.add(browser);
  browser.on("disconnected", () => open.delete(browser));
  const newContext = browser.newContext.bind(browser);
  browser.newContext = async (wish) => {
    const context = await newContext(wish);
    context.setDefaultTimeout(PATIENCE_MS);
    return context;
  };
  return browser;
}

/**
 * `describe` for tests that need a browser. macOS and Windows without one skip them, and the title says why;
 * on Linux nothing is skipped: a browser that does not start is a failure.
 */
export function describeInBrowser(title: string, body: () => void): void {
  if (findBrowsers().length === 0 && process.platform !== "linux") {
    describe.skip(`${title} (skipped: no Chrome, Edge or Chromium on this machine)`, body);
  } else {
    describe(title, body);
  }
}

function installedPaths(): readonly string[] {
  if (process.platform === "darwin") {
    const apps = ["Google Chrome", "Microsoft Edge", "Chromium"];
    return ["/Applications", join(homedir(), "Applications")].flatMap((folder) =>
      apps.map((app) => join(folder, `${app}.app`, "Contents", "MacOS", app)),
    );
  }
  if (process.platform === "win32") {
    const roots = ["PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA"].flatMap((name) => process.env[name] ?? []);
    const programs = ["Google\\Chrome\\Application\\chrome.exe", "Microsoft\\Edge\\Application\\msedge.exe"];
    return programs.flatMap((program) => roots.map((root) => join(root, program)));
  }
  const names = ["google-chrome-stable", "google-chrome", "microsoft-edge", "chromium", "chromium-browser"];
  const folders = (process.env["PATH"] ?? "").split(delimiter).filter((folder) => folder !== "");
  return names.flatMap((name) => folders.map((folder) => join(folder, name)));
}

/**
 * Unpacks the carried Chromium once per machine, beside its libraries and fonts. A child process does it: the package
 * unpacks NSS, which a bare Linux lacks, only if AWS_LAMBDA_JS_RUNTIME is set before it is imported, and it always
 * unpacks into the temp folder, where two test workers would trip over each other.
 */
async function unpackCarried(): Promise<{ readonly path: string; readonly env: Readonly<Record<string, string>> }> {
  const home = join(tmpdir(), `pickup-chromium-${CARRIED_VERSION}`);
  if (!existsSync(home)) {
    const fresh = await mkdtemp(`${home}-`);
    const script = `const { default: c } = await import("@sparticuz/chromium"); await c.executablePath();`;
    await promisify(execFile)(process.execPath, ["--input-type=module", "-e", script], {
      cwd: process.cwd(),
      env: { ...process.env, TMPDIR: fresh, AWS_LAMBDA_JS_RUNTIME: "nodejs20.x" },
    });
    const fonts = `<dir>${join(home, "fonts")}</dir><dir>/usr/share/fonts</dir><cachedir>${join(home, "cache")}</cachedir>`;
    const config = `<?xml version="1.0"?>\n<!DOCTYPE fontconfig SYSTEM "fonts.dtd">\n<fontconfig>${fonts}</fontconfig>\n`;
    await writeFile(join(fresh, "fonts", "fonts.conf"), config);
    await rename(fresh, home).catch(async (error: unknown) => {
      await rm(fresh, { recursive: true, force: true });
      if (!existsSync(home)) throw error;
    });
  }
  const libraries = join(home, "al2023", "lib");
  const inherited = process.env["LD_LIBRARY_PATH"];
  return {
    path: join(home, "chromium"),
    env: {
      LD_LIBRARY_PATH: inherited === undefined ? libraries : `${libraries}:${inherited}`,
      FONTCONFIG_PATH: process.env["FONTCONFIG_PATH"] ?? join(home, "fonts"),
      HOME: process.env["HOME"] ?? home,
    },
  };
}
