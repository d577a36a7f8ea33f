/** What may cost or goes for good wants a second press, which says why; the first one's place is not where the second one is. */

import { useEffect, useRef, useState, type ReactNode } from "react";
import { Button, onEscape } from "./controls";

export function Twice(props: {
  readonly ask: string;
  readonly sure: string;
  readonly not: string;
  readonly onSure: () => void;
}): ReactNode {
  const { ask, sure, not, onSure } = props;
  const [asking, setAsking] = useState(false);
  const second = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    // The button that was pressed is gone, and the keyboard with it; a key that is held down takes back.
    if (asking) second.current?.querySelector("button")?.focus();
  }, [asking]);

  if (!asking) return <Button onPress={() => setAsking(true)}>{ask}</Button>;
  return (
    <span className="sure" ref={second} onKeyDown={onEscape(() => setAsking(false))}>
      <Button kind="link" onPress={() => setAsking(false)}>
        {not}
      </Button>
      <Button
        onPress={() => {
          setAsking(false);
          onSure();
        }}
      >
        {sure}
      </Button>
    </span>
  );
}
