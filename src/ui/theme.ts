/** Premiere's theme on the panel: a class on the body; the stylesheet holds the colours. */

const LIGHT = /^light/i;

/** Takes the host's name for it: `darkest`, `dark`, `medium`, `light`, `lightest`. An unknown name is dark. */
export function applyTheme(name: string): void {
  const isLight = LIGHT.test(name);
  document.body.classList.remove(isLight ? "theme-dark" : "theme-light");
  document.body.classList.add(isLight ? "theme-light" : "theme-dark");
}
