/** What the list of takes shows: words, and a row of menus for all that is not words. */

import { useMemo, type ReactNode } from "react";
import { MARKS } from "../core/ledger-entry";
import { modelKeyOf, STANDINGS, type TakeQuery } from "../core/search";
import type { Take } from "../core/take";
import type { TakeRow } from "../studio/takes/take-row";
import { Select, TextField, type Choice } from "./controls";
import { useStudio, useText } from "./useStudio";

const DAYS = [1, 7, 30] as const;
const ANY = "any";

export function TakeFilter(props: {
  readonly query: TakeQuery;
  readonly onChange: (query: TakeQuery) => void;
  readonly days: string;
  readonly onDays: (days: string) => void;
}): ReactNode {
  const { query, onChange, days, onDays } = props;
  const text = useText();
  const takes = useStudio((state) => state.takes);
  const engines = useStudio((state) => state.engines);
  const models = useMemo(() => {
    const known = new Map(engines.flatMap((row) => row.models.map(({ model, name }) => [model, name] as const)));
    return listed(
      takes,
      ({ recipe }) => modelKeyOf(recipe),
      ({ recipe }) =>
        recipe.engine === "animatic" || recipe.engine === "still-hold"
          ? text.engine.names[recipe.engine]
          : (known.get(recipe.model) ?? recipe.model),
    );
  }, [takes, engines, text]);
  const sequences = useMemo(
    () =>
      listed(
        takes,
        ({ shot }) => shot.sequenceId,
        ({ shot }) => shot.sequenceName,
      ),
    [takes],
  );
  const { filter } = text.shelf;

  function choose<Name extends "standing" | "mark" | "model" | "sequenceId">(
    name: Name,
    value: string,
    allowed: readonly NonNullable<TakeQuery[Name]>[],
  ): void {
    const chosen = allowed.find((one) => one === value);
    const { words } = query;
    const others = Object.fromEntries(Object.entries(query).filter(([one]) => one !== name));
    onChange({ words, ...others, ...(chosen === undefined ? {} : { [name]: chosen }) });
  }

  return (
    <>
      <TextField
        label={text.takes.search}
        hint={text.takes.search}
        text={query.words}
        onType={(words) => onChange({ ...query, words })}
        onKeyDown={(event) => event.key === "Escape" && onChange({ ...query, words: "" })}
      />
      <div className="row filters">
        <Select
          label={filter.standing}
          value={query.standing ?? ANY}
          choices={[{ value: ANY, text: filter.anyStanding }, ...STANDINGS.map(named(filter.standings))]}
          onChoose={(value) => choose("standing", value, STANDINGS)}
        />
        <Select
          label={filter.mark}
          value={query.mark ?? ANY}
          choices={[{ value: ANY, text: filter.anyMark }, ...([...MARKS, "none"] as const).map(named(filter.marks))]}
          onChoose={(value) => choose("mark", value, [...MARKS, "none"])}
        />
        {models.length > 1 && (
          <Select
            label={filter.model}
            value={query.model ?? ANY}
            choices={[{ value: ANY, text: filter.anyModel }, ...models]}
            onChoose={(value) =>
              choose(
                "model",
                value,
                models.map((one) => one.value),
              )
            }
          />
        )}
        {sequences.length > 1 && (
          <Select
            label={filter.sequence}
            value={query.sequenceId ?? ANY}
            choices={[{ value: ANY, text: filter.anySequence }, ...sequences]}
            onChoose={(value) =>
              choose(
                "sequenceId",
                value,
                sequences.map((one) => one.value),
              )
            }
          />
        )}
        <Select
          label={filter.date}
          value={days}
          choices={[
            { value: ANY, text: filter.anyDate },
            ...DAYS.map((count) => ({ value: String(count), text: filter.days(count) })),
          ]}
          onChoose={onDays}
        />
      </div>
    </>
  );
}

function named<Value extends string>(names: Readonly<Record<Value, string>>): (value: Value) => Choice<Value> {
  return (value) => ({ value, text: names[value] });
}

/** Each value that there is, once, by its name. */
function listed(
  takes: readonly TakeRow[],
  keyOf: (take: Take) => string,
  nameOf: (take: Take) => string,
): readonly Choice<string>[] {
  const names = new Map<string, string>();
  for (const { take } of takes) {
    const key = keyOf(take);
    if (!names.has(key)) names.set(key, nameOf(take));
  }
  return [...names].map(([value, name]) => ({ value, text: name })).sort((a, b) => a.text.localeCompare(b.text));
}
