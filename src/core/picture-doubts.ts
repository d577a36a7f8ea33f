/**
 * What effects leave open: whether a clip's picture is seen whole, and whether it lets through what lies below. Known effects
 * are judged by their values; of all others nobody knows what they do. Pure.
 */

import type { WhyUnknown } from "./audit";
import type { CoverFacts, Effect, EffectParam } from "./cut";
import { SQUARE, type PixelAspect } from "./pixel-aspect";
import type { FrameSize } from "./sequence";

/** Premiere's names for what every clip has. */
export const OPACITY = "AE.ADBE Opacity";
export const MOTION = "AE.ADBE Motion";

/** They change colours, and neither move a picture nor let anything through it. */
const COLOUR_ONLY = new Set([
  "AE.ADBE Lumetri",
  "AE.ADBE ProcAmp",
  "AE.ADBE Tint",
  "AE.ADBE Sharpen",
  "AE.ADBE Black & White",
]);

/** Parameters by their place, for their names are in the host's language. */
const MOTION_PARAMS = { position: 0, scale: 1, scaleWidth: 2, uniform: 3, rotation: 4, anchor: 5, antiFlicker: 6 };

/** The number of Normal among Premiere's blend modes, as its project files say it. */
const NORMAL = 18;

/** Whether the clip's own picture can be less than all there: `effects` in any order, each thing once. */
export function doubtsOf(effects: readonly Effect[]): readonly WhyUnknown[] {
  return [...new Set(effects.flatMap(doubtOf))];
}

function doubtOf(effect: Effect): readonly WhyUnknown[] {
  const { matchName, params } = effect;
  if (matchName === OPACITY) return isOpaque(params) ? [] : ["opacity"];
  if (matchName === MOTION)
    return isCentred(params) && scalesOf(params).every((scale) => scale >= 100) ? [] : ["scale"];
  if (COLOUR_ONLY.has(matchName)) return [];
  if (/time ?remap/i.test(matchName)) return params.some(({ keys }) => keys.length > 0) ? ["time-remap"] : [];
  return [/matte|mask|key/i.test(matchName) ? "matte" : "effect"];
}

function isOpaque(params: readonly EffectParam[]): boolean {
  const [opacity, blend] = params;
  // A clip without the effect at all is opaque; one whose opacity nobody would say is not known to be.
  if (opacity !== undefined && !(isSteady(opacity) && opacity.value === 100)) return false;
  return blend === undefined || (isSteady(blend) && blend.value === NORMAL);
}

function isSteady({ keys }: EffectParam): boolean {
  return keys.length === 0;
}

/** It stands where it is put by itself, upright and uncropped, and does not move. */
function isCentred(params: readonly EffectParam[]): boolean {
  const { position, rotation, anchor, antiFlicker } = MOTION_PARAMS;
  return params.every((param, index) => {
    if (!isSteady(param)) return index === antiFlicker;
    if (index === position || index === anchor) return isMiddle(param.value);
    // Behind the known ones stand those of later versions, such as a crop: none of it is 0.
    return index === rotation || index > antiFlicker ? isNothing(param.value) : true;
  });
}

function isMiddle(value: EffectParam["value"]): boolean {
  return typeof value === "object" && value.every((one) => Math.abs(one - 0.5) < 1e-6);
}

function isNothing(value: EffectParam["value"]): boolean {
  return value === 0 || value === false;
}

/** Height and width in percent. Not a number where the host would not say. */
function scalesOf(params: readonly EffectParam[]): readonly number[] {
  const height = numberIn(params[MOTION_PARAMS.scale]);
  const uniform = params[MOTION_PARAMS.uniform]?.value;
  const isUniform = uniform === undefined || uniform === true || uniform === 1;
  return [height, isUniform ? height : numberIn(params[MOTION_PARAMS.scaleWidth])];
}

function numberIn(param: EffectParam | undefined): number {
  if (param === undefined) return 100;
  return typeof param.value === "number" ? param.value : Number.NaN;
}

/** Why it may let through what lies below it; empty: it does not, it fills the frame. */
export function coverDoubts(
  effects: readonly Effect[],
  cover: CoverFacts,
  frame: { readonly size: FrameSize; readonly pixelAspect?: PixelAspect },
): readonly WhyUnknown[] {
  const doubts = new Set<WhyUnknown>(effects.filter(({ matchName }) => matchName !== MOTION).flatMap(doubtOf));
  if (cover.alpha === "maybe") doubts.add("alpha");
  if (!fills(effects, cover, frame)) doubts.add("scale");
  return [...doubts];
}

/**
 * "Scale to Frame Size" makes a picture fit the frame before Motion scales it, and no call tells whether it is on. So it fills the
 * frame only where it would either way: as large as the frame or larger, of the same shape, and not made smaller.
 */
function fills(
  effects: readonly Effect[],
  { size, pixelAspect }: CoverFacts,
  frame: { readonly size: FrameSize; readonly pixelAspect?: PixelAspect },
): boolean {
  const motion = effects.find(({ matchName }) => matchName === MOTION);
  if (size === undefined || (motion !== undefined && !isCentred(motion.params))) return false;
  if (!scalesOf(motion?.params ?? []).every((scale) => scale >= 100)) return false;
  const width = (size.width * ratio(pixelAspect)) / ratio(frame.pixelAspect);
  // What ends within the last pixel fills it.
  const fitted = Math.min(frame.size.width / width, frame.size.height / size.height);
  return [1, fitted].every((by) => width * by > frame.size.width - 1 && size.height * by > frame.size.height - 1);
}

function ratio({ numerator, denominator }: PixelAspect = SQUARE): number {
  return numerator / denominator;
}
