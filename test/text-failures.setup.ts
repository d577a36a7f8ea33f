/** Of every kind of failure, the ones that are told in words of their own. */

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
import { VARIATIONS } from "../src/core/job";
import { WHY_NOT_REPLACE } from "../src/core/replace-way";

export const DOLLARS = { millionths: 12_000_000, currency: "USD" };

export const failures: { readonly [Kind in FailureKind]: readonly Extract<Failure, { kind: Kind }>[] } = {
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
