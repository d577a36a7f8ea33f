/** The library of a project: people with consent, places, things and looks, kept in files and used in any shot. */

import "./wire.host";
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { decodeEntry, type LibraryEntry } from "../src/core/library";
import { H3, held, keptWith, problem, roles } from "./references.setup";
import { newRoom } from "./rooms.setup";
import { failing, soon, type Room } from "./studio.setup";

const CONSENT = { note: "Mara Oak agreed to be shown in this film, to the producer", date: "2026-11-20" };

const shelf = ({ folder }: Room): string => path.join(folder, "Pickup/library");

/** As it lies on disk. */
const onShelf = async (room: Room, id: string): Promise<LibraryEntry> =>
  decodeEntry(await readFile(path.join(shelf(room), id, "entry.json"), "utf8"));

function entry({ studio }: Room, name: string): { readonly id: string } {
  const found = studio.state.library.entries.find((one) => one.name === name);
  if (found === undefined) throw new Error(`There is no ${name}: ${JSON.stringify(studio.state.library)}`);
  return found;
}

async function withMara(room: Room): Promise<string> {
  await room.studio.references.takeFrame("before");
  await room.studio.library.keep(0, { kind: "person", name: "Mara" });
  await room.studio.references.drop(0);
  return entry(room, "Mara").id;
}

test("a person without consent is kept and not used; with it she is a subject, and the record says on what word", async () => {
  const room = await newRoom({ tongue: "vllm-omni", models: [H3] });
  await room.addEngine({ costs: "nothing" });
  const id = await withMara(room);
  await room.studio.library.use(id);
  expect(problem(room)).toEqual({ kind: "consent-missing", name: "Mara" });
  expect(held(room)).toEqual([]);

  await room.studio.library.edit(id, { consent: CONSENT });
  await room.studio.library.use(id);
  expect(room.studio.state.problem).toBeUndefined();
  expect(roles(room)).toEqual(["subject Mara"]);
  const takeId = await room.make();
  await soon(() => expect(room.service.jobs).toHaveLength(1));
  expect(room.service.jobs[0]?.files.map(({ field }) => field)).toEqual(["input_reference"]);
  expect(String(room.service.jobs[0]?.fields["extra_params"])).toBe('{"task":"ref2va"}');
  const { references } = await keptWith(room, takeId);
  expect(references[0]?.from).toEqual({
    kind: "library",
    entryId: id,
    name: "Mara",
    entry: "person",
    consent: CONSENT,
  });
  expect(await onShelf(room, id)).toMatchObject({ name: "Mara", kind: "person", consent: CONSENT });
  expect((await readdir(path.join(shelf(room), id))).sort()).toEqual(["entry.json", "picture-1.png"]);

  await room.studio.references.drop(0);
  await room.studio.restore(takeId);
  expect(roles(room)).toEqual(["subject Mara"]);
  await room.studio.library.edit(id, { consent: "none" });
  await room.studio.restore(takeId);
  expect(problem(room)).toEqual({ kind: "consent-missing", name: "Mara" });
  expect(held(room)).toEqual([]);
});

test("consent that is taken back holds for takes too: what is asked again or waits in the queue is not sent", async () => {
  const room = await newRoom({ tongue: "vllm-omni", models: [H3] });
  await room.addEngine({ costs: "nothing" });
  const id = await withMara(room);
  await room.studio.library.edit(id, { consent: CONSENT });
  await room.studio.library.use(id);
  const failed = await room.make();
  await soon(() => expect(room.service.jobs).toHaveLength(1));
  room.service.advance("failed");
  await room.standsAt(failed, "failed");
  room.studio.pauseQueue(true);
  const waits = await room.make();
  await soon(() => expect(room.studio.state.queue.waiting).toEqual([waits]));
  await room.studio.library.edit(id, { consent: "none" });
  const refused = (takeId: string): Promise<void> =>
    soon(() => {
      expect(room.take(takeId).state).toMatchObject({ failure: { kind: "consent-missing", name: "Mara" } });
    });
  room.studio.pauseQueue(false);
  await refused(waits);
  await room.studio.retry(failed, { confirmed: true });
  await refused(failed);
  expect(room.service.creates).toBe(1);
  await room.restart();
  await refused(failed);
});

