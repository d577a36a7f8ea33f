import {
  useCallback,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
  type DragEvent,
  type PointerEvent,
  type ReactNode,
} from "react";
import { frameStart, secondsOf, ticks, TICKS_PER_SECOND, type Ticks } from "../../../src/core/time";
import type { SimulatedSequence, SimulatedTrack } from "../../host/document";
import { endOf } from "../../host/timeline";
import { importFiles } from "./footage";
import { dropItem, toggleTrack } from "./hand";
import { Ruler } from "./Ruler";
import { rangeIn, timecodeIn } from "./timecodes";
import { TrackItem } from "./TrackItem";
import { usePlayhead, useProject, useSequence, useWorld } from "./useWorld";

/** Pixels a second. */
const NEAREST = 480;
const FARTHEST = 2;
const STEP = 1.5;

export interface Zoom {
  in(): void;
  out(): void;
  fit(): void;
}

/** The open sequence: ruler, tracks, playhead, marks. `report` gets the zoom, for keys. */
export function Timeline({ report }: { readonly report: (zoom: Zoom) => void }): ReactNode {
  const sequence = useSequence();
  const body = useRef<HTMLDivElement>(null);
  const [scale, setScale] = useState<number>();
  const end = sequence === undefined ? 0 : secondsOf(endOf(sequence));

  const zoomTo = useCallback((wanted: number) => setScale(Math.max(FARTHEST, Math.min(NEAREST, wanted))), []);
  const fit = useCallback(() => {
    const width = (body.current?.clientWidth ?? 1000) - 24;
    zoomTo(width / Math.max(1, end * 1.04));
  }, [end, zoomTo]);
  const shown = scale ?? 60;
  useEffect(() => {
    report({ in: () => zoomTo(shown * STEP), out: () => zoomTo(shown / STEP), fit });
  }, [report, shown, fit, zoomTo]);
  // Another sequence is shown whole at first.
  const id = sequence?.id;
  const fitted = useRef<string>(undefined);
  useLayoutEffect(() => {
    if (id === undefined || fitted.current === id || end === 0) return;
    fitted.current = id;
    fit();
  }, [id, end, fit]);

  return (
    <section className="pane timeline" aria-label="Timeline">
      <header>
        <strong>{sequence?.name ?? "No sequence is open"}</strong>
        {sequence === undefined ? null : <PlayheadText />}
        <span className="zoom end">
          <button aria-label="Zoom out (-)" title="Zoom out (-)" onClick={() => zoomTo(shown / STEP)}>
            −
          </button>
          <input
            type="range"
            aria-label="Zoom"
            min={Math.log(FARTHEST)}
            max={Math.log(NEAREST)}
            step="0.01"
            value={Math.log(shown)}
            onChange={(event) => zoomTo(Math.exp(Number(event.currentTarget.value)))}
          />
          <button aria-label="Zoom in (=)" title="Zoom in (=)" onClick={() => zoomTo(shown * STEP)}>
            +
          </button>
          <button aria-label="Show all (\)" title="Show all (\)" onClick={fit}>
            fit
          </button>
        </span>
      </header>
      <div className="tracks">
        {sequence === undefined ? (
          <p className="empty whole">Open footage to make a sequence, or double-click one in the project.</p>
        ) : (
          <>
            <Heads sequence={sequence} />
            <div className="lanes-scroll" ref={body}>
              <Lanes sequence={sequence} scale={shown} end={end} body={body} />
            </div>
          </>
        )}
      </div>
    </section>
  );
}

function PlayheadText(): ReactNode {
  const sequence = useSequence();
  const playhead = usePlayhead();
  return sequence === undefined ? null : <span className="dim figures">{timecodeIn(sequence, playhead)}</span>;
}

function Heads({ sequence }: { readonly sequence: SimulatedSequence }): ReactNode {
  const world = useWorld();
  const head = (kind: "video" | "audio", track: SimulatedTrack, index: number): ReactNode => {
    const name = `${kind === "video" ? "V" : "A"}${index + 1}`;
    const toggle = kind === "video" ? `Show ${name}` : `Hear ${name}`;
    return (
      <div key={`${kind}${index}`} className={`head ${kind} ${track.muted ? "muted" : ""}`}>
        <span>{name}</span>
        <button
          aria-label={toggle}
          aria-pressed={!track.muted}
          title={toggle}
          onClick={() => toggleTrack(world, sequence.id, kind, index)}
        >
          {kind === "video" ? "◉" : "M"}
        </button>
      </div>
    );
  };
  return (
    <div className="heads">
      <div className="ruler-corner" />
      {sequence.video.map((track, index) => head("video", track, index)).reverse()}
      <div className="divide" />
      {sequence.audio.map((track, index) => head("audio", track, index))}
    </div>
  );
}

interface LanesProps {
  readonly sequence: SimulatedSequence;
  readonly scale: number;
  readonly end: number;
  readonly body: { readonly current: HTMLDivElement | null };
}

