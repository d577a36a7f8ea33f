import { memo, useEffect, useState, type ReactNode } from "react";
import { secondsOf, ticks } from "../../../src/core/time";
import { itemOf, type SimulatedTrackItem } from "../../host/document";
import { useProject, useWorld } from "./useWorld";

interface TrackItemProps {
  readonly item: SimulatedTrackItem;
  readonly kind: "video" | "audio";
  readonly left: number;
  readonly width: number;
  readonly selected: boolean;
  /** In the sequence's timecode. */
  readonly range: string;
  readonly onSelect: (more: boolean) => void;
}

/** A clip on a track: its first picture, its name, the colour of what it is. */
export const TrackItem = memo(function TrackItem(props: TrackItemProps): ReactNode {
  const { item, kind, left, width, selected, range, onSelect } = props;
  const { transport } = useWorld();
  const source = useProject(({ document }) => itemOf(document, item.itemId));
  const picture = useThumbnail(kind === "video" ? item : undefined);
  const look =
    kind === "audio" ? "sound" : source?.content.kind === "title" ? "title" : isTake(source?.columns) ? "take" : "clip";
  return (
    <button
      className={`item ${look} ${selected ? "selected" : ""} ${item.disabled ? "disabled" : ""}`}
      style={{ left, width: Math.max(2, width - 1) }}
      aria-label={`${item.name}, ${range}`}
      aria-pressed={selected}
      title={`${item.name}\n${range}`}
      onPointerDown={(event) => {
        transport.choose("program");
        onSelect(event.shiftKey);
      }}
      onKeyDown={(event) => {
        if (event.key === "Enter") onSelect(event.shiftKey);
      }}
    >
      {picture === undefined ? null : <img src={picture} alt="" draggable={false} />}
      <span className="ellipsis">
        {look === "title" ? `Title: ${item.name}` : item.name.replace(/\.(mp4|mov|wav|png|jpe?g)$/i, "")}
      </span>
    </button>
  );
});

/** Whatever has a recipe was made, not shot. */
function isTake(columns: Readonly<Record<string, string>> | undefined): boolean {
  return columns !== undefined && Object.values(columns).some((value) => value !== "");
}

function useThumbnail(item: SimulatedTrackItem | undefined): string | undefined {
  const { thumbnails, library } = useWorld();
  const source = useProject(({ document }) => (item === undefined ? undefined : itemOf(document, item.itemId)));
  const [made, setMade] = useState<string>();
  const content = source?.content;
  const path = content?.kind === "video" || content?.kind === "still" ? content.path : undefined;
  const still = content?.kind === "still";
  const seconds = still || item === undefined ? 0 : secondsOf(ticks(item.inPoint));
  const version = path === undefined ? 0 : library.versionOf(path);
  useEffect(() => {
    if (path === undefined) return undefined;
    let wanted = true;
    void thumbnails.of(path, still, seconds).then((address) => {
      if (wanted) setMade(address);
    });
    return () => {
      wanted = false;
    };
  }, [thumbnails, path, still, seconds, version]);
  return path === undefined ? undefined : made;
}
