/**
 * What a file's Content Credentials (C2PA) say, and whether they still belong to its bytes. That they are there proves
 * nothing. `valid` means that nothing was changed since somebody signed; who that is, nobody vouches for here, as Pickup has
 * no list of signers to trust.
 */

import { list, object, oneOf, text, textLike, type Decoder } from "./decode";

export type Credentials =
  | { readonly kind: "none" }
  /** They are there, and nobody has looked into them. */
  | { readonly kind: "present-unchecked"; readonly why: WhyUnread; readonly says?: string }
  | ({ readonly kind: "valid" } & Claim)
  | ({ readonly kind: "invalid"; readonly broken: Broken } & Claim)
  /** Nobody knows whether there are any. */
  | { readonly kind: "unknown"; readonly why: WhyUnread; readonly says?: string };

/**
 * `elsewhere`: the file only says where on the network they are, and nothing is fetched. `format`: no kind of file that is
 * read here. `no-reader`: this machine cannot look. `says` beside it: the reader's own words.
 */
const WHY_UNREAD = ["elsewhere", "too-large", "format", "no-reader", "too-slow", "damaged"] as const;
export type WhyUnread = (typeof WHY_UNREAD)[number];

/**
 * `changed`: bytes, or what is claimed of them, are others than were signed. `signer`: the certificate may not sign this.
 * `expired`: all of it fits, and the certificate was not good, or is not good any more, on the day that counts.
 */
const BROKEN = ["changed", "signature", "signer", "expired", "other"] as const;
export type Broken = (typeof BROKEN)[number];

/** All of it text from a stranger, shortened; a claim, whatever the signature is worth. */
export interface Claim {
  /** Who looked: Pickup's own reader, or Premiere. */
  readonly by: "pickup" | "premiere";
  /** Whose certificate it is. */
  readonly signer?: CertificateName;
  /** Who issued that certificate. On no list that Pickup could check. */
  readonly issuer?: CertificateName;
  /** The program that made the claim, with its version. */
  readonly generator?: string;
  readonly actions: readonly ClaimedAction[];
  readonly ingredients: readonly ClaimedIngredient[];
  /** The most telling of what claims of its ingredients, and of theirs, say of their origin: an address, as in its actions. */
  readonly ingredientSource?: string;
  /** What the check found, in C2PA's own codes (Technical Specification 2.x §15), each once. */
  readonly codes: readonly string[];
}

export interface CertificateName {
  readonly name?: string;
  readonly organisation?: string;
}

export interface ClaimedAction {
  /** `c2pa.created` and the like. */
  readonly action: string;
  /** An address in IPTC's or C2PA's vocabulary. */
  readonly sourceType?: string;
  readonly agent?: string;
}

export interface ClaimedIngredient {
  readonly title?: string;
  /** `parentOf`, `componentOf`, `inputTo`. */
  readonly relationship?: string;
  readonly hash?: string;
}

/** Whether there are any, as far as is known: a copy cannot carry these. */
export function areThere(credentials: Credentials | undefined): boolean {
  return credentials !== undefined && credentials.kind !== "none" && credentials.kind !== "unknown";
}

const CLAIMED_SOURCES = ["ai", "ai-part", "ai-ingredient", "strange", "algorithm", "other"] as const;
/**
 * `ai-ingredient`: not its own claim but that of something that went into it. `strange`: an origin that Pickup does not know.
 * `other`: a camera or a person.
 */
export type ClaimedSource = (typeof CLAIMED_SOURCES)[number];

/** What the claim says of how the pictures came about, the most telling first. `undefined`: nothing. */
export function claimedSource({
  actions,
  ingredientSource,
}: Pick<Claim, "actions" | "ingredientSource">): ClaimedSource | undefined {
  const found = new Set<ClaimedSource>();
  for (const { sourceType } of actions) if (sourceType !== undefined) found.add(sourceOf(sourceType));
  if (ingredientSource !== undefined && isOfAi(ingredientSource)) found.add("ai-ingredient");
  return CLAIMED_SOURCES.find((one) => found.has(one));
}

/** Of several addresses the most telling. Absent: there is none. */
export function mostTelling(addresses: readonly string[]): string | undefined {
  const rank = (address: string): number => CLAIMED_SOURCES.indexOf(sourceOf(address));
  return [...addresses].sort((a, b) => rank(a) - rank(b))[0];
}

export function isOfAi(address: string): boolean {
  const source = sourceOf(address);
  return source === "ai" || source === "ai-part";
}

