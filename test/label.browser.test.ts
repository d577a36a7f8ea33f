/** Labels as the media room draws them: seen, read, and in nobody's way. */

import { join } from "node:path";
import { decode, type DecodedPng } from "fast-png";
import type { Browser } from "playwright-core";
import type { Corner, LabelLanguage } from "../src/core/label-choice";
import { labelPicture, type Box, type LabelPicture } from "../src/core/label-picture";
import type { LabelKind } from "../src/core/label-plan";
import { LABEL_PRESETS, type LabelPreset } from "../src/core/label-presets";
import { InMemory } from "../src/media/in-memory";
import { describeInBrowser, launchBrowser } from "./browser";
import { openRoom, type RoomInBrowser } from "./room-in-browser";

const PAGE = join(__dirname, "../dist/room.html");
const PLACEMENT = { kind: "bug", form: "full", wording: "generated" } as const;

/** As WCAG 2 reckons it, of opaque colours, 0 … 255. */
function luminance(rgb: readonly number[]): number {
  const [r = 0, g = 0, b = 0] = rgb.map((value) => {
    const part = value / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a: readonly number[], b: readonly number[]): number {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
}

/** A pixel laid over a colour. */
function over({ data }: DecodedPng, at: number, ground: number): readonly number[] {
  const alpha = (data[at * 4 + 3] ?? 0) / 255;
  return [0, 1, 2].map((channel) => (data[at * 4 + channel] ?? 0) * alpha + ground * (1 - alpha));
}

function isWithin({ x, y, width, height }: Box, outer: Box): boolean {
  return x >= outer.x && y >= outer.y && x + width <= outer.x + outer.width && y + height <= outer.y + outer.height;
}

describeInBrowser("a label that the media room drew", () => {
  let browser: Browser;
  let opened: RoomInBrowser;

  beforeAll(async () => {
    browser = await launchBrowser();
    opened = await openRoom(browser, PAGE, "file");
  });

  afterAll(async () => {
    expect(opened.errors).toEqual([]);
    await opened.close();
    await browser.close();
  });

  async function drawn(picture: LabelPicture): Promise<{ readonly png: DecodedPng; readonly box: Box }> {
    const out = new InMemory();
    const { box, bytes } = await opened.room.label(picture, out);
    expect(out.size).toBe(bytes);
    return { png: decode(await out.read(0, out.size)), box };
  }

  const pictureOf = (
    preset: LabelPreset,
    kind: LabelKind,
    corner: Corner = preset.corner,
    language: LabelLanguage = "en",
  ): LabelPicture => {
    const size = preset.shape === "tall" ? { width: 1080, height: 1920 } : { width: 1920, height: 1080 };
    return labelPicture({ ...PLACEMENT, kind }, preset, { corner, language }, { size });
  };

  describe.each(LABEL_PRESETS.map((one) => [one.id, one] as const))("by %s", (_, preset) => {
    it.each<[LabelKind, LabelLanguage]>([
      ["bug", "en"],
      ["bug", "fr"],
      ["slate", "en"],
      ["slate", "fr"],
    ])("lets everything through outside its plate, which lies in the safe area: %s, %s", async (kind, language) => {
      const picture = pictureOf(preset, kind, preset.corner, language);
      const { png, box } = await drawn(picture);
      expect([png.width, png.height, png.channels]).toEqual([picture.size.width, picture.size.height, 4]);
      expect(isWithin(box, picture.area)).toBe(true);
      let outside = 0;
      let within = 0;
      for (let at = 0; at < png.width * png.height; at++) {
        const [x, y] = [at % png.width, Math.floor(at / png.width)];
        const alpha = png.data[at * 4 + 3] ?? 0;
        if (isWithin({ x, y, width: 1, height: 1 }, box)) within += alpha > 0 ? 1 : 0;
        else outside += alpha;
      }
      expect(outside).toBe(0);
      // But for its round corners.
      expect(within / (box.width * box.height)).toBeGreaterThan(0.97);
    });

    it.each(["full", "limited"] as const)("is read on white and on black, in its %s form", async (form) => {
      const picture = { ...pictureOf(preset, "bug"), plate: preset.forms[form].plate };
      const { png, box } = await drawn(picture);
      const pixels: number[] = [];
      for (let y = box.y; y < box.y + box.height; y++)
        for (let x = box.x; x < box.x + box.width; x++) pixels.push(y * png.width + x);
      const inkOf = (at: number): number => (png.data[at * 4 + 3] ?? 0) * (png.data[at * 4] ?? 0);
      const ink = pixels.reduce((best, at) => (inkOf(at) > inkOf(best) ? at : best));
      // The middle of the plate's left edge: no letter stands there.
      const plate = (box.y + Math.floor(box.height / 2)) * png.width + box.x + 3;
      for (const ground of [255, 128, 0]) {
        expect(contrast(over(png, ink, ground), over(png, plate, ground))).toBeGreaterThan(4.5);
      }
      // Letters cover a good part of it.
      expect(pixels.filter((at) => inkOf(at) > 40_000).length / pixels.length).toBeGreaterThan(0.08);
    });
  });

  it("stands in the corner that was chosen", async () => {
    const [preset] = LABEL_PRESETS;
    if (preset === undefined) throw new Error("No preset is shipped");
    for (const corner of ["top-left", "top-right", "bottom-left", "bottom-right"] as const) {
      const picture = pictureOf(preset, "bug", corner);
      const { area } = picture;
      const { box } = await drawn(picture);
      const isLeft = box.x === area.x;
      const isTop = box.y === area.y;
      expect([isLeft, isTop]).toEqual([corner.endsWith("left"), corner.startsWith("top")]);
      if (!isLeft) expect(box.x + box.width).toBe(area.x + area.width);
      if (!isTop) expect(box.y + box.height).toBe(area.y + area.height);
    }
  });

  it("is written smaller where its words are too long for the frame", async () => {
    const size = { width: 160, height: 284 };
    const [preset] = LABEL_PRESETS;
    if (preset === undefined) throw new Error("No preset is shipped");
    const picture = labelPicture(
      { ...PLACEMENT, kind: "slate" },
      preset,
      { corner: "top-left", language: "en" },
      { size },
    );
    const long = { ...picture, words: "A LABEL OF A HOUSE THAT SAYS EVERYTHING", kind: "bug" } as const;
    const { box } = await drawn(long);
    expect(isWithin(box, picture.area)).toBe(true);
    expect(box.width).toBe(picture.area.width);
  });
});
