/** The panel on a bare page, in a state that the page's maker asks for; bundled by the browser test. */

import { createRoot } from "react-dom/client";
import "./words.setup";
import type { StudioState } from "../src/studio/state";
import { App } from "../src/ui/App";
import { givePages } from "../src/ui/later-pages";
import { pages } from "../src/ui/pages";
import { fr } from "../src/ui/text/fr";
import { learnFrench } from "../src/ui/text/text";
import { applyTheme } from "../src/ui/theme";
import { everyState } from "./ui-every-state";
import "./ui-measures";
import { scriptedStore } from "./scripted-store";
import { PATIENCE_MS } from "./patience";

export interface Showing {
  readonly state: string;
  readonly language: "en" | "fr";
  readonly theme: string;
  readonly picture: string;
}

declare global {
  interface Window {
    /** TypeScript's own types do not know it yet. */
    readonly scheduler: {
      postTask(task: () => void, how: { readonly priority: "background" }): Promise<void>;
    };
    /** Resolves when it stands there, pictures and all. */
    showPanel(showing: Showing): Promise<void>;
    /** Opens the tab of that index, from 0; resolves as `showPanel` does. */
    openTab(index: number): Promise<void>;
    /** Presses the one button that can be seen there; resolves as `showPanel` does. @throws Error where it is not the only one. */
    press(selector: string): Promise<void>;
    /** Lays it out at so many px, as a page of that width would; absent: at the page's own. Resolves as `showPanel` does. */
    widen(width?: number): Promise<void>;
  }
}

givePages(pages);
learnFrench(fr);

const place = document.createElement("div");
place.className = "app";
document.body.append(place);
let root = createRoot(place);

function noted(error: unknown): void {
  throw error;
}

/** By the picture in them: one of the states has thousands of takes, which is long to make for each of the others. */
const made = new Map<string, Readonly<Record<string, StudioState>>>();

function statesWith(picture: string): Readonly<Record<string, StudioState>> {
  const states = made.get(picture) ?? everyState(picture);
  made.set(picture, states);
  return states;
}

window.showPanel = async ({ state, language, theme, picture }) => {
  const found = statesWith(picture)[state];
  if (found === undefined) throw new Error(`No state is called ${state}.`);
  applyTheme(theme);
  const before = document.querySelector(".panel");
  root.unmount();
  root = createRoot(place);
  root.render(
    <App
      studio={scriptedStore({ ...found, settings: { ...found.settings, language } })}
      version="0.1.0"
      noted={noted}
    />,
  );
  await until(`the state ${state}`, () => ![before, null].includes(document.querySelector(".panel")));
  await rested();
};

window.openTab = async (index) => {
  const tab = document.querySelectorAll<HTMLElement>(".tab")[index];
  if (tab === undefined) throw new Error(`There is no tab ${index}.`);
  tab.click();
  await until(
    `tab ${index}`,
    () => tab.ariaSelected === "true" && document.querySelector("[role=tabpanel] > *") !== null,
  );
  await rested();
};

window.press = async (selector) => {
  const [button, ...others] = document.querySelectorAll<HTMLElement>(selector);
  if (button === undefined || others.length > 0 || !button.checkVisibility()) {
    throw new Error(`Not one button to press: ${selector}`);
  }
  button.click();
  await rested();
};

window.widen = async (width) => {
  document.body.style.width = width === undefined ? "" : `${width}px`;
  window.dispatchEvent(new Event("resize"));
  await rested();
};

async function until(what: string, stands: () => boolean): Promise<void> {
  for (const end = Date.now() + PATIENCE_MS; !stands(); await turn()) {
    if (Date.now() > end) throw new Error(`Waited in vain for ${what}.`);
  }
}

/** What React does after it has drawn is done, and pictures are as large as they will be. */
async function rested(): Promise<void> {
  await turn();
  const coming = [...document.images].filter(({ complete }) => !complete);
  await Promise.all(
    coming.map(
      (picture) => new Promise((done) => ["load", "error"].forEach((end) => picture.addEventListener(end, done))),
    ),
  );
  await turn();
}

/** Once nothing else is to be done; a timer would let 4 ms pass each time. */
function turn(): Promise<void> {
  return window.scheduler.postTask(() => undefined, { priority: "background" });
}
