/** The prompt as it would read in a model's own form: to look at and to copy. What is sent is the prompt as it was written. */

import { useRef, useState, type ReactNode } from "react";
import {
  compileDirection,
  negativeOf,
  PROMPT_FORMS,
  promptFormFor,
  type PromptForm,
} from "../core/direction-compiling";
import { readDirection } from "../core/direction-reading";
import { Button, Select } from "./controls";
import { useAbilities } from "./OrderBlock";
import { useCommands, useStudio, useText } from "./useStudio";

export function CompiledPrompt(): ReactNode {
  const text = useText();
  const [open, setOpen] = useState(false);
  return (
    <div className="compiled-block">
      <Button kind="link" onPress={() => setOpen(!open)} expanded={open}>
        {open ? text.direction.hideCompiled : text.direction.seeCompiled}
      </Button>
      {open && <Compiled />}
    </div>
  );
}

function Compiled(): ReactNode {
  const text = useText();
  const studio = useCommands();
  const prompt = useStudio((state) => state.form.prompt);
  const model = useStudio(
    ({ form, plan }) => plan?.order?.model ?? (form.maker.kind === "engine" ? form.maker.model : ""),
  );
  const can = useAbilities();
  const [chosen, setChosen] = useState<PromptForm>();
  const [copied, setCopied] = useState<{ readonly how: "copied" | "selected"; readonly text: string }>();
  const field = useRef<HTMLTextAreaElement>(null);
  const form = chosen ?? promptFormFor(model);
  const { direction } = readDirection(prompt);
  const negative = can.negative === true && form !== "as-written" ? "field" : "prose";
  const compiled = compileDirection(prompt, direction, { form, negative, language: text.direction.language });
  const denied = negative === "field" ? negativeOf(direction) : "";

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
          value={form}
          choices={PROMPT_FORMS.map((value) => ({ value, text: text.direction.forms[value] }))}
          onChoose={setChosen}
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
      {denied !== "" && (
        <div className="row">
          <p className="dim grow">{text.direction.negative(denied)}</p>
          <Button kind="link" onPress={() => studio.editForm({ negative: denied })}>
            {text.direction.useNegative}
          </Button>
        </div>
      )}
      <p className="dim">
        {copied?.text === compiled ? text.direction.copiedHow[copied.how] : text.direction.sentAsWritten}
      </p>
    </div>
  );
}
