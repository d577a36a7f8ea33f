/** The book of what takes cost, on a disk of its own, and words for sums. */

import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { money, type Charge, type Estimate, type Money } from "../src/core/money";
import type { Take } from "../src/core/take";
import { FIRST_SETTINGS } from "../src/studio/beginning";
import type { Spending } from "../src/studio/front-desk/spending";
import type { Settings } from "../src/studio/settings";
import { aTake } from "./build-a";
import { CURRENT, TEMPORARY } from "./host-of-test.setup";
import { nodeDisk } from "./host/disk.node";
import { simulatedUxp, type SimulatedUxp } from "./host/uxp";

const folders: string[] = [];
afterEach(async () => {
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true });
});

export const usd = (amount: number): Money => money(amount, "USD");
export const about = (amount: number): Estimate => ({ kind: "about", money: usd(amount), how: "list-price" });
export const reported = (amount: number, currency = "USD"): Charge => ({
  money: money(amount, currency),
  how: "reported",
});
export const capped = (monthlyCap: number): Settings => ({ ...FIRST_SETTINGS, monthlyCap });

export interface Book {
  readonly spending: Spending;
  readonly uxp: SimulatedUxp;
  readonly file: string;
  /** Another panel on the same disk. */
  readonly reopened: (now?: () => Date) => Promise<Spending>;
  /** Sends a take for that much, as its whole way to the engine does. */
  readonly send: (id: string, estimate?: Estimate, more?: Partial<Take>, at?: string) => Promise<void>;
}

export async function aBook(lines = "", now: () => Date = () => new Date()): Promise<Book> {
  const folder = await mkdtemp(path.join(TEMPORARY, "pickup-book-"));
  folders.push(folder);
  const places = { data: `${folder}/data`, temporary: `${folder}/temp`, plugin: `${folder}/plugin` };
  for (const place of Object.values(places)) await mkdir(place, { recursive: true });
  const uxp = simulatedUxp({ disk: nodeDisk(), places });
  Reflect.set(globalThis, CURRENT, { uxp });
  const file = path.join(folder, "data/spending.ndjson");
  if (lines !== "") await writeFile(file, lines);
  const { Spending: Class } = await import("../src/studio/front-desk/spending");
  const reopened = async (then = now): Promise<Spending> => {
    const book = new Class(then);
    await book.load();
    return book;
  };
  const spending = await reopened();
  return {
    spending,
    uxp,
    file,
    reopened,
    send: async (id, estimate = about(1), more = {}, at = now().toISOString()) => {
      spending.reserve(wireTake(more), { id, at }, estimate, FIRST_SETTINGS);
      await spending.submitted({ id, at });
    },
  };
}

export function wireTake(more: Partial<Take> = {}, engineId = "engine-1"): Take {
  const take = aTake(more);
  const asked = { engineId, engineName: "Studio GPU", host: "gpu", seconds: 4, size: { width: 64, height: 36 } };
  return { ...take, recipe: { ...take.recipe, engine: "openai-videos", model: "wan", asked } };
}

export const said = (id: string): { id: string; at: string } => ({ id, at: new Date().toISOString() });
