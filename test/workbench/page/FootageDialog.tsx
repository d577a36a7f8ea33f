import { useEffect, useRef, useState, type ReactNode } from "react";
import { openFootage } from "./footage";
import { OFFERED_RATES } from "./hand";
import { useWorld } from "./useWorld";

const AS_CLIP = "as the clip";

/** Chooses files and what sequence they make. */
export function FootageDialog({ close }: { readonly close: () => void }): ReactNode {
  const world = useWorld();
  const dialog = useRef<HTMLDialogElement>(null);
  const [files, setFiles] = useState<readonly File[]>([]);
  const [rate, setRate] = useState(AS_CLIP);
  const [size, setSize] = useState("");
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();

  useEffect(() => dialog.current?.showModal(), []);

  const open = async (): Promise<void> => {
    const offered = OFFERED_RATES.find(({ name }) => name === rate);
    const typed = /^\s*(\d{2,5})\s*[x×]\s*(\d{2,5})\s*$/.exec(size);
    if (size.trim() !== "" && typed === null) throw new Error(`A size looks like 1280x720; “${size}” does not.`);
    await openFootage(world, files, {
      ...(offered === undefined ? {} : { rate: offered.rate, drop: offered.drop }),
      ...(typed === null ? {} : { size: { width: Number(typed[1]), height: Number(typed[2]) } }),
    });
    close();
  };

  return (
    <dialog ref={dialog} aria-label="Open footage" onClose={close}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          setBusy(true);
          setProblem(undefined);
          open()
            .catch((error: unknown) => setProblem(error instanceof Error ? error.message : String(error)))
            .finally(() => setBusy(false));
        }}
      >
        <h2>Open footage</h2>
        <label>
          <span>Files</span>
          <input
            type="file"
            multiple
            accept="video/*,audio/*,image/*,.mov,.mp4,.mkv,.mxf"
            onChange={(event) => setFiles([...(event.currentTarget.files ?? [])])}
          />
        </label>
        <label>
          <span>Frame rate</span>
          <select value={rate} onChange={(event) => setRate(event.currentTarget.value)}>
            <option>{AS_CLIP}</option>
            {OFFERED_RATES.map(({ name }) => (
              <option key={name}>{name}</option>
            ))}
          </select>
        </label>
        <label>
          <span>Frame size</span>
          <input value={size} placeholder={AS_CLIP} onChange={(event) => setSize(event.currentTarget.value)} />
        </label>
        <p className="dim">
          The files are copied into .workbench; a new sequence opens with the first on V1. A picture of another size is
          fitted into the frame.
        </p>
        {problem === undefined ? null : (
          <p className="problem" role="alert">
            {problem}
          </p>
        )}
        <div className="actions">
          <button type="button" onClick={close}>
            Cancel
          </button>
          <button type="submit" className="primary" disabled={busy || files.length === 0}>
            {busy ? "Opening …" : "Open"}
          </button>
        </div>
      </form>
    </dialog>
  );
}
