/** What is set for reviews: label colours, and names that stand in the project. */

import type { ReactNode } from "react";
import { Button, Check } from "./controls";
import { useCommands, useStudio, useText } from "./useStudio";

export function ReviewSettings(): ReactNode {
  const text = useText();
  const studio = useCommands();
  const { reviewLabels = false } = useStudio((state) => state.settings);
  const names = useStudio((state) => state.review.names);
  const words = text.review.settings;
  return (
    <section className="block ruled" aria-label={words.title}>
      <h2 className="title">{words.title}</h2>
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
