/** `npm start`: builds what is stale, then serves the workbench until it is stopped. `--port N`, `--folder DIR`. */
import { mkdir } from "node:fs/promises";
import path from "node:path";
import { parseArgs } from "node:util";
import { built as panelBuilt, dist } from "../../scripts/build.mjs";
import { built, home, page, part } from "./build.mjs";

function options() {
  try {
    const { values } = parseArgs({ options: { port: { type: "string" }, folder: { type: "string" } } });
    return values;
  } catch (error) {
    return stop(`${error.message} It takes --port N and --folder DIR.`);
  }
}

function stop(sentence) {
  console.error(sentence);
  process.exit(1);
}

const { port: asked = process.env.PORT ?? "8420", folder } = options();
const port = Number(asked);
if (!/^\d{1,5}$/.test(asked) || port > 65535) stop(`“${asked}” is no port; a port is a number from 0 to 65535.`);

await panelBuilt();
await built();
const disk = folder === undefined ? path.join(home, "disk") : path.resolve(folder);
await mkdir(disk, { recursive: true });
try {
  const { url } = await part("server").serveWorkbench({ panel: dist, page, disk }, port);
  console.log(`The workbench is at ${url}`);
} catch (error) {
  if (error.code === "EADDRINUSE")
    stop(`Port ${port} is taken by another program. Stop that one, or choose another: npm start -- --port ${port + 1}`);
  if (error.code === "EACCES")
    stop(`This machine does not let you listen on port ${port}. Choose one above 1023: npm start -- --port 8420`);
  throw error;
}
