/** What is in the air by nature, among the things that the set has no models of. */

import { isIndoors, type Place, type Subject } from "../../../../core/staging";

/** Names of what flies or hovers, in both languages, without accents. */
const FLIERS =
  /\b(helicopter|chopper|helicoptere|(air|sea|aero|jet|bi)?plane|glider|planeur|biplan|avion|aircraft|airliner|jet|balloon|montgolfiere|airship|zeppelin|blimp|dirigeable|drone|quadcopter|rocket|missile|fusee|spaceship|spacecraft|starship|shuttle|vaisseau spatial|navette|saucer|soucoupe|ufo|ovni|satellite|kite|cerf-volant|parachute|butterfly|papillon|dragon|bee|abeille|bat|chauve-souris)s?\b/;

/** Metres from the ground to the underside of what hovers there; absent for all else. */
export function aloft(subject: Subject, place: Place): number | undefined {
  if (subject.kind !== "block-out" || subject.action === "stand" || subject.action === "sit") return undefined;
  const plain = subject.label.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  const { wide, high, deep } = subject.extent;
  const long = Math.max(wide, high, deep);
  // In a room only what is small enough hovers; the rest stands there as a model.
  if (!FLIERS.test(plain) || (isIndoors(place) && long > 1)) return undefined;
  return 1.3 + long * 0.7;
}
