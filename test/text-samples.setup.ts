/** What sentences that speak of more than numbers are given, by their path in a language. */

import { PARTS } from "../src/core/part-editing";
import { MEASURES } from "../src/core/continuity";
import type { Misfitting } from "../src/core/capability";
import type { FoundJob } from "../src/core/job";
import type { Estimate } from "../src/core/money";
import type { Found } from "../src/core/policy-finding";
import type { RestsOn } from "../src/core/policy-packs";
import type { ReferenceUse } from "../src/core/reference-use";
import type { TakeWork } from "../src/studio/takes/take-row";
import { DOLLARS } from "./text-failures.setup";

const FRAME = {
  kind: "program",
  sequenceId: "1",
  sequenceName: "Reel 2",
  time: 0,
  timecode: "10:00:00:00",
  carries: [],
};

const SEAMS = [
  { cut: { luma: 1.5, psnr: 40.25, colour: 0.75 }, scaled: false },
  {
    cut: { luma: 1.5, psnr: 40.25, colour: 0.75 },
    head: { luma: 0.25, psnr: 44.75, colour: 0.5 },
    scaled: true,
  },
  { cut: { luma: 0, colour: 0 }, head: { luma: 0, colour: 0 }, scaled: false },
] as const;

export const works: readonly TakeWork[] = [
  { step: "preparing" },
  { step: "drawing", done: 3, total: 76 },
  { step: "checking" },
  { step: "importing" },
  { step: "gathering" },
  { step: "placing" },
  { step: "queued", before: 0 },
  { step: "queued", before: 3 },
  ...(["paused", "busy", "offline", "key"] as const).map((because): TakeWork => ({
    step: "queued",
    before: 0,
    because,
  })),
  { step: "checking-content" },
  { step: "sending" },
  ...(["no", "away", "key-refused", "redirected"] as const).flatMap((stalled): TakeWork[] => [
    { step: "engine", state: "queued", progress: "unknown", since: "", stalled },
    { step: "engine", state: "running", progress: "unknown", since: "", stalled },
    { step: "engine", state: "running", progress: 0.5, since: "", stalled },
  ]),
  { step: "fetching", done: 0, broke: "no" },
  { step: "fetching", done: 3_000_000, broke: "again" },
  { step: "fetching", done: 3_000_000, broke: "key-refused" },
  { step: "fetching", done: 3_000_000, broke: "no" },
  { step: "fetching", done: 3_000_000, total: 12_000_000, broke: "no" },
  { step: "looking" },
];

const SIZE = { width: 1280, height: 720 };
const estimates: readonly Estimate[] = [
  { kind: "about", money: DOLLARS, how: "list-price" },
  { kind: "about", money: DOLLARS, how: "list-price", listed: "2026-11-12" },
  { kind: "about", money: DOLLARS, how: "learnt" },
  { kind: "nothing" },
  { kind: "unknown" },
];
const misfits: readonly Misfitting[] = [
  { kind: "too-long", seconds: 30, most: 12 },
  { kind: "size", wanted: SIZE, nearest: { width: 768, height: 768 } },
  { kind: "reference-ignored", role: "first", count: 1 },
  { kind: "first-frame-needed" },
  { kind: "negative-ignored" },
  { kind: "seed-ignored" },
  { kind: "prompt-too-long", characters: 40_000, most: 32_000 },
  { kind: "refused-before", limit: { field: "seconds", refused: "7", message: "XYZ", at: "" } },
];
const uses: readonly ReferenceUse[] = [
  { sent: ["first"], ignored: ["last", "look"], unsure: [], framesExclude: false },
  { sent: ["first"], ignored: ["look"], unsure: [], framesExclude: true },
  { sent: ["first", "last"], ignored: ["look", "look"], unsure: [], framesExclude: true },
  { sent: [], ignored: ["look"], unsure: [], framesExclude: false },
  { sent: [], ignored: ["look", "subject", "last"], unsure: [], framesExclude: false },
  { sent: ["look", "look", "subject"], ignored: [], unsure: ["look", "look", "subject"], framesExclude: false },
];
const policyRests: readonly RestsOn[] = [
  { kind: "source", source: { title: "2", reference: "3", read: "2026-11-28" } },
  {
    kind: "source",
    source: { title: "2", reference: "3", read: "2026-11-28", note: { en: "Quoted.", fr: "En citation." } },
  },
  { kind: "pickup" },
  { kind: "house" },
];

