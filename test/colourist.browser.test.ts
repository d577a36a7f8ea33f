/**
 * A colourist's hour: a shot and six takes laid into it, each held against the frame before it. Four are of the same street in
 * another grade, and a match is offered with its figures; one is another place, and one is black: refused, with the reason.
 */

import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import type { Locator } from "playwright-core";
import { describeInBrowser } from "./browser";
import { hasFfmpeg } from "./numbered-film";
import { inSight } from "./in-sight";
import { Reel } from "./story.setup";
import { askFor } from "./workbench/demo/panel";

const run = promisify(execFile);
const FOOTAGE = join(__dirname, "../../shared/footage/tears-of-steel.mp4");
const withFfmpeg = hasFfmpeg ? describeInBrowser : describe.skip;

const FRACTAL =
  "mandelbrot=size=320x180:rate=24:start_scale=0.15:end_scale=0.149:end_pts=400:start_x=-0.74:start_y=-0.13";

interface Source {
  /** One long shot, from so many seconds into it: the reel is the whole of it, each take half a second. */
  readonly street: (seconds: number) => readonly string[];
  readonly elsewhere: readonly string[];
}

/** Of real pictures where they are; else of what ffmpeg draws: a slow move over a fractal, and hard-edged bars. */
const SOURCES: Readonly<Record<string, Source>> = {
  ...(existsSync(FOOTAGE)
    ? {
        "a film": {
          street: (seconds) => ["-ss", String(13 + seconds), "-i", FOOTAGE],
          elsewhere: ["-ss", "2", "-i", FOOTAGE],
        },
      }
    : {}),
  "drawn pictures": {
    // What is drawn as it goes cannot be sought in: what comes before is left out behind it.
    street: (seconds) => ["-f", "lavfi", "-i", FRACTAL, "-ss", String(seconds)],
    elsewhere: ["-f", "lavfi", "-i", "testsrc2=size=320x180:rate=24"],
  },
};

const TAKES = [
  { at: "00:00:00:12", prompt: "The street, warm", filter: "eq=gamma_r=1.25:gamma_b=0.75:saturation=1.2" },
  { at: "00:00:01:12", prompt: "The street, darker", filter: "eq=gamma=0.7" },
  { at: "00:00:02:12", prompt: "A shop full of bottles", filter: "hflip", isElsewhere: true },
  { at: "00:00:03:12", prompt: "The street, lifted", filter: "curves=all='0/0.2 1/0.85'" },
  { at: "00:00:04:12", prompt: "The street, all black", filter: "lutyuv=y=16:u=128:v=128" },
  { at: "00:00:05:12", prompt: "The street, green", filter: "colorbalance=gm=0.25" },
] as const;

for (const [of, source] of Object.entries(SOURCES)) {
  withFfmpeg(`six takes against the shots around them, of ${of}`, () => {
    let reel: Reel;
    let films: string;

    beforeAll(async () => {
      films = await mkdtemp(join(tmpdir(), "pickup-films-"));
      const clip = await Promise.all(
        TAKES.map(async ({ filter, ...take }, index) => {
          const input = "isElsewhere" in take ? source.elsewhere : source.street(0.5 + index);
          return readFile(await film(`${index}.mp4`, input, 0.6, filter));
        }),
      );
      reel = await Reel.open({ footage: await film("street.mp4", source.street(0), 7), engine: { clip } });
      await reel.connect();
      for (const [index, { at, prompt }] of TAKES.entries()) {
        await reel.park(at);
        await askFor(reel.page, { prompt, seconds: 0.5, reference: false });
        await reel.panel.getByRole("button", { name: /^Make a / }).click();
        await reel.until("the job", () => Promise.resolve(reel.service.jobs.length === index + 1));
      }
      await reel.tab("Takes");
      for (const [index, { at }] of TAKES.entries()) await card(index).getByText(`on V2, ${at}`).waitFor();
    }, 240_000);

    afterAll(async () => {
      expect(reel.errors).toEqual([]);
      await reel.close();
      await rm(films, { recursive: true, force: true });
    });

    const card = (index: number): Locator => reel.panel.getByRole("article", { name: `Shot ${index + 1}, take 1` });

    async function film(name: string, input: readonly string[], seconds: number, filter = "null"): Promise<string> {
      const to = join(films, name);
      const wish = [...input, "-t", String(seconds), "-an", "-vf", `scale=320:-2,${filter}`];
      const tags = ["-colorspace", "bt709", "-color_primaries", "bt709", "-color_trc", "bt709"];
      const encoder = ["-c:v", "libx264", "-preset", "veryfast", "-crf", "12", "-pix_fmt", "yuv420p"];
      await run("ffmpeg", ["-v", "error", ...wish, ...encoder, ...tags, "-movflags", "+faststart", to]);
      return to;
    }

    /** Opens the check of a take, and answers with what it says once it is measured. */
    async function measured(index: number): Promise<string> {
      await inSight(reel, card(index));
      await card(index).getByRole("button", { name: "Check" }).click();
      const check = card(index).getByRole("group", { name: /^How .* cuts$/ });
      // Asked once for the sequence.
      if (index === 0) await check.getByLabel(/^What .* works in$/).selectOption("rec-709");
      await check.getByLabel("Against").selectOption("before");
      await check.getByRole("button", { name: "Measure" }).click();
      await check.getByText("8-bit programme frame, after effects; not a legality check.").waitFor();
      await check.getByRole("img", { name: /^Vectorscope/ }).waitFor();
      const said = await check.innerText();
      await card(index).getByRole("button", { name: "Check" }).click();
      await check.waitFor({ state: "detached" });
      return said;
    }

    it("four are offered a match in figures; two are refused one, each for a reason of its own; the cut stays as it is", async () => {
      const before = (await reel.sequence()).video;
      const refused: string[] = [];
      for (const [index] of TAKES.entries()) {
        const said = await measured(index);
        const [, take, matched] = /ΔE (\d+\.\d) → (\d+\.\d)/.exec(said) ?? [];
        if (matched === undefined) {
          refused.push(`${index + 1}: ${/^(No match|There is too little)[^.]*\./m.exec(said)?.[0] ?? said}`);
          expect(said).not.toContain("ΔE");
          expect(said).not.toMatch(/Save \.cube|Make a graded copy/);
        } else {
          expect(Number(take)).toBeGreaterThan(2);
          expect(Number(matched)).toBeLessThan(Number(take) / 2);
          expect(said).toContain("Save .cube …");
          expect(said).toContain("Make a graded copy");
        }
      }
      expect(refused).toEqual([
        "3: No match: what differs may as well be what the pictures show.",
        "5: There is too little in the take to match by.",
      ]);
      expect((await reel.sequence()).video).toEqual(before);
    }, 240_000);
  });
}
