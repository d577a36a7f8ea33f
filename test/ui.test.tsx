/**
 * The panel as a whole: its tabs and settings, its languages and keyboard, and what stands when a part of it throws.
 *
 * @jest-environment jsdom
 */

import { boardStates } from "./ui-board-states";
import { act } from "react";
import type { SceneView } from "../src/studio/scenes/scene-state";
import type { StudioState } from "../src/studio/state";
import { applyTheme } from "../src/ui/theme";
import { fr } from "../src/ui/text/fr";
import { frames, PROMPT, reel } from "./ui-states";
import { all, choose, isDisabled, nameOf, open, press, seen, spoken, strike, textIn, the } from "./ui.setup";
import { PICTURE, state, states } from "./ui-state.setup";

describe("Settings", () => {
  test("say where takes are kept, and that an unsaved project’s takes only wait there", async () => {
    const store = open(state("diagnosed"));
    await press(the("tab", "Settings"));
    expect(seen()).toContain("PluginData/Pickup");
    expect(seen()).toContain("The project has not been saved yet");
    await press(the("button", "Choose folder"));
    expect(store.told).toEqual(["chooseFolder"]);
  });

  test("the language changes at once", async () => {
    open(state("planning"));
    await press(the("tab", "Settings"));
    choose(the("combobox", "Language"), "Français");
    the("tab", "Réglages");
    choose(the("combobox", "Langue"), "Celle de Premiere");
    the("tab", "Settings");
  });

  test("prompts stay out of the log unless the editor agrees", async () => {
    const store = open(state("planning"));
    await press(the("tab", "Settings"));
    await press(the("checkbox", "Prompts may stand in the saved log"));
    await press(the("checkbox", "Write ANIMATIC into the corner"));
    expect(store.state.settings).toMatchObject({ promptsInLog: true, caption: false });
  });

  test("the probe, the contract and one file to save", async () => {
    const store = open(state("diagnosed"));
    await press(the("tab", "Settings"));
    expect(seen()).toContain("H.264 encodingyesavc1.64001f, 1280 × 720");
    expect(seen()).toContain("While hiddenunknown");
    expect(seen()).toContain("41 held, 2 differed, 1 unknown");
    expect(seen()).toContain("Saved to /films/pickup-diagnostics.json");
    expect(isDisabled(the("button", "Probing"))).toBe(true);
    await press(the("button", "Run the host contract"));
    await press(the("button", "Save diagnostics"));
    expect(store.told).toEqual(["runContract", "saveDiagnostics"]);
  });
});

describe("the keyboard", () => {
  test("arrows move between the tabs, round the ends", async () => {
    open(state("planning"));
    the("tab", "Shot").focus();
    await strike(the("tab", "Shot"), "ArrowLeft");
    expect(document.activeElement).toBe(the("tab", "Settings"));
    expect(the("tab", "Settings").getAttribute("aria-selected")).toBe("true");
    await strike(the("tab", "Settings"), "ArrowRight");
    expect(document.activeElement).toBe(the("tab", "Shot"));
  });

  test.each(Object.keys(states))("everything that can be clicked can be reached (%s)", async (name) => {
    open(state(name));
    for (const tab of ["Shot", "Board", "Takes", "Settings"]) {
      await press(the("tab", tab));
      for (const element of document.querySelectorAll<HTMLElement>("button, input, textarea, select")) {
        expect(element.tabIndex).toBe(0);
        expect(nameOf(element)).not.toBe("");
      }
      for (const strange of document.querySelectorAll("a, [tabindex], [onclick], label[for]")) {
        throw new Error(`UXP cannot reach or does not know ${strange.outerHTML}`);
      }
    }
  });
});

test.each(Object.keys(states))("a French panel has no English left (%s)", async (name) => {
  const shown = state(name);
  open({ ...shown, settings: { ...shown.settings, language: "host" } }, "fr_FR");
  for (const [tab, more] of [
    [fr.tabs.shot, true],
    [fr.tabs.board, false],
    [fr.tabs.takes, false],
    [fr.tabs.settings, false],
  ] as const) {
    await press(the("tab", tab));
    if (more) await press(the("button", fr.prompt.more));
    const { prompt } = shown.form;
    const isGiven = (sentence: string): boolean =>
      prompt.toLowerCase().includes(sentence.toLowerCase()) || GIVEN.some((given) => sentence.includes(given));
    const words = spoken().filter((sentence) => !isGiven(sentence));
    for (const sentence of words) {
      expect([sentence, / (?:the|of|is|and|to|with|for|it|not|no|was|yet) /i.test(` ${sentence} `)]).toEqual([
        sentence,
        false,
      ]);
    }
  }
});