const policyFound: readonly Found[] = [
  ...(["prompt", "negative"] as const).map((where) => ({
    kind: "term" as const,
    term: "XYZ",
    where,
    why: { en: "Why.", fr: "Pourquoi." },
  })),
  ...[true, false].map((listed) => ({ kind: "person" as const, name: "XYZ", listed })),
  { kind: "person", name: "XYZ", listed: true, agreed: "XYZ" },
  { kind: "consent", reference: "XYZ" },
  { kind: "rights", reference: "XYZ", lacks: ["author", "rights"], own: true },
  ...([["author"], ["rights"], ["author", "rights"]] as const).map((lacks) => ({
    kind: "rights" as const,
    reference: "XYZ",
    lacks,
    own: false,
  })),
  { kind: "engine", why: "denied", model: "XYZ", host: "2" },
  { kind: "engine", why: "not-listed", model: "XYZ" },
  { kind: "licence", model: "XYZ", licence: "unknown", allowed: ["2"] },
  { kind: "licence", model: "XYZ", licence: "3", allowed: ["2", "4"] },
  { kind: "final" },
  { kind: "final", approval: "XYZ" },
  { kind: "approval" },
  { kind: "likeness" },
  { kind: "union" },
  { kind: "territory" },
  { kind: "territory", within: ["XYZ"] },
  { kind: "territory", beyond: "XYZ", within: ["2"] },
  { kind: "sign-offs", parts: ["legal"] },
  { kind: "sign-offs", parts: ["editorial", "legal"] },
  { kind: "label" },
  { kind: "expiry" },
  ...[-3, 0, 1, 12].map((days) => ({ kind: "expiry" as const, expires: "2027-01-31", days })),
];
export const found: FoundJob = { id: "1", state: "running", prompt: "XYZ" };

/** What sentences that speak of more than numbers are given. */
const TOTALS = [
  { sums: [], unknown: 0 },
  { sums: [DOLLARS], unknown: 0 },
  { sums: [DOLLARS], unknown: 2 },
  { sums: [], unknown: 1 },
];
const BATCH = { id: "1", takes: ["1", "2"], isBoard: false, underWay: 1, here: 1, placed: 0, inBin: 0, failed: [] };

