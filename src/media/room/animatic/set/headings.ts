/** Which way each kind faces, where the words do not say. */

import type { FromText, Subject } from "../../../../core/staging";
import { goesAlong } from "./keeping";
import type { Kit } from "./kit";

/** Radians; 0 is towards the camera. Three quarters, rarely straight on. */
export function headingOf(subject: Subject, kit: Pick<Kit, "staging" | "chance">): number {
  const { camera, place } = kit.staging;
  const chance = kit.chance("heading").between(-1, 1);
  const side = chance < 0 ? -1 : 1;
  if (subject.heading !== undefined)
    return { towards: 0, away: Math.PI, left: -Math.PI / 2, right: Math.PI / 2 }[subject.heading];
  switch (subject.kind) {
    case "person":
      return personHeading(subject, kit.staging, side, Math.abs(chance));
    case "block-out":
      // What is large goes along a street: there is no room across.
      return side * (place === "street" ? 0.08 : 0.55 + 0.25 * Math.abs(chance));
    case "car":
    case "dog":
      if (place === "street" && subject.action === "travel" && goesAlong(camera.move))
        return alongStreet(side, Math.abs(chance));
      return side * (0.55 + 0.25 * Math.abs(chance));
    case "train":
      return side * (0.55 + 0.25 * Math.abs(chance));
    case "boat":
    case "bird":
      return side * (1.15 + 0.4 * Math.abs(chance));
    case "tree":
    case "bottle":
      return chance * Math.PI;
    case "box":
    case "phone":
    case "cup":
      return side * 0.5;
  }
}

/** Down the middle of it, towards the camera or away: there are houses on either side. */
function alongStreet(side: number, much: number): number {
  return side < 0 ? -0.03 - 0.05 * much : Math.PI - 0.03 - 0.05 * much;
}

function personHeading({ action, count }: Subject, { camera, place }: FromText, side: number, much: number): number {
  if (camera.angle === "over-the-shoulder") return side * 0.2;
  const { move } = camera;
  const goes = action === "walk" || action === "run";
  // Seen from above, who comes nearer goes down the frame and out of it; across there is room.
  if (goes && camera.angle === "high" && camera.size === "full" && move === "static") return side * (1.15 + 0.2 * much);
  if (goes && place === "street" && move !== "truck-left" && move !== "truck-right") {
    return goesAlong(move) ? alongStreet(side, much) : side * (0.1 + 0.16 * much);
  }
  // A camera that goes sideways goes along with who walks across, the same way.
  if (goes && (move === "truck-left" || move === "truck-right" || move === "follow")) {
    return (move === "follow" ? side : move === "truck-left" ? -1 : 1) * (1.15 + 0.2 * much);
  }
  if (camera.size.includes("close") && action !== "talk" && !goes) return side * (0.16 + 0.2 * much);
  switch (action) {
    case "walk":
      return side * (0.35 + 0.3 * much);
    case "run":
      return side * (0.75 + 0.3 * much);
    case "talk":
      // Two who talk are seen from the side; one talks to somebody beside the camera.
      return side * (count > 1 ? 1.1 + 0.15 * much : 0.3 + 0.2 * much);
    case "sit":
    case "point":
      return side * (0.3 + 0.25 * much);
    case "stand":
    case "turn":
    case "travel":
    case "rest":
      return side * (0.3 + 0.4 * much);
  }
}
