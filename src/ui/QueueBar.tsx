/** The queue: how much is under way, and how to hold or stop it. Nothing where nothing is. */

import { useState, type ReactNode } from "react";
import { Button } from "./controls";
import { useCommands, useStudio, useText } from "./useStudio";

export function QueueBar(): ReactNode {
  const text = useText();
  const studio = useCommands();
  const { paused, waiting, running } = useStudio((state) => state.queue);
  const [asking, setAsking] = useState(false);
  if (waiting.length + running.length === 0 && !paused) return null;
  return (
    <section className="block" aria-label={text.wire.queue.label}>
      <div className="row both-ends">
        <span className="label figures" role="status">
          {paused ? text.wire.queue.paused : text.wire.queue.state(running.length, waiting.length)}
        </span>
        {asking ? (
          <span className="end">
            <Button
              onPress={() => {
                setAsking(false);
                studio.cancelAll();
              }}
            >
              {text.wire.queue.stopAllSure}
            </Button>
            <span className="gap" />
            <Button kind="link" onPress={() => setAsking(false)}>
              {text.wire.queue.keep}
            </Button>
          </span>
        ) : (
          <span className="end">
            <Button onPress={() => studio.pauseQueue(!paused)}>
              {paused ? text.wire.queue.goOn : text.wire.queue.pause}
            </Button>
            <span className="gap" />
            {waiting.length + running.length > 0 && (
              <Button kind="link" onPress={() => setAsking(true)}>
                {text.wire.queue.stopAll}
              </Button>
            )}
          </span>
        )}
      </div>
    </section>
  );
}
