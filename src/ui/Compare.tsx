/** Two takes at once: side by side or with a wipe, on one clock; what differs between them; and what becomes of each. */

import { useState, type KeyboardEvent, type ReactNode } from "react";
import { sharedSeconds, wordsThatDiffer, type Run } from "../core/comparison";
import { seedUsed, wordsSent } from "../core/recipe";
import { framesPerSecond, TICKS_PER_SECOND } from "../core/time";
import type { CompareSide, CompareState } from "../studio/takes/compare-state";
import { rowsById } from "../studio/takes/row-index";
import type { TakeRow } from "../studio/takes/take-row";
import { CompareStage, type Way } from "./CompareStage";
import { Button } from "./controls";
import { makerName } from "./maker";
import { MarkButtons } from "./Marks";
import { FailureText, Problem } from "./Problem";
import { TakeTrouble } from "./TakeActions";
import type { Text } from "./text/en";
import { usePlayback } from "./usePlayback";
import { useCommands, useStudio, useText } from "./useStudio";

type Open = Extract<CompareState, { kind: "open" }>;

const WAYS: readonly Way[] = ["beside", "wipe"];

export function Compare(props: { readonly open: Open }): ReactNode {
  const { open } = props;
  const text = useText();
  const studio = useCommands();
  const takes = useStudio((state) => state.takes);
  const [way, setWay] = useState<Way>("beside");
  const playback = usePlayback(open);
  const rowOf = ({ takeId }: CompareSide): TakeRow | undefined => rowsById(takes).get(takeId);
  const [a, b] = [rowOf(open.a), rowOf(open.b)];
  const name = (row: TakeRow | undefined): string =>
    row === undefined ? text.compare.unknown : text.take.name(row.take.shot.number, row.take.number);
  const names = { a: name(a), b: name(b) };
  const all = sharedSeconds(open.a.media ?? NOWHERE, open.b.media ?? NOWHERE);
  const step = stepOf(open);

  function strike(event: KeyboardEvent<HTMLElement>): void {
    const isField = event.target instanceof HTMLInputElement;
    if (event.key === "Escape") studio.compare.leave();
    else if (event.key === " " && !(event.target instanceof HTMLButtonElement)) playback.toggle();
    else if (isField) return;
    else if (event.key === "ArrowLeft") playback.seek(playback.at - step);
    else if (event.key === "ArrowRight") playback.seek(playback.at + step);
    else return;
    event.preventDefault();
  }

  return (
    <section
      className="block compare"
      aria-label={text.compare.label(names.a, names.b)}
      tabIndex={-1}
      onKeyDown={strike}
    >
      <div className="row">
        <span className="title">{text.compare.title}</span>
        <span className="gap" />
        {WAYS.map((one) => (
          <button
            key={one}
            type="button"
            aria-pressed={one === way}
            className={one === way ? "page-name page-open" : "page-name"}
            onClick={() => setWay(one)}
          >
            {text.compare.ways[one]}
          </button>
        ))}
        <span className="spring" />
        <Button kind="link" says={text.compare.swapSays} onPress={() => studio.compare.swap()}>
          {text.compare.swap}
        </Button>
        <span className="gap" />
        <Button kind="link" onPress={() => studio.compare.leave()}>
          {text.compare.close}
        </Button>
      </div>
      <CompareStage open={open} way={way} names={names} rows={{ a, b }} playback={playback} />
      <div className="row transport">
        <Button onPress={() => playback.toggle()} disabled={all === 0}>
          {playback.isPlaying ? text.compare.pause : text.compare.play}
        </Button>
        <span className="gap" />
        <Button kind="link" says={text.compare.back} onPress={() => playback.seek(playback.at - step)}>
          ‹
        </Button>
        <Button kind="link" says={text.compare.on} onPress={() => playback.seek(playback.at + step)}>
          ›
        </Button>
        <span className="spring" />
        <span className="dim figures" role="status">
          {text.compare.time(playback.at, all)}
        </span>
      </div>
      <input
        type="range"
        className="scrub"
        aria-label={text.compare.scrub}
        min={0}
        max={Math.max(all, step)}
        step={step}
        value={playback.at}
        disabled={all === 0}
        onChange={(event) => playback.seek(Number(event.currentTarget.value))}
      />
      <Notes open={open} plays={playback.plays} />
      {a !== undefined && b !== undefined && <Facts a={a} b={b} open={open} />}
      <div className="sides">
        {a !== undefined && <Side place="a" side={open.a} row={a} name={names.a} />}
        {b !== undefined && <Side place="b" side={open.b} row={b} name={names.b} />}
      </div>
      <Problem at="takes" />
    </section>
  );
}

const NOWHERE = { before: 0 };
/** Where nobody knows a rate. */
const USUAL_STEP = 1 / 24;

/** One frame of the faster of the two, in seconds. */
function stepOf({ a, b }: Open): number {
  const rates = [a.media?.rate, b.media?.rate].flatMap((rate) => (rate === undefined ? [] : [rate / TICKS_PER_SECOND]));
  return rates.length === 0 ? USUAL_STEP : Math.min(...rates);
}

/** Less than this share of a second is no other length. */
const HAIR = 0.02;

