/** The frame that the shot starts on: taken from the programme at the playhead, shown as large as the column allows. */

import { useState, type ReactNode } from "react";
import { Button } from "./controls";
import { Note, Problem } from "./Problem";
import { useCommands, useStudio, useText } from "./useStudio";

export function Reference(): ReactNode {
  const text = useText();
  const studio = useCommands();
  const reference = useStudio((state) => state.form.reference);
  const isOpen = useStudio((state) => state.host.kind === "open");
  const openSequence = useStudio(({ host }) => (host.kind === "open" ? host.project.sequence?.sequenceId : undefined));
  const [taking, setTaking] = useState(false);

  async function take(): Promise<void> {
    setTaking(true);
    await studio.takeReference();
    setTaking(false);
  }

  if (reference === undefined) {
    return (
      <section className="block" aria-label={text.reference.label}>
        <div className="row top">
          <Button onPress={() => void take()} disabled={taking || !isOpen}>
            {taking ? text.reference.taking : text.reference.take}
          </Button>
          <p className="beside dim">{text.reference.empty}</p>
        </div>
        <Problem at="reference" />
      </section>
    );
  }
  const { from, size } = reference.frame;
  const isElsewhere = from.sequenceId !== openSequence;
  return (
    <section className="block" aria-label={text.reference.label}>
      <div className={size.height > size.width ? "reference-picture tall" : "reference-picture"}>
        {reference.picture !== undefined && <img src={reference.picture} alt={text.reference.picture(from.timecode)} />}
      </div>
      <div className="row">
        <span className="label">{text.reference.label}</span>
        <span className="dim cut after">
          {isElsewhere ? text.reference.from(from.timecode, from.sequenceName) : from.timecode}
        </span>
        <span className="spring" />
        <span className="gap" />
        <Button kind="link" onPress={() => void take()} disabled={taking || !isOpen}>
          {taking ? text.reference.taking : text.reference.takeAgain}
        </Button>
        <span className="gap" />
        <Button kind="link" onPress={() => studio.dropReference()} disabled={taking}>
          {text.reference.drop}
        </Button>
      </div>
      {from.carries.length > 0 && <Note>{text.reference.carries(from.carries.join(", "))}</Note>}
      <Problem at="reference" />
    </section>
  );
}
