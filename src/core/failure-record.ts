/** Failures as JSON: kept in take.json for people to read. */

import { finite, object, oneOf, text, whole, type Decoder } from "./decode";
import { CANNOT_CHECK, CANNOT_INTERPRET, CANNOT_VARY, WHY_NO_VERSIONS, type Failure } from "./failure";
import { VARIATIONS } from "./job";
import { moneyRecord } from "./job-record";
import { WHY_NOT_REPLACE } from "./replace";

/** A kind of a later version is kept by its name. */
export const failureRecord: Decoder<Failure> = object(({ read, rest }): Failure => {
  const kind = read("kind", text);
  const facts = rest();
  switch (kind) {
    case "room-unavailable":
    case "draw-failed":
    case "network-unread":
    case "memory-damaged":
      return { kind, why: text(facts["why"], "why") };
    case "frame-not-exported":
      return { kind, waitedSeconds: finite(facts["waitedSeconds"], "waitedSeconds") };
    case "import-not-seen":
      return {
        kind,
        file: text(facts["file"], "file"),
        waitedSeconds: finite(facts["waitedSeconds"], "waitedSeconds"),
      };
    case "import-refused":
    case "file-missing":
      return { kind, file: text(facts["file"], "file") };
    case "file-damaged":
      return { kind, file: text(facts["file"], "file"), why: text(facts["why"], "why") };
    case "folder-not-writable":
    case "disk-full":
      return { kind, folder: text(facts["folder"], "folder") };
    case "not-on-timeline":
      return { kind, track: whole(facts["track"], "track") };
    case "bad-length":
      return { kind, frames: whole(facts["frames"], "frames"), most: whole(facts["most"], "most") };
    case "host-refused":
      return {
        kind,
        call: text(facts["call"], "call"),
        ...(facts["message"] === undefined ? {} : { message: text(facts["message"], "message") }),
      };
    case "consent-missing":
      return { kind, name: text(facts["name"], "name") };
    case "job-of-another":
      return { kind, clip: text(facts["clip"], "clip") };
    case "no-engine":
      return { kind, engine: text(facts["engine"], "engine") };
    case "address-refused":
      return {
        kind,
        host: text(facts["host"], "host"),
        why: oneOf(
          "not-an-address",
          "http-public",
          "http-private",
          "this-network-only",
          "not-allowed",
        )(facts["why"], "why"),
      };
    case "key-refused":
    case "job-vanished":
    case "result-expired":
      return { kind, host: text(facts["host"], "host") };
    case "unreachable":
    case "engine-nonsense":
    case "result-damaged":
      return { kind, host: text(facts["host"], "host"), why: text(facts["why"], "why") };
    case "engine-refused":
      return {
        kind,
        host: text(facts["host"], "host"),
        status: whole(facts["status"], "status"),
        message: text(facts["message"], "message"),
      };
    case "engine-busy":
      return {
        kind,
        host: text(facts["host"], "host"),
        ...(facts["retryAfter"] === undefined ? {} : { retryAfter: finite(facts["retryAfter"], "retryAfter") }),
      };
    case "no-protocol":
      return { kind, host: text(facts["host"], "host"), path: text(facts["path"], "path") };
    case "engine-redirects":
      return { kind, host: text(facts["host"], "host"), to: text(facts["to"], "to") };
    case "model-cannot":
      return {
        kind,
        model: text(facts["model"], "model"),
        why: oneOf("first-frame-needed", "prompt-too-long", "refused-before")(facts["why"], "why"),
        ...(facts["said"] === undefined ? {} : { said: text(facts["said"], "said") }),
      };
    case "cannot-vary":
      return {
        kind,
        does: oneOf(...VARIATIONS)(facts["does"], "does"),
        why: oneOf(...CANNOT_VARY)(facts["why"], "why"),
        ...(facts["host"] === undefined ? {} : { host: text(facts["host"], "host") }),
      };
    case "cannot-chain":
      return {
        kind,
        model: text(facts["model"], "model"),
        why: oneOf("too-short", "no-first-frame", "too-many")(facts["why"], "why"),
        ...(facts["links"] === undefined ? {} : { links: whole(facts["links"], "links") }),
      };
    case "link-changed":
      return { kind, link: whole(facts["link"], "link") };
    case "link-short":
      return { kind, link: whole(facts["link"], "link"), missing: whole(facts["missing"], "missing") };
    case "model-not-there":
      return {
        kind,
        host: text(facts["host"], "host"),
        model: text(facts["model"], "model"),
        has: text(facts["has"], "has"),
      };
    case "moderated":
      return { kind, by: oneOf("engine", "check")(facts["by"], "by"), message: text(facts["message"], "message") };
    case "job-failed":
      return { kind, host: text(facts["host"], "host"), message: text(facts["message"], "message") };
    case "job-ended":
      return {
        kind,
        host: text(facts["host"], "host"),
        why: oneOf("cancelled", "expired", "deleted")(facts["why"], "why"),
      };
    case "over-cap":
      return {
        kind,
        cap: moneyRecord(facts["cap"], "cap"),
        spent: moneyRecord(facts["spent"], "spent"),
        ...(facts["estimate"] === undefined ? {} : { estimate: moneyRecord(facts["estimate"], "estimate") }),
      };
    case "not-confirmed":
      return {
        kind,
        ...(facts["estimate"] === undefined ? {} : { estimate: moneyRecord(facts["estimate"], "estimate") }),
      };
    case "cannot-check":
      return { kind, why: oneOf(...CANNOT_CHECK)(facts["why"], "why") };
    case "cannot-interpret":
      return { kind, why: oneOf(...CANNOT_INTERPRET)(facts["why"], "why") };
    case "board-undrawn":
      return { kind, shots: text(facts["shots"], "shots") };
    case "not-laid-out":
      return { kind, shot: whole(facts["shot"], "shot") };
    case "no-board":
      return { kind };
    case "no-room":
      return {
        kind,
        track: whole(facts["track"], "track"),
        ...(facts["of"] === undefined ? {} : { of: oneOf("sound")(facts["of"], "of") }),
      };
    case "cannot-replace":
      return {
        kind,
        why: oneOf(...WHY_NOT_REPLACE)(facts["why"], "why"),
        ...(facts["clip"] === undefined ? {} : { clip: text(facts["clip"], "clip") }),
        ...(facts["has"] === undefined ? {} : { has: whole(facts["has"], "has") }),
        ...(facts["needs"] === undefined ? {} : { needs: whole(facts["needs"], "needs") }),
        ...(facts["sequence"] === undefined ? {} : { sequence: text(facts["sequence"], "sequence") }),
      };
    case "no-versions":
      return {
        kind,
        why: oneOf(...WHY_NO_VERSIONS)(facts["why"], "why"),
        shot: whole(facts["shot"], "shot"),
        ...(facts["made"] === undefined ? {} : { made: text(facts["made"], "made") }),
        ...(facts["doubtful"] === undefined ? {} : { doubtful: text(facts["doubtful"], "doubtful") }),
      };
    case "no-project":
    case "no-sequence":
    case "empty-prompt":
    case "sequence-changed":
    case "scene-closed":
    case "stills-gone":
    case "interrupted":
    case "spending-unread":
      return { kind };
    default:
      return { kind: "unexpected", message: kind === "unexpected" ? text(facts["message"], "message") : kind };
  }
});
