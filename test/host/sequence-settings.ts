/** How a sequence is set up, as Premiere says it: the format of its timecode by number, the rest by word. */

import type * as adobe from "@adobe/premierepro";
import { framesPerSecond } from "../../src/core/time";
import { answer, type Part } from "./adobe";
import { Constants } from "./constants";
import type { SimulatedSequence } from "./document";
import type { Host } from "./host";

/** Of the whole rates, by frames a second. */
const NUMBERED: ReadonlyMap<number, number> = new Map([
  [25, Constants.VideoDisplayFormatType.FPS_25],
  [30, 104],
  [48, 113],
  [50, 105],
  [60, 108],
]);

/** Premiere's own numbers; only seven of them have names. */
export function displayType({ display, rate }: SimulatedSequence): number {
  const named = Constants.VideoDisplayFormatType;
  if (display === "frames") return named.FRAMES;
  if (display === "feet 16mm") return named.FEET_FRAME_16mm;
  if (display === "feet 35mm") return named.FEET_FRAME_35mm;
  const perSecond = framesPerSecond(rate);
  const nominal = Math.round(perSecond);
  const isFraction = Math.abs(perSecond - nominal) > 0.005;
  if (nominal === 24) return isFraction ? named.FPS_23_976 : 100;
  if (nominal === 30 && isFraction) return display === "drop" ? named.FPS_29_97 : named.FPS_29_97_NON_DROP;
  if (nominal === 60 && isFraction) return display === "drop" ? 106 : 107;
  return NUMBERED.get(nominal) ?? 199;
}

/** A copy of the settings as they were when asked for. */
export class SimSequenceSettings implements Part<
  adobe.SequenceSettings,
  "getVideoFieldType" | "getVideoPixelAspectRatio"
> {
  readonly #host: Host;
  readonly #sequence: SimulatedSequence;

  constructor(host: Host, sequence: SimulatedSequence) {
    this.#host = host;
    this.#sequence = sequence;
  }
  getVideoFieldType(): Promise<number> {
    const { PROGRESSIVE, UPPER_FIRST, LOWER_FIRST } = Constants.VideoFieldType;
    return answer(() => ({ progressive: PROGRESSIVE, upper: UPPER_FIRST, lower: LOWER_FIRST })[this.#sequence.fields]);
  }
  getVideoPixelAspectRatio(): Promise<string> {
    return answer(() => {
      this.#host.enter("getVideoPixelAspectRatio");
      return this.#sequence.pixelAspect ?? "1.0";
    });
  }
}
