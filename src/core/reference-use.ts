/** What a model will do with the stills of a shot, to be said before anything is sent. */

import { leaving } from "./asking";
import { slotOf, type Capability } from "./capability";
import type { FrameSize } from "./sequence";
import type { ReferenceFrame, ReferenceRole } from "./shot";

export interface ReferenceUse {
  /** In the order in which they go along. */
  readonly sent: readonly ReferenceRole[];
  /** Stay in the form, are not sent and not in the recipe. */
  readonly ignored: readonly ReferenceRole[];
  /** Of `sent`: whether the model does anything with them, nobody said. */
  readonly unsure: readonly ReferenceRole[];
  /** It would take looks, but not beside frames of the take. */
  readonly framesExclude: boolean;
}

/** A frame of the take fills its picture; a look keeps its shape, whole, and is never enlarged: what is cut off would be missing. */
export function sizeAsSent({ role, size }: Pick<ReferenceFrame, "role" | "size">, take: FrameSize): FrameSize {
  if (slotOf(role) !== "look") return take;
  const long = Math.max(take.width, take.height);
  const scale = Math.min(1, long / Math.max(size.width, size.height));
  const side = (length: number): number => Math.max(1, Math.round(length * scale));
  return { width: side(size.width), height: side(size.height) };
}

export function referencesUsed(held: readonly ReferenceRole[], { roles }: Pick<Capability, "roles">): ReferenceUse {
  const all = held.map((role) => ({ role }));
  const { references } = leaving({ references: all, negative: "" }, { roles, negative: "unknown" });
  const sent = references.map(({ role }) => role);
  const isLook = (role: ReferenceRole): boolean => slotOf(role) === "look";
  return {
    sent,
    ignored: all.filter((one) => !references.includes(one)).map(({ role }) => role),
    unsure: sent.filter((role) => roles[slotOf(role)] === "unknown"),
    framesExclude:
      roles.framesOrLooks === true && roles.look !== 0 && held.some(isLook) && sent.some((role) => !isLook(role)),
  };
}
