/** What a style draws over the developed picture. */

import type { ShaderMaterial } from "three";

export interface DrawnOver {
  /** Reads the developed picture as `source`. */
  readonly pass: ShaderMaterial;
  dispose(): void;
}
