/** A simulated Premiere over a folder of its own, for tests in Node: real files, no decoder. */

import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { nodeDisk } from "./disk.node";
import { nodeMedia } from "./media.node";
import { testCards } from "./pictures.node";
import type { Disk } from "./ports";
import type { PremiereOptions } from "./premiere";
import { SimulatedPremiere } from "./premiere";

export interface Stage {
  readonly premiere: SimulatedPremiere;
  readonly disk: Disk;
  /** An absolute path with forward slashes; it exists and is empty. */
  readonly folder: string;
  /** Waits for what is on its way, and removes the folder. */
  readonly strike: () => Promise<void>;
}

export async function stage(options: PremiereOptions = {}): Promise<Stage> {
  const folder = (await mkdtemp(join(tmpdir(), "pickup-"))).replace(/\\/g, "/");
  const disk = nodeDisk();
  const premiere = new SimulatedPremiere({ disk, media: nodeMedia(disk), pictures: testCards() }, options);
  return {
    premiere,
    disk,
    folder,
    strike: async () => {
      await premiere.settled();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
