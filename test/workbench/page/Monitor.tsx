import { useState, type ReactNode } from "react";
import { durationText, parseTimecode, ticks, timecode, ZERO, type Ticks } from "../../../src/core/time";
import { mark } from "./hand";
import { Screen } from "./Screen";
import { sourceShape } from "./source";
import { formatOf, rateText, timecodeIn } from "./timecodes";
import { usePlayhead, useProject, useSequence, useTransport, useWorld } from "./useWorld";

/** Program and Source share one place; the tab that is up has the keys. */
export function MonitorPanel(): ReactNode {
  const { transport } = useWorld();
  const { monitor } = useTransport();
  const sequence = useSequence();
  const document = useProject((saved) => saved.document);
  const source = useProject(({ view }) => view.source);
  const shape = sourceShape(document, source);

  return (
    <section className="pane monitor" aria-label="Monitor">
      <header role="tablist">
        <button role="tab" aria-selected={monitor === "program"} onClick={() => transport.choose("program")}>
          Program: {sequence?.name ?? "(no sequence)"}
        </button>
        <button role="tab" aria-selected={monitor === "source"} onClick={() => transport.choose("source")}>
          Source: {shape?.name ?? "(no clip)"}
        </button>
        <span className="dim end">
          {monitor === "program"
            ? sequence === undefined
              ? ""
              : `${sequence.size.width} × ${sequence.size.height}, ${rateText(sequence.rate)}`
            : shape?.width === undefined
              ? ""
              : `${shape.width} × ${shape.height ?? 0}, ${rateText(shape.rate)}`}
        </span>
      </header>
      <Screen key={monitor} monitor={monitor} />
      <footer>
        {monitor === "program" ? <ProgramTime /> : <SourceTime />}
        <Buttons />
        {monitor === "program" ? <Marked /> : <span className="dim side right">{lengthOfSource(shape)}</span>}
      </footer>
    </section>
  );
}

function ProgramTime(): ReactNode {
  const { transport } = useWorld();
  const sequence = useSequence();
  const playhead = usePlayhead();
  if (sequence === undefined) return <span className="side" />;
  const go = (text: string): boolean => {
    const time = parseTimecode(text, sequence.rate, formatOf(sequence), sequence.zeroFrame);
    if (time === undefined || time < 0) return false;
    transport.stop();
    transport.goTo(time);
    return true;
  };
  return <TimeField label="Playhead" text={timecodeIn(sequence, playhead)} go={go} />;
}

function SourceTime(): ReactNode {
  const { transport } = useWorld();
  const document = useProject((saved) => saved.document);
  const source = useProject(({ view }) => view.source);
  const shape = sourceShape(document, source);
  if (shape === undefined) return <span className="side" />;
  const go = (text: string): boolean => {
    const time = parseTimecode(text, shape.rate, "non-drop");
    if (time === undefined || time < 0) return false;
    transport.goTo(time);
    return true;
  };
  return (
    <TimeField label="Source position" text={timecode(source?.position ?? ZERO, shape.rate, "non-drop")} go={go} />
  );
}

/** Shows a timecode; click it to type another. What cannot be read is put back. */
function TimeField(props: {
  readonly label: string;
  readonly text: string;
  readonly go: (text: string) => boolean;
}): ReactNode {
  const [typed, setTyped] = useState<string>();
  return (
    <input
      className="timecode side"
      aria-label={props.label}
      value={typed ?? props.text}
      spellCheck={false}
      onFocus={(event) => {
        setTyped(props.text);
        event.currentTarget.select();
      }}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onBlur={() => setTyped(undefined)}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key === "Enter" && typed !== undefined) props.go(typed);
        if (event.key === "Enter" || event.key === "Escape") event.currentTarget.blur();
      }}
    />
  );
}

function Buttons(): ReactNode {
  const world = useWorld();
  const { transport, premiere } = world;
  const { speed, monitor } = useTransport();
  const sequence = useSequence();
  const program = monitor === "program" ? sequence : undefined;
  const playhead = (): Ticks => transport.clock()?.position ?? ZERO;
  const marking = (which: "in" | "out"): void => {
    if (program !== undefined) mark(world, program, which, playhead());
  };
  return (
    <div className="buttons" role="group" aria-label="Transport">
      <button
        aria-label="Mark In (I)"
        title="Mark In (I)"
        disabled={program === undefined}
        onClick={() => marking("in")}
      >
        <Icon d="M10 3H6v10h4" />
      </button>
      <button
        aria-label="Mark Out (O)"
        title="Mark Out (O)"
        disabled={program === undefined}
        onClick={() => marking("out")}
      >
        <Icon d="M6 3h4v10H6" />
      </button>
      <button aria-label="Go to start (Home)" title="Go to start (Home)" onClick={() => transport.goTo(0)}>
        <Icon d="M4 3v10M13 3.5v9L6.5 8z" fill />
      </button>
      <button aria-label="Step back (←)" title="Step back (←)" onClick={() => transport.step(-1)}>
        <Icon d="M10.5 4v8L5 8z" fill />
      </button>
      <button
        className="play"
        aria-label={speed === 0 ? "Play (Space)" : "Pause (Space)"}
        title={speed === 0 ? "Play (Space)" : "Pause (Space)"}
        onClick={() => transport.toggle()}
      >
        {speed === 0 ? <Icon d="M4 2.5v11L13.5 8z" fill /> : <Icon d="M5 3h2v10H5zM9 3h2v10H9z" fill />}
      </button>
      <button aria-label="Step forward (→)" title="Step forward (→)" onClick={() => transport.step(1)}>
        <Icon d="M5.5 4v8L11 8z" fill />
      </button>
      <button
        aria-label="Go to end (End)"
        title="Go to end (End)"
        onClick={() => {
          const clock = transport.clock();
          if (clock !== undefined) transport.goTo(clock.end - clock.rate);
        }}
      >
        <Icon d="M12 3v10M3 3.5v9L9.5 8z" fill />
      </button>
      <button
        aria-label="Clear In and Out"
        title="Clear In and Out"
        disabled={program?.inPoint === undefined && program?.outPoint === undefined}
        onClick={() => {
          if (program !== undefined) premiere.mark(program.id, {});
        }}
      >
        <Icon d="M5 3H3v10h2M11 3h2v10h-2M6 6l4 4M10 6l-4 4" />
      </button>
    </div>
  );
}

function Marked(): ReactNode {
  const sequence = useSequence();
  const { speed } = useTransport();
  if (sequence === undefined) return <span className="side right" />;
  const { inPoint, outPoint, rate } = sequence;
  const marked = inPoint !== undefined && outPoint !== undefined && outPoint > inPoint;
  const fast = speed !== 0 && speed !== 1 ? `${speed}×   ` : "";
  return (
    <span className="dim side right">
      {fast}
      {marked ? `${durationText(ticks(outPoint - inPoint), rate)} in – out` : ""}
    </span>
  );
}

function lengthOfSource(shape: ReturnType<typeof sourceShape>): string {
  return shape === undefined ? "" : durationText(shape.end, shape.rate);
}

function Icon({ d, fill = false }: { readonly d: string; readonly fill?: boolean }): ReactNode {
  return (
    <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
      <path
        d={d}
        fill={fill ? "currentColor" : "none"}
        stroke="currentColor"
        strokeWidth="1.4"
        strokeLinejoin="round"
      />
    </svg>
  );
}
