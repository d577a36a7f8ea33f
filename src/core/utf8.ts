/** UTF-8 by hand: UXP promises neither TextEncoder nor TextDecoder. */

/** A lone surrogate has no UTF-8; it becomes U+FFFD, as TextEncoder would have it. */
export function encodeUtf8(text: string): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(text.length * 3);
  let to = 0;
  for (let at = 0; at < text.length; at += 1) {
    let code = text.codePointAt(at) ?? 0xfffd;
    if (code > 0xffff) at += 1;
    else if (code >= 0xd800 && code <= 0xdfff) code = 0xfffd;
    if (code < 0x80) bytes[to++] = code;
    else if (code < 0x800) {
      bytes[to++] = 0xc0 | (code >> 6);
      bytes[to++] = 0x80 | (code & 63);
    } else if (code < 0x10000) {
      bytes[to++] = 0xe0 | (code >> 12);
      bytes[to++] = 0x80 | ((code >> 6) & 63);
      bytes[to++] = 0x80 | (code & 63);
    } else {
      bytes[to++] = 0xf0 | (code >> 18);
      bytes[to++] = 0x80 | ((code >> 12) & 63);
      bytes[to++] = 0x80 | ((code >> 6) & 63);
      bytes[to++] = 0x80 | (code & 63);
    }
  }
  return bytes.slice(0, to);
}

/** Letters that are put together at a time: more are too many arguments. */
const AT_ONCE = 4096;

/** Absent where the bytes are not UTF-8. */
export function decodeUtf8(bytes: Uint8Array): string | undefined {
  let text = "";
  let codes: number[] = [];
  for (let at = 0; at < bytes.length;) {
    const first = bytes[at] ?? 0;
    const length = first < 0x80 ? 1 : lengthFrom(first);
    const code = first < 0x80 ? first : letterAt(bytes, at, length);
    if (code === undefined) return undefined;
    codes.push(code);
    at += length;
    if (codes.length < AT_ONCE && at < bytes.length) continue;
    text += String.fromCodePoint(...codes);
    codes = [];
  }
  return text;
}

/** The least code that is written in so many bytes. */
const LEAST = [0, 0, 0x80, 0x800, 0x10000];

/** Bytes of a letter that begins so; 0: none does. */
function lengthFrom(first: number): number {
  if (first >= 0xf8 || first < 0xc0) return 0;
  return first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2;
}

function letterAt(bytes: Uint8Array, at: number, length: number): number | undefined {
  if (length === 0 || at + length > bytes.length) return undefined;
  let code = (bytes[at] ?? 0) & (0x7f >> length);
  for (let next = 1; next < length; next += 1) {
    const byte = bytes[at + next] ?? 0;
    if ((byte & 0xc0) !== 0x80) return undefined;
    code = (code << 6) | (byte & 63);
  }
  const isSurrogate = code >= 0xd800 && code <= 0xdfff;
  return code < (LEAST[length] ?? 0) || code > 0x10ffff || isSurrogate ? undefined : code;
}
