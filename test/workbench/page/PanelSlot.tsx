import type { ReactNode } from "react";
import type { HostSettings } from "./settings";

/** The panel as it ships. A change of what it only reads at start loads it afresh; the width is only a width. */
export function PanelSlot({ settings }: { readonly settings: HostSettings }): ReactNode {
  const { manners, version, locale } = settings;
  return (
    <section className="pane panel-slot" aria-label="Pickup panel">
      <iframe
        key={`${manners} ${version} ${locale}`}
        title="Pickup"
        src="/panel/index.html"
        style={{ width: settings.panelWidth }}
      />
    </section>
  );
}
