/** What only a real Premiere can tell, asked of the one we run in, and put into a file that the editor may send. */

import type { MediaRoom } from "../media/client";
import type { Capabilities } from "../media/results";
import { exportFrame } from "../premiere/frame";
import { readHostVersion, readProject } from "../premiere/project";
import { saveTextAs } from "../uxp/dialogs";
import { fileSize, makeFolder, remove } from "../uxp/files";
import { dataFolder } from "../uxp/folders";
import { homeFolder, hostInfo } from "../uxp/host";
import { joinPath } from "../uxp/paths";
import type { DrawingRequest } from "../core/drawing";
import { messageOf } from "../core/thrown";
import { frameRateOf } from "../core/time";
import { redacted, type Log } from "./log";
import type { DiagnosticsState, ProbeRow } from "./state";

/** Bytes that the bridge's speed is measured over. */
const BRIDGE_BYTES = 100 * 1024 * 1024;

export interface DiagnosticsOutside {
  readonly room: MediaRoom;
  readonly log: Log;
  readonly now: () => Date;
  readonly sleep: (milliseconds: number) => Promise<void>;
  readonly newId: () => string;
  /** Runs every contract case against this host; the report as plain data. */
  readonly runContract: () => Promise<{ readonly cases: readonly { readonly outcome: ContractOutcome }[] }>;
}

type ContractOutcome = "holds" | "differs" | "unknown";

export const NOT_DIAGNOSED: DiagnosticsState = { probe: [], probing: false, contractRunning: false };

/** The probe page, the contract, and the file with both and the log in it. Two of one kind never run at once. */
export class Diagnostics {
  readonly #outside: DiagnosticsOutside;
  readonly #onChange: (state: DiagnosticsState) => void;
  #state = NOT_DIAGNOSED;
  #contract: unknown;

  constructor(outside: DiagnosticsOutside, onChange: (state: DiagnosticsState) => void) {
    this.#outside = outside;
    this.#onChange = onChange;
  }

