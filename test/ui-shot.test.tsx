/**
 * The Shot tab: where the shot goes, its first frame and prompt, and the one button.
 *
 * @jest-environment jsdom
 */

import { act } from "react";
import { aRow, frames, planned, PROMPT, reel } from "./ui-states";
import { all, choose, chosen, isDisabled, open, press, seen, strike, textIn, the, type } from "./ui.setup";
import { PICTURE, state } from "./ui-state.setup";

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

test("what a model leaves out is said once, beside the pictures", () => {
  open(state("many references, engine"));
  expect(seen()).toMatch(/ignored by this model|not sent/);
  expect(seen()).not.toContain("This model does not start from a frame");
});