test("consent that is taken back lets go of her in the form", async () => {
  const room = await newRoom();
  const id = await withMara(room);
  await room.studio.library.edit(id, { consent: CONSENT });
  await room.studio.references.takeFrame("before");
  await room.studio.library.use(id);
  expect(roles(room)).toEqual(["first 00:00:04:03", "subject Mara"]);
  await room.studio.library.edit(id, { consent: "none" });
  expect(problem(room)).toEqual({ kind: "consent-missing", name: "Mara" });
  expect(roles(room)).toEqual(["first 00:00:04:03"]);
});

test("consent that is taken back while a picture is still being copied stays taken back", async () => {
  const room = await newRoom();
  const id = await withMara(room);
  await room.studio.library.edit(id, { consent: CONSENT });
  await room.studio.references.takeFrame("after");
  await Promise.all([room.studio.library.addPicture(id, 0), room.studio.library.edit(id, { consent: "none" })]);
  const kept = await onShelf(room, id);
  expect([kept.consent, kept.pictures.length]).toEqual([undefined, 2]);
});

test("a note without a day, or a day that there is not, is no consent", async () => {
  const room = await newRoom();
  const id = await withMara(room);
  for (const consent of [
    { note: "", date: "2026-11-20" },
    { note: "yes", date: "2026-02-30" },
    { note: "yes", date: "yesterday" },
  ]) {
    await room.studio.library.edit(id, { consent });
    await room.studio.library.use(id);
    expect(problem(room)).toMatchObject({ kind: "consent-missing" });
  }
  expect(held(room)).toEqual([]);
});

test("a place is used in another shot as a look, renamed and removed; takes and the form keep their copies", async () => {
  const room = await newRoom();
  await room.studio.references.takeFrame("after");
  await room.studio.library.keep(0, { kind: "place", name: "Pier" });
  await room.studio.references.drop(0);
  const { id } = entry(room, "Pier");
  await room.studio.library.edit(id, { name: "The old pier" });
  await room.studio.library.use(id);
  expect(roles(room)).toEqual(["look The old pier"]);
  await room.studio.library.remove(id);
  expect(room.studio.state.library.entries).toEqual([]);
  expect(await readdir(shelf(room))).toEqual([]);
  expect((await readFile(held(room)[0]?.file ?? "")).length).toBeGreaterThan(50);
});

test("whose a picture is, and where it was taken from, is kept with the entry, and noted in every shot that uses it", async () => {
  const room = await newRoom();
  const { references, library } = room.studio;
  await references.takeFrame("after");
  await references.noteRights(0, { author: "M. R.", rights: " CC BY 4.0 " });
  await library.keep(0, { kind: "place", name: "Pier" });
  await references.drop(0);
  const { id } = entry(room, "Pier");
  const noted = { author: "M. R.", rights: "CC BY 4.0", origin: expect.stringMatching(/, 00:00:08:04$/) as unknown };
  expect(entry(room, "Pier")).toMatchObject({ rights: noted });
  await room.restart();
  await soon(() => expect(entry(room, "Pier")).toMatchObject({ rights: noted }));
  await room.studio.library.use(id);
  expect(held(room)[0]?.frame).toMatchObject({ from: { kind: "library" }, rights: noted });

  const changed = { author: "Legal desk", rights: "Contract 7", origin: "" };
  await room.studio.library.edit(id, { rights: changed });
  expect(held(room)[0]?.frame.rights).toMatchObject({ author: "M. R." });
  await room.studio.references.drop(0);
  await room.studio.library.use(id);
  expect(held(room)[0]?.frame.rights).toEqual({ author: "Legal desk", rights: "Contract 7" });
  await room.studio.library.edit(id, { name: "The old pier" });
  expect(entry(room, "The old pier")).toMatchObject({ rights: { author: "Legal desk" } });
  await room.studio.library.edit(id, { rights: {} });
  expect((await onShelf(room, id)).rights).toBeUndefined();
});

test("an entry whose picture cannot be kept is none, and what the form holds stays", async () => {
  const room = await newRoom();
  await room.studio.references.takeFrame("before");
  const before = held(room);
  failing(room.uxp.fs, "open", (file) => String(file).includes("picture-1"));
  await room.studio.library.keep(0, { kind: "place", name: "Pier" });
  expect(room.studio.state.problem).toMatchObject({ at: "library" });
  expect(room.studio.state.library.entries).toEqual([]);
  expect(await readdir(shelf(room))).toEqual([]);
  expect(held(room)).toEqual(before);
});

