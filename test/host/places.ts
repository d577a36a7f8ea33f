/** What a path, or an address with one of UXP's schemes, stands for on the disk. */

/** The folders that UXP's own schemes stand for, as paths on the disk. */
export interface PluginPlaces {
  readonly data: string;
  readonly temporary: string;
  readonly plugin: string;
}

/**
 * The native path behind it; absent for a relative one, which stands for nothing.
 * @throws Error for what is no path, and for a scheme that UXP does not have.
 */
export function placeOf(path: unknown, { data, temporary, plugin }: PluginPlaces): string | undefined {
  if (typeof path !== "string" || path === "") throw new Error("Illegal Parameter type");
  const scheme = /^([a-z-]{2,}:)(.*)$/.exec(path);
  if (scheme === null) {
    // On a Windows machine the disk's paths begin with a drive.
    if (/^[A-Za-z]:[\\/]/.test(path)) return plain(path.replace(/\\/g, "/"));
    return path.startsWith("/") ? plain(path) : undefined;
  }
  const bases = new Map([
    ["plugin-data:", data],
    ["plugin-temp:", temporary],
    ["plugin:", plugin],
    ["file:", ""],
  ]);
  const base = bases.get(scheme[1] ?? "");
  if (base === undefined) throw new Error(`Unsupported scheme: ${path}`);
  return plain(`${base}/${decodeURIComponent(scheme[2] ?? "")}`);
}

/** Whether it is one of the folders, or lies below one. */
export function isWithin(place: string, folders: readonly string[]): boolean {
  return folders.map(plain).some((folder) => place === folder || place.startsWith(`${folder}/`));
}

/** The root lies in itself. */
export function folderOf(place: string): string {
  return plain(place.slice(0, place.lastIndexOf("/")) || "/");
}

/** Without doubled slashes, and without one at the end. */
function plain(path: string): string {
  const single = path.replace(/\/+/g, "/").replace(/\/$/, "");
  return single === "" ? "/" : single;
}
