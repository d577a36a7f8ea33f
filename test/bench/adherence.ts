/** Whether the Animatic draws what was asked, told from its pixels by code that knows nothing of the scene. */

import path from "node:path";
import type { Page } from "playwright-core";
import type { DrawingRequest } from "../../src/core/drawing";
import type { Swatch } from "../../src/core/staging";
import { fromI420 } from "../../src/media/room/i420";
import type { I420 } from "../../src/media/room/drawing";
import { launchBrowser } from "../browser";
import type { MaskedBy, MaskSeen } from "../adherence-page-api";
import { aRequest, askedShots, FRAMES, type Asked, type Goes } from "./adherence-shots";
import type { BenchPlaces } from "./bench";
import type { Figure } from "./figures";
import { flowOf, medianOf, movementOf, type Luma, type Movement } from "./flow";
import { coloursOf, hourOf, meanDifference, toneOf, type Tone } from "./seen-colours";

/** What was seen of a shot. */
interface Sight {
  readonly asked: Asked;
  /** Absent where nothing could be followed. */
  readonly movement?: Movement;
  /** Of a shot that should stand still, and shows ground: how far that went from first to last frame, in pixels. */
  readonly drift?: number;
  /** Of the subject, as `Asked.size` means it. */
  readonly size?: number;
  readonly tone: Tone;
}

export async function adherenceFigures({ dist }: BenchPlaces): Promise<Figure[]> {
  const script = path.join(dist, "../.workbench/build/adherence.js");
  return withPage(script, async (page) => {
    const sights: Sight[] = [];
    for (const asked of askedShots()) sights.push(await sightOf(page, asked));
    return [...figuresOf(sights), await paletteFigure(page)];
  });
}

async function withPage<T>(script: string, measure: (page: Page) => Promise<T>): Promise<T> {
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage();
    await page.addScriptTag({ path: script });
    return await measure(page);
  } finally {
    await browser.close();
  }
}

/** Frames apart, round the middle of the shot, between which the picture is followed. */
const APART = 6;
/** Most pixels that it goes meanwhile. */
const REACH = 16;

async function sightOf(page: Page, asked: Asked): Promise<Sight> {
  const middle = FRAMES / 2;
  const stands = asked.goes === undefined;
  const indexes = stands ? [0, middle, FRAMES - 1] : [middle - APART, middle, middle + APART];
  const frames = await framesOf(page, asked.request, indexes);
  const [before, now, after] = frames.map(lumaOf);
  const between = frames[1];
  if (!before || !now || !after || !between) throw new Error("Three frames were asked for.");
  const size = await sizeOf(page, asked);
  const drift = stands ? driftOf(before, after, await maskOf(page, asked, middle, "where-it-is-seen")) : undefined;
  const movement = stands ? undefined : sum(movedBetween(before, now), movedBetween(now, after));
  return {
    asked,
    tone: toneOf(fromI420(between)),
    ...(size !== undefined && { size }),
    ...(movement && { movement }),
    ...(drift !== undefined && { drift }),
  };
}

function movedBetween(from: Luma, to: Luma): Movement | undefined {
  return movementOf(flowOf(from, to, REACH), from);
}

function sum(one: Movement | undefined, other: Movement | undefined): Movement | undefined {
  if (one === undefined || other === undefined) return one ?? other;
  return {
    right: one.right + other.right,
    down: one.down + other.down,
    outwards: one.outwards + other.outwards,
  };
}

/**
 * How far the ground went: the middle one of all blocks across and of all down, for each of them trembles with the grain.
 * Who breathes is no ground; absent where nothing else is seen.
 */
function driftOf(from: Luma, to: Luma, subject: MaskSeen | undefined): number | undefined {
  const ground = flowOf(from, to, 4).filter(({ x, y }) => {
    const [across, down] = [x / from.width, y / from.height];
    const { left, right, top, bottom } = subject ?? NOBODY;
    return across < left - ROUND || across > right + ROUND || down < top - ROUND || down > bottom + ROUND;
  });
  if (ground.length < LEAST_BLOCKS) return undefined;
  return Math.hypot(medianOf(ground.map(({ dx }) => dx)), medianOf(ground.map(({ dy }) => dy)));
}

const NOBODY: MaskSeen = { left: 2, right: 2, top: 2, bottom: 2 };
/** Share of the frame round the subject that its shadow and the half of a block take up. */
const ROUND = 0.04;
const LEAST_BLOCKS = 12;

function goesOf({ right, down, outwards }: Movement): Goes {
  const most = Math.max(Math.abs(right), Math.abs(down), Math.abs(outwards));
  if (Math.abs(outwards) === most) return outwards > 0 ? "outwards" : "inwards";
  if (Math.abs(right) === most) return right > 0 ? "right" : "left";
  return down > 0 ? "down" : "up";
}

/** A long thing counts as this many heights. */
const LONGEST = 3.4;

