/** Reference §6.7, as far as an audit of a cut rests on it: what a clip's effects and transitions say of themselves. */

import type { Component, VideoClipTrackItem } from "@adobe/premierepro";
import type { ContractCase, Verdict } from "../contract";
import type { Bench } from "./bench";
import { aClip } from "./clips";
import { contractCase, holdsIf, notTried, unknown } from "./verdict";

const EFFECTS = "§6.7 Effects as they are read";

const OPACITY = "AE.ADBE Opacity";
const MOTION = "AE.ADBE Motion";
const NOT_SET = "an effect that is set stays in Premiere's undo list.";

/** The components of a clip that nobody touched, by match name, in the chain's order. */
async function componentsOf(item: VideoClipTrackItem): Promise<ReadonlyMap<string, Component>> {
  const chain = await item.getComponentChain();
  const found = new Map<string, Component>();
  for (let index = 0; index < chain.getComponentCount(); index++) {
    const component = chain.getComponentAtIndex(index);
    found.set(await component.getMatchName(), component);
  }
  return found;
}

/** What a parameter says where it does not vary; absent: there is no such effect. */
async function valueAt(component: Component | undefined, index: number): Promise<unknown> {
  if (component === undefined) return undefined;
  return (await component.getParam(index).getStartValue()).value.value;
}

function effectCase(
  id: string,
  title: string,
  look: (components: ReadonlyMap<string, Component>, bench: Bench) => Promise<Verdict>,
): ContractCase {
  return contractCase(id, EFFECTS, title, async (bench) => {
    const clip = await aClip(bench);
    if (clip === undefined) return unknown("The clip could not be placed.");
    return look(await componentsOf(clip.item), bench);
  });
}

export const effectCases: readonly ContractCase[] = [
  effectCase("fixed effects", "A clip that nobody touched has Opacity and Motion, by names of no language", (found) =>
    Promise.resolve(holdsIf(found.has(OPACITY) && found.has(MOTION), [...found.keys()].join(", "))),
  ),
  effectCase("opacity as it is", "Opacity of a clip that nobody touched is 100, its blend mode 18", async (found) => {
    const [opacity, blend] = [await valueAt(found.get(OPACITY), 0), await valueAt(found.get(OPACITY), 1)];
    return holdsIf(opacity === 100 && blend === 18, `${String(opacity)}, ${String(blend)}`);
  }),
  effectCase("motion as it is", "Motion says position in parts of the frame, then scale in per cent", async (found) => {
    const [position, scale] = [await valueAt(found.get(MOTION), 0), await valueAt(found.get(MOTION), 1)];
    const seen = `${JSON.stringify(position)}, ${String(scale)}`;
    if (typeof position !== "object" || position === null) return holdsIf(false, seen);
    const [x, y] = Array.isArray(position)
      ? [position[0] as unknown, position[1] as unknown]
      : [Reflect.get(position, "x") as unknown, Reflect.get(position, "y") as unknown];
    return holdsIf(x === 0.5 && y === 0.5 && scale === 100, seen);
  }),
  effectCase(
    "nothing varies",
    "No parameter of a clip that nobody touched varies, or has a keyframe",
    async (found) => {
      const varying: string[] = [];
      for (const [name, component] of found) {
        for (let index = 0; index < component.getParamCount(); index++) {
          const param = component.getParam(index);
          if (param.isTimeVarying())
            varying.push(`${name} ${index}: ${param.getKeyframeListAsTickTimes().length} keys`);
        }
      }
      return Promise.resolve(holdsIf(varying.length === 0, varying.join(", ") || "none"));
    },
  ),
  contractCase(
    "tracks list transitions",
    EFFECTS,
    "A track with a clip and no transition lists none",
    async (bench) => {
      const clip = await aClip(bench);
      if (clip === undefined) return unknown("The clip could not be placed.");
      const track = await (await bench.sequence()).getVideoTrack(0);
      const { CLIP, TRANSITION } = bench.ppro.Constants.TrackItemType;
      const [clips, passing] = [track.getTrackItems(CLIP, false), track.getTrackItems(TRANSITION, false)];
      return holdsIf(clips.length > 0 && passing.length === 0, `${clips.length} clips, ${passing.length} transitions`);
    },
  ),
  notTried("keyframes", EFFECTS, "A parameter with keyframes varies, and says each one's time and value", NOT_SET),
  notTried("track matte", EFFECTS, "The effect that takes a matte from another track has it in its name", NOT_SET),
  notTried(
    "multicam",
    EFFECTS,
    "A multicam clip says that it is one, and not which camera is seen",
    "no call makes a multicam clip.",
  ),
];
