import { PARTS } from "../src/core/part-editing";
import { MEASURES } from "../src/core/continuity";
import type { Misfitting } from "../src/core/capability";
import type { Failure, FailureKind } from "../src/core/failure";
import {
  CANNOT_CHECK,
  CANNOT_INTERPRET,
  CANNOT_LABEL,
  CANNOT_REVIEW,
  CANNOT_VARY,
  DECISIONS_REFUSALS,
  WHY_NO_VERSIONS,
} from "../src/core/failure-reasons";
import { VARIATIONS, type FoundJob } from "../src/core/job";
import { WHY_NOT_REPLACE } from "../src/core/replace-way";
import type { Estimate } from "../src/core/money";
import type { Found } from "../src/core/policy-finding";
import type { RestsOn } from "../src/core/policy-packs";
import type { ReferenceUse } from "../src/core/reference-use";
import type { TakeWork } from "../src/studio/takes/take-row";
import { en } from "../src/ui/text/en";
import { fr } from "../src/ui/text/fr";
import { learn, textFor } from "../src/ui/text/text";

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

const DOLLARS = { millionths: 12_000_000, currency: "USD" };

const failures: { readonly [Kind in FailureKind]: readonly Extract<Failure, { kind: Kind }>[] } = {
  "no-project": [{ kind: "no-project" }],
  "no-sequence": [{ kind: "no-sequence" }],
  "empty-prompt": [{ kind: "empty-prompt" }],
  "bad-length": [
    { kind: "bad-length", frames: 0, most: 7200 },
    { kind: "bad-length", frames: 9000, most: 7200 },
  ],
  "sequence-changed": [{ kind: "sequence-changed" }],
  "plan-changed": [{ kind: "plan-changed" }],
  "frame-not-exported": [{ kind: "frame-not-exported", waitedSeconds: 8 }],
  "import-not-seen": [{ kind: "import-not-seen", file: "PU_1.mp4", waitedSeconds: 8 }],
  "import-refused": [{ kind: "import-refused", file: "PU_1.mp4" }],
  "host-refused": [
    { kind: "host-refused", call: "createBinAction" },
    { kind: "host-refused", call: "createBinAction", message: "XYZ" },
  ],
  "not-on-timeline": [{ kind: "not-on-timeline", track: 1 }],
  "folder-not-writable": [{ kind: "folder-not-writable", folder: "/films" }],
  "disk-full": [{ kind: "disk-full", folder: "/films" }],
  "file-missing": [{ kind: "file-missing", file: "PU_1.mp4" }],
  "file-damaged": [{ kind: "file-damaged", file: "PU_1.mp4", why: "XYZ" }],
  "room-unavailable": [{ kind: "room-unavailable", why: "XYZ" }],
  interrupted: [{ kind: "interrupted" }],
  "draw-failed": [{ kind: "draw-failed", why: "XYZ" }],
  "cannot-chain": (["too-short", "no-first-frame", "too-many"] as const).map((why) => ({
    kind: "cannot-chain",
    model: "XYZ",
    why,
    links: 300,
  })),
  "link-changed": [{ kind: "link-changed", link: 3 }],
  "scene-closed": [{ kind: "scene-closed" }],
  "stills-gone": [{ kind: "stills-gone" }],
  "link-short": [1, 7].map((missing) => ({ kind: "link-short", link: 3, missing })),
  "no-engine": [{ kind: "no-engine", engine: "XYZ" }],
  "address-refused": (
    ["not-an-address", "http-public", "http-private", "this-network-only", "not-allowed"] as const
  ).map((why) => ({ kind: "address-refused", host: "XYZ", why })),
  "key-refused": [{ kind: "key-refused", host: "XYZ" }],
  unreachable: [{ kind: "unreachable", host: "XYZ", why: "ABC" }],
  "engine-refused": [{ kind: "engine-refused", host: "XYZ", status: 400, message: "ABC" }],
  "engine-busy": [{ kind: "engine-busy", host: "XYZ" }],
  "engine-nonsense": [{ kind: "engine-nonsense", host: "XYZ", why: "ABC" }],
  "no-protocol": ["/", "/v1"].map((path) => ({ kind: "no-protocol", host: "XYZ", path })),
  "engine-redirects": [{ kind: "engine-redirects", host: "XYZ", to: "elsewhere.example" }],
  "model-cannot": (["first-frame-needed", "prompt-too-long", "refused-before"] as const).map((why) => ({
    kind: "model-cannot",
    model: "XYZ",
    why,
    said: "ABC",
  })),
  "cannot-vary": VARIATIONS.flatMap((does) =>
    CANNOT_VARY.map((why) => ({ kind: "cannot-vary", does, why, ...(why === "gone" ? { host: "XYZ" } : {}) })),
  ),
  "model-not-there": [{ kind: "model-not-there", host: "XYZ", model: "ABC", has: "DEF" }],
  moderated: (["engine", "check"] as const).map((by) => ({ kind: "moderated", by, message: "XYZ" })),
  "job-failed": [{ kind: "job-failed", host: "XYZ", message: "ABC" }],
  "job-vanished": [{ kind: "job-vanished", host: "XYZ" }],
  "job-ended": (["cancelled", "expired", "deleted"] as const).map((why) => ({ kind: "job-ended", host: "XYZ", why })),
  "result-expired": [{ kind: "result-expired", host: "XYZ" }],
  "result-damaged": [{ kind: "result-damaged", host: "XYZ", why: "ABC" }],
  "over-cap": [
    { kind: "over-cap", cap: DOLLARS, spent: DOLLARS, estimate: DOLLARS },
    { kind: "over-cap", cap: DOLLARS, spent: DOLLARS },
  ],
  "spending-unread": [{ kind: "spending-unread" }],
  "job-of-another": [{ kind: "job-of-another", clip: "XYZ" }],
  "network-unread": [{ kind: "network-unread", why: "XYZ" }],
  "policy-unread": [{ kind: "policy-unread", file: "XYZ", why: "ABC" }],
  "memory-damaged": [{ kind: "memory-damaged", why: "XYZ" }],
  "not-confirmed": [{ kind: "not-confirmed" }, { kind: "not-confirmed", estimate: DOLLARS }],
  "no-frame": (
    [
      "nothing-before",
      "nothing-after",
      "no-in-out",
      "nothing-selected",
      "several-selected",
      "only-sound-selected",
    ] as const
  ).map((why) => ({ kind: "no-frame", why })),
  "no-own-frame": (
    ["gone", "no-media", "sequence", "multicam", "offline", "reversed", "retimed", "only-sound", "undecodable"] as const
  ).map((why) => ({ kind: "no-own-frame", clip: "XYZ", why })),
  "not-a-picture": (["empty", "other-kind", "damaged"] as const).map((why) => ({
    kind: "not-a-picture",
    file: "XYZ",
    why,
  })),
  "no-take-frame": [{ kind: "no-take-frame", clip: "XYZ" }],
  "consent-missing": [{ kind: "consent-missing", name: "XYZ" }],
  "library-entry-empty": [{ kind: "library-entry-empty", name: "XYZ" }],
  "library-elsewhere": [{ kind: "library-elsewhere", name: "XYZ" }],
  "no-room": [
    { kind: "no-room", track: 3 },
    { kind: "no-room", track: 3, of: "sound" },
  ],
  "cannot-replace": WHY_NOT_REPLACE.flatMap((why): Extract<Failure, { kind: "cannot-replace" }>[] => [
    { kind: "cannot-replace", why },
    { kind: "cannot-replace", why, clip: "XYZ", has: 48, needs: 96 },
    { kind: "cannot-replace", why, clip: "XYZ", has: 48, needs: 96, sequence: "ABC" },
  ]),
  "no-versions": WHY_NO_VERSIONS.map((why) => ({ kind: "no-versions", why, shot: 7 })),
  "cannot-check": CANNOT_CHECK.map((why) => ({ kind: "cannot-check", why })),
  "cannot-interpret": CANNOT_INTERPRET.map((why) => ({ kind: "cannot-interpret", why })),
  "cannot-label": CANNOT_LABEL.map((why) => ({ kind: "cannot-label", why })),
  "not-an-export": [{ kind: "not-an-export", file: "XYZ", why: "ABC" }],
  "cannot-review": CANNOT_REVIEW.map((why) => ({ kind: "cannot-review", why })),
  "decisions-refused": DECISIONS_REFUSALS.flatMap((why): Extract<Failure, { kind: "decisions-refused" }>[] => [
    { kind: "decisions-refused", why },
    { kind: "decisions-refused", why, says: "XYZ" },
  ]),
  "decisions-too-large": [{ kind: "decisions-too-large", file: "XYZ", bytes: 22_020_096, most: 20_000_000 }],
  "no-board": [{ kind: "no-board" }],
  "board-undrawn": [
    { kind: "board-undrawn", shots: "" },
    { kind: "board-undrawn", shots: "3, 5" },
  ],
  "not-laid-out": [{ kind: "not-laid-out", shot: 3 }],
  unexpected: [{ kind: "unexpected", message: "XYZ" }],
};

