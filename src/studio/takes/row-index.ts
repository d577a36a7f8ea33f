/** Rows by the ids of their takes and by their shots. Each index is made once for a list, however many cards ask. */

import { shotKeyOf } from "../../core/take";
import type { TakeRow } from "./take-row";

const byId = new WeakMap<readonly TakeRow[], ReadonlyMap<string, TakeRow>>();
const byShot = new WeakMap<readonly TakeRow[], ReadonlyMap<string, readonly TakeRow[]>>();

export function rowsById(rows: readonly TakeRow[]): ReadonlyMap<string, TakeRow> {
  const known = byId.get(rows);
  if (known !== undefined) return known;
  const made = new Map(rows.map((row) => [row.take.id, row]));
  byId.set(rows, made);
  return made;
}

/** In the order of `rows`; the shots by their newest take, as `shotKeyOf` names them. */
export function rowsByShot(rows: readonly TakeRow[]): ReadonlyMap<string, readonly TakeRow[]> {
  const known = byShot.get(rows);
  if (known !== undefined) return known;
  const made = new Map<string, TakeRow[]>();
  for (const row of rows) {
    const key = shotKeyOf(row.take);
    const shot = made.get(key);
    if (shot === undefined) made.set(key, [row]);
    else shot.push(row);
  }
  byShot.set(rows, made);
  return made;
}
