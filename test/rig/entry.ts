/** The studio without a face: what the panel's index makes, for a rig that starts and kills it many times. */

import { MediaRoom } from "../../src/media/client";
import { Log } from "../../src/studio/log";
import { receive, type Received, type Receiving } from "../../src/studio/making/receive";
import { Studio, type Outside } from "../../src/studio/studio";

/** Pixels are not what is measured here: no media room runs, as on a machine whose web view gives none. */
class NoRoom extends MediaRoom {
  constructor() {
    super({ parent: {} as HTMLElement });
  }
  override start(): void {
    // It stays unavailable.
  }
  override stop(): void {
    // There is nothing to stop.
  }
}

export type RigOutside = Pick<Outside, "fetch" | "after" | "now" | "sleep" | "newId" | "newSeed">;

/** `room`: a real one, in a browser. */
export function makeStudio(outside: RigOutside, room: MediaRoom = new NoRoom()): Studio {
  return new Studio({ ...outside, room, runContract: () => Promise.resolve({ cases: [] }) });
}

/** Receiving alone, without a room to look into what came. */
export function receiveBare(receiving: Omit<Receiving, "room" | "log">): Promise<Received> {
  return receive({ ...receiving, room: new NoRoom(), log: new Log(() => new Date()) });
}

export { MediaRoom };
export { readCut } from "../../src/premiere/cut";
export { readLooks } from "../../src/premiere/looks";
export { storedFile } from "../../src/studio/disk/shelf";
