/** An engine behind a network: what it is asked, what leaves the building for it, and what that costs. */

import type { ReactNode } from "react";
import type { Capability, Misfitting } from "../core/capability";
import type { FrameSize } from "../core/sequence";
import type { MakerChoice } from "../studio/form/shot-form";
import type { EngineRow, Order } from "../studio/front-desk/engine-state";
import { Select } from "./controls";
import { Note } from "./Problem";
import type { Text } from "./text/en";
import { useCommands, useStudio, useText } from "./useStudio";

/** Who makes the take: the built-in engine, or a model of one of the editor's engines. */
export function MakerSelect(): ReactNode {
  const text = useText();
  const studio = useCommands();
  const maker = useStudio((state) => state.form.maker);
  const engines = useStudio((state) => state.engines);
  const choices = [BUILT_IN, ...engines.flatMap(makersOf)];
  const known = choices.some((one) => keyOf(one) === keyOf(maker));
  const silent = engines.filter(({ models }) => models.length === 0);
  return (
    <Select
      label={text.wire.order.choose}
      className="maker"
      value={keyOf(maker)}
      choices={[
        ...(known ? choices : [...choices, maker]).map((one) => ({
          value: keyOf(one),
          text: one.kind === "built-in" ? text.wire.order.builtIn : nameOf(text, one, engines),
        })),
        // Which models there are is known once the engine was asked.
        ...silent.map(({ entry, health }) => ({
          value: entry.id,
          text: text.wire.order.without(entry.name, health.kind),
          disabled: true,
        })),
      ]}
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

/** The model first: its engine's name may be cut off, and matters less. */
function nameOf(
  text: Text,
  { engineId, model }: Extract<MakerChoice, { kind: "engine" }>,
  engines: readonly EngineRow[],
): string {
  const row = engines.find(({ entry }) => entry.id === engineId);
  if (row === undefined) return text.wire.order.gone(model);
  const name = row.models.find((one) => one.model === model)?.name ?? model;
  return text.wire.order.modelOn(name, row.entry.name);
}

/** What an editor must look at before the button is pressed; what else the model does not do is said, no more. */
function mattersMost({ kind }: Misfitting): boolean {
  return kind === "too-long" || kind === "size";
}

/** Which pictures are left out is said beside the pictures. */
function isSaidHere({ kind }: Misfitting): boolean {
  return kind !== "reference-ignored";
}

export function OrderLines(props: { readonly order: Order }): ReactNode {
  const { order } = props;
  const { asked, sends, estimate, total, handle, capability } = order;
  const misfits = order.misfits.filter(isSaidHere);
  const text = useText();
  const takes = useStudio((state) => state.plan?.takes ?? 1);
  const isStrange = capability === undefined || (capability.seconds === "unknown" && capability.sizes === "unknown");
  return (
    <>
      <SizeSelect order={order} />
      <p className="dim figures">
        {text.wire.order.asks(asked.seconds, asked.size, handle)}
        {order.waits && ` ${text.wire.order.waits}`}
      </p>
      <p className="dim figures cost">
        <span className="happened">{text.wire.order.costs(total, sends.reach)}</span>{" "}
        {takes > 1 && `${text.shelf.each(takes, estimate)} `}
        {text.wire.order.sends(sends)}
        {order.sent !== undefined && ` ${text.direction.formed}`}
        {sends.checkedBy !== undefined && ` ${text.wire.order.checked(sends.checkedBy)}`}
      </p>
      {misfits.filter(mattersMost).map((misfit) => (
        <Note key={misfit.kind}>{text.wire.order.misfit(misfit)}</Note>
      ))}
      {isStrange && <p className="dim aside">{text.wire.order.strange}</p>}
      {misfits
        .filter((misfit) => !mattersMost(misfit))
        .map((misfit) => (
          <p key={misfit.kind} className="dim aside">
            {text.wire.order.misfit(misfit)}
          </p>
        ))}
    </>
  );
}

/** What of the form the model in question takes; the engine that is built in takes all of it. */
export function useAbilities(): Pick<Capability, "seed" | "negative" | "audio"> {
  const capability = useStudio((state) => state.plan?.order?.capability);
  const isEngine = useStudio((state) => state.form.maker.kind === "engine");
  if (!isEngine) return { seed: true, negative: true, audio: true };
  const { seed = "unknown", negative = "unknown", audio = "unknown" } = capability ?? {};
  return { seed, negative, audio };
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
  const { name, commercialUse, trainsOnInputs } = capability.licence;
  return (
    <p className="dim">
      {name !== "unknown" && `${text.wire.order.licenceName(name)} `}
      {text.wire.order.licence(commercialUse, trainsOnInputs)}
    </p>
  );
}
