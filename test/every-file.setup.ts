/**
 * A project in which every kind of file that Pickup writes was written once: takes of both engines, what was decided and laid, and
 * what left as a report. Pixels and figures are a stand-in's; what is written of them is the studio's own.
 */

import { createHash } from "node:crypto";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { PLAIN_FIT } from "../src/core/fit";
import { shotKeyOf } from "../src/core/take";
import { auditOf } from "../src/studio/review/audit-state";
import { en } from "../src/ui/text/en";
import { auditEn } from "../src/ui/text/audit-en";
import { markHole } from "./replace.setup";
import { RoomWithoutPixels } from "./room-without-pixels";
import { openRoom, type Room } from "./studio.setup";
import { until } from "./wire.setup";

/** Where what left the project lies, in the project's folder. */
export const SAVED = {
  audit: { json: "out/AI-Reel.json", csv: "out/AI-Reel.csv", html: "out/AI-Reel.html" },
  ledger: { json: "out/ledger.json", csv: "out/ledger.csv" },
  spending: "out/pickup-spending.csv",
  diagnostics: "out/pickup-diagnostics.json",
} as const;

export interface Everything {
  readonly room: Room;
  /** Folder of the review pack. */
  readonly pack: string;
}

export async function everything(): Promise<Everything> {
  const room = await openRoom({ lifeMs: 30 }, () => new RoomWithoutPixels());
  try {
    await room.addEngine();
    await whoAndWhat(room);
    await checks(room, await takes(room));
    await boardAndScene(room);
    const pack = await decisions(room);
    await reports(room);
    await underWay(room);
    return { room, pack };
  } catch (error) {
    await room.close();
    throw error;
  }
}

/** What was laid or taken back is known to the panel, which asks nothing about a cut that it has not seen. */
async function seen(room: Room, takeId: string, isThere: boolean): Promise<void> {
  await until(`${takeId} to be ${isThere ? "there" : "gone"}`, () => {
    const row = room.studio.state.takes.find(({ take }) => take.id === takeId);
    return row?.take.placement !== undefined && row.work === undefined && row.onTimeline.length > 0 === isThere;
  });
}

function fine({ studio }: Room): void {
  const { problem } = studio.state;
  if (problem !== undefined) throw new Error(JSON.stringify(problem));
}

async function whoAndWhat(room: Room): Promise<void> {
  const { studio } = room;
  studio.settings.editSettings({ person: "M. R.", caption: false });
  await studio.metadata.nameInFiles(true);
  studio.settings.capSpending(200);
  await studio.settings.setNetwork("any");
  await studio.policy.follow(["house", "eu-article-50"]);
  await studio.policy.clear({ approval: "Letter of 3 November", territory: "FR, BE", expires: "2027-12-31" });
  await studio.references.takeFrame("before");
  await studio.references.noteRights(0, { author: "Unit B", rights: "Ours", origin: "Roll 12" });
  await studio.library.keep(0, { kind: "person", name: "Ada" });
  await studio.library.keepWords("Night shift", "sodium light, wet asphalt", "library");
  fine(room);
  const ada = studio.state.library.entries.find(({ name }) => name === "Ada")?.id ?? "";
  await studio.library.edit(ada, {
    consent: { note: "Agreed in writing, for this film", date: "2026-11-02" },
    rights: { author: "Unit B", rights: "Ours" },
  });
  await studio.library.use(ada);
  fine(room);
}

/** Answers with the engine's, which lies in the hole. */
async function takes(room: Room): Promise<string> {
  const { studio } = room;
  await markHole(room);
  const wire = await room.make("Ada turns from the bench as the lights fail.");
  await room.standsAt(wire, "ready");
  await seen(room, wire, true);
  await studio.shelf.mark(wire, "favourite");
  const engine = studio.state.form.maker;
  room.service.fault("moderated", { times: 1 });
  await room.standsAt(await room.make("What no engine makes."), "failed");
  studio.editForm({ maker: { kind: "built-in" }, draft: true });
  await until("the plan of a drawing", () => studio.state.plan !== undefined && studio.state.plan.order === undefined);
  const drawn = await room.make("A lighthouse at dusk, slow push in");
  await seen(room, drawn, true);
  // Its clip stays in the bin, that the engine's is seen.
  room.premiere.undo();
  await seen(room, drawn, false);
  studio.editForm({ maker: engine, draft: false });
  return wire;
}

