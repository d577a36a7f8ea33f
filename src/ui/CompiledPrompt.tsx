/** The prompt as it leaves for an engine: in the model's own form, or in the one that the editor chose. To see and to copy. */

import { useRef, useState, type ReactNode } from "react";
import { sentInstead } from "../core/direction-compiling";
import { FORM_CHOICES, formSource, promptFormFor } from "../core/prompt-forms";
import { Button, Select } from "./controls";
import { useCommands, useStudio, useText } from "./useStudio";

export function CompiledPrompt(): ReactNode {
  const text = useText();
  const [open, setOpen] = useState(false);
  const isEngine = useStudio((state) => state.form.maker.kind === "engine");
  const see = isEngine ? text.direction.seeSent : text.direction.seeCompiled;
  const hide = isEngine ? text.direction.hideSent : text.direction.hideCompiled;
  return (
    <div className="compiled-block">
      <Button kind="link" onPress={() => setOpen(!open)} expanded={open}>
        {open ? hide : see}
      </Button>
      {open && <Compiled />}
    </div>
  );
}

function Compiled(): ReactNode {
  const text = useText();
  const studio = useCommands();
  const form = useStudio((state) => state.form);
  const order = useStudio((state) => state.plan?.order);
  const [copied, setCopied] = useState<{ readonly how: "copied" | "selected"; readonly text: string }>();
  const field = useRef<HTMLTextAreaElement>(null);
  const isEngine = form.maker.kind === "engine";
  const model = order?.model ?? (form.maker.kind === "engine" ? form.maker.model : "");
  const own = promptFormFor(model);
  const source = form.promptForm === "own" ? formSource(model) : undefined;
  // Without an engine nothing leaves; it can be copied for another tool all the same.
  const { language } = text.direction;
  const sent = isEngine ? order?.sent : sentInstead(form, { model, negative: false, language, longest: "unknown" });
  const compiled = sent?.prompt ?? form.prompt;
  const denied = sent?.negative ?? "";

  async function copy(): Promise<void> {
    try {
      // Some hosts have no clipboard, and some refuse to write to it.
      await navigator.clipboard.writeText(compiled);
      setCopied({ how: "copied", text: compiled });
    } catch {
      field.current?.focus();
      field.current?.select();
      setCopied({ how: "selected", text: compiled });
    }
  }

  return (
    <div>
      <div className="row">
        <Select
          label={text.direction.form}
          value={form.promptForm}
          choices={FORM_CHOICES.map((value) => ({
            value,
            text: value === "own" ? text.direction.ownForm(text.direction.forms[own]) : text.direction.forms[value],
          }))}
          onChoose={(promptForm) => studio.editForm({ promptForm })}
        />
        <span className="spring" />
        <Button onPress={() => void copy()} disabled={compiled === ""}>
          {text.direction.copy}
        </Button>
      </div>
      <textarea
        ref={field}
        className="field compiled"
        aria-label={text.direction.compiled}
        rows={8}
        readOnly
        value={compiled}
      />
      {denied !== "" && <p className="dim">{text.direction.negative(denied)}</p>}
      <p className="dim">
        {copied?.text === compiled
          ? text.direction.copiedHow[copied.how]
          : isEngine
            ? text.direction.sentSo
            : text.direction.builtInReads}
      </p>
      {isEngine && source !== undefined && (
        <p className="dim aside">{text.direction.source(hostOf(source.where), source.date)}</p>
      )}
    </div>
  );
}

function hostOf(address: string): string {
  return /^https?:\/\/([^/]+)/.exec(address)?.[1] ?? address;
}
