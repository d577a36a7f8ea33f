/** A project of thousands of takes: its list is made a slice at a time, and is whole whenever it is looked at. */

import type { Take } from "../src/core/take";
import { Rows } from "../src/studio/takes/rows";
import { aShot, aTake } from "./build-a";

const COUNT = 5000;

/** Counts the rows that are made: nobody asks for a take's owner but whoever makes one. */
class Made {
  count = 0;
  readonly takes = new Map<string, { readonly take: Take }>();

  add(from: number, to: number): void {
    const base = aTake();
    for (let number = from; number < to; number += 1) {
      const id = `take-${number}`;
      const askedAt = new Date(1_700_000_000_000 + number * 1000).toISOString();
      const take = { ...base, id, askedAt, shot: aShot({ number: 1 + Math.floor(number / 4) }) };
      const owner = (): string => {
        this.count += 1;
        return base.owner;
      };
      this.takes.set(id, { take: Object.defineProperty(take, "owner", { get: owner }) });
    }
  }
}

function someRows(): Rows {
  return new Rows({ workOf: () => undefined, pictureOf: () => undefined, marksOf: () => undefined });
}

const ids = (rows: Rows, made: Made): readonly string[] =>
  rows.of(made.takes, undefined, "device-1").map(({ take }) => take.id);

test("thousands of takes become rows a slice at a time, and the list shows them once all are", async () => {
  const made = new Made();
  const rows = someRows();
  made.add(0, 3);
  rows.regroup();
  expect(ids(rows, made)).toEqual(["take-2", "take-1", "take-0"]);
  made.add(3, COUNT);
  const slices: number[] = [];
  let before = made.count;
  await rows.regroupInSlices(made.takes, () => {
    slices.push(made.count - before);
    // Whoever looks meanwhile sees the list as it was.
    if (made.count < COUNT) expect(ids(rows, made)).toEqual(["take-2", "take-1", "take-0"]);
    before = made.count;
    return Promise.resolve();
  });
  expect(Math.max(...slices)).toBeLessThanOrEqual(1000);
  expect(made.count).toBe(COUNT);
  const all = ids(rows, made);
  expect(all).toHaveLength(COUNT);
  expect(all.slice(0, 2)).toEqual([`take-${COUNT - 1}`, `take-${COUNT - 2}`]);
  // They were made already.
  expect(made.count).toBe(COUNT);
});

test("those that are found later stand where their age puts them", async () => {
  const made = new Made();
  const rows = someRows();
  const rest = (): Promise<void> => Promise.resolve();
  made.add(1500, 3500);
  await rows.regroupInSlices(made.takes, rest);
  expect(ids(rows, made)).toHaveLength(2000);
  made.add(3500, COUNT);
  made.add(0, 1500);
  await rows.regroupInSlices(made.takes, rest);
  expect(ids(rows, made)).toEqual(Array.from({ length: COUNT }, (_, index) => `take-${COUNT - 1 - index}`));
});

test("a take that comes while thousands are made ready is in the list at once", async () => {
  const made = new Made();
  const rows = someRows();
  made.add(0, COUNT);
  let isNew = true;
  await rows.regroupInSlices(made.takes, () => {
    if (isNew) {
      made.add(COUNT, COUNT + 1);
      rows.regroup();
      expect(ids(rows, made)[0]).toBe(`take-${COUNT}`);
    }
    isNew = false;
    return Promise.resolve();
  });
  expect(ids(rows, made)).toHaveLength(COUNT + 1);
});
