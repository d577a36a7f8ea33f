/** Copies of the open sequence that differ only in the take of one shot: offered where two of its takes are kept. */

import type { ReactNode } from "react";
import { markOf } from "../core/ledger";
import { rowsByShot } from "../studio/takes/row-index";
import type { TakeRow } from "../studio/takes/take-row";
import { Button, onEscape } from "./controls";
import { Refusal } from "./Problem";
import { openSequence } from "./sequence";
import { useCommands, useStudio, useText } from "./useStudio";

/** `shotKey`: as `shotKeyOf` has it. */
export function Versions(props: { readonly shotKey: string }): ReactNode {
  const { shotKey } = props;
  const text = useText();
  const studio = useCommands();
  const versioning = useStudio((state) => (state.versioning?.shotKey === shotKey ? state.versioning : undefined));
  const isOpen = useStudio((state) => state.host.kind === "open");
  const sequenceName = useStudio((state) => openSequence(state)?.name);
  const kept = useStudio(({ takes }) => (rowsByShot(takes).get(shotKey) ?? []).filter(isKept).length);
  if (versioning === undefined) {
    if (kept < 2 || !isOpen) return null;
    return (
      <div className="shot-link">
        <Button kind="link" onPress={() => void studio.versions.look(shotKey)} says={text.replace.versionsSays}>
          {text.replace.versions}
        </Button>
      </div>
    );
  }

  return (
    <div
      className="offer"
      role="group"
      aria-label={text.replace.versionsSays}
      onKeyDown={onEscape(() => studio.versions.forget())}
    >
      {versioning.kind === "looking" && (
        <p className="why dim" role="status">
          {text.replace.versionsLooking}
        </p>
      )}
      {versioning.kind === "making" && (
        <p className="why dim" role="status">
          {text.replace.versionsMaking}
        </p>
      )}
      {versioning.kind === "refused" && <Refusal failure={versioning.failure} />}
      {versioning.kind === "made" && (
        <p className="why" role="status">
          {text.replace.versionsMade(versioning.names.join(", "))}
        </p>
      )}
      {versioning.kind === "offered" && (
        <>
          <p className="why">{text.replace.versionsOf(sequenceName ?? "", versioning.offer.versions.length)}</p>
          {versioning.offer.versions.map(({ name, takeId, takeNumber, shows, sound }) => (
            <p key={takeId} className="why">
              {text.replace.version(name, takeNumber, shows === undefined)}
              {shows !== undefined && sound !== "none" && text.replace.versionSound[sound]}
            </p>
          ))}
          <p className="why dim">{text.replace.versionsEffects}</p>
        </>
      )}
      <div className="row actions">
        {versioning.kind === "offered" && (
          <Button onPress={() => void studio.versions.make(shotKey)}>
            {text.replace.makeVersions(versioning.offer.versions.length)}
          </Button>
        )}
        {versioning.kind !== "making" && (
          <Button kind="link" onPress={() => studio.versions.forget()}>
            {versioning.kind === "offered" ? text.replace.notNow : text.replace.close}
          </Button>
        )}
      </div>
    </div>
  );
}

function isKept({ marks }: TakeRow): boolean {
  const mark = markOf(marks);
  return mark === "keep" || mark === "favourite";
}
