/** Stills that are held for a shot, and what of them a take's record keeps. */

import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import type { ReferenceFrame } from "../src/core/shot";
import type { ReferenceChoice } from "../src/studio/form/shot-form";
import type { Room } from "./studio.setup";

/** A model that takes looks and subjects as well. */
export const H3 = "MiniMaxAI/MiniMax-H3";

export const held = ({ studio }: Pick<Room, "studio">): readonly ReferenceChoice[] => studio.state.form.references;

/** As `first 00:00:04:03`, or with the name of what it came from. */
export const said = (frames: readonly Pick<ReferenceFrame, "role" | "from">[]): readonly string[] =>
  frames.map(
    ({ role, from }) => `${role} ${"timecode" in from ? from.timecode : "name" in from ? from.name : from.kind}`,
  );

/** Of what is held. */
export const roles = (room: Room): readonly string[] => said(held(room).map(({ frame }) => frame));

export const problem = ({ studio }: Pick<Room, "studio">): unknown => studio.state.problem?.failure;

/** What the take's record says of its stills, and their files beside it. */
export async function keptWith(
  room: Room,
  takeId: string,
): Promise<{ readonly references: readonly ReferenceFrame[]; readonly files: readonly string[] }> {
  const folder = path.join(room.folder, "Pickup/takes", takeId);
  const files = (await readdir(folder)).filter((name) => name.startsWith("reference")).sort();
  return { references: room.take(takeId).recipe.references, files };
}

/** The picture that is held there. */
export const pictureHeld = async (room: Pick<Room, "studio">, index: number): Promise<Uint8Array> =>
  readFile(held(room)[index]?.file ?? "");

/** Files of what is held, by machine. */
export async function filesHeld({ folder }: Pick<Room, "folder">): Promise<readonly string[]> {
  const names = await readdir(path.join(folder, "Pickup/frames"), { recursive: true });
  return names.filter((name) => name.endsWith(".png"));
}
