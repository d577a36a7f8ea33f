/** What cannot be brought back: a link that asks, and below it what goes and the press that means it. */

import { useState, type ReactNode } from "react";
import { Button } from "./controls";

export interface ForGood {
  /** Pressed again it takes the question back. */
  readonly link: ReactNode;
  /** Nothing as long as nobody asked. */
  readonly line: ReactNode;
}

/** `of`: the id of what goes; a question about another one is not this one's. */
export function useForGood(
  of: string | undefined,
  words: { readonly ask: string; readonly says: string; readonly sure: string },
  onSure: () => void,
): ForGood {
  const [asked, setAsked] = useState<string>();
  const isAsked = of !== undefined && asked === of;
  return {
    link: (
      <Button kind="link" expanded={isAsked} onPress={() => setAsked(isAsked ? undefined : of)}>
        {words.ask}
      </Button>
    ),
    line: isAsked && (
      <div className="row both-ends">
        <p className="dim">{words.says}</p>
        <Button onPress={onSure}>{words.sure}</Button>
      </div>
    ),
  };
}
