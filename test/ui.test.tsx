/** @jest-environment jsdom */

import { boardStates } from "./ui-board-states";
import { act } from "react";
import type { SceneView } from "../src/studio/scenes/scene-state";
import type { StudioState } from "../src/studio/state";
import { applyTheme } from "../src/ui/theme";
import { fr } from "../src/ui/text/fr";
import { engineStates } from "./ui-engine-states";
import { referenceStates } from "./ui-reference-states";
import { sceneStates } from "./ui-scene-states";
import { aRow, aState, frames, manyStates, planned, PROMPT, reel } from "./ui-states";
import {
  all,
  choose,
  chosen,
  isDisabled,
  nameOf,
  open,
  press,
  seen,
  spoken,
  strike,
  textIn,
  the,
  type,
} from "./ui.setup";

const PICTURE = "data:image/png;base64,iVBORw0KGgo=";
const states = {
  ...manyStates(PICTURE),
  ...engineStates(PICTURE),
  ...sceneStates(PICTURE),
  ...referenceStates(PICTURE),
};

function state(name: string): StudioState {
  const found = states[name];
  if (found === undefined) throw new Error(`No state is called ${name}.`);
  return found;
}

describe("where the shot goes", () => {
  test("the range stands in the sequence’s timecode with the Out that Premiere shows", () => {
    open(state("planning"));
    expect(seen()).toContain("10:00:02:00 – 10:00:05:03");
    expect(seen()).toContain("3:04");
    expect(chosen(the("combobox", "Where the shot goes"))).toBe("Gap (auto)");
  });

  test("a drop-frame sequence is written with semicolons", () => {
    open(state("drop frame"));
    expect(seen()).toContain("01;00;02;00 – 01;00;04;15");
  });

  test("what is hidden, what lies above and what is cut is said before it is done", () => {
    open(state("ready"));
    expect(seen()).toContain("hides V1 for 0:12, lies under Title: Day 400 on V3");
  });

  test("tracks that are hidden alike are named together", () => {
    const { video } = reel();
    const both = video.map((track) => (track.index === 1 ? { ...track, items: video[0]?.items ?? [] } : track));
    open(planned(reel({ video: both, inOut: frames(200, 248), playhead: frames(200, 201).start }), { videoTrack: 3 }));
    expect(seen()).toContain("hides V1 + V2 for 2:00");
  });

  test("an overwrite names what it cuts", () => {
    open(state("overwrites"));
    expect(seen()).toContain("overwrites A014_lab_int for 3:04");
  });

  test("an insert warns about sync instead", () => {
    open(state("playhead"));
    expect(seen()).toContain("moves what follows by 2:12: check sync");
    expect(seen()).not.toContain("overwrites");
  });

  test("a stale In–Out is named and not obeyed, and can be used all the same", async () => {
    const store = open(state("stale"));
    expect(seen()).toContain("In–Out 10:02:05:00 – 10:02:09:03 is 125 s away from the playhead, so it was left alone.");
    expect(chosen(the("combobox", "Where the shot goes"))).toBe("Playhead (auto)");
    await press(the("button", "Use it"));
    expect(store.state.form.way).toBe("in-out");
    expect(chosen(the("combobox", "Where the shot goes"))).toBe("In–Out");
    expect(seen()).toContain("10:02:05:00 – 10:02:09:03");
    expect(all("button", "Use it")).toEqual([]);
  });

  test("a playhead past the end, an interlaced and a large sequence are named", () => {
    open(state("playhead"));
    expect(seen()).toContain("Starts 8:08 after the last clip");
    expect(seen()).toContain("The sequence is interlaced");
    expect(seen()).toContain("Drawn at 1920\u00a0×\u00a01080; Premiere scales it to 3840\u00a0×\u00a02160.");
    expect(seen()).toContain("No single clip is selected, so the playhead decides.");
  });

  test("ways that name nothing cannot be chosen", () => {
    open(state("planning"));
    const menu = the("combobox", "Where the shot goes");
    const disabled = [...menu.querySelectorAll("option")].filter((option) => option.disabled);
    expect(disabled.map((option) => option.text)).toEqual(["In–Out", "Clip"]);
  });

  test("every option has a value, and the chosen one carries the selected attribute that UXP reads", () => {
    open(state("planning"));
    for (const menu of all("combobox")) {
      const options = [...menu.querySelectorAll("option")];
      expect(options.every((option) => option.getAttribute("value") !== null)).toBe(true);
      expect(options.filter((option) => option.getAttribute("selected") !== null).map((option) => option.text)).toEqual(
        [chosen(menu)],
      );
    }
  });

  test("tracks, sound and mode are the editor’s to choose", () => {
    const store = open(state("planning"));
    choose(the("combobox", "Video track"), "V4, new");
    choose(the("combobox", "Sound"), "sound on A2");
    choose(the("combobox", "How it goes in"), "Insert");
    expect(store.state.form).toMatchObject({ videoTrack: 3, audioTrack: 1, mode: "insert" });
    choose(the("combobox", "Video track"), "Auto");
    choose(the("combobox", "Sound"), "sound off");
    expect(store.state.form).toMatchObject({ videoTrack: "auto", audioTrack: "off" });
  });

  test("the length is asked for only where the playhead decides", () => {
    open(state("planning"));
    expect(all("textbox", "Length in seconds")).toEqual([]);
    choose(the("combobox", "Where the shot goes"), "Playhead");
    expect(textIn(the("textbox", "Length in seconds"))).toBe("3");
  });

  test("a length may be typed with a comma, and what cannot be read stays as typed", () => {
    const store = open(planned(reel(), { way: "playhead" }));
    const field = the("textbox", "Length in seconds");
    type(field, "1,5");
    expect(store.state.form.seconds).toBe(1.5);
    expect(textIn(field)).toBe("1,5");
    expect(seen()).toContain("1:12");
    type(field, "");
    expect(store.state.form.seconds).toBeNaN();
    expect(textIn(field)).toBe("");
    type(field, "2x");
    expect(textIn(field)).toBe("2x");
  });

  test.each([
    ["no project", "No project is open. Open one"],
    ["no sequence", "No sequence is open. Open one in the Timeline"],
    ["starting", "Looking for the open sequence"],
  ])("with %s the panel teaches the next step and keeps the prompt", (name, sentence) => {
    open(state(name));
    expect(seen()).toContain(sentence);
    expect(textIn(the("textbox", "Prompt"))).toBe(state(name).form.prompt);
    expect(isDisabled(the("button", "Draw the shot"))).toBe(true);
  });
});

