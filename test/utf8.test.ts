/** UTF-8 by hand is what everybody else's is, and what is none is told to be none. */

import { decodeUtf8, encodeUtf8 } from "../src/core/utf8";

const TEXTS = [
  "",
  "LUT_3D_SIZE 33",
  "clé à molette",
  "日本語",
  "🎬 fin",
  "\u0000\u007f\u0080\u07ff\u0800\uffff\u{10ffff}",
];

test.each(TEXTS)("it is written and read as by anybody else: %j", (text) => {
  expect([...encodeUtf8(text)]).toEqual([...new TextEncoder().encode(text)]);
  expect(decodeUtf8(new TextEncoder().encode(text))).toBe(text);
});

test("a text longer than is put together at once is whole", () => {
  const text = "é0.123456 🎬\n".repeat(20_000);
  expect(decodeUtf8(encodeUtf8(text))).toBe(text);
});

const BROKEN: readonly (readonly [string, readonly number[]])[] = [
  ["it breaks off within a letter", [0x61, 0xe2, 0x82]],
  ["a letter goes on that never began", [0x61, 0x80]],
  ["a letter does not go on", [0xc3, 0x28]],
  ["a letter is longer than it need be", [0xc0, 0xaf]],
  ["half a pair", [0xed, 0xa0, 0x80]],
  ["beyond the last letter", [0xf4, 0x90, 0x80, 0x80]],
  ["no letter begins so", [0xff]],
];

test.each(BROKEN)("where %s it is none", (_, bytes) => {
  expect(decodeUtf8(Uint8Array.from(bytes))).toBeUndefined();
  expect(() => new TextDecoder("utf-8", { fatal: true }).decode(Uint8Array.from(bytes))).toThrow();
});
