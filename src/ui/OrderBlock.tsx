/** An engine behind a network: what it is asked, what leaves the building for it, and what that costs. */

import type { ReactNode } from "react";
import { durationText, ticksOfFrames } from "../core/time";
import type { FrameSize } from "../core/sequence";
import type { EngineRow, MakerChoice, Order, StudioState } from "../studio/state";
import { Select } from "./controls";
import { Note } from "./Problem";
import { useCommands, useStudio, useText } from "./useStudio";

/** Who makes the take: the built-in engine, or a model of one of the editor's engines. */
export function MakerSelect(): ReactNode {
  const text = useText();
  const studio = useCommands();
  const maker = useStudio((state) => state.form.maker);
  const engines = useStudio((state) => state.engines);
  const choices = [BUILT_IN, ...engines.flatMap(makersOf)];
  const known = choices.some((one) => keyOf(one) === keyOf(maker));
  return (
    <Select
      label={text.wire.order.choose}
      className="maker"
      value={keyOf(maker)}
      choices={(known ? choices : [...choices, maker]).map((one) => ({
        value: keyOf(one),
        text: one.kind === "built-in" ? text.wire.order.builtIn : nameOf(one, engines),
      }))}
      onChoose={(value) => {
        const chosen = choices.find((one) => keyOf(one) === value);
        if (chosen !== undefined) studio.editForm({ maker: chosen, askedSize: "auto" });
      }}
    />
  );
}

const BUILT_IN: MakerChoice = { kind: "built-in" };

function makersOf({ entry, models }: EngineRow): readonly MakerChoice[] {
  return models.map(({ model }) => ({ kind: "engine", engineId: entry.id, model }));
}

function keyOf(maker: MakerChoice): string {
  return maker.kind === "built-in" ? "built-in" : `${maker.engineId} ${maker.model}`;
}

function nameOf({ engineId, model }: Extract<MakerChoice, { kind: "engine" }>, engines: readonly EngineRow[]): string {
  const row = engines.find(({ entry }) => entry.id === engineId);
  const name = row?.models.find((one) => one.model === model)?.name ?? model;
  return row === undefined ? name : `${row.entry.name}: ${name}`;
}

export function OrderLines(props: { readonly order: Order }): ReactNode {
  const { order } = props;
  const { asked, sends, misfits, estimate } = order;
  const text = useText();
  const handle = useStudio((state) => handleText(state));
  return (
    <>
      <SizeSelect order={order} />
      <p className="dim">
        {text.wire.order.asks(asked.seconds, asked.size, handle)} {text.wire.order.sends(sends)}
        {sends.checkedBy !== undefined && ` ${text.wire.order.checked(sends.checkedBy)}`}
      </p>
      <p className="figures cost">{text.wire.order.costs(estimate)}</p>
      {misfits.map((misfit) => (
        <Note key={misfit.kind}>{text.wire.order.misfit(misfit)}</Note>
      ))}
    </>
  );
}

function handleText({ host, plan }: StudioState): string | undefined {
  const sequence = host.kind === "open" ? host.project.sequence : undefined;
  const handle = plan?.order?.handle ?? 0;
  if (sequence === undefined || handle === 0) return undefined;
  return durationText(ticksOfFrames(handle, sequence.rate), sequence.rate, sequence.timecodeFormat);
}

/** Offered only where the model has several sizes. */
function SizeSelect(props: { readonly order: Order }): ReactNode {
  const { capability, asked } = props.order;
  const text = useText();
  const studio = useCommands();
  const chosen = useStudio((state) => state.form.askedSize);
  const sizes = capability?.sizes;
  if (sizes === undefined || sizes === "unknown" || sizes.kind !== "list" || sizes.values.length < 2) return null;
  const keyed = (size: FrameSize): string => `${size.width}x${size.height}`;
  return (
    <div className="row">
      <span className="dim">{text.wire.order.size}</span>
      <span className="gap" />
      <Select
        label={text.wire.order.size}
        value={chosen === "auto" ? "auto" : keyed(chosen)}
        choices={[
          { value: "auto", text: chosen === "auto" ? text.wire.order.sizeAuto(asked.size) : text.where.automatic },
          ...sizes.values.map((size) => ({ value: keyed(size), text: text.wire.order.sizeIs(size) })),
        ]}
        onChoose={(value) => {
          const size = sizes.values.find((one) => keyed(one) === value);
          studio.editForm({ askedSize: size ?? "auto" });
        }}
      />
    </div>
  );
}

/** Under More: what may be done with what the model makes. */
export function LicenceLine(props: { readonly order: Order }): ReactNode {
  const { capability } = props.order;
  const text = useText();
  if (capability === undefined) return null;
  return (
    <p className="dim">
      {text.wire.order.licence(capability.licence.commercialUse, capability.licence.trainsOnInputs)}
    </p>
  );
}
