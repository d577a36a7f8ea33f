/** Draws a move over a still on the CPU: the picture as a shallow set, and what the text lays over it. */

import type { DrawingRequest } from "../../../core/drawing";
import type { FromFrame } from "../../../core/staging";
import { frameStagingOf } from "../../../core/staging-choosing";
import { unreadOverFrame } from "../../../core/staging-over-frame";
import type { Said } from "../../../core/staging-reading";
import { framesPerSecond } from "../../../core/time";
import type { Drawing, I420, Picture } from "../drawing";
import { emptyI420, toI420 } from "../i420";
import type { Pictures } from "../making";
import { activeArea, cutOut, isSame, isWhole, putBack, type Area } from "./active-area";
import { depthOf, type DepthMap } from "./depth";
import { betweenOf } from "./frame-between";
import type { Cross, Crossing, FrameLayer } from "./frame-layer";
import { lightChange } from "./frame-light";
import { lookChange } from "./frame-look";
import { fillField, frameMoveOf, movedBy } from "./frame-move";
import { fieldFor, stillOf, warp, type Still } from "./frame-warp";
import { weatherOver } from "./frame-weather";
import { progressAt } from "./pace";
import { resize } from "./resize";

/** @throws RangeError when the size is not even. */
export function createFrameDrawing(
  request: DrawingRequest,
  said: Said,
  pictures: Pictures & { readonly first: Picture },
  cross: Cross,
): Drawing {
  const staging = frameStagingOf(said, pictures.last !== undefined);
  const seconds = request.frames / framesPerSecond(request.rate);
  const whole = frameFrom(pictures.first, request);
  const end = pictures.last && frameFrom(pictures.last, request);
  const area = areaOf(whole, end);
  const inArea = (frame: I420): I420 => {
    if (isWhole(area, whole)) return frame;
    const part = emptyI420(area.right - area.left, area.bottom - area.top);
    cutOut(frame, area, part);
    return part;
  };
  const first = stillOf(inArea(whole));
  const last = end && stillOf(inArea(end));
  const { width, height } = first.frame;
  const asked = { ...request, size: { width, height } };
  const depth = depthOf(first.frame.bytes.subarray(0, width * height), width, height);
  const ground =
    last === undefined
      ? moveOver(first, depth, staging, request.seed, seconds)
      : betweenOf(first, last, fieldFor(width, height));
  const crossing = cross(staging, asked, first.frame);
  // A shot that has to arrive at a picture keeps the colours of both.
  const look = last === undefined && pictures.look ? lookChange(pictures.first, pictures.look) : undefined;
  const over = layersOver(staging, asked, first.frame, depth, crossing, look);
  const drawn = isWhole(area, whole) ? undefined : emptyI420(width, height);
  return {
    scene: {
      ...staging,
      // What take.json says is what is in the picture.
      subjects: crossing === undefined ? [] : staging.subjects,
      scaled: false,
      unread: [...unreadOverFrame(request.prompt, request.negative, crossing !== undefined), ...said.unkept],
    },
    draw: (index, into) => {
      if (index === 0 || drawn !== undefined) into.bytes.set(whole.bytes);
      if (index === 0) return;
      const done = progressAt(index, request.frames, seconds);
      const time = index / framesPerSecond(request.rate);
      const frame = drawn ?? into;
      for (const layer of [ground, ...over]) layer(done, time, frame);
      if (drawn !== undefined) putBack(drawn, area, into);
    },
    dispose: () => crossing?.dispose(),
  };
}

/** Without the bars; of a shot that goes to another picture only without those that both have. */
function areaOf(first: I420, last: I420 | undefined): Area {
  const area = activeArea(first);
  if (last === undefined || isSame(area, activeArea(last))) return area;
  return { left: 0, top: 0, right: first.width, bottom: first.height };
}

function frameFrom(picture: Picture, { size: { width, height } }: DrawingRequest): I420 {
  const frame = emptyI420(width, height);
  toI420(resize(picture, width, height), frame);
  return frame;
}

function moveOver(still: Still, depth: DepthMap, staging: FromFrame, seed: number, seconds: number): FrameLayer {
  const move = frameMoveOf(staging.move, staging.pace, seconds, seed);
  const field = fieldFor(still.frame.width, still.frame.height);
  if (staging.move === "static") return (_done, _seconds, into) => into.bytes.set(still.frame.bytes);
  return (done, time, into) => {
    fillField(field, movedBy(move, done, time, seed), depth);
    warp(still, field, into);
  };
}

/** From back to front: who crosses, what falls before them, then the grade, and the light on all of it. */
function layersOver(
  staging: FromFrame,
  request: DrawingRequest,
  picture: I420,
  depth: DepthMap,
  crossing: Crossing | undefined,
  look: FrameLayer | undefined,
): readonly FrameLayer[] {
  const until = staging.toLast ? (request.frames - 1) / framesPerSecond(request.rate) : undefined;
  return [
    ...(crossing === undefined ? [] : [crossing.draw]),
    ...(staging.weather === undefined ? [] : [weatherOver(staging.weather, request, depth, until)]),
    ...(look === undefined ? [] : [look]),
    ...(staging.hour === undefined ? [] : [lightChange(staging.hour, picture)]),
  ];
}
