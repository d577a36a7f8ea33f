/** Labels that a report says are missing, from the policy that is followed to what lies on the timeline. */

import "./wire.host";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { encode } from "fast-png";
import type { MediaRoom } from "../src/media/client";
import { auditOf } from "../src/studio/review/audit-state";
import { auditEn } from "../src/ui/text/audit-en";
import { withSequence } from "./host/document";
import { RoomOfStills } from "./room-of-stills";
import { openRoom, soon, type Room } from "./studio.setup";

/** A label is any picture of the size that was asked for. */
class RoomOfLabels extends RoomOfStills {
  override async label(...[{ size }, out]: Parameters<MediaRoom["label"]>): ReturnType<MediaRoom["label"]> {
    const bytes = encode({ ...size, data: new Uint8Array(size.width * size.height * 4), channels: 4, depth: 8 });
    await out.write(0, bytes);
    return { box: { x: 0, y: 0, width: 1, height: 1 }, bytes: bytes.length, sha256: "" };
  }
}

let room: Room;

beforeEach(async () => {
  room = await openRoom({ lifeMs: 30 }, () => new RoomOfLabels());
  await room.addEngine();
  const takeId = await room.make();
  await room.standsAt(takeId, "ready");
  await soon(() => expect(room.take(takeId).placement?.outcome).toBe("verified"));
  await room.studio.audit.read();
});
afterEach(() => room.close());

/** What the first range's label lacks, as the exported data say it. */
async function lacks(): Promise<readonly string[]> {
  room.savesTo = path.join(room.folder, "audit.json");
  await room.studio.audit.exportReport("json", auditEn);
  expect(room.studio.state.problem).toBeUndefined();
  const data = JSON.parse(await readFile(room.savesTo, "utf8")) as {
    readonly ranges: readonly { readonly missing: readonly string[] }[];
  };
  return (data.ranges[0]?.missing ?? ["no range"]).filter((one) => one.startsWith("label"));
}

async function decide(decision: "due" | "not-due"): Promise<void> {
  const key = auditOf(room.studio.state.audit)?.ranges[0]?.key ?? "";
  await room.studio.labels.decide(key, { decision, by: "M. R.", reason: "A place that exists" });
}

test("under the house default no label is missed, before a decision and after it", async () => {
  expect(await lacks()).toEqual([]);
  await decide("due");
  expect(await lacks()).toEqual([]);
});

test("under Article 50's pack it is undecided, then due and not laid, then laid, and not known once the cut changed", async () => {
  await room.studio.policy.follow(["house", "eu-article-50"]);
  expect(await lacks()).toEqual(["label-undecided"]);
  await decide("due");
  expect(await lacks()).toEqual(["label-not-laid"]);
  await room.studio.labels.lay();
  expect(room.studio.state.labels.done).toMatchObject({ kind: "laid", labels: 1 });
  expect(await lacks()).toEqual([]);
  await room.studio.labels.remove();
  expect(await lacks()).toEqual(["label-not-laid"]);
  const { project } = room.premiere;
  project.edit("A change by hand", (document) =>
    withSequence(document, project.view.activeSequenceId ?? "", (sequence) => ({
      ...sequence,
      video: sequence.video.map((track) => ({
        ...track,
        items: track.items.map((item) => (item.name.startsWith("PU_") ? { ...item, disabled: true } : item)),
      })),
    })),
  );
  expect(await lacks()).toEqual(["label-unknown"]);
});

test("under Article 50's pack nothing is missed of what a person said is not due", async () => {
  await room.studio.policy.follow(["eu-article-50"]);
  await decide("not-due");
  expect(await lacks()).toEqual([]);
});
