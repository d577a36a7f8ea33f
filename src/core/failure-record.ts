/** Failures as JSON: kept in take.json for people to read. */

import { finite, object, oneOf, text, whole, type Decoder } from "./decode";
import type { Failure } from "./failure";
import {
  ADDRESS_REFUSALS,
  CANNOT_CHECK,
  CANNOT_INTERPRET,
  CANNOT_LABEL,
  CANNOT_REVIEW,
  CANNOT_VARY,
  DECISIONS_REFUSALS,
  WHY_NO_VERSIONS,
} from "./failure-reasons";
import { VARIATIONS } from "./job";
import { moneyRecord } from "./job-record";
import { WHY_NOT_REPLACE } from "./replace-way";

/** A kind of a later version is kept by its name. */
export const failureRecord: Decoder<Failure> = object(({ read, maybe }): Failure => {
  const kind = read("kind", text);
  switch (kind) {
    case "room-unavailable":
    case "draw-failed":
    case "network-unread":
    case "memory-damaged":
      return { kind, why: read("why", text) };
    case "frame-not-exported":
      return { kind, waitedSeconds: read("waitedSeconds", finite) };
    case "import-not-seen":
      return {
        kind,
        file: read("file", text),
        waitedSeconds: read("waitedSeconds", finite),
      };
    case "import-refused":
    case "file-missing":
      return { kind, file: read("file", text) };
    case "file-damaged":
    case "policy-unread":
      return { kind, file: read("file", text), why: read("why", text) };
    case "folder-not-writable":
    case "disk-full":
      return { kind, folder: read("folder", text) };
    case "not-on-timeline":
      return { kind, track: read("track", whole) };
    case "bad-length":
      return { kind, frames: read("frames", whole), most: read("most", whole) };
    case "host-refused":
      return {
        kind,
        call: read("call", text),
        ...maybe("message", text),
      };
    case "consent-missing":
      return { kind, name: read("name", text) };
    case "job-of-another":
      return { kind, clip: read("clip", text) };
    case "no-engine":
      return { kind, engine: read("engine", text) };
    case "address-refused":
      return {
        kind,
        host: read("host", text),
        why: read("why", oneOf(...ADDRESS_REFUSALS)),
      };
    case "key-refused":
    case "job-vanished":
    case "result-expired":
      return { kind, host: read("host", text) };
    case "unreachable":
    case "engine-nonsense":
    case "result-damaged":
      return { kind, host: read("host", text), why: read("why", text) };
    case "engine-refused":
      return {
        kind,
        host: read("host", text),
        status: read("status", whole),
        message: read("message", text),
      };
    case "engine-busy":
      return {
        kind,
        host: read("host", text),
        ...maybe("retryAfter", finite),
      };
    case "no-protocol":
      return { kind, host: read("host", text), path: read("path", text) };
    case "engine-redirects":
      return { kind, host: read("host", text), to: read("to", text) };
    case "model-cannot":
      return {
        kind,
        model: read("model", text),
        why: read("why", oneOf("first-frame-needed", "prompt-too-long", "refused-before")),
        ...maybe("said", text),
      };
    case "cannot-vary":
      return {
        kind,
        does: read("does", oneOf(...VARIATIONS)),
        why: read("why", oneOf(...CANNOT_VARY)),
        ...maybe("host", text),
      };
    case "cannot-chain":
      return {
        kind,
        model: read("model", text),
        why: read("why", oneOf("too-short", "no-first-frame", "too-many")),
        ...maybe("links", whole),
      };
    case "link-changed":
      return { kind, link: read("link", whole) };
    case "link-short":
      return { kind, link: read("link", whole), missing: read("missing", whole) };
    case "model-not-there":
      return {
        kind,
        host: read("host", text),
        model: read("model", text),
        has: read("has", text),
      };
    case "moderated":
      return { kind, by: read("by", oneOf("engine", "check")), message: read("message", text) };
    case "job-failed":
      return { kind, host: read("host", text), message: read("message", text) };
    case "job-ended":
      return {
        kind,
        host: read("host", text),
        why: read("why", oneOf("cancelled", "expired", "deleted")),
      };
    case "over-cap":
      return {
        kind,
        cap: read("cap", moneyRecord),
        spent: read("spent", moneyRecord),
        ...maybe("estimate", moneyRecord),
      };
    case "not-confirmed":
      return {
        kind,
        ...maybe("estimate", moneyRecord),
      };
    case "cannot-check":
      return { kind, why: read("why", oneOf(...CANNOT_CHECK)) };
    case "cannot-interpret":
      return { kind, why: read("why", oneOf(...CANNOT_INTERPRET)) };
    case "cannot-label":
      return { kind, why: read("why", oneOf(...CANNOT_LABEL)) };
    case "cannot-review":
      return { kind, why: read("why", oneOf(...CANNOT_REVIEW)) };
    case "not-an-export":
      return { kind, file: read("file", text), why: read("why", text) };
    case "decisions-too-large":
      return {
        kind,
        file: read("file", text),
        bytes: read("bytes", whole),
        most: read("most", whole),
      };
    case "decisions-refused":
      return {
        kind,
        why: read("why", oneOf(...DECISIONS_REFUSALS)),
        ...maybe("says", text),
      };
    case "board-undrawn":
      return { kind, shots: read("shots", text) };
    case "not-laid-out":
      return { kind, shot: read("shot", whole) };
    case "no-board":
      return { kind };
    case "no-room":
      return {
        kind,
        track: read("track", whole),
        ...maybe("of", oneOf("sound")),
      };
    case "cannot-replace":
      return {
        kind,
        why: read("why", oneOf(...WHY_NOT_REPLACE)),
        ...maybe("clip", text),
        ...maybe("has", whole),
        ...maybe("needs", whole),
        ...maybe("sequence", text),
      };
    case "no-versions":
      return {
        kind,
        why: read("why", oneOf(...WHY_NO_VERSIONS)),
        shot: read("shot", whole),
        ...maybe("made", text),
        ...maybe("doubtful", text),
      };
    case "no-project":
    case "no-sequence":
    case "empty-prompt":
    case "sequence-changed":
    case "plan-changed":
    case "scene-closed":
    case "stills-gone":
    case "interrupted":
    case "spending-unread":
      return { kind };
    default:
      return { kind: "unexpected", message: kind === "unexpected" ? read("message", text) : kind };
  }
});
