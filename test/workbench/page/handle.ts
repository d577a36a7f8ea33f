/** What the workbench's page hands to the panel's page: data and ports. The simulated modules are made over there. */

import type { SimulatedProject } from "../../host/model";
import type { MediaReader, PictureMaker } from "../../host/ports";
import type { RoomLine } from "./roomline";
import type { HostSettings } from "./settings";
import type { TestCard } from "./testcard";

export interface WorkbenchHandle {
  readonly project: SimulatedProject;
  readonly media: MediaReader;
  readonly pictures: PictureMaker;
  /** The bytes of a file may have changed. */
  touched(path: string): void;
  readonly settings: HostSettings;
  /** Called when the settings that can change while the panel is open do: the theme. Answers how to stop. */
  onSettings(listener: (settings: HostSettings) => void): () => void;
  /** What the panel's SecureStorage holds; it lasts as long as the page. */
  readonly secrets: Map<string, Uint8Array>;
  /** A file of this computer, copied to the workbench's disk: its path there. Absent when the dialog was closed. */
  pickFile(types: readonly string[]): Promise<string | undefined>;
  /** A key that the panel has no use for, because nothing in it has the focus. */
  key(event: KeyboardEvent): void;
  /** For tests: late, lossy and dead media rooms. */
  readonly room: RoomLine;
  /** For tests: what the panel has read of Premiere. */
  readonly readings: Readings;
  /** Resolves once everything so far is on disk. */
  saved(): Promise<void>;
  /** For tests: footage whose frames can be told apart. */
  encodeTestCard(card: TestCard): Promise<Uint8Array>;
}

interface Readings {
  /** How often it asked where the playhead is. */
  playhead: number;
  /** How often it called anything at all. */
  calls: number;
}

declare global {
  interface Window {
    pickupWorkbench?: WorkbenchHandle;
  }
}
