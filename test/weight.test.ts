/** What is read before anything is seen stays small. `npm run bench -- panel` says what each script weighs. */

import { readFile } from "node:fs/promises";
import path from "node:path";
import { gzipSync } from "node:zlib";

test.each([
  ["index.js", 300_000],
  ["room.html", 500_000],
])("%s has at most %i bytes, gzipped", async (name, most) => {
  const script = await readFile(path.join(__dirname, "../dist", name));
  expect(gzipSync(script, { level: 9 }).length).toBeLessThanOrEqual(most);
});
