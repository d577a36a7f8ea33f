/**
 * Films with Content Credentials, signed here: a certificate authority that is thrown away with the run, a certificate that it
 * issues, and the COSE signature that the C2PA library asks its signer for.
 */

import "./reflect-metadata";
import { readFileSync } from "node:fs";
import path from "node:path";
import init, { WasmBuilder, WasmReader } from "@contentauth/c2pa-wasm";
import * as x509 from "@peculiar/x509";
import type { ReaderSays } from "../src/core/credentials-report";

const ALGORITHM = { name: "ECDSA", namedCurve: "P-256", hash: "SHA-256" };

/** Bytes that the library keeps free for the signature. */
const RESERVED = 4096;

/** https://opensource.contentauthenticity.org/docs/signing/get-cert: e-mail protection, and C2PA's own purpose. */
const PURPOSES = ["1.3.6.1.5.5.7.3.4", "1.3.6.1.4.1.62558.2.1"];

interface Signer {
  readonly key: CryptoKey;
  /** The signer's own first. */
  readonly chain: readonly x509.X509Certificate[];
}

export const SIGNER_NAME = "Rig signer";
export const ISSUER_NAME = "Rig root";

const DAY = 86_400_000;

function validity(now: number): { readonly notBefore: Date; readonly notAfter: Date } {
  return { notBefore: new Date(now - DAY), notAfter: new Date(now + 30 * DAY) };
}

/**
 * `issued`: by the throw-away authority. `self-signed`: the authority's own certificate, which may sign no film. `seconds`: how
 * long its certificate may still sign.
 */
export async function makeSigner(kind: "issued" | "self-signed" = "issued", seconds?: number): Promise<Signer> {
  x509.cryptoProvider.set(crypto);
  const pair = (): Promise<CryptoKeyPair> => crypto.subtle.generateKey(ALGORITHM, true, ["sign", "verify"]);
  const root = await pair();
  const dates = validity(Date.now());
  const authority = await x509.X509CertificateGenerator.createSelfSigned({
    serialNumber: "01",
    name: `CN=${ISSUER_NAME}, O=Pickup tests`,
    ...dates,
    signingAlgorithm: ALGORITHM,
    keys: root,
    extensions: [
      new x509.BasicConstraintsExtension(true, 1, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign | x509.KeyUsageFlags.digitalSignature, true),
      await x509.SubjectKeyIdentifierExtension.create(root.publicKey),
    ],
  });
  if (kind === "self-signed") return { key: root.privateKey, chain: [authority] };
  const own = await pair();
  const certificate = await x509.X509CertificateGenerator.create({
    serialNumber: "02",
    subject: `CN=${SIGNER_NAME}, O=Pickup tests`,
    issuer: authority.subject,
    ...dates,
    ...(seconds === undefined ? {} : { notAfter: new Date(Date.now() + seconds * 1000) }),
    signingAlgorithm: ALGORITHM,
    publicKey: own.publicKey,
    signingKey: root.privateKey,
    extensions: [
      new x509.BasicConstraintsExtension(false, undefined, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature, true),
      new x509.ExtendedKeyUsageExtension(PURPOSES),
      await x509.AuthorityKeyIdentifierExtension.create(root.publicKey),
      await x509.SubjectKeyIdentifierExtension.create(own.publicKey),
    ],
  });
  return { key: own.privateKey, chain: [certificate, authority] };
}

/** The film with a manifest that says what a generation service would. @throws what the library says of a bad signer */
export async function signed(film: Uint8Array, signer: Signer): Promise<Uint8Array> {
  await started();
  const builder = generated();
  return builder.sign(signerOf(signer), [], "video/mp4", new KeptBlob(film));
}

/** As an editing program signs what it made of a film that has a manifest of its own. */
export async function signedAsEdited(film: Uint8Array, from: Uint8Array, signer: Signer): Promise<Uint8Array> {
  await started();
  const actions = [{ action: "c2pa.opened", parameters: { ingredientIds: ["parent"] } }, { action: "c2pa.edited" }];
  const builder = WasmBuilder.fromJson(
    JSON.stringify({
      title: "edited.mp4",
      format: "video/mp4",
      claim_generator_info: [{ name: "Rig editor", version: "1.0" }],
      assertions: [{ label: "c2pa.actions.v2", data: { actions } }],
    }),
  );
  const parent = JSON.stringify({ title: "take.mp4", relationship: "parentOf", label: "parent" });
  await builder.addIngredientFromBlob(parent, "video/mp4", new KeptBlob(from));
  return builder.sign(signerOf(signer), [], "video/mp4", new KeptBlob(film));
}

function signerOf(signer: Signer): Parameters<WasmBuilder["sign"]>[0] {
  const sign = async (claim: Uint8Array): Promise<Uint8Array<ArrayBuffer>> => coseSign1(claim, signer);
  return { alg: "es256", reserveSize: RESERVED, sign };
}