describe("the first frame", () => {
  test("is taken at the playhead, and the button says while it is", async () => {
    const store = open(state("planning"));
    let arrive = (): void => undefined;
    store.references.takeFrame = () => new Promise((resolve) => (arrive = resolve));
    await press(the("button", "Take frame"));
    expect(isDisabled(the("button", "Taking the picture …"))).toBe(true);
    await act(async () => {
      store.show(state("reference"));
      arrive();
      await Promise.resolve();
    });
    the("button", "Drop");
  });

  test("is shown with its timecode and what else it carries", () => {
    open(state("reference"));
    expect(the("img", "First frame: 10:00:02:12").getAttribute("src")).toBe(PICTURE);
    expect(seen()).toContain("It carries Title: Day 400.");
  });

  test("can be dropped", async () => {
    const store = open(state("reference"));
    await press(the("button", "Drop"));
    expect(store.state.form.references).toEqual([]);
    the("button", "Take frame");
  });

  test("that never came is explained beside its button", async () => {
    open(state("reference failed"));
    const alert = the("alert");
    expect(alert.textContent).toContain("no file came within 8 s");
    expect(alert.closest("section")?.getAttribute("aria-label")).toBe("References");
    await press(the("button", "Dismiss"));
    expect(all("alert")).toEqual([]);
  });
});

describe("the prompt", () => {
  test("reaches the form as it is typed, and the caret stays where it is", () => {
    const store = open(state("planning"));
    const prompt = the("textbox", "Prompt");
    if (!(prompt instanceof HTMLTextAreaElement)) throw new Error("The prompt has lines.");
    expect(textIn(prompt)).toBe(PROMPT);
    type(prompt, "A lighthouse in fog");
    prompt.setSelectionRange(2, 2);
    act(() => store.show({ ...store.state, takes: [aRow(1)] }));
    expect(store.state.form.prompt).toBe("A lighthouse in fog");
    expect(textIn(prompt)).toBe("A lighthouse in fog");
    expect(prompt.selectionStart).toBe(2);
  });

  test("takes over a restored take’s words", () => {
    const store = open(state("planning"));
    act(() => store.show(planned(reel(), { prompt: "Tower against storm clouds" })));
    expect(textIn(the("textbox", "Prompt"))).toBe("Tower against storm clouds");
  });

  test.each([{ ctrlKey: true }, { metaKey: true }])("makes the take on Enter with %j", async (held) => {
    const store = open(state("planning"));
    await strike(the("textbox", "Prompt"), "Enter", held);
    expect(store.told).toEqual(["make"]);
  });

  test("makes nothing on Enter alone, nor while the button cannot be pressed", async () => {
    const store = open(state("planning"));
    await strike(the("textbox", "Prompt"), "Enter");
    act(() => store.show(state("empty")));
    await strike(the("textbox", "Prompt"), "Enter", { ctrlKey: true });
    expect(store.told).toEqual([]);
  });
});

