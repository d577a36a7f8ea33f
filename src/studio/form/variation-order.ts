/** What an engine is asked for a film of its own: little leaves the building, and size and model are the film's. Pure. */

import { addressOf } from "../../core/address";
import type { Misfitting } from "../../core/capability";
import type { AskedFrom } from "../../core/job";
import { taught } from "../../core/limits";
import type { FrameSize, SequenceView } from "../../core/sequence";
import { TICKS_PER_SECOND } from "../../core/time";
import { extensionFor } from "../../core/variation";
import { refusalFor, wantsConfirming, wordsIn, type Desktop, type Ordered } from "./order";
import type { ShotForm } from "./shot-form";
import type { Order } from "../front-desk/engine-state";

/** The film that is worked on. */
export interface Varying {
  readonly from: AskedFrom;
  readonly size: FrameSize;
  readonly seconds: number;
  /** Frames of a longer film that lie before its clip's In. 0 for what is no longer. */
  readonly head: number;
}

/** A frame that is there but for a rounding is there. */
const HAIR = 1e-6;

/** `frames`: what the cut needs. */
export function orderFrom(
  vary: Varying,
  { rate }: SequenceView,
  form: ShotForm,
  frames: number,
  desktop: Desktop,
): Ordered {
  const { entry, limits, settings, isFull, checkedBy, network } = desktop;
  const { from, size, head } = vary;
  const capability = taught(desktop.capability, limits);
  const misfits: Misfitting[] = [];
  let { seconds } = vary;
  let all = seconds;
  if (from.kind === "extend") {
    const longer = extensionFor({ head, frames, rate }, from, capability);
    seconds = longer.seconds;
    all = from.seconds + seconds;
    const most = all - (head * rate) / TICKS_PER_SECOND;
    if (longer.short) misfits.push({ kind: "too-long", seconds: (frames * rate) / TICKS_PER_SECOND, most });
  }
  const { longestPrompt, model } = capability;
  if (longestPrompt !== "unknown" && form.prompt.length > longestPrompt) {
    misfits.push({ kind: "prompt-too-long", characters: form.prompt.length, most: longestPrompt });
  }
  const address = addressOf(entry.address);
  const host = address?.host ?? entry.address;
  const asked = { engineId: entry.id, engineName: entry.name, host, seconds, size, from };
  const sound = form.audioTrack !== "off" && capability.audio !== false;
  const estimate = desktop.estimate({ asked, model, sound, references: [] });
  const check = network === "any" && settings.moderate ? checkedBy : undefined;
  const order: Order = {
    model,
    asked,
    handle: Math.max(0, Math.floor((all * TICKS_PER_SECOND) / rate + HAIR) - head - frames),
    capability,
    misfits,
    sends: {
      host,
      reach: address?.reach ?? "internet",
      frames: [],
      words: wordsIn(form.prompt),
      negative: false,
      ...(check === undefined ? {} : { checkedBy: check }),
    },
    estimate,
    total: estimate,
    confirm: wantsConfirming(estimate, entry, settings),
    waits: isFull,
  };
  const refusal = refusalFor(order, desktop);
  return { order, head, ...(refusal === undefined ? {} : { refusal }) };
}
