/** Stills with roles, before any server: which role is given, which order, what a model will do with them, which moment. */

import { leaving } from "../src/core/asking";
import { BUILT_IN, type RolesAllowed } from "../src/core/capability";
import { timeOf } from "../src/core/frame-times";
import { decodeTake, encodeTake } from "../src/core/record";
import { freeRole, moved, withReference, withRole } from "../src/core/reference-roles";
import { sizeAsSent, referencesUsed } from "../src/core/reference-use";
import type { FrameSource, ReferenceFrame, ReferenceRole } from "../src/core/shot";
import { momentIn, type SourceItem } from "../src/core/source";
import { frameRateOf, type FrameRate, TICKS_PER_SECOND, ticks, ticksOfFrames } from "../src/core/time";
import { abilities, DIALECT } from "../src/engines/openai-videos/dialects";
import { en } from "../src/ui/text/en";
import { fr } from "../src/ui/text/fr";
import { aTake } from "./build-a";
import { frames, reel } from "./ui-states";

function still(name: string, role: ReferenceRole): { readonly frame: ReferenceFrame } {
  const from: FrameSource = { kind: "file", name };
  return { frame: { role, sha256: "0".repeat(64), size: { width: 1280, height: 720 }, from } };
}

function order(held: readonly { readonly frame: ReferenceFrame }[]): string {
  return held.map(({ frame: { from, role } }) => `${from.kind === "file" ? from.name : from.kind} ${role}`).join(", ");
}

describe("roles", () => {
  const held = [still("a", "first"), still("b", "look"), still("c", "subject"), still("d", "last")];

  test("a second first frame takes the role over, and the older one becomes a look", () => {
    const { references, gaveWay } = withRole(held, 1, "first");
    expect(order(references)).toBe("b first, a look, c subject, d last");
    expect(gaveWay).toBe(held[0]);
  });

  test("a frame that comes in where its role is taken is a look, and nobody gives way", () => {
    const role = freeRole(held, "last");
    const { references, gaveWay } = withReference(held, still("e", role));
    expect(order(references)).toBe("a first, b look, c subject, e look, d last");
    expect(gaveWay).toBeUndefined();
  });

  test("looks and subjects change places, and the ends of the shot stay at its ends", () => {
    expect(order(moved(held, 1, "later"))).toBe("a first, c subject, b look, d last");
    expect(order(moved(held, 1, "earlier"))).toBe(order(held));
    expect(order(moved(held, 2, "later"))).toBe(order(held));
  });
});

