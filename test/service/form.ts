/** What a create carried: JSON, or multipart/form-data (RFC 7578) taken apart byte by byte. */

export interface Sent {
  readonly kind: "json" | "multipart";
  readonly fields: Readonly<Record<string, unknown>>;
  readonly files: readonly SentFile[];
}

export interface SentFile {
  readonly field: string;
  readonly name: string;
  readonly mimeType: string;
  readonly bytes: Buffer;
}

/** Absent when the body is neither. */
export function sentIn(contentType: string, body: Buffer): Sent | undefined {
  if (contentType.startsWith("application/json")) {
    const value: unknown = JSON.parse(body.toString("utf8"));
    if (typeof value !== "object" || value === null || Array.isArray(value)) return undefined;
    return { kind: "json", fields: { ...value }, files: [] };
  }
  const boundary = /^multipart\/form-data; *boundary=(.+)$/.exec(contentType)?.[1];
  return boundary === undefined ? undefined : multipart(body, boundary);
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

/** Of a PNG, from its header; absent for anything else. */
export function pngSize(bytes: Buffer): { readonly width: number; readonly height: number } | undefined {
  if (bytes.length < 24 || bytes.readUInt32BE(0) !== 0x89504e47) return undefined;
  return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) };
}
