/** How far something is: in words, with the way to stop it, and as a bar where it is counted. */

import type { ReactNode } from "react";
import { Button } from "./controls";

export function Steps(props: { readonly says: string; readonly stop: string; readonly onStop: () => void }): ReactNode {
  const { says, stop, onStop } = props;
  return (
    <div className="row">
      <span className="dim figures path" role="status">
        {says}
      </span>
      <span className="spring" />
      <Button kind="link" onPress={onStop}>
        {stop}
      </Button>
    </div>
  );
}

/** `total`: above 0. */
export function ProgressBar(props: {
  readonly name: string;
  readonly done: number;
  readonly total: number;
}): ReactNode {
  const { name, done, total } = props;
  return (
    <div
      className="progress"
      role="progressbar"
      aria-label={name}
      aria-valuemin={0}
      aria-valuemax={total}
      aria-valuenow={done}
    >
      <div className="progress-done" style={{ width: `${(100 * done) / total}%` }} />
    </div>
  );
}
