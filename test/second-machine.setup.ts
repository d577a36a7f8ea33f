/**
 * Another machine on the storage that a reel lies on: a Premiere, a panel's folder and secrets of its own. What it opens is the
 * project as the first machine saved it last; what lies beside the project is one folder for both.
 */

import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Page, Route } from "playwright-core";
import { Reel } from "./story.setup";
import { PLACES, SAVED } from "./workbench/page/places";

/** On the disk that both share: where what is the second machine's alone lies. */
const SECOND = "/Second machine";
const OWN: readonly string[] = [PLACES.data, PLACES.temporary, SAVED, `${SAVED}.new`];

/** Both have the project open. `moved`: what became of it on its way; the first machine is switched off by then. */
export async function secondMachine(first: Reel, moved?: (file: string) => Promise<string>): Promise<Reel> {
  await first.page.evaluate(() => window.pickupWorkbench?.saved());
  if (moved !== undefined) await first.page.context().close();
  const saved = await readFile(join(first.disk, SAVED), "utf8");
  const file = withIdsOfItsOwn(moved === undefined ? saved : await moved(saved));
  await mkdir(join(first.disk, SECOND), { recursive: true });
  await writeFile(join(first.disk, SECOND, SAVED), file);
  return Reel.beside(first, atItsOwnPlaces);
}

async function atItsOwnPlaces(page: Page): Promise<void> {
  await page.route(/\/disk\//, async (route: Route) => {
    const request = route.request();
    const url = new URL(request.url());
    for (const name of ["path", "from", "to"]) {
      const path = url.searchParams.get(name);
      if (path !== null) url.searchParams.set(name, placeOf(path));
    }
    if (!url.pathname.endsWith("/small")) return route.continue({ url: url.href });
    const paths: unknown = request.postDataJSON();
    const postData = Array.isArray(paths) ? paths.map((path: unknown) => placeOf(String(path))) : paths;
    return route.continue({ url: url.href, postData });
  });
}

function placeOf(path: string): string {
  return OWN.some((own) => path === own || path.startsWith(`${own}/`)) ? SECOND + path : path;
}

/** Ids are GUIDs: what two machines put into their copies of a project never bears the same one. */
function withIdsOfItsOwn(file: string): string {
  return JSON.stringify(JSON.parse(file), (name, value: unknown) =>
    name === "counter" && typeof value === "number" ? value + 1_000_000 : value,
  );
}
