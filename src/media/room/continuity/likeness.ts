/** How pictures that should meet do meet: a take's first frame and its reference, and the frames either side of a cut. */

import type { FirstFrame, Likeness, Meeting, Move } from "../../../core/continuity";
import { flowBetween } from "./flow";
import { Measurer, type FrameMeasures } from "./measuring";
import { BLOCK, type Plane, type Planes } from "./planes";
import { meanChroma, textureOf, unexplainedBy, warpedBlock } from "./warp";

/** Mean absolute Laplacian, in code values, below which there is no detail, or no grain, to compare. */
const SOME_DETAIL = 0.5;
const SOME_GRAIN = 0.25;
/** Texture left unexplained, over texture there is, beyond which two pictures are not of the same thing. */
const SAME_PICTURE = 0.6;
/** Mean absolute deviation within a block, in code values: less is grain, of which no two frames have the same. */
const TEXTURED = 3;
/** Blocks with texture; fewer do not tell one picture from another, and this many more in one than in the other do. */
const LEAST_BLOCKS = 12;
const MANY_BLOCKS = 48;
/** Working pixels by which a part may lie off the picture's shift; half of the parts with texture must not lie farther. */
const TOGETHER = 3;
/** A move shorter than this, in % of the width a frame, has no direction to speak of. */
const HARDLY = 0.05;

/**
 * `reference` and `first` are of one shape, whatever their sizes were.
 * @throws RangeError where their shapes differ: one must be fitted to the other first.
 */
export function firstFrameOf(reference: Planes, first: Planes): FirstFrame {
  const { width, height } = first.luma[0];
  if (reference.luma[0].width !== width || reference.luma[0].height !== height) {
    throw new RangeError("A first frame and its reference are of one shape when they are compared");
  }
  // Matching goes by levels, so the reference is first made as light as the take.
  const lighter = measuresOf(first).level.luma - measuresOf(reference).level.luma;
  const lit = lightened(reference, lighter);
  const flow = flowBetween(first, lit);
  const moved = new Float32Array(BLOCK * BLOCK);
  const xs: number[] = [];
  const ys: number[] = [];
  const steps = { luma: [] as number[], cb: [] as number[], cr: [] as number[] };
  let texture = 0;
  let unexplained = 0;
  let textured = 0;
  for (let index = 0; index < flow.columns * flow.rows; index++) {
    const [x, y] = [flow.x[index] ?? 0, flow.y[index] ?? 0];
    const own = textureOf(first.luma[0], index, flow.columns);
    if (own < TEXTURED) continue;
    warpedBlock(lit.luma[0], index, flow.columns, x, y, moved);
    const left = unexplainedBy(first.luma[0], index, flow.columns, moved);
    texture += own;
    unexplained += Math.min(left.deviation, 2 * own);
    textured++;
    // Where new content stands in the take, colour and place say nothing.
    if (left.deviation > SAME_PICTURE * own) continue;
    xs.push(-x);
    ys.push(-y);
    steps.luma.push(left.mean);
    for (const chroma of ["cb", "cr"] as const) {
      const here = meanChroma(first[chroma], index, flow.columns, 0, 0);
      steps[chroma].push(here - meanChroma(reference[chroma], index, flow.columns, x, y));
    }
  }
  const shift = { x: median(xs), y: median(ys) };
  const together = xs.filter((x, at) => Math.hypot(x - shift.x, (ys[at] ?? 0) - shift.y) <= TOGETHER).length;
  const corresponds =
    textured < LEAST_BLOCKS
      ? texturedBlocks(reference) < MANY_BLOCKS && ("unknown" as const)
      : unexplained / texture < SAME_PICTURE && together > 0.5 * textured;
  if (corresponds !== true) return { ...likenessOf(reference, first), corresponds };
  return {
    ...likenessOf(reference, first),
    luma: lighter + median(steps.luma),
    cb: median(steps.cb),
    cr: median(steps.cr),
    corresponds,
    shift: { x: (100 * shift.x) / width, y: (100 * shift.y) / width },
  };
}

function texturedBlocks({ luma: [plane], blocks: { columns, rows } }: Planes): number {
  let count = 0;
  for (let index = 0; index < columns * rows; index++) if (textureOf(plane, index, columns) >= TEXTURED) count++;
  return count;
}

function lightened(planes: Planes, by: number): Planes {
  const lit = (plane: Plane): Plane => ({
    ...plane,
    data: plane.data.map((value) => Math.max(0, Math.min(255, Math.round(value + by)))),
  });
  const [whole, half, quarter] = planes.luma;
  return { ...planes, luma: [lit(whole), lit(half), lit(quarter)] };
}

/**
 * `before` are the last frames before the cut, `after` the first ones after it, each in the order of showing, of which
 * one is enough and two tell its movement.
 * @throws RangeError where a side has none.
 */
export function meetingOf(before: readonly Planes[], after: readonly Planes[]): Meeting {
  const [last] = before.slice(-1);
  const [first] = after;
  if (last === undefined || first === undefined) throw new RangeError("A cut has a frame on each side");
  const moveBefore = moveOf(before.slice(-2));
  const moveAfter = moveOf(after.slice(0, 2));
  const turn = moveBefore === undefined || moveAfter === undefined ? undefined : turnBetween(moveBefore, moveAfter);
  return {
    ...likenessOf(last, first),
    ...(moveBefore === undefined ? {} : { moveBefore }),
    ...(moveAfter === undefined ? {} : { moveAfter }),
    ...(turn === undefined ? {} : { turn }),
  };
}

function likenessOf(one: Planes, other: Planes): Likeness {
  const [a, b] = [measuresOf(one), measuresOf(other)];
  return {
    luma: b.level.luma - a.level.luma,
    cb: b.level.cb - a.level.cb,
    cr: b.level.cr - a.level.cr,
    ...(a.detail < SOME_DETAIL ? {} : { sharpness: b.detail / a.detail }),
    ...(a.grain < SOME_GRAIN ? {} : { grain: b.grain / a.grain }),
  };
}

function measuresOf(planes: Planes): FrameMeasures {
  return new Measurer().add(planes);
}

function moveOf([one, other]: readonly Planes[]): Move | undefined {
  if (one === undefined || other === undefined) return undefined;
  const measurer = new Measurer();
  measurer.add(one);
  return measurer.add(other).pair?.shift;
}

/** 0 to 180 degrees. */
function turnBetween(a: Move, b: Move): number | undefined {
  if (Math.hypot(a.x, a.y) < HARDLY || Math.hypot(b.x, b.y) < HARDLY) return undefined;
  const turned = Math.abs(Math.atan2(a.y, a.x) - Math.atan2(b.y, b.x));
  return ((turned > Math.PI ? 2 * Math.PI - turned : turned) * 180) / Math.PI;
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;
}
