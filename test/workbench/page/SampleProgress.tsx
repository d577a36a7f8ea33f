import { useSyncExternalStore, type ReactNode } from "react";
import type { Sample } from "./sample";

/** What is being drawn for the sample, at the first start; nothing afterwards. */
export function SampleProgress({ sample }: { readonly sample: Sample }): ReactNode {
  const state = useSyncExternalStore(
    (listener) => sample.subscribe(listener),
    () => sample.state,
  );
  if (state.kind === "done" || state.kind === "laying-out") return null;
  if (state.kind === "failed") {
    return (
      <div className="sample" role="alert">
        <strong>The sample could not be drawn</strong>
        <span>{state.why}</span>
        <span className="dim">Open footage of your own; everything else works without the sample.</span>
        <button onClick={() => sample.dismiss()}>Close</button>
      </div>
    );
  }
  return (
    <div className="sample" role="status">
      <strong>Drawing the sample footage</strong>
      <span className="figures">
        {state.shot}: frame {state.done} of {state.total}
      </span>
      <progress aria-label="Sample footage" value={state.done} max={state.total} />
      <span className="dim">
        Shot {state.number} of {state.of}. Only this once; it is kept in .workbench.
      </span>
      <button onClick={() => sample.dismiss()}>Go on without it</button>
    </div>
  );
}
