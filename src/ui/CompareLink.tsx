/** On a take's card: A, and then B. */

import type { ReactNode } from "react";
import { rowsById } from "../studio/takes/row-index";
import type { TakeRow } from "../studio/takes/take-row";
import { Button } from "./controls";
import { useCommands, useStudio, useText } from "./useStudio";

export function CompareLink(props: { readonly row: TakeRow }): ReactNode {
  const { take } = props.row;
  const text = useText();
  const studio = useCommands();
  const a = useStudio(({ compare, takes }) =>
    compare.kind === "choosing" ? rowsById(takes).get(compare.a)?.take : undefined,
  );
  if (take.state.kind !== "ready") return null;
  const name = a === undefined ? "" : text.take.name(a.shot.number, a.number);
  const [word, says] =
    a === undefined
      ? [text.compare.open, text.compare.openSays]
      : a.id === take.id
        ? [text.compare.isA, text.compare.isASays]
        : [text.compare.withA(name), text.compare.withASays(name)];
  return (
    <Button kind="link" says={says} onPress={() => studio.compare.choose(take.id)}>
      {word}
    </Button>
  );
}

/** Above a list of takes, while B is still to be chosen. */
export function ChoosingB(): ReactNode {
  const text = useText();
  const studio = useCommands();
  const a = useStudio(({ compare, takes }) =>
    compare.kind === "choosing" ? rowsById(takes).get(compare.a)?.take : undefined,
  );
  if (a === undefined) return null;
  return (
    <p className="choosing" role="status">
      {text.compare.choosing(text.take.name(a.shot.number, a.number))}{" "}
      <Button kind="link" onPress={() => studio.compare.leave()}>
        {text.compare.cancel}
      </Button>
    </p>
  );
}
