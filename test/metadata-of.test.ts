/** What any file's metadata says of where it comes from: written by others, in their ways; and by people who mean no good. */

import { execFileSync, spawnSync } from "node:child_process";
import { writeFile } from "node:fs/promises";
import path from "node:path";
import { Misfit } from "../src/core/decode";
import { xmpOfFile } from "../src/core/xmp-in-file";
import { metadataOf, sidecarOf } from "../src/studio/provenance/media-metadata";
import { presenceIn } from "../src/core/credentials-presence";
import { RDF } from "../src/studio/provenance/rdf";
import { readProvenance, writePacket } from "../src/studio/provenance/xmp-packet";
import { footage } from "./host/footage.node";
import { solidPng } from "./png";
import type * as setup from "./uxp.setup";
import { cleanUp, startUxp } from "./uxp.setup";

jest.mock("fs", () => jest.requireActual<typeof setup>("./uxp.setup").moduleNow("fs"));

const hasExiftool = spawnSync("exiftool", ["-ver"]).status === 0;
const withExiftool = hasExiftool ? test : test.skip;
const why = hasExiftool ? "" : " (skipped: no exiftool)";

const TRAINED = "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia";

/** The first eight bytes of a JPEG's picture do not matter to who reads its head. */
const JPEG = Buffer.from(
  "/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAP//////////////////////////////////////////////////////////////////////////////////////wgALCAABAAEBAREA/8QAFBABAAAAAAAAAAAAAAAAAAAAAP/aAAgBAQABPxA=",
  "base64",
);

let folder: string;

beforeEach(async () => {
  ({ folder } = await startUxp());
});
afterEach(cleanUp);

async function file(name: string, bytes: Uint8Array | string): Promise<string> {
  const at = path.join(folder, name);
  await writeFile(at, bytes);
  return at;
}

const film = (): Promise<Uint8Array> => footage({ width: 64, height: 36, rate: 25, frames: 3 });

withExiftool.each([
  ["a.mp4", film],
  ["a.mov", film],
  ["a.png", () => Promise.resolve(solidPng(4, 4))],
  ["a.jpg", () => Promise.resolve(JPEG)],
])(`%s says what another tool wrote into it${why}`, async (name, made) => {
  const at = await file(name, await made());
  expect(await metadataOf(at)).toBeUndefined();
  const tags = {
    "XMP-iptcExt:DigitalSourceType": TRAINED,
    "XMP-dc:Description": `A "pier" at dusk & <no> people`,
    "XMP-xmp:CreatorTool": "Another tool",
  };
  const given = Object.entries(tags).map(([tag, value]) => `-${tag}=${value}`);
  execFileSync("exiftool", ["-q", "-overwrite_original", ...given, at]);
  expect(await metadataOf(at)).toMatchObject({
    digitalSourceType: TRAINED,
    description: `A "pier" at dusk & <no> people`,
    creatorTool: "Another tool",
  });
});

test("what stands beside a file is the later word, and what it is silent about the file says", async () => {
  const packet = writePacket({ title: "Inside", system: "A model" });
  const at = await file("b.png", withXmp(solidPng(4, 4), packet));
  expect(await metadataOf(at)).toEqual({ title: "Inside", system: "A model" });
  expect(sidecarOf(at)).toBe(path.join(folder, "b.xmp"));
  await file("b.xmp", writePacket({ title: "Beside" }));
  expect(await metadataOf(at)).toEqual({ title: "Beside", system: "A model" });
  // What broke beside it hides nothing.
  await file("b.xmp", "<x:xmpmeta");
  expect(await metadataOf(at)).toMatchObject({ title: "Inside" });
});

test.each([
  [
    "attributes, and other prefixes",
    `<r:RDF xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><r:Description r:about="" xmlns:e="http://iptc.org/std/Iptc4xmpExt/2008-02-29/" e:DigitalSourceType="${TRAINED}" e:AISystemUsed="A&#x20;model"/></r:RDF>`,
    { digitalSourceType: TRAINED, system: "A model" },
  ],
  [
    "an address, and two descriptions",
    `<?xml version="1.0"?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:e="http://iptc.org/std/Iptc4xmpExt/2008-02-29/" xmlns:dc="http://purl.org/dc/elements/1.1/">
      <rdf:Description><e:DigitalSourceType rdf:resource="${TRAINED}"/></rdf:Description>
      <rdf:Description><dc:title><rdf:Alt><rdf:li xml:lang="fr">Jetée</rdf:li><rdf:li xml:lang="x-default">Pier</rdf:li></rdf:Alt></dc:title></rdf:Description></rdf:RDF></x:xmpmeta>`,
    { digitalSourceType: TRAINED, title: "Pier" },
  ],
  [
    "a prefix that is somebody else's",
    `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description xmlns:Iptc4xmpExt="urn:other/"><Iptc4xmpExt:AISystemUsed>No</Iptc4xmpExt:AISystemUsed></rdf:Description></rdf:RDF>`,
    {},
  ],
])("a packet in another tool's hand is read: %s", (_name, packet, said) => {
  expect(readProvenance(packet)).toEqual(said);
});

