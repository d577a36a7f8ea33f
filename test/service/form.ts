/** What a create carried: JSON, a form (RFC 7578, taken apart byte by byte), or nothing that can be read. */

export interface Sent {
  readonly kind: "json" | "multipart" | "urlencoded" | "unreadable";
  readonly fields: Readonly<Record<string, unknown>>;
  readonly files: readonly SentFile[];
}

export interface SentFile {
  readonly field: string;
  readonly name: string;
  readonly mimeType: string;
  readonly bytes: Buffer;
}

const UNREADABLE: Sent = { kind: "unreadable", fields: {}, files: [] };

export function sentIn(contentType: string, body: Buffer): Sent {
  if (contentType.startsWith("application/json")) return jsonIn(body);
  if (contentType.startsWith("application/x-www-form-urlencoded")) {
    const fields = Object.fromEntries(new URLSearchParams(body.toString("utf8")));
    return { kind: "urlencoded", fields, files: [] };
  }
  const boundary = /^multipart\/form-data; *boundary="?([^";]+)"?/.exec(contentType)?.[1];
  return boundary === undefined ? UNREADABLE : multipart(body, boundary);
}

function jsonIn(body: Buffer): Sent {
  let value: unknown;
  try {
    value = JSON.parse(body.toString("utf8"));
  } catch (error) {
    if (error instanceof SyntaxError) return UNREADABLE;
    throw error;
  }
  if (typeof value !== "object" || value === null || Array.isArray(value)) return UNREADABLE;
  return { kind: "json", fields: { ...value }, files: [] };
}

function multipart(body: Buffer, boundary: string): Sent {
  const fields: Record<string, unknown> = {};
  const files: SentFile[] = [];
  const line = Buffer.from(`--${boundary}`);
  for (let at = body.indexOf(line); at >= 0;) {
    const next = body.indexOf(line, at + line.length);
    if (next < 0) break;
    const part = body.subarray(at + line.length + 2, next - 2);
    at = next;
    const split = part.indexOf("\r\n\r\n");
    const head = part.subarray(0, split).toString("utf8");
    const bytes = part.subarray(split + 4);
    const field = /name="([^"]*)"/.exec(head)?.[1] ?? "";
    const file = /filename="([^"]*)"/.exec(head)?.[1];
    if (file === undefined) fields[field] = bytes.toString("utf8");
    else {
      const mimeType = /content-type: *(\S+)/i.exec(head)?.[1] ?? "application/octet-stream";
      files.push({ field, name: file, mimeType, bytes: Buffer.from(bytes) });
    }
  }
  return { kind: "multipart", fields, files };
}

/** A field as text; empty when it was not sent, or is no plain value. */
export function wordIn({ fields }: Pick<Sent, "fields">, name: string): string {
  const value = fields[name];
  return typeof value === "string" || typeof value === "number" ? String(value) : "";
}

/** The bytes of a `data:` address; absent for any other. */
export function dataIn(url: string): Buffer | undefined {
  const encoded = /^data:[^,]*;base64,(.*)$/s.exec(url)?.[1];
  return encoded === undefined ? undefined : Buffer.from(encoded, "base64");
}

/** Of a PNG or JPEG, as `WIDTHxHEIGHT`, from its header; absent for anything else. */
export function pictureSize(bytes: Buffer): string | undefined {
  if (bytes.length >= 24 && bytes.readUInt32BE(0) === 0x89504e47) {
    return `${bytes.readUInt32BE(16)}x${bytes.readUInt32BE(20)}`;
  }
  return bytes.length >= 4 && bytes.readUInt16BE(0) === 0xffd8 ? jpegSize(bytes) : undefined;
}

/** Walks the segments to the frame header (ITU-T T.81, B.2.2): SOF0 to SOF15 without DHT, JPG and DAC. */
function jpegSize(bytes: Buffer): string | undefined {
  for (let at = 2; at + 9 < bytes.length; at += 2 + bytes.readUInt16BE(at + 2)) {
    const marker = bytes[at + 1] ?? 0;
    if (bytes[at] !== 0xff) return undefined;
    if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)) {
      return `${bytes.readUInt16BE(at + 7)}x${bytes.readUInt16BE(at + 5)}`;
    }
  }
  return undefined;
}
