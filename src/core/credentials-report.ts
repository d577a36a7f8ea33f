/** What a C2PA reader says, in Pickup's words: Pickup's own, or Premiere. Their reports are read as any stranger's are. */

import {
  brokenBy,
  mostTelling,
  shortened,
  type CertificateName,
  type Claim,
  type ClaimedAction,
  type ClaimedIngredient,
  type Credentials,
} from "./credentials";
import { anything, fieldsOf, list, Misfit, object, oneOf, parse, text, type Decoder, type Fields } from "./decode";

/** What comes out of the worker: the reader's two accounts of a file as JSON, or how it refused. */
export type ReaderSays =
  | { readonly kind: "read"; readonly store: string; readonly certificates: string }
  | { readonly kind: "refused"; readonly why: string };

/** @throws Misfit where the reader says something that no version before it said */
export function credentialsFrom(says: ReaderSays): Credentials {
  if (says.kind === "refused") return refusal(says.why);
  const { label, state, claim } = parse(says.store, manifestStore);
  return judged({ ...claim, by: "pickup", ...parse(says.certificates, certificatesOf(label)) }, state);
}

/** As Premiere hands on the manifest store that it found. @throws Misfit where it is none that is known here */
export function credentialsOfPremiere(store: string): Credentials {
  const { state, claim } = parse(store, manifestStore);
  return judged({ ...claim, by: "premiere" }, state);
}

/** Nothing is valid that nobody checked. `Trusted` is the reader's word for its own list of signers, of which Pickup has none. */
function judged(claim: Claim, state: "Valid" | "Invalid" | "Trusted" | undefined): Credentials {
  const broken = brokenBy(claim.codes) ?? (state === "Invalid" ? "other" : undefined);
  if (broken !== undefined) return { kind: "invalid", broken, ...claim };
  return state === undefined ? { kind: "present-unchecked", why: "no-reader" } : { kind: "valid", ...claim };
}

/** `c2pa-rs` names its errors, in Rust's own manner of writing. */
function refusal(why: string): Credentials {
  if (/\bJumbfNotFound\b|\bProvenanceMissing\b/.test(why)) return { kind: "none" };
  if (/\bRemoteManifest/.test(why)) return { kind: "present-unchecked", why: "elsewhere" };
  if (/\bUnsupportedType\b|\bUnsupportedFileFormat\b/.test(why)) return { kind: "unknown", why: "format" };
  return { kind: "unknown", why: "damaged", says: shortened(why) };
}

interface Store {
  readonly label: string;
  /** Absent: nobody checked. */
  readonly state?: "Valid" | "Invalid" | "Trusted";
  readonly claim: Omit<Claim, "by">;
}

const manifestStore: Decoder<Store> = object(({ read, maybe }): Store => {
  const label = read("active_manifest", text);
  const manifests = fieldsOf(read("manifests", anything), "manifests");
  const { below, ...manifest } = manifests.read(label, manifestOf);
  const ingredientSource = mostTelling(typesBelow(below, manifests));
  const { validation_state: state } = maybe("validation_state", oneOf("Valid", "Invalid", "Trusted"));
  const { validation_results: results = [] } = maybe("validation_results", validated);
  const { validation_status: failures = [] } = maybe("validation_status", list(codeOf));
  const codes = [...new Set([...failures, ...results])];
  return {
    label,
    ...(state === undefined ? {} : { state }),
    claim: { ...manifest, ...(ingredientSource === undefined ? {} : { ingredientSource }), codes },
  };
});

/** More manifests than any film that was ever made of others: what has more is read so far. */
const MOST_BELOW = 200;

/** What the claims of those manifests, and of all that went into them, say of their origin. One that cannot be read says nothing. */
function typesBelow(labels: readonly string[], manifests: Fields): readonly string[] {
  const types: string[] = [];
  const seen = new Set(labels.slice(0, MOST_BELOW));
  // What is added while it is gone through comes last.
  for (const label of seen) {
    const { below, actions } = readableAt(label, manifests);
    types.push(...actions.flatMap(({ sourceType }) => sourceType ?? []));
    for (const one of below) if (seen.size < MOST_BELOW) seen.add(one);
  }
  return types;
}

function readableAt(label: string, manifests: Fields): Pick<Manifest, "below" | "actions"> {
  try {
    return manifests.maybe(label, manifestOf)[label] ?? { below: [], actions: [] };
  } catch (error) {
    if (error instanceof Misfit) return { below: [], actions: [] };
    throw error;
  }
}

