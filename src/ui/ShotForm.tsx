/** What the shot shows and who draws it: the prompt, the engine, and what is rarely changed under More. */

import { useEffect, useRef, useState, type KeyboardEvent, type ReactNode } from "react";
import { gapAfter, gapsIn, type Gap } from "../core/prompt-gaps";
import { CompiledPrompt } from "./CompiledPrompt";
import { Button, Check, NumberField, Select, TextField } from "./controls";
import { LicenceLine, MakerSelect, OrderLines, useAbilities } from "./OrderBlock";
import { Later } from "./later-pages";
import { CountSelect, seedText, SeriesLine } from "./Series";
import { useCommands, useStudio, useText } from "./useStudio";

export function Prompt(): ReactNode {
  const text = useText();
  const studio = useCommands();
  const prompt = useStudio((state) => state.form.prompt);

  const section = useRef<HTMLElement>(null);
  const [written, setWritten] = useState(0);
  // What is to be filled in first stands selected, so that typing replaces it.
  useEffect(() => {
    if (written > 0) selectIn(section.current, gapAfter(studio.state.form.prompt, 0));
  }, [written, studio]);

  function onKey(event: KeyboardEvent<HTMLElement>): void {
    const field = event.currentTarget;
    if (event.key === "Tab" && !event.shiftKey && field instanceof HTMLTextAreaElement) {
      const next = gapAfter(field.value, field.selectionEnd);
      if (next === undefined) return;
      event.preventDefault();
      return selectIn(section.current, next);
    }
    makeOnEnter(event);
  }

  function makeOnEnter(event: KeyboardEvent<HTMLElement>): void {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    const { plan } = studio.state;
    // What costs more than the threshold wants a press of the button itself.
    if (plan !== undefined && plan.refusal === undefined && plan.order?.confirm !== true) void studio.make();
  }

  return (
    <section className="block" ref={section}>
      <Later>{({ PromptTools }) => <PromptTools onWritten={() => setWritten(written + 1)} />}</Later>
      <TextField
        label={text.prompt.label}
        hint={text.prompt.hint}
        text={prompt}
        lines={4}
        className="prompt"
        onType={(typed) => studio.editForm({ prompt: typed })}
        onKeyDown={onKey}
      />
      <Gaps prompt={prompt} onChoose={(gap) => selectIn(section.current, gap)} />
      <Later>{({ Chips }) => <Chips />}</Later>
    </section>
  );
}

/** What a starting point leaves to be said. It would be sent as it stands. */
function Gaps(props: { readonly prompt: string; readonly onChoose: (gap: Gap) => void }): ReactNode {
  const text = useText();
  const gaps = gapsIn(props.prompt);
  if (gaps.length === 0) return null;
  return (
    <div className="gaps" role="group" aria-label={text.prompts.toFill}>
      <span className="dim">{text.prompts.toFill}</span>
      {gaps.slice(0, MOST_GAPS).map((gap) => (
        <Button
          key={gap.start}
          kind="link"
          says={`${text.prompts.fillSays(gap.wants)}. ${text.prompts.tabSays}`}
          onPress={() => props.onChoose(gap)}
        >
          {gap.wants}
        </Button>
      ))}
      {gaps.length > MOST_GAPS && <span className="dim">+{gaps.length - MOST_GAPS}</span>}
    </div>
  );
}

const MOST_GAPS = 6;

function selectIn(section: HTMLElement | null, gap: Gap | undefined): void {
  const field = section?.querySelector<HTMLTextAreaElement>("textarea.prompt");
  if (field === null || field === undefined) return;
  field.focus();
  if (gap !== undefined) field.setSelectionRange(gap.start, gap.end);
}