export const SAMPLES: Readonly<Record<string, readonly (readonly unknown[])[]>> = {
  ".ledger.broken": [
    [{ kind: "edited", line: 3 }, "XYZ", true],
    [{ kind: "edited", line: 3 }, "XYZ", false],
    [{ kind: "cut", line: 3, missing: 1 }, "XYZ", true],
    [{ kind: "cut", line: 3, missing: 2 }, "XYZ", false],
    [{ kind: "moved", line: 3 }, "XYZ", true],
    [{ kind: "spliced", line: 3 }, "XYZ", true],
    [{ kind: "torn", line: 3 }, "XYZ", true],
    [{ kind: "cut-tail", line: 3, missing: 1 }, "XYZ", true],
    [{ kind: "cut-tail", line: 3, missing: 2 }, "XYZ", false],
    [{ kind: "rewritten", line: 3 }, "XYZ", true],
  ],
  ".again.repetition": [
    [{ kind: "unknown" }],
    [{ kind: "same-frames" }],
    [{ kind: "same-film" }],
    [{ kind: "other-frames", why: "other-version" }],
    [{ kind: "other-frames", why: "scaled" }],
    [{ kind: "other-frames", why: "unknown" }],
  ],
  ".again.otherFilm": [[[]], [["XYZ", "ABC"]]],
  ".again.recipeChanged": [[["XYZ"]], [["XYZ", "ABC"]]],
  ".again.difference": [
    ["XYZ", "1", "2"],
    ["XYZ", "", "2"],
    ["XYZ", "1", ""],
  ],
  ".again.pictures.apart": [false, true].map((scaled) => [
    { moments: 5, deltaE: 2.26, worst: { deltaE: 4.04, seconds: 1.2 }, scaled },
  ]),
  ".again.lies": [["XYZ"]],
  ".again.looking": [["XYZ"]],
  ".again.byEssence": [["XYZ"]],
  ".ledger.intact": [[214, "9f3c…1b07"]],
  ".ledger.unread": [["XYZ"]],
  ".ledger.erase": [["XYZ"]],
  ".board.story.fault": [
    [{ why: "empty" }],
    [{ why: "no-prompt-column", has: "" }],
    [{ why: "no-prompt-column", has: "XYZ" }],
    [{ why: "not-json", said: "XYZ" }],
    [{ why: "no-list" }],
  ],
  ".board.story.remarks": [[{ ignored: ["XYZ"], skipped: [3], guessed: [4], beyond: 2 }]],
  ".board.story.laidFrom": [
    [1, "XYZ", "V2", "10:00:00:00"],
    [2, "XYZ", "V2", "10:00:00:00"],
  ],
  ".board.story.settings": [[SIZE, 25]],
  ".board.batch.make": TOTALS.map((total) => [2, total]),
  ".board.batch.costs": TOTALS.map((total) => [2, total]),
  ".board.batch.confirm": TOTALS.slice(1).map((total) => [total]),
  ".board.batch.progress": [[BATCH], [{ ...BATCH, underWay: 0 }], [{ ...BATCH, isBoard: true, inBin: 1 }]],
  ".board.batch.failed": [[[3]], [[3, 5]]],
  ".check.through": (["take", "reference"] as const).map((side) => ["V4", "XYZ", side]),
  ".check.compared.same-picture": [
    [58, 2400, 160],
    [100, 4800, 160],
  ],
  ".check.compared.same-places": [[41, 12, 900, 160]],
  ".check.size": [[SIZE, { width: 1920, height: 800 }]],
  ".check.rate": (["repeats-frames", "drops-frames"] as const).map((premiere) => ["24", "25", premiere]),
  ".check.plays.reaches": [
    [1, []],
    [2, []],
    [2, [{ sequence: "XYZ", count: 1 }]],
  ],
  ".check.plays.unread": [[["XYZ"]]],
  ".check.plays.empty": [[1], [2]],
  ".check.plays.moved": [[1], [2]],
  ".check.plays.begun": [[1], [2]],
  ".check.strengthOf": (["percent", "frames", "times", "codes"] as const).map((unit) => [2, unit]),
  ".check.measureIs": MEASURES.map((measure) => [measure, 0.5]),
  ".check.notLooked": (["too-short", "no-movement", "no-texture"] as const).map((why) => ["XYZ", why]),
  ".review.made": [
    [1, 3, 1, "XYZ"],
    [2, 6, 0, "XYZ"],
  ],
  ".review.historyLine": [["2026", "XYZ", "2", "3"]],
  ".review.page.visibility": (["visible", "hidden", "partly", "unknown"] as const).map((kind) => [{ kind }]),
  ".review.page.track": [
    [2, []],
    [2, ["XYZ"]],
  ],
  ".review.page.made": [
    ["2026-11-28", 1],
    ["2026-11-28", 3],
  ],
  ".rank.measuring": [
    [2, 1, 3, 0, 1],
    [2, 1, 3, 31, 96],
  ],
  ".rank.line": [
    [1, false, undefined],
    [1, true, "XYZ"],
    [2, false, "XYZ"],
    [13, false, "XYZ"],
  ],
  ".rank.figures.cut": (["before", "after"] as const).map((side) => [side, "XYZ"]),
  ".check.notCounted.nothing": [["before"], ["after"]],
  ".check.notCounted.through": (["before", "after"] as const).map((side) => [side, "V4", "XYZ"]),
  ".policy.language": [[{ en: "words", fr: "mots" }]],
  ".policy.nothing": [[["XYZ"]], [["XYZ", "2"]]],
  ".policy.of": [[["XYZ", "2"]]],
  ".policy.found": policyFound.map((one) => [one]),
  ".policy.rests": policyRests.map((one) => [one]),
  ".policy.restsSays": policyRests.map((one) => [one]),
  ".audit.report.policy.language": [[{ en: "words", fr: "mots" }]],
  ".audit.report.policy.rests": policyRests.map((one) => [one]),
  ".audit.report.policy.restsSays": policyRests.map((one) => [one]),
  ".policy.beforePlacing": [
    [["legal"], ["XYZ"]],
    [
      ["editorial", "legal", "ethics"],
      ["XYZ", "2"],
    ],
  ],
  ".policy.placedWithout": [
    [["legal"], ["XYZ"]],
    [
      ["editorial", "legal", "ethics"],
      ["XYZ", "2"],
    ],
  ],
  ".policy.rights.noted": [[{}], [{ author: "XYZ" }], [{ rights: "2" }], [{ author: "XYZ", rights: "2", origin: "3" }]],
  ".policy.settings.noted": [
    ["2026-11-28", undefined],
    ["2026-11-28", "XYZ"],
  ],
  ".policy.then": [
    [0, ["XYZ"]],
    [1, ["XYZ"]],
    [3, ["XYZ", "2"]],
  ],
  ".direction.part": PARTS.slice(1).map((part) => [part, "XYZ"]),
  ".direction.partSays": PARTS.map((part) => [part, "XYZ"]),
  ".direction.partWords": PARTS.map((part) => [part]),
  ".wire.order.asks": [
    [4, SIZE, 0],
    [4, SIZE, 21],
  ],
  ".wire.order.sizeAuto": [[SIZE]],
  ".wire.order.sizeIs": [[SIZE]],
  ".wire.order.sends": (["machine", "network", "internet"] as const).flatMap((reach) =>
    [[], [FRAME], [FRAME, { kind: "file", name: "oak.png" }]].map((frames, index) => [
      { host: "XYZ", reach, frames, words: 24, negative: index === 1 },
    ]),
  ),
  ".wire.order.costs": estimates.flatMap((one) => [
    [one, "network"],
    [one, "internet"],
  ]),
  ".wire.order.without": [
    [2, "answers"],
    [2, "untested"],
  ],
  ".scene.cost": estimates.flatMap((one) => [
    [one, undefined],
    [one, "gpu.example"],
  ]),
  ".scene.confirm": estimates.map((one) => [one]),
  ".scene.asks": estimates.map((one) => [one]),
  ".scene.seam": SEAMS.map((one) => [one]),
  ".scene.seamSays": SEAMS.map((one) => [one]),
  ".scene.lengths": [
    ["5:00", "5:00", 1],
    ["5:00", "5:00", 2],
    ["5:00", "3:11", 2],
  ],
  ".scene.heads": [[1], [2]],
  ".scene.redoCosts": estimates.flatMap((one) => [
    [one, undefined],
    [one, one],
  ]),
  ".scene.left": estimates.flatMap((one) => [
    [1, one],
    [12, one],
  ]),
  ".scene.longer": [[0], [2]],
  ".scene.make": [["1:00:00", 12]],
  ".wire.order.make": estimates.map((one) => [4, one]),
  ".shelf.recipe.pictureIs": [[76, 24, SIZE]],
  ".shelf.recipe.askedFor": [[4, SIZE]],
  ".shelf.recipe.referenceIs": [
    ...(["first", "last", "look", "subject"] as const).map((role) => ({ role, from: FRAME })),
    { role: "look", from: { ...FRAME, carries: ["XYZ"] } },
    { role: "first", from: { ...FRAME, kind: "source-clip", clipName: "XYZ", seconds: 2 } },
    ...(["first", "last"] as const).map((at) => ({
      role: "first",
      from: { kind: "take", takeId: "t", clipName: "XYZ", at },
    })),
    { role: "subject", from: { kind: "file", name: "oak.png" } },
    {
      role: "subject",
      from: {
        kind: "library",
        entryId: "m",
        name: "XYZ",
        entry: "person",
        consent: { note: "ABC", date: "2026-11-20" },
      },
    },
  ].map((one) => [{ ...one, sha256: "0123456789abcdef".repeat(4) }]),
  ".shelf.cleanUp.rejected": [
    [1, 900],
    [4, 38_400_000],
  ],
  ".shelf.make.engine": estimates.map((one) => [3, one]),
  ".shelf.each": estimates.slice(0, 1).map((one) => [3, one]),
  ".wire.order.above": estimates.map((one) => [one, 5]),
  ".wire.stalled": (["away", "key-refused", "redirected"] as const).map((why) => [why, "gpu.example:8091"]),
  ".wire.question.askSure": [[undefined], ["3"]],
  ".wire.order.confirm": estimates.map((one) => [one]),
  ".wire.order.misfit": misfits.map((one) => [one]),
  ".wire.order.licence": [
    ["yes", "no"],
    ["no", "yes"],
    ["with-conditions", "opt-out"],
    ["unknown", "unknown"],
  ],
  ".wire.work": works.slice(6).map((one) => [one]),
  ".wire.question.job": [
    [found, "14:32:05"],
    [{ ...found, state: "done" }, "14:32:05"],
  ],
  ".wire.job.cost": [
    [DOLLARS, true],
    [DOLLARS, false],
  ],
  ".wire.settings.health": [
    ...(["untested", "testing", "answers", "offline"] as const).map((kind) => [{ health: { kind }, models: [] }]),
    [{ health: { kind: "answers" }, models: [SIZE] }],
    ...(["key-refused", "no-protocol", "engine-busy"] as const).flatMap((kind) =>
      [true, false].map((hasKey) => [{ health: { kind: "refuses", failure: { kind } }, models: [], hasKey }]),
    ),
  ],
  ".wire.settings.models": [[["2", "3"]], [["2", "3", "4", "5", "6", "7", "8"]]],
  ".wire.settings.andUnknown": [[2, 3]],
  ".reference.library.add": [["XYZ", "2"]],
  ".reference.gaveWay": [
    ["XYZ", "first"],
    ["XYZ", "last"],
  ],
  ".reference.use": (["model", "built-in"] as const).flatMap((who) =>
    uses.map((one): readonly unknown[] => [one, who]),
  ),
  ".vary.ask": estimates.map((one) => ["XYZ", one]),
  ".compare.size": [[SIZE]],
  ".compare.shapes": [[SIZE, SIZE]],
  ".amount": [[DOLLARS]],
  ".currency": [["USD"], ["credits"]],
};
