/** What may cost or goes for good wants a second press, which says why; the first one's place is not where the second one is. */

import { useState, type ReactNode } from "react";
import { Button, onEscape } from "./controls";

export function Twice(props: {
  readonly ask: string;
  readonly sure: string;
  readonly not: string;
  readonly onSure: () => void;
}): ReactNode {
  const { ask, sure, not, onSure } = props;
  /** `back`: it was asked, and taken back. */
  const [asking, setAsking] = useState<"no" | "yes" | "back">("no");

  if (asking !== "yes") {
    return (
      <Button onPress={() => setAsking("yes")} takesKeyboard={asking === "back"}>
        {ask}
      </Button>
    );
  }
  return (
    <span className="sure" onKeyDown={onEscape(() => setAsking("back"))}>
      {/* A key that is held down takes back. */}
      <Button kind="link" onPress={() => setAsking("back")} takesKeyboard>
        {not}
      </Button>
      <Button
        onPress={() => {
          setAsking("back");
          onSure();
        }}
      >
        {sure}
      </Button>
    </span>
  );
}