describe("what a model will do with them", () => {
  const takes = (more: Partial<RolesAllowed>): { readonly roles: RolesAllowed } => ({
    roles: { first: 1, last: 0, look: 0, firstNeeded: false, ...more },
  });

  test.each<[readonly ReferenceRole[], { readonly roles: RolesAllowed }, string, string]>([
    [
      ["first", "look", "subject"],
      takes({}),
      "First frame; the other two are ignored by this model.",
      "Première image\u00a0; les deux autres sont ignorées par ce modèle.",
    ],
    [["first", "last"], takes({ last: 1 }), "First frame and last frame.", "Première image et dernière image."],
    [["look"], takes({}), "The picture is ignored by this model.", "L’image est ignorée par ce modèle."],
    [
      ["first", "last", "look"],
      takes({ last: 1, look: 9, framesOrLooks: true }),
      "First frame and last frame; beside frames this model takes no looks: the other one is not sent.",
      "Première image et dernière image\u00a0; à côté d’images du plan, ce modèle ne prend pas de look\u00a0: l’autre n’est pas envoyée.",
    ],
    [["look", "subject"], takes({ look: 9, framesOrLooks: true }), "A look and a subject.", "Un look et un sujet."],
    [
      ["first", "look", "look"],
      takes({ look: "unknown" }),
      "First frame and two looks. Nobody says whether it heeds looks.",
      "Première image et deux looks. Rien ne dit s’il tient compte de looks.",
    ],
    [
      Array.from({ length: 10 }, (_, index): ReferenceRole => (index === 0 ? "first" : "look")),
      takes({}),
      "First frame; the other nine are ignored by this model.",
      "Première image\u00a0; les neuf autres sont ignorées par ce modèle.",
    ],
  ])("%j: %#", (roles, can, english, french) => {
    const uses = referencesUsed(roles, can);
    expect(en.reference.use(uses, "model")).toBe(english);
    expect(fr.reference.use(uses, "model")).toBe(french);
    expect(uses.sent.length + uses.ignored.length).toBe(roles.length);
  });

  const kept = (roles: readonly ReferenceRole[], maker: keyof typeof BUILT_IN): readonly ReferenceRole[] => {
    const held = { references: roles.map((role) => ({ role })), negative: "rain" };
    const left = leaving(held, BUILT_IN[maker]);
    expect(left.negative).toBe("rain");
    return left.references.map(({ role }) => role);
  };

  test("a still hold takes the first frame alone, and what it ignores does not leave", () => {
    expect(kept(["first", "look", "last"], "still-hold")).toEqual(["first"]);
  });

  test("the Animatic goes from the first frame to the last, in the colours of one look; who is in a picture it ignores", () => {
    expect(kept(["first", "look", "look", "subject", "last"], "animatic")).toEqual(["first", "look", "last"]);
    expect(kept(["subject", "look"], "animatic")).toEqual(["look"]);
    const uses = referencesUsed(["first", "look", "look", "subject", "last"], BUILT_IN.animatic);
    expect(en.reference.use(uses, "built-in")).toBe(
      "First frame, last frame and a look; the other two are ignored by the built-in engine.",
    );
  });

  test("a last frame alone is nothing that the Animatic could go to, and the panel says that it is ignored", () => {
    expect(kept(["last"], "animatic")).toEqual([]);
    expect(en.reference.use(referencesUsed(["last"], BUILT_IN.animatic), "built-in")).toBe(
      "The picture is ignored by the built-in engine.",
    );
  });

  test("only MiniMax H3 on vLLM-Omni is told a last frame and looks, and never both", () => {
    const h3 = abilities("MiniMaxAI/MiniMax-H3", DIALECT["vllm-omni"]).roles;
    expect(h3).toMatchObject({ first: 1, last: 1, look: 9, framesOrLooks: true });
    expect(abilities("MiniMaxAI/MiniMax-H3", DIALECT.sglang).roles).toMatchObject({ first: 1, last: 0, look: 0 });
    const veo = abilities("veo-3.1-generate-001", DIALECT["vllm-omni"]).roles;
    expect(veo).toMatchObject({ first: 1, last: 0, look: 0 });
  });

  test("a frame is sent at the size of the take, a look whole and never enlarged", () => {
    const take = { width: 1280, height: 720 };
    const portrait = { width: 3000, height: 4000 };
    expect(sizeAsSent({ role: "first", size: portrait }, take)).toEqual(take);
    expect(sizeAsSent({ role: "subject", size: portrait }, take)).toEqual({ width: 960, height: 1280 });
    expect(sizeAsSent({ role: "look", size: { width: 400, height: 300 } }, take)).toEqual({ width: 400, height: 300 });
  });
});

describe("which frame of the sequence", () => {
  const gap = frames(48, 124);
  const at = (sequence = reel()): ((which: Parameters<typeof timeOf>[2]) => string | number) => {
    return (which) => {
      const time = timeOf(sequence, gap, which);
      return typeof time === "string" ? time : time / reel().rate;
    };
  };

  test("beside a hole it is the last frame before it and the first after it", () => {
    expect([at()("before"), at()("after"), at()("playhead")]).toEqual([47, 124, 60]);
  });

  test("Out is the frame that Premiere shows as Out, inside the range", () => {
    const marked = at(reel({ inOut: frames(60, 136) }));
    expect([marked("in"), marked("out")]).toEqual([60, 135]);
    expect(at()("in")).toBe("no-in-out");
  });

  test("of a selected clip it is the first and the last one, and sound alone has none", () => {
    const [v1, ...others] = reel().video;
    if (v1 === undefined) throw new Error("There is a V1");
    const [first, ...rest] = v1.items;
    if (first === undefined) throw new Error("There is a clip");
    const select = (items: readonly (typeof first)[]): ReturnType<typeof at> =>
      at(reel({ video: [{ ...v1, items }, ...others] }));
    const one = select([{ ...first, selected: true }, ...rest]);
    expect([one("clip-first"), one("clip-last")]).toEqual([0, 47]);
    const both = select(v1.items.map((item) => ({ ...item, selected: true })));
    expect(both("clip-first")).toBe("several-selected");
    expect(at()("clip-last")).toBe("nothing-selected");
    const sound = { index: 0, name: "A1", muted: false, items: [{ ...first, selected: true }] };
    expect(at(reel({ audio: [sound] }))("clip-last")).toBe("only-sound-selected");
  });
});

