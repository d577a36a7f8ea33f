/** A scene of a minute as a chain of twelve links: what is seen at its seams, and that no frame of it is seen twice. */

import path from "node:path";
import { launchBrowser } from "../browser";
import { SceneDesk, step, until, SCENE_SIZE } from "../rig/scene";
import type { Figure } from "./figures";

const SECONDS = 60;
const LINKS = 12;
/** A link of 5 s and a frame: twelve of them, less eleven doubled frames, are a minute. */
const LINK_SECONDS = 5 + 1 / 24;
/** Seconds that software GL may take for all of it. */
const PATIENCE = 3600;

export async function chainFigures({ dist }: { readonly dist: string }): Promise<Figure[]> {
  const browser = await launchBrowser();
  const desk = await SceneDesk.open({ browser, page: path.join(dist, "room.html") });
  try {
    const { studio, premiere } = desk;
    studio.editForm({ prompt: "A boat on the sea at dusk. Slow push in.", caption: false });
    studio.scenes.editDraft({ seconds: SECONDS, linkSeconds: LINK_SECONDS, beats: "" });
    const began = Date.now();
    await studio.scenes.start();
    const made = await until("the scene", () => studio.state.scenes.all.find(({ work }) => work === "rests"), PATIENCE);
    const stopped = made.links.find(({ latest }) => latest !== undefined)?.latest?.take.state ?? made.problem;
    if (stopped !== undefined) process.stderr.write(`The chain stopped: ${JSON.stringify(stopped)}\n`);
    const took = (Date.now() - began) / 1000;
    await studio.scenes.lay(made.scene.id);
    // The stack forgets its oldest steps, so they are counted by name.
    const laid = premiere.project.undoLabels.filter((label) => label === `Lay out ${LINKS} links`).length;
    const { frames, links } = await desk.seen();
    const moves = frames.slice(1).map((frame, index) => step(frames[index], frame));
    const cuts = links.flatMap(({ start }) => (start === 0 ? [] : [moves[start - 1] ?? Number.NaN]));
    const name = `chain of ${LINKS} links, ${SECONDS} s, ${SCENE_SIZE.width} × ${SCENE_SIZE.height}`;
    const exactly = (what: string, value: number, wanted: number): readonly Figure[] => [
      { name: `${name}: ${what}`, unit: "", bound: { kind: "least", value: wanted }, seen: { value } },
      { name: `${name}: ${what}, at most`, unit: "", bound: { kind: "most", value: wanted }, seen: { value } },
    ];
    const none = { kind: "most", value: 0 } as const;
    return [
      ...exactly("links that are ready", made.links.filter(({ row }) => row !== undefined).length, LINKS),
      ...exactly("frames on the timeline", frames.filter((frame) => frame !== undefined).length, SECONDS * 24),
      ...exactly("undo steps", laid, 1),
      {
        name: `${name}: cuts with the same picture on both sides`,
        unit: "",
        bound: none,
        seen: { value: cuts.filter((move) => !(move > 0)).length },
        beside: `decoded by ffmpeg, least step ${Math.min(...cuts).toFixed(2)} of 255`,
      },
      {
        name: `${name}: frames within links that are as the one before`,
        unit: "",
        seen: { value: moves.filter((move) => move === 0).length },
        beside: "an Animatic starts from rest and settles",
      },
      {
        name: `${name}: cuts that show the doubled frame`,
        unit: "",
        bound: none,
        seen: { value: links.filter(({ start, from }) => start > 0 && from !== 1).length },
      },
      ...made.links.slice(1).flatMap(({ seam }, index): readonly Figure[] => {
        if (seam === undefined) return [{ name: `seam ${index + 1}`, unit: "dB", seen: { absent: "a measured seam" } }];
        const { head, cut, before, after } = seam.figures;
        const said = [
          `${seam.verdict}`,
          `cut ${cut.luma.toFixed(2)}`,
          `around ${(before?.luma ?? 0).toFixed(2)} and ${(after?.luma ?? 0).toFixed(2)} of 255`,
          `ΔE ${cut.colour.toFixed(1)}`,
        ];
        return [
          {
            name: `seam ${index + 1}: the frame that is left out against the last one before`,
            unit: "dB",
            bound: { kind: "least", value: 35 },
            seen: { value: (head ?? cut).psnr ?? 100 },
            beside: said.join(", "),
          },
        ];
      }),
      {
        name: `${name}: made in`,
        unit: "s",
        seen: { value: took },
        beside: `${framesPerSecond(frames.length, took)} fps`,
      },
    ];
  } finally {
    await desk.close();
    await browser.close();
  }
}

function framesPerSecond(frames: number, seconds: number): string {
  return (frames / Math.max(seconds, 1)).toFixed(1);
}
