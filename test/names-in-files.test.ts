/** The name of who asked for a take, in its files: only where that person wants it, and out of them again. */

import "./wire.host";
import { execFileSync, spawnSync } from "node:child_process";
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { withoutName } from "../src/studio/provenance/name-in-file";
import { fullName, itemsOf, membersOf, propertiesOf, textOf, type Element } from "../src/studio/provenance/rdf";
import { readProvenance, writePacket } from "../src/studio/provenance/xmp-packet";
import { aNamedRoom, knowsNoName, made, NAME, writerIn } from "./names.setup";
import { aRoom } from "./provenance.setup";
import { take } from "./replace.setup";
import { soon } from "./studio.setup";
import { until } from "./wire.setup";

const hasExiftool = spawnSync("exiftool", ["-ver"]).status === 0;
const withExiftool = hasExiftool ? test : test.skip;

test("nobody is named before somebody wants it", async () => {
  const room = await aRoom();
  room.studio.settings.editSettings({ person: NAME });
  const id = await take(room);
  expect(room.take(id)).not.toHaveProperty("promptWriter");
  expect(await writerIn(path.join(room.folder, "Pickup/takes", id, "original.xmp"))).toBeUndefined();
});

test("who asked is named beside the take and in its copies; take.json and the ledger know an id alone", async () => {
  const { opened, id, folder, files } = await made();
  for (const file of files) expect(await writerIn(file)).toBe(NAME);
  const record = JSON.parse(await readFile(path.join(folder, "take.json"), "utf8")) as {
    readonly promptWriter: string;
  };
  expect(opened.studio.state.settings.nameInFiles).toBe(true);
  expect(await knowsNoName(path.join(folder, "take.json"))).toBe(true);
  expect(record.promptWriter).not.toBe("");
  const { state } = opened.take(id);
  if (state.kind !== "ready") throw new Error("It did not come");
  for (const name of [state.original.name, state.clip.name])
    expect(await knowsNoName(path.join(folder, name))).toBe(true);
  await opened.studio.metadata.check();
  expect(opened.studio.state.metadata).toMatchObject({ kind: "found", sidecars: 0, columns: 0 });
});

withExiftool(
  `ExifTool reads IPTC’s AI Prompt Writer Name beside the take and in the copy${hasExiftool ? "" : " (skipped: no exiftool)"}`,
  async () => {
    const { files } = await made();
    for (const file of files) {
      const said = execFileSync("exiftool", ["-j", "-G1", "-validate", "-warning", "-XMP-iptcExt:all", file]);
      const [first] = JSON.parse(said.toString("utf8")) as readonly Readonly<Record<string, unknown>>[];
      expect(first).toMatchObject({ "XMP-iptcExt:AIPromptWriterName": NAME });
    }
  },
);

test("what is drawn here names nobody, and a take that another asks again not the first one", async () => {
  const opened = await aNamedRoom();
  const id = await take(opened);
  await opened.studio.metadata.nameInFiles(false);
  opened.studio.settings.editSettings({ person: "Legal desk" });
  await opened.studio.metadata.nameInFiles(true);
  await opened.studio.again.ask(id, { confirmed: true });
  await soon(() => expect(opened.studio.state.takes).toHaveLength(2));
  const again = opened.studio.state.takes.find((row) => row.take.id !== id)?.take.id ?? "";
  await until("the job", () => opened.service.jobs.length > 1);
  opened.service.advance("done");
  await opened.standsAt(again, "ready");
  const sidecar = (of: string): string => path.join(opened.folder, "Pickup/takes", of, "original.xmp");
  expect(await writerIn(sidecar(again))).toBe("Legal desk");
  expect(await writerIn(sidecar(id))).toBeUndefined();
  opened.studio.editForm({ maker: { kind: "built-in" } });
  const drawn = await opened.make("A pier");
  await soon(() => expect(opened.take(drawn).state.kind).not.toBe("asked"));
  expect(opened.take(drawn)).not.toHaveProperty("promptWriter");
});

