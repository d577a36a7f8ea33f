/**
 * A page under the media room's own policy that examines a film: the room's decoder, the examiner, and workers that run
 * this very script, as the room's would.
 */

import { BufferSource, Input, MP4, VideoSampleSink } from "mediabunny";
import type { Continuity } from "../src/core/continuity";
import { fromBase64 } from "../src/core/base64";
import { Crew } from "../src/media/room/continuity/crew";
import { Examiner } from "../src/media/room/continuity/examiner";
import { takeIn } from "../src/media/room/continuity/intake";
import { serveMeasuring, workerScope } from "../src/media/room/continuity/work";

export interface PageExamined {
  readonly continuity: Continuity;
  /** Workers that helped; 0 when the page did it alone. */
  readonly hands: number;
  /** From the first byte to the verdict, decoding included; workers are hired before. */
  readonly milliseconds: number;
  /** As the decoder gives it. */
  readonly format: string | null;
}

declare global {
  interface Window {
    /** An MP4 in base64; `hands` is how many workers are wished for. */
    examine(film: string, hands: number): Promise<PageExamined>;
  }
}

const worker = workerScope(globalThis);
if (worker !== undefined) serveMeasuring(worker);
else start(document.currentScript?.textContent ?? "");

function start(script: string): void {
  window.examine = async (film, hands) => {
    const bytes = fromBase64(film);
    if (bytes === undefined) throw new Error("it is no base64");
    const crew = hands === 0 ? undefined : await Crew.hire(script, hands);
    const began = performance.now();
    const input = new Input({ source: new BufferSource(bytes), formats: [MP4] });
    try {
      const track = await input.getPrimaryVideoTrack();
      if (track === null) throw new Error("there is no picture in it");
      const examiner = new Examiner(crew);
      let format: string | null = null;
      for await (const sample of new VideoSampleSink(track).samples()) {
        try {
          format = sample.format;
          await examiner.add(await takeIn(sample));
        } finally {
          sample.close();
        }
      }
      const { continuity } = await examiner.finish();
      return { continuity, hands: crew?.hands ?? 0, milliseconds: performance.now() - began, format };
    } finally {
      input.dispose();
      crew?.dismiss();
    }
  };
}