describe("More", () => {
  test("holds the negative, the seed, the caption and the use; Escape closes it and keeps the focus", async () => {
    const store = open(state("planning"));
    expect(all("textbox", "Negative")).toEqual([]);
    await press(the("button", "More"));
    type(the("textbox", "Negative"), "no people");
    type(the("textbox", "Seed"), "12");
    choose(the("combobox", "Use"), "Final");
    await press(the("checkbox", "Write ANIMATIC"));
    expect(store.state.form).toMatchObject({
      negative: "no people",
      seed: 12,
      seedLocked: true,
      use: "final",
      caption: false,
    });
    await strike(the("textbox", "Negative"), "Escape");
    expect(all("textbox", "Negative")).toEqual([]);
    expect(document.activeElement).toBe(the("button", "More"));
  });

  test("a seed that cannot be drawn does not reach the form", async () => {
    const store = open(state("planning"));
    await press(the("button", "More"));
    for (const text of ["-1", "2147483648", "1.5", "abc", ""]) type(the("textbox", "Seed"), text);
    expect(store.state.form.seed).toBe(4711);
  });
});

describe("the one button", () => {
  test.each([
    ["planning", "Draw 3:04 onto V1"],
    ["ready", "Draw 3:04 onto V2"],
    ["playhead", "Draw 2:12 and insert on V1"],
    ["new track", "Draw 1:00:00 onto V4"],
    ["still hold", "Hold the frame for 3:04 on V1"],
  ])("says what it will do (%s)", async (name, label) => {
    const store = open(state(name));
    await press(the("button", label));
    expect(store.told).toEqual(["make"]);
  });

  test("that cannot be pressed says why, and a screen reader hears it", () => {
    open(state("empty"));
    const button = the("button", "Draw 3:04 onto V1");
    expect(isDisabled(button)).toBe(true);
    const reason = document.getElementById(button.getAttribute("aria-describedby") ?? "");
    expect(reason?.textContent).toBe(
      "There is no prompt and no first frame. Nothing says what to draw. Write what the shot shows, or take the frame at the playhead.",
    );
  });

  test("without a media room the engine says that it only holds the frame, and why", () => {
    open(state("still hold"));
    expect(seen()).toContain("Still hold, built in");
    expect(seen()).toContain("The media room cannot run here: it has no H.264 encoder.");
    expect(seen()).toContain("Not AI. Sends nothing, costs nothing.");
  });

  test("a failed order is explained beside it", () => {
    open(state("failed"));
    expect(the("alert").textContent).toContain("Nothing can be written to /films/Pickup.");
  });
});

