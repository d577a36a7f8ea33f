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

/** What is no UTF-8 becomes U+FFFD. */
export function decodeUtf8(bytes: Uint8Array): string {
  let text = "";
  let codes: number[] = [];
  for (let at = 0; at < bytes.length;) {
    const [code, length] = letterAt(bytes, at);
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

function letterAt(bytes: Uint8Array, at: number): readonly [code: number, length: number] {
  const first = bytes[at] ?? 0;
  if (first < 0x80) return [first, 1];
  const length =
    first >= 0xf0 && first < 0xf8 ? 4 : first >= 0xe0 && first < 0xf0 ? 3 : first >= 0xc0 && first < 0xe0 ? 2 : 0;
  if (length === 0 || at + length > bytes.length) return [0xfffd, 1];
  let code = first & (0x7f >> length);
  for (let next = 1; next < length; next += 1) {
    const byte = bytes[at + next] ?? 0;
    if ((byte & 0xc0) !== 0x80) return [0xfffd, next];
    code = (code << 6) | (byte & 63);
  }
  const isLetter = code >= (LEAST[length] ?? 0) && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff);
  return [isLetter ? code : 0xfffd, length];
}