test("switched off, the name goes out of sidecars and copies, which stay the same films", async () => {
  const { opened, id, folder, files } = await made();
  const [, copy] = files;
  const before = await readFile(copy);
  await opened.studio.metadata.nameInFiles(false);
  for (const file of [...files, path.join(folder, "take.json")]) expect(await knowsNoName(file)).toBe(true);
  expect(opened.studio.state.metadata).toMatchObject({ kind: "unnamed", files: 2, left: [], elsewhere: 0 });
  expect(opened.take(id)).not.toHaveProperty("promptWriter");
  const after = await readFile(copy);
  expect(after).toHaveLength(before.length);
  const differs = [...after.keys()].filter((at) => after[at] !== before[at]);
  expect(differs.every((at) => after[at] === 0x20)).toBe(true);
  await opened.studio.metadata.check();
  expect(opened.studio.state.metadata).toMatchObject({ kind: "found", sidecars: 0 });
});

test("erased among the words, the name goes out of the files with it", async () => {
  const { opened, files } = await made();
  await opened.studio.ledger.verify();
  const { ledger } = opened.studio.state;
  const id = ledger.kind === "read" ? ledger.words.find(({ text }) => text === NAME)?.id : undefined;
  if (id === undefined) throw new Error("The words do not know the name");
  await opened.studio.ledger.erase([id]);
  expect(opened.studio.state.metadata).toMatchObject({ kind: "unnamed", files: 2, left: [] });
  for (const file of files) expect(await knowsNoName(file)).toBe(true);
});

test("a name that was erased on another machine goes out when the project is opened next", async () => {
  const { opened, id, folder, files } = await made();
  const { promptWriter } = JSON.parse(await readFile(path.join(folder, "take.json"), "utf8")) as {
    readonly promptWriter: string;
  };
  await opened.restart(async () => {
    const theirs = { schema: "pickup.words", version: 1, words: [], erased: [promptWriter] };
    await writeFile(path.join(opened.folder, "Pickup/ledger/another.words.json"), JSON.stringify(theirs));
  });
  await soon(() => expect(opened.take(id)).not.toHaveProperty("promptWriter"));
  for (const file of files) expect(await knowsNoName(file)).toBe(true);
});

test("erased in the settings of the review, where it is listed, the name goes out of the files", async () => {
  const { opened, files } = await made();
  await opened.studio.ledger.verify();
  await soon(() => expect(opened.studio.state.review.names).toEqual([NAME]));
  await opened.studio.review.eraseName(NAME);
  expect(opened.studio.state.review.names).toEqual([]);
  for (const file of files) expect(await knowsNoName(file)).toBe(true);
});