/** A take that waits, and a still that the form holds. */
async function underWay(room: Room): Promise<void> {
  await room.restart();
  const { studio } = room;
  studio.pauseQueue(true);
  await studio.references.takeFrame("before");
  const waiting = await room.make("Nobody has sent this yet.");
  expect(room.take(waiting).state.kind).toBe("asked");
  fine(room);
}

async function checks(room: Room, takeId: string): Promise<void> {
  const { check, rank } = room.studio;
  await check.open(takeId);
  await check.setSpace("rec-709");
  await check.look();
  await check.copy("fit", PLAIN_FIT);
  fine(room);
  check.close();
  const shot = shotKeyOf(room.take(takeId));
  await rank.rank(shot);
  expect(room.studio.state.rankings.get(shot)).toMatchObject({ kind: "ranked" });
}

async function boardAndScene(room: Room): Promise<void> {
  const { studio } = room;
  room.opens = path.join(room.folder, "Lab.csv");
  await writeFile(room.opens, "scene,prompt,seconds\nINT. LAB – NIGHT,He turns from the bench,4\n");
  await studio.board.openScript();
  await studio.board.drawBoard();
  await until("the board's shot", () => studio.state.takes.every(({ work }) => work === undefined));
  studio.editForm({ prompt: "A boat at dusk." });
  studio.scenes.showDraft(true);
  studio.scenes.editDraft({ seconds: 7, linkSeconds: 4, beats: "It lies still.\nThe wind rises." });
  await studio.scenes.start({ confirmed: true });
  fine(room);
  await until("the scene to rest", () => studio.state.scenes.all[0]?.work === "rests");
}

async function decisions(room: Room): Promise<string> {
  const { studio, premiere } = room;
  await premiere.settled();
  await studio.audit.read();
  const key = auditOf(studio.state.audit)?.ranges.find(({ made }) => made === "ai")?.key ?? "";
  studio.review.choose(key);
  studio.review.write("Fine in this place.");
  await studio.review.decide(key, "editorial", "approve");
  await studio.labels.decide(key, { decision: "due", by: "M. R.", reason: "A place that exists" });
  await studio.labels.lay();
  fine(room);
  expect(studio.state.labels.done).toMatchObject({ kind: "laid", labels: 1 });
  room.picks = room.folder;
  await studio.review.makePack(en.review.page);
  const { pack } = studio.state.review;
  if (pack.kind !== "made") throw new Error(JSON.stringify(pack));
  await answered(room, pack.folder);
  return pack.folder;
}

/** As the pack's page writes it. */
async function answered(room: Room, folder: string): Promise<void> {
  const json = await readFile(path.join(folder, "pack.json"), "utf8");
  const { id } = JSON.parse(json) as { readonly id: string };
  const sum = createHash("sha256").update(json).digest("hex");
  const said = { part: "legal", decision: "approve", by: "Legal desk", note: "Fine.", at: "2026-11-28T11:00:00.000Z" };
  const file = { schema: "pickup.decisions", version: 1, pack: id, sum, decisions: [{ range: "r1", ...said }] };
  room.opens = path.join(room.folder, "decisions.json");
  await writeFile(room.opens, `${JSON.stringify(file, null, 2)}\n`);
  await room.studio.review.takeIn();
  expect(room.studio.state.review.taking).toMatchObject({ kind: "taken", taken: 1 });
}

async function reports(room: Room): Promise<void> {
  const { studio } = room;
  await mkdir(path.join(room.folder, "out"), { recursive: true });
  const saves = (name: string): void => void (room.savesTo = path.join(room.folder, name));
  for (const format of ["json", "csv", "html"] as const) {
    saves(SAVED.audit[format]);
    await studio.audit.exportReport(format, auditEn);
  }
  for (const format of ["json", "csv"] as const) {
    saves(SAVED.ledger[format]);
    await studio.ledger.saveAs(format);
  }
  saves(SAVED.spending);
  await studio.settings.saveSpending();
  await studio.settings.runProbe();
  saves(SAVED.diagnostics);
  await studio.settings.saveDiagnostics();
  fine(room);
}