const codeOf: Decoder<string> = object(({ read }) => read("code", text));

/** What failed first, as it is what is looked for. */
const validated: Decoder<readonly string[]> = object(({ maybe }) => {
  const { activeManifest } = maybe(
    "activeManifest",
    object((found) => {
      const { failure, informational, success } = {
        ...found.maybe("failure", list(codeOf)),
        ...found.maybe("informational", list(codeOf)),
        ...found.maybe("success", list(codeOf)),
      };
      return [...(failure ?? []), ...(informational ?? []), ...(success ?? [])];
    }),
  );
  return activeManifest ?? [];
});

interface Manifest extends Pick<Claim, "generator" | "actions" | "ingredients"> {
  /** Labels of the manifests of its ingredients, where they have one. */
  readonly below: readonly string[];
}

const manifestOf: Decoder<Manifest> = object(({ maybe }) => {
  const { claim_generator_info: infos } = maybe("claim_generator_info", list(program));
  const { claim_generator: plain } = maybe("claim_generator", text);
  const { assertions = [] } = maybe("assertions", list(actionsIn));
  const { ingredients = [] } = maybe(
    "ingredients",
    list(
      object((found): { readonly is: ClaimedIngredient; readonly manifest: string | undefined } => ({
        is: { ...found.maybe("title", text), ...found.maybe("relationship", text), ...found.maybe("hash", text) },
        manifest: found.maybe("active_manifest", text).active_manifest,
      })),
    ),
  );
  const generator = infos?.[0] ?? plain;
  return {
    ...(generator === undefined ? {} : { generator }),
    actions: assertions.flat(),
    ingredients: ingredients.map(({ is }) => is),
    below: ingredients.flatMap(({ manifest }) => manifest ?? []),
  };
});

/** `Name 1.0`. */
const program: Decoder<string> = (value, at) => {
  if (typeof value === "string") return value;
  const { read, maybe } = fieldsOf(value, at);
  const { version } = maybe("version", text);
  return [read("name", text), ...(version === undefined ? [] : [version])].join(" ");
};

/** Of an assertion about anything else: none. */
const actionsIn: Decoder<readonly ClaimedAction[]> = object(({ read }) => {
  if (!/^c2pa\.actions(?:\.|_|$)/.test(read("label", text))) return [];
  return read(
    "data",
    object((data) =>
      data.read(
        "actions",
        list(
          object((one): ClaimedAction => {
            const { digitalSourceType: sourceType } = one.maybe("digitalSourceType", text);
            const { softwareAgent: agent } = one.maybe("softwareAgent", program);
            return {
              action: one.read("action", text),
              ...(sourceType === undefined ? {} : { sourceType }),
              ...(agent === undefined ? {} : { agent }),
            };
          }),
        ),
      ),
    ),
  );
});

/** Whose certificate signed the manifest of that label, and who issued it: the store's own account says the former only. */
function certificatesOf(label: string): Decoder<Pick<Claim, "signer" | "issuer">> {
  return object(({ read }) => {
    const found = read(
      "manifests",
      list(
        object((manifest) => {
          const { signature } = manifest.maybe(
            "signature",
            object(({ maybe }) =>
              maybe(
                "certificateInfo",
                object((info) => ({
                  ...info.maybe("subject", distinguished),
                  ...info.maybe("issuer", distinguished),
                })),
              ),
            ),
          );
          return { label: manifest.read("label", text), ...signature?.certificateInfo };
        }),
      ),
    ).find((one) => one.label === label);
    if (found === undefined) throw new Misfit("manifests", `a list with ${label}`);
    const { subject, issuer } = found;
    return { ...(subject === undefined ? {} : { signer: subject }), ...(issuer === undefined ? {} : { issuer }) };
  });
}

/** X.500 names; one attribute may stand in it several times. */
const distinguished: Decoder<CertificateName> = object(({ maybe }) => {
  const { CN: name } = maybe("CN", first);
  const { O: organisation } = maybe("O", first);
  return { ...(name === undefined ? {} : { name }), ...(organisation === undefined ? {} : { organisation }) };
});

const first: Decoder<string> = (value, at) => {
  const [one] = Array.isArray(value) ? list(text)(value, at) : [text(value, at)];
  if (one === undefined) throw new Misfit(at, "a name");
  return one;
};
