/** Long scenes as an editor meets them on the Board tab: a draft, one under way, one that failed, one with stale links. */

import { ticks, frameRateOf } from "../src/core/time";
import type { Take } from "../src/core/take";
import { EMPTY_BOARD } from "../src/studio/board/board-state";
import {
  NO_SCENES,
  type LinkView,
  type ScenePlan,
  type SceneView,
  type SeamView,
} from "../src/studio/scenes/scene-state";
import { startsOf } from "../src/studio/scenes/scene-plan";
import type { Scene } from "../src/studio/scenes/scene-record";
import type { StudioState } from "../src/studio/state";
import type { TakeRow } from "../src/studio/takes/take-row";
import { unanswered, wireTake } from "./ui-engine-states";
import { aForm, aRow, planned, reel } from "./ui-states";

const RATE = frameRateOf(24);
const LINKS = [120, 119, 119, 119, 119, 119, 119, 119, 119, 119, 119, 130];

const BEATS = ["The boat lies still.", "The wind rises, and the sail fills.", "", "A gull lands on the mast."];

function aScene(change: Partial<Scene> = {}): Scene {
  const { references: _none, ...form } = aForm;
  const { sequenceId, name, rate, size, zeroFrame, timecodeFormat, fields } = reel();
  return {
    id: "scene-1",
    owner: "this",
    createdAt: "2026-11-22T20:00:00Z",
    projectId: "p",
    sequence: { sequenceId, name, rate, size, zeroFrame, timecodeFormat, fields },
    start: ticks(48 * RATE),
    form: { ...form, prompt: "A fishing boat on the North Sea at dusk, seen from the pier. Slow push in." },
    links: LINKS.map((frames, index) => ({ frames, beat: BEATS[index] ?? "", join: "frame" })),
    stills: [],
    seams: [],
    unknown: {},
    ...change,
  };
}

const NOTHING = { estimate: { kind: "nothing" }, confirm: false } as const;
const COSTS = {
  estimate: { kind: "about", money: { millionths: 4_800_000, currency: "USD" }, how: "list-price" },
  confirm: true,
} as const;

function aSeam(picture: string, verdict: SeamView["verdict"], cut: number): SeamView {
  return {
    figures: {
      cut: { luma: cut, psnr: 38.2, colour: 0.8 },
      head: { luma: 0.6, psnr: 41.3, colour: 0.4 },
      before: { luma: 2.1, psnr: 33.1, colour: 0.6 },
      after: { luma: 2.4, psnr: 32.8, colour: 0.6 },
      scaled: false,
    },
    verdict,
    ...(picture === "" ? {} : { pictures: { before: picture, after: picture } }),
  };
}

function row(link: number, change: Partial<TakeRow> = {}, take: Partial<Take> = {}): TakeRow {
  return aRow(link + 1, change, { scene: { id: "scene-1", link }, id: `link-${link}`, ...take });
}

function views(scene: Scene, each: (index: number) => Partial<LinkView>): readonly LinkView[] {
  const starts = startsOf(scene);
  return scene.links.map(({ frames, beat }, index) => ({
    frames,
    beat,
    start: starts[index] ?? scene.start,
    isStale: false,
    missing: 0,
    again: NOTHING,
    rest: NOTHING,
    ...each(index),
  }));
}

function view(scene: Scene, each: (index: number) => Partial<LinkView>, change: Partial<SceneView> = {}): SceneView {
  return {
    scene,
    links: views(scene, each),
    work: "rests",
    left: { kind: "nothing" },
    confirm: false,
    isElsewhere: false,
    ...change,
  };
}

const PLAN: ScenePlan = {
  start: ticks(48 * RATE),
  frames: 1440,
  links: LINKS.map((frames) => ({ frames, join: "frame" })),
  head: 1,
  linkSeconds: 5,
  extend: false,
  estimate: { kind: "nothing" },
  confirm: false,
  spareBeats: 0,
};

