/** What is made of Content Credentials without any reader at hand: whether there are any, and what a report says. */

import { readFileSync } from "node:fs";
import path from "node:path";
import { areThere, claimedSource, credentialsRecord, type Credentials } from "../src/core/credentials";
import { presenceIn, type Presence } from "../src/core/credentials-presence";
import { credentialsFrom, credentialsOfPremiere } from "../src/core/credentials-report";
import { makeSigner, readBack, signed, signedAsEdited, stripped } from "./signed-film";

const film = readFileSync(path.join(__dirname, "service/take.mp4"));

function presence(bytes: Uint8Array): Promise<Presence> {
  return presenceIn(bytes.length, (start, end) => Promise.resolve(bytes.subarray(start, end)));
}

function box(type: string, body: Buffer): Buffer {
  const head = Buffer.alloc(8);
  head.writeUInt32BE(8 + body.length);
  head.write(type, 4, "latin1");
  return Buffer.concat([head, body]);
}

const XMP = Buffer.from("be7acfcb97a942e89c71999491e3afac", "hex");

describe("whether a film carries any, by its headers alone", () => {
  it("one without the box carries none; signed it carries them; stripped it carries none again", async () => {
    const whole = await signed(film, await makeSigner());
    expect(await presence(film)).toEqual({ kind: "none" });
    expect(await presence(whole)).toEqual({ kind: "inside", format: "video/mp4" });
    expect(await presence(stripped(whole))).toEqual({ kind: "none" });
  });

  it("one whose XMP names an address for them has them elsewhere; other XMP says nothing", async () => {
    const packet = (text: string): Buffer => box("uuid", Buffer.concat([XMP, Buffer.from(text)]));
    const naming = `<rdf:Description dcterms:provenance="https://store.invalid/1"/>`;
    expect(await presence(Buffer.concat([film, packet(naming)]))).toEqual({ kind: "elsewhere" });
    expect(await presence(Buffer.concat([film, packet("<rdf:Description/>")]))).toEqual({ kind: "none" });
  });

  it("a film that breaks off is damaged, a text is no kind of file that is read, a PNG is the reader's to say", async () => {
    expect(await presence(film.subarray(0, 20_000))).toEqual({ kind: "damaged" });
    expect(await presence(Buffer.from("Nothing but a text, and a long one."))).toEqual({ kind: "format" });
    expect(await presence(Buffer.from("89504e470d0a1a0a0000000d49484452", "hex"))).toEqual({
      kind: "ask",
      format: "image/png",
    });
  });
});

test("a certificate that signs for itself is refused when it signs", async () => {
  const signing = makeSigner("self-signed").then((signer) => signed(film, signer));
  const refusal = await signing.then(() => "It was signed", String);
  expect(refusal).toMatch(/signingCredential\.invalid/);
  expect(refusal).toMatch(/self-signed disallowed/);
});

test("a certificate that ran out after it signed is told as that, and not as one that may not sign", async () => {
  const whole = await signed(film, await makeSigner("issued", 3));
  expect(credentialsFrom(await readBack(whole)).kind).toBe("valid");
  await new Promise((done) => setTimeout(done, 4000));
  expect(credentialsFrom(await readBack(whole))).toMatchObject({ kind: "invalid", broken: "expired" });
});

describe("what went into a film that an editing program signed", () => {
  it("claims AI for it, marked as an ingredient's claim", async () => {
    const signer = await makeSigner();
    const found = credentialsFrom(await readBack(await signedAsEdited(film, await signed(film, signer), signer)));
    expect(found).toMatchObject({
      kind: "valid",
      generator: "Rig editor 1.0",
      ingredientSource: `${IPTC}trainedAlgorithmicMedia`,
    });
    expect("actions" in found && claimedSource(found)).toBe("ai-ingredient");
    expect(credentialsRecord(JSON.parse(JSON.stringify(found)), "")).toEqual(found);
  });

  it("is looked for however deep it lies, and in a circle once", () => {
    const made = (below: string, ...types: string[]): object => ({
      assertions: [
        {
          label: "c2pa.actions.v2",
          data: { actions: types.map((digitalSourceType) => ({ action: "c2pa.created", digitalSourceType })) },
        },
      ],
      ingredients: [{ title: "a film", active_manifest: below }],
    });
    const manifests = {
      "urn:c2pa:1": made("2"),
      2: made("3", `${IPTC}digitalCapture`),
      3: made("2", `${IPTC}compositeSynthetic`),
    };
    const found = reading(store({ manifests }));
    expect("actions" in found && claimedSource(found)).toBe("ai-ingredient");
  });
});