/**
 * From a picture of the subject alone. Somebody who is cut counts by a standing height where he stands: feet that are not
 * in the picture would be drawn twice as large as the face by a lens that is near.
 */
async function sizeOf(page: Page, asked: Asked): Promise<number | undefined> {
  const { request, composed, isPerson } = asked;
  const drawn = await maskOf(page, asked, composed, "where-it-is-seen");
  const isCut = isPerson && drawn !== undefined && drawn.bottom > 1;
  const seen = isCut ? await maskOf(page, asked, composed, "where-it-stands") : drawn;
  if (seen === undefined) return undefined;
  const high = seen.bottom - seen.top;
  const aspect = request.size.width / request.size.height;
  return isPerson ? high : Math.max(high, Math.min(seen.right - seen.left, (high * LONGEST) / aspect));
}

function maskOf(page: Page, { request }: Asked, index: number, by: MaskedBy): Promise<MaskSeen | undefined> {
  const sharp = { ...request, size: { width: 640, height: 360 } };
  return page.evaluate(([one, at, how]) => window.seeMask(one, at, how), [sharp, index, by] as const);
}

function isSizeRight({ size = 0, asked }: Sight): boolean {
  return size >= asked.size.least && size <= asked.size.most;
}

function figuresOf(sights: readonly Sight[]): Figure[] {
  const moving = sights.filter(({ asked }) => asked.goes !== undefined);
  const still = sights.flatMap(({ drift }) => (drift === undefined ? [] : [drift]));
  const unseen = sights.length - moving.length - still.length;
  const timed = sights.filter(({ asked }) => asked.hour !== undefined);
  return [
    share(
      `the picture goes where the camera's move takes it, ${moving.length} shots`,
      95,
      moving.map(({ movement, asked }) => movement !== undefined && goesOf(movement) === asked.goes),
    ),
    {
      name: `a static shot's ground moves, at most, of ${still.length} shots`,
      unit: "px",
      bound: { kind: "most", value: 0.2 },
      seen: { value: Math.max(...still) },
      beside: `from first to last frame, at 320 × 180; ${unseen} more show nothing but their subject`,
    },
    share(`the subject is as large as the shot size says, ${sights.length} shots`, 90, sights.map(isSizeRight)),
    share(
      `day, golden hour and night by light and colour temperature, ${timed.length} shots`,
      95,
      timed.map(({ tone, asked }) => hourOf(tone) === asked.hour),
    ),
  ];
}

function share(name: string, least: number, right: readonly boolean[]): Figure {
  return {
    name,
    unit: "%",
    bound: { kind: "least", value: least },
    seen: { value: (right.filter(Boolean).length * 100) / right.length },
  };
}

const PALETTES: readonly (readonly Swatch[])[] = [
  [
    [20, 34, 54],
    [46, 84, 110],
    [214, 140, 84],
    [240, 214, 170],
    [96, 60, 46],
  ],
  [
    [244, 226, 214],
    [228, 178, 176],
    [168, 150, 186],
    [120, 140, 160],
    [80, 74, 92],
  ],
  [
    [24, 30, 24],
    [58, 84, 52],
    [128, 150, 84],
    [206, 204, 150],
    [150, 96, 50],
  ],
  [
    [16, 14, 30],
    [74, 30, 84],
    [196, 52, 110],
    [40, 110, 160],
    [236, 190, 120],
  ],
];
const PALETTE_PROMPTS = [
  "a man walking in a field, day",
  "a car in a street, night",
  "a woman by the sea, golden hour",
];

async function paletteFigure(page: Page): Promise<Figure> {
  const differences: number[] = [];
  for (const [i, palette] of PALETTES.entries()) {
    for (const prompt of PALETTE_PROMPTS) {
      const [frame] = await framesOf(page, aRequest(`${prompt}, long shot, static shot`, 7 + i), [FRAMES / 2], palette);
      if (frame) differences.push(meanDifference(palette, coloursOf(fromI420(frame), palette.length)));
    }
  }
  return {
    name: `five main colours to those of a look reference, ${differences.length} shots`,
    unit: "ΔE2000",
    bound: { kind: "most", value: 12 },
    seen: { value: differences.reduce((whole, one) => whole + one, 0) / differences.length },
    beside: `the worst ${Math.max(...differences).toFixed(1)}`,
  };
}

async function framesOf(
  page: Page,
  request: DrawingRequest,
  indexes: readonly number[],
  look: readonly Swatch[] = [],
): Promise<readonly I420[]> {
  const drawn = await page.evaluate(([asked, at, colours]) => window.seeFrames(asked, at, colours), [
    request,
    indexes,
    look,
  ] as const);
  return drawn.map((text) => ({ ...request.size, bytes: new Uint8Array(Buffer.from(text, "base64")) }));
}

function lumaOf({ width, height, bytes }: I420): Luma {
  return { width, height, samples: bytes.subarray(0, width * height) };
}
