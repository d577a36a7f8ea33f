/** What a take costs by the prices of a list, and what no list says. */

import type { AskedFrom } from "../src/core/job";
import type { FrameSize } from "../src/core/sequence";
import { unknownModel } from "../src/engines/documents";
import { estimateFor, type Priced } from "../src/engines/estimate";
import { pricesOf } from "../src/engines/openrouter-prices";
import { asked, document, HD, ordered, WAN_TI2V } from "./asked.setup";

describe("what a take costs", () => {
  const source = { where: "a list", date: "2026-11-24" };
  const continued = { cents_per_second_output: "17", cents_per_second_video_continuation_720p: "41" };
  const job = {
    engineId: "e1",
    wire: "openrouter",
    address: "https://openrouter.ai/api/v1",
    model: "x",
    id: "gen-1",
    submission: { id: "s1", at: "2026-11-24T10:00:00Z" },
  } as const;
  interface More extends Partial<Priced> {
    readonly seconds?: number;
    readonly size?: FrameSize;
    readonly from?: AskedFrom;
  }
  const longer: More = { from: { kind: "extend", job, seconds: 4, times: 1 } };
  const edit: More = { from: { kind: "edit", job } };
  function priced(more: More): Priced {
    const { seconds = 10, size = HD, from, ...rest } = more;
    return {
      asked: asked({ seconds, size, ...(from === undefined ? {} : { from }) }),
      sound: false,
      references: [],
      ...rest,
    };
  }
  function cents(skus: object, recipe: Priced): number | "unknown" {
    const estimate = estimateFor(recipe, { ...unknownModel("x"), prices: pricesOf(skus, source) });
    return estimate.kind === "about" ? estimate.money.millionths / 10_000 : "unknown";
  }
  const first = { references: [{ role: "first" }] } as const;
  const uhd = { width: 3840, height: 2160 };
  const veo = {
    duration_seconds_with_audio: "0.40",
    duration_seconds_with_audio_4k: "0.60",
    duration_seconds_without_audio: "0.20",
    duration_seconds_without_audio_4k: "0.40",
  };

  test.each<[string, object, More, number | "unknown"]>([
    ["dollars a second", { duration_seconds: "0.084" }, {}, 84],
    ["cents a second", { cents_per_second_output: "12" }, {}, 120],
    ["as the documentation writes it", { "per-video-second": "0.50", "per-video-second-1080p": "0.75" }, {}, 500],
    ["without sound", veo, {}, 200],
    ["with sound", veo, { sound: true }, 400],
    ["with sound in 4K", veo, { sound: true, size: uhd }, 600],
    ["a price for sound alone, without it", { duration_seconds_with_audio_720p: "0.40" }, {}, "unknown"],
    ["a price without sound, with it", { duration_seconds_without_audio_720p: "0.20" }, { sound: true }, "unknown"],
    [
      "more with sound than the plain price",
      { duration_seconds: "0.084", duration_seconds_with_audio: "0.126" },
      { sound: true },
      126,
    ],
    [
      "at its own resolution, whatever comes first",
      { duration_seconds_1080p: "0.28", duration_seconds_720p: "0.14" },
      {},
      140,
    ],
    ["the resolution before the sound", { duration_seconds_720p_with_audio: "0.15" }, { sound: true }, 150],
    ["at a resolution of which there is no price", { duration_seconds_1080p: "0.28" }, {}, "unknown"],
    ["1280x704 is 720p", { duration_seconds_720p: "0.14" }, { size: { width: 1280, height: 704 } }, 140],
    ["a square of 720p", { duration_seconds_720p: "0.14" }, { size: { width: 960, height: 960 } }, 140],
    [
      "from words alone",
      { text_to_video_duration_seconds_720p: "0.10", image_to_video_duration_seconds_720p: "0.20" },
      {},
      100,
    ],
    [
      "from a frame",
      { text_to_video_duration_seconds_720p: "0.10", image_to_video_duration_seconds_720p: "0.20" },
      first,
      200,
    ],
    ["a frame that costs", { cents_per_image_input: "1", cents_per_video_output_second_720p: "14" }, first, 141],
    [
      "no less than the least",
      { cents_per_second_output: "28", minimum_cents_per_generation: "56" },
      { seconds: 1 },
      56,
    ],
    ["from nothing, whatever going on with a film costs", continued, {}, 170],
    ["going on with a film", continued, longer, 410],
    ["going on with a film of a size that has no price", continued, { ...longer, size: uhd }, "unknown"],
    ["going on with a film where that has no price of its own", { cents_per_second_output: "17" }, longer, 170],
    ["an edit, of which nobody says how long it will be", { cents_per_second_output: "17" }, edit, "unknown"],
    ["by tokens", { video_tokens: "0.000007" }, {}, "unknown"],
    ["by pixels", { cents_per_megapixel_second_precise: "7.5" }, {}, "unknown"],
    ["with a surcharge that nobody explains", { duration_seconds: "0.08", queue_priority: "0.02" }, {}, "unknown"],
    ["an amount that is none", { duration_seconds: "ask us" }, {}, "unknown"],
    ["nothing listed", {}, {}, "unknown"],
  ])("%s", (_, skus, more, expected) => {
    expect(cents(skus, priced(more))).toBe(expected);
  });

  test("the order names the price of what it asks: with sound where sound is wanted", () => {
    const can = { ...unknownModel("x"), audio: true, prices: pricesOf(veo, source) };
    expect(ordered(can).order.estimate).toMatchObject({ money: { millionths: 800_000 } });
    expect(ordered(can, { audioTrack: 0 }).order.estimate).toMatchObject({ money: { millionths: 1_600_000 } });
  });

  test("a gateway's price is nobody else's", () => {
    expect(estimateFor(priced({}), document("minimax/h3"))).toEqual({ kind: "unknown" });
  });

  test("a price that was quoted up to 1080p is not one for 4K", () => {
    const can = document("veo-3.1-generate-001");
    expect(estimateFor(priced({}), can)).toMatchObject({ money: { millionths: 4_000_000 } });
    expect(estimateFor(priced({ size: uhd }), can)).toEqual({ kind: "unknown" });
  });

  test("what nobody asked for costs nothing", () => {
    expect(estimateFor({ sound: false, references: [] }, document(WAN_TI2V))).toEqual({ kind: "nothing" });
  });
});
