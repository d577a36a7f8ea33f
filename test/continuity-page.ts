/**
 * A page under the media room's own policy that examines a film: the room's decoder, the examiner, and workers that run
 * this very script, as the room's would.
 */

import { BufferSource, Input, MP4, VideoSample, VideoSampleSink } from "mediabunny";
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
    /** A drawn film of 40 frames of 320 × 180 that jumps to another picture at frame 20. */
    examineDrawn(hands: number): Promise<PageExamined>;
  }
}

const worker = workerScope(globalThis);
if (worker !== undefined) serveMeasuring(worker);
else start(document.currentScript?.textContent ?? "");

function start(script: string): void {
  const examined = async (hands: number, samples: () => AsyncIterable<VideoSample>): Promise<PageExamined> => {
    const crew = hands === 0 ? undefined : await Crew.hire(script, hands);
    try {
      const began = performance.now();
      const examiner = new Examiner(crew);
      let format: string | null = null;
      for await (const sample of samples()) {
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
      crew?.dismiss();
    }
  };

  window.examine = async (film, hands) => {
    const bytes = fromBase64(film);
    if (bytes === undefined) throw new Error("it is no base64");
    const input = new Input({ source: new BufferSource(bytes), formats: [MP4] });
    try {
      const track = await input.getPrimaryVideoTrack();
      if (track === null) throw new Error("there is no picture in it");
      return await examined(hands, () => new VideoSampleSink(track).samples());
    } finally {
      input.dispose();
    }
  };
  window.examineDrawn = (hands) => examined(hands, drawn);
}

// eslint-disable-next-line @typescript-eslint/require-await -- samples come one by one, as a decoder gives them.
async function* drawn(): AsyncGenerator<VideoSample> {
  const [width, height] = [320, 180];
  for (let at = 0; at < 40; at++) {
    const rgba = new Uint8Array(width * height * 4).fill(255);
    const coarse = at < 20 ? 9 : 23;
    for (let pixel = 0; pixel < width * height; pixel++) {
      const x = (pixel % width) + at;
      const y = Math.floor(pixel / width);
      const grey = 128 + 50 * Math.sin(x / coarse) * Math.cos(y / 13) + 40 * Math.sin(x / 5 + y / (coarse - 2));
      rgba.fill(grey, 4 * pixel, 4 * pixel + 3);
    }
    yield new VideoSample(rgba, {
      format: "RGBA",
      codedWidth: width,
      codedHeight: height,
      timestamp: at / 24,
      duration: 1 / 24,
    });
  }
}
