/** What is set for reviews: who decides on this machine, label colours, and names that stand in the project. */

import type { ReactNode } from "react";
import { Button, Check, TextField } from "./controls";
import { useCommands, useStudio, useText } from "./useStudio";

export function ReviewSettings(): ReactNode {
  const text = useText();
  const studio = useCommands();
  const { person = "", reviewLabels = false } = useStudio((state) => state.settings);
  const names = useStudio((state) => state.review.names);
  const words = text.review.settings;
  return (
    <section className="block ruled" aria-label={words.title}>
      <h2 className="title">{words.title}</h2>
      <TextField
        label={text.review.name}
        text={person}
        hint={text.review.name}
        onType={(typed) => studio.settings.editSettings({ person: typed })}
      />
      <p className="dim">{text.review.nameSays}</p>
      <Check
        label={words.labels}
        checked={reviewLabels}
        onChange={(checked) => void studio.review.showLabels(checked)}
      />
      <p className="dim">{words.labelsSays}</p>
      <p className="dim">{names.length === 0 ? words.noNames : words.names}</p>
      {names.map((name) => (
        <div key={name} className="row">
          <span className="cut">{name}</span>
          <span className="spring" />
          <Button kind="link" says={words.eraseSays(name)} onPress={() => void studio.review.eraseName(name)}>
            {words.erase}
          </Button>
        </div>
      ))}
      {names.length > 0 && <p className="dim">{words.erased}</p>}
    </section>
  );
}