describe("the moment in a clip’s own media", () => {
  const rate = reel().rate;
  const item = (more: Partial<SourceItem> = {}): SourceItem => ({
    name: "A014",
    rangeInSequence: frames(100, 200),
    rangeInMedia: frames(10, 110),
    speed: 1,
    reversed: false,
    media: { kind: "file", path: "/a014.mp4" },
    ...more,
  });
  const frameOf = (one: SourceItem, frame: number, own?: FrameRate): number | string => {
    const moment = momentIn(one, ticksOfFrames(frame, rate), own);
    return typeof moment === "string" ? moment : Math.floor((moment * TICKS_PER_SECOND) / (own ?? rate));
  };

  test("is as far behind its In point as the playhead is behind its start", () => {
    expect([frameOf(item(), 100), frameOf(item(), 150), frameOf(item(), 199)]).toEqual([10, 60, 109]);
  });

  test("at double speed twice as far", () => {
    expect(frameOf(item({ speed: 2, rangeInMedia: frames(10, 210) }), 150)).toBe(110);
  });

  test("of footage that is interpreted, the frame that is played then, whichever clock Premiere says it in", () => {
    const own = frameRateOf(50);
    const file = (framesPerSecond: number) => ({ kind: "file", path: "/a014.mp4", framesPerSecond }) as const;
    const slow = item({ media: file(24) });
    expect([frameOf(slow, 100, own), frameOf(slow, 150, own)]).toEqual([10, 60]);
    // The same hundred frames of the film, said in its own 50 a second.
    const said = { start: ticksOfFrames(10, own), end: ticksOfFrames(110, own) };
    expect(frameOf(item({ media: file(24), rangeInMedia: said }), 150, own)).toBe(60);
    // Neither clock: nobody knows what is shown.
    expect(frameOf(item({ media: file(24), rangeInMedia: frames(10, 80) }), 150, own)).toBe("retimed");
    // Played at its own rate, and where its rate is not known, it is as before.
    expect(frameOf(item({ media: file(50) }), 150, own)).toBe(125);
    expect(frameOf(item({ media: file(24) }), 150)).toBe(60);
  });

  test.each<[string, Partial<SourceItem>, string]>([
    ["backwards", { reversed: true }, "reversed"],
    ["with a negative speed", { speed: -1 }, "reversed"],
    ["whose speed changes", { rangeInMedia: frames(10, 310) }, "retimed"],
    ["frozen", { rangeInMedia: frames(10, 11) }, "retimed"],
    ["with no speed at all", { speed: 0 }, "retimed"],
  ])("is not certain of a clip %s", (_, more, why) => {
    expect(frameOf(item(more), 150)).toBe(why);
  });
});

test("a record keeps every source and role, a person’s consent with it", () => {
  const sources: readonly FrameSource[] = [
    {
      kind: "program",
      sequenceId: "1",
      sequenceName: "Reel 2",
      time: ticks(0),
      timecode: "00:00:00:00",
      carries: ["T"],
    },
    {
      kind: "source-clip",
      sequenceId: "1",
      sequenceName: "Reel 2",
      time: ticks(0),
      timecode: "00:00:00:00",
      clipName: "A014",
      seconds: 2.501,
    },
    { kind: "file", name: "oak.png" },
    { kind: "take", takeId: "t", clipName: "PU_Reel2_007_T01", at: "last" },
    {
      kind: "library",
      entryId: "e",
      name: "Mara",
      entry: "person",
      consent: { note: "Mara Oak, for this film", date: "2026-11-20" },
    },
    { kind: "library", entryId: "f", name: "Pier", entry: "place" },
  ];
  const references = sources.map((from, index): ReferenceFrame => ({
    role: index === 0 ? "first" : "look",
    sha256: "0".repeat(64),
    size: { width: 64, height: 36 },
    from,
  }));
  const take = aTake({ recipe: { ...aTake().recipe, references } });
  expect(decodeTake(encodeTake(take)).recipe.references).toEqual(references);
});
