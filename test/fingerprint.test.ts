/** Two ways to the same two hashes: from a file that lies there, and from bytes as they come. */

import { essenceOrWhole, fingerprint, RunningFingerprint } from "../src/studio/disk/fingerprint";
import { filmFor } from "./service/media";

function chunked(bytes: Uint8Array, size: number): RunningFingerprint {
  const running = new RunningFingerprint();
  for (let at = 0; at < bytes.length; at += size) running.update(bytes.subarray(at, at + size));
  return running;
}

const read = (bytes: Uint8Array) => (start: number, end: number) => Promise.resolve(bytes.subarray(start, end));

test.each([1, 7, 8, 4096, 1 << 20])(
  "a film that comes in pieces of %d bytes has the hashes of the file",
  async (size) => {
    const film = new Uint8Array(filmFor("a-job"));
    expect(chunked(film, size).digest()).toEqual(await fingerprint("film", film.length, read(film)));
  },
);

test("a box with a 64-bit size is followed", async () => {
  const head = Buffer.alloc(16);
  head.writeUInt32BE(1, 0);
  head.write("mdat", 4, "latin1");
  head.writeBigUInt64BE(BigInt(16 + 100), 8);
  const ftyp = Buffer.from("0000000c66747970697a6f6d", "hex");
  const film = new Uint8Array(Buffer.concat([ftyp, head, Buffer.alloc(100, 9)]));
  expect(chunked(film, 5).digest()).toEqual(await fingerprint("film", film.length, read(film)));
});

test("what is no film, or breaks off, has no essence that could be followed", () => {
  expect(chunked(Buffer.from("<html>a page</html>"), 4).digest().essenceSha256).toBeUndefined();
  const film = new Uint8Array(filmFor("a-job"));
  expect(chunked(film.subarray(0, film.length - 3), 4096).digest().essenceSha256).toBeUndefined();
});

test("what recognises a file is its essence, and of what has none the whole", async () => {
  const film = new Uint8Array(filmFor("a-job", 3 << 20));
  const done: number[] = [];
  const { essenceSha256 } = await fingerprint("film", film.length, read(film));
  expect(await essenceOrWhole("film", film.length, read(film), (at) => done.push(at))).toBe(essenceSha256);
  expect(done.at(-1)).toBe(film.length);
  const page = Buffer.from("<html>a page</html>");
  const { sha256 } = await fingerprint("page", page.length, read(page));
  expect(await essenceOrWhole("page", page.length, read(page), () => undefined)).toBe(sha256);
});
