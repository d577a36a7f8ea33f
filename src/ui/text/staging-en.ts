/** What the Animatic draws and what it leaves out, in English. Read with the later scripts; `staging-fr.ts` has the same shape. */

import type { Action, Move, Place, SubjectKind, Who } from "../../core/staging";
import type { SubjectTold } from "../../core/staging-told";

const places: Readonly<Record<Place, string>> = {
  sea: "sea",
  forest: "forest",
  desert: "desert",
  mountains: "mountains",
  field: "field",
  street: "street",
  skyline: "skyline",
  "living-room": "living room",
  office: "office",
  studio: "studio",
};

/** One, and several. */
const kinds: Readonly<Record<SubjectKind | Who, readonly [string, string]>> = {
  person: ["person", "people"],
  man: ["man", "men"],
  woman: ["woman", "women"],
  child: ["child", "children"],
  boy: ["boy", "boys"],
  girl: ["girl", "girls"],
  car: ["car", "cars"],
  train: ["train", "trains"],
  boat: ["boat", "boats"],
  dog: ["dog", "dogs"],
  bird: ["bird", "birds"],
  bottle: ["bottle", "bottles"],
  box: ["box", "boxes"],
  phone: ["phone", "phones"],
  cup: ["cup", "cups"],
  tree: ["tree", "trees"],
};

const actions: Readonly<Record<Action, readonly [string, string]>> = {
  stand: ["stands", "stand"],
  walk: ["walks", "walk"],
  run: ["runs", "run"],
  sit: ["sits", "sit"],
  turn: ["turns", "turn"],
  point: ["points", "point"],
  talk: ["talks", "talk"],
  travel: ["goes by", "go by"],
  rest: ["", ""],
};

const moves: Readonly<Record<Extract<Move, `pedestal-${string}`>, string>> = {
  "pedestal-up": "Pedestal up",
  "pedestal-down": "Pedestal down",
};

function subject({ name, count, action = "rest" }: SubjectTold): string {
  const form = count === 1 ? 0 : 1;
  if ("label" in name) return count === 1 ? `${name.label} (a block)` : `${name.label} × ${count} (blocks)`;
  const called = kinds["who" in name ? name.who : name.kind][form];
  return [...(count === 1 ? [] : [String(count)]), called, actions[action][form]].filter((one) => one !== "").join(" ");
}

export const stagingEn = {
  places,
  moves,
  subject,
  /** @param words as the prompt has them. */
  unread: (words: string) => `The Animatic does not draw: ${words}.`,
  /** Of what must not be seen. */
  unkept: (words: string) => `What it does not know, it cannot keep out: ${words}.`,
  blocks: (labels: string) => `It draws as a block: ${labels}.`,
  guessed: (labels: string) => `It draws as a block of a size that it guesses: ${labels}.`,
  leftOut: (words: string) => `Not understood and left out: ${words}.`,
  /** Of a move over a frame. */
  notOver: (words: string) => `The Animatic moves over the picture and does not draw: ${words}.`,
  scaled: "Drawn smaller and enlarged: this machine has no GPU.",
};