/** By name. `picture` is any image's address. */
export function sceneStates(picture: string): Readonly<Record<string, StudioState>> {
  const scene = aScene();
  const onScene = (view: SceneView | undefined, plan: ScenePlan = PLAN): StudioState =>
    planned(
      reel(),
      { prompt: scene.form.prompt },
      {
        board: { ...EMPTY_BOARD, page: "scene" },
        scenes: {
          ...NO_SCENES,
          draft: { ...NO_SCENES.draft, beats: BEATS.join("\n"), join: plan.links[1]?.join ?? "frame" },
          plan,
          all: view === undefined ? [] : [view],
        },
        takes: view?.links.flatMap(({ row: one }) => (one === undefined ? [] : [one])) ?? [],
      },
    );
  const ready = (index: number): Partial<LinkView> => ({
    row: row(index, { picture }),
    ...(index === 0 ? {} : { seam: aSeam(picture, "even", 2.2) }),
  });
  return {
    "scene draft": onScene(undefined),
    "scene that costs": onScene(undefined, {
      ...PLAN,
      estimate: { kind: "about", money: { millionths: 14_400_000, currency: "USD" }, how: "list-price" },
      host: "openrouter.ai",
      confirm: true,
      spareBeats: 2,
    }),
    "scene by extensions": onScene(undefined, {
      ...PLAN,
      links: PLAN.links.map(({ frames }, index) => ({ frames, join: index % 7 === 0 ? "frame" : "extend" })),
      extend: "unknown",
      estimate: { kind: "unknown" },
      host: "gpu.example",
    }),
    "scene refused": onScene(undefined, {
      ...PLAN,
      links: [],
      refusal: { kind: "cannot-chain", model: "HunyuanVideo 1.5", why: "too-short" },
    }),
    "scene under way": onScene(
      view(
        scene,
        (index) =>
          index < 4
            ? ready(index)
            : index === 4
              ? {
                  latest: row(
                    4,
                    { picture, work: { step: "drawing", done: 31, total: 120 } },
                    { state: { kind: "making" } },
                  ),
                }
              : {},
        { work: "going", at: 4 },
      ),
    ),
    "scene failed": onScene(
      view(
        scene,
        (index) =>
          index < 2
            ? ready(index)
            : index === 2
              ? {
                  latest: row(
                    2,
                    {},
                    {
                      state: {
                        kind: "failed",
                        failure: { kind: "job-failed", host: "gpu.example", message: "out of memory" },
                      },
                    },
                  ),
                }
              : {},
        { left: COSTS.estimate, confirm: true },
      ),
    ),
    "scene over the cap": onScene(
      view(scene, (index) => (index < 2 ? ready(index) : {}), {
        left: COSTS.estimate,
        confirm: true,
        problem: {
          link: 2,
          failure: {
            kind: "over-cap",
            cap: { millionths: 20_000_000, currency: "USD" },
            spent: { millionths: 19_800_000, currency: "USD" },
            estimate: { millionths: 400_000, currency: "USD" },
          },
        },
      }),
    ),
    "scene that asks": onScene(
      view(scene, (index) =>
        index < 2
          ? ready(index)
          : index === 2
            ? {
                latest: row(2, {}, wireTake(unanswered([]))),
              }
            : {},
      ),
    ),
    "scene whole": onScene(view(scene, ready)),
    "scene redone": onScene(
      view(scene, (index) => ({
        ...ready(index),
        again: COSTS,
        rest: COSTS,
        lies: {
          track: 1,
          start: startsOf(scene)[index] ?? ticks(0),
          end: ticks((startsOf(scene)[index] ?? 0) + 1),
          isCurrent: index !== 2,
        },
        isStale: index === 3,
        ...(index === 3 ? { seam: aSeam(picture, "jump", 14.2) } : {}),
        ...(index === 6 ? { seam: aSeam(picture, "doubled", 0.4) } : {}),
        ...(index === 7 ? { seam: aSeam(picture, "still", 0.5) } : {}),
        ...(index === 8 ? { missing: 7 } : {}),
      })),
    ),
  };
}
