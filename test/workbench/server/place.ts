/** Which real file a path of the workbench's disk names, and the refusal of everything outside it. */

import { realpath } from "node:fs/promises";
import { dirname, join, relative, isAbsolute } from "node:path";
import { codeOf } from "../../host/ports";

/** A refusal that the server answers with `status`; `code` is Node-like, so that the page's disk can throw it again. */
export class Refusal extends Error {
  readonly status: number;
  readonly code: string;

  constructor(status: number, code: string, message: string) {
    super(message);
    this.status = status;
    this.code = code;
  }
}

/**
 * The real path behind `path`, which is absolute on the disk that `root` holds. Refuses what would leave the root: `..`,
 * backslashes, NUL, drive letters, and links that point out of it.
 */
export async function placeIn(root: string, path: string): Promise<string> {
  const parts = path.split("/").filter((part) => part !== "");
  if (!path.startsWith("/") || parts.some((part) => part === "." || part === ".." || /[\\\0:]/.test(part))) {
    throw new Refusal(403, "EACCES", `This path leaves the workbench's disk: ${path}`);
  }
  const place = join(root, ...parts);
  const home = await realpath(root);
  const real = await realExisting(place);
  const away = relative(home, real);
  if (away.startsWith("..") || isAbsolute(away)) {
    throw new Refusal(403, "EACCES", `A link leads out of the workbench's disk: ${path}`);
  }
  return place;
}

/** The real path of the nearest folder above that exists: what is about to be made counts as where it will be. */
async function realExisting(place: string): Promise<string> {
  try {
    return await realpath(place);
  } catch (error) {
    if (codeOf(error) !== "ENOENT" || dirname(place) === place) throw error;
    return realExisting(dirname(place));
  }
}
