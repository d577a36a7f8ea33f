/** Native paths as the host gives them: `/Volumes/Media/cut.prproj`, `C:\Cuts\cut.prproj`, `\\server\share\cut.prproj`. */

/** Joins with the separator that `folder` already uses. A path without any takes `/`. */
export function joinPath(folder: string, ...names: readonly string[]): string {
  const separator = separatorOf(folder);
  return names.reduce((path, name) => (path.endsWith(separator) ? path : path + separator) + name, withoutEnd(folder));
}

/** The folder that a file or folder is in; a root is its own. */
export function parentOf(path: string): string {
  const whole = withoutEnd(path);
  const cut = Math.max(whole.lastIndexOf("/"), isWindows(whole) ? whole.lastIndexOf("\\") : -1);
  if (cut < 0) return whole;
  const parent = whole.slice(0, cut);
  if (parent === "") return "/";
  return /^[A-Za-z]:$/.test(parent) ? `${parent}\\` : parent;
}

/** The last part of a path. */
export function nameOf(path: string): string {
  const whole = withoutEnd(path);
  const parent = parentOf(whole);
  return parent === whole ? "" : whole.slice(parent.length).replace(/^[\\/]/, "");
}

/** A file name without its extension; `.profile` has none. */
export function stemOf(name: string): string {
  const dot = name.lastIndexOf(".");
  return dot > 0 ? name.slice(0, dot) : name;
}

/** Whether it starts at a drive, a share or the root, so that it means the same wherever it is read. */
export function isAbsolute(path: string): boolean {
  return path.startsWith("/") || isWindows(path);
}

/** For an `<img>` or `<video>`: `file:///C:/Cuts/a%20b.mp4`. A share keeps its server as the address's host. */
export function fileUrlOf(path: string): string {
  const forward = isWindows(path) ? path.replace(/\\/g, "/") : path;
  const parts = forward.split("/").map((part) => (/^[A-Za-z]:$/.test(part) ? part : encodeURIComponent(part)));
  const joined = parts.join("/");
  if (joined.startsWith("//")) return `file:${joined}`;
  return joined.startsWith("/") ? `file://${joined}` : `file:///${joined}`;
}

function isWindows(path: string): boolean {
  return /^[A-Za-z]:([\\/]|$)/.test(path) || path.startsWith("\\\\");
}

function separatorOf(folder: string): "/" | "\\" {
  return isWindows(folder) && !folder.includes("/") ? "\\" : "/";
}

/** Without separators at the end, but for a root's own. */
function withoutEnd(path: string): string {
  const bare = isWindows(path) ? path.replace(/[\\/]+$/, "") : path.replace(/\/+$/, "");
  if (bare === "") return "/";
  return /^[A-Za-z]:$/.test(bare) ? `${bare}\\` : bare;
}