export function Engine(props: { readonly onConnect: () => void }): ReactNode {
  const text = useText();
  const form = useStudio((state) => state.form);
  const maker = useStudio(
    (state) => state.plan?.maker ?? (state.room.kind === "unavailable" ? "still-hold" : "animatic"),
  );
  const order = useStudio((state) => state.plan?.order);
  const engines = useStudio((state) => state.engines);
  const can = useAbilities();
  const why = useStudio(({ room, plan }) =>
    room.kind === "unavailable" && plan?.refusal?.kind !== "room-unavailable" ? room.why : undefined,
  );
  const [open, setOpen] = useState(false);
  const block = useRef<HTMLElement>(null);

  function closeOnEscape(event: KeyboardEvent<HTMLElement>): void {
    if (event.key !== "Escape" || !open) return;
    event.stopPropagation();
    setOpen(false);
    block.current?.querySelector<HTMLElement>(".more-switch button")?.focus();
  }

  return (
    <section className="block ruled" ref={block} onKeyDown={closeOnEscape}>
      <div className="row both-ends">
        {engines.length > 0 || maker === "engine" ? (
          <MakerSelect />
        ) : (
          <span className="cut">{maker === "animatic" ? text.engine.animatic : text.engine.stillHold}</span>
        )}
        <span className="end">
          <CountSelect />
          <span className="gap" />
          {can.seed !== false && <span className="dim label figures">{seedText(text, form)}</span>}
          <span className="gap" />
          <span className="more-switch">
            <Button kind="link" onPress={() => setOpen(!open)} expanded={open}>
              {open ? text.prompt.less : text.prompt.more}
            </Button>
          </span>
        </span>
      </div>
      {maker !== "engine" && (
        <p className="dim">
          {why !== undefined && `${text.engine.stillHoldWhy(why)} `}
          {maker === "animatic" ? text.engine.animaticSays : text.engine.stillHoldSays}
        </p>
      )}
      {order !== undefined && <OrderLines order={order} />}
      <SeriesLine />
      {engines.length === 0 && maker !== "engine" && (
        <Button kind="link" onPress={props.onConnect}>
          {text.wire.order.connect}
        </Button>
      )}
      {open && <More />}
    </section>
  );
}

function More(): ReactNode {
  const text = useText();
  const studio = useCommands();
  const form = useStudio((state) => state.form);
  const order = useStudio((state) => state.plan?.order);
  const can = useAbilities();
  const unsure = [
    ...(can.negative === "unknown" ? [text.prompt.negative] : []),
    ...(can.seed === "unknown" ? [text.prompt.seed] : []),
  ];
  return (
    <div className="more">
      {can.negative !== false && (
        <TextField
          label={text.prompt.negative}
          hint={text.prompt.negativeHint}
          text={form.negative}
          lines={2}
          className="negative"
          onType={(negative) => studio.editForm({ negative })}
        />
      )}
      <div className="row">
        {can.seed !== false && (
          <>
            <span className="dim">{text.prompt.seed}</span>
            <NumberField
              label={text.prompt.seed}
              value={form.seed}
              className="number seed"
              onType={(seed) => {
                // An unreadable seed stays in the field alone: the form keeps the last one that can be drawn.
                if (Number.isInteger(seed) && seed >= 0 && seed < 2 ** 31) studio.editForm({ seed, seedLocked: true });
              }}
            />
            <span className="spring" />
          </>
        )}
        <span className="dim">{text.prompt.use}</span>
        <span className="gap" />
        <Select
          label={text.prompt.use}
          value={form.use}
          choices={(["temp", "final"] as const).map((value) => ({ value, text: text.prompt.uses[value] }))}
          onChoose={(use) => studio.editForm({ use })}
        />
      </div>
      {can.seed !== false && (
        <Check
          label={text.prompt.keepSeed}
          checked={form.seedLocked}
          onChange={(seedLocked) => studio.editForm({ seedLocked })}
        />
      )}
      {unsure.length > 0 && <p className="dim">{text.wire.order.unsure(unsure.join(", "))}</p>}
      {form.maker.kind === "built-in" && (
        <>
          <Check
            label={text.prompt.draft}
            checked={form.draft === true}
            onChange={(draft) => studio.editForm({ draft })}
          />
          <Check
            label={text.prompt.caption}
            checked={form.caption}
            onChange={(caption) => studio.editForm({ caption })}
          />
        </>
      )}
      {order !== undefined && <LicenceLine order={order} />}
      <CompiledPrompt />
    </div>
  );
}
