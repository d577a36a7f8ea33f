/** Every fault of an engine, and how a take must stand once it is through with it. */

import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import type { FailureKind } from "../../src/core/failure";
import { failureInEnglish } from "../../src/ui/text/failure-en";
import { failureInFrench } from "../../src/ui/text/failure-fr";
import type { Fault, Route } from "../service/faults";
import type { Service } from "../service/service";
import type { TongueName } from "../service/tongue";
import { KillRig } from "./kill";

export interface Harm {
  readonly fault: Fault;
  readonly route: Route;
  /** Absent: for ever. */
  readonly times?: number;
  readonly ends: End | ((tongue: TongueName) => End);
}

/** `ready`, `unanswered`, or failed for that reason. */
export type End = "ready" | "unanswered" | FailureKind;

/** Servers whose list shows the prompt: there a lost answer is found without asking anybody. */
const found = (tongue: TongueName): End => (tongue === "sglang" || tongue === "openrouter" ? "unanswered" : "ready");

export const HARMS: readonly Harm[] = [
  { fault: "429", route: "create", times: 1, ends: "ready" },
  { fault: "429-after", route: "create", times: 2, ends: "ready" },
  { fault: "429-date", route: "create", times: 1, ends: "ready" },
  { fault: "500", route: "create", times: 1, ends: "unanswered" },
  { fault: "502", route: "create", times: 1, ends: "unanswered" },
  { fault: "503", route: "create", times: 1, ends: "unanswered" },
  { fault: "cut-before", route: "create", times: 1, ends: "unanswered" },
  { fault: "cut-after", route: "create", times: 1, ends: found },
  { fault: "never", route: "create", times: 1, ends: "unanswered" },
  { fault: "html", route: "create", times: 1, ends: "unanswered" },
  { fault: "redirect", route: "create", times: 1, ends: "engine-redirects" },
  { fault: "moderated", route: "create", times: 1, ends: "moderated" },
  { fault: "echoes-key", route: "create", times: 1, ends: "engine-refused" },
  { fault: "moderated-later", route: "status", times: 1, ends: "moderated" },
  { fault: "failed", route: "status", times: 1, ends: "job-failed" },
  { fault: "vanished", route: "status", ends: "job-vanished" },
  { fault: "backwards", route: "status", times: 2, ends: "ready" },
  { fault: "503", route: "status", times: 2, ends: "ready" },
  { fault: "429-after", route: "status", times: 1, ends: "ready" },
  { fault: "html", route: "status", times: 1, ends: "ready" },
  { fault: "cut-before", route: "status", times: 2, ends: "ready" },
  { fault: "redirect", route: "status", times: 1, ends: "ready" },
  { fault: "never", route: "status", times: 1, ends: "ready" },
  { fault: "never", route: "models", times: 1, ends: "ready" },
  { fault: "503", route: "models", times: 2, ends: "ready" },
  { fault: "html", route: "models", times: 1, ends: "ready" },
  { fault: "redirect", route: "models", times: 1, ends: "ready" },
  { fault: "truncated", route: "content", times: 2, ends: "ready" },
  { fault: "wrong-length", route: "content", times: 2, ends: "ready" },
  { fault: "half-written", route: "content", times: 2, ends: "ready" },
  { fault: "half-written", route: "content", ends: "result-damaged" },
  { fault: "html", route: "content", times: 1, ends: "ready" },
  { fault: "503", route: "content", times: 1, ends: "ready" },
  { fault: "redirect", route: "content", ends: "ready" },
  { fault: "never", route: "content", times: 1, ends: "ready" },
  { fault: "429-after", route: "content", times: 1, ends: "ready" },
  { fault: "lying-range", route: "content", times: 1, ends: "ready" },
  { fault: "ignores-if-range", route: "content", times: 1, ends: "ready" },
  { fault: "content-400", route: "content", times: 2, ends: "ready" },
  { fault: "content-404", route: "content", times: 3, ends: "ready" },
  { fault: "content-404", route: "content", ends: "result-expired" },
  { fault: "expired", route: "content", times: 1, ends: "ready" },
  { fault: "expired", route: "content", ends: "result-expired" },
];

export interface Verdict {
  readonly harm: string;
  readonly wrong: readonly string[];
}

/** Those in which somebody's clock has a say: when a job was asked for, until when a film is kept, how long to wait. */
export const HARMS_BY_THE_CLOCK = HARMS.filter(
  ({ fault, route }) => route === "create" || fault === "429-after" || fault === "vanished" || fault === "expired",
);

/** Lives beside each other, each on an engine of its own: they mostly wait. */
const LANES = 3;

/** Those harms on engines of one kind. A clock that is `aheadMs` off is a harm of its own. */
export async function harmAll(tongue: TongueName, aheadMs = 0, harms = HARMS): Promise<readonly Verdict[]> {
  const lanes = Array.from({ length: LANES }, (_, lane) => harms.filter((_, at) => at % LANES === lane));
  const verdicts = await Promise.all(
    lanes.map(async (some) => {
      const rig = new KillRig(tongue, { aheadMs });
      await rig.open();
      try {
        const found: Verdict[] = [];
        for (const harm of some) found.push(await harmed(rig, tongue, harm));
        return found;
      } finally {
        await rig.close();
      }
    }),
  );
  return verdicts.flat();
}

async function harmed(rig: KillRig, tongue: TongueName, { fault, route, times, ends }: Harm): Promise<Verdict> {
  const authorizations = rig.service.elsewhere.authorizations;
  const { take, hangs } = await rig.live((service: Service) =>
    service.fault(fault, times === undefined ? { route } : { route, times }),
  );
  const wrong: string[] = [];
  const wanted = typeof ends === "function" ? ends(tongue) : ends;
  const state = take?.state;
  const seen = state === undefined ? "nothing" : state.kind === "failed" ? state.failure.kind : state.kind;
  if (hangs) wrong.push("it hangs");
  if (seen !== wanted) wrong.push(`it ends ${seen}, not ${wanted}`);
  if (state?.kind === "failed") {
    for (const said of [failureInEnglish(state.failure), failureInFrench(state.failure)]) {
      if ([said.happened, said.means, said.advice].some((words) => words.trim() === "")) wrong.push("it says nothing");
    }
  }
  if (rig.service.elsewhere.authorizations !== authorizations) wrong.push("a key went to another host");
  if (await holdsKey(rig.folder)) wrong.push("a key stands in a file");
  if (rig.service.requests.some((request) => request.path.includes("sk-kill")))
    wrong.push("a key stands in an address");
  return { harm: `${tongue}: ${fault} on ${route}${times === undefined ? ", for ever" : ""}`, wrong };
}

async function holdsKey(folder: string): Promise<boolean> {
  for (const entry of await readdir(folder, { withFileTypes: true, recursive: true })) {
    if (!entry.isFile()) continue;
    if ((await readFile(path.join(entry.parentPath, entry.name), "latin1")).includes("sk-kill")) return true;
  }
  return false;
}
