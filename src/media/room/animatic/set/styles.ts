/** Styles that are more than a grade: what is drawn over the developed picture. */

import type { FrameSize } from "../../../../core/sequence";
import type { Style } from "../../../../core/staging";
import { clayOver } from "./clay";
import { inkOver } from "./ink";
import type { Told } from "./pass";
import { washOver } from "./wash";
import type { DrawnOver } from "./drawn-over";

/** @param lens depth, and how it is read. Undefined where the developed picture is the picture. */
export function drawnOver(style: Style, size: FrameSize, lens: Told): DrawnOver | undefined {
  switch (style) {
    case "film":
    case "noir":
    case "product":
      return undefined;
    case "previz":
      return clayOver(size, lens);
    case "ink":
      return inkOver(size, lens);
    case "pastel":
      return washOver(size);
  }
}
