import { useSyncExternalStore, type ReactNode } from "react";
import type { Sample } from "./sample";
import type { HostSettings } from "./settings";

/** The panel as it ships. A change of what it only reads at start loads it afresh; the width is only a width. */
export function PanelSlot({
  settings,
  sample,
}: {
  readonly settings: HostSettings;
  readonly sample: Sample;
}): ReactNode {
  // It reads its settings once, and the sample puts a prompt into them.
  const isAwaited = useSyncExternalStore(
    (listener) => sample.subscribe(listener),
    () => sample.state.kind === "drawing" || sample.state.kind === "laying-out",
  );
  const { manners, version, locale } = settings;
  return (
    <section className="pane panel-slot" aria-label="Pickup panel">
      {isAwaited ? (
        <p className="empty">The panel opens with the sample.</p>
      ) : (
        <iframe
          key={`${manners} ${version} ${locale}`}
          title="Pickup"
          src="/panel/index.html"
          style={{ width: settings.panelWidth }}
        />
      )}
    </section>
  );
}