function generated(): WasmBuilder {
  const builder = WasmBuilder.fromJson(
    JSON.stringify({
      title: "take.mp4",
      format: "video/mp4",
      claim_generator_info: [{ name: "Rig service", version: "1.0" }],
      assertions: [
        {
          label: "c2pa.actions.v2",
          data: {
            actions: [
              {
                action: "c2pa.created",
                digitalSourceType: "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia",
                softwareAgent: { name: "Rig model", version: "2" },
              },
            ],
          },
        },
      ],
    }),
  );
  builder.addIngredient(JSON.stringify({ title: "first-frame.png", format: "image/png", relationship: "inputTo" }));
  return builder;
}

/** As Pickup's reader says it. */
export async function readBack(film: Uint8Array): Promise<ReaderSays> {
  await started();
  const settings = { verify: { verify_trust: true, ocsp_fetch: false, remote_manifest_fetch: false } };
  const reader = await WasmReader.fromBlob("video/mp4", new KeptBlob(film), JSON.stringify(settings));
  return { kind: "read", store: reader.json(), certificates: reader.crJson() };
}

/** One bit of the picture is another. */
export function tampered(film: Uint8Array): Uint8Array {
  const { body, end } = boxOf(film, "mdat");
  const other = Uint8Array.from(film);
  const at = Math.floor((body + end) / 2);
  other[at] = (other[at] ?? 0) ^ 1;
  return other;
}

/** Without the box that holds the manifest; the picture's place in the file is put right. */
export function stripped(film: Uint8Array): Uint8Array {
  const { start, end } = boxOf(film, "uuid");
  const without = Buffer.concat([film.subarray(0, start), film.subarray(end)]);
  const moved = end - start;
  for (let at = without.indexOf("stco"); at >= 0; at = without.indexOf("stco", at + 4)) {
    const count = without.readUInt32BE(at + 8);
    for (let entry = 0; entry < count; entry++) {
      const place = at + 12 + entry * 4;
      const offset = without.readUInt32BE(place);
      if (offset > start) without.writeUInt32BE(offset - moved, place);
    }
  }
  return without;
}

interface Place {
  readonly start: number;
  readonly body: number;
  readonly end: number;
}

function boxOf(film: Uint8Array, type: string): Place {
  const bytes = Buffer.from(film.buffer, film.byteOffset, film.length);
  for (let start = 0; start + 8 <= bytes.length;) {
    const length = bytes.readUInt32BE(start) || bytes.length - start;
    if (bytes.toString("latin1", start + 4, start + 8) === type) return { start, body: start + 8, end: start + length };
    start += length;
  }
  throw new Error(`There is no ${type} in it`);
}

/** RFC 9052 §4.2 and C2PA Technical Specification 2.x §13.2: ES256, the chain in the protected header, exactly `RESERVED` bytes. */
async function coseSign1(claim: Uint8Array, { key, chain }: Signer): Promise<Uint8Array<ArrayBuffer>> {
  const certificates = chain.map(({ rawData }) => byteString(Buffer.from(rawData)));
  const header = Buffer.concat([
    head(5, 2),
    Buffer.from([1, 0x26]),
    head(0, 33),
    head(4, chain.length),
    ...certificates,
  ]);
  const context = [head(4, 4), textString("Signature1"), byteString(header), byteString(Buffer.alloc(0))];
  const toSign = Buffer.concat([...context, byteString(Buffer.from(claim))]);
  const signature = Buffer.from(await crypto.subtle.sign(ALGORITHM, key, toSign));
  const withPad = (pad: number): Buffer =>
    Buffer.concat([
      Buffer.from([0xd2]),
      head(4, 4),
      byteString(header),
      head(5, 1),
      textString("pad"),
      byteString(Buffer.alloc(pad)),
      Buffer.from([0xf6]),
      byteString(signature),
    ]);
  const some = 300;
  return Uint8Array.from(withPad(RESERVED - withPad(some).length + some));
}

/** RFC 8949 §3: a major type and a number. */
function head(major: number, number: number): Buffer {
  const type = major << 5;
  if (number < 24) return Buffer.from([type | number]);
  return number < 256 ? Buffer.from([type | 24, number]) : Buffer.from([type | 25, number >> 8, number & 255]);
}

function byteString(bytes: Buffer): Buffer {
  return Buffer.concat([head(2, bytes.length), bytes]);
}

function textString(text: string): Buffer {
  return Buffer.concat([head(3, Buffer.byteLength(text)), Buffer.from(text)]);
}

/** The library reads through a worker's FileReaderSync, which Node lacks: a Blob that still knows its bytes stands in. */
class KeptBlob extends Blob {
  readonly kept: Uint8Array;

  constructor(bytes: Uint8Array) {
    super([Uint8Array.from(bytes)]);
    this.kept = bytes;
  }

  override slice(start = 0, end = this.kept.length): KeptBlob {
    return new KeptBlob(this.kept.subarray(start, end));
  }
}

class KeptReader {
  readAsArrayBuffer(blob: KeptBlob): ArrayBuffer {
    return Uint8Array.from(blob.kept).buffer;
  }
}

let starting: Promise<unknown> | undefined;

function started(): Promise<unknown> {
  Reflect.set(globalThis, "FileReaderSync", KeptReader);
  // Bundled or not, it lies in the repository that is being worked in.
  const wasm = path.resolve("node_modules/@contentauth/c2pa-wasm/pkg/c2pa_bg.wasm");
  starting ??= init({ module_or_path: Uint8Array.from(readFileSync(wasm)) });
  return starting;
}
