/** What tests of lost things ask of a desk: what it recorded, what was sent, what it puts to the editor; and how it loses something. */

import type { Submission } from "../src/core/job";
import type { FrameSize } from "../src/core/sequence";
import type { Take } from "../src/core/take";
import { standsAt, until, type Desk } from "./wire.setup";

export const placementOf = async (desk: Desk, id: string) =>
  until("the placement", async () => (await desk.onDisk(id)).placement);

export const whenSent = (desk: Desk, jobs = 1) => until("the job", () => desk.service.jobs.length >= jobs);

export const asked = (desk: Desk, route: string): number =>
  desk.service.requests.filter((one) => one.route === route).length;

/** What is put to the editor: where the take stands once nobody works at it any more. */
export async function questionOf(desk: Desk, id: string) {
  return until("the question", async () => {
    const { state } = await desk.onDisk(id);
    const rests = desk.row(id)?.work === undefined;
    return rests && state.kind === "unanswered" && state.looked !== undefined ? state : undefined;
  });
}

/** Another take is asked for and is being made: what the panel would do of itself about those before it, it has begun. */
export async function another(desk: Desk): Promise<void> {
  await standsAt(desk, await desk.ask(), "making");
}

export const jobIdOf = ({ state }: Take): string | undefined => ("job" in state ? state.job?.id : undefined);

export const sentNow = (id: string): Submission => ({ id, at: new Date().toISOString() });

/** From now on, and until called again, take.json is not written where `event` is what it would say. */
export function refuseRecords({ uxp: { fs } }: Desk, says: RegExp): () => void {
  const real = fs.writeFile.bind(fs);
  fs.writeFile = (file, data, options) =>
    /take\.json\.new$/.test(file) && typeof data === "string" && says.test(data)
      ? Promise.reject(Object.assign(new Error("ENOSPC: no space left on device"), { code: "ENOSPC" }))
      : real(file, data, options);
  return () => (fs.writeFile = real);
}

/** A job that somebody else asked for at this engine, in the same words. */
export async function aStrangersJob(desk: Desk, like: Take): Promise<string> {
  const { asked: terms, prompt, model } = like.recipe;
  const { width, height } = terms?.size ?? { width: 0, height: 0 };
  const body = { prompt, model, seconds: String(terms?.seconds), size: `${width}x${height}` };
  const answer = await fetch(`${desk.service.url}/videos`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  const { id } = (await answer.json()) as { id: string };
  return id;
}

export function sized(take: Take, size: FrameSize): Take {
  const { asked: terms } = take.recipe;
  return terms === undefined ? take : { ...take, recipe: { ...take.recipe, asked: { ...terms, size } } };
}
