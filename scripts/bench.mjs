/** `npm run bench -- NAME …`; without a name all of them. Exits with 1 if a figure is short. */
import path from "node:path";
import { built as panelBuilt, dist } from "./build.mjs";
import { root } from "./stale.mjs";
import { built, part } from "../test/workbench/build.mjs";

await panelBuilt();
await built();
try {
  const places = { dist, footage: path.join(root, "../shared/footage") };
  const short = await part("bench").runBench(process.argv.slice(2), places, (row) => console.log(row));
  process.exit(short === 0 ? 0 : 1);
} catch (error) {
  console.error(error.message);
  process.exit(2);
}
