/**
 * `npm run service`: five engines on this machine, for the workbench. `--life SECONDS`, `--fault NAME`, `--on ROUTE` (create,
 * status, content, list, models, remove, moderation), `--port N` (the first of five).
 */
import { parseArgs } from "node:util";
import { built, part } from "../workbench/build.mjs";

const TONGUES = ["vllm-omni", "sglang", "litellm", "openai", "openrouter"];
const KEY = "pickup-test-key";

function options() {
  try {
    const { values } = parseArgs({
      options: {
        life: { type: "string", default: "20" },
        fault: { type: "string" },
        on: { type: "string" },
        port: { type: "string", default: "8430" },
      },
    });
    return values;
  } catch (error) {
    return stop(`${error.message} It takes --life SECONDS, --fault NAME, --on ROUTE and --port N.`);
  }
}

function stop(sentence) {
  console.error(sentence);
  process.exit(1);
}

const { life, fault, on, port } = options();
await built();
const { FAULTS, startService } = part("service");
if (fault !== undefined && !FAULTS.includes(fault))
  stop(`There is no fault "${fault}". There are: ${FAULTS.join(", ")}.`);

const lifeMs = Number(life) * 1000;
if (!(lifeMs >= 0)) stop(`“${life}” is no number of seconds.`);
console.log(`Five engines on this machine. A take needs ${life} s. The key of each: ${KEY}`);
for (const [index, tongue] of TONGUES.entries()) {
  try {
    const service = await startService({ tongue, key: KEY, lifeMs, cors: true, port: Number(port) + index });
    if (fault !== undefined) service.fault(fault, on === undefined ? {} : { route: on });
    const kind = tongue === "openrouter" ? "OpenRouter" : "OpenAI Videos server";
    console.log(`${tongue.padEnd(10)}  ${service.url.padEnd(30)}  ${kind}${fault === undefined ? "" : `, ${fault}`}`);
  } catch (error) {
    if (error.code === "EADDRINUSE")
      stop(`Port ${Number(port) + index} is taken. Choose others: npm run service -- --port 8530`);
    throw error;
  }
}
console.log("Add one under Settings > Engines in the workbench. Ctrl+C stops them.");
