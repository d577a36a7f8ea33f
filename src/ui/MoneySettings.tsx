/** What a project allows, what takes cost, and who looks at them before they leave. */

import { useState, type ReactNode } from "react";
import type { Money } from "../core/money";
import type { SpendingSum } from "../studio/state";
import { Button, Check, NumberField, TextField } from "./controls";
import type { Text } from "./text/en";
import { useCommands, useStudio, useText } from "./useStudio";

export function ProjectSettings(): ReactNode {
  const text = useText();
  const studio = useCommands();
  const network = useStudio((state) => state.network);
  const open = useStudio(({ host }) => host.kind === "open" || host.kind === "no-sequence");
  if (!open) return null;
  return (
    <section className="block ruled" aria-label={text.wire.settings.project}>
      <h2 className="title">{text.wire.settings.project}</h2>
      <Check
        label={text.wire.settings.thisNetwork}
        checked={network === "this-network"}
        onChange={(only) => void studio.setNetwork(only ? "this-network" : "any")}
      />
      <p className="dim">{text.wire.settings.thisNetworkSays}</p>
    </section>
  );
}

export function MoneySettings(): ReactNode {
  const text = useText();
  const studio = useCommands();
  const { month, places } = useStudio((state) => state.spending);
  const confirmAbove = useStudio((state) => state.settings.confirmAbove);
  const monthlyCap = useStudio((state) => state.settings.monthlyCap);
  return (
    <section className="block ruled" aria-label={text.wire.settings.money}>
      <h2 className="title">{text.wire.settings.money}</h2>
      <Sum title={text.wire.settings.month} sum={month} />
      <div className="row">
        <span className="dim">{text.wire.settings.confirmAbove}</span>
        <span className="spring" />
        <NumberField
          label={text.wire.settings.confirmAbove}
          value={confirmAbove}
          onType={(amount) => {
            if (amount >= 0) studio.editSettings({ confirmAbove: amount });
          }}
        />
      </div>
      <div className="row">
        <span className="dim">{text.wire.settings.cap}</span>
        <span className="spring" />
        <NumberField
          label={text.wire.settings.cap}
          value={monthlyCap ?? Number.NaN}
          hint={text.wire.settings.noCap}
          onType={(amount, typed) => {
            // Only an emptied field lifts the cap: what cannot be read must not.
            if (typed === "") studio.capSpending(undefined);
            else if (amount >= 0) studio.capSpending(amount);
          }}
        />
      </div>
      <p className="dim">{text.wire.settings.currency}</p>
      {places.length > 0 && (
        <>
          <h3 className="title places">{text.wire.settings.places}</h3>
          {places.slice(0, MOST_PLACES).map((place) => (
            <Sum key={`${place.project} ${place.sequence}`} title={`${place.sequence}, ${place.project}`} sum={place} />
          ))}
          {places.length > MOST_PLACES && (
            <p className="dim">{text.wire.settings.morePlaces(places.length - MOST_PLACES)}</p>
          )}
          <div className="row actions">
            <Button onPress={() => void studio.saveSpending()}>{text.wire.settings.csv}</Button>
          </div>
        </>
      )}
    </section>
  );
}

/** The dearest ones; the rest stands in the CSV. */
const MOST_PLACES = 8;

function Sum(props: { readonly title: string; readonly sum: SpendingSum }): ReactNode {
  const { title, sum } = props;
  const text = useText();
  const parts = [
    sum.discarded.length === 0 ? undefined : text.wire.settings.discarded(amounts(text, sum.discarded)),
    sum.failed.length === 0 ? undefined : text.wire.settings.failed(amounts(text, sum.failed)),
    sum.unknown === 0 ? undefined : text.wire.settings.unknown(sum.unknown),
  ].filter((part) => part !== undefined);
  return (
    <div className="sum">
      <div className="row sum-row">
        <span className="cut">{title}</span>
        <span className="spring" />
        <span className="gap" />
        <span className="label figures">
          {sum.spent.length === 0 ? text.wire.settings.nothing : amounts(text, sum.spent)}
        </span>
      </div>
      {parts.length > 0 && <p className="dim figures">{parts.join(", ")}</p>}
    </div>
  );
}

function amounts(text: Text, all: readonly Money[]): string {
  return all.map((money) => text.amount(money)).join(" + ");
}

export function CheckSettings(): ReactNode {
  const text = useText();
  const studio = useCommands();
  const moderate = useStudio((state) => state.settings.moderate);
  const hasKey = useStudio((state) => state.hasModerationKey);
  const [key, setKey] = useState("");
  return (
    <section className="block ruled" aria-label={text.wire.settings.check}>
      <h2 className="title">{text.wire.settings.check}</h2>
      <p className="dim">{text.wire.settings.checkSays}</p>
      <Check
        label={text.wire.settings.checkOn}
        checked={moderate}
        onChange={(on) => studio.editSettings({ moderate: on })}
      />
      {moderate && !hasKey && <p className="dim">{text.wire.settings.checkNoKey}</p>}
      <div className="row">
        <TextField
          label={text.wire.settings.checkKey}
          hint={hasKey ? text.wire.settings.keyKept : text.wire.settings.checkKey}
          text={key}
          className="grow"
          secret
          onType={setKey}
        />
        <span className="gap" />
        <Button
          onPress={() => {
            void studio.keepModerationKey(key);
            setKey("");
          }}
          disabled={key.trim() === "" && !hasKey}
        >
          {key.trim() === "" && hasKey ? text.wire.settings.remove : text.wire.settings.keep}
        </Button>
      </div>
    </section>
  );
}