  async runProbe(): Promise<void> {
    if (this.#state.probing) return;
    this.#become({ probing: true, probe: [] });
    try {
      await probe(this.#outside, (row) => this.#become({ probe: [...this.#state.probe, row] }));
    } finally {
      this.#become({ probing: false });
    }
  }

  async runContract(): Promise<void> {
    if (this.#state.contractRunning) return;
    this.#become({ contractRunning: true });
    try {
      const report = await this.#outside.runContract();
      this.#contract = report;
      const count = (outcome: ContractOutcome): number => report.cases.filter((one) => one.outcome === outcome).length;
      this.#become({ contract: { held: count("holds"), differed: count("differs"), unknown: count("unknown") } });
    } finally {
      this.#become({ contractRunning: false });
    }
  }

  /** Asks where, and writes one JSON file. `hidden` words, and the user's own folder, are cut out wherever they stand. */
  async save(hidden: readonly string[]): Promise<void> {
    const { log, now } = this.#outside;
    const report = {
      schema: "pickup.diagnostics",
      version: 1,
      at: now().toISOString(),
      premiere: await readHostVersion().catch((error: unknown) => `unknown: ${messageOf(error)}`),
      host: hostInfo(),
      probe: this.#state.probe,
      contract: this.#contract ?? "not run",
      log: log.lines,
    };
    const home = homeFolder();
    const clean = redacted(report, home === undefined ? hidden : [...hidden, home]);
    const savedTo = await saveTextAs("pickup-diagnostics.json", `${JSON.stringify(clean, undefined, 2)}\n`);
    if (savedTo !== undefined) this.#become({ savedTo });
  }

  #become(change: Partial<DiagnosticsState>): void {
    this.#state = { ...this.#state, ...change };
    this.#onChange(this.#state);
  }
}

/** Every row of the probe page, as each becomes known. A question that cannot be answered is `unknown`, with the reason. */
async function probe(ports: DiagnosticsOutside, onRow: (row: ProbeRow) => void): Promise<void> {
  const { room } = ports;
  try {
    for (const row of rowsOf(await room.capabilities())) onRow(row);
  } catch (error) {
    for (const id of ROOM_ROWS) onRow({ id, outcome: "unknown", seen: messageOf(error) });
  }
  onRow(await hiddenRow(room));
  onRow(await exportRow(ports));
  onRow(await bridgeRow(room));
}

const ROOM_ROWS = ["secure-context", "h264-encode", "h264-decode", "webgl2", "renderer", "user-agent"] as const;

function rowsOf(able: Capabilities): readonly ProbeRow[] {
  const yes = (is: boolean): "yes" | "no" => (is ? "yes" : "no");
  const encodes = able.h264EncodeFullHd ? "1920 × 1080" : able.h264Encode ? "1280 × 720" : "none";
  return [
    { id: "secure-context", outcome: yes(able.secureContext), seen: String(able.secureContext) },
    { id: "h264-encode", outcome: yes(able.h264Encode), seen: encodes },
    { id: "h264-decode", outcome: yes(able.h264Decode), seen: String(able.h264Decode) },
    { id: "webgl2", outcome: yes(able.webgl2), seen: String(able.webgl2) },
    able.renderer === undefined
      ? { id: "renderer", outcome: "unknown", seen: "the browser does not say" }
      : { id: "renderer", outcome: "yes", seen: able.renderer },
    { id: "user-agent", outcome: "yes", seen: able.userAgent },
  ];
}

/** A hidden page may be slowed down or stopped: what it believes of itself, and how fast it draws as it stands now. */
async function hiddenRow(room: MediaRoom): Promise<ProbeRow> {
  const id = "hidden";
  try {
    const { hidden } = await room.capabilities();
    const { frames, milliseconds } = await room.bench("both", HIDDEN_DRAWING);
    const speed = `${((frames * 1000) / milliseconds).toFixed(1)} frames a second`;
    return { id, outcome: hidden ? "yes" : "no", seen: `${hidden ? "believes it is hidden" : "visible"}, ${speed}` };
  } catch (error) {
    return { id, outcome: "unknown", seen: messageOf(error) };
  }
}

const HIDDEN_DRAWING: DrawingRequest = {
  kind: "from-text",
  prompt: "The sea by day",
  negative: "",
  seed: 1,
  size: { width: 320, height: 180 },
  rate: frameRateOf(24),
  frames: 24,
  caption: false,
};

async function bridgeRow(room: MediaRoom): Promise<ProbeRow> {
  const id = "bridge-speed";
  try {
    const speed = await room.bridgeSpeed(BRIDGE_BYTES);
    const mega = (bytes: number): string => (bytes / 1e6).toFixed(1);
    const both = `${mega(speed.toRoomBytesPerSecond)} MB/s in, ${mega(speed.fromRoomBytesPerSecond)} MB/s out`;
    return { id, outcome: "yes", seen: `${both}, ${speed.roundTripMilliseconds.toFixed(1)} ms there and back` };
  } catch (error) {
    return { id, outcome: "unknown", seen: messageOf(error) };
  }
}

async function exportRow({ sleep, newId }: DiagnosticsOutside): Promise<ProbeRow> {
  const id = "export-to-data-folder";
  try {
    const project = await readProject();
    if (project?.sequence === undefined) return { id, outcome: "unknown", seen: "no sequence is open" };
    const folder = joinPath(await dataFolder(), "probe");
    await makeFolder(folder);
    const { sequenceId, playhead } = project.sequence;
    const size = { width: 320, height: 180 };
    const name = `probe-${newId()}`;
    const { path } = await exportFrame(
      { projectId: project.projectId, sequenceId, time: playhead, size, folder, name },
      { fileSize, sleep },
    );
    await remove(path);
    return { id, outcome: "yes", seen: path.endsWith(".png.png") ? "yes, with a doubled extension" : "yes" };
  } catch (error) {
    return { id, outcome: "no", seen: messageOf(error) };
  }
}