/** The editor’s and the host’s own words, which nobody translates. */
const GIVEN = [
  PROMPT,
  PROMPT.slice(0, 40),
  "Title: Day 400",
  "no context",
  "not measured",
  "over 100 MB",
  "Uxp",
  "UXP",
  "A fishing boat on the North Sea at dusk",
  "The night guard with the lamp",
  "The product",
  "the surface",
  "the material",
  "He lifts the lamp to the rusted plate beside the door",
  "runs",
  "Where were you?",
  "The sound of rain on tin",
  "people",
  "A gull lands on the mast.",
  "out of memory",
  "The boat lies still.",
  "The wind rises, and the sail fills.",
  "The old pier",
];

describe("removing a storyboard", () => {
  const { boardStory } = boardStates(PICTURE);
  if (boardStory === undefined) throw new Error("No state is called so");

  test("takes two presses, the second below a sentence of what it costs", async () => {
    const store = open(boardStory);
    await press(the("tab", "Board"));
    await press(the("button", "Remove …"));
    expect(store.told).toEqual([]);
    expect(seen()).toContain("It cannot be brought back. Its takes stay.");
    await press(the("button", "Remove this storyboard"));
    expect(store.told).toEqual(["removeBoard"]);
  });

  test("is thought better of by pressing it again", async () => {
    const store = open(boardStory);
    await press(the("tab", "Board"));
    await press(the("button", "Remove …"));
    await press(the("button", "Remove …"));
    expect(seen()).not.toContain("It cannot be brought back");
    expect(store.told).toEqual([]);
  });

  test("never means another one than was shown at the first press", async () => {
    const store = open(boardStory);
    await press(the("tab", "Board"));
    await press(the("button", "Remove …"));
    const { story } = boardStory.board;
    const other = story.board === undefined ? undefined : { ...story.board, id: "other" };
    act(() => store.show({ ...boardStory, board: { ...boardStory.board, story: { ...story, board: other } } }));
    expect(seen()).not.toContain("Remove this storyboard");
  });

  test("is not offered for another machine's", async () => {
    const { story } = boardStory.board;
    open({ ...boardStory, board: { ...boardStory.board, story: { ...story, isElsewhere: true } } });
    await press(the("tab", "Board"));
    expect(seen()).not.toContain("Remove …");
  });
});

describe("a press that is asked once more", () => {
  test("leaves the keyboard on the way back, and Escape takes it back", async () => {
    const store = open(state("scene that costs"));
    await press(the("tab", "Board"));
    await press(the("button", "Make 1:00:00 in 12 links"));
    expect(nameOf(document.activeElement ?? document.body)).toBe("Not now");
    await strike(the("button", "Not now"), "Escape");
    expect(nameOf(document.activeElement ?? document.body)).toBe("Make 1:00:00 in 12 links");
    expect(store.told).not.toContainEqual(expect.stringContaining("start"));
  });

  test("ends with what it was about: what is meant again later is asked anew", async () => {
    const costs = state("scene that costs");
    const store = open(costs);
    await press(the("tab", "Board"));
    await press(the("button", "Make 1:00:00 in 12 links"));
    the("button", "Not now");
    const { plan } = costs.scenes;
    if (plan === undefined) throw new Error("Nothing is planned");
    act(() => store.show({ ...costs, scenes: { ...costs.scenes, plan: { ...plan, confirm: false } } }));
    act(() => store.show(costs));
    expect(all("button", "Not now")).toEqual([]);
  });

  test("of a take that is stopped as well", async () => {
    open(state("queue"));
    await press(the("tab", "Takes"));
    const stop = (): HTMLElement => the("button", "Stop", the("article", "Shot 7, take 5"));
    await press(stop());
    expect(nameOf(document.activeElement ?? document.body)).toBe("Keep it");
    await press(the("button", "Keep it"));
    expect(document.activeElement).toBe(stop());
  });
});