const works: readonly TakeWork[] = [
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
  { step: "fetching", done: 0, broke: false },
  { step: "fetching", done: 3_000_000, broke: true },
  { step: "fetching", done: 3_000_000, broke: false },
  { step: "fetching", done: 3_000_000, total: 12_000_000, broke: false },
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
const found: FoundJob = { id: "1", state: "running", prompt: "XYZ" };

/** What sentences that speak of more than numbers are given. */
const TOTALS = [
  { sums: [], unknown: 0 },
  { sums: [DOLLARS], unknown: 0 },
  { sums: [DOLLARS], unknown: 2 },
  { sums: [], unknown: 1 },
];
const BATCH = { id: "1", takes: ["1", "2"], isBoard: false, underWay: 1, here: 1, placed: 0, inBin: 0, failed: [] };

const SAMPLES: Readonly<Record<string, readonly (readonly unknown[])[]>> = {
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

/** One word for one thing in both languages, or a name; everything else must be translated. */
const SAME = new Set([
  // Of a label: feminine in French.
  "due",
  "XYZ 1 → 2",
  "V3",
  "{0}, {1}",
  "2°",
  "Content Credentials",
  "2",
  "–",
  "look",
  "look, 10:00:00:00, SHA-256 01234567…",
  "Storyboard",
  "Action",
  "Dialogue",
  "1280 × 720",
  "A/B",
  "A",
  "B",
  "OpenRouter",
  "SGLang-Diffusion",
  "vLLM-Omni",
  "LiteLLM",
  "Pickup",
  "Source",
  "English",
  "Français",
  "2 (auto)",
  "1280 × 720 (auto)",
  "2, 3",
  "4 s, 1280 × 720",
  "$",
  "2 questions",
  "Angle",
  "Palette",
  "Style",
  "Pastel",
  "Film noir",
  "Versions",
  "2 (3)",
  "Animation",
  "2\u00a0mm",
  "Look",
  "Programme",
  "2 (xyz)",
  "2027-12-31",
  "s",
]);

/** Every sentence, by its path. Functions speak with numbers for values: they only ever put them into a sentence. */
function sentences(language: unknown, path = ""): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  if (typeof language === "string") found.set(path, language);
  else if (typeof language === "function") {
    const speak = language as (...values: unknown[]) => unknown;
    if (path === ".failure" || path === ".testFailure") {
      for (const failure of Object.values(failures).flat()) {
        const name = `${path} ${JSON.stringify(failure)}`;
        for (const hasKey of path === ".failure" ? [true] : [true, false]) {
          for (const [part, words] of sentences(speak(failure, hasKey), `${name} ${hasKey}`)) found.set(part, words);
        }
      }
    } else if (path === ".take.working") {
      for (const work of works) found.set(`${path} ${JSON.stringify(work)}`, String(speak(work)));
    } else if (path in SAMPLES) {
      for (const given of SAMPLES[path] ?? []) {
        const said = speak(...given);
        const name = `${path} ${JSON.stringify(given)}`;
        if (typeof said === "string") found.set(name, said);
        else for (const [part, words] of sentences(said, name)) found.set(part, words);
      }
    } else found.set(path, String(speak(2, 3, 4)));
  } else if (typeof language === "object" && language !== null) {
    for (const [key, value] of Object.entries(language)) {
      for (const [part, words] of sentences(value, `${path}.${key}`)) found.set(part, words);
    }
  }
  return found;
}

const english = sentences(en);
const french = sentences(fr);

test("French has every sentence that English has, and no other", () => {
  expect([...french.keys()]).toEqual([...english.keys()]);
  expect(english.size).toBeGreaterThan(200);
});

test("no sentence is empty or holds what was not filled in", () => {
  for (const [path, words] of [...english, ...french]) {
    expect([path, words.trim()]).not.toEqual([path, ""]);
    expect([path, words]).toEqual([path, expect.not.stringMatching(/\bundefined\b|\bnull\b|NaN|\[object/)]);
  }
});

test("no sentence is left untranslated", () => {
  const untranslated = [...french].filter(([path, words]) => english.get(path) === words && !SAME.has(words));
  expect(untranslated).toEqual([]);
});

test("a French sentence keeps every value that the English one gives", () => {
  const values = (words: string): readonly string[] =>
    [...new Set(words.match(/\d+|XYZ|PU_1\.mp4|\/films/g) ?? [])].sort();
  for (const [path, words] of english) {
    if (/264|webgl2/.test(path)) continue;
    expect([path, values(french.get(path) ?? "")]).toEqual([path, values(words)]);
  }
});

test("French keeps its marks from the next line, and has no space before an ellipsis", () => {
  for (const [path, words] of french) {
    // In an address or a time a colon stands alone.
    const bare = words.replace(/https?:\/\/|--to :|(?<=\w):(?=\d)/g, "");
    expect([path, bare]).toEqual([path, expect.not.stringMatching(/[^\u00a0][:;?!»]|«[^\u00a0]|[^,]\s…/)]);
  }
});

const OTHER_NAMES =
  /\btextes?\b(?! est illisible)|texte négatif|(jamais|pas) essayé|pressez|relais|page d’accueil|a dit non|\bclose\b|\bSorte\b|argent|absent\b(?!e)|découpage|\bclips?\b/i;

test("French calls a thing by one name", () => {
  expect([...french].filter(([, words]) => OTHER_NAMES.test(words))).toEqual([]);
});

test.each([
  ["/films/Pickup/takes/6fe1cbd2-aa3f-4d0a-9c77-0f0a1c2d3e4f", "/films/Pickup"],
  ["/Volumes/takes/Film/Pickup/takes/6fe1cbd2-aa3f-4d0a-9c77-0f0a1c2d3e4f", "/Volumes/takes/Film/Pickup"],
  ["/Volumes/takes/Film/Pickup/frames", "/Volumes/takes/Film/Pickup/frames"],
])("of a full disk the folder is named in which takes are kept: %s", (folder, kept) => {
  expect(en.failure({ kind: "disk-full", folder }).happened).toContain(` ${kept} `);
  expect(fr.failure({ kind: "disk-full", folder }).happened).toContain(` ${kept} `);
});

test.each([
  ["it answers 503", "it answers 503", "il répond 503"],
  ["no answer within 30 s", "no answer within 30 s", "aucune réponse en 30 s"],
])("a reason with figures keeps them: %s", (why, english, french) => {
  const failure = { kind: "unreachable", host: "gpu", why } as const;
  expect(en.failure(failure).happened).toBe(`gpu cannot be reached: ${english}.`);
  expect(fr.failure(failure).happened).toBe(`gpu est injoignable\u00a0: ${french}.`);
});

test.each([
  "Failed to fetch",
  "fetch failed",
  "Network request failed",
  "NetworkError when attempting to fetch resource.",
])("a host’s own words for no answer are not repeated: %s", (why) => {
  for (const text of [en, fr]) {
    const failure = { kind: "unreachable", host: "gpu", why } as const;
    for (const { happened } of [text.failure(failure), text.testFailure(failure, true)]) {
      expect(happened).toMatch(/^gpu (cannot be reached|est injoignable)\.$/);
    }
  }
});

/** From line.ts, answers.ts, download.ts and structure.ts. */
test.each([
  "a web page came instead of an answer",
  "the answer is empty",
  "it is no JSON",
  "a page came instead of a video",
  "the piece that came is not the piece that was asked for",
  "it is another file at every look",
  "it ends before byte 400",
  "61 of 400 bytes came",
  "it is empty",
  "it is a web page",
  "it is no film",
  "it breaks off",
  "it breaks off after 400 bytes",
  "its structure is broken",
  "its index is missing",
  "there is no picture in it",
])("French says in its own words that %s", (why) => {
  const { happened } = fr.failure({ kind: "result-damaged", host: "gpu", why });
  expect(happened).not.toContain(why);
  expect(happened).not.toContain("«");
});

describe.each([
  ["English", en],
  ["French", fr],
])("in %s a failure says", (_name, text) => {
  test.each(Object.values(failures).flat())("what happened, what it means and what to do: %j", (failure) => {
    const said = text.failure(failure);
    expect(said.happened).toMatch(/[.»]$/);
    expect(said.means).toMatch(/\.$/);
    expect(said.advice).toMatch(/\.$/);
    expect(new Set([said.happened, said.means, said.advice]).size).toBe(3);
  });
});

test("a reason from deep inside is said in French, or quoted where nobody foresaw it", () => {
  const because = (why: string): string => fr.failure({ kind: "room-unavailable", why }).happened;
  expect(because("it has no H.264 encoder")).toMatch(/: elle n’a pas d’encodeur H\.264\.$/);
  expect(because("E_FAIL 12")).toMatch(/: «\u00a0E_FAIL 12\u00a0»\.$/);
});

test("the panel speaks Premiere’s language unless another is chosen, once that is read", async () => {
  expect(textFor("host", "fr_FR")).toBe(en);
  await learn("fr");
  expect(textFor("host", "fr_FR")).toBe(fr);
  expect(textFor("host", "fr-CA")).toBe(fr);
  expect(textFor("host", "fr")).toBe(fr);
  expect(textFor("host", "en_US")).toBe(en);
  expect(textFor("host", "fry")).toBe(en);
  expect(textFor("host")).toBe(en);
  expect(textFor("en", "fr_FR")).toBe(en);
  expect(textFor("fr", "de_DE")).toBe(fr);
});
