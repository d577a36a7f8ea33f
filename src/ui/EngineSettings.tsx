/** The editor's engines: a list, a test, and a form to add or change one. */

import { useEffect, useRef, useState, type KeyboardEvent, type ReactNode } from "react";
import { addressOf } from "../core/address";
import { DIALECTS } from "../core/job";
import type { EngineDraft } from "../studio/commands";
import type { EngineRow } from "../studio/state";
import { Button, Check, NumberField, Select, TextField } from "./controls";
import { FailureText, Problem, Refusal } from "./Problem";
import { useCommands, useStudio, useText } from "./useStudio";

/** `isWanted`: the editor came here to connect one. */
export function EngineSettings(props: { readonly isWanted: boolean }): ReactNode {
  const { isWanted } = props;
  const text = useText();
  const engines = useStudio((state) => state.engines);
  const [adding, setAdding] = useState(false);
  const block = useRef<HTMLElement>(null);
  useEffect(() => {
    // The button that adds one is the way on, and focus brings it into view.
    if (isWanted) block.current?.querySelector<HTMLElement>(".add-engine button")?.focus();
  }, [isWanted]);
  return (
    <section className="block ruled" aria-label={text.wire.settings.title} ref={block}>
      <h2 className="title">{text.wire.settings.title}</h2>
      <p className="dim">{text.wire.settings.says}</p>
      <Problem at="engines" />
      {engines.length === 0 && !adding && <p className="teach">{text.wire.settings.none}</p>}
      {engines.map((row) => (
        <EngineLine key={row.entry.id} row={row} />
      ))}
      {adding ? (
        <EngineForm onDone={() => setAdding(false)} />
      ) : (
        <div className="row actions add-engine">
          <Button onPress={() => setAdding(true)}>{text.wire.settings.add}</Button>
        </div>
      )}
    </section>
  );
}

