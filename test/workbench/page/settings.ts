/** How the simulated Premiere behaves and looks; kept in the browser, since it says nothing about the project. */

export interface HostSettings {
  /** `hostile`: everything late, doubled or stale that a careful panel can live with. */
  readonly manners: "strict" | "hostile";
  readonly version: "26.3" | "25.6";
  readonly theme: "dark" | "light";
  /** In pixels. */
  readonly panelWidth: 320 | 360 | 480;
  readonly locale: "en_GB" | "fr_FR";
}

/** Every value that a setting can have, in the order in which the menu shows them. */
export const CHOICES: { readonly [K in keyof HostSettings]: readonly HostSettings[K][] } = {
  manners: ["strict", "hostile"],
  version: ["26.3", "25.6"],
  theme: ["dark", "light"],
  panelWidth: [320, 360, 480],
  locale: ["en_GB", "fr_FR"],
};

const DEFAULTS: HostSettings = { manners: "strict", version: "26.3", theme: "dark", panelWidth: 360, locale: "en_GB" };

const KEY = "pickup workbench";

export function loadSettings(): HostSettings {
  const kept = decodeKept(localStorage.getItem(KEY));
  const pick = <K extends keyof HostSettings>(name: K): HostSettings[K] =>
    CHOICES[name].find((choice) => choice === kept[name]) ?? DEFAULTS[name];
  return {
    manners: pick("manners"),
    version: pick("version"),
    theme: pick("theme"),
    panelWidth: pick("panelWidth"),
    locale: pick("locale"),
  };
}

export function keepSettings(settings: HostSettings): void {
  localStorage.setItem(KEY, JSON.stringify(settings));
}

function decodeKept(text: string | null): Readonly<Record<string, unknown>> {
  const value: unknown = text === null ? undefined : JSON.parse(text);
  return typeof value === "object" && value !== null ? { ...value } : {};
}