test.each([
  ["nothing", ""],
  ["a page", "<html><body>no</body></html>"],
  ["half a packet", writePacket({ title: "Pier" }).slice(0, 300)],
  ["an open tag", "<a><b></a>"],
  ["a document type", `<!DOCTYPE a [<!ENTITY b "bb">]><a>&b;</a>`],
  ["a name that is a trap", "<rdf:RDF><__proto__>1</__proto__></rdf:RDF>"],
  ["tags without end", "<a>".repeat(5000)],
  ["more than any tool writes", `<a>${"x".repeat(1_000_001)}</a>`],
  ["deeper than any tool writes", `${"<a>".repeat(20_000)}${"</a>".repeat(20_000)}`],
  ["names without end", `<a ${Array.from({ length: 201 }, (_, n) => `xmlns:n${n}="urn:${n}"`).join(" ")}/>`],
  ["no XML", "\u0000\u0001{}"],
])("%s is no packet, and a sentence says so", (_name, packet) => {
  expect(() => readProvenance(packet)).toThrow(Misfit);
  expect(() => readProvenance(packet)).toThrow(/^The XMP is not /);
});

test("a packet of thousands of properties is read to its end, whatever names it declares", () => {
  const names = Array.from({ length: 150 }, (_, n) => `xmlns:n${n}="urn:${n}"`).join(" ");
  const many = `<rdf:li><rdf:Description n1:a="1"/></rdf:li>`.repeat(15_000);
  const packet = `<rdf:RDF xmlns:rdf="${RDF}" ${names}><rdf:Description><n2:b><rdf:Bag>${many}</rdf:Bag></n2:b></rdf:Description></rdf:RDF>`;
  expect(() => readProvenance(packet)).not.toThrow();
});

test("a file of nothing but the smallest boxes or segments is given up", async () => {
  const readings = async (bytes: Uint8Array): Promise<number> => {
    let count = 0;
    const read = (start: number, end: number): Promise<Uint8Array> => {
      count += 1;
      return Promise.resolve(bytes.subarray(start, end));
    };
    await xmpOfFile(read, bytes.length).catch((error: unknown) => expect(error).toBeInstanceOf(Misfit));
    await presenceIn(bytes.length, read);
    return count;
  };
  const boxes = Buffer.concat([
    Buffer.from("000000106674797069736f6d00000000", "hex"),
    Buffer.from("0000000866726565".repeat(100_000), "hex"),
  ]);
  expect(await presenceIn(boxes.length, (start, end) => Promise.resolve(boxes.subarray(start, end)))).toEqual({
    kind: "damaged",
  });
  expect(await readings(boxes)).toBeLessThan(40_000);
  expect(await readings(Buffer.from(`ffd8${"ffe10002".repeat(100_000)}`, "hex"))).toBeLessThan(40_000);
  expect(
    await readings(Buffer.from(`89504e470d0a1a0a${"000000006162636400000000".repeat(100_000)}`, "hex")),
  ).toBeLessThan(40_000);
});

test("a file with a broken packet is told by a sentence", async () => {
  await expect(metadataOf(await file("c.png", withXmp(solidPng(4, 4), "<x:xmpmeta")))).rejects.toThrow(Misfit);
  const bytes = withXmp(solidPng(4, 4), "\u00e9\u00e9");
  bytes[bytes.indexOf(0xc3)] = 0xff;
  await expect(metadataOf(await file("d.png", bytes))).rejects.toThrow("The XMP in the file is not text in UTF-8");
  await file("e.xmp", "");
  await expect(metadataOf(await file("e.png", solidPng(4, 4)))).rejects.toThrow(Misfit);
});

test("a file of whatever bytes is read to no harm", async () => {
  let seed = 7;
  const next = (): number => (seed = (seed * 1103515245 + 12345) % 2 ** 31);
  const outcomes = { read: 0, refused: 0 };
  const kinds = [await film(), withXmp(solidPng(8, 8), writePacket({ title: "Pier" })), new Uint8Array(JPEG)];
  for (let round = 0; round < 600; round++) {
    const bytes = Uint8Array.from(kinds[round % kinds.length] ?? []).subarray(0, 1 + (next() % 4000));
    for (let count = next() % 12; count > 0; count--) bytes[next() % bytes.length] = next() & 255;
    const read = (start: number, end: number): Promise<Uint8Array> => Promise.resolve(bytes.subarray(start, end));
    try {
      const packet = await xmpOfFile(read, bytes.length);
      if (packet !== undefined) {
        readProvenance(packet);
        outcomes.read += 1;
      }
    } catch (error) {
      expect(error).toBeInstanceOf(Misfit);
      outcomes.refused += 1;
    }
  }
  // Neither is rare among so many.
  expect([outcomes.read > 50, outcomes.refused > 50]).toEqual([true, true]);
});

/** Its XMP in front of what ends it. The checksum is nobody's business who reads a packet. */
function withXmp(png: Uint8Array, packet: string): Uint8Array {
  const data = Buffer.concat([Buffer.from("iTXtXML:com.adobe.xmp\0\0\0\0\0"), Buffer.from(packet)]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length - 4);
  return Buffer.concat([png.subarray(0, -12), length, data, Buffer.alloc(4), png.subarray(-12)]);
}

test("a file of another kind has no metadata that is known", async () => {
  expect(await metadataOf(await file("f.txt", "no media at all"))).toBeUndefined();
});

test("what is no XML is refused in words that hold no place the library does not know", () => {
  for (const broken of ["", "\n", "x", "<a", "<a></b>"]) {
    let said = "";
    try {
      readProvenance(broken);
    } catch (error) {
      said = String(error);
    }
    expect(said).toMatch(/The XMP is not XML \(.*[^.:]\)$/);
    expect(said).not.toMatch(/undefined|NaN/);
  }
});
