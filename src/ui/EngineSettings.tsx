/** The editor's engines: a list that says what each is and how it answers, and the way to add one. */

import { useEffect, useRef, useState, type ReactNode } from "react";
import { dialectOf } from "../core/engine-entry";
import type { EngineRow } from "../studio/front-desk/engine-state";
import { Button } from "./controls";
import { draftOf, EngineForm } from "./EngineForm";
import { Explained, Note, Problem } from "./Problem";
import { useCommands, useStudio, useText } from "./useStudio";

/** `isWanted`: the editor came here to connect one. */
export function EngineSettings(props: { readonly isWanted: boolean }): ReactNode {
  const { isWanted } = props;
  const text = useText();
  const engines = useStudio((state) => state.engines);
  const [adding, setAdding] = useState(false);
  /** An open form shows what went wrong. */
  const [isShownBelow, setIsShownBelow] = useState(false);
  const block = useRef<HTMLElement>(null);
  const wasAdding = useRef(false);
  useEffect(() => {
    // The button that adds one is the way on, and focus brings it into view; so it is once the form is closed.
    const isWay = isWanted || wasAdding.current;
    if (!adding && isWay) block.current?.querySelector<HTMLElement>(".add-engine button")?.focus();
    wasAdding.current = adding;
  }, [isWanted, adding]);
  const shown = {
    onRefused: () => setIsShownBelow(true),
    onClosed: () => setIsShownBelow(false),
  };
  return (
    <section className="block ruled" aria-label={text.wire.settings.title} ref={block}>
      <h2 className="title">{text.wire.settings.title}</h2>
      <p className="dim">{text.wire.settings.says}</p>
      {!isShownBelow && <Problem at="engines" />}
      {engines.length === 0 && !adding && <p className="teach">{text.wire.settings.none}</p>}
      {engines.map((row) => (
        <EngineLine key={row.entry.id} row={row} {...shown} />
      ))}
      {adding ? (
        <EngineForm
          onDone={() => {
            setAdding(false);
            shown.onClosed();
          }}
          onRefused={shown.onRefused}
        />
      ) : (
        <div className="row actions add-engine">
          <Button onPress={() => setAdding(true)}>{text.wire.settings.add}</Button>
        </div>
      )}
    </section>
  );
}

function EngineLine(props: {
  readonly row: EngineRow;
  readonly onRefused: () => void;
  readonly onClosed: () => void;
}): ReactNode {
  const { row, onRefused, onClosed } = props;
  const { entry, health, models } = row;
  const text = useText();
  const studio = useCommands();
  const underWay = useStudio(
    ({ takes }) =>
      takes.filter(({ take, work }) => work !== undefined && take.recipe.asked?.engineId === entry.id).length,
  );
  const [open, setOpen] = useState<"edit" | "remove">();
  const line = useRef<HTMLDivElement>(null);
  const was = useRef(open);
  useEffect(() => {
    const button = open === "remove" ? ".remove-sure" : was.current === "edit" ? ".edit-engine" : undefined;
    if (button !== undefined) line.current?.querySelector<HTMLElement>(`${button} button`)?.focus();
    was.current = open;
  }, [open]);

  if (open === "edit") {
    const close = (): void => {
      setOpen(undefined);
      onClosed();
    };
    return <EngineForm row={row} onDone={close} onRefused={onRefused} />;
  }
  return (
    <div className="engine" role="group" aria-label={entry.name} ref={line}>
      <div className="row">
        <span className="cut strong">{entry.name}</span>
        <span className="spring" />
        <span className={`state ${colourOf(row)}`} role="status">
          {text.wire.settings.health(row)}
        </span>
      </div>
      <p className="dim path">{entry.address}</p>
      <Facts row={row} />
      {models.length > 0 && <p className="dim path">{text.wire.settings.models(models.map(({ name }) => name))}</p>}
      <WhyNot row={row} />
      {open === "remove" && underWay > 0 && <Note>{text.wire.settings.underWay(underWay)}</Note>}
      <div className="row actions">
        <Button onPress={() => void studio.settings.testEngine(entry.id)} disabled={health.kind === "testing"}>
          {text.wire.settings.test}
        </Button>
        <span className="edit-engine">
          <Button onPress={() => setOpen("edit")}>{text.wire.settings.edit}</Button>
        </span>
        {row.refusals > 0 && (
          <Button
            kind="link"
            onPress={() => studio.settings.forgetLimits(entry.id)}
            says={text.wire.settings.forgetSays}
          >
            {text.wire.settings.forget}
          </Button>
        )}
        {open === "remove" ? (
          <>
            <Button kind="link" onPress={() => setOpen(undefined)}>
              {text.wire.settings.cancel}
            </Button>
            <span className="remove-sure">
              <Button onPress={() => void studio.settings.removeEngine(entry.id)}>
                {text.wire.settings.removeSure}
              </Button>
            </span>
          </>
        ) : (
          <Button kind="link" onPress={() => setOpen("remove")}>
            {text.wire.settings.remove}
          </Button>
        )}
      </div>
    </div>
  );
}

function colourOf({ health, models }: EngineRow): "dim" | "good" | "warn" | "bad" {
  switch (health.kind) {
    case "untested":
    case "testing":
      return "dim";
    case "answers":
      return models.length === 0 ? "warn" : "good";
    case "offline":
      return "warn";
    case "refuses":
      return "bad";
  }
}

/** What it speaks, once that is known, and whether it has a key. */
function Facts(props: { readonly row: EngineRow }): ReactNode {
  const { entry, hasKey } = props.row;
  const text = useText();
  const dialect = dialectOf(entry);
  const name =
    entry.wire === "openrouter"
      ? text.wire.settings.wires.openrouter
      : dialect === undefined
        ? undefined
        : text.wire.settings.dialects[dialect];
  const key = hasKey ? text.wire.settings.hasKey : text.wire.settings.noKey;
  return <p className="dim">{name === undefined ? key : `${text.wire.settings.speaks(name)}, ${key}`}</p>;
}

/** Why its test failed, and the way out where one can be guessed. */
function WhyNot(props: { readonly row: EngineRow }): ReactNode {
  const { row } = props;
  const { entry, health, hasKey } = row;
  const text = useText();
  const studio = useCommands();
  if (health.kind !== "offline" && health.kind !== "refuses") return null;
  const canTry = health.failure.kind === "no-protocol" && !entry.address.endsWith("/v1");
  return (
    <div className="problem">
      <Explained said={text.testFailure(health.failure, hasKey)} colour={health.kind === "offline" ? "warn" : "bad"} />
      {canTry && (
        <Button
          kind="link"
          onPress={() => void studio.settings.saveEngine({ ...draftOf(row), address: `${entry.address}/v1` })}
        >
          {text.wire.settings.withV1}
        </Button>
      )}
    </div>
  );
}