/** IPTC's NewsCodes for the digital source type, and those that C2PA added, by the last part of their address. */
const SOURCES: ReadonlyMap<string, ClaimedSource> = new Map([
  ["trainedAlgorithmicMedia", "ai"],
  ["trainedAlgorithmicData", "ai"],
  ["compositeWithTrainedAlgorithmicMedia", "ai-part"],
  ["compositeSynthetic", "ai-part"],
  ["algorithmicMedia", "algorithm"],
  ["digitalCapture", "other"],
  ["computationalCapture", "other"],
  ["compositeCapture", "other"],
  ["negativeFilm", "other"],
  ["positiveFilm", "other"],
  ["print", "other"],
  ["humanEdits", "other"],
  ["minorHumanEdits", "other"],
  ["digitalCreation", "other"],
  ["digitalArt", "other"],
]);

/** Of an address, or of a code alone. */
export function sourceOf(address: string): ClaimedSource {
  return SOURCES.get(codeOf(address)) ?? "strange";
}

/** The last part of an address. */
export function codeOf(address: string): string {
  const whole = address.replace(/\/+$/, "");
  return whole.slice(whole.lastIndexOf("/") + 1);
}

/** Of C2PA's codes: the gravest that breaks a claim. Absent: none does; `signingCredential.untrusted` is no break. */
export function brokenBy(codes: readonly string[]): Broken | undefined {
  const has = (pattern: RegExp): boolean => codes.some((code) => pattern.test(code));
  if (
    has(/^assertion\.(?:dataHash|bmffHash|boxesHash|collectionHash|hashedURI|multiAssetHash)\.m(?:ismatch|alformed)$/)
  )
    return "changed";
  if (has(/^claimSignature\.(?:mismatch|missing)$/)) return "signature";
  if (has(/^signingCredential\.(?:invalid|revoked|ocsp\.revoked)$/)) return "signer";
  if (has(/^signingCredential\.expired$|^claimSignature\.outsideValidity$/)) {
    // That nothing was changed is said only where somebody held it against the bytes.
    return has(/^assertion\.(?:dataHash|bmffHash|boxesHash|collectionHash|multiAssetHash)\.match$/)
      ? "expired"
      : "signer";
  }
  return undefined;
}

/** As it is said in a list: `a model 2`; of a name and an organisation that are the same, one. */
export function nameOf({ name, organisation }: CertificateName): string {
  if (name === undefined || name === organisation) return organisation ?? "";
  return organisation === undefined ? name : `${name}, ${organisation}`;
}

/** The most of a list that is kept, and of a text: what a stranger writes has no end. */
const MOST = 40;
const LONGEST = 200;

/** Without what could break a line or turn its direction. */
export function shortened(said: string): string {
  const plain = said.replace(/[\p{Cc}\p{Cf}]+/gu, " ").trim();
  return plain.length > LONGEST ? `${plain.slice(0, LONGEST - 1)}…` : plain;
}

const short: Decoder<string> = (value, at) => shortened(text(value, at));

function few<T>(item: Decoder<T>): Decoder<readonly T[]> {
  return (value, at) => list(item)(Array.isArray(value) ? value.slice(0, MOST) : value, at);
}

const certificateName: Decoder<CertificateName> = object(({ maybe }) => ({
  ...maybe("name", short),
  ...maybe("organisation", short),
}));

const claim: Decoder<Claim> = object(({ read, maybe }) => ({
  by: read("by", oneOf("pickup", "premiere")),
  ...maybe("signer", certificateName),
  ...maybe("issuer", certificateName),
  ...maybe("generator", short),
  actions: read(
    "actions",
    few(
      object((action) => ({
        action: action.read("action", short),
        ...action.maybe("sourceType", short),
        ...action.maybe("agent", short),
      })),
    ),
  ),
  ingredients: read(
    "ingredients",
    few(
      object((ingredient) => ({
        ...ingredient.maybe("title", short),
        ...ingredient.maybe("relationship", short),
        ...ingredient.maybe("hash", short),
      })),
    ),
  ),
  ...maybe("ingredientSource", short),
  codes: read("codes", few(textLike(/^[\w.-]{1,100}$/, "a code"))),
}));

export const credentialsRecord: Decoder<Credentials> = (value, at) =>
  object((fields): Credentials => {
    const kind = fields.read("kind", oneOf("none", "present-unchecked", "valid", "invalid", "unknown"));
    switch (kind) {
      case "none":
        return { kind };
      case "present-unchecked":
      case "unknown":
        return { kind, why: fields.read("why", oneOf(...WHY_UNREAD)), ...fields.maybe("says", short) };
      case "valid":
        return { kind, ...claim(value, at) };
      case "invalid":
        return { kind, broken: fields.read("broken", oneOf(...BROKEN)), ...claim(value, at) };
    }
  })(value, at);
