/** What takes cost, and when that is asked about. */

import type { ReactNode } from "react";
import type { Money } from "../core/money";
import type { StudioState } from "../studio/state";
import type { SpendingSum } from "../studio/front-desk/engine-state";
import { Button, NumberField } from "./controls";
import { Note } from "./Problem";
import type { Text } from "./text/en";
import { useCommands, useStudio, useText } from "./useStudio";

export function MoneySettings(): ReactNode {
  const text = useText();
  const studio = useCommands();
  const { month, places, savedTo, unread } = useStudio((state) => state.spending);
  const confirmAbove = useStudio((state) => state.settings.confirmAbove);
  const monthlyCap = useStudio((state) => state.settings.monthlyCap);
  const currencies = useStudio((state) => currenciesOf(state).map(text.currency).join(text.wire.settings.or));
  const above = text.wire.settings.confirmAbove(currencies);
  const cap = text.wire.settings.cap(currencies);
  return (
    <section className="block ruled" aria-label={text.wire.settings.money}>
      <h2 className="title">{text.wire.settings.money}</h2>
      {unread === true && <Note>{text.wire.settings.unread}</Note>}
      <Sums title={text.wire.settings.month} sum={month} />
      <div className="row">
        <span className="dim">{above}</span>
        <span className="spring" />
        <NumberField
          label={above}
          value={confirmAbove}
          onType={(amount) => {
            if (amount >= 0) studio.settings.editSettings({ confirmAbove: amount });
          }}
        />
      </div>
      <div className="row">
        <span className="dim">{cap}</span>
        <span className="spring" />
        <NumberField
          label={cap}
          value={monthlyCap ?? Number.NaN}
          hint={text.wire.settings.noCap}
          onType={(amount, typed) => {
            // Only an emptied field lifts the cap: what cannot be read must not.
            if (typed === "") studio.settings.capSpending(undefined);
            else if (amount >= 0) studio.settings.capSpending(amount);
          }}
        />
      </div>
      <p className="dim">{text.wire.settings.free}</p>
      {places.length > 0 && (
        <>
          <h3 className="title places">{text.wire.settings.places}</h3>
          {places.slice(0, MOST_PLACES).map((place) => (
            <Sums key={place.id} title={`${place.sequence}, ${place.project}`} sum={place} />
          ))}
          {places.length > MOST_PLACES && (
            <p className="dim">{text.wire.settings.morePlaces(places.length - MOST_PLACES)}</p>
          )}
          <div className="row actions">
            <Button onPress={() => void studio.settings.saveSpending()}>{text.wire.settings.csv}</Button>
          </div>
          {savedTo !== undefined && (
            <p className="dim path" role="status">
              {text.settings.savedTo(savedTo)}
            </p>
          )}
        </>
      )}
    </section>
  );
}

/** The dearest ones; the rest stands in the CSV. */
const MOST_PLACES = 8;

/** In which anything was or can be charged; before anybody named one, dollars, in which all known lists are. */
function currenciesOf({ spending, engines }: StudioState): readonly string[] {
  const spent = [spending.month, ...spending.places].flatMap((sum) => sum.spent);
  const listed = engines.flatMap(({ models }) => models.flatMap(({ prices }) => prices.map((one) => one.perSecond)));
  const found = new Set([...spent, ...listed].map(({ currency }) => currency));
  return found.size === 0 ? ["USD"] : [...found];
}

/** What was spent, and what of it brought no take: each on the right of its own row. */
function Sums(props: { readonly title: string; readonly sum: SpendingSum }): ReactNode {
  const { title, sum } = props;
  const text = useText();
  return (
    <div className="sum">
      <p className="cut sum-title">{title}</p>
      <Amount label={text.wire.settings.spent} amount={spentText(text, sum)} />
      {sum.discarded.length > 0 && (
        <Amount label={text.wire.settings.discarded} amount={amounts(text, sum.discarded)} />
      )}
      {sum.failed.length > 0 && <Amount label={text.wire.settings.failed} amount={amounts(text, sum.failed)} />}
    </div>
  );
}

function Amount(props: { readonly label: string; readonly amount: string }): ReactNode {
  return (
    <div className="row sum-row">
      <span className="dim label">{props.label}</span>
      <span className="gap" />
      <span className="amount figures">{props.amount}</span>
    </div>
  );
}

/** What nobody knows is not nothing. */
function spentText(text: Text, { spent, unknown }: SpendingSum): string {
  if (spent.length === 0) return unknown === 0 ? text.wire.settings.nothing : text.wire.settings.unknown(unknown);
  const known = amounts(text, spent);
  return unknown === 0 ? known : text.wire.settings.andUnknown(known, unknown);
}

function amounts(text: Text, all: readonly Money[]): string {
  return all.map((money) => text.amount(money)).join(" + ");
}
