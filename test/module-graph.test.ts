/** The shape of the product: no file needs itself through others, not even for a type. */

import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import ts from "typescript";

const SRC = path.join(__dirname, "..", "src");

describe("the module graph", () => {
  it("has no cycle", async () => {
    expect(cyclesIn(await graph())).toEqual([]);
  });

  it("is told when there is one", () => {
    const cycles = cyclesIn(
      new Map([
        ["a", ["b"]],
        ["b", ["c"]],
        ["c", ["a", "d"]],
        ["d", []],
      ]),
    );
    expect(cycles).toEqual([["a", "b", "c"]]);
  });
});

/** What each file under `src` imports of the others, types included. */
async function graph(): Promise<ReadonlyMap<string, readonly string[]>> {
  const names = await readdir(SRC, { recursive: true });
  const files = names
    .filter((name) => /\.tsx?$/.test(name) && !name.endsWith(".d.ts"))
    .map((name) => path.join(SRC, name));
  const known = new Set(files);
  const edges = new Map<string, readonly string[]>();
  for (const file of files) {
    const { importedFiles } = ts.preProcessFile(await readFile(file, "utf8"), true, true);
    const targets = importedFiles
      .filter(({ fileName }) => fileName.startsWith("."))
      .map(({ fileName }) => path.resolve(path.dirname(file), fileName))
      .flatMap((stem) => [`${stem}.ts`, `${stem}.tsx`].filter((name) => known.has(name)));
    edges.set(
      path.relative(SRC, file),
      [...new Set(targets)].map((target) => path.relative(SRC, target)),
    );
  }
  return edges;
}

/** Each as the files that it goes through, in order of the alphabet: strongly connected components (R. Tarjan, 1972). */
function cyclesIn(edges: ReadonlyMap<string, readonly string[]>): readonly (readonly string[])[] {
  const found: string[][] = [];
  const numbers = new Map<string, number>();
  const open: string[] = [];
  const visit = (file: string): number => {
    const number = numbers.size;
    numbers.set(file, number);
    open.push(file);
    let low = number;
    for (const next of edges.get(file) ?? []) {
      if (!numbers.has(next)) low = Math.min(low, visit(next));
      else if (open.includes(next)) low = Math.min(low, numbers.get(next) ?? low);
    }
    if (low === number) {
      const cycle = open.splice(open.indexOf(file));
      if (cycle.length > 1) found.push(cycle.sort());
    }
    return low;
  };
  for (const file of edges.keys()) if (!numbers.has(file)) visit(file);
  return found;
}
