/** One still of the shot: its picture as large as there is room for, what it is to the shot, and where it was taken from. */

import { useState, type ReactNode } from "react";
import { shapeDiffers } from "../core/asking";
import { canMove } from "../core/reference-roles";
import {
  nameOfSource,
  REFERENCE_ROLES,
  type FrameSource,
  type ReferenceFrame,
  type ReferenceRights,
} from "../core/shot";
import { seenAt } from "../core/where";
import type { ReferenceChoice } from "../studio/form/shot-form";
import { Button, Select, type Choice } from "./controls";
import { Note } from "./Problem";
import { RightsFields } from "./RightsFields";
import { openSequence, useSequence } from "./sequence";
import type { Text } from "./text/en";
import { useCommands, useStudio, useText } from "./useStudio";

export function ReferenceCard(props: {
  readonly held: readonly ReferenceChoice[];
  readonly index: number;
  readonly busy: boolean;
  readonly run: (command: () => Promise<void>) => void;
  readonly onKeep: () => void;
}): ReactNode {
  const { held, index, busy, run, onKeep } = props;
  const text = useText();
  const { references } = useCommands();
  const openId = useStudio((state) => openSequence(state)?.sequenceId);
  // Another shape than the sequence's, which the model may ask for, is said with what it asks.
  const wanted = useStudio((state) => openSequence(state)?.size);
  const [isNoting, setIsNoting] = useState(false);
  const one = held[index];
  if (one === undefined) return null;
  const { from, role, size } = one.frame;
  const name = sourceName(text, from);
  const isElsewhere = "sequenceId" in from && from.sequenceId !== openId;
  const isFrame = role === "first" || role === "last";
  const more: readonly Choice<"more" | "earlier" | "later" | "keep" | "rights">[] = [
    ...(["earlier", "later"] as const)
      .filter((to) => canMove(held, index, to))
      .map((value) => ({ value, text: text.reference[value] })),
    ...(from.kind === "library" ? [] : [{ value: "keep" as const, text: text.reference.keep }]),
    // A take says itself what it was made from.
    ...(from.kind === "take" ? [] : [{ value: "rights" as const, text: text.policy.rights.note }]),
  ];
  const isTall = held.length === 1 && size.height > size.width;
  return (
    <div className={held.length === 1 ? "still" : "still still-half"}>
      <div className={`reference-picture ${isTall ? "tall" : one.picture === undefined ? "awaited" : ""}`}>
        {one.picture !== undefined && (
          <img src={one.picture} alt={text.reference.picture(text.reference.roles[role], name)} />
        )}
      </div>
      <div className="row both-ends">
        <Select
          label={text.reference.role(name)}
          value={role}
          choices={REFERENCE_ROLES.map((value) => ({ value, text: text.reference.roles[value] }))}
          onChoose={(value) => run(() => references.setRole(index, value))}
        />
        <Button
          kind="link"
          says={text.reference.dropSays(name)}
          disabled={busy}
          onPress={() => run(() => references.drop(index))}
        >
          {text.reference.drop}
        </Button>
      </div>
      <div className="row">
        <p className="dim cut still-name" title={name}>
          {isElsewhere ? text.reference.from(name, from.sequenceName) : name}
        </p>
        {more.length > 0 && (
          <Select
            label={text.reference.moreSays(name)}
            className="still-more"
            value="more"
            choices={[{ value: "more", text: text.reference.more }, ...more]}
            onChoose={(value) => {
              if (value === "keep") onKeep();
              if (value === "rights") setIsNoting(true);
              if (value === "earlier" || value === "later") run(() => references.move(index, value));
            }}
          />
        )}
      </div>
      {isNoting ? (
        <RightsForm frame={one.frame} index={index} name={name} onDone={() => setIsNoting(false)} />
      ) : (
        one.frame.rights !== undefined && <p className="dim">{text.policy.rights.noted(one.frame.rights)}</p>
      )}
      {"sequenceId" in from && !isElsewhere && <PictureSelect {...props} from={from} name={name} />}
      {from.kind === "program" && from.carries.length > 0 && (
        <Note>{text.reference.carries(from.carries.join(", "))}</Note>
      )}
      {isFrame && wanted !== undefined && shapeDiffers(size, wanted) && <Note>{text.reference.isCut}</Note>}
    </div>
  );
}

/** Whose picture it is, as somebody types it; nothing is kept before Save. */
function RightsForm(props: {
  readonly frame: ReferenceFrame;
  readonly index: number;
  readonly name: string;
  readonly onDone: () => void;
}): ReactNode {
  const { frame, index, name, onDone } = props;
  const text = useText();
  const { references, library } = useCommands();
  const [rights, setRights] = useState<ReferenceRights>(frame.rights ?? {});
  const entryId = frame.from.kind === "library" ? frame.from.entryId : undefined;
  // Another machine's entry is that machine's to change.
  const own = useStudio((state) => state.library.entries.find((row) => row.id === entryId && !row.isElsewhere));

  async function save(): Promise<void> {
    await references.noteRights(index, rights);
    if (own !== undefined) await library.edit(own.id, { rights });
    onDone();
  }

  return (
    <div className="entry-form" role="group" aria-label={text.policy.rights.of(name)}>
      <RightsFields rights={rights} onType={setRights} />
      {own !== undefined && <p className="dim">{text.policy.rights.keptToo}</p>}
      <div className="row links">
        <Button kind="link" onPress={() => void save()}>
          {text.policy.settings.save}
        </Button>
        <Button kind="link" onPress={onDone}>
          {text.wire.order.notNow}
        </Button>
      </div>
    </div>
  );
}

/** The programme's picture of that moment, or one clip's alone: each of those that lie there, the topmost first. */
function PictureSelect(props: {
  readonly index: number;
  readonly busy: boolean;
  readonly run: (command: () => Promise<void>) => void;
  readonly from: Extract<FrameSource, { kind: "program" | "source-clip" }>;
  readonly name: string;
}): ReactNode {
  const { index, run, from, name } = props;
  const text = useText();
  const { references } = useCommands();
  const sequence = useSequence();
  const items = sequence === undefined ? [] : seenAt(sequence, from.time);
  const own = from.kind === "source-clip" ? items.find((item) => item.name === from.clipName) : undefined;
  const isGone = from.kind === "source-clip" && own === undefined;
  if (items.length === 0 && from.kind === "program") return null;
  return (
    <Select
      label={text.reference.shows(name)}
      className="still-shows"
      value={from.kind === "program" ? "program" : isGone ? "gone" : String(own?.track)}
      choices={[
        { value: "program", text: text.reference.programme },
        ...items.map((item) => ({ value: String(item.track), text: text.reference.ownFrame(item.name) })),
        ...(isGone ? [{ value: "gone", text: text.reference.ownFrame(from.clipName) }] : []),
      ]}
      onChoose={(value) => {
        if (value === "gone") return;
        run(() => references.showInstead(index, value === "program" ? value : Number(value)));
      }}
    />
  );
}

/** Where it was taken from, in the fewest words. */
export function sourceName(text: Text, from: FrameSource): string {
  return from.kind === "take" ? text.reference.ofTake[from.at](from.clipName) : nameOfSource(from);
}
