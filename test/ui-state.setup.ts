/** States of the panel by name, as far as its general tests look at them. */

import type { StudioState } from "../src/studio/state";
import { engineStates } from "./ui-engine-states";
import { referenceStates } from "./ui-reference-states";
import { sceneStates } from "./ui-scene-states";
import { manyStates } from "./ui-states";

export const PICTURE = "data:image/png;base64,iVBORw0KGgo=";
export const states = {
  ...manyStates(PICTURE),
  ...engineStates(PICTURE),
  ...sceneStates(PICTURE),
  ...referenceStates(PICTURE),
};

export function state(name: string): StudioState {
  const found = states[name];
  if (found === undefined) throw new Error(`No state is called ${name}.`);
  return found;
}