describe("what others wrote into a sidecar", () => {
  /** As tools for pictures and scripts write it: an attribute, a language alternative, a structure in a namespace of their own. */
  async function addedTo(file: string): Promise<void> {
    const packet = await readFile(file, "utf8");
    const added = packet
      .replace('rdf:about=""', 'rdf:about="" xmp:Rating="4" xmlns:lab="http://lab.example/ns/" lab:Reel="A12"')
      .replace(
        "</rdf:Description>",
        `<dc:rights><rdf:Alt><rdf:li xml:lang="x-default">© Desk &amp; “co” &lt;1&gt;</rdf:li></rdf:Alt></dc:rights>
        <lab:Passes><rdf:Seq><rdf:li rdf:parseType="Resource"><lab:stock>5219</lab:stock>
        <lab:by rdf:resource="http://lab.example/desk?a=1&amp;b=2"/></rdf:li></rdf:Seq></lab:Passes></rdf:Description>`,
      );
    await writeFile(file, added);
  }
  async function saysStill(file: string): Promise<void> {
    const properties = propertiesOf(await readFile(file, "utf8"));
    const named = (namespace: string, local: string): Element | undefined => properties.get(fullName(namespace, local));
    expect(textOf(named("http://ns.adobe.com/xap/1.0/", "Rating"))).toBe("4");
    expect(textOf(named("http://purl.org/dc/elements/1.1/", "rights"))).toBe("© Desk & “co” <1>");
    expect(textOf(named("http://lab.example/ns/", "Reel"))).toBe("A12");
    const [pass] = itemsOf(named("http://lab.example/ns/", "Passes"));
    if (pass === undefined) throw new Error("The passes are gone");
    const members = membersOf(pass);
    expect(textOf(members.get(fullName("http://lab.example/ns/", "stock")))).toBe("5219");
    expect(textOf(members.get(fullName("http://lab.example/ns/", "by")))).toBe("http://lab.example/desk?a=1&b=2");
  }

  test("stays to the letter where a name alone goes out", async () => {
    const { opened, files } = await made();
    await addedTo(files[0]);
    const before = await readFile(files[0], "utf8");
    await opened.studio.metadata.nameInFiles(false);
    expect(await readFile(files[0], "utf8")).toBe(withoutName(before));
    await saysStill(files[0]);
  });

  test("stays where what Pickup says is repaired, but for a name within it", async () => {
    const { opened, files } = await made();
    for (const file of files.filter((one) => one.endsWith(".xmp"))) {
      await addedTo(file);
      const packet = await readFile(file, "utf8");
      const nested = `<lab:stock>5219</lab:stock><Iptc4xmpExt:AIPromptWriterName>M. R.</Iptc4xmpExt:AIPromptWriterName>`;
      await writeFile(
        file,
        packet.replace("<lab:stock>5219</lab:stock>", nested).replace(/google\/veo-3\.1/g, "another"),
      );
    }
    await opened.studio.metadata.nameInFiles(false);
    await opened.studio.metadata.repair();
    for (const file of files.filter((one) => one.endsWith(".xmp"))) {
      await saysStill(file);
      expect(await readFile(file, "utf8")).not.toContain("another");
      expect(await knowsNoName(file)).toBe(true);
    }
    await opened.studio.metadata.check();
    expect(opened.studio.state.metadata).toMatchObject({ kind: "found", sidecars: 0 });
  });
});

test("a file that cannot be written is named, and found again by the next check", async () => {
  const { opened, files } = await made();
  const [, copy, beside] = files;
  // In the way of every writing of it.
  await mkdir(`${beside}.new`);
  await opened.studio.metadata.nameInFiles(false);
  expect(opened.studio.state.metadata).toMatchObject({ kind: "unnamed", files: 1, left: [path.basename(copy)] });
  await rm(`${beside}.new`, { recursive: true });
  await opened.studio.metadata.repair();
  expect(opened.studio.state.metadata).toMatchObject({ kind: "repaired", sidecars: 1 });
  for (const file of files) expect(await knowsNoName(file)).toBe(true);
});

test("a name goes out of a packet in whichever form it stands there, and nothing else does", () => {
  const prompt = `she said AIPromptWriterName="x" > <b> & 'y'`;
  const packet = writePacket({ title: "T", prompt, promptWriter: NAME });
  const forms = [
    packet,
    packet.replace(/Iptc4xmpExt:/g, "iptc:").replace("xmlns:Iptc4xmpExt", "xmlns:iptc"),
    packet
      .replace(/<Iptc4xmpExt:AIPromptWriterName>[^]*<\/Iptc4xmpExt:AIPromptWriterName>/, "")
      .replace('rdf:about=""', `rdf:about="" Iptc4xmpExt:AIPromptWriterName='M. R. > "é"'`),
  ];
  for (const form of forms) {
    expect(readProvenance(form).promptWriter).toContain("M. R.");
    const { promptWriter: _out, ...rest } = readProvenance(form);
    const without = withoutName(form);
    expect(readProvenance(without)).toEqual(rest);
    expect(rest.prompt).toBe(prompt);
    expect(Buffer.byteLength(without)).toBe(Buffer.byteLength(form));
  }
});
