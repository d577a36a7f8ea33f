/** Properties in an XMP packet, by the editor that UXP brings along. Premiere keeps its metadata columns in such packets. */

import uxp, { type XmpMeta } from "uxp";
import { StudioError } from "../core/failure";
import { messageOf } from "../core/thrown";

/** Suggested for Premiere's own namespace of project columns; any other gets a prefix of its own. */
const PREFIXES: Readonly<Record<string, string>> = {
  "http://ns.adobe.com/premierePrivateProjectMetaData/1.0/": "premierePrivateProjectMetaData",
};

/**
 * The packet with these simple properties set. An empty text empties a property that stands there and makes no new one: Premiere
 * takes over what stands in the packet, and leaves a column that does not. All else in it stays.
 * An empty `packet` starts a new one. @throws StudioError `host-refused` when it is no XMP packet.
 */
export function setXmpProperties(packet: string, namespace: string, values: Readonly<Record<string, string>>): string {
  return edit(packet, namespace, (xmp) => {
    for (const [name, value] of Object.entries(values)) {
      const isThere = (): boolean => (xmp.getProperty(namespace, name) ?? undefined) !== undefined;
      if (value !== "" || isThere()) xmp.setProperty(namespace, name, value);
    }
    return xmp.serialize();
  });
}

/** Absent when the packet has no such property. @throws StudioError `host-refused` when it is no XMP packet. */
export function readXmpProperty(packet: string, namespace: string, name: string): string | undefined {
  return edit(packet, namespace, (xmp) => xmp.getProperty(namespace, name)?.value);
}

function edit<T>(packet: string, namespace: string, task: (xmp: XmpMeta) => T): T {
  const { XMPMeta } = uxp.xmp;
  try {
    // A namespace that is not registered is refused, even where the packet has none of its properties yet.
    XMPMeta.registerNamespace(namespace, PREFIXES[namespace] ?? "pickup");
    return task(packet === "" ? new XMPMeta() : new XMPMeta(packet));
  } catch (error) {
    const message = messageOf(error);
    throw new StudioError({ kind: "host-refused", call: "XMPMeta", message }, { cause: error });
  }
}
