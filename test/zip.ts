/** Reads a zip by its central directory and checks every local header against it. Stricter than any unpacker. */

interface ZipEntry {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** Bit 3 is a data descriptor, bit 0 encryption. */
  readonly flags: number;
  /** 0: stored. */
  readonly method: number;
  /** As written: DOS time and date. */
  readonly time: number;
  readonly date: number;
  readonly externalAttributes: number;
}

/** @throws Error for whatever is not exactly as the two directories say, and for bytes that belong to nothing. */
export function readZip(zip: Buffer): readonly ZipEntry[] {
  const end = zip.length - 22;
  need(end >= 0 && zip.readUInt32LE(end) === 0x06054b50, "no end record at the very end");
  need(zip.readUInt32LE(end + 4) === 0, "more than one disk");
  const count = zip.readUInt16LE(end + 10);
  need(zip.readUInt16LE(end + 8) === count, "entries on another disk");
  need(zip.readUInt16LE(end + 20) === 0, "a comment");
  const directory = zip.readUInt32LE(end + 16);
  need(directory + zip.readUInt32LE(end + 12) === end, "the directory does not end at the end record");

  const entries: ZipEntry[] = [];
  let at = directory;
  let expected = 0;
  for (let index = 0; index < count; index++) {
    need(zip.readUInt32LE(at) === 0x02014b50, "no directory entry");
    const [nameLength, extraLength, commentLength] = [28, 30, 32].map((field) => zip.readUInt16LE(at + field));
    need(extraLength === 0 && commentLength === 0, "extra fields or a comment");
    const name = zip.toString("utf8", at + 46, at + 46 + (nameLength ?? 0));
    const size = zip.readUInt32LE(at + 24);
    need(zip.readUInt32LE(at + 20) === size, `${name}: stored, yet of two sizes`);
    const local = zip.readUInt32LE(at + 42);
    need(local === expected, `${name}: bytes before it belong to nothing`);
    need(zip.readUInt32LE(local) === 0x04034b50, `${name}: no local header`);
    // From "version needed" up to the two lengths, both headers must agree.
    need(zip.compare(zip, at + 6, at + 32, local + 4, local + 30) === 0, `${name}: its two headers differ`);
    const start = local + 30 + (nameLength ?? 0);
    need(zip.toString("utf8", local + 30, start) === name, `${name}: its two names differ`);
    const bytes = zip.subarray(start, start + size);
    need(crc32(bytes) === zip.readUInt32LE(at + 16), `${name}: its CRC is wrong`);
    entries.push({
      name,
      bytes,
      flags: zip.readUInt16LE(at + 8),
      method: zip.readUInt16LE(at + 10),
      time: zip.readUInt16LE(at + 12),
      date: zip.readUInt16LE(at + 14),
      externalAttributes: zip.readUInt32LE(at + 38),
    });
    expected = start + size;
    at += 46 + (nameLength ?? 0);
  }
  need(at === end && expected === directory, "bytes that belong to nothing");
  return entries;
}

function need(holds: boolean, why: string): void {
  if (!holds) throw new Error(`Not a good zip: ${why}`);
}

/** Bit by bit, as the standard tells it: slow, and not the way that the packager does it. */
function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return (crc ^ 0xffffffff) >>> 0;
}
