/** Whether a take begins with the picture it was given, as the media room tells it of films that are coded or turned otherwise. */

import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Browser } from "playwright-core";
import { describeInBrowser, launchBrowser } from "./browser";
import { fileOf, hasFfmpeg, makeFilm, type Film } from "./numbered-film";
import { openRoom, type RoomInBrowser } from "./room-in-browser";
import { Written } from "./written";

const PAGE = path.join(__dirname, "../dist/room.html");
const withFfmpeg = hasFfmpeg ? it : it.skip;
const PLAIN: Film = { width: 320, height: 180, frames: 6, rate: "24" };

const FILMS: readonly (readonly [string, Film])[] = [
  ["as it is usual", PLAIN],
  ["turned by 90°", { ...PLAIN, rotation: 90 }],
  ["upside down", { ...PLAIN, rotation: 180 }],
  ["of pixels twice as wide as high", { ...PLAIN, filter: "setsar=2/1" }],
  ["in BT.601 and full range", { ...PLAIN, tags: { matrix: "smpte170m", range: "pc" } }],
];

describeInBrowser("a take that begins with its reference", () => {
  let browser: Browser;
  let opened: RoomInBrowser;
  let folder: string;

  beforeAll(async () => {
    browser = await launchBrowser();
    opened = await openRoom(browser, PAGE, "frame");
    folder = await mkdtemp(path.join(tmpdir(), "pickup-examine-"));
  });

  afterAll(async () => {
    await opened.close();
    await browser.close();
    await rm(folder, { recursive: true });
  });

  withFfmpeg.each(FILMS)(`is seen to do so: %s${hasFfmpeg ? "" : " (skipped: no ffmpeg)"}`, async (name, film) => {
    const { room } = opened;
    const made = makeFilm(folder, `film-${name.length}`, film);
    const still = new Written();
    // As a player shows it: what it was given looked so.
    await room.still(fileOf(made), "first", still);
    const picture = path.join(folder, `still-${name.length}.png`);
    await writeFile(picture, still.bytes);
    const { firstFrame, continuity } = await room.examine(fileOf(made), { reference: fileOf(picture) });
    expect(continuity.frames).toBe(6);
    expect(firstFrame?.corresponds).toBe(true);
    expect(Math.abs(firstFrame?.luma ?? NaN)).toBeLessThan(1.5);
    expect(Math.abs(firstFrame?.cb ?? NaN)).toBeLessThan(1.5);
    expect(Math.abs(firstFrame?.cr ?? NaN)).toBeLessThan(1.5);
  });
});
