/** Which clip a take would replace, and what each way does to it: read before it is done. */

import { useState, type ReactNode } from "react";
import { REPLACE_WAYS, type ReplaceWay } from "../core/replace-way";
import type { FootageOffer, ReplaceOffer } from "../studio/placing/replace-state";
import { Button, Select, onEscape } from "./controls";
import { Note, Refusal } from "./Problem";
import { rangeOn, useSequence, videoTrack } from "./sequence";
import type { Text } from "./text/en";
import { useCommands, useStudio, useText } from "./useStudio";

/** Opens below the take's buttons, for one take at a time. */
export function ReplaceMenu(props: { readonly takeId: string }): ReactNode {
  const { takeId } = props;
  const text = useText();
  const studio = useCommands();
  const replacing = useStudio((state) => (state.replacing?.takeId === takeId ? state.replacing : undefined));
  if (replacing === undefined) return null;

  return (
    <div
      className="offer"
      role="group"
      aria-label={text.replace.replaceSays}
      onKeyDown={onEscape(() => studio.replace.forget())}
    >
      {replacing.kind === "looking" && (
        <p className="why dim" role="status">
          {text.replace.looking}
        </p>
      )}
      {replacing.kind === "refused" && (
        <>
          <Refusal failure={replacing.failure} />
          <Button kind="link" onPress={() => studio.replace.forget()}>
            {text.replace.close}
          </Button>
        </>
      )}
      {replacing.kind === "offered" && <Offer takeId={takeId} offer={replacing.offer} />}
    </div>
  );
}

function Offer(props: { readonly takeId: string; readonly offer: ReplaceOffer }): ReactNode {
  const { takeId, offer } = props;
  const { old, isSelected, footage } = offer;
  const text = useText();
  const studio = useCommands();
  const usual = useStudio((state) => state.form.replaceBy);
  const sequence = useSequence();
  const [way, setWay] = useState<ReplaceWay>(usual);
  const [pressed, setPressed] = useState(false);
  if (sequence === undefined) return null;
  const range = rangeOn(old.rangeInSequence, sequence);

  async function replace(): Promise<void> {
    setPressed(true);
    await studio.replace.replace(takeId, way);
    setPressed(false);
  }

  return (
    <>
      <p className="why">
        {text.replace.what(old.name, videoTrack(old.track), range)}{" "}
        <span className="dim">({isSelected ? text.replace.selected : text.replace.otherTake})</span>
      </p>
      <div className="row">
        <Select
          label={text.replace.way}
          value={way}
          choices={REPLACE_WAYS.map((value) => ({ value, text: text.replace.ways[value] }))}
          onChoose={setWay}
        />
      </div>
      <Effect way={way} offer={offer} trackCount={sequence.video.length} />
      <div className="row actions">
        <Button onPress={() => void replace()} disabled={pressed || (way === "footage" && footage.kind === "refused")}>
          {buttonText(text, way, offer)}
        </Button>
        <Button kind="link" onPress={() => studio.replace.forget()}>
          {text.replace.notNow}
        </Button>
      </div>
    </>
  );
}

function buttonText(text: Text, way: ReplaceWay, { old, above, footage }: ReplaceOffer): string {
  switch (way) {
    case "stack":
      return text.replace.stack(videoTrack(above.track));
    case "overwrite":
      return text.replace.overwrite(videoTrack(old.track));
    case "footage":
      return footage.kind === "possible" ? text.replace.footage(footage.count) : text.replace.ways.footage;
  }
}

function Effect(props: {
  readonly way: ReplaceWay;
  readonly offer: ReplaceOffer;
  readonly trackCount: number;
}): ReactNode {
  const { way, offer, trackCount } = props;
  const { old, above, sound, footage } = offer;
  const text = useText();
  switch (way) {
    case "stack": {
      // What it lies over is hidden; the clip itself is switched off.
      const hidden = above.coverage.hides
        .filter(({ track }) => track !== old.track)
        .map(({ track }) => videoTrack(track));
      const hides = hidden.length === 0 ? "" : text.replace.hides(hidden.join(" + "));
      return (
        <p className="why dim">
          {text.replace.stackSays(videoTrack(above.track), above.track >= trackCount, hides)}
          {sound.stack !== "none" && text.replace.stackSound[sound.stack]}
        </p>
      );
    }
    case "overwrite":
      return (
        <p className="why dim">
          {text.replace.overwriteSays}
          {sound.overwrite !== "none" && text.replace.overwriteSound[sound.overwrite]}
        </p>
      );
    case "footage":
      return footage.kind === "refused" ? (
        <Refusal failure={footage.failure} />
      ) : (
        <Footage name={old.name} footage={footage} />
      );
  }
}

function Footage(props: {
  readonly name: string;
  readonly footage: Extract<FootageOffer, { kind: "possible" }>;
}): ReactNode {
  const { name, footage } = props;
  const text = useText();
  const where = footage.places.map(({ sequence, count }) => text.replace.inSequence(sequence, count)).join(", ");
  return (
    <>
      <Note>{text.replace.footageSays(name, footage.count, where)}</Note>
      {footage.unread.length > 0 && <Note>{text.replace.footageUnread(footage.unread.join(", "))}</Note>}
    </>
  );
}
