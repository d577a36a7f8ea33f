/** The form that adds an engine or changes one; what stands against saving is said where it is typed. */

import { useEffect, useRef, useState, type KeyboardEvent, type ReactNode } from "react";
import { addressOf, judgeAddress } from "../core/address";
import type { AddressRefusal } from "../core/failure-reasons";
import { DIALECTS } from "../core/job";
import type { EngineDraft } from "../studio/commands";
import type { EngineRow } from "../studio/front-desk/engine-state";
import { Button, Check, NumberField, Select, TextField, onEscape } from "./controls";
import { Problem, Refusal } from "./Problem";
import { useCommands, useStudio, useText } from "./useStudio";

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

/** `onRefused`: what went wrong is shown here, and nowhere else. */
export function EngineForm(props: {
  readonly row?: EngineRow;
  readonly onDone: () => void;
  readonly onRefused: () => void;
}): ReactNode {
  const { row, onDone, onRefused } = props;
  const text = useText();
  const studio = useCommands();
  const [draft, setDraft] = useState<EngineDraft>(() => (row === undefined ? FRESH : draftOf(row)));
  const [costsChosen, setCostsChosen] = useState(row !== undefined);
  const [isRefused, setIsRefused] = useState(false);
  /** The engines that there were when Save was pressed; absent while it is not. */
  const [saving, setSaving] = useState<readonly string[]>();
  const form = useRef<HTMLDivElement>(null);
  const isGone = useRef(false);
  const isKept = useStudio(({ engines }) => saving !== undefined && engines.some((one) => isKeptAs(one, row, saving)));
  const address = addressOf(draft.address);
  const obstacle = obstacleIn(draft);
  const obstacleId = `obstacle-${row?.entry.id ?? "new"}`;
  const isOwn = address !== undefined && address.reach !== "internet";
  const costs = costsChosen ? draft.costs : isOwn ? "nothing" : "by-price";

  useEffect(() => {
    isGone.current = false;
    form.current?.querySelector<HTMLElement>(".address")?.focus();
    return () => {
      isGone.current = true;
    };
  }, []);
  useEffect(() => {
    // Its test may take a while, and stands in its row.
    if (isKept) onDone();
  }, [isKept, onDone]);

  function change(some: Partial<EngineDraft>): void {
    setDraft((before) => ({ ...before, ...some }));
  }

  async function save(): Promise<void> {
    if (obstacle !== undefined || saving !== undefined) return;
    setSaving(studio.state.engines.map(({ entry }) => entry.id));
    await studio.settings.saveEngine({ ...draft, costs: draft.wire === "openrouter" ? "by-price" : costs });
    if (isGone.current) return;
    setSaving(undefined);
    const refused = studio.state.problem?.at === "engines";
    setIsRefused(refused);
    if (refused) onRefused();
    else onDone();
  }

  function saveOnEnter(event: KeyboardEvent<HTMLElement>): void {
    if (event.key !== "Enter") return;
    event.preventDefault();
    void save();
  }

  return (
    <div
      className="engine form"
      role="group"
      aria-label={draft.name === "" ? text.wire.settings.add : draft.name}
      onKeyDown={onEscape(onDone)}
      ref={form}
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
          className="grow address"
          onType={(typed) => change({ address: typed })}
          onKeyDown={saveOnEnter}
        />
      </div>
      {(obstacle === "no-scheme" || obstacle === "not-an-address") && (
        <p className="form-says" id={obstacleId}>
          {text.wire.settings[obstacle === "no-scheme" ? "addressBegins" : "addressIs"]}
        </p>
      )}
      {address !== undefined && obstacle === "http-public" && (
        <Refusal failure={{ kind: "address-refused", host: address.host, why: obstacle }} id={obstacleId} />
      )}
      <div className="row">
        <span className="dim form-label">{text.wire.settings.name}</span>
        <TextField
          label={text.wire.settings.name}
          hint={address?.host ?? text.wire.settings.nameHint}
          text={draft.name}
          className="grow"
          onType={(name) => change({ name })}
          onKeyDown={saveOnEnter}
        />
      </div>
      <div className="row">
        <span className="dim form-label">{text.wire.settings.key}</span>
        <TextField
          label={text.wire.settings.key}
          hint={text.wire.settings[keyHintFor(draft, row)]}
          text={draft.key ?? ""}
          className="grow"
          secret
          onType={(key) => change({ key })}
          onKeyDown={saveOnEnter}
        />
      </div>
      <p className="dim form-says">{text.wire.settings.keySays}</p>
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
          onKeyDown={saveOnEnter}
        />
      </div>
      {draft.wire === "openai-videos" && (
        <Check
          label={text.wire.settings.costs}
          checked={costs === "nothing"}
          onChange={(free) => {
            setCostsChosen(true);
            change({ costs: free ? "nothing" : "by-price" });
          }}
        />
      )}
      {address?.secure === false && address.reach === "network" && (
        <Check
          label={text.wire.settings.http}
          checked={draft.privateHttp}
          onChange={(privateHttp) => change({ privateHttp })}
        />
      )}
      {obstacle === "http-private" && (
        <p className="check-says" id={obstacleId}>
          {text.wire.settings.httpFirst}
        </p>
      )}
      {address?.secure === false && address.reach !== "internet" && <MacNote />}
      {isRefused && <Problem at="engines" />}
      <div className="row actions">
        <Button
          onPress={() => void save()}
          disabled={obstacle !== undefined || saving !== undefined}
          {...(obstacle === undefined || obstacle === "begun" ? {} : { describedBy: obstacleId })}
        >
          {text.wire.settings.save}
        </Button>
        <Button kind="link" onPress={onDone}>
          {text.wire.settings.cancel}
        </Button>
      </div>
    </div>
  );
}

/** Whether this is the engine that was saved, and is being tested now. */
function isKeptAs({ entry, health }: EngineRow, row: EngineRow | undefined, before: readonly string[]): boolean {
  return health.kind === "testing" && (row === undefined ? !before.includes(entry.id) : entry.id === row.entry.id);
}

/** What stands against saving. `begun`: nothing wrong yet, but no address either. */
function obstacleIn(draft: EngineDraft): AddressRefusal | "begun" | "no-scheme" | undefined {
  const typed = draft.address.trim().toLowerCase();
  const schemes = ["http://", "https://"];
  if (schemes.some((scheme) => scheme.startsWith(typed))) return "begun";
  if (!schemes.some((scheme) => typed.startsWith(scheme))) return "no-scheme";
  const judged = judgeAddress(draft.address, draft.privateHttp);
  return judged.kind === "refused" ? judged.why : undefined;
}

/** A key goes nowhere but to the host that it was entered for. */
function keyHintFor(
  draft: EngineDraft,
  row: EngineRow | undefined,
): "keyHint" | "keyHintOpenRouter" | "keyKept" | "keyElsewhere" {
  if (row?.hasKey !== true) return draft.wire === "openrouter" ? "keyHintOpenRouter" : "keyHint";
  const origin = addressOf(draft.address)?.origin;
  const isElsewhere = origin !== undefined && origin !== addressOf(row.entry.address)?.origin;
  return isElsewhere || draft.wire !== row.entry.wire ? "keyElsewhere" : "keyKept";
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
      <p className="dim check-says">
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

/** The entry as the form holds it; its key stays where it is. */
export function draftOf({ entry }: EngineRow): EngineDraft {
  const { detected: _found, ...rest } = entry;
  return rest;
}