/** What two takes that are not alike are matched by, and how they are shown. */
function Notes(props: { readonly open: Open; readonly plays: boolean }): ReactNode {
  const { open, plays } = props;
  const text = useText();
  const [a, b] = [open.a.media, open.b.media];
  const said: string[] = [];
  if (a?.seconds !== undefined && b?.seconds !== undefined && Math.abs(a.seconds - b.seconds) > HAIR) {
    said.push(text.compare.lengths(a.seconds, b.seconds));
  }
  if (a?.rate !== undefined && b?.rate !== undefined && a.rate !== b.rate) {
    said.push(text.compare.rates(framesPerSecond(a.rate), framesPerSecond(b.rate)));
  }
  if (a !== undefined && b !== undefined && (a.size.width !== b.size.width || a.size.height !== b.size.height)) {
    said.push(text.compare.shapes(a.size, b.size));
  }
  for (const place of ["a", "b"] as const) {
    if (open[place].media?.kind === "still") said.push(text.compare.still(text.compare.side[place]));
  }
  if (!plays) said.push(open.pictures ? text.compare.pictures : text.compare.posters);
  return said.map((sentence) => (
    <p key={sentence} className="dim figures">
      {sentence}
    </p>
  ));
}

/** One row a fact; the two that differ stand out, and say so. */
function Facts(props: { readonly a: TakeRow; readonly b: TakeRow; readonly open: Open }): ReactNode {
  const { a, b, open } = props;
  const text = useText();
  const engines = useStudio((state) => state.engines);
  const models = engines.flatMap((engine) => engine.models);
  const short = ({ take: { recipe } }: TakeRow): string =>
    models.find(({ model }) => model === recipe.model)?.name ?? makerName(text, recipe);
  // Two models that are called alike are told apart by all of their names.
  const isAlike = short(a) === short(b) && a.take.recipe.model !== b.take.recipe.model;
  const named = (row: TakeRow): string => (isAlike ? row.take.recipe.model : short(row));
  const rows: readonly (readonly [label: string, a: string, b: string])[] = [
    [text.compare.row.model, named(a), named(b)],
    [text.compare.row.seed, seedOf(text, a), seedOf(text, b)],
    [text.compare.row.length, lengthOf(text, open.a), lengthOf(text, open.b)],
    [text.compare.row.size, sizeOf(text, open.a, a), sizeOf(text, open.b, b)],
    [text.compare.row.cost, costOf(text, a), costOf(text, b)],
  ];
  const prompts = wordsThatDiffer(wordsSent(a.take.recipe).prompt, wordsSent(b.take.recipe).prompt);
  return (
    <div className="facts">
      <div className="fact fact-head">
        <span className="fact-name" />
        <span className="fact-value">{text.compare.side.a}</span>
        <span className="fact-value">{text.compare.side.b}</span>
      </div>
      {rows.map(([label, one, other]) => (
        <div key={label} className={one === other ? "fact" : "fact fact-differs"}>
          <span className="fact-name dim">{label}</span>
          <span className="fact-value figures">{one}</span>
          <span className="fact-value figures">
            {other}
            {one !== other && <span className="dim">{` ≠`}</span>}
          </span>
        </div>
      ))}
      <div className="fact">
        <span className="fact-name dim">{text.compare.row.prompt}</span>
        <Words runs={prompts.a} />
        <Words runs={prompts.b} />
      </div>
    </div>
  );
}

function Words(props: { readonly runs: readonly Run[] }): ReactNode {
  const text = useText();
  return (
    <span className="fact-value">
      {props.runs.length === 0 && <span className="dim">{text.compare.none}</span>}
      {props.runs.map(({ text: words, differs }, index) => (
        <span key={index} className={differs ? "word-differs" : "dim"}>
          {words}
        </span>
      ))}
    </span>
  );
}

function seedOf(text: Text, { take: { recipe } }: TakeRow): string {
  return String(seedUsed(recipe) ?? text.compare.none);
}

function lengthOf(text: Text, { media }: CompareSide): string {
  return media?.seconds === undefined ? text.compare.unknown : text.compare.length(media.seconds);
}

function sizeOf(text: Text, { media }: CompareSide, { take }: TakeRow): string {
  return text.compare.size(media?.size ?? take.film?.size ?? take.recipe.size);
}

function costOf(text: Text, { take: { charge, recipe } }: TakeRow): string {
  if (charge !== undefined) return text.wire.job.cost(charge.money, charge.how === "estimated");
  return recipe.asked === undefined ? text.compare.nothing : text.compare.unknown;
}

/** What becomes of one of the two. */
function Side(props: {
  readonly place: "a" | "b";
  readonly side: CompareSide;
  readonly row: TakeRow;
  readonly name: string;
}): ReactNode {
  const { place, side, row, name } = props;
  const { id } = row.take;
  const text = useText();
  const studio = useCommands();
  const canPlace = useStudio((state) => state.plan !== undefined);
  const letter = text.compare.side[place];
  return (
    <div className="side" role="group" aria-label={text.compare.picture(letter, name)}>
      <p>
        <span className="title">{letter}</span> <span className="dim">{name}</span>
      </p>
      {side.failure !== undefined && <FailureText failure={side.failure} />}
      <MarkButtons row={row} />
      <div className="row actions">
        <Button onPress={() => void studio.openInSource(id)} says={text.take.sourceSays}>
          {text.take.source}
        </Button>
        {(["overwrite", "insert"] as const).map((mode) => (
          <Button
            key={mode}
            disabled={!canPlace}
            onPress={() => void studio.place(id, mode)}
            says={text.compare.placeSays(text.take[mode], letter)}
          >
            {text.take[mode]}
          </Button>
        ))}
      </div>
      <TakeTrouble take={row.take} />
    </div>
  );
}
