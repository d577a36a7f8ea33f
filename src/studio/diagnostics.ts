/** What only a real Premiere can tell, asked of the one we run in, and put into a file that the editor may send. */

import type { MediaRoom } from "../media/client";
import { exportFrame } from "../premiere/frame";
import { readHostVersion, readProject } from "../premiere/project";
import { saveTextAs } from "../uxp/dialogs";
import { fileSize, makeFolder } from "../uxp/files";
import { dataFolder } from "../uxp/folders";
import { hostInfo } from "../uxp/host";
import { joinPath } from "../uxp/paths";
import { messageOf } from "../core/failure";
import type { Log } from "./log";
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

  /** Asks where, and writes one JSON file. `hidden` words are cut out of the log wherever they stand. */
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
      log: log.redacted(hidden),
    };
    const savedTo = await saveTextAs("pickup-diagnostics.json", `${JSON.stringify(report, undefined, 2)}\n`);
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
    const able = await room.capabilities();
    const yes = (is: boolean): "yes" | "no" => (is ? "yes" : "no");
    onRow({ id: "secure-context", outcome: yes(able.secureContext), seen: String(able.secureContext) });
    onRow({
      id: "h264-encode",
      outcome: yes(able.h264Encode),
      seen: able.h264EncodeFullHd ? "1920 × 1080" : able.h264Encode ? "1280 × 720" : "none",
    });
    onRow({ id: "h264-decode", outcome: yes(able.h264Decode), seen: String(able.h264Decode) });
    onRow({ id: "webgl2", outcome: yes(able.webgl2), seen: String(able.webgl2) });
    onRow({
      id: "renderer",
      outcome: able.renderer === undefined ? "unknown" : "yes",
      seen: able.renderer ?? "the browser does not say",
    });
    onRow({
      id: "hidden",
      outcome: yes(able.hidden),
      seen: able.hidden ? "the page believes it is hidden" : "visible",
    });
    onRow({ id: "user-agent", outcome: "yes", seen: able.userAgent });
  } catch (error) {
    onRow({ id: "h264-encode", outcome: "unknown", seen: messageOf(error) });
  }
  onRow(await exportRow(ports));
  try {
    const { toRoomBytesPerSecond, fromRoomBytesPerSecond, roundTripMilliseconds } =
      await room.bridgeSpeed(BRIDGE_BYTES);
    const mega = (bytes: number): string => (bytes / 1e6).toFixed(1);
    onRow({
      id: "bridge-speed",
      outcome: "yes",
      seen: `${mega(toRoomBytesPerSecond)} MB/s in, ${mega(fromRoomBytesPerSecond)} MB/s out, ${roundTripMilliseconds.toFixed(1)} ms there and back`,
    });
  } catch (error) {
    onRow({ id: "bridge-speed", outcome: "unknown", seen: messageOf(error) });
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
    return { id, outcome: "yes", seen: path.endsWith(".png.png") ? "yes, with a doubled extension" : "yes" };
  } catch (error) {
    return { id, outcome: "no", seen: messageOf(error) };
  }
}