function EngineLine(props: { readonly row: EngineRow }): ReactNode {
  const { row } = props;
  const { entry, health, models, hasKey } = row;
  const text = useText();
  const studio = useCommands();
  const [open, setOpen] = useState<"edit" | "remove">();
  if (open === "edit") return <EngineForm row={row} onDone={() => setOpen(undefined)} />;
  const dialect = entry.dialect === "detect" ? entry.detected : entry.dialect;
  const speaks =
    entry.wire === "openrouter"
      ? "OpenRouter"
      : dialect === undefined
        ? undefined
        : text.wire.settings.dialects[dialect];
  const [first] = models;
  const facts = [entry.address, speaks, hasKey ? text.wire.settings.hasKey : text.wire.settings.noKey];
  const colour = { untested: "dim", testing: "dim", answers: "good", offline: "warn", refuses: "bad" }[health.kind];
  return (
    <div className="engine" role="group" aria-label={entry.name}>
      <div className="row">
        <span className="cut strong">{entry.name}</span>
        <span className="spring" />
        <span className={`state ${colour}`} role="status">
          {text.wire.settings.health(health)}
        </span>
      </div>
      <p className="dim path">{facts.filter((fact) => fact !== undefined).join(", ")}</p>
      {health.kind === "answers" && (
        <p className="dim path">
          {first === undefined ? text.wire.settings.noModels : text.wire.settings.models(models.length, first.name)}
        </p>
      )}
      {(health.kind === "offline" || health.kind === "refuses") && <FailureText failure={health.failure} />}
      <div className="row actions">
        <Button onPress={() => void studio.testEngine(entry.id)} disabled={health.kind === "testing"}>
          {text.wire.settings.test}
        </Button>
        <Button onPress={() => setOpen("edit")}>{text.wire.settings.edit}</Button>
        {open === "remove" ? (
          <>
            <Button onPress={() => void studio.removeEngine(entry.id)}>{text.wire.settings.removeSure}</Button>
            <Button kind="link" onPress={() => setOpen(undefined)}>
              {text.wire.settings.cancel}
            </Button>
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

const OPENROUTER = "https://openrouter.ai/api/v1";

const FRESH: EngineDraft = {
  name: "",
  wire: "openai-videos",
  address: "",
  dialect: "detect",
  privateHttp: false,
  atOnce: 2,
  costs: "by-price",
};

function EngineForm(props: { readonly row?: EngineRow; readonly onDone: () => void }): ReactNode {
  const { row, onDone } = props;
  const text = useText();
  const studio = useCommands();
  const [draft, setDraft] = useState<EngineDraft>(() => (row === undefined ? FRESH : draftOf(row)));
  const change = (some: Partial<EngineDraft>): void => setDraft((before) => ({ ...before, ...some }));
  const address = addressOf(draft.address);
  const plainHttp = address !== undefined && !address.secure;
  const refused = plainHttp && address.reach === "internet";

  function closeOnEscape(event: KeyboardEvent<HTMLElement>): void {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    onDone();
  }

  async function save(): Promise<void> {
    await studio.saveEngine(draft);
    if (studio.state.problem?.at !== "engines") onDone();
  }

  return (
    <div
      className="engine form"
      role="group"
      aria-label={draft.name === "" ? text.wire.settings.add : draft.name}
      onKeyDown={closeOnEscape}
    >
      <div className="row">
        <span className="dim form-label">{text.wire.settings.wire}</span>
        <Select
          label={text.wire.settings.wire}
          value={draft.wire}
          choices={(["openai-videos", "openrouter"] as const).map((value) => ({
            value,
            text: text.wire.settings.wires[value],
          }))}
          onChoose={(wire) => change({ wire, ...addressFor(wire, draft.address) })}
        />
      </div>
      <div className="row">
        <span className="dim form-label">{text.wire.settings.address}</span>
        <TextField
          label={text.wire.settings.address}
          hint={text.wire.settings.addressHint}
          text={draft.address}
          className="grow"
          onType={(typed) => change({ address: typed })}
        />
      </div>
      <div className="row">
        <span className="dim form-label">{text.wire.settings.name}</span>
        <TextField
          label={text.wire.settings.name}
          hint={text.wire.settings.nameHint}
          text={draft.name}
          className="grow"
          onType={(name) => change({ name })}
        />
      </div>
      <div className="row">
        <span className="dim form-label">{text.wire.settings.key}</span>
        <TextField
          label={text.wire.settings.key}
          hint={row?.hasKey === true ? text.wire.settings.keyKept : text.wire.settings.keyHint}
          text={draft.key ?? ""}
          className="grow"
          secret
          onType={(key) => change({ key })}
        />
      </div>
      <p className="dim">{text.wire.settings.keySays}</p>
      {draft.wire === "openai-videos" && (
        <div className="row">
          <span className="dim form-label">{text.wire.settings.dialect}</span>
          <Select
            label={text.wire.settings.dialect}
            value={draft.dialect}
            choices={[
              { value: "detect" as const, text: text.wire.settings.detect },
              ...DIALECTS.map((value) => ({ value, text: text.wire.settings.dialects[value] })),
            ]}
            onChoose={(dialect) => change({ dialect })}
          />
        </div>
      )}
      <div className="row">
        <span className="dim form-label">{text.wire.settings.atOnce}</span>
        <NumberField
          label={text.wire.settings.atOnce}
          value={draft.atOnce}
          onType={(atOnce) => {
            if (Number.isInteger(atOnce) && atOnce > 0) change({ atOnce });
          }}
        />
      </div>
      <Check
        label={text.wire.settings.costs}
        checked={draft.costs === "nothing"}
        onChange={(free) => change({ costs: free ? "nothing" : "by-price" })}
      />
      {plainHttp && address.reach === "network" && (
        <Check
          label={text.wire.settings.http}
          checked={draft.privateHttp}
          onChange={(privateHttp) => change({ privateHttp })}
        />
      )}
      {plainHttp && <MacNote />}
      {refused && (
        <Refusal failure={{ kind: "address-refused", host: address.host, why: "http-public" }} id="address" />
      )}
      <div className="row actions">
        <Button onPress={() => void save()} disabled={draft.address.trim() === "" || refused}>
          {text.wire.settings.save}
        </Button>
        <Button kind="link" onPress={onDone}>
          {text.wire.settings.cancel}
        </Button>
      </div>
    </div>
  );
}

/** OpenRouter has one address; it goes again with the choice, unless another one was typed. */
function addressFor(wire: EngineDraft["wire"], typed: string): Partial<EngineDraft> {
  if (wire === "openrouter" && typed.trim() === "") return { address: OPENROUTER, atOnce: 4 };
  return wire === "openai-videos" && typed === OPENROUTER ? { address: "" } : {};
}

/** Premiere on macOS refuses plain http; the way out is long, so it is shown when asked for. */
function MacNote(): ReactNode {
  const text = useText();
  const [open, setOpen] = useState(false);
  return (
    <>
      <p className="dim">
        {text.wire.settings.mac}{" "}
        <Button kind="link" onPress={() => setOpen(!open)} expanded={open}>
          {open ? text.prompt.less : text.wire.settings.macHow}
        </Button>
      </p>
      {open &&
        text.wire.settings.macRecipe.map((step) => (
          <p key={step} className="dim recipe">
            {step}
          </p>
        ))}
    </>
  );
}

function draftOf({ entry }: EngineRow): EngineDraft {
  const { detected: _found, ...rest } = entry;
  return rest;
}
