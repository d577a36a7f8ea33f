/** Many shots at once: gaps and markers, a script, a long scene. */

import type { Desk } from "./desk";

const WORDS = {
  en: {
    marker: "PU: A hand on the door of the car",
    gaps: ["A person turns at the corner, slow push in", "The street from above, crane down"],
    script: [
      "EXT. STREET – NIGHT",
      "A car waits in the rain, low angle.",
      "A woman walks to the car, medium shot.",
      "EXT. SEA – DAWN",
      "A boat on the sea, slow pan right.",
    ],
    scene: "A woman walks along the street at night, the camera follows her",
    beats: ["She leaves the house", "She crosses the street", "She stops at the car", "She gets in"],
  },
  fr: {
    marker: "PU: Une main sur la portière de la voiture",
    gaps: [
      "Une personne se retourne au coin de la rue, lent travelling avant",
      "La rue vue d’en haut, grue vers le bas",
    ],
    script: [
      "EXT. RUE – NUIT",
      "Une voiture attend sous la pluie, contre-plongée.",
      "Une femme marche vers la voiture, plan moyen.",
      "EXT. MER – AUBE",
      "Un bateau sur la mer, lent panoramique à droite.",
    ],
    scene: "Une femme marche dans la rue la nuit, la caméra la suit",
    beats: ["Elle sort de la maison", "Elle traverse la rue", "Elle s’arrête près de la voiture", "Elle monte"],
  },
};

export async function board(desk: Desk): Promise<void> {
  await desk.tab("board");
  await filling(desk);
  await storyboard(desk);
  await longScene(desk);
}

/** A gap of a second and a half, one of twelve frames, and a marker that asks for a shot. */
async function cutGaps(desk: Desk): Promise<void> {
  await desk.page.evaluate((comments) => {
    const project = window.pickupWorkbench?.project;
    const open = project?.view.activeSequenceId;
    project?.edit("Cut", (document) => ({
      ...document,
      sequences: document.sequences.map((sequence) => {
        if (sequence.id !== open) return sequence;
        const at = (frame: number) => (frame * sequence.rate) as (typeof sequence.markers)[number]["start"];
        const items = (sequence.video[0]?.items ?? []).map((item) => {
          if (item.name.startsWith("A014")) return { ...item, end: at(72) };
          if (!item.name.startsWith("A016")) return item;
          return { ...item, start: at(268), inPoint: at(14) };
        });
        const marker = { id: project.newId(), name: "", type: "Comment", colour: 0, comments };
        return {
          ...sequence,
          video: sequence.video.map((track, index) => (index === 0 ? { ...track, items } : track)),
          markers: [{ ...marker, start: at(120), duration: at(24) }],
        };
      }),
    }));
  }, WORDS[desk.language].marker);
}

async function filling(desk: Desk): Promise<void> {
  const { panel, text } = desk;
  await cutGaps(desk);
  await desk.press(text.board.pages.fill);
  await desk.press(text.board.fill.again);
  await desk.until("two gaps and a marker", async () => (await panel.locator(".hole").count()) === 3);
  // The first and the last are gaps; the marker in between has brought its words.
  const [first = "", second = ""] = WORDS[desk.language].gaps;
  await panel.locator(".hole .words").first().fill(first);
  await panel.locator(".hole .words").last().fill(second);
  await desk.park(84);
  await desk.whole("fill");
}

async function storyboard(desk: Desk): Promise<void> {
  const { panel, text } = desk;
  const words = text.board.story;
  await desk.press(text.board.pages.story);
  await desk.field(words.paste).fill(WORDS[desk.language].script.join("\n\n"));
  await desk.press(words.read);
  await desk.press(words.drawAll(3));
  await desk.until("all three drawn", () => desk.button(words.layNew).isEnabled());
  await panel.getByAltText(words.pictureOf(3)).waitFor();
  await desk.part("storyboard", panel.getByRole("tablist"), desk.button(words.layNew));
}

async function longScene(desk: Desk): Promise<void> {
  const { panel, text } = desk;
  const words = WORDS[desk.language];
  await desk.tab("shot");
  await desk.field(text.prompt.label).fill(words.scene);
  await desk.tab("board");
  await desk.press(text.board.pages.scene);
  await desk.field(text.scene.length).fill("20");
  await desk.field(text.scene.linkLength).fill("5");
  await desk.field(text.scene.beats).fill(words.beats.join("\n"));
  await desk.until("the plan", async () => desk.primary.isVisible());
  await desk.part("scene", panel.getByRole("tablist"), panel.getByRole("region", { name: text.scene.label }));
}
