/** What the studio finds out of a file's Content Credentials where there is no media room, or only Premiere can look. */

import "./wire.host";
import { readFileSync } from "node:fs";
import { truncate, writeFile } from "node:fs/promises";
import path from "node:path";
import { CredentialsReader } from "../src/studio/provenance/credentials";
import { Log } from "../src/studio/log";
import type { MediaRoom } from "../src/media/client";
import { StudioError } from "../src/core/failure";
import { STRICT } from "./host/manners";
import { makeSigner, signed } from "./signed-film";
import { openRoom, soon, type Room } from "./studio.setup";

const film = readFileSync(path.join(__dirname, "service/take.mp4"));
const manifest = JSON.stringify({
  active_manifest: "urn:c2pa:1",
  manifests: { "urn:c2pa:1": { claim_generator: "Rig service 1.0", assertions: [], ingredients: [] } },
  validation_state: "Valid",
});

let whole: Uint8Array;
let room: Room;

beforeAll(async () => {
  whole = await signed(film, await makeSigner());
});

beforeEach(async () => {
  room = await openRoom({ clip: whole });
});

afterEach(() => room.close());

/** Of a media room that answers what it is told to; it counts how often it was asked. */
function reader(answer: MediaRoom["credentials"]): { readonly of: CredentialsReader["of"]; asked: number } {
  const counted = {
    asked: 0,
    of: new CredentialsReader({
      room: {
        state: { kind: "ready" },
        credentials: (...given) => {
          counted.asked += 1;
          return answer(...given);
        },
      },
      log: new Log(() => new Date()),
    }).of,
  };
  return counted;
}

const none = reader(() => Promise.reject(new StudioError({ kind: "room-unavailable", why: "it was not started" }))).of;

async function onDisk(name: string, bytes: Uint8Array): Promise<string> {
  const file = path.join(room.folder, name);
  await writeFile(file, bytes);
  return file;
}

test("without a media room a take's details say that some are there, unchecked; of a film without any that there are none", async () => {
  await room.addEngine();
  const id = await room.make();
  await soon(() => expect(room.service.jobs).toHaveLength(1));
  room.service.advance("done");
  await room.standsAt(id, "ready");
  await room.studio.credentials.look(id);
  expect(room.studio.state.credentials.get(id)).toMatchObject({
    kind: "read",
    original: { kind: "present-unchecked", why: "no-reader" },
    clip: { kind: "present-unchecked", why: "no-reader" },
  });
  expect(await none(await onDisk("plain.mp4", film))).toEqual({ kind: "none" });
});

test("where Pickup cannot look, a Premiere that has the service is asked, and it is said that it was", async () => {
  const file = await onDisk("film.mp4", whole);
  expect(await none(file)).toMatchObject({ kind: "present-unchecked" });
  room.premiere.manners = { ...STRICT, manifest: { manifest, manifestLocation: 1 } };
  expect(await none(file)).toMatchObject({ kind: "valid", by: "premiere", generator: "Rig service 1.0" });
});

test("a film of more than 512 MB is not handed over: they are there, and too large to check", async () => {
  const mdat = Buffer.from("000000006d646174", "hex");
  const file = await onDisk("large.mp4", Buffer.concat([whole, mdat]));
  await truncate(file, 513 * 1024 * 1024);
  const counted = reader(() => Promise.resolve({ kind: "none" }));
  expect(await counted.of(file)).toEqual({ kind: "present-unchecked", why: "too-large" });
  expect(counted.asked).toBe(0);
});

test("a file is read once while it stays as it is, and again once it was written to", async () => {
  const file = await onDisk("film.mp4", whole);
  const counted = reader(() => Promise.resolve({ kind: "none" }));
  await counted.of(file);
  await counted.of(file);
  expect(counted.asked).toBe(1);
  await writeFile(file, Buffer.concat([whole, Buffer.from("0000000866726565", "hex")]));
  await counted.of(file);
  expect(counted.asked).toBe(2);
});

test("what only kept it from being looked at is tried again", async () => {
  const file = await onDisk("film.mp4", whole);
  const counted = reader(() => Promise.resolve({ kind: "unknown", why: "too-slow" }));
  expect(await counted.of(file)).toEqual({ kind: "present-unchecked", why: "too-slow" });
  await counted.of(file);
  expect(counted.asked).toBe(2);
});

test("who does not wait any more ends the looking through a file's headers", async () => {
  const file = await onDisk("many.mp4", Buffer.concat([film, Buffer.from("0000000866726565".repeat(10_000), "hex")]));
  const stop = new AbortController();
  const looking = none(file, stop.signal);
  stop.abort();
  await expect(looking).rejects.toThrow("Nobody wants to know any more");
});

test("a file that is gone is no answer", async () => {
  await expect(none(path.join(room.folder, "gone.mp4"))).rejects.toMatchObject({ failure: { kind: "file-missing" } });
});
