import { useEffect, useRef, useState, type ReactNode } from "react";
import { CHOICES, type HostSettings } from "./settings";

const ROWS: readonly {
  readonly name: keyof HostSettings;
  readonly label: string;
  readonly words: Readonly<Record<string, string>>;
}[] = [
  { name: "manners", label: "Manners", words: { strict: "Strict", hostile: "Hostile" } },
  { name: "version", label: "Premiere", words: { "26.3": "26.3", "25.6": "25.6" } },
  { name: "theme", label: "Theme", words: { dark: "Dark", light: "Light" } },
  { name: "panelWidth", label: "Panel width", words: { "320": "320", "360": "360", "480": "480" } },
  { name: "locale", label: "Language", words: { en_GB: "English", fr_FR: "Français" } },
];

interface HostMenuProps {
  readonly settings: HostSettings;
  readonly change: (settings: HostSettings) => void;
}

/** How the simulated Premiere behaves. All but the width starts the panel afresh, as a restart of Premiere would. */
export function HostMenu({ settings, change }: HostMenuProps): ReactNode {
  const [open, setOpen] = useState(false);
  const menu = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!open) return undefined;
    const close = (event: Event): void => {
      const outside = event.target instanceof Node && menu.current?.contains(event.target) === false;
      const escape = event instanceof KeyboardEvent && event.key === "Escape";
      if (escape || (event.type === "pointerdown" && outside)) setOpen(false);
    };
    document.addEventListener("pointerdown", close);
    document.addEventListener("keydown", close);
    return () => {
      document.removeEventListener("pointerdown", close);
      document.removeEventListener("keydown", close);
    };
  }, [open]);
  return (
    <div className="host-menu" ref={menu}>
      <button aria-expanded={open} aria-haspopup="dialog" onClick={() => setOpen(!open)}>
        Host: {settings.manners} ▾
      </button>
      {open ? (
        <div className="popover" role="dialog" aria-label="Host">
          {ROWS.map(({ name, label, words }) => (
            <div className="row" key={name} role="radiogroup" aria-label={label}>
              <span className="dim">{label}</span>
              <span className="segments">
                {CHOICES[name].map((choice) => (
                  <button
                    key={String(choice)}
                    role="radio"
                    aria-checked={settings[name] === choice}
                    onClick={() => change({ ...settings, [name]: choice })}
                  >
                    {words[String(choice)]}
                  </button>
                ))}
              </span>
            </div>
          ))}
          <p className="dim">
            A hostile host answers late, doubles file endings, lets objects go stale and ignores a setter, as people
            have met Premiere doing.
          </p>
        </div>
      ) : null}
    </div>
  );
}
