/** The original is sacred: what came with Content Credentials keeps them to the end, whatever Premiere does to the clip. */

import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Browser } from "playwright-core";
import type { Credentials } from "../src/core/credentials";
import { describeInBrowser, launchBrowser } from "./browser";
import { fileOf } from "./numbered-film";
import { aTakeOf, FilmEngine, folderOf, liveOut, read, takeOf } from "./rig/pristine";
import { SceneDesk } from "./rig/scene";
import { openRoom, type RoomInBrowser } from "./room-in-browser";
import { ISSUER_NAME, makeSigner, signed, SIGNER_NAME, stripped, tampered } from "./signed-film";

jest.setTimeout(300_000);

const PAGE = path.join(__dirname, "../dist/room.html");
const film = readFileSync(path.join(__dirname, "service/take.mp4"));

const VALID: Credentials = {
  kind: "valid",
  by: "pickup",
  signer: { name: SIGNER_NAME, organisation: "Pickup tests" },
  issuer: { name: ISSUER_NAME, organisation: "Pickup tests" },
  generator: "Rig service 1.0",
  actions: [
    {
      action: "c2pa.created",
      sourceType: "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia",
      agent: "Rig model 2",
    },
  ],
  ingredients: [{ title: "first-frame.png", relationship: "inputTo" }],
  codes: expect.arrayContaining(["signingCredential.untrusted", "assertion.bmffHash.match"]) as readonly string[],
};

const CHANGED = {
  ...VALID,
  kind: "invalid",
  broken: "changed",
  codes: expect.arrayContaining(["assertion.bmffHash.mismatch"]) as readonly string[],
};

describeInBrowser("Content Credentials in the media room", () => {
  let browser: Browser;
  let whole: Uint8Array;
  let folder: string;
  const opened: RoomInBrowser[] = [];

  beforeAll(async () => {
    browser = await launchBrowser();
    whole = await signed(film, await makeSigner());
    folder = await mkdtemp(path.join(tmpdir(), "pickup-credentials-"));
  });

  afterEach(async () => {
    for (const room of opened.splice(0)) await room.close();
  });

  afterAll(async () => {
    await browser.close();
    await rm(folder, { recursive: true, force: true });
  });

  async function open(from: "file" | "frame"): Promise<RoomInBrowser> {
    const room = await openRoom(browser, PAGE, from);
    opened.push(room);
    return room;
  }

  function onDisk(name: string, bytes: Uint8Array): string {
    const file = path.join(folder, name);
    writeFileSync(file, bytes);
    return file;
  }

  it.each(["file", "frame"] as const)(
    "from a %s: the reader is loaded once, from beside the page, and says who signed what; nothing else is fetched",
    async (from) => {
      const { room, requests, errors } = await open(from);
      await room.capabilities();
      expect(requests.filter((url) => url.endsWith("credentials.js"))).toEqual([]);
      const file = fileOf(onDisk("signed.mp4", whole));
      expect(await room.credentials(file, "video/mp4")).toEqual(VALID);
      expect(await room.credentials(file, "video/mp4")).toEqual(VALID);
      expect(requests.filter((url) => url.endsWith("credentials.js"))).toHaveLength(1);
      expect(requests.filter((url) => !/^blob:|\/(room\.html|credentials\.js)?$/.test(url))).toEqual([]);
      expect(errors).toEqual([]);
    },
  );

  it("one bit of the picture is other than was signed: it says so, and still who claims what", async () => {
    const { room } = await open("file");
    expect(await room.credentials(fileOf(onDisk("tampered.mp4", tampered(whole))), "video/mp4")).toEqual(CHANGED);
  });

  it("without the box there are none, signed once or never", async () => {
    const { room } = await open("file");
    for (const bytes of [stripped(whole), film]) {
      expect(await room.credentials(fileOf(onDisk("none.mp4", bytes)), "video/mp4")).toEqual({ kind: "none" });
    }
  });

  it("what is no film at all is unknown, and the room lives on", async () => {
    const { room } = await open("file");
    const junk = fileOf(onDisk("junk.mp4", Buffer.from("nothing that anybody could read as a film")));
    expect(await room.credentials(junk, "video/mp4")).toMatchObject({ kind: "unknown", why: "damaged" });
    expect(await room.credentials(fileOf(onDisk("after.mp4", whole)), "video/mp4")).toEqual(VALID);
  });

  it("taken back it stops, and the next one is read", async () => {
    const { room } = await open("file");
    const stop = new AbortController();
    const file = fileOf(onDisk("stopped.mp4", whole));
    const reading = room.credentials(file, "video/mp4", { signal: stop.signal, onProgress: () => stop.abort() });
    await expect(reading).rejects.toThrow("stopped by the editor");
    expect(await room.credentials(file, "video/mp4")).toEqual(VALID);
  });

  it("a page whose reader cannot be had says so, and that is no answer about the file", async () => {
    const { room, page } = await open("frame");
    await page.route("**/credentials.js", (route) => route.abort());
    const file = fileOf(onDisk("unread.mp4", whole));
    expect(await room.credentials(file, "video/mp4")).toEqual({
      kind: "unknown",
      why: "no-reader",
      says: "credentials.js could not be loaded",
    });
    await page.unroute("**/credentials.js");
    expect(await room.credentials(file, "video/mp4")).toEqual(VALID);
  });
});

describeInBrowser("an original through a take's whole life", () => {
  let browser: Browser;
  let whole: Uint8Array;
  let desk: SceneDesk;
  const engines: FilmEngine[] = [];

  beforeAll(async () => {
    browser = await launchBrowser();
    whole = await signed(film, await makeSigner());
    desk = await SceneDesk.open({ browser, page: PAGE });
  });

  afterAll(async () => {
    await desk.close();
    for (const engine of engines) await engine.close();
    await browser.close();
  });

  async function delivering(bytes: Uint8Array): Promise<void> {
    const engine = await FilmEngine.start(desk, bytes);
    engines.push(engine);
    await engine.choose();
  }

  it("delivered, imported, placed, copied, replaced and taken back, it is the same file and still valid; the clip is not", async () => {
    await delivering(whole);
    const { delivered, seen, copy, leaves } = await liveOut(desk);
    expect(seen.map(({ after }) => after)).toEqual(["placed", "copied to fit", "replaced", "taken back"]);
    for (const { after, sha256, original, clip } of seen) {
      expect([after, sha256]).toEqual([after, delivered]);
      expect([after, original]).toEqual([after, VALID]);
      // Premiere wrote its IDs into what it imported.
      expect([after, clip]).toEqual([after, CHANGED]);
    }
    expect(copy).toEqual({ kind: "none" });
    expect(leaves).toEqual(VALID);
  });

  it.each([
    ["that was changed on its way says so", tampered, CHANGED, CHANGED],
    ["that was stripped on its way has none", stripped, { kind: "none" }, undefined],
    ["that never had any has none", () => film, { kind: "none" }, undefined],
  ])("one %s, and is kept as it came", async (_, change, original, clip) => {
    await delivering(change(whole));
    const id = await aTakeOf(desk);
    await desk.studio.credentials.look(id);
    expect(desk.studio.state.credentials.get(id)).toEqual({
      kind: "read",
      original,
      ...(clip === undefined ? {} : { clip }),
    });
    const { state } = takeOf(desk, id);
    if (state.kind !== "ready") throw new Error(`It is ${state.kind}`);
    const file = path.join(folderOf(desk, id), state.original.name);
    expect(createHash("sha256").update(readFileSync(file)).digest("hex")).toBe(state.original.sha256);
    expect(await read(desk, file)).toEqual(original);
  });
});
