/** The strip of stills that steer the shot: its first frame, looks and subjects, its last frame, and where more come from. */

import { useState, type ReactNode } from "react";
import { FRAMES_AT, timeOf, type FrameAt } from "../core/frame-times";
import { frameBeforeHole } from "../core/where";
import type { StudioState } from "../studio/state";
import { Button, Select, type Choice } from "./controls";
import { Later } from "./later-pages";
import type { KeptFrom } from "./Library";
import { Problem } from "./Problem";
import { ReferenceCard, sourceName } from "./ReferenceCard";
import { openSequence, timeOn, useSequence } from "./sequence";
import { useCommands, useStudio, useText } from "./useStudio";

const LATEST_TAKES = 3;

type Run = (command: () => Promise<void>) => void;

export function References(): ReactNode {
  const text = useText();
  const held = useStudio((state) => state.form.references);
  const uses = useStudio((state) => state.plan?.uses);
  const isEngine = useStudio((state) => state.form.maker.kind === "engine");
  const gaveWay = useStudio((state) => state.references.gaveWay);
  const [busy, setBusy] = useState(false);
  const [keeping, setKeeping] = useState<KeptFrom>();
  const [isOpen, setOpen] = useState(false);
  const entries = useStudio((state) => state.library.entries);

  const run: Run = (command) => {
    setBusy(true);
    void command().then(() => setBusy(false));
  };

  // One that is taken as it is needs no word: its role stands below it.
  const isPlain = held.length === 1 && uses?.ignored.length === 0 && uses.unsure.length === 0;
  const said = uses === undefined || isPlain ? "" : text.reference.use(uses, isEngine ? "model" : "built-in");
  return (
    <section className="block" aria-label={text.reference.label}>
      {held.length === 0 ? (
        <Beginning busy={busy} run={run} />
      ) : (
        <div className="strip">
          {held.map((one, index) => (
            <ReferenceCard
              key={one.file}
              held={held}
              index={index}
              busy={busy}
              run={run}
              onKeep={() => {
                setKeeping(index);
                setOpen(true);
              }}
            />
          ))}
        </div>
      )}
      {gaveWay !== undefined && (
        <p className="dim">{text.reference.gaveWay(sourceName(text, gaveWay.from), gaveWay.role)}</p>
      )}
      {said !== "" && <p className={uses?.ignored.length === 0 ? "still-use dim" : "still-use"}>{said}</p>}
      <More busy={busy} run={run}>
        <Button kind="link" expanded={isOpen} onPress={() => setOpen(!isOpen)}>
          {isOpen ? text.reference.library.close : text.reference.library.open(entries.length)}
        </Button>
      </More>
      <Problem at="reference" />
      {isOpen ? (
        <Later>{({ Library }) => <Library busy={busy} run={run} keeping={keeping} onKeep={setKeeping} />}</Later>
      ) : (
        <Problem at="library" />
      )}
    </section>
  );
}

/** Before there is any: the one that most shots start on. */
function Beginning(props: { readonly busy: boolean; readonly run: Run }): ReactNode {
  const { busy, run } = props;
  const text = useText();
  const { references } = useCommands();
  const isOpen = useStudio((state) => state.host.kind === "open");
  const before = useStudio(beforeHole);
  return (
    <div className="row top">
      <Button
        onPress={() => run(() => references.takeFrame(before === undefined ? "playhead" : "before"))}
        disabled={busy || !isOpen}
      >
        {busy ? text.reference.taking : before === undefined ? text.reference.take : text.reference.takeBefore}
      </Button>
      <p className="beside dim">
        {before === undefined ? (
          text.reference.empty
        ) : (
          <>
            {text.reference.emptyInHole(before)}{" "}
            <Button kind="link" onPress={() => run(() => references.takeFrame("playhead"))} disabled={busy}>
              {text.reference.takeBlack}
            </Button>
          </>
        )}
      </p>
    </div>
  );
}

/** Where else pictures come from. */
function More(props: { readonly busy: boolean; readonly run: Run; readonly children: ReactNode }): ReactNode {
  const { busy, run, children } = props;
  const text = useText();
  const { references, library } = useCommands();
  const sequence = useSequence();
  const shot = useStudio((state) => state.plan?.where);
  const takes = useStudio((state) => state.takes);
  const held = useStudio((state) => state.form.references);
  const entries = useStudio((state) => state.library.entries);
  const wantsEnd = held.length > 0 && !held.some(({ frame }) => frame.role === "last");
  const wantsStart = held.length > 0 && !held.some(({ frame }) => frame.role === "first");
  const named = (at: FrameAt): string | undefined => {
    const time = sequence === undefined ? "nothing-before" : timeOf(sequence, shot?.rangeInSequence, at);
    return sequence === undefined || typeof time === "string" ? undefined : timeOn(time, sequence);
  };
  const frames = FRAMES_AT.flatMap((at): Choice<string>[] => {
    const name = named(at);
    return name === undefined ? [] : [{ value: at, text: text.reference.adds[at](name) }];
  });
  const films = takes.filter(({ take: { state } }) => "original" in state && state.original !== undefined);
  const ofTakes = films.slice(0, LATEST_TAKES).flatMap(({ take }) =>
    (["first", "last"] as const).map((at) => ({
      value: `${at} ${take.id}`,
      text: text.reference.addTake[at](take.clipName),
    })),
  );

  function add(value: string): void {
    const frame = FRAMES_AT.find((at) => at === value);
    if (frame !== undefined) return run(() => references.takeFrame(frame));
    if (value === "file") return run(() => references.takeFile());
    const [at, id = ""] = value.split(" ");
    if (at === "entry") run(() => library.use(id));
    if (at === "first" || at === "last") run(() => references.takeFromTake(id, at));
  }

  return (
    <div className="still-row">
      {wantsStart && named("before") !== undefined && (
        <span className="still-move">
          <Button kind="link" disabled={busy} onPress={() => add("before")}>
            {text.reference.takeBefore}
          </Button>
        </span>
      )}
      {wantsEnd && named("after") !== undefined && (
        <span className="still-move">
          <Button kind="link" disabled={busy} onPress={() => add("after")}>
            {text.reference.takeAfter}
          </Button>
        </span>
      )}
      <span className="still-rest">
        {busy && held.length > 0 ? (
          <span className="dim">{text.reference.taking}</span>
        ) : (
          <Select
            label={text.reference.add}
            className="still-add"
            value=""
            choices={[
              { value: "", text: text.reference.add },
              ...frames,
              ...ofTakes,
              ...entries.map(({ id, kind, name }) => ({
                value: `entry ${id}`,
                text: text.reference.library.add(text.reference.library.kinds[kind], name),
              })),
              { value: "file", text: text.reference.addFile },
            ]}
            onChoose={add}
          />
        )}
        <span className="spring" />
        {children}
      </span>
    </div>
  );
}

/** The timecode of the frame that a shot in this hole would go on from; absent where the playhead stands in no hole. */
function beforeHole(state: StudioState): string | undefined {
  const sequence = openSequence(state);
  const time = sequence === undefined ? undefined : frameBeforeHole(sequence);
  return sequence === undefined || time === undefined ? undefined : timeOn(time, sequence);
}
