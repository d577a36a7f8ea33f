/** @jest-environment jsdom */
/** What the Animatic says of a prompt before it draws, of a take after it drew, and of a draft. */

import { fr } from "../src/ui/text/fr";
import { learnFrench } from "../src/ui/text/text";
import { animaticStates, ODD_PROMPT } from "./ui-animatic-states";
import { planned, reel } from "./ui-states";
import { all, nameOf, open, press, seen, the, type } from "./ui.setup";

const states = animaticStates("data:image/png;base64,iVBORw0KGgo=");

function opened(name: string, language: "en" | "fr" = "en"): ReturnType<typeof open> {
  const state = states[name];
  if (state === undefined) throw new Error(`No state is called ${name}.`);
  return open({ ...state, settings: { ...state.settings, language } });
}

learnFrench(fr);

describe("while a prompt is typed", () => {
  test("what is not known stands below it word by word, and what becomes a block beside it", () => {
    opened("words left out");
    expect(seen()).toContain("The Animatic does not draw: sardonic gossamer quux.");
    expect(seen()).toContain("It draws as a block: helicopter.");
  });

  test("it follows the typing, and goes when all is understood", () => {
    open(planned(reel(), { prompt: "" }));
    type(the("textbox", "Prompt"), "A man runs through a forest, zorbing");
    expect(seen()).toContain("does not draw: zorbing.");
    type(the("textbox", "Prompt"), "A man runs through a forest");
    expect(seen()).not.toContain("does not draw");
  });

  test("what must not be seen and is not known is said in words of its own", () => {
    open(planned(reel(), { prompt: "A man runs through a forest", negative: "cars, watermark" }));
    expect(seen()).toContain("What it does not know, it cannot keep out: watermark.");
    expect(seen()).not.toContain("does not draw");
  });

  test("in French it is said in French", () => {
    opened("words left out", "fr");
    expect(seen()).toContain("L’Animatique ne dessine pas\u00a0: sardonic gossamer quux.");
    expect(seen()).not.toContain("does not draw");
  });

  test("another engine is told nothing of it", () => {
    const state = planned(reel(), { prompt: ODD_PROMPT });
    const plan = state.plan;
    if (plan === undefined) throw new Error("Nothing is planned.");
    open({ ...state, plan: { ...plan, maker: "still-hold" } });
    expect(seen()).not.toContain("does not draw");
  });
});

describe("of a take that was drawn", () => {
  test("the place, the hour, who does what and the camera stand on its card, and the words that were left out", async () => {
    opened("drawn takes");
    await press(the("tab", "Takes"));
    const card = the("article", "Shot 7, take 1").textContent;
    expect(card).toContain(
      "street, night, rain · woman walks, helicopter × 2 (blocks) · medium long shot, 35\u00a0mm, pedestal up",
    );
    expect(card).toContain("Not understood and left out: sardonic, gossamer, quux.");
    expect(card).toContain("Drawn smaller and enlarged: this machine has no GPU.");
  });

  test("a draft is called one and can be drawn in full; a take in full size cannot", async () => {
    const store = opened("drawn takes");
    await press(the("tab", "Takes"));
    const card = the("article", "Shot 7, take 2");
    expect(card.textContent).toContain("Animatic, not AI, draft, seed 4712");
    await press(the("button", "Draw in full", card));
    expect(store.told).toEqual(["drawInFull take-2"]);
    const full = the("article", "Shot 7, take 1");
    expect(full.textContent).not.toContain("draft");
    expect(all("button", undefined, full).map(nameOf)).not.toContain("Draw in full");
  });
});

test("a draft is asked for in the form, where the seed is kept", async () => {
  const store = opened("words left out");
  await press(the("button", "More"));
  await press(the("checkbox", "Draft at 360 lines, quickly"));
  expect(store.state.form.draft).toBe(false);
});
