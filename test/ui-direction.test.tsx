/** @jest-environment jsdom */

import { fr } from "../src/ui/text/fr";
import { planned, reel } from "./ui-states";
import { all, choose, chosen, open, press, seen, textIn, the, type } from "./ui.setup";

const PROMPT = "He turns from the bench. Slow push in, 50 mm, medium close-up, low key.";

function opened(prompt: string, language: "en" | "fr" = "en"): ReturnType<typeof open> {
  const state = planned(reel(), { prompt });
  return open({ ...state, settings: { ...state.settings, language } });
}

function chips(): readonly string[] {
  return [...document.querySelectorAll<HTMLElement>(".chip")].map((chip) =>
    chip instanceof HTMLSelectElement ? chosen(chip) : chip.textContent,
  );
}

test("what is typed shows as chips, and one to add", () => {
  opened("");
  expect(chips()).toEqual(["add"]);
  type(the("textbox", "Prompt"), PROMPT);
  expect(chips()).toEqual(["Push in, slow", "50\u00a0mm", "Medium close-up", "Low key", "add"]);
});

test("another value rewrites its own words and no others", () => {
  const store = opened(PROMPT);
  choose(the("combobox", "Shot size"), "Close-up");
  expect(store.state.form.prompt).toBe("He turns from the bench. Slow push in, 50 mm, close-up, low key.");
  choose(the("combobox", "Lens"), "85\u00a0mm");
  expect(textIn(the("textbox", "Prompt"))).toBe("He turns from the bench. Slow push in, 85 mm, close-up, low key.");
});

test("a move gets another speed, or none", () => {
  const store = opened(PROMPT);
  choose(the("combobox", "Camera move"), "Fast");
  expect(store.state.form.prompt).toContain("Fast push in");
  choose(the("combobox", "Camera move"), "No speed");
  expect(store.state.form.prompt).toContain("bench. Push in, 50 mm");
  choose(the("combobox", "Camera move"), "Slow");
  expect(store.state.form.prompt).toBe(PROMPT);
});

test("a chip is removed with its words", () => {
  const store = opened(PROMPT);
  choose(the("combobox", "Lens"), "Remove");
  expect(store.state.form.prompt).toBe("He turns from the bench. Slow push in, medium close-up, low key.");
  expect(all("combobox", "Lens")).toEqual([]);
});

test("a field is added in two steps, and only one that the prompt does not name", () => {
  const store = opened(PROMPT);
  const add = the("combobox", "Add direction");
  expect([...add.querySelectorAll("option")].map((option) => option.text)).not.toContain("Lens");
  choose(add, "Weather");
  expect(store.state.form.prompt).toBe(PROMPT);
  choose(the("combobox", "Weather"), "Snow");
  expect(store.state.form.prompt).toBe("He turns from the bench. Slow push in, 50 mm, medium close-up, low key, snow.");
  choose(the("combobox", "Add direction"), "Mood");
  choose(the("combobox", "Mood"), "Cancel");
  expect(chips().at(-1)).toBe("add");
});

test("a French panel names French values and writes French words", () => {
  const store = opened("Gros plan sur ses mains, travelling avant lent.", "fr");
  expect(chips()).toEqual(["Gros plan", "Travelling avant, lent", "ajouter"]);
  choose(the("combobox", fr.direction.fields.size), "Plan large");
  expect(store.state.form.prompt).toBe("Plan large sur ses mains, travelling avant lent.");
});

test("an English prompt in a French panel stays English", () => {
  const store = opened("A street at night.", "fr");
  choose(the("combobox", fr.direction.addSays), fr.direction.fields.light);
  choose(the("combobox", fr.direction.fields.light), "Contre-jour");
  expect(store.state.form.prompt).toBe("A street at night, backlit.");
});

const SPOKEN = 'Close-up. He lifts the lamp, then runs. Anna says: "Where?" The sound of rain. No people.';

test("beats, speech, sound and what must not be seen are chips as well, and their words are changed in the prompt", async () => {
  const store = opened(SPOKEN);
  expect(chips()).toEqual([
    "Close-up",
    "He lifts the lamp",
    "runs",
    "“Where?”",
    "sound: The sound of rain",
    "no people",
    "add",
  ]);
  await press(the("button", "“Where?”"));
  type(the("textbox", "What is spoken"), "Who is there?");
  expect(store.state.form.prompt).toBe(SPOKEN);
  await press(the("button", "Change"));
  expect(store.state.form.prompt).toBe(SPOKEN.replace("Where?", "Who is there?"));
  expect(all("textbox", "What is spoken")).toEqual([]);
  await press(the("button", "no people"));
  await press(the("button", "Remove"));
  expect(store.state.form.prompt).toBe(SPOKEN.replace("Where?", "Who is there?").replace(" No people.", ""));
});

test("a sound is added in two steps, in the prompt's own language", async () => {
  const store = opened("A quay at night.", "fr");
  choose(the("combobox", fr.direction.addSays), fr.direction.parts.sound);
  type(the("textbox", fr.direction.partWords("sound")), "rain");
  await press(the("button", fr.direction.addPart));
  expect(store.state.form.prompt).toBe("A quay at night. We hear rain.");
});

test("words that were changed in the prompt meanwhile are not written over", async () => {
  const store = opened(SPOKEN);
  await press(the("button", "“Where?”"));
  type(the("textbox", "Prompt"), "A quay.");
  expect(all("textbox", "What is spoken")).toEqual([]);
  expect(store.state.form.prompt).toBe("A quay.");
});

test("a prompt too long to be read says so", () => {
  opened("rain ".repeat(2000));
  expect(seen()).toContain("The prompt is too long for chips.");
  expect(chips()).toEqual([]);
});

test("the compiled prompt is shown under More, in the form that is chosen, and says what is sent", async () => {
  opened(PROMPT);
  await press(the("button", "More"));
  await press(the("button", "See the compiled prompt"));
  expect(textIn(the("textbox", "Compiled prompt"))).toBe(PROMPT);
  choose(the("combobox", "Form of the prompt"), "By sections");
  expect(textIn(the("textbox", "Compiled prompt"))).toContain("Cinematography:\nCamera shot: medium close-up");
  expect(seen()).toContain("The built-in engine reads the prompt as you wrote it.");
});

test("without a clipboard Copy selects the text", async () => {
  opened(PROMPT);
  await press(the("button", "More"));
  await press(the("button", "See the compiled prompt"));
  await press(the("button", "Copy"));
  const field = the("textbox", "Compiled prompt");
  if (!(field instanceof HTMLTextAreaElement)) throw new Error("Not a field.");
  expect(field.value.slice(field.selectionStart, field.selectionEnd)).toBe(PROMPT);
  expect(seen()).toContain("Selected: press Ctrl+C");
});
