/** The frame that the shot starts on: taken from the programme at the playhead, shown as large as the column allows. */

import { useState, type ReactNode } from "react";
import { nameOfSource } from "../core/shot";
import { timecode } from "../core/time";
import { frameBeforeHole } from "../core/where";
import type { StudioState } from "../studio/state";
import { Button } from "./controls";
import { Note, Problem } from "./Problem";
import { useCommands, useStudio, useText } from "./useStudio";

export function Reference(): ReactNode {
  const text = useText();
  const studio = useCommands();
  const reference = useStudio((state) => state.form.references[0]);
  const isOpen = useStudio((state) => state.host.kind === "open");
  const openSequence = useStudio(({ host }) => (host.kind === "open" ? host.project.sequence?.sequenceId : undefined));
  const before = useStudio(beforeHole);
  const [taking, setTaking] = useState(false);

  async function take(from: "playhead" | "before-hole"): Promise<void> {
    setTaking(true);
    await studio.takeReference(from);
    setTaking(false);
  }

  if (reference === undefined) {
    return (
      <section className="block" aria-label={text.reference.label}>
        <div className="row top">
          <Button
            onPress={() => void take(before === undefined ? "playhead" : "before-hole")}
            disabled={taking || !isOpen}
          >
            {taking ? text.reference.taking : before === undefined ? text.reference.take : text.reference.takeBefore}
          </Button>
          <p className="beside dim">
            {before === undefined ? (
              text.reference.empty
            ) : (
              <>
                {text.reference.emptyInHole(before)}{" "}
                <Button kind="link" onPress={() => void take("playhead")} disabled={taking}>
                  {text.reference.takeBlack}
                </Button>
              </>
            )}
          </p>
        </div>
        <Problem at="reference" />
      </section>
    );
  }
  const { from, size } = reference.frame;
  const name = nameOfSource(from);
  const isElsewhere = "sequenceId" in from && from.sequenceId !== openSequence;
  return (
    <section className="block" aria-label={text.reference.label}>
      <div className={size.height > size.width ? "reference-picture tall" : "reference-picture"}>
        {reference.picture !== undefined && <img src={reference.picture} alt={text.reference.picture(name)} />}
      </div>
      <div className="row">
        <span className="label">{text.reference.label}</span>
        <span className="dim cut after">{isElsewhere ? text.reference.from(name, from.sequenceName) : name}</span>
        <span className="spring" />
        <span className="gap" />
        <Button
          kind="link"
          onPress={() => void take(before === undefined ? "playhead" : "before-hole")}
          disabled={taking || !isOpen}
        >
          {taking ? text.reference.taking : text.reference.takeAgain}
        </Button>
        <span className="gap" />
        <Button kind="link" onPress={() => studio.dropReference()} disabled={taking}>
          {text.reference.drop}
        </Button>
      </div>
      {from.kind === "program" && from.carries.length > 0 && (
        <Note>{text.reference.carries(from.carries.join(", "))}</Note>
      )}
      <Problem at="reference" />
    </section>
  );
}

/** The timecode of the frame that a shot in this hole would go on from; absent where the playhead stands in no hole. */
function beforeHole({ host }: StudioState): string | undefined {
  const sequence = host.kind === "open" ? host.project.sequence : undefined;
  const time = sequence === undefined ? undefined : frameBeforeHole(sequence);
  if (sequence === undefined || time === undefined) return undefined;
  return timecode(time, sequence.rate, sequence.timecodeFormat, sequence.zeroFrame);
}
