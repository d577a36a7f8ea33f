/** Many shots asked together: all of them are on disk before the first leaves. */

import { StudioError } from "../../core/failure";
import { remove } from "../../uxp/files";
import { ask, type Asked, type Asking } from "../making/ask";
import { planBatch, type ListedShot } from "./batch-plan";
import type { Log } from "../log";
import type { Shelved } from "../disk/shelf";
import { requireSequence } from "../open-sequence";

export interface BatchAsking extends Omit<Asking, "form" | "at" | "batch" | "known" | "number" | "way"> {
  readonly known: Asking["known"];
  readonly log: Log;
}

/**
 * Puts all of them on disk under one id. When one cannot be written, none is left there.
 * @throws StudioError the refusal of the batch, or what the disk says; then nothing is asked.
 */
export async function askTogether(
  id: string,
  shots: readonly ListedShot[],
  asking: BatchAsking,
): Promise<readonly Asked[]> {
  const sequence = requireSequence(asking.project);
  const { plans, refusal } = planBatch(shots, { ...asking, sequence });
  if (refusal !== undefined) throw new StudioError(refusal.failure);
  const asked: Asked[] = [];
  const known = [...asking.known];
  try {
    for (const [index, { form, at, way, number }] of shots.entries()) {
      const { videoTrack = form.videoTrack, audioTrack = form.audioTrack } = plans[index] ?? {};
      asked.push(
        await ask({
          ...asking,
          known,
          form: { ...form, videoTrack, audioTrack },
          at,
          batch: id,
          ...(way === undefined ? {} : { way }),
          ...(number === undefined ? {} : { number }),
        }),
      );
      known.push(...asked.slice(-1).map(({ shelved }) => shelved.take));
    }
    return asked;
  } catch (error) {
    // None has left: what lies there of it would be taken for asked at the next start.
    for (const { shelved } of asked) await unwrite(shelved, asking.log);
    throw error;
  }
}

async function unwrite({ folder, take }: Shelved, log: Log): Promise<void> {
  try {
    await remove(folder);
  } catch (error) {
    if (!(error instanceof StudioError)) throw error;
    log.trouble(`taking back ${take.clipName}`, error);
  }
}