describe("takes", () => {
  test("progress counts frames, and Stop stops", async () => {
    const store = open(state("drawing"));
    const card = the("article", "Shot 7, take 3");
    expect(card.textContent).toContain("frame 31 of 76");
    expect(the("progressbar", "", card).getAttribute("aria-valuenow")).toBe("31");
    expect(the("progressbar", "", card).getAttribute("aria-valuemax")).toBe("76");
    expect(seen()).toContain("1 running");
    await press(the("button", "Stop", card));
    await strike(the("button", "Stop", card), "Escape");
    expect(store.told).toEqual(["cancel take-3", "cancel take-3"]);
  });

  test("what is not counted shows no bar", () => {
    open(state("ready"));
    expect(all("progressbar")).toEqual([]);
    expect(the("article", "Shot 7, take 3").textContent).toContain("importing");
  });

  test("what lies on the timeline says where, read from the timeline", () => {
    open(state("drawing"));
    expect(the("article", "Shot 7, take 1").textContent).toContain("on V2, 10:00:02:00");
  });

  test("a ready take opens in the Source Monitor, overwrites and inserts", async () => {
    const store = open(state("ready"));
    const card = the("article", "Shot 7, take 4");
    await press(the("button", "Source", card));
    await press(the("button", "Overwrite", card));
    await press(the("button", "Insert", card));
    expect(store.told).toEqual(["openInSource take-4", "place take-4 overwrite", "place take-4 insert"]);
  });

  test("with no sequence open a take can be looked at but not placed", () => {
    open({ ...state("no sequence"), takes: [aRow(1)] });
    expect(isDisabled(the("button", "Source"))).toBe(false);
    expect(isDisabled(the("button", "Overwrite"))).toBe(true);
  });

  test("a late take says why it waits in the bin", () => {
    open(state("ready"));
    const card = the("article", "Shot 7, take 2");
    expect(card.textContent).toContain("waits in the bin");
    expect(card.textContent).toContain("The cut around its place has changed.");
  });

  test.each([
    [3, "failed", "The disk of /films/Pickup is full."],
    [2, "interrupted", "Nothing was placed; ask again."],
    [1, "stopped", "You stopped it. Nothing was placed."],
  ])("take %s, %s, says what became of it and can be asked again", async (number, word, sentence) => {
    const store = open(state("failed"));
    const card = the("article", `Shot 7, take ${number}`);
    expect(card.textContent).toContain(word);
    expect(card.textContent).toContain(sentence);
    await press(the("button", "Ask again", card));
    expect(store.told).toEqual([`retry take-${number}`]);
  });

  test.each([
    [2, "not confirmed", "Premiere did not confirm the placement."],
    [1, "not placed", "Premiere reported success, but the clip is not on V2."],
  ])("take %s whose placement is %s does not call itself ready", (number, word, sentence) => {
    open(state("waits"));
    const card = the("article", `Shot 7, take ${number}`);
    expect(card.textContent).toContain(word);
    expect(card.textContent).toContain(sentence);
    expect(card.textContent).not.toContain("ready");
  });

  test("none yet: a sentence says where the first will show", () => {
    open(state("planning"));
    expect(seen()).toContain("No takes yet. The first one shows here while it is made.");
  });
});

describe("the Takes tab", () => {
  test("shows all takes under their shots, and finds by prompt, name and seed", async () => {
    const other = aRow(9, {}, { clipName: "PU_Reel2_006_T09" });
    const tower = {
      ...other,
      take: {
        ...other.take,
        shot: { ...other.take.shot, number: 6 },
        recipe: { ...other.take.recipe, prompt: "Tower against storm clouds", seed: 99 },
      },
    };
    open(aState({ takes: [...state("ready").takes, tower] }));
    expect(all("article")).toHaveLength(3);
    await press(the("button", "All 5 takes"));
    expect(all("article")).toHaveLength(5);
    expect(seen()).toContain("Shot 6“Tower against storm clouds”");
    const search = the("textbox", "Search prompt, name, seed");
    for (const words of ["STORM tower", "006_T", "99"]) {
      type(search, words);
      expect(all("article").map(nameOf)).toEqual(["Shot 6, take 9"]);
    }
    type(search, "dragon");
    expect(seen()).toContain("No take has “dragon” in its prompt, name or seed.");
    await press(the("button", "Show all"));
    expect(all("article")).toHaveLength(5);
    expect(textIn(search)).toBe("");
  });

  test("a take’s prompt and settings can be restored", async () => {
    const store = open(state("ready"));
    await press(the("tab", "Takes"));
    await press(the("button", "Restore", the("article", "Shot 7, take 4")));
    expect(store.told).toEqual(["restore take-4"]);
    expect(the("tab", "Shot").getAttribute("aria-selected")).toBe("true");
  });

  test("empty, it teaches the next step", async () => {
    open(state("planning"));
    await press(the("tab", "Takes"));
    expect(seen()).toContain("Make one in the Shot tab");
  });
});

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

test("what a model leaves out is said once, beside the pictures", () => {
  open(state("many references, engine"));
  expect(seen()).toMatch(/ignored by this model|not sent/);
  expect(seen()).not.toContain("This model does not start from a frame");
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
    the("button", "Make 1:00:00 in 12 links");
    expect(store.told).not.toContainEqual(expect.stringContaining("start"));
  });

  test("of a take that is stopped as well", async () => {
    open(state("queue"));
    await press(the("tab", "Takes"));
    await press(the("button", "Stop", the("article", "Shot 7, take 5")));
    expect(nameOf(document.activeElement ?? document.body)).toBe("Keep it");
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
    expect(says?.textContent).toBe("Redo waits until the scene rests.");
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
