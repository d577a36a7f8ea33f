/** All takes of the project, newest shot first: searched, marked, cleaned up, looked at. */

import { useCallback, useMemo, type ReactNode } from "react";
import { isAnything, matcherOf, type TakeQuery } from "../core/search";
import { shotKeyOf } from "../core/take";
import type { Rankings } from "../studio/check/rank-state";
import type { TakeRow } from "../studio/takes/take-row";
import { CleanUp, CleanUpLink } from "./CleanUp";
import { Button } from "./controls";
import { Problem } from "./Problem";
import { QueueBar } from "./QueueBar";
import { Ranking } from "./Ranking";
import { Scrolled } from "./Scrolled";
import type { ScrolledItem } from "./strip";
import { TakeCard } from "./TakeCard";
import { TakeFilter } from "./TakeFilter";
import { EVERYTHING, type TakesLook } from "./takes-look";
import { useCommands, useOthers, useStudio, useText } from "./useStudio";
import { Versions } from "./Versions";

export function TakesTab(props: {
  readonly look: TakesLook;
  readonly onLook: (look: TakesLook) => void;
  /** The take to show, by its id. */
  readonly goTo?: { readonly key: string };
  readonly onGoTo: (takeId: string) => void;
  readonly onRestored: () => void;
}): ReactNode {
  const { look, onLook, goTo, onGoTo, onRestored } = props;
  const text = useText();
  const studio = useCommands();
  const takes = useStudio((state) => state.takes);
  const used = useStudio((state) => state.shelf.used);
  const reading = useStudio((state) => state.shelf.reading);
  const { query } = look;
  useOthers();
  const found = useMemo(() => (isAnything(query) ? takes : takes.filter(matcherOf(query, used))), [takes, query, used]);
  const rankings = useStudio((state) => state.rankings);
  const items = useMemo(() => rankedFirst(itemsOf(found), rankings), [found, rankings]);
  const onShow = useCallback(
    (shown: readonly Item[]) => studio.shelf.look(shown.flatMap((item) => (item.row === undefined ? [] : item.key))),
    [studio],
  );

  if (takes.length === 0) {
    return (
      <section className="block">
        <Problem at="takes" />
        <p className="teach">{reading === undefined ? text.takes.none : text.shelf.reading(reading)}</p>
      </section>
    );
  }

  function change(next: TakeQuery, days = look.days): void {
    const { since: _before, ...rest } = next;
    const since = days === "any" ? {} : { since: new Date(Date.now() - Number(days) * 86_400_000).toISOString() };
    onLook({ query: { ...rest, ...since }, days });
    if (next.standing !== undefined && next.standing !== query.standing) void studio.shelf.readUses();
  }

  return (
    <>
      <QueueBar />
      <section className="block">
        <TakeFilter query={query} onChange={change} days={look.days} onDays={(days) => change(query, days)} />
        <div className="row figures found">
          <span className="dim" role="status">
            {reading !== undefined
              ? text.shelf.reading(reading)
              : isAnything(query)
                ? text.shelf.all(takes.length)
                : text.shelf.found(found.length, takes.length)}
          </span>
          <span className="spring" />
          {!isAnything(query) && (
            <Button kind="link" onPress={() => onLook(EVERYTHING)}>
              {text.takes.clearSearch}
            </Button>
          )}
          <span className="gap" />
          <CleanUpLink />
        </div>
        <CleanUp />
        <Problem at="takes" />
        {found.length === 0 && (
          <p className="teach">
            {query.words.trim() !== "" && isAnything({ ...query, words: "" })
              ? text.takes.nothingFound(query.words.trim())
              : text.shelf.nothingFound}
          </p>
        )}
      </section>
      <Scrolled
        items={items}
        isStop={isCard}
        onShow={onShow}
        {...(goTo === undefined ? {} : { goTo })}
        render={(item) =>
          item.row === undefined ? (
            <ShotTitle row={item.first} />
          ) : (
            <TakeCard row={item.row} underShot onRestored={onRestored} onGoTo={onGoTo} />
          )
        }
      />
    </>
  );
}