test.each([
  ["trainedAlgorithmicMedia", "ai"],
  ["trainedAlgorithmicMedia/", "ai"],
  ["trainedAlgorithmicData", "ai"],
  ["compositeSynthetic", "ai-part"],
  ["algorithmicMedia", "algorithm"],
  ["digitalCapture", "other"],
  ["virtualRecording", "strange"],
  ["empty", "strange"],
])("of an origin that is called %s it is said: %s", (type, source) => {
  expect(claimedSource({ actions: [{ action: "c2pa.created", sourceType: IPTC + type }] })).toBe(source);
});

const IPTC = "http://cv.iptc.org/newscodes/digitalsourcetype/";

/** As `c2pa-rs` writes it. */
function store(change: Record<string, unknown> = {}): string {
  return JSON.stringify({
    active_manifest: "urn:c2pa:1",
    manifests: {
      "urn:c2pa:1": {
        claim_generator_info: [{ name: "Rig service" }],
        assertions: [{ label: "c2pa.hash.bmff.v3", data: { alg: "sha256" } }],
        ingredients: [],
      },
    },
    validation_state: "Valid",
    ...change,
  });
}

const certificates = JSON.stringify({ manifests: [{ label: "urn:c2pa:1" }] });
const reading = (text: string): Credentials => credentialsFrom({ kind: "read", store: text, certificates });

describe("what a report says", () => {
  it.each([
    ["a signer on no list is no fault", ["signingCredential.untrusted"], "Valid", "valid", undefined],
    ["other bytes", ["signingCredential.untrusted", "assertion.bmffHash.mismatch"], "Invalid", "invalid", "changed"],
    ["another claim", ["assertion.hashedURI.mismatch"], "Invalid", "invalid", "changed"],
    ["a signature that does not hold", ["claimSignature.mismatch"], "Invalid", "invalid", "signature"],
    [
      "a certificate that has run out",
      ["signingCredential.expired", "assertion.bmffHash.match"],
      ...(["Invalid", "invalid", "expired"] as const),
    ],
    ["one that has run out on other bytes", ["signingCredential.expired"], "Invalid", "invalid", "signer"],
    ["whatever it is that nobody foresaw", ["manifest.odd"], "Invalid", "invalid", "other"],
  ])("%s", (_, codes, state, kind, broken) => {
    const found = reading(store({ validation_state: state, validation_status: codes.map((code) => ({ code })) }));
    expect(found).toMatchObject({ kind, codes, ...(broken === undefined ? {} : { broken }) });
  });

  it("what a reader calls trusted is valid and no more", () => {
    expect(reading(store({ validation_state: "Trusted" })).kind).toBe("valid");
  });

  it("what nobody checked is there, and unchecked", () => {
    const unchecked = store({ validation_state: undefined });
    expect(credentialsOfPremiere(unchecked)).toEqual({ kind: "present-unchecked", why: "no-reader" });
  });

  it.each([
    ["C2pa(JumbfNotFound)", { kind: "none" }],
    ['C2pa(RemoteManifestUrl("https://store.invalid"))', { kind: "present-unchecked", why: "elsewhere" }],
    ["C2pa(UnsupportedType)", { kind: "unknown", why: "format" }],
    ['C2pa(InvalidAsset("odd"))', { kind: "unknown", why: "damaged", says: 'C2pa(InvalidAsset("odd"))' }],
  ])("the reader refused: %s", (why, found) => {
    expect(credentialsFrom({ kind: "refused", why })).toEqual(found);
  });

  it("a stranger's text is shortened, kept on its line, and never turns its direction", () => {
    const name = `Evil\u202e\nservice${"!".repeat(500)}`;
    const found = reading(
      store({ manifests: { "urn:c2pa:1": { claim_generator_info: [{ name }], assertions: [], ingredients: [] } } }),
    );
    const said = credentialsRecord(JSON.parse(JSON.stringify(found)), "credentials");
    expect(said).toMatchObject({ generator: expect.stringMatching(/^Evil service!+…$/) as string });
    expect("generator" in said && said.generator?.length).toBe(200);
  });

  it("a report of another shape is refused", () => {
    expect(() => reading("{}")).toThrow(/active_manifest/);
    expect(() => reading(store({ active_manifest: "urn:c2pa:2" }))).toThrow(/urn:c2pa:2/);
  });
});

test("unknown is no claim that any are there", () => {
  expect(areThere({ kind: "unknown", why: "format" })).toBe(false);
  expect(areThere({ kind: "present-unchecked", why: "too-large" })).toBe(true);
});
