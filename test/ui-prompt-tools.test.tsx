/** @jest-environment jsdom */

import { STARTING_POINTS } from "../src/core/starting-points";
import { fr } from "../src/ui/text/fr";
import { aRow, planned, reel } from "./ui-states";
import { all, choose, open, press, seen, strike, textIn, the, type } from "./ui.setup";

function opened(prompt: string, language: "en" | "fr" = "en"): ReturnType<typeof open> {
  const state = planned(reel(), { prompt });
  return open({ ...state, settings: { ...state.settings, language } });
}

function selected(): string {
  const field = the("textbox", "Prompt");
  if (!(field instanceof HTMLTextAreaElement)) throw new Error("Not a field.");
  return field.value.slice(field.selectionStart, field.selectionEnd);
}

const HERO = STARTING_POINTS.find(({ id }) => id === "product-hero")?.said.en.prompt ?? "";

test("a starting point fills the prompt, selects what is to be filled in first, and Tab goes on", async () => {
  const store = opened("");
  choose(the("combobox", "Start from a prompt"), "Product: hero shot");
  expect(store.state.form).toMatchObject({ prompt: HERO, seconds: 5, use: "final" });
  expect(textIn(the("textbox", "Prompt"))).toBe(HERO);
  expect(selected()).toBe("‹The product›");
  await strike(the("textbox", "Prompt"), "Tab");
  expect(selected()).toBe("‹the surface›");
  await strike(the("textbox", "Prompt"), "Tab");
  await strike(the("textbox", "Prompt"), "Tab");
  expect(selected()).toBe("‹the material›");
  expect(all("button", "Put back")).toEqual([]);
});

test("what was typed can be put back, and the other again", async () => {
  const store = opened("Rain on a window.");
  choose(the("combobox", "Start from a prompt"), "Product: hero shot");
  await press(the("button", "Put back"));
  expect(store.state.form.prompt).toBe("Rain on a window.");
  expect(textIn(the("textbox", "Prompt"))).toBe("Rain on a window.");
  await press(the("button", "Put back"));
  expect(store.state.form.prompt).toBe(HERO);
});

test("what is still to be filled in is named, and a press selects it", async () => {
  opened("‹The product› on ‹the surface›.");
  expect(seen()).toContain("To fill in:");
  await press(the("button", "the surface"));
  expect(selected()).toBe("‹the surface›");
  type(the("textbox", "Prompt"), "A watch on a table.");
  expect(seen()).not.toContain("To fill in:");
});

test("a look is put on, changed and taken off with one choice each", () => {
  const store = opened("A street.");
  choose(the("combobox", "House look"), "Film noir");
  expect(store.state.form.prompt).toBe("A street. Film noir style, hard light, black and white, 35 mm.");
  choose(the("combobox", "House look"), "Pastel");
  expect(store.state.form.prompt).toBe("A street. Pastel colours, high-key lighting, shallow depth of field.");
  choose(the("combobox", "House look"), "No look");
  expect(store.state.form.prompt).toBe("A street.");
});

test("an older prompt is found by its words and comes back with one press", async () => {
  const state = planned(reel(), { prompt: "Now." });
  const rows = Array.from({ length: 40 }, (_, index) => {
    const row = aRow(index + 1);
    const prompt = index % 2 === 0 ? "Rain on a roof" : `Shot ${index}`;
    return { ...row, take: { ...row.take, recipe: { ...row.take.recipe, prompt } } };
  });
  const store = open({ ...state, takes: rows });
  await press(the("button", "History"));
  expect(seen()).toContain("20 takes");
  expect(seen()).toContain("8 of 21");
  type(the("textbox", "Search prompts"), "roof RAIN");
  expect(all("button", "Shot")).toEqual([]);
  await press(the("button", "Rain on a roof"));
  expect(store.state.form.prompt).toBe("Rain on a roof");
  await press(the("button", "Put back"));
  expect(store.state.form.prompt).toBe("Now.");
});

test("a French panel begins in French", () => {
  const store = opened("", "fr");
  choose(the("combobox", fr.prompts.startSays), "Insert : les mains");
  expect(store.state.form.prompt).toContain("Gros plan, en plongée, caméra à l’épaule");
});
