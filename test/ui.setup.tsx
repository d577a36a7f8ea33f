/** The panel on a page of jsdom, and an editor before it: what is seen, by role and name, and what is done with it. */

import { act } from "react";
import { createRoot, type Root } from "react-dom/client";
import type { StudioState } from "../src/studio/state";
import { App } from "../src/ui/App";
import { givePages } from "../src/ui/later-pages";
import { pages } from "../src/ui/pages";
import { fr } from "../src/ui/text/fr";
import { learnFrench } from "../src/ui/text/text";
import { scriptedStore, type ScriptedStore } from "./scripted-store";

Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });

// What the panel reads once it stands is there at once here: a test looks at what comes then.
givePages(pages);
learnFrench(fr);

let root: Root | undefined;

/** React draws two children of one name as one, some time. */
const doubled: string[] = [];
const say = console.error;
beforeEach(() => {
  console.error = (...words: readonly unknown[]) => {
    if (String(words[0]).includes("same key")) doubled.push(words.join(" "));
    else say(...words);
  };
});

afterEach(() => {
  console.error = say;
  expect(doubled.splice(0)).toEqual([]);
  act(() => root?.unmount());
  root = undefined;
  document.body.replaceChildren();
});

function noted(error: unknown): void {
  throw error;
}

export function open(state: StudioState, hostLocale?: string): ScriptedStore {
  const store = scriptedStore(state);
  const place = document.createElement("div");
  document.body.append(place);
  root = createRoot(place);
  act(() => root?.render(<App studio={store} noted={noted} {...(hostLocale === undefined ? {} : { hostLocale })} />));
  return store;
}

const ROLES: Readonly<Record<string, string>> = {
  button: "button:not([role])",
  tab: "[role=tab]",
  textbox: "textarea, input[type=text], input[type=password]",
  combobox: "select",
  checkbox: "input[type=checkbox]",
  article: "article",
  progressbar: "[role=progressbar]",
  alert: "[role=alert]",
  img: "img",
};

export function nameOf(element: Element): string {
  return element.getAttribute("aria-label") ?? element.getAttribute("alt") ?? element.textContent;
}

/** The elements of a role whose accessible name is, or begins with, `name`. */
export function all(role: string, name = "", within: ParentNode = document): readonly HTMLElement[] {
  const selector = ROLES[role];
  if (selector === undefined) throw new Error(`No role ${role}.`);
  return [...within.querySelectorAll<HTMLElement>(selector)].filter((element) => nameOf(element).startsWith(name));
}

export function the(role: string, name = "", within: ParentNode = document): HTMLElement {
  const [only, second] = all(role, name, within);
  if (only === undefined) throw new Error(`No ${role} “${name}” in: ${seen()}`);
  if (second !== undefined) throw new Error(`Several of ${role} “${name}”.`);
  return only;
}

export function seen(): string {
  return document.body.textContent;
}

export async function press(element: HTMLElement): Promise<void> {
  await act(async () => {
    element.click();
    await Promise.resolve();
  });
}

export function type(element: HTMLElement, text: string): void {
  if (!(element instanceof HTMLTextAreaElement || element instanceof HTMLInputElement)) throw new Error("Not a field.");
  act(() => {
    element.focus();
    element.value = text;
    element.dispatchEvent(new Event("input", { bubbles: true }));
  });
}

export function choose(element: HTMLElement, text: string): void {
  if (!(element instanceof HTMLSelectElement)) throw new Error("Not a menu.");
  const index = [...element.options].findIndex((option) => option.text === text);
  if (index < 0) throw new Error(`No “${text}” among ${[...element.options].map((option) => option.text).join(", ")}.`);
  act(() => {
    element.selectedIndex = index;
    element.dispatchEvent(new Event("change", { bubbles: true }));
  });
}

export async function strike(element: HTMLElement, key: string, change: KeyboardEventInit = {}): Promise<void> {
  await act(async () => {
    element.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, ...change }));
    await Promise.resolve();
  });
}

export function chosen(element: HTMLElement): string {
  if (!(element instanceof HTMLSelectElement)) throw new Error("Not a menu.");
  return element.selectedOptions[0]?.text ?? "";
}

export function textIn(element: HTMLElement): string {
  if (!(element instanceof HTMLTextAreaElement || element instanceof HTMLInputElement)) throw new Error("Not a field.");
  return element.value;
}

export function isDisabled(element: HTMLElement): boolean {
  return element instanceof HTMLButtonElement && element.disabled;
}

/** Every text, label, hint and name on the screen, each by itself. */
export function spoken(): readonly string[] {
  const said: string[] = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) said.push(node.textContent ?? "");
  for (const element of document.querySelectorAll("*")) {
    for (const name of ["aria-label", "title", "placeholder", "alt"]) said.push(element.getAttribute(name) ?? "");
  }
  return said.filter((sentence) => sentence.trim() !== "");
}