/** The heading of a shot, or one of its takes. */
type Item = ScrolledItem &
  ({ readonly row?: undefined; readonly first: TakeRow } | { readonly row: TakeRow; readonly first?: undefined });

function isCard({ row }: Item): boolean {
  return row !== undefined;
}

function ShotTitle(props: { readonly row: TakeRow }): ReactNode {
  const text = useText();
  const { shot, recipe } = props.row.take;
  const prompt = recipe.prompt.trim();
  return (
    <>
      <div className="row shot-title" role="heading" aria-level={2} aria-label={text.takes.shot(shot.number)}>
        <span className="label">{text.takes.shot(shot.number)}</span>
        <span className="cut dim beside">{prompt === "" ? text.takes.noPrompt : text.takes.prompt(prompt)}</span>
        <span className="dim cut sequence-name">{shot.sequenceName}</span>
      </div>
      <div className="shot-tools">
        <Versions shotKey={shotKeyOf(props.row.take)} />
        <Ranking shotKey={shotKeyOf(props.row.take)} />
      </div>
    </>
  );
}

/** Pixels of a heading and of a card, about, until they are measured. */
const TITLE = 44;
const CARD = 124;

/** Of each list once: a search that is taken back shows what was shown before. */
const grouped = new WeakMap<readonly TakeRow[], readonly Item[]>();

function itemsOf(takes: readonly TakeRow[]): readonly Item[] {
  const known = grouped.get(takes) ?? byShot(takes);
  grouped.set(takes, known);
  return known;
}

/** Under each heading that is ranked the takes by their place, those without one last; the very same list if none is. */
function rankedFirst(items: readonly Item[], rankings: Rankings): readonly Item[] {
  const places = new Map<string, number>();
  for (const ranking of rankings.values()) {
    if (ranking.kind !== "ranked") continue;
    for (const [index, { takeId }] of ranking.order.entries()) places.set(takeId, index);
  }
  if (places.size === 0) return items;
  const ordered: Item[] = [];
  let shot: Item[] = [];
  const placeOf = ({ key }: Item): number => places.get(key) ?? Number.POSITIVE_INFINITY;
  const close = (): void => {
    const isRanked = shot.some(({ key }) => places.has(key));
    ordered.push(
      ...(isRanked ? shot.sort((a, b) => (placeOf(a) < placeOf(b) ? -1 : placeOf(a) > placeOf(b) ? 1 : 0)) : shot),
    );
    shot = [];
  };
  for (const item of items) {
    if (item.row !== undefined) shot.push(item);
    else {
      close();
      ordered.push(item);
    }
  }
  close();
  return ordered;
}

/** Shots in the order of their newest take, each with its takes. */
function byShot(takes: readonly TakeRow[]): readonly Item[] {
  // Numbers within their sequences: a name for each of thousands of takes would cost more than all the rest.
  const sequences = new Map<string, Map<number, TakeRow[]>>();
  const shots: TakeRow[][] = [];
  for (const row of takes) {
    const { sequenceId, number } = row.take.shot;
    const numbers = sequences.get(sequenceId) ?? new Map<number, TakeRow[]>();
    if (numbers.size === 0) sequences.set(sequenceId, numbers);
    const shot = numbers.get(number);
    if (shot !== undefined) shot.push(row);
    else {
      const first = [row];
      numbers.set(number, first);
      shots.push(first);
    }
  }
  const items: Item[] = [];
  for (const rows of shots) {
    const [first] = rows;
    if (first !== undefined) items.push({ key: shotKeyOf(first.take), guess: TITLE, first });
    for (const row of rows) items.push({ key: row.take.id, guess: CARD, row });
  }
  return items;
}
