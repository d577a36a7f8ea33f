/** What becomes of the ledger where the disk or Premiere refuses: what happened is told once, and what is out stays out. */

import "./wire.host";
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { verify } from "../src/core/ledger-chain";
import { sumOfText } from "../src/studio/disk/fingerprint";
import { en } from "../src/ui/text/en";
import { aPlacedTake } from "./ledger.setup";
import { newRoom } from "./rooms.setup";
import { soon, type Room } from "./studio.setup";

const kindsIn = async (file: string): Promise<readonly unknown[]> =>
  (await readFile(file, "utf8"))
    .trimEnd()
    .split("\n")
    .map((line) => (JSON.parse(line) as Record<string, unknown>)["kind"]);

/** Premiere takes no properties from here on. */
function withoutProperties({ premiere }: Room): void {
  premiere.manners = { ...premiere.manners, throwing: ["createSetValueAction"] };
}

describe("where Premiere does not note the head,", () => {
  test("a pack that the ledger says has left is there", async () => {
    const { room, file } = await aPlacedTake();
    await room.studio.audit.read();
    room.picks = room.folder;
    withoutProperties(room);
    await room.studio.review.makePack(en.review.page);
    const { pack } = room.studio.state.review;
    expect(pack).toMatchObject({ kind: "made", ranges: 1 });
    expect((await kindsIn(file)).filter((kind) => kind === "exported")).toHaveLength(1);
    const folder = pack.kind === "made" ? pack.folder : "";
    expect((await readdir(folder)).sort()).toEqual(["clips", "pack.json", "review.html", "stills"]);
  });

  test("a ledger and a report that were saved are shown as saved", async () => {
    const { room, file } = await aPlacedTake();
    await room.studio.audit.read();
    withoutProperties(room);
    room.savesTo = path.join(room.folder, "ledger.csv");
    await room.studio.ledger.saveAs("csv");
    expect(room.studio.state.ledger).toMatchObject({ kind: "read", savedTo: room.savesTo });
    room.savesTo = path.join(room.folder, "report.csv");
    await room.studio.audit.exportReport("csv", en.audit);
    expect(room.studio.state.audit).toMatchObject({ savedTo: room.savesTo });
    expect(room.studio.state.problem).toBeUndefined();
    expect((await kindsIn(file)).filter((kind) => kind === "exported")).toHaveLength(2);
  });
});

type Call = (...given: readonly unknown[]) => Promise<unknown>;

/** The next call of that method about a ledger is `instead`. */
function once({ uxp }: Room, method: "writeFile" | "readFile", instead: (real: Call, ...given: unknown[]) => unknown) {
  const found = Reflect.get(uxp.fs, method) as Call;
  const real: Call = (...given) => Reflect.apply(found, uxp.fs, given);
  Reflect.set(uxp.fs, method, (...given: unknown[]): unknown => {
    if (!String(given[0]).endsWith(".ndjson")) return real(...given);
    Reflect.set(uxp.fs, method, found);
    return instead(real, ...given);
  });
}

/** What is added to a ledger next reaches the disk, as far as `share` says, and is reported as refused. */
function reportedAsFailed(room: Room, share = 1, alsoReading = false): void {
  const refusal = (): Error => Object.assign(new Error("It cannot be had just now"), { code: "EIO" });
  once(room, "writeFile", async (real, file, text, ...rest) => {
    const whole = String(text);
    await real(file, whole.slice(0, Math.round(whole.length * share)), ...rest);
    if (alsoReading) once(room, "readFile", () => Promise.reject(refusal()));
    throw refusal();
  });
}

describe("a write that was reported as failed", () => {
  test("and is on disk whole has happened, and is not written twice", async () => {
    const { room, id, file } = await aPlacedTake();
    reportedAsFailed(room);
    await room.studio.shelf.mark(id, "keep");
    const marks = (): unknown => room.studio.state.takes.find(({ take }) => take.id === id)?.marks;
    expect(room.studio.state.problem).toBeUndefined();
    expect(marks()).toEqual({ mine: "keep" });
    await room.studio.shelf.mark(id, "favourite");
    expect((await kindsIn(file)).filter((kind) => kind === "mark")).toHaveLength(2);
    expect(verify(await readFile(file, "utf8"), sumOfText).broken).toBeUndefined();
    await room.restart();
    await soon(() => expect(marks()).toEqual({ mine: "favourite" }));
  });

  test("and broke off in the middle is said to have failed, and what is said again holds", async () => {
    const { room, id, file } = await aPlacedTake();
    reportedAsFailed(room, 0.5);
    await room.studio.shelf.mark(id, "keep");
    expect(room.studio.state.problem).toMatchObject({ at: "takes", take: id });
    await room.studio.shelf.mark(id, "favourite");
    const said = verify(await readFile(file, "utf8"), sumOfText);
    expect(said).toMatchObject({ torn: 1, head: { count: 5 } });
    expect(said.broken).toBeUndefined();
  });

  test.each([false, true])("tells what happened once (reading back refused too: %s)", async (alsoReading) => {
    const room = await newRoom({ lifeMs: 30 });
    await room.addEngine();
    reportedAsFailed(room, 1, alsoReading);
    const id = await room.make();
    await room.standsAt(id, "ready");
    const file = path.join(room.folder, "Pickup/ledger", `${room.take(id).owner}.ndjson`);
    await soon(async () => expect(await kindsIn(file)).toEqual(["asked", "submitted", "delivered", "placed"]));
    const whole = verify(await readFile(file, "utf8"), sumOfText);
    expect(whole).toMatchObject({ torn: 0, head: { count: 4 } });
    expect(whole.broken).toBeUndefined();
    await room.studio.ledger.verify();
    expect(room.studio.state.ledger).toMatchObject({ untold: 0, files: [{ lines: 4 }] });
    room.savesTo = path.join(room.folder, "ledger.json");
    await room.studio.ledger.saveAs("json");
    const { lines } = JSON.parse(await readFile(room.savesTo, "utf8")) as { lines: readonly { kind: string }[] };
    expect(lines.map(({ kind }) => kind)).toEqual(["asked", "submitted", "delivered", "placed"]);
  });
});
