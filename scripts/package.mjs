/**
 * Writes dist/pickup.ccx: a stored zip of exactly what Premiere loads. Same files, same bytes: no timestamps, one order.
 * No data descriptors either, which Creative Cloud's unpacker is said not to read.
 *
 *     node scripts/package.mjs [--dist DIR] [--out FILE]
 */
import { readdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { root } from "./stale.mjs";

/** All that is inside, and nothing else. */
const CONTENTS = [
  "LICENSE",
  "NOTICES.txt",
  "credentials.js",
  "icons/panel-for-dark@1x.png",
  "icons/panel-for-dark@2x.png",
  "icons/panel-for-light@1x.png",
  "icons/panel-for-light@2x.png",
  "icons/plugin@1x.png",
  "icons/plugin@2x.png",
  "index.html",
  "index.js",
  "later-contract.js",
  "later-french.js",
  "later-openai.js",
  "later-pages.js",
  "later-reports.js",
  "later-words.js",
  "later-work.js",
  "later-xml.js",
  "manifest.json",
  "room.html",
  "style.css",
];

/** What the build leaves in dist/ for itself. */
const LEFT_OUT = [".built", "pickup.ccx"];

/** Midnight on 1 January 1980, the first moment that a zip can name. */
const DOS_TIME = 0;
const DOS_DATE = 0x21;

/** 2.0: folders in names. */
const ZIP_VERSION = 20;

export async function packageCcx(dist, out) {
  const found = await filesBelow(dist);
  const unexpected = found.filter((name) => !CONTENTS.includes(name) && !LEFT_OUT.includes(name));
  if (unexpected.length > 0) throw new Error(`Not known to belong into the .ccx: ${unexpected.join(", ")}`);
  const entries = await Promise.all(
    CONTENTS.toSorted().map(async (name) => ({ name, bytes: await readFile(path.join(dist, name)) })),
  );
  const zip = zipOf(entries);
  await writeFile(out, zip);
  return zip.length;
}

async function filesBelow(folder, prefix = "") {
  const inside = await readdir(path.join(folder, prefix), { withFileTypes: true });
  const names = inside.map((entry) => {
    const name = prefix + entry.name;
    return entry.isDirectory() ? filesBelow(folder, `${name}/`) : [name];
  });
  return (await Promise.all(names)).flat();
}

/** A zip without compression. `entries`: `{ name, bytes }`, names in ASCII with forward slashes. */
export function zipOf(entries) {
  const bodies = [];
  const directory = [];
  let offset = 0;
  for (const { name, bytes } of entries) {
    const nameBytes = Buffer.from(name, "ascii");
    // From "version needed" to "extra length", the two headers say the same.
    const common = Buffer.alloc(26);
    common.writeUInt16LE(ZIP_VERSION, 0);
    common.writeUInt16LE(DOS_TIME, 6);
    common.writeUInt16LE(DOS_DATE, 8);
    common.writeUInt32LE(crc32(bytes), 10);
    common.writeUInt32LE(bytes.length, 14);
    common.writeUInt32LE(bytes.length, 18);
    common.writeUInt16LE(nameBytes.length, 22);
    const madeBy = Buffer.alloc(2);
    madeBy.writeUInt16LE(ZIP_VERSION, 0);
    // Comment length, disk, inner and outer attributes: all 0; then where the entry begins.
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    bodies.push(Buffer.from("PK\x03\x04", "latin1"), common, nameBytes, bytes);
    directory.push(Buffer.from("PK\x01\x02", "latin1"), madeBy, common, tail, nameBytes);
    offset += 4 + common.length + nameBytes.length + bytes.length;
  }
  const index = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write("PK\x05\x06", 0, "latin1");
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(index.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...bodies, index, end]);
}

/** CRC-32 as zip and PNG use it (ISO 3309, reflected, polynomial 0xEDB88320). */
function crc32(bytes) {
  let crc = 0xffffffff;
  for (const byte of bytes) crc = (crc >>> 8) ^ CRC_TABLE[(crc ^ byte) & 0xff];
  return (crc ^ 0xffffffff) >>> 0;
}

const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, start) => {
  let value = start;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value;
});

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { values } = parseArgs({ options: { dist: { type: "string" }, out: { type: "string" } } });
  const dist = values.dist ?? path.join(root, "dist");
  const out = values.out ?? path.join(dist, "pickup.ccx");
  const bytes = await packageCcx(dist, out);
  console.log(`${path.relative(process.cwd(), out)}  ${bytes} bytes`);
}
