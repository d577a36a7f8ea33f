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

/** Whether it starts at a drive, a share or the root, so that it means the same wherever it is read. */
export function isAbsolute(path: string): boolean {
  return path.startsWith("/") || isWindows(path);
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

/** What a file is called, its ending included. */
export function fileNameIn(path: string): string {
  return path.slice(Math.max(path.lastIndexOf("/"), isWindows(path) ? path.lastIndexOf("\\") : -1) + 1);
}

/** As a <video> or an <img> may be given it, every name in it escaped: `file:///Volumes/Media/a%20cut.mp4`. */
export function fileUrl(path: string): string {
  const escaped = path
    .split(isWindows(path) ? /[\\/]/ : "/")
    .map((name, index) => (index === 0 && /^[A-Za-z]:$/.test(name) ? name : encodeURIComponent(name)))
    .join("/");
  return escaped.startsWith("//") ? `file:${escaped}` : `file://${escaped.startsWith("/") ? "" : "/"}${escaped}`;
}

/** Of paths as hosts word them: two that are equal so name one file, as far as letters tell. Nothing is opened by it. */
export function plainPath(path: string): string {
  return path.replace(/\\/g, "/").toLowerCase();
}
