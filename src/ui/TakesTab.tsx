/** All takes of the project, newest shot first, and a search over what an editor remembers of one. */

import { useState, type ReactNode } from "react";
import type { TakeRow } from "../studio/state";
import { Button, TextField } from "./controls";
import { Problem } from "./Problem";
import { QueueBar } from "./QueueBar";
import { TakeCard } from "./TakeCard";
import { useStudio, useText } from "./useStudio";

export function TakesTab(props: { readonly onRestored: () => void }): ReactNode {
  const text = useText();
  const takes = useStudio((state) => state.takes);
  const [words, setWords] = useState("");
  if (takes.length === 0) {
    return (
      <section className="block">
        <Problem at="takes" />
        <p className="teach">{text.takes.none}</p>
      </section>
    );
  }
  const found = takes.filter((row) => matches(row, words));
  return (
    <>
      <QueueBar />
      <section className="block">
        <TextField label={text.takes.search} hint={text.takes.search} text={words} onType={setWords} />
        <Problem at="takes" />
        {found.length === 0 && (
          <p className="teach">
            {text.takes.nothingFound(words.trim())}{" "}
            <Button kind="link" onPress={() => setWords("")}>
              {text.takes.clearSearch}
            </Button>
          </p>
        )}
      </section>
      {byShot(found).map((rows) => (
        <ShotOfTakes key={shotKey(rows[0])} rows={rows} onRestored={props.onRestored} />
      ))}
    </>
  );
}

type Rows = readonly [TakeRow, ...TakeRow[]];

function ShotOfTakes(props: { readonly rows: Rows; readonly onRestored: () => void }): ReactNode {
  const { rows, onRestored } = props;
  const text = useText();
  const { shot, recipe } = rows[0].take;
  const prompt = recipe.prompt.trim();
  return (
    <section className="block shot-of-takes" aria-label={text.takes.shot(shot.number)}>
      <div className="row shot-title">
        <span className="label">{text.takes.shot(shot.number)}</span>
        <span className="cut dim beside">{prompt === "" ? text.takes.noPrompt : text.takes.prompt(prompt)}</span>
        <span className="dim cut sequence-name">{shot.sequenceName}</span>
      </div>
      {rows.map((row) => (
        <TakeCard key={row.take.id} row={row} underShot onRestored={onRestored} />
      ))}
    </section>
  );
}

function shotKey({ take }: TakeRow): string {
  return `${take.shot.sequenceId} ${take.shot.number}`;
}

/** Shots in the order of their newest take. */
function byShot(takes: readonly TakeRow[]): readonly Rows[] {
  const shots = new Map<string, [TakeRow, ...TakeRow[]]>();
  for (const row of takes) {
    const rows = shots.get(shotKey(row));
    if (rows === undefined) shots.set(shotKey(row), [row]);
    else rows.push(row);
  }
  return [...shots.values()];
}

/** Every word must stand in the prompt, the clip's name or the seed, whatever its case. */
function matches({ take }: TakeRow, words: string): boolean {
  const where = `${take.recipe.prompt} ${take.recipe.negative} ${take.clipName} ${take.recipe.seed}`.toLowerCase();
  return words
    .toLowerCase()
    .split(/\s+/)
    .every((word) => where.includes(word));
}
