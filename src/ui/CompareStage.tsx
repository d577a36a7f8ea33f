/** The two pictures: beside each other, or one over the other with a wipe between. */

import { useLayoutEffect, useRef, useState, type KeyboardEvent, type MouseEvent, type ReactNode } from "react";
import type { FrameSize } from "../core/sequence";
import type { CompareSide, CompareState } from "../studio/takes/compare-state";
import type { TakeRow } from "../studio/takes/take-row";
import type { Place, Playback } from "./usePlayback";
import { useText } from "./useStudio";

export type Way = "beside" | "wipe";

/** Pixels between two pictures. */
const GAP = 4;
/** Of the column's width: a tall picture is not taller. */
const TALLEST = 1.2;

interface Shown {
  readonly open: Extract<CompareState, { kind: "open" }>;
  readonly names: Readonly<Record<Place, string>>;
  readonly rows: Readonly<Record<Place, TakeRow | undefined>>;
  readonly playback: Playback;
}

export function CompareStage(props: Shown & { readonly way: Way }): ReactNode {
  const { way, ...shown } = props;
  const stage = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);
  useLayoutEffect(() => {
    const measure = (): void => setWidth(stage.current?.offsetWidth ?? 0);
    measure();
    window.addEventListener("resize", measure);
    return () => window.removeEventListener("resize", measure);
  }, []);
  return (
    <div className="stage" ref={stage}>
      {width > 0 && (way === "beside" ? <Beside {...shown} width={width} /> : <Wipe {...shown} width={width} />)}
    </div>
  );
}

function Beside(props: Shown & { readonly width: number }): ReactNode {
  const { width, ...shown } = props;
  const half = Math.floor((width - GAP) / 2);
  const box = boxFor(shown, half);
  return (
    <div className="row top beside-each-other">
      <div className="stage-box" style={box}>
        <Picture {...shown} place="a" box={box} />
      </div>
      <span style={{ width: GAP, height: 1 }} />
      <div className="stage-box" style={box}>
        <Picture {...shown} place="b" box={box} />
      </div>
    </div>
  );
}

/** A tenth of the picture an arrow key. */
const ARROW = 0.1;

/** A lies over B, in a box that is cut off where the wipe stands. */
function Wipe(props: Shown & { readonly width: number }): ReactNode {
  const { width, ...shown } = props;
  const text = useText();
  const [stands, setStands] = useState(0.5);
  const box = boxFor(shown, width);
  const cut = Math.round(stands * box.width);
  const move = (to: number): void => setStands(Math.max(0, Math.min(1, to)));

  function drag(event: MouseEvent<HTMLElement>): void {
    if (event.buttons !== 1) return;
    const { left } = event.currentTarget.getBoundingClientRect();
    move((event.clientX - left) / box.width);
  }

  function moveOnArrows(event: KeyboardEvent<HTMLElement>): void {
    const step = event.key === "ArrowLeft" ? -ARROW : event.key === "ArrowRight" ? ARROW : 0;
    if (step === 0) return;
    event.preventDefault();
    event.stopPropagation();
    move(stands + (event.shiftKey ? step / 10 : step));
  }

  return (
    <div
      className="stage-box wipe"
      style={box}
      role="slider"
      tabIndex={0}
      aria-label={text.compare.wipe}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={Math.round(100 * stands)}
      onMouseDown={drag}
      onMouseMove={drag}
      onKeyDown={moveOnArrows}
    >
      <Picture {...shown} place="b" box={box} />
      <div className="wipe-over" style={{ width: cut, height: box.height }}>
        <Picture {...shown} place="a" box={box} />
      </div>
      <div className="wipe-line" style={{ left: cut, height: box.height }} />
    </div>
  );
}

/** One of the two, whole, in the middle of its box. Sizes are told in pixels: UXP fits no picture by itself. */
function Picture(props: Shown & { readonly place: Place; readonly box: FrameSize }): ReactNode {
  const { open, names, rows, playback, place, box } = props;
  const text = useText();
  const side = open[place];
  const letter = text.compare.side[place];
  const size = sizeOf(side, rows[place]);
  const scale = Math.min(box.width / size.width, box.height / size.height);
  const fit = { width: Math.round(size.width * scale), height: Math.round(size.height * scale) };
  const at = { ...fit, left: Math.floor((box.width - fit.width) / 2), top: Math.floor((box.height - fit.height) / 2) };
  const { media } = side;
  const picture = side.picture ?? rows[place]?.picture;
  const label = text.compare.picture(letter, names[place]);
  return (
    <div className="stage-frame" style={box}>
      {picture !== undefined && <img className="stage-picture" src={picture} alt={label} style={at} />}
      {picture === undefined && (
        <p className="stage-none dim">{side.late ? text.compare.looking : text.compare.noPicture}</p>
      )}
      {media?.kind === "film" && playback.isTried && (
        <video
          className="stage-picture"
          aria-label={label}
          src={media.url}
          style={at}
          muted
          preload="auto"
          ref={(element) => playback.hold(place, element)}
          onLoadedData={() => playback.heard(place, "ready")}
          onError={() => playback.heard(place, "fails")}
        />
      )}
      <span className={place === "a" ? "stage-name" : "stage-name stage-name-b"} aria-hidden="true">
        {letter}
      </span>
    </div>
  );
}

function sizeOf({ media }: CompareSide, row: TakeRow | undefined): FrameSize {
  return media?.size ?? row?.take.film?.size ?? row?.take.recipe.size ?? { width: 16, height: 9 };
}

/** Of the wider of the two, so that neither is cut; never taller than the column allows. */
function boxFor({ open, rows }: Shown, width: number): FrameSize {
  const sizes = [sizeOf(open.a, rows.a), sizeOf(open.b, rows.b)];
  const shape = Math.max(...sizes.map((size) => size.height / size.width));
  return { width, height: Math.round(Math.min(width * shape, width * TALLEST)) };
}
