import type { PointerEvent, ReactNode } from "react";
import { frameStart, ticks, TICKS_PER_SECOND } from "../../../src/core/time";
import type { SimulatedSequence } from "../../host/document";
import { timecodeIn } from "./timecodes";

interface RulerProps {
  readonly sequence: SimulatedSequence;
  readonly scale: number;
  readonly width: number;
  readonly onScrub: (event: PointerEvent) => void;
}

/** Seconds between two labels, so that they never touch. */
const SPACINGS = [0.5, 1, 2, 5, 10, 15, 30, 60, 120, 300, 600];

/** Timecodes over the tracks; dragging along it scrubs. */
export function Ruler({ sequence, scale, width, onScrub }: RulerProps): ReactNode {
  const spacing = SPACINGS.find((seconds) => seconds * scale >= 104) ?? 1200;
  const count = Math.ceil(width / (spacing * scale));
  const labels = Array.from({ length: count }, (_, index) => {
    const time = frameStart(ticks(Math.round(index * spacing * TICKS_PER_SECOND + sequence.rate / 2)), sequence.rate);
    return { time, left: (time / TICKS_PER_SECOND) * scale };
  });
  return (
    <div
      className="ruler"
      role="group"
      aria-label="Time ruler"
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        onScrub(event);
      }}
      onPointerMove={onScrub}
    >
      {labels.map(({ time, left }) => (
        <span key={time} className="figures" style={{ left }}>
          {timecodeIn(sequence, time)}
        </span>
      ))}
    </div>
  );
}
