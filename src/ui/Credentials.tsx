/** What Content Credentials a take's original carries, read when it is first shown; and that a copy carries none of them. */

import { useEffect, type ReactNode } from "react";
import { areThere, claimedSource, nameOf, type Claim, type Credentials } from "../core/credentials";
import type { TakeCredentials } from "../studio/provenance/credentials-state";
import { FailureText } from "./Problem";
import type { Text } from "./text/en";
import { useCommands, useStudio, useText } from "./useStudio";

/** Asks for it, and leaves it when it is not shown any more. Absent: there is nothing to look into. */
function useCredentials(takeId: string | undefined): TakeCredentials | undefined {
  const { credentials } = useCommands();
  useEffect(() => {
    if (takeId === undefined) return undefined;
    void credentials.look(takeId);
    return () => credentials.leave(takeId);
  }, [credentials, takeId]);
  return useStudio((state) => (takeId === undefined ? undefined : state.credentials.get(takeId)));
}

export function CredentialsView(props: { readonly takeId: string }): ReactNode {
  const text = useText();
  const found = useCredentials(props.takeId);
  if (found === undefined) return null;
  return (
    <>
      <p className="dim recipe-name" title={text.credentials.titleSays}>
        {text.credentials.title}
      </p>
      <div className="recipe-says">
        <Found found={found} />
      </div>
    </>
  );
}

function Found(props: { readonly found: TakeCredentials }): ReactNode {
  const { found } = props;
  const text = useText();
  const words = text.credentials;
  switch (found.kind) {
    case "reading":
      return (
        <p className="dim" role="status">
          {words.reading}
        </p>
      );
    case "failed":
      return <FailureText failure={found.failure} />;
    case "read": {
      const { original, clip } = found;
      return (
        <>
          {saidOf(text, original).map((line) => (
            <p key={line} title={foundIn(original)}>
              {line}
            </p>
          ))}
          {clip !== undefined && <p className="dim">{words.clip[clipIs(clip, original)]}</p>}
        </>
      );
    }
  }
}

/** What Premiere wrote is what broke them only where they held before: where the original is valid. */
function clipIs({ kind }: Credentials, original: Credentials): "valid" | "changed" | "invalid" | "none" | "unknown" {
  if (kind === "invalid") return original.kind === "valid" ? "changed" : "invalid";
  return kind === "present-unchecked" ? "unknown" : kind;
}

/** The checker's own codes, or its own words: for whoever must know. */
function foundIn(credentials: Credentials): string | undefined {
  return "codes" in credentials ? credentials.codes.join(", ") : "says" in credentials ? credentials.says : undefined;
}

/** Sentences, the most telling first. */
function saidOf({ credentials: words }: Text, found: Credentials): readonly string[] {
  switch (found.kind) {
    case "none":
      return [words.none];
    case "present-unchecked":
      return [words.unchecked(words.why[found.why])];
    case "unknown":
      return [words.unknown(words.why[found.why])];
    case "valid":
      return [words.valid(signerOf(words, found)), ...claimed(words, found)];
    case "invalid":
      return [words.broken[found.broken](signerOf(words, found)), ...claimed(words, found)];
  }
}

type Words = Text["credentials"];

function signerOf(words: Words, { signer }: Claim): string {
  return (signer === undefined ? "" : nameOf(signer)) || words.somebody;
}

function claimed(words: Words, claim: Claim): readonly string[] {
  const { issuer, generator, actions, ingredients, by } = claim;
  const source = claimedSource(claim);
  const agent = actions.find((action) => action.agent !== undefined)?.agent ?? "";
  const named = issuer === undefined ? "" : nameOf(issuer);
  const titles = ingredients.flatMap(({ title }) => title ?? []);
  return [
    named === "" ? words.issuedByNobody : words.issuedBy(named),
    ...(source === undefined ? [] : [words.claims[source](agent)]),
    ...(generator === undefined ? [] : [words.generator(generator)]),
    ...(titles.length === 0 ? [] : [words.from(titles.join(", "))]),
    ...(by === "premiere" ? [words.byPremiere] : []),
  ];
}

/** Before a copy of the take that is checked is made; nothing where its original has none to lose. */
export function BeforeCopy(): ReactNode {
  const { copy: words } = useText().credentials;
  const found = useCredentials(useStudio(({ checking }) => checking?.takeId));
  if (found === undefined) return null;
  if (found.kind === "reading") return <p className="why dim">{words.looking}</p>;
  const original = found.kind === "read" ? found.original : undefined;
  if (original?.kind === "none") return null;
  return <p className="why">{areThere(original) ? words.carries : words.unknown}</p>;
}

/** Of a copy that was made. `original`: what its original has; absent: nobody could look. */
export function CopiedWithout(props: { readonly original?: Credentials }): ReactNode {
  const { original } = props;
  const { copy: words } = useText().credentials;
  if (original?.kind === "none") return null;
  return <p className="why">{areThere(original) ? words.made : words.madeUnknown}</p>;
}