describe("a scene", () => {
  test("is forgotten by the second press, below a sentence of what it costs; the first can be taken back", async () => {
    const store = open(state("scene failed"));
    await press(the("tab", "Board"));
    await press(the("button", "Forget …"));
    expect(store.told).toEqual([]);
    expect(seen()).toContain("It cannot be brought back. Its takes stay.");
    await press(the("button", "Forget …"));
    expect(seen()).not.toContain("It cannot be brought back");
    await press(the("button", "Forget …"));
    await press(the("button", "Forget this scene"));
    expect(store.told).toEqual([expect.stringContaining("scene forget")]);
  });

  test("is stopped after the link that is being made, also where all of them are there", async () => {
    const under = state("scene under way");
    const [view] = under.scenes.all;
    if (view === undefined) throw new Error("No scene");
    const store = open(under);
    await press(the("tab", "Board"));
    the("button", "Stop after link 5");
    const again = (change: Partial<SceneView>): void =>
      act(() => store.show({ ...under, scenes: { ...under.scenes, all: [{ ...view, ...change }] } }));
    again({ at: 1 });
    the("button", "Stop after link 2");
    again({ at: 1, work: "stopping" });
    the("button", "Stop link 2 now");
  });

  test("keeps every “Redo” in its place while a link is being made, and says why none can be pressed", async () => {
    const rests = state("scene redone");
    const [view] = rests.scenes.all;
    if (view === undefined) throw new Error("No scene");
    const store = open(rests);
    await press(the("tab", "Board"));
    const redoing = (): readonly (readonly [string, boolean])[] =>
      all("article", "Link").flatMap((link) =>
        [...all("button", "Redo", link), ...all("button", "Put in the cut", link)].map(
          (button) => [`${nameOf(link)}: ${nameOf(button)}`, isDisabled(button)] as const,
        ),
      );
    const before = redoing();
    expect(before).toHaveLength(14);
    const going = { ...rests, scenes: { ...rests.scenes, all: [{ ...view, work: "going" as const, at: 4 }] } };
    act(() => store.show(going));
    expect(redoing()).toEqual(before.map(([name]) => [name, true]));
    const [first] = all("button", "Redo");
    const says = document.getElementById(first?.getAttribute("aria-describedby") ?? "");
    expect(says?.textContent).toBe("Its links can be changed once it rests.");
    act(() => store.show(rests));
    expect(redoing()).toEqual(before);
  });
});

test.each([
  ["en_US", "Asked with it, by its heading: INT. lab, night."],
  ["fr_FR", "Demandé avec lui, d’après son intitulé\u00a0: INT. lab, night."],
])("an open shot says what its scene's heading adds to its words, in %s", async (locale, says) => {
  const chosen = boardStates(PICTURE)["boardStoryOpen"];
  if (chosen === undefined) throw new Error("No state is called so");
  open({ ...chosen, settings: { ...chosen.settings, language: "host" } }, locale);
  await press(all("tab")[1] ?? document.body);
  expect(seen()).toContain(says);
});

test("a board whose pictures are on their way says so, and cannot be laid out yet", async () => {
  const drawing = boardStates(PICTURE)["boardStoryDrawing"];
  if (drawing === undefined) throw new Error("No state is called so");
  open(drawing);
  await press(the("tab", "Board"));
  expect(seen()).toContain("2 shots are being drawn; then the board can be laid out.");
  expect(the("button", "Lay out as a new sequence").hasAttribute("disabled")).toBe(true);
});

test.each([
  ["on the lowest track that is free all the way", 0, "Or here on V2, from the playhead on", "Here they go on V2, "],
  ["on a new track where none is", 400, "Or here on V4, from the playhead on", "Here they go on V4, new, "],
])("before a board is laid out it is said on which track: %s", async (_where, taken, button, line) => {
  const drawn = boardStates(PICTURE)["boardStoryDrawn"];
  if (drawn === undefined) throw new Error("No state is called so");
  const [first, , third] = reel().video;
  if (drawn.host.kind !== "open" || first === undefined || third === undefined) throw new Error("No sequence is open");
  const [clip] = first.items;
  const items = clip === undefined || taken === 0 ? [] : [{ ...clip, rangeInSequence: frames(0, taken) }];
  const sequence = reel({ video: [first, { index: 1, name: "V2", muted: false, items }, third] });
  open({ ...drawn, host: { ...drawn.host, project: { ...drawn.host.project, sequence } } });
  await press(the("tab", "Board"));
  expect(seen()).toContain("on V1 of a new sequence");
  the("button", button);
  expect(seen()).toContain(line);
});

describe("a component that throws", () => {
  test("takes nothing with it: the panel says what it means for the cut and renders anew", async () => {
    const silenced = jest.spyOn(console, "error").mockImplementation(() => undefined);
    const broken = { ...state("planning"), takes: [{}] };
    const store = open(broken as unknown as StudioState);
    expect(seen()).toContain("The panel stopped.");
    expect(seen()).toContain("The cut is untouched");
    expect(textIn(the("textbox", "Message, to copy"))).toMatch(/^TypeError: /);
    act(() => store.show(state("planning")));
    await press(the("button", "Reload the panel"));
    the("button", "Draw 3:04 onto V1");
    silenced.mockRestore();
  });
});

test("Premiere’s theme becomes a class on the body, and an unknown one is dark", () => {
  for (const [name, expected] of [
    ["lightest", "theme-light"],
    ["darkest", "theme-dark"],
    ["light", "theme-light"],
    ["medium", "theme-dark"],
    ["something", "theme-dark"],
  ] as const) {
    applyTheme(name);
    expect(document.body.className).toBe(expected);
  }
});