function Lanes({ sequence, scale, end, body }: LanesProps): ReactNode {
  const world = useWorld();
  const { project, transport } = world;
  const lanes = useRef<HTMLDivElement>(null);
  const [problem, setProblem] = useState<string>();
  const selection = useProject(({ view }) => view.selection[sequence.id]);
  const width = Math.max((end + 4) * scale, (body.current?.clientWidth ?? 0) - 1);
  const pixels = (time: number): number => (time / TICKS_PER_SECOND) * scale;
  const timeAt = (clientX: number): Ticks => {
    const left = lanes.current?.getBoundingClientRect().left ?? 0;
    return frameStart(ticks(Math.round((Math.max(0, clientX - left) / scale) * TICKS_PER_SECOND)), sequence.rate);
  };
  const scrub = (event: PointerEvent): void => {
    if (event.buttons !== 1) return;
    transport.choose("program");
    transport.stop();
    transport.goTo(timeAt(event.clientX));
  };
  const drop = async (event: DragEvent): Promise<void> => {
    const time = timeAt(event.clientX);
    const lane = event.target instanceof Element ? event.target.closest("[data-track]") : null;
    const track = Number(lane?.getAttribute("data-track") ?? 0);
    const itemId = event.dataTransfer.getData("application/x-project-item");
    const files = [...event.dataTransfer.files];
    if (itemId !== "") {
      dropItem(world, sequence.id, itemId, time, track);
      return;
    }
    let at = time;
    for (const item of await importFiles(world, files)) {
      dropItem(world, sequence.id, item.id, at, track);
      at = ticks(at + ("duration" in item.content ? item.content.duration : 5 * TICKS_PER_SECOND));
    }
  };
  const select = (id: string, more: boolean): void => {
    const before = selection ?? [];
    const linked = [...sequence.video, ...sequence.audio].flatMap((track) => track.items);
    const link = linked.find((item) => item.id === id)?.linkId;
    const chosen = link === undefined ? [id] : linked.filter((item) => item.linkId === link).map((item) => item.id);
    project.select(sequence.id, more ? [...new Set([...before, ...chosen])] : chosen);
  };
  const lane = (kind: "video" | "audio", track: SimulatedTrack, index: number): ReactNode => (
    <div
      key={`${kind}${index}`}
      className={`lane ${kind} ${track.muted ? "muted" : ""}`}
      data-track={index}
      role="group"
      aria-label={`${kind === "video" ? "V" : "A"}${index + 1}`}
      onPointerDown={(event) => {
        if (event.target === event.currentTarget) project.select(sequence.id, []);
      }}
    >
      {track.items.map((item) => (
        <TrackItem
          key={item.id}
          item={item}
          kind={kind}
          left={pixels(item.start)}
          width={pixels(item.end - item.start)}
          selected={selection?.includes(item.id) ?? false}
          range={rangeIn(sequence, item)}
          onSelect={(more) => select(item.id, more)}
        />
      ))}
    </div>
  );
  const { inPoint, outPoint } = sequence;
  return (
    <div
      className="lanes"
      ref={lanes}
      style={{ width }}
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
        event.stopPropagation();
        drop(event).then(
          () => setProblem(undefined),
          (error: unknown) => setProblem(error instanceof Error ? error.message : String(error)),
        );
      }}
    >
      <Ruler sequence={sequence} scale={scale} width={width} onScrub={scrub} />
      {sequence.video.map((track, index) => lane("video", track, index)).reverse()}
      <div className="divide" />
      {sequence.audio.map((track, index) => lane("audio", track, index))}
      {problem === undefined ? null : (
        <p className="problem" role="alert">
          {problem}
        </p>
      )}
      {inPoint !== undefined || outPoint !== undefined ? (
        <div
          className="marked"
          aria-hidden="true"
          style={{
            left: pixels(inPoint ?? 0),
            width: outPoint === undefined ? width - pixels(inPoint ?? 0) : pixels(outPoint - (inPoint ?? 0)),
          }}
        />
      ) : null}
      <Playhead scale={scale} />
    </div>
  );
}

function Playhead({ scale }: { readonly scale: number }): ReactNode {
  const line = useRef<HTMLDivElement>(null);
  const left = secondsOf(usePlayhead()) * scale;
  // It pages, as in Premiere: when it leaves the view, the view follows by a page.
  useEffect(() => {
    const view = line.current?.closest(".lanes-scroll");
    if (view === null || view === undefined) return;
    const isSeen = left >= view.scrollLeft && left <= view.scrollLeft + view.clientWidth - 2;
    if (!isSeen) view.scrollTo({ left: Math.max(0, left - 40) });
  }, [left]);
  const style = { transform: `translateX(${Math.round(left)}px)` };
  return <div ref={line} className="playhead" aria-hidden="true" style={style} />;
}
