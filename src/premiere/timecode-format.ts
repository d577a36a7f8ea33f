/** How a sequence counts its frames in timecode. */

import ppro from "premierepro";
import type { Sequence } from "@adobe/premierepro";
import type { TimecodeFormat } from "../core/time";
import { askMaybe } from "./ask";

export async function readTimecodeFormat(sequence: Sequence): Promise<TimecodeFormat> {
  const display = await askMaybe("Sequence.getSequenceVideoTimeDisplayFormat", () =>
    sequence.getSequenceVideoTimeDisplayFormat(),
  );
  return display === undefined ? "unknown" : timecodeFormatOf(display.type);
}

/**
 * Adobe's constants name seven formats only; the rest are known by the numbers that scripting has used since CS6.
 * Feet and frames are unknown to Pickup.
 */
function timecodeFormatOf(type: number): TimecodeFormat {
  const known = ppro.Constants.VideoDisplayFormatType;
  const named = new Map<number, TimecodeFormat>([
    [known.FPS_29_97, "drop"],
    [known.FPS_29_97_NON_DROP, "non-drop"],
    [known.FPS_23_976, "non-drop"],
    [known.FPS_25, "non-drop"],
    [known.FRAMES, "frames"],
  ]);
  return named.get(type) ?? numberedFormats.get(type) ?? "unknown";
}

const numberedFormats: ReadonlyMap<number, TimecodeFormat> = new Map([
  [100, "non-drop"], // 24
  [101, "non-drop"], // 25
  [102, "drop"], // 29.97
  [103, "non-drop"], // 29.97
  [104, "non-drop"], // 30
  [105, "non-drop"], // 50
  [106, "drop"], // 59.94
  [107, "non-drop"], // 59.94
  [108, "non-drop"], // 60
  [109, "frames"],
  [110, "non-drop"], // 23.976
  [113, "non-drop"], // 48
]);
