/** The stills of a shot in the order in which they are sent: its first frame, looks and subjects as the editor has them, its last. */

import type { ReferenceFrame, ReferenceRole } from "./shot";

interface Held {
  readonly frame: ReferenceFrame;
}

export interface Arranged<H extends Held> {
  readonly references: readonly H[];
  /** Had the role that went to another one, and is a look now. */
  readonly gaveWay?: H;
}

/** The role where a shot still has it to give; else it is a look, and nobody gives way. */
export function freeRole(held: readonly Held[], wanted: ReferenceRole): ReferenceRole {
  return isAlone(wanted) && held.some(({ frame }) => frame.role === wanted) ? "look" : wanted;
}

export function withReference<H extends Held>(held: readonly H[], one: H): Arranged<H> {
  return withRole([...held, one], held.length, one.frame.role);
}

/** There is one first frame and one last: an older one becomes a look. */
export function withRole<H extends Held>(held: readonly H[], at: number, role: ReferenceRole): Arranged<H> {
  const older = isAlone(role) ? held.find(({ frame }, index) => index !== at && frame.role === role) : undefined;
  const references = held.map((one, index) =>
    one === older ? asRole(one, "look") : index === at ? asRole(one, role) : one,
  );
  return { references: inOrder(references), ...(older === undefined ? {} : { gaveWay: older }) };
}

/** One place earlier or later among the looks and subjects; the ends of a shot stay at its ends. */
export function moved<H extends Held>(held: readonly H[], at: number, to: "earlier" | "later"): readonly H[] {
  const other = to === "earlier" ? at - 1 : at + 1;
  const [one, two] = [held[at], held[other]];
  if (one === undefined || two === undefined || !canMove(held, at, to)) return held;
  return held.map((each, index) => (index === at ? two : index === other ? one : each));
}

export function canMove(held: readonly Held[], at: number, to: "earlier" | "later"): boolean {
  const [one, two] = [held[at], held[to === "earlier" ? at - 1 : at + 1]];
  return one !== undefined && two !== undefined && !isAlone(one.frame.role) && !isAlone(two.frame.role);
}

function isAlone(role: ReferenceRole): role is "first" | "last" {
  return role === "first" || role === "last";
}

function asRole<H extends Held>(one: H, role: ReferenceRole): H {
  return one.frame.role === role ? one : { ...one, frame: { ...one.frame, role } };
}

function inOrder<H extends Held>(held: readonly H[]): readonly H[] {
  const having = (role: ReferenceRole): readonly H[] => held.filter(({ frame }) => frame.role === role);
  return [...having("first"), ...held.filter(({ frame }) => !isAlone(frame.role)), ...having("last")];
}
