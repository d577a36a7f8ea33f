/** @jest-environment jsdom */

import { act } from "react";
import { STARTING_POINTS } from "../src/core/starting-points";
import { fr } from "../src/ui/text/fr";
import type { LibraryRow } from "../src/studio/references/reference-state";
import { aRow, planned, reel } from "./ui-states";
import { all, choose, isDisabled, open, press, seen, strike, textIn, the, type } from "./ui.setup";

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

describe("a look of the project’s own", () => {
  const NIGHT: LibraryRow = {
    id: "night",
    kind: "look",
    name: "Episode 4, night",
    pictures: 0,
    words: "Neon light, 85 mm, deep shadows.",
    isElsewhere: false,
  };
  const keeping = (): HTMLElement => the("button", "Keep this look");

  function openedWith(prompt: string, ...entries: readonly LibraryRow[]): ReturnType<typeof open> {
    return open({ ...planned(reel(), { prompt }), library: { entries, unread: [] } });
  }

  test("is put on like Pickup’s, and stands above them", () => {
    const store = openedWith("A street.", NIGHT, { ...NIGHT, id: "mara", kind: "person", name: "Mara" });
    const names = [...the("combobox", "House look").querySelectorAll("option")].map(({ text }) => text);
    expect(names.slice(0, 4)).toEqual(["Look …", "Of this project", "Episode 4, night", "Of Pickup"]);
    expect(names).not.toContain("Mara");
    choose(the("combobox", "House look"), "Episode 4, night");
    expect(store.state.form.prompt).toBe("A street. Neon light, 85 mm, deep shadows.");
    choose(the("combobox", "House look"), "No look");
    expect(store.state.form.prompt).toBe("A street.");
  });

  test("is kept from what the prompt says of one, under a name", async () => {
    const store = openedWith("Close-up of a hand at night, neon lights, 85 mm. Film noir.");
    choose(the("combobox", "House look"), "Keep this look …");
    expect(document.activeElement).toBe(the("textbox", "Name of the look"));
    expect(textIn(the("textbox", "In words"))).toBe("Film noir style, neon light, 85 mm");
    expect(isDisabled(keeping())).toBe(true);
    type(the("textbox", "Name of the look"), " Episode 4, night ");
    await press(keeping());
    expect(store.told).toContain("keepWords Episode 4, night Film noir style, neon light, 85 mm look");
    expect(all("textbox", "Name of the look")).toEqual([]);
    expect(seen()).toContain("“Episode 4, night” is in this menu and in the library, for every shot.");
    expect(store.state.form.prompt).toBe("Close-up of a hand at night, neon lights, 85 mm. Film noir.");
  });

  test("is the one that the prompt wears, to the letter; Enter keeps it, Escape does not", async () => {
    const store = openedWith("A street. Soft light, warm tones, 35 mm, fine grain.");
    choose(the("combobox", "House look"), "Keep this look …");
    expect(textIn(the("textbox", "In words"))).toBe("Soft light, warm tones, 35 mm, fine grain");
    await strike(the("textbox", "Name of the look"), "Escape");
    expect(all("textbox", "Name of the look")).toEqual([]);
    choose(the("combobox", "House look"), "Keep this look …");
    type(the("textbox", "Name of the look"), "Ours");
    await strike(the("textbox", "Name of the look"), "Enter");
    expect(store.told.filter((said) => said.startsWith("keepWords"))).toEqual([
      "keepWords Ours Soft light, warm tones, 35 mm, fine grain look",
    ]);
  });

  test("of a prompt that says nothing of one may be written there, and is refused without words", async () => {
    const store = openedWith("A hand.");
    choose(the("combobox", "House look"), "Keep this look …");
    expect(seen()).toContain("The prompt says nothing of light, lens, palette or style yet.");
    type(the("textbox", "Name of the look"), "Ours");
    await strike(the("textbox", "Name of the look"), "Enter");
    expect(store.told).toEqual([]);
    type(the("textbox", "In words"), "Bleach bypass");
    await press(keeping());
    expect(store.told).toContain("keepWords Ours Bleach bypass look");
  });

  test("that cannot be kept stays as it was typed, and the reason stands beside it", async () => {
    const state = planned(reel(), { prompt: "Neon lights." });
    const store = open(state);
    choose(the("combobox", "House look"), "Keep this look …");
    type(the("textbox", "Name of the look"), "Ours");
    const failure = { kind: "folder-not-writable", folder: "/Volumes/Media/Pickup/library" } as const;
    act(() => store.show({ ...store.state, problem: { at: "look", failure } }));
    await press(keeping());
    expect(textIn(the("textbox", "Name of the look"))).toBe("Ours");
    expect(the("alert").textContent).toContain("/Volumes/Media/Pickup/library");
  });
});