test("a look that cannot be kept fails beside the prompt; kept, it is there for every shot", async () => {
  const room = await newRoom();
  let isFull = true;
  failing(room.uxp.fs, "open", (file) => isFull && String(file).includes("library"));
  failing(room.uxp.fs, "writeFile", (file) => isFull && String(file).includes("library"));
  await room.studio.library.keepWords("Night", "Neon light, 85 mm", "look");
  expect(room.studio.state.problem).toMatchObject({ at: "look" });
  expect(room.studio.state.library).toEqual({ entries: [], unread: [] });
  isFull = false;
  await room.studio.library.keepWords("Night", "Neon light, 85 mm", "look");
  expect(room.studio.state.problem).toBeUndefined();
  expect(room.studio.state.library.entries).toMatchObject([
    { kind: "look", name: "Night", words: "Neon light, 85 mm" },
  ]);
});

test("a look may be words alone: they go behind the prompt, once", async () => {
  const room = await newRoom();
  room.studio.editForm({ prompt: "A pier at dawn" });
  await room.studio.library.keepWords("House look", "Bleach bypass, cold shadows", "library");
  const { id } = entry(room, "House look");
  await room.studio.library.use(id);
  await room.studio.library.use(id);
  expect(room.studio.state.form.prompt).toBe("A pier at dawn. Bleach bypass, cold shadows");
  expect(held(room)).toEqual([]);
});

test("an entry that is damaged is named and left as it is; the others are there after a restart", async () => {
  const room = await newRoom();
  await withMara(room);
  await room.restart(async () => {
    for (const [name, json] of [
      ["half", '{"schema": "pickup.library", "version": 1, "id": "half"'],
      ["later", '{"schema": "pickup.library", "version": 2}'],
      [
        "leads-out",
        JSON.stringify({
          schema: "pickup.library",
          version: 1,
          id: "x",
          owner: "x",
          kind: "place",
          name: "Out",
          pictures: [{ file: "../../../secret.png", sha256: "", size: { width: 1, height: 1 } }],
          madeAt: "",
        }),
      ],
    ] as const) {
      await mkdir(path.join(shelf(room), name));
      await writeFile(path.join(shelf(room), name, "entry.json"), json);
    }
    await mkdir(path.join(shelf(room), "empty"));
  });
  await soon(() => expect(room.studio.state.library.entries.map(({ name }) => name)).toEqual(["Mara"]));
  const { unread } = room.studio.state.library;
  expect(unread.map(({ name }) => name).sort()).toEqual(["empty", "half", "later", "leads-out"]);
  expect(await readdir(path.join(shelf(room), "half"))).toEqual(["entry.json"]);
});

test("another machine’s entry is used here and changed there", async () => {
  const room = await newRoom();
  const id = await withMara(room);
  const file = path.join(shelf(room), id, "entry.json");
  await room.restart(async () => {
    const theirs = {
      ...(JSON.parse(await readFile(file, "utf8")) as object),
      owner: "elsewhere",
      kind: "place",
      plan: 9,
    };
    await writeFile(file, JSON.stringify(theirs));
  });
  await soon(() => expect(room.studio.state.library.entries[0]).toMatchObject({ isElsewhere: true }));
  await room.studio.library.edit(id, { name: "Mine now" });
  expect(problem(room)).toEqual({ kind: "library-elsewhere", name: "Mara" });
  await room.studio.library.use(id);
  expect(roles(room)).toEqual(["look Mara"]);
  expect(JSON.parse(await readFile(file, "utf8"))).toMatchObject({ name: "Mara", plan: 9 });
});

test("the picture that was pressed is the one that is kept, also when the shot lets go of it meanwhile", async () => {
  const room = await newRoom({});
  const { studio } = room;
  await studio.references.takeFrame("before");
  await studio.references.takeFrame("after");
  const [first] = held(room);
  await Promise.all([studio.library.keep(0, { kind: "person", name: "Mara" }), studio.references.drop(0)]);
  const id = studio.state.library.entries[0]?.id ?? "";
  expect((await onShelf(room, id)).pictures.map(({ sha256 }) => sha256)).toEqual([first?.frame.sha256]);
  expect(held(room)).toHaveLength(1);
  await soon(async () => await expect(readFile(first?.file ?? "")).rejects.toThrow("ENOENT"));
});
