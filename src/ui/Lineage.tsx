/** What a take was made from: the take that it goes on from, and those that lent it a frame. */

import type { ReactNode } from "react";
import type { Take } from "../core/take";
import { rowsById } from "../studio/takes/row-index";
import { Button } from "./controls";
import { useStudio, useText } from "./useStudio";

interface Origin {
  readonly takeId: string;
  readonly clipName: string;
  readonly how: "continues" | "extends" | "remix-of" | "edit-of" | "again-of" | "first" | "last" | "look" | "subject";
}

/** Each take once, by the strongest of what it gave. */
function originsOf({ recipe }: Take): readonly Origin[] {
  const origins = new Map<string, Origin>();
  const { parent } = recipe;
  if (parent !== undefined) origins.set(parent.takeId, { ...parent, how: parent.kind });
  for (const { role, from } of recipe.references) {
    if (from.kind !== "take" || origins.has(from.takeId)) continue;
    origins.set(from.takeId, { takeId: from.takeId, clipName: from.clipName, how: role });
  }
  return [...origins.values()];
}

export function Lineage(props: { readonly take: Take; readonly onGoTo?: (takeId: string) => void }): ReactNode {
  const { take, onGoTo } = props;
  return (
    <>
      {originsOf(take).map((origin) => (
        <From key={origin.takeId} origin={origin} {...(onGoTo === undefined ? {} : { onGoTo })} />
      ))}
    </>
  );
}

function From(props: { readonly origin: Origin; readonly onGoTo?: (takeId: string) => void }): ReactNode {
  const { origin, onGoTo } = props;
  const text = useText();
  const there = useStudio(({ takes }) => rowsById(takes).get(origin.takeId)?.take);
  const name = there === undefined ? origin.clipName : text.take.name(there.shot.number, there.number);
  return (
    <p className="dim lineage">
      {`${text.shelf.lineage[origin.how]} `}
      {there === undefined || onGoTo === undefined ? (
        <span>{there === undefined ? text.shelf.gone(name) : name}</span>
      ) : (
        <Button kind="link" onPress={() => onGoTo(origin.takeId)} says={text.shelf.goTo}>
          {name}
        </Button>
      )}
    </p>
  );
}
