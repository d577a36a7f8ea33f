/** The panel on a bare page, in a state that the page's maker asks for; bundled by the browser test. */

import { createRoot } from "react-dom/client";
import type { StudioState } from "../src/studio/state";
import { App } from "../src/ui/App";
import { applyTheme } from "../src/ui/theme";
import { checkStates } from "./ui-check-states";
import { rankStates } from "./ui-rank-states";
import { compareStates } from "./ui-compare-states";
import { boardStates } from "./ui-board-states";
import { engineStates } from "./ui-engine-states";
import { referenceStates } from "./ui-reference-states";
import { replaceStates } from "./ui-replace-states";
import { sceneStates } from "./ui-scene-states";
import { manyStates, scriptedStore } from "./ui-states";
import { takesStates } from "./ui-takes-states";

export interface Showing {
  readonly state: string;
  readonly language: "en" | "fr";
  readonly theme: string;
  readonly picture: string;
}

declare global {
  interface Window {
    showPanel(showing: Showing): void;
    stateNames(): readonly string[];
  }
}

const place = document.createElement("div");
place.className = "app";
document.body.append(place);
let root = createRoot(place);

const statesOf = (picture: string): Readonly<Record<string, StudioState>> => ({
  ...manyStates(picture),
  ...engineStates(picture),
  ...sceneStates(picture),
  ...replaceStates(picture),
  ...checkStates(picture),
  ...rankStates(picture),
  ...takesStates(picture),
  ...boardStates(picture),
  ...referenceStates(picture),
  ...compareStates(picture),
});

window.stateNames = () => Object.keys(statesOf(""));

window.showPanel = ({ state, language, theme, picture }) => {
  const found: StudioState | undefined = statesOf(picture)[state];
  if (found === undefined) throw new Error(`No state is called ${state}.`);
  applyTheme(theme);
  root.unmount();
  root = createRoot(place);
  root.render(<App studio={scriptedStore({ ...found, settings: { ...found.settings, language } })} version="0.1.0" />);
};
