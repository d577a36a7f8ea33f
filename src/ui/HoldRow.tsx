/** What holds the shot's place while an engine is at work, and how the take then comes in its place. */

import type { ReactNode } from "react";
import { PLACEHOLDERS, REPLACE_WAYS } from "../core/replace-way";
import { Select } from "./controls";
import { useCommands, useStudio, useText } from "./useStudio";

export function HoldRow(): ReactNode {
  const text = useText();
  const studio = useCommands();
  const form = useStudio((state) => state.form);
  if (form.maker.kind === "built-in") return null;
  const isHeld = form.placeholder !== "none";
  return (
    <>
      <div className="row">
        <span className="dim">{text.replace.until}</span>
        <span className="gap" />
        <Select
          label={text.replace.placeholder}
          value={form.placeholder}
          choices={PLACEHOLDERS.map((value) => ({ value, text: text.replace.placeholders[value] }))}
          onChoose={(placeholder) => studio.editForm({ placeholder })}
        />
      </div>
      {isHeld && (
        <div className="row">
          <span className="dim">{text.replace.then}</span>
          <span className="gap" />
          <Select
            label={text.replace.by}
            value={form.replaceBy}
            choices={REPLACE_WAYS.map((value) => ({ value, text: text.replace.ways[value] }))}
            onChoose={(replaceBy) => studio.editForm({ replaceBy })}
          />
        </div>
      )}
      {isHeld && (
        <p className="dim aside">
          {text.replace.holding[form.replaceBy]} {form.replaceBy !== "footage" && text.replace.onlyUntouched}
        </p>
      )}
    </>
  );
}
