/** Effects on a clip as they can be read: the fixed ones that every clip has, and those that were added. Setting them is not simulated. */

import type * as adobe from "@adobe/premierepro";
import type { Part } from "./adobe";
import { answer, HostRefusal, need, wholeOf } from "./adobe";
import type { Handle } from "./host";
import type { SimulatedEffect, SimulatedParam, SimulatedTrackItem } from "./document";
import { SimTickTime } from "./ticktime";

/** What a clip has that nobody has touched, in the chain's order. */
const FIXED: readonly SimulatedEffect[] = [
  {
    matchName: "AE.ADBE Opacity",
    params: [
      { name: "Opacity", value: 100 },
      { name: "Blend Mode", value: 18 },
    ],
  },
  {
    matchName: "AE.ADBE Motion",
    params: [
      { name: "Position", value: [0.5, 0.5] },
      { name: "Scale", value: 100 },
      { name: "Scale Width", value: 100 },
      { name: "", value: true },
      { name: "Rotation", value: 0 },
      { name: "Anchor Point", value: [0.5, 0.5] },
      { name: "Anti-flicker Filter", value: 0 },
    ],
  },
];

/** An effect of the item's own takes the place of the fixed one of its name. */
function effectsOf({ effects }: SimulatedTrackItem): readonly SimulatedEffect[] {
  if (effects === undefined) return FIXED;
  const own = new Map(effects.map((effect) => [effect.matchName, effect]));
  const fixed = FIXED.map((effect) => own.get(effect.matchName) ?? effect);
  const names = new Set(FIXED.map(({ matchName }) => matchName));
  return [...fixed, ...effects.filter(({ matchName }) => !names.has(matchName))];
}

type ChainParts = Part<adobe.VideoComponentChain, "getComponentAtIndex" | "getComponentCount">;

/** `find` gives the item as it is now, and refuses once it is gone. */
export class SimComponentChain implements ChainParts {
  readonly #handle: Handle;
  readonly #find: () => SimulatedTrackItem;

  constructor(handle: Handle, find: () => SimulatedTrackItem) {
    this.#handle = handle;
    this.#find = find;
  }

  getComponentCount(): number {
    return effectsOf(this.#find()).length;
  }
  getComponentAtIndex(componentIndex: unknown): SimComponent {
    need("getComponentAtIndex", [componentIndex]);
    const index = wholeOf("getComponentAtIndex", componentIndex);
    const find = (): SimulatedEffect => {
      this.#handle.host.enter("getComponentAtIndex");
      const effect = effectsOf(this.#find())[index];
      if (effect === undefined) throw new HostRefusal("invalid", `getComponentAtIndex: no component ${index}`);
      return effect;
    };
    find();
    return new SimComponent(find);
  }
}

class SimComponent implements Part<adobe.Component, "getParam" | "getMatchName" | "getParamCount"> {
  readonly #find: () => SimulatedEffect;

  constructor(find: () => SimulatedEffect) {
    this.#find = find;
  }

  getMatchName(): Promise<string> {
    return answer(() => this.#find().matchName);
  }
  getParamCount(): number {
    return this.#find().params.length;
  }
  getParam(paramIndex?: unknown): SimComponentParam {
    const index = wholeOf("getParam", paramIndex ?? 0);
    const find = (): SimulatedParam => {
      const param = this.#find().params[index];
      if (param === undefined) throw new HostRefusal("invalid", `getParam: no parameter ${index}`);
      return param;
    };
    find();
    return new SimComponentParam(find);
  }
}

class SimPointF {
  readonly x: number;
  readonly y: number;

  constructor(x: number, y: number) {
    this.x = x;
    this.y = y;
  }
  distanceTo({ x, y }: { readonly x: number; readonly y: number }): number {
    return Math.hypot(this.x - x, this.y - y);
  }
}

type Said = string | number | boolean | SimPointF;

function said(value: SimulatedParam["value"]): Said | undefined {
  if (typeof value !== "object") return value;
  const [x = 0, y = 0] = value;
  return new SimPointF(x, y);
}

type ParamParts = "isTimeVarying" | "getKeyframeListAsTickTimes" | "getStartValue" | "getValueAtTime";

/** A parameter without a value has none that any call says. */
class SimComponentParam implements Part<adobe.ComponentParam, ParamParts> {
  readonly #find: () => SimulatedParam;

  constructor(find: () => SimulatedParam) {
    this.#find = find;
  }

  isTimeVarying(): boolean {
    return (this.#find().keys ?? []).length > 0;
  }
  getKeyframeListAsTickTimes(): SimTickTime[] {
    return (this.#find().keys ?? []).map(({ time }) => SimTickTime.of(time));
  }
  getStartValue(): Promise<{ value: { value: Said } }> {
    return answer(() => {
      const value = said(this.#find().value);
      if (value === undefined) throw new HostRefusal("invalid", "getStartValue: no value of this kind");
      return { value: { value } };
    });
  }
  /** The last keyframe before that time holds: nothing is interpolated. */
  getValueAtTime(time: unknown): Promise<Said | null> {
    return answer(() => {
      const at = SimTickTime.read("getValueAtTime", time);
      const { value, keys = [] } = this.#find();
      return keys.filter((key) => key.time <= at).at(-1)?.value ?? said(value) ?? null;
    });
  }
}
